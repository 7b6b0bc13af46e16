//! What a case of a policy can ever come to hold.

use crate::domain::case::Case;
use crate::domain::case::fact::{FactKind, Move};
use crate::domain::policy::{Need, Policy};
use crate::domain::schema::{Declared, Field};

/// The sections a case of this policy can fill: a new file has a heading for each, whether or not
/// anything stands there yet.
pub fn headings(policy: &Policy) -> impl Iterator<Item = &'static Field> {
    Case::FIELDS.iter().filter(|field| {
        let mut acts = FactKind::acts_in(field.key);
        let any = acts.next();
        let usable = |act: Move| usable(act, policy);
        field.heading && (any.is_none_or(usable) || acts.any(usable))
    })
}

/// Whether a case of the policy can ever make a move.
pub(super) fn usable(act: Move, policy: &Policy) -> bool {
    let consequences = &policy.consequences;
    match act {
        Move::Escalate => !policy.office.tiers.is_empty(),
        Move::Hold | Move::Resume => !policy.pauses.clocks.is_empty(),
        Move::Resell => consequences.resale.is_some(),
        Move::Receive | Move::Instruct => {
            consequences.returns.is_some() || !consequences.proofs.is_empty()
        }
        Move::FollowUp => policy.care.follow_up.is_some(),
        Move::Notice => !policy.office.reminders.is_empty(),
        Move::Sanction => !consequences.sanctions.is_empty(),
        Move::Confirm => {
            let mut duties = policy.duties.iter();
            duties.any(|duty| duty.need == Need::LiabilityConfirmed)
        }
        act => act.step().is_none_or(|step| policy.uses(step)),
    }
}
