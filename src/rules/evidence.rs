//! What is found where a case says its evidence is, as the checks and the audit tell it.

use super::rule::Findings;
use super::view::RecordView;
use crate::domain::case::conduct::Attachment;
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

/// What is wrong with the evidence of one case, as far as it is this rule's.
pub(super) fn faults(view: &RecordView, report: &mut Findings) {
    for (i, cited, holding) in cited(view) {
        let fault = holding.fault(cited.sha256.as_deref());
        let told = fault.map(|fault| told(fault, &cited.file));
        let Some((rule, what, help)) = told else {
            continue;
        };
        if rule == report.rule.id {
            let path = Path::root().key("attachments").index(i).key("file");
            report.field(view, path, what).help = Some(help);
        }
    }
}

/// The evidence of a case that was looked for, with its place in the list and what was found.
pub(super) fn cited<'a>(
    view: &'a RecordView,
) -> impl Iterator<Item = (usize, &'a Attachment, &'a Holding)> {
    let case = view.case.as_deref();
    let cited = case.into_iter().flat_map(|case| &case.attachments);
    let holdings = view.asked.evidence.as_ref();
    cited
        .enumerate()
        .filter_map(move |(i, cited)| Some((i, cited, holdings?.get(&cited.file)?)))
}
