//! The proposal, the opinions and signatures on it, and the customer's answer.

use super::liability::Liable;
use super::remedy::{self, Commitment, Remedy};
use crate::domain::digest::sha256;
use crate::domain::money::UpTo;
use crate::domain::reader::Reader;
use crate::domain::schema::{Kind, Names, Scalar, Stamp};
use crate::domain::tree::Value;
use crate::record;

record! {
    /// A proposed settlement.
    pub struct Settlement {
        /// When it was proposed, by whom.
        stamp: flat Stamp,
        /// What is to be done for the customer.
        remedies: all Remedy { usual("remedy") decided() },
        /// Words that go with it.
        text: may String { lines() },
        /// Whether we pay at once what another party will have to bear.
        advance: or bool = false,
        /// Whether it is what the customer agreed to otherwise than was approved, to be decided on
        /// again (M-9.6b).
        negotiated: or bool = false,
        /// Why what the customer refused is proposed again (C-8).
        reason: may String { lines() },
    }
}

record! {
    /// The office's opinion (M-9.4, M-9.6).
    pub struct Consolidation {
        /// When, by whom.
        stamp: flat Stamp,
        /// The opinion.
        text: may String { lines() usual("text") },
        /// Who is liable, as the office decides it (M-7, M-9.7); empty where it adds nothing.
        liability: all Liable,
        /// The fingerprint of the settlement it speaks of; older files lack it.
        settlement: may_digits String { fixed() },
    }
}

record! {
    /// A decision on the settlement.
    pub struct Approval {
        /// When, by whom.
        stamp: flat Stamp,
        /// Whether it was turned down.
        rejected: or bool = false,
        /// Why it was turned down.
        reason: may String { lines() },
        /// The role it was signed in.
        role: may String { names(Names::Role) },
        /// Whose role that is, where it was delegated (代理).
        on_behalf_of: may String { names(Names::Person) personal() },
        /// The role's limit at that time.
        limit: may UpTo,
        /// The amount committed.
        amount: may Commitment,
        /// The fingerprint of the settlement decided on.
        settlement: may_digits String { fixed() },
    }
}

/// The word for no limit.
const UNLIMITED: &str = "unlimited";

impl Scalar for UpTo {
    const KIND: Kind = Kind::MoneyOr(UNLIMITED);

    fn read(reader: &Reader, key: &str) -> Option<Self> {
        if reader.says(key, UNLIMITED) {
            return Some(Self::Unlimited);
        }
        reader.money(key).map(Self::Amount)
    }

    fn value(&self) -> Value {
        match self {
            Self::Amount(amount) => amount.value(),
            Self::Unlimited => Value::Plain(UNLIMITED.to_owned()),
        }
    }
}

record! {
    /// The customer's answer.
    pub struct Agreement {
        /// When, recorded by whom.
        stamp: flat Stamp,
        /// Yes or no.
        accepted: must bool,
        /// The option chosen (C-6).
        option: may String { column() },
        /// How the answer came.
        via: may String { column() },
        /// What the customer said.
        text: may String { lines() },
    }
}

record! {
    /// The remedies are done.
    pub struct CarriedOut {
        /// When, by whom.
        stamp: flat Stamp,
        /// What was noted about it.
        text: may String { lines() },
    }
}

record! {
    /// What the customer said to an item of a former proposal.
    pub struct ItemAnswer on one line {
        /// The item.
        n: must u64,
        /// Yes or no.
        accepted: must bool,
        /// The option chosen of those offered for it.
        option: may String { column() },
    }
}

record! {
    /// One round of proposal, opinion, decision and answer.
    #[derive(Default)]
    pub struct Round {
        /// The proposal.
        settlement: one Settlement { fixed() heading() decided() },
        /// The office's opinions.
        consolidations: all Consolidation { heading() },
        /// The decisions.
        approvals: all Approval { fixed() heading() },
        /// The customer's answer.
        agreement: one Agreement { heading() },
        /// When the remedies were done.
        carried_out: one CarriedOut { heading() },
    }
}

record! {
    /// A former round, a member of `rounds`.
    #[derive(Default)]
    pub struct FormerRound {
        /// The round, unchanged.
        round: flat Round,
        /// What the customer said to single items; in the current round that stands with the items.
        answers: all ItemAnswer,
    }
}

impl Settlement {
    /// What it commits us to; authority is measured by it.
    pub fn commitment(&self) -> Commitment {
        remedy::commitment(&self.remedies)
    }

    /// Whether another proposes the same, whatever words go with it.
    pub fn offers_the_same(&self, other: &Self) -> bool {
        let offered = |settlement: &Self| {
            let mut remedies = settlement.remedies.clone();
            for remedy in &mut remedies {
                remedy.text = None;
            }
            let mut all: Vec<String> = remedies.iter().map(Remedy::canonical).collect();
            all.sort_unstable();
            all
        };
        offered(self) == offered(other)
    }

    /// A fingerprint of what is to be done: an opinion and an approval keep the one they were given
    /// for, so that a settlement changed or replaced afterwards shows.
    pub fn fingerprint(&self) -> String {
        let mut canonical = String::new();
        for remedy in &self.remedies {
            remedy.add_canonical(&mut canonical);
        }
        let mut digest = sha256(canonical.as_bytes());
        digest.truncate(16);
        digest
    }
}

impl Round {
    /// Whether the office has given an opinion after the customer's answer (M-9.6). The first of a
    /// round comes before the answer, also where both bear the same second.
    pub fn opinion_after_answer(&self) -> bool {
        self.after_answer(self.consolidations.iter().map(|opinion| &opinion.stamp))
    }

    /// Whether the settlement was decided on again after the customer's answer (M-9.6).
    pub fn decision_after_answer(&self) -> bool {
        self.after_answer(self.approvals.iter().map(|approval| &approval.stamp))
    }

    fn after_answer<'a>(&self, stamps: impl Iterator<Item = &'a Stamp>) -> bool {
        let Some(answer) = self.agreement.as_ref().map(|agreement| agreement.stamp.at) else {
            return false;
        };
        let negotiated = self.settlement.as_ref().is_some_and(|it| it.negotiated);
        stamps
            .enumerate()
            .any(|(i, stamp)| stamp.at > answer || (stamp.at == answer && (i > 0 || negotiated)))
    }

    /// The signatures, without what turned it down.
    pub fn signatures(&self) -> impl Iterator<Item = &Approval> {
        self.approvals.iter().filter(|approval| !approval.rejected)
    }

    /// The decision in force: the last one.
    pub fn decision(&self) -> Option<&Approval> {
        self.approvals.last()
    }

    /// The approval in force, if the last decision is one.
    pub fn approval(&self) -> Option<&Approval> {
        self.decision().filter(|approval| !approval.rejected)
    }

    /// The proposal, where the customer refused it.
    pub fn refusal(&self) -> Option<&Settlement> {
        self.settlement.as_ref().filter(|_| self.refused())
    }

    /// Whether the customer refused.
    pub fn refused(&self) -> bool {
        self.agreement
            .as_ref()
            .is_some_and(|agreement| !agreement.accepted)
    }
}
