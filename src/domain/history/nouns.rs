//! What facts are called.

use super::ledger::FactKind;
use crate::domain::msg::Msg;
use crate::msg;

impl FactKind {
    /// What a fact of this kind is called, without an article.
    pub fn noun(self) -> Msg {
        match self {
            Self::Intake => msg!("story-noun-intake"),
            Self::Item => msg!("story-noun-item"),
            Self::ItemDecided => msg!("story-noun-item-decided"),
            Self::Registration => msg!("story-noun-registration"),
            Self::Assignment => msg!("story-noun-assignment"),
            Self::Escalation => msg!("story-noun-escalation"),
            Self::Investigation => msg!("story-noun-investigation"),
            Self::Settlement => msg!("story-noun-settlement"),
            Self::Consolidation => msg!("story-noun-consolidation"),
            Self::Approval => msg!("story-noun-approval"),
            Self::Agreement => msg!("story-noun-agreement"),
            Self::CarriedOut => msg!("story-noun-carried-out"),
            Self::Reply => msg!("story-noun-reply"),
            Self::Promise => msg!("story-noun-promise"),
            Self::PromiseKept => msg!("story-noun-promise-kept"),
            Self::Return => msg!("story-noun-return"),
            Self::Resale => msg!("story-noun-resale"),
            Self::Recovery => msg!("story-noun-recovery"),
            Self::Action => msg!("story-noun-action"),
            Self::ActionDone => msg!("story-noun-action-done"),
            Self::ActionVerified => msg!("story-noun-action-verified"),
            Self::Objection => msg!("story-noun-objection"),
            Self::ObjectionDecided => msg!("story-noun-objection-decided"),
            Self::Sanction => msg!("story-noun-sanction"),
            Self::SanctionDecided => msg!("story-noun-sanction-decided"),
            Self::Hold => msg!("story-noun-hold"),
            Self::Resumed => msg!("story-noun-resumed"),
            Self::Correction => msg!("story-noun-correction"),
            Self::Waiver => msg!("story-noun-waiver"),
            Self::Closing => msg!("story-noun-closing"),
            Self::Link => msg!("story-noun-link"),
            Self::Superseded => msg!("story-noun-superseded"),
            Self::Attachment => msg!("story-noun-attachment"),
            Self::Note => msg!("story-noun-note"),
        }
    }
}
