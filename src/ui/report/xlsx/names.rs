//! The names of sheets: valid ones, each once.

use std::collections::BTreeSet;

use super::text::{cut, safe};

/// The longest name a sheet may have, in UTF-16 units.
const LONGEST: usize = 31;
/// The name that spreadsheets keep for themselves.
const RESERVED: &str = "history";

/// Gives each sheet its name.
pub(super) struct Names<'a> {
    /// What a table without a title is called.
    usual: &'a str,
    taken: BTreeSet<String>,
}

impl<'a> Names<'a> {
    pub(super) fn new(usual: &'a str) -> Self {
        Self {
            usual,
            taken: BTreeSet::from([RESERVED.to_owned()]),
        }
    }

    /// A name like this one, which no sheet has yet: they are compared without case.
    pub(super) fn next(&mut self, wanted: &str) -> String {
        let plain = |c: char| match c {
            '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\'' => ' ',
            c => c,
        };
        let wanted: String = safe(wanted).chars().map(plain).collect();
        let wanted = wanted.split_whitespace().collect::<Vec<_>>().join(" ");
        let wanted = if wanted.is_empty() {
            self.usual
        } else {
            &wanted
        };
        let mut name = cut(wanted, LONGEST);
        let mut n = 1_u32;
        while !self.taken.insert(name.to_lowercase()) {
            n += 1;
            let end = format!(" ({n})");
            name = cut(wanted, LONGEST - end.len()) + &end;
        }
        name
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Excel: at most 31 units, none of `[]:*?/\'`, no two alike, not `History`.
    #[test]
    fn every_sheet_has_a_valid_name_of_its_own() {
        let mut names = Names::new("Table");
        assert_eq!(names.next("a/b: [c]?"), "a b c");
        assert_eq!(names.next("A B C"), "A B C (2)");
        assert_eq!(names.next(""), "Table");
        assert_eq!(names.next("'"), "Table (2)");
        assert_eq!(names.next("History"), "History (2)");
        let long = "按责任单位：投诉最多".repeat(5);
        assert_eq!(names.next(&long).chars().count(), 31);
        let second = names.next(&long);
        assert!(
            second.chars().count() == 31 && second.ends_with(" (2)"),
            "{second}"
        );
        assert_eq!(cut("𠮷𠮷", 3), "𠮷");
    }
}
