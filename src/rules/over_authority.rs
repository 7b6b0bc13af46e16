//! An approval by somebody without the authority for the amount (M-11).

use super::rule::{Check, Findings, Rule};
use super::view::RecordView;
use crate::domain::case::remedy::Commitment;
use crate::domain::judge::{self, ApprovalFault};
use crate::finding::{FindingKind, Severity};
use crate::msg;

pub const RULE: Rule = Rule {
    id: "over-authority",
    severity: Severity::Error,
    kind: FindingKind::Data,
    holds: &["M-9.11", "M-11", "L-3.4"],
    check: Check::One(check),
};

fn check(view: &RecordView, report: &mut Findings) {
    let fault = view.approval_fault();
    if !matches!(fault, Some(ApprovalFault::Beyond | ApprovalFault::Unknown)) {
        return;
    }
    let Some((case, policy)) = view.judged() else {
        return;
    };
    let (Some(settlement), Some(approval)) = (&case.current.settlement, case.current.approval())
    else {
        return;
    };
    let by = &approval.stamp.by;
    let commitment = settlement.commitment();
    let role = judge::band_for(case, policy, commitment).map_or("?", |band| band.role.as_str());
    let what = match (commitment, fault) {
        (_, Some(ApprovalFault::Unknown)) => msg!("check-approved-by-unknown", by = by),
        (Commitment::Amount(amount), _) => msg!(
            "check-over-authority",
            by = by,
            amount = amount.grouped(),
            role = role
        ),
        (Commitment::Open, _) => msg!("check-over-authority-open", by = by, role = role),
    };
    let path = view.approval_path().key("by");
    report.field(view, path, what).help = Some(msg!("check-over-authority-help", role = role));
}
