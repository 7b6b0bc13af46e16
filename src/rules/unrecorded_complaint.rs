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
    let Some((book, told)) = beside.log else {
        return;
    };
    let rows = book.rows.iter().enumerate();
    for (_, row) in rows.filter(|(place, _)| !told.contains(place)) {
        let words = row.words();
        let told = Msg::list(words.clone());
        let finding = report.beside(&book.file, msg!("check-unrecorded-complaint", told = told));
        finding.place = Some(row.place.clone());
        finding.about = Some(words.join("\u{0}"));
        finding.help = Some(msg!("check-unrecorded-complaint-help"));
    }
}
