//! A fact dated later than it was written down.

use super::rule::{Check, Findings, Rule};
use super::view::RecordView;
use crate::domain::time::Time;
use crate::domain::tree::Path;
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
    let intake = Path::root().key("received");
    let mut facts = vec![(intake, case.received, case.recorded)];
    let stamped = case.dated();
    let stamped = stamped.iter();
    facts.extend(stamped.map(|fact| (fact.path.key("at"), fact.stamp.at, fact.stamp.recorded)));
    for (path, at, recorded) in facts {
        add(view, report, path, at, recorded);
    }
}

fn add(view: &RecordView, report: &mut Findings, path: Path, at: Time, recorded: Time) {
    if at > recorded {
        let what = msg!(
            "check-dated-after-record",
            at = at.to_rfc3339(),
            recorded = recorded.to_rfc3339()
        );
        report.field(view, path, what).help = Some(msg!("check-correct-date"));
    }
}
