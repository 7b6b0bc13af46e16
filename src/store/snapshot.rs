//! A case repository as a revision has it.

use std::collections::BTreeMap;

use super::files::{ReadFault, SIZE_MAX};
use super::git::Git;
use crate::domain::numbering::is_number;
use crate::domain::problem::Problem;

/// The texts of a revision.
#[derive(Clone, Debug, Default)]
pub struct Snapshot {
    /// The case files by path; those that cannot be read with the reason.
    pub cases: BTreeMap<String, Result<String, ReadFault>>,
    /// The files of sanctions kept apart, by path.
    pub sanctions: BTreeMap<String, Result<String, ReadFault>>,
    /// The regulations by path.
    pub policies: BTreeMap<String, Result<String, ReadFault>>,
}

impl Git {
    /// The texts of a revision: three processes, however many files there are.
    ///
    /// # Errors
    /// Exit 2 where there is no such revision, exit 4 where git fails.
    pub fn snapshot(&self, rev: &str) -> Result<Snapshot, Problem> {
        let mut files = self.files_at(rev, &["cases", "sanctions", "policies"])?;
        files.retain(|file| case_place(&file.path).is_some() || is_policy(&file.path));
        let ids: Vec<String> = files.iter().map(|file| file.id.clone()).collect();
        let texts = self.blobs(&ids)?;
        let mut snapshot = Snapshot::default();
        for (file, bytes) in files.into_iter().zip(texts) {
            let read = text(bytes);
            let area = match file.path.split('/').next() {
                Some("cases") => &mut snapshot.cases,
                Some("sanctions") => &mut snapshot.sanctions,
                _ => &mut snapshot.policies,
            };
            area.insert(file.path, read);
        }
        Ok(snapshot)
    }
}

/// The text of a file's content, within the limits files on disk have.
///
/// # Errors
/// Why it has none.
pub fn text(bytes: Option<Vec<u8>>) -> Result<String, ReadFault> {
    let bytes = bytes.ok_or(ReadFault::Missing)?;
    if bytes.len() as u64 > SIZE_MAX {
        return Err(ReadFault::TooLarge(bytes.len() as u64));
    }
    String::from_utf8(bytes).map_err(|error| ReadFault::NotUtf8(error.utf8_error().valid_up_to()))
}

/// The month and number that the path of a case or of its sanctions says:
/// `cases/YYYY/MM/<number>.yaml`.
pub fn case_place(path: &str) -> Option<((i32, u32), &str)> {
    let mut parts = path.split('/');
    let (area, year, month) = (parts.next()?, parts.next()?, parts.next()?);
    let number = parts.next()?.strip_suffix(".yaml")?;
    let whole = matches!(area, "cases" | "sanctions") && parts.next().is_none();
    let digits =
        |text: &str, width| text.len() == width && text.bytes().all(|b| b.is_ascii_digit());
    let shaped = whole && digits(year, 4) && digits(month, 2) && is_number(number);
    let month: u32 = month.parse().ok()?;
    (shaped && (1..=12).contains(&month)).then(|| Some(((year.parse().ok()?, month), number)))?
}

/// Whether a path is that of a regulation: a TOML file directly in `policies/`.
pub fn is_policy(path: &str) -> bool {
    let name = path
        .strip_prefix("policies/")
        .and_then(|name| name.strip_suffix(".toml"));
    name.is_some_and(|name| !name.is_empty() && !name.contains('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is a case in a revision is what would be one on disk.
    #[test]
    fn paths_of_cases_and_regulations() {
        assert_eq!(
            case_place("cases/2026/11/261105.yaml"),
            Some(((2026, 11), "261105"))
        );
        assert_eq!(
            case_place("sanctions/2026/11/261105.yaml"),
            Some(((2026, 11), "261105"))
        );
        for other in [
            "cases/2026/13/261105.yaml",
            "cases/26/11/261105.yaml",
            "cases/2026/11/261105.yml",
            "cases/2026/11/a/261105.yaml",
            "cases/2026/11/.yaml",
            "x/cases/2026/11/261105.yaml",
        ] {
            assert_eq!(case_place(other), None, "{other}");
        }
        assert!(is_policy("policies/staff.toml"));
        assert!(!is_policy("policies/old/staff.toml") && !is_policy("policies/x.md"));
    }
}
