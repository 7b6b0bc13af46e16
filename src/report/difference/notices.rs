//! What became wrong, and what became right.

use crate::finding::{Finding, Severity};

/// Findings that are on one side only.
#[derive(Clone, Debug, Default)]
pub struct Notices {
    /// New ones.
    pub new: Vec<Finding>,
    /// Cured ones.
    pub cured: Vec<Finding>,
}

impl Notices {
    /// Whether there is nothing to tell.
    pub fn is_empty(&self) -> bool {
        self.new.is_empty() && self.cured.is_empty()
    }

    /// How many new ones are of this severity.
    pub fn new_of(&self, severity: Severity) -> usize {
        let these = self
            .new
            .iter()
            .filter(|finding| finding.severity == severity);
        these.count()
    }
}

/// What is found on one side only.
pub fn notices(before: &[Finding], after: &[Finding]) -> Notices {
    let mut left: Vec<&Finding> = before.iter().collect();
    let mut new = Vec::new();
    for finding in after {
        match left.iter().position(|was| was.accounts_for(finding)) {
            Some(place) => {
                left.remove(place);
            }
            None => new.push(finding.clone()),
        }
    }
    let cured = left.into_iter().cloned().collect();
    Notices { new, cured }
}
