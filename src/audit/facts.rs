//! What facts are called.

use crate::domain::history::Kind;
use crate::domain::msg::Msg;
use crate::msg;

/// What a fact is called.
pub fn fact(kind: Kind) -> Msg {
    match kind {
        Kind::Intake => msg!("audit-fact-intake"),
        Kind::Item => msg!("audit-fact-item"),
        Kind::ItemDecided => msg!("audit-fact-item-decided"),
        Kind::Registration => msg!("audit-fact-registration"),
        Kind::Assignment => msg!("audit-fact-assignment"),
        Kind::Escalation => msg!("audit-fact-escalation"),
        Kind::Investigation => msg!("audit-fact-investigation"),
        Kind::Settlement => msg!("audit-fact-settlement"),
        Kind::Consolidation => msg!("audit-fact-consolidation"),
        Kind::Approval => msg!("audit-fact-approval"),
        Kind::Agreement => msg!("audit-fact-agreement"),
        Kind::CarriedOut => msg!("audit-fact-carried-out"),
        Kind::Reply => msg!("audit-fact-reply"),
        Kind::Promise => msg!("audit-fact-promise"),
        Kind::PromiseKept => msg!("audit-fact-promise-kept"),
        Kind::Return => msg!("audit-fact-return"),
        Kind::Resale => msg!("audit-fact-resale"),
        Kind::Recovery => msg!("audit-fact-recovery"),
        Kind::Action => msg!("audit-fact-action"),
        Kind::ActionDone => msg!("audit-fact-action-done"),
        Kind::ActionVerified => msg!("audit-fact-action-verified"),
        Kind::Objection => msg!("audit-fact-objection"),
        Kind::ObjectionDecided => msg!("audit-fact-objection-decided"),
        Kind::Sanction => msg!("audit-fact-sanction"),
        Kind::SanctionDecided => msg!("audit-fact-sanction-decided"),
        Kind::Hold => msg!("audit-fact-hold"),
        Kind::Resumed => msg!("audit-fact-resumed"),
        Kind::Correction => msg!("audit-fact-correction"),
        Kind::Waiver => msg!("audit-fact-waiver"),
        Kind::Closing => msg!("audit-fact-closing"),
        Kind::Link => msg!("audit-fact-link"),
        Kind::Superseded => msg!("audit-fact-superseded"),
        Kind::Attachment => msg!("audit-fact-attachment"),
        Kind::Note => msg!("audit-fact-note"),
    }
}
