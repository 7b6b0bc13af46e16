//! What the file of the private part of a case is called.

/// How the file of a private part ends, and no number does.
pub(super) const PRIVATE: &str = ".private";

/// The file of the private part of the case in a file.
pub fn private_of(case: &str) -> String {
    let number = case.strip_suffix(".yaml").unwrap_or(case);
    format!("{number}{PRIVATE}.yaml")
}

/// The file of the case whose private part is in a file, where it is that.
pub fn public_of(file: &str) -> Option<String> {
    let number = file.strip_suffix(".yaml")?.strip_suffix(PRIVATE)?;
    Some(format!("{number}.yaml"))
}
