//! Something recorded later than now; it would stay invisible until then.

use super::rule::{Check, Findings, Rule};
use super::view::RecordView;
use crate::domain::time::Time;
use crate::domain::trail::Trail;
use crate::finding::{FindingKind, Severity};
use crate::msg;

pub const RULE: Rule = Rule {
    id: "recorded-in-future",
    severity: Severity::Error,
    kind: FindingKind::Data,
    holds: &["T-2"],
    check: Check::One(check),
};

fn check(view: &RecordView, report: &mut Findings) {
    let Some(case) = view.record.case.as_ref().filter(|_| !view.as_of()) else {
        return;
    };
    let own = if case.recorded == case.received {
        "received"
    } else {
        "recorded"
    };
    let mut look = |place: &Trail, recorded: Time| {
        if !view.reached(recorded) {
            let what = msg!("check-recorded-in-future", recorded = recorded.to_rfc3339());
            report.date(view, place.path(), what);
        }
    };
    look(&Trail::Root.key(own), case.recorded);
    case.each_dated(|place, fact| look(&place.key("recorded"), fact.recorded));
}
