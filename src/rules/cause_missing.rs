//! An established complaint without a cause (T-3, V-4, F-3.1).

use super::rule::{Check, Findings, Rule};
use super::view::{RecordView, run};
use crate::domain::case::investigation::Outcome;
use crate::domain::tree::Path;
use crate::finding::{FindingKind, Severity};
use crate::msg;

pub const RULE: Rule = Rule {
    id: "cause-missing",
    severity: Severity::Warning,
    kind: FindingKind::Data,
    holds: &["T-3", "V-4", "F-3.1", "B-5"],
    check: Check::One(check),
};

fn check(view: &RecordView, report: &mut Findings) {
    let Some(case) = &view.case else { return };
    let bare = |text: &Option<String>| text.as_ref().is_none_or(|it| it.trim().is_empty());
    let found = case.investigation.as_ref();
    let unexplained = found.is_none_or(|it| bare(&it.cause) && bare(&it.root_cause));
    let mut add = |path: Path, field: String| {
        let finding = report.field(view, path, msg!("check-cause-missing"));
        finding.help = Some(run(view, &format!("correct {field}=TEXT --reason TEXT")));
    };
    let whole = found.filter(|it| case.items.is_empty() && it.outcome.established());
    if whole.is_some() && unexplained {
        let path = Path::root().key("investigation").key("outcome");
        add(path, "investigation.cause".to_owned());
    }
    for (i, item) in case.items.iter().enumerate() {
        if item.outcome.is_some_and(Outcome::established) && bare(&item.cause) && unexplained {
            let path = Path::root().key("items").index(i).key("outcome");
            add(path, format!("items[{i}].cause"));
        }
    }
}
