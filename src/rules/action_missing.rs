//! A case closed without the corrective action it needs, or an action that failed its check and
//! has no successor (V-4, F-3.1, L-6).

use super::rule::{Check, Findings, Rule};
use super::view::{RecordView, run};
use crate::domain::case::action::unanswered_failure;
use crate::domain::case::conduct::Closing;
use crate::domain::policy::Need;
use crate::domain::tree::Path;
use crate::finding::{FindingKind, Severity};
use crate::msg;

pub const RULE: Rule = Rule {
    id: "action-missing",
    severity: Severity::Error,
    kind: FindingKind::Duty,
    holds: &["V-4", "F-3.1", "L-6", "M-9.7", "C-6b", "V-4b"],
    check: Check::One(check),
};

fn check(view: &RecordView, report: &mut Findings) {
    let Some((case, policy)) = view.judged() else {
        return;
    };
    let add = "action --what TEXT --owner WHO --due DATE";
    if let Some(failed) = unanswered_failure(&case.actions) {
        let path = Path::root().key("actions").index(failed).key("verified");
        let what = msg!("check-action-failed", n = failed + 1);
        report.field(view, path, what).help = Some(run(view, add));
        return;
    }
    let ended = case.closing.as_ref().is_none_or(Closing::without_duties);
    if ended {
        return;
    }
    for unmet in view.unmet() {
        if matches!(unmet.duty.need, Need::Action | Need::ActionVerified) {
            let rule = unmet.duty.source.rule.as_deref().unwrap_or(&policy.id);
            let what = msg!(
                "check-action-missing",
                what = unmet.what.clone(),
                rule = rule
            );
            let finding = report.field(view, Path::root().key("closing"), what);
            finding.about = Some(unmet.duty.need.to_string());
            finding.help = Some(msg!("check-run", command = unmet.command.clone()));
        }
    }
}
