//! Where the pages of a site are.

use std::collections::{BTreeMap, BTreeSet};

/// The overview.
pub const INDEX: &str = "index.html";
/// The folder of the reports.
const REPORTS: &str = "reports";
/// The folder of the cases.
const CASES: &str = "cases";

/// Where the page of each case is, by its number.
#[derive(Clone, Debug, Default)]
pub struct Files {
    by_number: BTreeMap<String, String>,
    taken: BTreeSet<String>,
}

impl Files {
    /// The file of one more case: of several with one number each has its own, and the first is the one
    /// that is led to.
    pub fn case(&mut self, number: &str) -> String {
        let plain = |c: char| {
            if c.is_alphanumeric() || "-_".contains(c) {
                c
            } else {
                '-'
            }
        };
        let name: String = number.chars().map(plain).collect();
        let mut file = format!("{CASES}/{name}.html");
        let mut n = 1_u32;
        while !self.taken.insert(file.clone()) {
            n += 1;
            file = format!("{CASES}/{name}_{n}.html");
        }
        let known = self.by_number.entry(number.to_owned());
        known.or_insert_with(|| file.clone());
        file
    }

    /// The file of a case.
    pub(super) fn of(&self, number: &str) -> Option<&str> {
        self.by_number.get(number).map(String::as_str)
    }
}

/// The file of the report of a period.
pub fn report_file(name: &str) -> String {
    format!("{REPORTS}/{name}.html")
}
