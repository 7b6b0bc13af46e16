//! A fact dated later than it was written down.

use super::rule::{Check, Findings, Rule};
use super::view::RecordView;
use crate::domain::time::Time;
use crate::domain::trail::Trail;
use crate::finding::{FindingKind, Severity};
use crate::msg;

pub const RULE: Rule = Rule {
    id: "dated-after-record",
    severity: Severity::Error,
    kind: FindingKind::Data,
    holds: &["T-2"],
    check: Check::One(check),
};

fn check(view: &RecordView, report: &mut Findings) {
    let Some(case) = &view.case else { return };
    let intake = Trail::Root.key("received");
    add(view, report, &intake, case.received, case.recorded);
    case.each_dated(|place, fact| add(view, report, &place.key("at"), fact.at, fact.recorded));
}

fn add(view: &RecordView, report: &mut Findings, place: &Trail, at: Time, recorded: Time) {
    if at > recorded {
        let what = msg!(
            "check-dated-after-record",
            at = at.to_rfc3339(),
            recorded = recorded.to_rfc3339()
        );
        report.date(view, place.path(), what);
    }
}
