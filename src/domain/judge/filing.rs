//! What is filed for a person: the sanction the policy proposes, or something else with a reason
//! (M-A7).

use super::discipline::{LiablePerson, sanction_of, undecided_objections};
use super::sanctions::propose;
use crate::domain::case::Case;
use crate::domain::case::discipline::Sanction;
use crate::domain::case::stamp::Stamp;
use crate::domain::msg::{Arg, Msg};
use crate::domain::policy::{Policy, SanctionKind, term};
use crate::domain::staff::{Person, Staff};
use crate::{errors, msg};

/// What somebody wants filed.
#[derive(Clone, Debug, Default)]
pub struct Filing {
    /// Whatever the policy proposes.
    pub as_proposed: bool,
    /// This sanction; `None`: none at all.
    pub sanction: Option<SanctionKind>,
    /// So many times.
    pub times: Option<u64>,
    /// For this ground (M-A4).
    pub ground: Option<String>,
    /// Why.
    pub reason: Option<String>,
}

errors! {
    /// Why nothing is filed.
    pub enum FilingError {
        /// An objection is not decided.
        ObjectedTo { by: Arg, n: String, number: String } = "sanction-objected-to",
        /// Nobody is named as liable.
        NobodyLiable { number: String } = "sanction-nobody-liable",
        /// The policy lists no such ground.
        GroundUnknown { ground: String, grounds: Vec<String> } = "sanction-ground-unknown",
        /// The policy proposes nothing that could be filed.
        NoProposal { name: String } = "sanction-no-proposal",
        /// What is filed is not what the policy proposes, and nobody says why.
        Differs { name: String, sanction: Msg, times: String } = "sanction-differs",
        /// The policy proposes nothing, and nobody says why something is filed.
        Unproposed { name: String } = "sanction-unproposed",
        /// Something is filed already, and nobody says why it is another.
        FiledBefore { name: String } = "sanction-filed-before",
        /// The policy gives a joint sanction, and the staff file names no superior.
        NoSuperior { name: Arg } = "sanction-no-superior",
        /// The superior is named or declined, and nothing filed gives a joint sanction.
        NotJoint = "sanction-not-joint",
    }
}

/// While an objection is undecided nobody is sanctioned (M-9.12).
pub fn refuse_objected(case: &Case, staff: &Staff) -> Result<(), FilingError> {
    let open = undecided_objections(case);
    let Some((n, objection)) = open.first() else {
        return Ok(());
    };
    let by = objection.unit.as_ref().unwrap_or(&objection.stamp.by);
    Err(FilingError::ObjectedTo {
        by: staff.called(by),
        n: n.to_string(),
        number: case.number.clone(),
    })
}

/// Whom it is about: the person named, else every person liable.
pub fn targets<'a>(
    case: &Case,
    liable: Vec<LiablePerson<'a>>,
    named: Option<&'a Person>,
) -> Result<Vec<LiablePerson<'a>>, FilingError> {
    if let Some(person) = named {
        let found = liable
            .into_iter()
            .find(|liable| liable.person.id == person.id);
        return Ok(vec![found.unwrap_or(LiablePerson {
            person,
            share: None,
        })]);
    }
    if liable.is_empty() {
        let number = case.number.clone();
        return Err(FilingError::NobodyLiable { number });
    }
    Ok(liable)
}

/// What is filed for whom.
pub fn told(sanction: &Sanction, staff: &Staff) -> Msg {
    let name = staff.called(&sanction.person);
    let Some(kind) = sanction.sanction else {
        return msg!("sanction-recorded-none", name = name);
    };
    let times = sanction.times.to_string();
    msg!(
        "sanction-recorded",
        name = name,
        sanction = kind.named(),
        times = times
    )
}

impl Filing {
    /// A ground the policy does not list is bad usage (M-A4).
    pub fn known_ground(&self, policy: &Policy) -> Result<(), FilingError> {
        let grounds = &policy.consequences.grounds;
        let Some(ground) = self
            .ground
            .as_ref()
            .filter(|id| term(grounds, id).is_none())
        else {
            return Ok(());
        };
        Err(FilingError::GroundUnknown {
            ground: ground.clone(),
            grounds: grounds.iter().map(|ground| ground.id.clone()).collect(),
        })
    }

    /// The record for one person; what differs from the proposal, or from what was filed before, needs
    /// a reason.
    pub fn filed(
        &self,
        (case, policy): (&Case, &Policy),
        liable: &LiablePerson,
        (stamp, decides): (&Stamp, bool),
    ) -> Result<Sanction, FilingError> {
        let name = || liable.person.name.clone();
        let proposal = liable.share.and_then(|share| propose(policy, share));
        let (proposed, times) = (
            proposal.as_ref().map(|p| p.sanction),
            proposal.as_ref().map(|p| p.times),
        );
        if self.as_proposed && proposed.is_none() {
            return Err(FilingError::NoProposal { name: name() });
        }
        let sanction = if self.as_proposed {
            proposed
        } else {
            self.sanction
        };
        let least = proposal.as_ref().is_some_and(|p| p.or_more);
        let count = self
            .times
            .or(times.filter(|_| sanction == proposed))
            .unwrap_or(1);
        let same = sanction == proposed
            && times.is_none_or(|times| count == times || least && count > times);
        if self.reason.is_none() && !same {
            return Err(match proposal {
                Some(proposal) => FilingError::Differs {
                    name: name(),
                    sanction: proposal.sanction.named(),
                    times: proposal.times.to_string(),
                },
                None => FilingError::Unproposed { name: name() },
            });
        }
        if self.reason.is_none() && sanction_of(case, liable.person).is_some() {
            return Err(FilingError::FiledBefore { name: name() });
        }
        Ok(Sanction {
            stamp: stamp.clone(),
            person: liable.person.email.clone(),
            share: liable.share,
            proposed,
            proposed_times: times,
            sanction,
            times: count,
            superior: None,
            superior_declined: None,
            ground: self.ground.clone(),
            reason: self.reason.clone(),
            decided: decides.then(|| stamp.clone()),
            published: None,
            apart: None,
        })
    }
}
