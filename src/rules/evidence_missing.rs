//! Evidence that is not where the case says.

use super::evidence::{MISSING, faults};
use super::rule::{Check, Rule};
use crate::finding::{FindingKind, Severity};

pub const RULE: Rule = Rule {
    id: MISSING,
    severity: Severity::Error,
    kind: FindingKind::Data,
    holds: &[],
    check: Check::Across(None, faults),
};
