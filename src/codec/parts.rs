//! A case and its private part in one text: what is read and edited. On disk they are two files.
//!
//! The private part begins at a line that says so, so that the two come apart as they were joined, to
//! the byte.

use std::ops::Range;

use memchr::memmem;

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
    const SAID: &str = "private: true";
    let line = |at: &usize| {
        let (before, rest) = (&text[..*at], &text[at + SAID.len()..]);
        let begins = before.is_empty() || before.ends_with('\n');
        begins && (rest.is_empty() || rest.starts_with([' ', '\r', '\n']))
    };
    let mut said = memmem::find_iter(text.as_bytes(), SAID);
    said.any(|at| line(&at))
}

/// Whether a case has a private part that is not in the text.
pub fn is_withheld(text: &str) -> bool {
    is_beside(text) && place(text).is_none()
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
    let bytes = text.as_bytes();
    if let Some(at) = memmem::find(bytes, MARK_AFTER.as_bytes()) {
        return Some(at..at + MARK_AFTER.len());
    }
    let mut marks = memmem::find_iter(bytes, MARK);
    let at = marks.find(|at| *at == 0 || bytes[at - 1] == b'\n')?;
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
