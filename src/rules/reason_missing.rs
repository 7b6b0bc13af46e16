//! A complaint not established, or settled out of goodwill, without a word why (T-3, M-9.14).

use super::rule::{Check, Findings, Rule};
use super::view::{RecordView, run};
use crate::domain::case::investigation::Outcome;
use crate::domain::tree::Path;
use crate::finding::{FindingKind, Severity};
use crate::msg;

pub const RULE: Rule = Rule {
    id: "reason-missing",
    severity: Severity::Warning,
    kind: FindingKind::Data,
    holds: &["T-3", "M-9.14"],
    check: Check::One(check),
};

fn check(view: &RecordView, report: &mut Findings) {
    let Some(case) = &view.case else { return };
    let root = Path::root();
    let bare = |outcome: Outcome, cause: &Option<String>| {
        let explained = cause.as_ref().is_some_and(|text| !text.trim().is_empty());
        matches!(outcome, Outcome::Rejected | Outcome::Goodwill) && !explained
    };
    let mut add = |path: Path, outcome: Outcome, field: String| {
        let what = msg!("check-reason-missing", outcome = outcome.to_string());
        let finding = report.field(view, path, what);
        finding.help = Some(run(view, &format!("correct {field}=TEXT --reason TEXT")));
    };
    if let Some(found) = &case.investigation
        && case.items.is_empty()
        && bare(found.outcome, &found.cause)
    {
        let path = root.key("investigation").key("outcome");
        add(path, found.outcome, "investigation.cause".to_owned());
    }
    for (i, item) in case.items.iter().enumerate() {
        if let Some(outcome) = item.outcome
            && bare(outcome, &item.cause)
        {
            let path = root.key("items").index(i).key("outcome");
            add(path, outcome, format!("items[{i}].cause"));
        }
    }
}
