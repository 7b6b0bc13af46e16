//! A limit that the calendar cannot count, so that nobody would be reminded.

use super::{Check, Report, Rule, View};
use crate::domain::tree::Path;
use crate::finding::{Kind, Severity};
use crate::msg;

pub const RULE: Rule = Rule {
    id: "uncounted-clock",
    severity: Severity::Error,
    kind: Kind::Data,
    holds: &[],
    check: Check::One(check),
};

fn check(view: &View, report: &mut Report) {
    for why in &view.uncounted {
        let what = msg!("check-uncounted-clock", why = why.clone());
        let finding = report.field(view, Path::root().key("policy"), what);
        finding.help = Some(msg!("check-lint-policies"));
    }
}
