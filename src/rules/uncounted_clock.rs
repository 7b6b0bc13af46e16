//! A limit that the calendar cannot count, so that nobody would be reminded.

use super::rule::{Check, Findings, Rule};
use super::view::RecordView;
use crate::domain::tree::Path;
use crate::finding::{FindingKind, Severity};
use crate::msg;

pub const RULE: Rule = Rule {
    id: "uncounted-clock",
    severity: Severity::Error,
    kind: FindingKind::Data,
    holds: &[],
    check: Check::One(check),
};

fn check(view: &RecordView, report: &mut Findings) {
    for uncounted in &view.uncounted {
        let what = msg!("check-uncounted-clock", why = uncounted.why.clone());
        let finding = report.field(view, Path::root().key("policy"), what);
        finding.about = Some(uncounted.clock.clone());
        finding.help = Some(msg!("check-lint-policies"));
    }
}
