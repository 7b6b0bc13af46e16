//! A sanction filed or decided by somebody the policy does not let do that (M-A7).

use super::rule::{Check, Findings, Rule};
use super::view::RecordView;
use crate::domain::case::Case;
use crate::domain::case::stamp::Stamp;
use crate::domain::judge;
use crate::domain::judge::discipline::publishing_right;
use crate::domain::policy::Policy;
use crate::domain::staff::{Found, Staff};
use crate::domain::tree::Path;
use crate::finding::{FindingKind, Severity};
use crate::msg;

pub const RULE: Rule = Rule {
    id: "sanction-not-permitted",
    severity: Severity::Error,
    kind: FindingKind::Data,
    holds: &["M-A7", "M-9.12"],
    check: Check::One(check),
};

fn check(view: &RecordView, report: &mut Findings) {
    let Some((case, policy)) = view.judged() else {
        return;
    };
    let staff = &view.regulations.staff;
    let root = Path::root();
    let mut facts: Vec<(Path, &Stamp, &str)> = Vec::new();
    for (i, sanction) in case.sanctions.iter().enumerate() {
        let at = root.key("sanctions").index(i);
        facts.push((at.clone(), &sanction.stamp, "sanction"));
        facts.extend(
            sanction
                .decided
                .iter()
                .map(|d| (at.key("decided"), d, "sanction-approve")),
        );
        let published = sanction.published.iter();
        let right = publishing_right(policy);
        facts.extend(published.map(|it| (at.key("published"), it, right)));
    }
    for (i, objection) in case.objections.iter().enumerate() {
        let at = root.key("objections").index(i).key("decision");
        facts.extend(
            objection
                .decision
                .iter()
                .map(|d| (at.clone(), &d.stamp, "object-decide")),
        );
    }
    for (path, stamp, act) in facts {
        if permitted((case, policy), staff, stamp, act) {
            continue;
        }
        let by = staff.called(&stamp.by);
        let what = msg!("sanction-check-not-permitted", by = by, act = act);
        report.field(view, path.key("by"), what).help =
            Some(msg!("sanction-check-not-permitted-help"));
    }
}

/// Whether the policy let the person do it on that day. Names nobody knows are another rule's.
fn permitted((case, policy): (&Case, &Policy), staff: &Staff, stamp: &Stamp, act: &str) -> bool {
    let Some(permission) = policy.permission(act, &case.policy_facts()) else {
        return true;
    };
    let Found::One(person) = staff.person_by(&stamp.by) else {
        return true;
    };
    judge::permitted(staff, person, permission, stamp.at.date_naive())
}
