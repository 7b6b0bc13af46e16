//! Liable shares that do not add up to the whole (M-A2).

use super::rule::{Check, Findings, Rule};
use super::view::{RecordView, run};
use crate::domain::case::fact::Move;
use crate::domain::case::liability;
use crate::domain::judge::legal;
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
        // The office states them anew with an opinion; where none is due, what is there is mended.
        let opinion = view
            .policy
            .is_some_and(|policy| legal::check(case, policy, Move::Consolidate, true).is_ok());
        let mend = if opinion {
            "consolidate --liable UNIT=SHARE".to_owned()
        } else {
            format!("correct {}[0].share=SHARE --reason TEXT", charge.path)
        };
        let finding = report.field(view, charge.path, what);
        finding.help = Some(run(view, &mend));
        finding.unwritten = Some(Box::new(msg!("check-whole-shares")));
    }
}
