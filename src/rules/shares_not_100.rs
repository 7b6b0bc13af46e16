//! Liable shares that do not add up to the whole (M-A2).

use super::rule::{Check, Findings, Rule};
use super::view::RecordView;
use crate::domain::case::Case;
use crate::domain::case::liability;
use crate::domain::tree::Path;
use crate::finding::{FindingKind, Severity};
use crate::msg;
use rust_decimal::Decimal;

pub const RULE: Rule = Rule {
    id: "shares-not-100",
    severity: Severity::Error,
    kind: FindingKind::Data,
    holds: &["M-A2", "M-9.7"],
    check: Check::One(check),
};

fn check(view: &RecordView, report: &mut Findings) {
    let Some(case) = &view.case else { return };
    let stated = case.liability();
    let total = liability::total(stated);
    if stated.is_empty() || total == Decimal::ONE_HUNDRED {
        return;
    }
    let what = msg!(
        "check-shares-not-100",
        total = total.normalize().to_string()
    );
    report.field(view, place_of(case), what).help =
        Some(msg!("check-shares-not-100-help", number = &case.number));
}

/// Where the shares in force stand: in the last opinion that states some, else in the
/// investigation.
fn place_of(case: &Case) -> Path {
    for (at, round) in case.placed_rounds().rev() {
        let stated = |i: &usize| !round.consolidations[*i].liability.is_empty();
        if let Some(i) = (0..round.consolidations.len()).rev().find(stated) {
            return at.key("consolidations").index(i).key("liability");
        }
    }
    Path::root().key("investigation").key("liability")
}
