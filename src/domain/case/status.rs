//! The status of a case: never set, always derived from its facts.

use super::Case;
use crate::domain::step::Step;
use crate::words;

words! {
    /// Where a case stands.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
    pub enum Status named "show-status-" {
        /// Recorded; not yet accepted.
        Received = "received",
        /// Accepted and numbered.
        Registered = "registered",
        /// Handed to a unit or person.
        Assigned = "assigned",
        /// Found established or not.
        Investigated = "investigated",
        /// A settlement is proposed.
        Resolved = "resolved",
        /// The office has given its opinion.
        Consolidated = "consolidated",
        /// The settlement was turned down; a new proposal is due.
        Rejected = "rejected",
        /// The settlement is approved.
        Approved = "approved",
        /// The customer has accepted.
        Agreed = "agreed",
        /// The customer has refused.
        Refused = "refused",
        /// The remedies are done.
        CarriedOut = "carried-out",
        /// Closed.
        Closed = "closed",
        /// Not established, without an investigation.
        Dismissed = "dismissed",
        /// Another case has taken its place.
        Superseded = "superseded",
    }
}

impl Case {
    /// The status that follows from the facts: the furthest step done, unless the case has ended
    /// or the last word on the settlement was no.
    pub fn derived_status(&self) -> Status {
        if self.superseded() {
            return Status::Superseded;
        }
        if let Some(closing) = &self.closing {
            return if closing.dismissed {
                Status::Dismissed
            } else {
                Status::Closed
            };
        }
        if self.current.carried_out.is_some() {
            return Status::CarriedOut;
        }
        if let Some(agreement) = &self.current.agreement {
            return if agreement.accepted {
                Status::Agreed
            } else {
                Status::Refused
            };
        }
        if let Some(decision) = self.current.decision() {
            return if decision.rejected {
                Status::Rejected
            } else {
                Status::Approved
            };
        }
        let furthest = [
            (
                !self.current.consolidations.is_empty(),
                Status::Consolidated,
            ),
            (self.current.settlement.is_some(), Status::Resolved),
            (self.investigation.is_some(), Status::Investigated),
            (!self.assignments.is_empty(), Status::Assigned),
            (self.registration.is_some(), Status::Registered),
        ];
        let done = furthest.into_iter().find(|(done, _)| *done);
        done.map_or(Status::Received, |(_, status)| status)
    }

    /// Whether a step is done in the current round.
    pub fn done(&self, step: Step) -> bool {
        match step {
            Step::Received => true,
            Step::Registered => self.registration.is_some(),
            Step::Assigned => !self.assignments.is_empty(),
            Step::Investigated => self.investigation.is_some(),
            Step::Resolved => self.current.settlement.is_some(),
            Step::Consolidated => !self.current.consolidations.is_empty(),
            Step::Approved => self.current.approval().is_some(),
            Step::Agreed => self.current.agreement.as_ref().is_some_and(|a| a.accepted),
            Step::CarriedOut => self.current.carried_out.is_some(),
            Step::Closed => self.closing.is_some(),
        }
    }
}
