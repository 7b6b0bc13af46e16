//! A closed case whose customer was not asked again in the time the policy gives.

use super::rule::{Check, Findings, Rule};
use super::view::{RecordView, run};
use crate::domain::judge::aftercare::aftercare;
use crate::domain::time::shown;
use crate::domain::tree::Path;
use crate::finding::{FindingKind, Severity};
use crate::msg;

pub const RULE: Rule = Rule {
    id: "follow-up-missing",
    severity: Severity::Warning,
    kind: FindingKind::Duty,
    holds: &["R-10"],
    check: Check::One(check),
};

fn check(view: &RecordView, report: &mut Findings) {
    let (Some((case, policy)), Some(calendar)) = (view.judged(), view.calendar) else {
        return;
    };
    let owed = aftercare(case, policy, calendar);
    let Some(owed) = owed.filter(|it| it.done.is_none() && view.past(it.due)) else {
        return;
    };
    let what = msg!(
        "check-follow-up-missing",
        due = shown(owed.due),
        limit = owed.rule.limit.said(),
        rule = owed.rule.source.rule.as_deref().unwrap_or(&policy.id)
    );
    let finding = report.field(view, Path::root().key("closing"), what);
    finding.due = Some(owed.due);
    view.late(finding, owed.due);
    finding.help = Some(run(view, "follow-up --via CHANNEL --text TEXT"));
}
