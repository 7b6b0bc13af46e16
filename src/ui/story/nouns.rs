//! What facts are called.

use crate::domain::history::Kind;
use crate::domain::msg::Msg;
use crate::msg;

/// A kind of fact as a noun.
pub(super) fn noun(kind: Kind) -> Msg {
    match kind {
        Kind::Intake => msg!("story-noun-intake"),
        Kind::Item => msg!("story-noun-item"),
        Kind::ItemDecided => msg!("story-noun-item-decided"),
        Kind::Registration => msg!("story-noun-registration"),
        Kind::Assignment => msg!("story-noun-assignment"),
        Kind::Escalation => msg!("story-noun-escalation"),
        Kind::Investigation => msg!("story-noun-investigation"),
        Kind::Settlement => msg!("story-noun-settlement"),
        Kind::Consolidation => msg!("story-noun-consolidation"),
        Kind::Approval => msg!("story-noun-approval"),
        Kind::Agreement => msg!("story-noun-agreement"),
        Kind::CarriedOut => msg!("story-noun-carried-out"),
        Kind::Reply => msg!("story-noun-reply"),
        Kind::Promise => msg!("story-noun-promise"),
        Kind::PromiseKept => msg!("story-noun-promise-kept"),
        Kind::Return => msg!("story-noun-return"),
        Kind::Resale => msg!("story-noun-resale"),
        Kind::Recovery => msg!("story-noun-recovery"),
        Kind::Action => msg!("story-noun-action"),
        Kind::ActionDone => msg!("story-noun-action-done"),
        Kind::ActionVerified => msg!("story-noun-action-verified"),
        Kind::Objection => msg!("story-noun-objection"),
        Kind::ObjectionDecided => msg!("story-noun-objection-decided"),
        Kind::Sanction => msg!("story-noun-sanction"),
        Kind::SanctionDecided => msg!("story-noun-sanction-decided"),
        Kind::Hold => msg!("story-noun-hold"),
        Kind::Resumed => msg!("story-noun-resumed"),
        Kind::Correction => msg!("story-noun-correction"),
        Kind::Waiver => msg!("story-noun-waiver"),
        Kind::Closing => msg!("story-noun-closing"),
        Kind::Link => msg!("story-noun-link"),
        Kind::Superseded => msg!("story-noun-superseded"),
        Kind::Attachment => msg!("story-noun-attachment"),
        Kind::Note => msg!("story-noun-note"),
    }
}
