//! A department's objection nobody has decided (M-9.12).

use super::rule::{Check, Findings, Rule};
use super::view::{RecordView, run};
use crate::domain::judge::discipline::undecided_objections;
use crate::domain::tree::Path;
use crate::finding::{FindingKind, Severity};
use crate::msg;

pub const RULE: Rule = Rule {
    id: "undecided-objection",
    severity: Severity::Warning,
    kind: FindingKind::Duty,
    holds: &["M-9.12"],
    check: Check::One(check),
};

fn check(view: &RecordView, report: &mut Findings) {
    let Some(case) = &view.case else { return };
    for (n, objection) in undecided_objections(case) {
        let by = objection.unit.as_ref().unwrap_or(&objection.stamp.by);
        let by = view.regulations.staff.called(by);
        let what = msg!("sanction-check-objection", by = by, n = n.to_string());
        let path = Path::root().key("objections").index(n - 1);
        let finding = report.field(view, path, what);
        let command = format!("object --decide {n} --upheld|--dismissed --reason TEXT");
        finding.help = Some(run(view, &command));
        // What was closed over an objection was closed too early.
        if case.closing.is_some() {
            finding.severity = Severity::Error;
        }
    }
}
