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

/// What is found on one side only. Lines do not count, nor, for a clock, when it was due or how
/// late it is: the same lateness is not new because a day went by.
pub fn notices(before: &[&Finding], after: &[&Finding]) -> Notices {
    let without = |these: &[&Finding], others: &[&Finding]| {
        let mut left: Vec<&Finding> = others.to_vec();
        let mut rest = Vec::new();
        for finding in these {
            match left.iter().position(|other| same(finding, other)) {
                Some(place) => {
                    left.remove(place);
                }
                None => rest.push((*finding).clone()),
            }
        }
        rest
    };
    Notices {
        new: without(after, before),
        cured: without(before, after),
    }
}

fn same(one: &Finding, other: &Finding) -> bool {
    let what = one.clock.is_some() || one.what == other.what;
    one.rule == other.rule && one.clock == other.clock && what
}
