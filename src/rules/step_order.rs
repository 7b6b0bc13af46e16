//! Steps made in an order the policy does not allow.

use super::rule::{Check, Findings, Rule};
use super::view::RecordView;
use crate::domain::case::Case;
use crate::domain::case::intake::Nature;
use crate::domain::case::investigation::Outcome;
use crate::domain::policy::{Need, Policy, Step};
use crate::domain::tree::Path;
use crate::finding::{FindingKind, Severity};
use crate::msg;

pub const RULE: Rule = Rule {
    id: "step-order",
    severity: Severity::Error,
    kind: FindingKind::Data,
    holds: &["M-9.4", "V-3b", "T-3"],
    check: Check::One(check),
};

/// Every step with the section that holds it.
const SECTIONS: [(Step, &str); 9] = [
    (Step::Registered, "registration"),
    (Step::Assigned, "assignments"),
    (Step::Investigated, "investigation"),
    (Step::Resolved, "settlement"),
    (Step::Consolidated, "consolidations"),
    (Step::Approved, "approvals"),
    (Step::Agreed, "agreement"),
    (Step::CarriedOut, "carried_out"),
    (Step::Closed, "closing"),
];

fn check(view: &RecordView, report: &mut Findings) {
    let Some((case, policy)) = view.judged() else {
        return;
    };
    for (step, section) in SECTIONS {
        if !case.done(step) {
            continue;
        }
        let path = Path::root().key(section);
        let what = if case.nature == Nature::Abnormality && step > Step::Assigned {
            msg!("check-step-abnormality", step = step)
        } else if !policy.uses(step) {
            msg!("check-step-unused", step = step, policy = &policy.id)
        } else if let Some(lacking) = lacking(case, policy, step) {
            msg!("check-step-order", step = step, lacking = lacking)
        } else {
            continue;
        };
        report.field(view, path, what).help = Some(msg!("check-step-order-help"));
    }
}

/// The first required step before `step` that is not made. Approvals are told of by
/// `unapproved-settlement`, duties at closing by `open-duty`.
fn lacking(case: &Case, policy: &Policy, step: Step) -> Option<Step> {
    if step == Step::Closed && ended_early(case) {
        return None;
    }
    let place = policy.steps.iter().position(|used| used.step == step)?;
    let mut before = policy
        .steps
        .iter()
        .take(place)
        .filter(|used| !used.optional);
    // What was negotiated is given an opinion and decided on after the customer's answer (M-9.6b).
    let settlement = case.current.settlement.as_ref();
    let negotiated = step == Step::Agreed && settlement.is_some_and(|it| it.negotiated);
    let told = |lacking: Step| {
        lacking == Step::Approved
            || (negotiated && lacking == Step::Consolidated)
            || (step == Step::Closed && is_duty(case, policy, lacking))
    };
    let lacking = before.find(|used| !case.done(used.step) && !told(used.step));
    lacking.map(|used| used.step)
}

fn ended_early(case: &Case) -> bool {
    let closing = case.closing.as_ref();
    let found = case.investigation.as_ref();
    let rejected = found.is_some_and(|found| found.outcome == Outcome::Rejected);
    closing.is_some_and(|closing| closing.unresolved || closing.without_duties())
        || (rejected && case.current.settlement.is_none())
}

fn is_duty(case: &Case, policy: &Policy, step: Step) -> bool {
    let need = match step {
        Step::Investigated => Need::Investigated,
        Step::Resolved => Need::Resolved,
        Step::Agreed => Need::Accepted,
        Step::CarriedOut => Need::CarriedOut,
        _ => return false,
    };
    let duties = policy.duties_before(Step::Closed, &case.policy_facts());
    duties.iter().any(|duty| duty.need == need)
}
