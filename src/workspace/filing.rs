//! What is filed for a person: the sanction the policy proposes, or something else with a reason
//! (M-A7).

use crate::domain::case::Case;
use crate::domain::case::discipline::Sanction;
use crate::domain::case::stamp::Stamp;
use crate::domain::judge::discipline::{LiablePerson, sanction_of, undecided_objections};
use crate::domain::judge::sanctions::{Proposal, propose};
use crate::domain::msg::Msg;
use crate::domain::policy::{Policy, SanctionKind, term};
use crate::domain::problem::Problem;
use crate::domain::staff::{Person, Staff};
use crate::msg;

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

/// While an objection is undecided nobody is sanctioned (M-9.12).
pub fn refuse_objected(case: &Case, staff: &Staff) -> Result<(), Problem> {
    let open = undecided_objections(case);
    let Some((n, objection)) = open.first() else {
        return Ok(());
    };
    let by = objection.unit.as_ref().unwrap_or(&objection.stamp.by);
    let by = staff.called(by);
    let number = &case.number;
    let command =
        format!("complaint object {number} --decide {n} --upheld|--dismissed --reason TEXT");
    let problem = Problem::refused(msg!("sanction-objected-to", by = by, n = n.to_string()))
        .rule("M-9.12")
        .help(msg!("moves-next", commands = command));
    Err(problem)
}

/// Whom it is about: the person named, else every person liable.
pub fn targets<'a>(
    case: &Case,
    liable: Vec<LiablePerson<'a>>,
    named: Option<&'a Person>,
) -> Result<Vec<LiablePerson<'a>>, Problem> {
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
        let number = &case.number;
        let command = format!("complaint consolidate {number} --liable UNIT/PERSON=SHARE");
        let problem = Problem::refused(msg!("sanction-nobody-liable", number = number))
            .rule("M-A2")
            .help(msg!("sanction-nobody-liable-help", command = command));
        return Err(problem);
    }
    Ok(liable)
}

impl Filing {
    /// A ground the policy does not list is bad usage (M-A4).
    pub fn known_ground(&self, policy: &Policy) -> Result<(), Problem> {
        let grounds = &policy.consequences.grounds;
        let Some(ground) = self
            .ground
            .as_ref()
            .filter(|id| term(grounds, id).is_none())
        else {
            return Ok(());
        };
        let known: Vec<&str> = grounds.iter().map(|ground| ground.id.as_str()).collect();
        let what = msg!("sanction-ground-unknown", ground = ground);
        Err(Problem::usage(what).help(msg!("sanction-ground-known", grounds = Msg::list(known))))
    }

    /// The record for one person; what differs from the proposal, or from what was filed before, needs
    /// a reason.
    pub fn filed(
        &self,
        (case, policy): (&Case, &Policy),
        liable: &LiablePerson,
        (stamp, decides): (&Stamp, bool),
    ) -> Result<Sanction, Problem> {
        let name = &liable.person.name;
        let proposal = liable.share.and_then(|share| propose(policy, share));
        let (proposed, times) = (
            proposal.as_ref().map(|p| p.sanction),
            proposal.as_ref().map(|p| p.times),
        );
        if self.as_proposed && proposed.is_none() {
            let what = msg!("sanction-no-proposal", name = name);
            return Err(Problem::refused(what)
                .rule("M-A3")
                .help(msg!("sanction-no-proposal-help")));
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
            return Err(differs(name, proposal.as_ref()));
        }
        if self.reason.is_none() && sanction_of(case, liable.person).is_some() {
            let what = msg!("sanction-filed-before", name = name);
            return Err(Problem::refused(what)
                .rule("M-A7")
                .help(msg!("sanction-reason-help")));
        }
        Ok(Sanction {
            stamp: stamp.clone(),
            person: liable.person.email.clone(),
            share: liable.share,
            proposed,
            proposed_times: times,
            sanction,
            times: count,
            ground: self.ground.clone(),
            reason: self.reason.clone(),
            decided: decides.then(|| stamp.clone()),
            apart: None,
        })
    }
}

/// What differs from the proposal needs a reason (M-A7).
fn differs(name: &str, proposal: Option<&Proposal>) -> Problem {
    let what = match proposal {
        Some(p) => msg!(
            "sanction-differs",
            name = name,
            sanction = p.sanction.named(),
            times = p.times.to_string()
        ),
        None => msg!("sanction-unproposed", name = name),
    };
    let mut problem = Problem::refused(what)
        .rule("M-A7")
        .help(msg!("sanction-reason-help"));
    problem.place = proposal.map(|p| p.source.place.clone());
    problem
}
