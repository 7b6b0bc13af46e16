//! Liable shares that do not add up to the whole (M-A2).

use super::rule::{Check, Findings, Rule};
use super::view::RecordView;
use crate::domain::case::liability;
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
    for charge in case.charges() {
        let total = liability::total(charge.shares);
        if total == Decimal::ONE_HUNDRED {
            continue;
        }
        let total = total.normalize().to_string();
        let what = match charge.item {
            Some(n) => msg!(
                "check-shares-not-100-of-item",
                n = n.to_string(),
                total = total
            ),
            None => msg!("check-shares-not-100", total = total),
        };
        report.field(view, charge.path, what).help =
            Some(msg!("check-shares-not-100-help", number = &case.number));
    }
}
