//! A settlement the customer was given without the approval it needs.

use super::rule::{Check, Findings, Rule};
use super::view::{RecordView, run};
use crate::domain::judge;
use crate::domain::policy::Step;
use crate::domain::tree::Path;
use crate::finding::{FindingKind, Severity};
use crate::msg;

pub const RULE: Rule = Rule {
    id: "unapproved-settlement",
    severity: Severity::Error,
    kind: FindingKind::Data,
    holds: &["M-9.4", "M-9.11", "M-11", "T-3", "R-8"],
    check: Check::One(check),
};

/// The steps that need the approval, when the policy has them after it, with their sections.
const LATER: [(Step, &str); 3] = [
    (Step::Agreed, "agreement"),
    (Step::CarriedOut, "carried_out"),
    (Step::Closed, "closing"),
];

fn check(view: &RecordView, report: &mut Findings) {
    let Some((case, policy)) = view.judged() else {
        return;
    };
    let order = |step| policy.steps.iter().position(|used| used.step == step);
    let unresolved = case
        .closing
        .as_ref()
        .is_some_and(|closing| closing.unresolved || closing.without_duties());
    let (Some(approval), Some(_)) = (order(Step::Approved), &case.current.settlement) else {
        return;
    };
    if case.done(Step::Approved) {
        return;
    }
    // What was negotiated is decided on after the customer's answer (M-9.6b).
    let negotiated = case
        .current
        .settlement
        .as_ref()
        .is_some_and(|it| it.negotiated);
    let done = LATER.iter().find(|(step, _)| {
        case.done(*step)
            && !(negotiated && *step == Step::Agreed)
            && order(*step).is_some_and(|place| place > approval)
            && !(*step == Step::Closed && unresolved)
    });
    let Some((_, section)) = done else { return };
    if judge::approval_needed(case, policy, &view.regulations.staff) {
        let what = msg!("check-unapproved-settlement");
        let finding = report.field(view, Path::root().key(section), what);
        finding.help = Some(run(view, "approve"));
    }
}
