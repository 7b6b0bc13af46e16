//! An opinion of the office that was given on another settlement than the one it stands with.

use super::rule::{Check, Findings, Rule};
use super::view::RecordView;
use crate::domain::case::settlement::{Round, Settlement};
use crate::domain::judge::ApprovalFault;
use crate::domain::trail::Trail;
use crate::finding::{FindingKind, Severity};
use crate::msg;

pub const RULE: Rule = Rule {
    id: "opinion-on-another-settlement",
    severity: Severity::Error,
    kind: FindingKind::Data,
    holds: &["M-9.4"],
    check: Check::One(check),
};

fn check(view: &RecordView, report: &mut Findings) {
    let Some(case) = &view.case else { return };
    // What was changed after its approval is told of as that.
    if view.approval_fault() != Some(&ApprovalFault::Changed) {
        round(view, report, &case.current, &Trail::Root);
    }
    let rounds = Trail::Root.key("rounds");
    for (i, former) in case.rounds.iter().enumerate() {
        round(view, report, &former.round, &rounds.index(i));
    }
}

fn round(view: &RecordView, report: &mut Findings, round: &Round, at: &Trail) {
    let mut stated = round.consolidations.iter();
    if stated.all(|opinion| opinion.settlement.is_none()) {
        return;
    }
    let now = round.settlement.as_ref().map(Settlement::fingerprint);
    for (i, opinion) in round.consolidations.iter().enumerate() {
        if opinion.settlement.is_some() && opinion.settlement != now {
            let path = at.key("consolidations").index(i).path();
            let what = msg!("check-opinion-on-another-settlement");
            let finding = report.field(view, path, what);
            finding.help = Some(msg!("check-opinion-on-another-settlement-help"));
        }
    }
}
