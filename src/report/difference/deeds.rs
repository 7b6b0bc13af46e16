//! What was done to a case, in a word each: what a manager reads before anything else.

use super::differences::CaseDifference;
use crate::domain::case::Case;
use crate::domain::case::fact::{FactKind, FactRef};
use crate::domain::case::investigation::Outcome;
use crate::domain::case::settlement::Approval;
use crate::domain::history::{Change, Entry};
use crate::words;

words! {
    /// What was done, the gravest first.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
    pub enum Deed named "diff-deed-" {
        /// A settlement was signed.
        Approved = "approved",
        /// A settlement was turned down.
        TurnedDown = "turned-down",
        /// A settlement was proposed.
        Proposed = "proposed",
        /// Money that was promised was paid.
        Paid = "paid",
        /// Goods were sent, taken back or worked over.
        CarriedOut = "carried-out",
        /// The customer refused.
        Refused = "refused",
        /// The customer accepted.
        Accepted = "accepted",
        /// The case ended without the customer's consent.
        Unresolved = "unresolved",
        /// The case was closed.
        Closed = "closed",
        /// The case ended as not established.
        Dismissed = "dismissed",
        /// The case ended as another's duplicate.
        Duplicate = "duplicate",
        /// Another case took its place.
        Superseded = "superseded",
        /// It was found established or not.
        Investigated = "investigated",
        /// The office gave its opinion.
        Consolidated = "consolidated",
        /// It was accepted for handling.
        Registered = "registered",
        /// It was handed to somebody.
        Assigned = "assigned",
        /// It was taken down.
        TakenDown = "taken-down",
        /// Something else was recorded.
        Noted = "noted",
    }
}

impl Deed {
    /// Whether it decides what the customer gets, or ends the case.
    pub fn decides(self) -> bool {
        self <= Self::Superseded
    }
}

/// Something that was done to a case.
#[derive(Clone, Copy, Debug)]
pub struct Done<'a> {
    /// What.
    pub deed: Deed,
    /// The fact that records it.
    pub kind: FactKind,
    /// Whose signature it is, or whose refusal.
    pub approval: Option<&'a Approval>,
    /// What was found.
    pub outcome: Option<Outcome>,
}

/// What a change did to a case, in the order it was done: the decisions, else what prepares them.
pub fn done<'a>(difference: &CaseDifference<'a>) -> Vec<Done<'a>> {
    let record = difference.after.as_ref().map(|after| after.record);
    let Some(case) = record.and_then(|record| record.case.as_ref()) else {
        return Vec::new();
    };
    let added = difference.changes.iter().filter_map(|change| match change {
        Change::Added(entry) => Some(entry),
        _ => None,
    });
    let dated = added.filter_map(|entry| {
        let at = entry.stamp.as_ref().map(|stamp| stamp.at);
        Some((at, of(case, entry)?))
    });
    let mut dated: Vec<_> = dated.collect();
    dated.sort_by_key(|(at, _)| *at);
    let mut all: Vec<Done> = dated.into_iter().map(|(_, done)| done).collect();
    let decided = all.iter().any(|done| done.deed.decides());
    all.retain(|done| done.deed.decides() == decided);
    all.dedup_by(|next, one| !decided && (next.deed, next.kind) == (one.deed, one.kind));
    all
}

fn of<'a>(case: &'a Case, entry: &Entry) -> Option<Done<'a>> {
    let fact = case.fact_at(&entry.path)?;
    let (mut approval, mut outcome) = (None, None);
    let deed = match fact {
        FactRef::Settlement(_) => Deed::Proposed,
        FactRef::Approval(decision) => {
            approval = Some(decision);
            if decision.rejected {
                Deed::TurnedDown
            } else {
                Deed::Approved
            }
        }
        FactRef::Agreement(answer) if answer.accepted => Deed::Accepted,
        FactRef::Agreement(_) => Deed::Refused,
        FactRef::CarriedOut(_) if pays(case, entry) => Deed::Paid,
        FactRef::CarriedOut(_) => Deed::CarriedOut,
        FactRef::Closing(end) if end.duplicate_of.is_some() => Deed::Duplicate,
        FactRef::Closing(end) if end.dismissed => Deed::Dismissed,
        FactRef::Closing(end) if end.unresolved => Deed::Unresolved,
        FactRef::Closing(_) => Deed::Closed,
        FactRef::Superseded(_) => Deed::Superseded,
        FactRef::Investigation(found) => {
            outcome = Some(found.outcome);
            Deed::Investigated
        }
        FactRef::ItemDecided((item, _)) => {
            outcome = item.outcome;
            Deed::Investigated
        }
        FactRef::Consolidation(_) => Deed::Consolidated,
        FactRef::Registration(_) => Deed::Registered,
        FactRef::Assignment(_) => Deed::Assigned,
        FactRef::Intake(_) => Deed::TakenDown,
        _ => Deed::Noted,
    };
    Some(Done {
        deed,
        kind: entry.kind,
        approval,
        outcome,
    })
}

/// Whether what was carried out is money alone.
fn pays(case: &Case, entry: &Entry) -> bool {
    let settlement = case.round_at(&entry.path).settlement.as_ref();
    settlement.is_some_and(|settlement| {
        let goods = settlement.remedies.iter().any(|one| one.kind.is_goods());
        !goods && settlement.remedies.iter().any(|one| one.amount.is_some())
    })
}
