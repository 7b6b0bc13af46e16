//! An item of the complaint the customer has no answer to (L-7).

use super::rule::{Check, Findings, Rule};
use super::view::{RecordView, run};
use crate::domain::case::Case;
use crate::domain::judge::answers;
use crate::domain::tree::Path;
use crate::finding::{FindingKind, Severity};
use crate::msg;

pub const RULE: Rule = Rule {
    id: "unanswered-item",
    severity: Severity::Error,
    kind: FindingKind::Duty,
    holds: &["L-7", "T-case 2"],
    check: Check::One(check),
};

fn check(view: &RecordView, report: &mut Findings) {
    let Some((case, _)) = view.judged() else {
        return;
    };
    let Some(severity) = severity(view, case) else {
        return;
    };
    for (i, item) in case.items.iter().enumerate() {
        if item.answered.is_some() {
            continue;
        }
        let n = item.n.to_string();
        let what = msg!("check-unanswered-item", n = &n, text = &item.text);
        let finding = report.field(view, Path::root().key("items").index(i), what);
        finding.severity = severity;
        finding.help = Some(run(view, &answers::command("answer", Some(item.n))));
    }
}

/// An error once the case is closed, a warning once the remedies are done or the case is late.
fn severity(view: &RecordView, case: &Case) -> Option<Severity> {
    let late = || {
        view.clocks
            .iter()
            .any(|c| c.name == "overall" && c.overdue())
    };
    match &case.closing {
        Some(closing) if closing.unresolved || closing.without_duties() => None,
        Some(_) => Some(Severity::Error),
        None if case.superseded() => None,
        None => (case.current.carried_out.is_some() || late()).then_some(Severity::Warning),
    }
}
