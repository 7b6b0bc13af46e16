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
    for fact in case.dated() {
        let act = FactKind::at(&fact.path)
            .and_then(FactKind::act)
            .filter(|act| fact::needs_open(*act));
        if let Some(act) = act
            && fact.stamp.recorded > end
        {
            let recorded = shown(fact.stamp.recorded);
            let what = msg!(
                "check-recorded-after-end",
                act = act.to_string(),
                recorded = recorded,
                end = shown(end)
            );
            let finding = report.field(view, fact.path, what);
            finding.help = Some(msg!("check-recorded-after-end-help"));
        }
    }
}
