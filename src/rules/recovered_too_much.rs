//! More paid back by outside parties than was lost: the net loss is never below nothing (M-9.13).

use super::rule::{Check, Findings, Rule};
use super::view::RecordView;
use crate::domain::judge::loss;
use crate::domain::tree::Path;
use crate::finding::{FindingKind, Severity};
use crate::msg;

pub const RULE: Rule = Rule {
    id: "recovered-too-much",
    severity: Severity::Error,
    kind: FindingKind::Data,
    holds: &["M-9.13", "M-A6"],
    check: Check::One(check),
};

fn check(view: &RecordView, report: &mut Findings) {
    let (Some((case, policy)), Some(calendar)) = (view.judged(), view.calendar) else {
        return;
    };
    let Some(account) = loss::account(case, policy, calendar) else {
        return;
    };
    let Some(total) = account.total().filter(|total| account.recovered > *total) else {
        return;
    };
    let what = msg!(
        "check-recovered-too-much",
        recovered = account.recovered.grouped(),
        total = total.grouped()
    );
    let last = case.recoveries.len().saturating_sub(1);
    let path = Path::root().key("recoveries").index(last).key("amount");
    report.field(view, path, what).help = Some(msg!("check-recovered-too-much-help"));
}
