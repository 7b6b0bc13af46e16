//! What is filed for a person: the sanction the policy proposes, or something else with a reason
//! (M-A7).

use super::discipline::{LiablePerson, sanction_of, sanctions_of_each, undecided_objections};
use super::sanctions::propose;
use crate::domain::case::Case;
use crate::domain::case::discipline::Sanction;
use crate::domain::case::stamp::Stamp;
use crate::domain::money::Money;
use crate::domain::msg::{Arg, Msg};
use crate::domain::policy::{Policy, SanctionKind, term};
use crate::domain::staff::{Found, Person, Staff};
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
    /// What is to be repaid of the loss.
    pub amount: Option<Money>,
    /// The loss there is to repay.
    pub loss: Option<Money>,
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
        /// The policy knows no such sanction.
        KindUnknown { kind: String, kinds: Vec<String> } = "sanction-kind-unknown",
        /// An amount is stated for a sanction that asks for no damages.
        NoDamages = "sanction-no-damages",
        /// Nothing, or several times something, is to be repaid.
        DamagesOnce = "sanction-damages-once",
        /// There is no loss to repay, or it cannot be told yet.
        NoLoss { number: String } = "sanction-no-loss",
        /// More is to be repaid than is left of the loss.
        AboveLoss { amount: String, left: String, loss: String } = "sanction-above-loss",
        /// The policy proposes nothing that could be filed.
        NoProposal { name: String } = "sanction-no-proposal",
        /// What is filed is not what the policy proposes, and nobody says why.
        Differs { name: String, sanction: Arg, times: String } = "sanction-differs",
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

/// What is filed for whom: for those it is about, as many as `own`, and for their superiors.
pub fn told(sanctions: &[Sanction], own: usize, policy: &Policy, staff: &Staff) -> Vec<Msg> {
    let told = |(i, sanction)| match told_one(sanction, policy, staff) {
        what if i < own => what,
        what => msg!("sanction-recorded-joint", what = what),
    };
    sanctions.iter().enumerate().map(told).collect()
}

fn told_one(sanction: &Sanction, policy: &Policy, staff: &Staff) -> Msg {
    let name = staff.called(&sanction.person);
    let Some(kind) = &sanction.sanction else {
        return msg!("sanction-recorded-none", name = name);
    };
    let called = policy.sanction_called(kind);
    if let Some(amount) = sanction.repays {
        return msg!(
            "sanction-recorded-repays",
            name = name,
            sanction = called,
            amount = amount.grouped()
        );
    }
    msg!(
        "sanction-recorded",
        name = name,
        sanction = called,
        times = sanction.times.to_string()
    )
}

impl Filing {
    /// A sanction the policy does not know is bad usage.
    pub fn known_kind(&self, policy: &Policy) -> Result<(), FilingError> {
        let weight = |kind: &SanctionKind| policy.sanction_weight(kind);
        match &self.sanction {
            Some(kind) if weight(kind).is_none() => Err(FilingError::KindUnknown {
                kind: kind.to_string(),
                kinds: policy.sanction_words(),
            }),
            _ => Ok(()),
        }
    }

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
        (case, policy, staff): (&Case, &Policy, &Staff),
        liable: &LiablePerson,
        (stamp, decides): (&Stamp, bool),
    ) -> Result<Sanction, FilingError> {
        let name = || liable.person.name.clone();
        let proposal = liable.share.and_then(|share| propose(policy, share));
        let (proposed, times) = (
            proposal.as_ref().map(|p| p.sanction.clone()),
            proposal.as_ref().map(|p| p.times),
        );
        if self.as_proposed && proposed.is_none() {
            return Err(FilingError::NoProposal { name: name() });
        }
        let sanction = if self.as_proposed {
            proposed.clone()
        } else {
            self.sanction.clone()
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
                    sanction: policy.sanction_called(&proposal.sanction),
                    times: proposal.times.to_string(),
                },
                None => FilingError::Unproposed { name: name() },
            });
        }
        if self.reason.is_none() && sanction_of(case, policy, liable.person).is_some() {
            return Err(FilingError::FiledBefore { name: name() });
        }
        let judged = (case, policy, staff);
        let money = (self.amount, self.loss, self.times);
        let repays = repaid(judged, sanction.as_ref(), liable, money)?;
        Ok(Sanction {
            stamp: stamp.clone(),
            person: liable.person.email.clone(),
            share: liable.share,
            proposed,
            proposed_times: times,
            sanction,
            times: count,
            repays,
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

/// What a person is to repay: the amount stated, else their share of the loss, else all of it that
/// nobody else repays. `None` for a sanction that asks for no damages.
fn repaid(
    (case, policy, staff): (&Case, &Policy, &Staff),
    kind: Option<&SanctionKind>,
    liable: &LiablePerson,
    (stated, loss, times): (Option<Money>, Option<Money>, Option<u64>),
) -> Result<Option<Money>, FilingError> {
    if !kind.is_some_and(|kind| policy.repays(kind)) {
        return match stated {
            Some(_) => Err(FilingError::NoDamages),
            None => Ok(None),
        };
    }
    let number = || case.number.clone();
    if stated == Some(Money::ZERO) || times.is_some_and(|times| times > 1) {
        return Err(FilingError::DamagesOnce);
    }
    let loss = loss.filter(|loss| *loss > Money::ZERO);
    let loss = loss.ok_or_else(|| FilingError::NoLoss { number: number() })?;
    let others = sanctions_of_each(case, policy, staff).into_iter();
    let others = others.filter(|(_, it)| match staff.person_by(&it.person) {
        Found::One(person) => person.id != liable.person.id,
        _ => true,
    });
    let taken: Money = others.filter_map(|(_, it)| it.repays).sum();
    let left = (loss - taken).max(Money::ZERO);
    let amount = stated.or(liable.share).unwrap_or(left);
    if amount > left || amount == Money::ZERO {
        return Err(FilingError::AboveLoss {
            amount: amount.to_string(),
            left: left.to_string(),
            loss: loss.to_string(),
        });
    }
    Ok(Some(amount))
}
