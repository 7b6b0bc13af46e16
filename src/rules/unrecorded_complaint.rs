//! A complaint that stands in a shop's log or the suggestion book, and in no case (B-5, B-5b).

use super::rule::{Check, Findings, Rule};
use super::view::Beside;
use crate::domain::msg::Msg;
use crate::finding::{FindingKind, Severity};
use crate::msg;

pub const RULE: Rule = Rule {
    id: "unrecorded-complaint",
    severity: Severity::Error,
    kind: FindingKind::Duty,
    holds: &["B-5", "B-5b"],
    check: Check::Beside(check),
};

fn check(beside: &Beside, report: &mut Findings) {
    let (Some((book, cases)), Some(calendar)) = (beside.log, beside.regulations.calendar()) else {
        return;
    };
    for row in &book.rows {
        if cases.iter().any(|case| row.is_in(case, calendar)) {
            continue;
        }
        let words = row.words();
        let told = Msg::list(words.clone());
        let finding = report.beside(&book.file, msg!("check-unrecorded-complaint", told = told));
        finding.place = Some(row.place.clone());
        finding.about = Some(words.join("\u{0}"));
        finding.help = Some(msg!("check-unrecorded-complaint-help"));
    }
}
