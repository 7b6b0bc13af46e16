//! An action that nobody, or only its owner, has checked in time (F-3.1, M-7).

use super::rule::{Check, Findings, Rule};
use super::view::{RecordView, run};
use crate::domain::judge::actions::{self_verified, verify_due, verifying};
use crate::domain::time::shown;
use crate::domain::tree::Path;
use crate::finding::{FindingKind, Severity};
use crate::msg;

pub const RULE: Rule = Rule {
    id: "action-unverified",
    severity: Severity::Error,
    kind: FindingKind::Duty,
    holds: &["F-3.1", "V-4", "M-7"],
    check: Check::One(check),
};

fn check(view: &RecordView, report: &mut Findings) {
    let (Some((case, policy)), Some(calendar)) = (view.judged(), view.calendar) else {
        return;
    };
    let staff = &view.regulations.staff;
    for (i, action) in case.actions.iter().enumerate() {
        let path = Path::root().key("actions").index(i);
        let n = i + 1;
        if self_verified(action, policy, staff) {
            let what = msg!(
                "check-action-self-verified",
                n = n,
                owner = staff.called(&action.owner)
            );
            let finding = report.field(view, path.key("verified"), what);
            finding.help = Some(msg!("action-own-help"));
            continue;
        }
        let due = verify_due(action, policy, calendar);
        let Some(due) = due.filter(|due| action.verified.is_none() && view.past(*due)) else {
            continue;
        };
        let what = msg!("check-action-unverified", n = n, due = shown(due));
        let finding = report.field(view, path, what);
        finding.due = Some(due);
        view.late(finding, due);
        finding.help = Some(run(view, &verifying(n)));
    }
}
