//! A sanction without one of the grounds the policy lists (M-A4).

use super::rule::{Check, Findings, Rule};
use super::view::RecordView;
use crate::domain::tree::Path;
use crate::finding::{FindingKind, Severity};
use crate::msg;

pub const RULE: Rule = Rule {
    id: "sanction-without-ground",
    severity: Severity::Warning,
    kind: FindingKind::Data,
    holds: &["M-A4"],
    check: Check::One(check),
};

fn check(view: &RecordView, report: &mut Findings) {
    let Some((case, policy)) = view.judged() else {
        return;
    };
    if policy.consequences.grounds.is_empty() {
        return;
    }
    for (i, sanction) in case.sanctions.iter().enumerate() {
        if sanction.sanction.is_none() || sanction.ground.is_some() {
            continue;
        }
        let name = view.regulations.staff.called(&sanction.person);
        let what = msg!("sanction-check-ground", name = name);
        let path = Path::root().key("sanctions").index(i);
        report.field(view, path, what).help = Some(msg!("sanction-check-ground-help"));
    }
}
