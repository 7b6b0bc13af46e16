//! Something recorded later than now; it would stay invisible until then.

use super::rule::{Check, Findings, Rule};
use super::view::RecordView;
use crate::domain::tree::Path;
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
    let root = Path::root();
    let own = if case.recorded == case.received {
        "received"
    } else {
        "recorded"
    };
    let mut facts = vec![(root.key(own), case.recorded)];
    let stamped = case.dated();
    facts.extend(
        stamped
            .iter()
            .map(|fact| (fact.path.key("recorded"), fact.stamp.recorded)),
    );
    for (path, recorded) in facts {
        if !view.reached(recorded) {
            let what = msg!("check-recorded-in-future", recorded = recorded.to_rfc3339());
            report.field(view, path, what).help = Some(msg!("check-correct-date"));
        }
    }
}
