//! A case that still says who the customer was, after the time the policy keeps that.

use super::rule::{Check, Findings, Rule};
use super::view::{RecordView, run};
use crate::domain::judge::retention::retention;
use crate::domain::time::shown;
use crate::domain::tree::Path;
use crate::finding::{FindingKind, Severity};
use crate::msg;

pub const RULE: Rule = Rule {
    id: "retention-past",
    severity: Severity::Warning,
    kind: FindingKind::Duty,
    holds: &[],
    check: Check::One(check),
};

fn check(view: &RecordView, report: &mut Findings) {
    let (Some((case, policy)), Some(calendar)) = (view.judged(), view.calendar) else {
        return;
    };
    let kept = retention(case, policy, calendar);
    let Some(kept) = kept.filter(|kept| view.past(kept.until)) else {
        return;
    };
    let what = msg!(
        "check-retention-past",
        until = shown(kept.until),
        limit = kept.rule.personal.said()
    );
    let finding = report.field(view, Path::root().key("customer"), what);
    finding.due = Some(kept.until);
    view.late(finding, kept.until);
    finding.help = Some(run(view, "forget --reason TEXT"));
}
