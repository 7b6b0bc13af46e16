//! What is found where a case says its evidence is, as the checks and the audit tell it.

use super::rule::Findings;
use super::told::{Across, Cited, Told};
use crate::domain::case::evidence::{EvidenceFault, Holding};
use crate::domain::msg::Msg;
use crate::domain::tree::Path;
use crate::msg;

/// By which evidence is found that is not where its case says.
pub(super) const MISSING: &str = "evidence-missing";

/// By which evidence is found that is not what its case recorded.
pub(super) const CHANGED: &str = "evidence-changed";

/// The rule a fault is found by, what is wrong with this file, and what to do about it.
pub fn told(fault: EvidenceFault, file: &str) -> (&'static str, Msg, Msg) {
    match fault {
        EvidenceFault::Missing => (
            MISSING,
            msg!("check-evidence-missing", file = file),
            msg!("check-evidence-missing-help"),
        ),
        EvidenceFault::NotAFile => (
            MISSING,
            msg!("check-evidence-not-a-file", file = file),
            msg!("check-evidence-missing-help"),
        ),
        EvidenceFault::Outside => (
            MISSING,
            msg!("check-evidence-outside", file = file),
            msg!("check-evidence-outside-help"),
        ),
        EvidenceFault::Changed => (
            CHANGED,
            msg!("check-evidence-changed", file = file),
            msg!("check-evidence-changed-help"),
        ),
    }
}

/// What is wrong with the evidence of cases, as far as it is this rule's.
pub(super) fn faults(across: &Across, report: &mut Findings) {
    for (case, cited, holding) in cited(across) {
        let fault = holding.fault(cited.sha256.as_deref());
        let told = fault.map(|fault| told(fault, &cited.file));
        let Some((rule, what, help)) = told else {
            continue;
        };
        if rule == report.rule.id {
            let path = Path::root()
                .key("attachments")
                .index(cited.place)
                .key("file");
            report.across(case, path, what).help = Some(help);
        }
    }
}

/// The evidence that was looked for, with what was found.
pub(super) fn cited<'t>(
    across: &Across<'t, '_>,
) -> impl Iterator<Item = (&'t Told<'t>, &'t Cited, &'t Holding)> {
    let holdings = across.evidence;
    across.told.iter().flat_map(move |told| {
        let told: &Told = told;
        let cited = told.evidence().iter();
        cited.filter_map(move |cited| Some((told, cited, holdings?.get(&cited.file)?)))
    })
}
