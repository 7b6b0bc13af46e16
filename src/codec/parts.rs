//! A case and its private part in one text: what is read and edited. On disk they are two files.
//!
//! The private part begins at a line that says so, so that the two come apart as they were joined, to
//! the byte.

use std::ops::Range;

/// The line at which the private part begins.
const MARK: &str = "# ---- private ----\n";

/// The same after a file whose last line has no end.
const MARK_AFTER: &str = "\n# ---- private, after a line without an end ----\n";

/// How files begin that are encrypted, or stand for what is elsewhere.
const SEALED: [&str; 6] = [
    "\0GITCRYPT",
    "age-encryption.org/",
    "-----BEGIN AGE ENCRYPTED FILE-----",
    "-----BEGIN PGP MESSAGE-----",
    "version https://git-lfs.github.com/spec/",
    "{\"sops\"",
];

/// Whether a case says that its private part is kept beside it.
pub fn is_beside(text: &str) -> bool {
    let said = |line: &str| {
        let rest = line.strip_prefix("private: true");
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\r']))
    };
    text.lines().any(said)
}

/// Whether a case has a private part that is not in the text.
pub fn is_withheld(text: &str) -> bool {
    place(text).is_none() && is_beside(text)
}

/// Whether a text is none of ours: encrypted, or standing for what is elsewhere.
pub fn is_sealed(text: &str) -> bool {
    SEALED.iter().any(|begin| text.starts_with(begin))
}

/// A case with its private part in one text.
pub fn joined(case: String, private: &str) -> String {
    let mark = if case.ends_with('\n') {
        MARK
    } else {
        MARK_AFTER
    };
    let mut text = case;
    text.push_str(mark);
    text.push_str(private);
    text
}

/// Where in a text the case ends and the private part begins.
pub fn place(text: &str) -> Option<Range<usize>> {
    if let Some(at) = text.find(MARK_AFTER) {
        return Some(at..at + MARK_AFTER.len());
    }
    let mut marks = text.match_indices(MARK);
    let (at, _) = marks.find(|(at, _)| *at == 0 || text[..*at].ends_with('\n'))?;
    Some(at..at + MARK.len())
}

/// The texts of the two files, as they were joined.
pub fn apart(text: &str) -> (&str, Option<&str>) {
    match place(text) {
        Some(mark) => (&text[..mark.start], Some(&text[mark.end..])),
        None => (text, None),
    }
}

/// Whose private part a text is, where it says so.
pub fn owner(private: &str) -> Option<&str> {
    value_of(private, "private_of:")
}

/// What a key at the top of a text says, where it says it on its line.
pub(super) fn value_of<'t>(text: &'t str, key: &str) -> Option<&'t str> {
    let value = text.lines().find_map(|line| line.strip_prefix(key))?;
    let value = value.split(" #").next().unwrap_or_default();
    let value = value.trim().trim_matches(['"', '\'']);
    (!value.is_empty()).then_some(value)
}
