//! What the policy wants to know before a case is accepted: a warning until then, an error since.

use super::rule::{Check, Findings, Rule};
use super::view::{RecordView, run};
use crate::domain::case::intake::Nature;
use crate::domain::judge::{accepted, missing_fields, required_called};
use crate::domain::tree::Path;
use crate::finding::{FindingKind, Severity};
use crate::msg;

pub const RULE: Rule = Rule {
    id: "required-field",
    severity: Severity::Error,
    kind: FindingKind::Data,
    holds: &[
        "M-9.1", "B-3.0", "B-3.1c", "R-4", "R-9", "V-1", "T-5", "C-2", "C-2b",
    ],
    check: Check::One(check),
};

fn check(view: &RecordView, report: &mut Findings) {
    let Some((case, policy)) = view.judged() else {
        return;
    };
    if case.nature == Nature::Abnormality || case.duplicate() {
        return;
    }
    let severity = if accepted(case, policy) {
        Severity::Error
    } else {
        Severity::Warning
    };
    for (field, entry) in missing_fields(case, policy) {
        let rule = entry.source.rule.as_deref().unwrap_or(&policy.id);
        let what = msg!(
            "check-required-field",
            field = required_called(entry, &field),
            rule = rule
        );
        let path = field.parse().unwrap_or_else(|()| Path::root());
        let finding = report.field(view, path, what);
        finding.severity = severity;
        finding.help = Some(run(view, &format!("correct {field}=VALUE --reason TEXT")));
    }
}
