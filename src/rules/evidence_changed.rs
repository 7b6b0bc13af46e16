//! Evidence whose content is not what was recorded: what was decided by it cannot be followed.

use super::evidence::{CHANGED, faults};
use super::rule::{Check, Rule};
use crate::finding::{FindingKind, Severity};

pub const RULE: Rule = Rule {
    id: CHANGED,
    severity: Severity::Error,
    kind: FindingKind::Data,
    holds: &[],
    check: Check::Across(None, faults),
};
