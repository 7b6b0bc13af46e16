//! Goods that were shipped after their complaint came in (M-9.1, B-5).

use super::rule::{Check, Findings, Rule};
use super::view::{RecordView, run};
use crate::domain::tree::Path;
use crate::finding::{FindingKind, Severity};
use crate::msg;

pub const RULE: Rule = Rule {
    id: "shipped-after-received",
    severity: Severity::Warning,
    kind: FindingKind::Data,
    holds: &["M-9.1", "B-5"],
    check: Check::One(check),
};

fn check(view: &RecordView, report: &mut Findings) {
    let (Some(case), Some(calendar)) = (&view.case, view.calendar) else {
        return;
    };
    let received = calendar.in_zone(case.received).date_naive();
    let Some(shipped) = case.product.shipped.filter(|day| *day > received) else {
        return;
    };
    let (shipped, received) = (shipped.to_string(), received.to_string());
    let what = msg!(
        "check-shipped-after-received",
        shipped = shipped,
        received = received
    );
    let finding = report.field(view, Path::root().key("product").key("shipped"), what);
    finding.help = Some(run(view, "correct product.shipped=DATE --reason TEXT"));
}
