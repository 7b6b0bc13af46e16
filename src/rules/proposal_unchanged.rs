//! What the customer refused, proposed again without a reason (C-8).

use super::rule::{Check, Findings, Rule};
use super::view::RecordView;
use crate::domain::tree::Path;
use crate::finding::{FindingKind, Severity};
use crate::msg;

pub const RULE: Rule = Rule {
    id: "proposal-unchanged",
    severity: Severity::Warning,
    kind: FindingKind::Data,
    holds: &["C-8", "L-1"],
    check: Check::One(check),
};

fn check(view: &RecordView, report: &mut Findings) {
    let Some(case) = &view.case else { return };
    let rounds: Vec<_> = case.placed_rounds().collect();
    for (i, (place, round)) in rounds.iter().enumerate() {
        let Some(proposed) = &round.settlement else {
            continue;
        };
        let refused = rounds[..i].iter().filter_map(|(_, round)| round.refusal());
        let mut same = refused.filter(|refused| refused.offers_the_same(proposed));
        if proposed.reason.is_none() && same.next().is_some() {
            let what = msg!("check-proposal-unchanged");
            let path: Path = place.key("settlement");
            report.field(view, path, what).help = Some(msg!("check-proposal-unchanged-help"));
        }
    }
}
