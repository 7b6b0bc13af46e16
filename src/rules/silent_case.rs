//! An open case on which nothing has happened for longer than the policy allows.

use chrono::TimeDelta;

use super::rule::{Check, Findings, Rule};
use super::view::{RecordView, run};
use crate::domain::case::intake::Nature;
use crate::domain::judge;
use crate::domain::time::shown;
use crate::domain::tree::Path;
use crate::finding::{FindingKind, Severity};
use crate::msg;

pub const RULE: Rule = Rule {
    id: "silent-case",
    severity: Severity::Warning,
    kind: FindingKind::Duty,
    holds: &["R-7", "B-5", "C-10b", "V-3", "L-5"],
    check: Check::One(check),
};

fn check(view: &RecordView, report: &mut Findings) {
    let Some((case, policy)) = view.judged() else {
        return;
    };
    let Some(silence) = &policy.care.silence else {
        return;
    };
    let held = case.pauses.last().is_some_and(|hold| hold.until.is_none());
    if case.ended() || held || case.nature == Nature::Abnormality {
        return;
    }
    let last = judge::last_activity(case);
    let allowed = TimeDelta::try_seconds(silence.limit.nominal_seconds());
    let until = allowed.and_then(|allowed| last.checked_add_signed(allowed));
    if until.is_none_or(|until| !view.past(until)) {
        return;
    }
    let what = msg!(
        "check-silent-case",
        last = shown(last),
        limit = silence.limit.said(),
        rule = silence.source.rule.as_deref().unwrap_or(&policy.id)
    );
    let finding = report.field(view, Path::root().key("status"), what);
    finding.help = Some(run(view, "reply --kind interim --via CHANNEL"));
}
