//! A step recorded when the case had ended: two people who did not know of each other, joined by a
//! merge of lines.

use super::rule::{Check, Findings, Rule};
use super::view::RecordView;
use crate::domain::case::fact;
use crate::domain::case::fact::FactKind;
use crate::domain::time::shown;
use crate::finding::{FindingKind, Severity};
use crate::msg;

pub const RULE: Rule = Rule {
    id: "recorded-after-end",
    severity: Severity::Error,
    kind: FindingKind::Data,
    holds: &["T-3"],
    check: Check::One(check),
};

fn check(view: &RecordView, report: &mut Findings) {
    let Some(case) = &view.case else { return };
    let Some(end) = case.end() else { return };
    case.each_dated(|place, stamp| {
        if stamp.recorded <= end {
            return;
        }
        let path = place.path();
        let act = FactKind::at(&path).and_then(FactKind::act);
        if let Some(act) = act.filter(|act| fact::needs_open(*act)) {
            let recorded = shown(stamp.recorded);
            let what = msg!(
                "check-recorded-after-end",
                act = act.to_string(),
                recorded = recorded,
                end = shown(end)
            );
            let finding = report.field(view, path, what);
            finding.help = Some(msg!("check-recorded-after-end-help"));
        }
    });
}
