//! Evidence that git knows and that was not brought here. It is told once: whoever leaves it out on
//! purpose would not read a line for each.

use std::collections::BTreeSet;

use super::evidence::cited;
use super::rule::{Check, Findings, Rule};
use super::told::Across;
use crate::domain::case::evidence::{AREA, Holding};
use crate::finding::{FindingKind, Severity};
use crate::msg;

pub const RULE: Rule = Rule {
    id: "evidence-not-here",
    severity: Severity::Note,
    kind: FindingKind::Data,
    holds: &[],
    check: Check::Across(None, check),
};

fn check(across: &Across, report: &mut Findings) {
    let mut away = BTreeSet::new();
    for (_, cited, holding) in cited(across) {
        let unchanged = holding.fault(cited.sha256.as_deref()).is_none();
        if unchanged && matches!(holding, Holding::Elsewhere(_)) {
            away.insert(cited.file.as_str());
        }
    }
    if !away.is_empty() {
        let what = msg!("check-evidence-not-here", count = away.len());
        let finding = report.beside(AREA, what);
        finding.help = Some(msg!("check-evidence-not-here-help"));
    }
}
