//! What the customer was told before anybody had the authority to tell it (M-9.11).

use super::signing;
use crate::domain::case::Case;
use crate::domain::case::conduct::Reply;
use crate::domain::case::intake::Nature;
use crate::domain::case::investigation::Outcome;
use crate::domain::case::item::Item;
use crate::domain::case::settlement::Round;
use crate::domain::policy::{ApprovalMode, Policy, Step};
use crate::domain::staff::Staff;
use crate::domain::time::Time;

/// The command that tells a decision, on one item or all of it.
pub fn command(kind: &str, item: Option<u64>) -> String {
    let item = item.map_or_else(String::new, |n| format!(" --item {n}"));
    format!("reply --kind {kind} --via CHANNEL{item} --text TEXT")
}

/// Whether a decision may be told only after a signature: judged by the proposal that was in hand
/// when it was told.
#[derive(Clone, Copy, Debug)]
pub struct Telling<'a> {
    case: &'a Case,
    policy: &'a Policy,
    /// Whether the current proposal needs a signature.
    needed: bool,
}

impl<'a> Telling<'a> {
    /// As the staff file has the proposer's authority.
    pub fn new(case: &'a Case, policy: &'a Policy, staff: &Staff) -> Self {
        Self {
            case,
            policy,
            needed: signing::approval_needed(case, policy, staff),
        }
    }

    /// As far as the case tells: a proposal nobody signed was within the proposer's authority, where
    /// the policy lets that be.
    pub fn by_the_case(case: &'a Case, policy: &'a Policy) -> Self {
        let signed = case.current.approval().is_some();
        Self {
            case,
            policy,
            needed: policy.approval == ApprovalMode::Always || signed,
        }
    }

    /// Whether a decision told at a moment, on one item or all of it, came before the signature it
    /// needed.
    pub fn premature(&self, at: Time, item: Option<u64>) -> bool {
        if self.free(at) {
            return false;
        }
        match self.in_hand(at) {
            Some(proposal) => self.unsigned(proposal, at, item),
            None => self.always() && !self.policy.answer_at_once && !self.rejected(item),
        }
    }

    /// Whether what was told at a moment came before any proposal, where the first one was then found to need a
    /// signature: it told no decision, though nobody could know it.
    fn undecided(&self, at: Time, item: Option<u64>) -> bool {
        if self.free(at) || self.policy.answer_at_once || self.in_hand(at).is_some() {
            return false;
        }
        let former = self.case.rounds.first().map(|former| &former.round);
        let first = match former {
            Some(round) => (round, self.always() || round.approval().is_some()),
            None => (&self.case.current, self.needed),
        };
        first.0.settlement.is_some() && self.unsigned(first, at, item)
    }

    /// Whether a moment, or the case, needs nobody's signature.
    fn free(&self, at: Time) -> bool {
        let ended = self.case.closing.as_ref();
        let over =
            ended.is_some_and(|end| (end.unresolved || end.without_duties()) && at >= end.stamp.at);
        over || self.case.nature == Nature::Abnormality || !self.policy.uses(Step::Approved)
    }

    fn always(&self) -> bool {
        self.policy.approval == ApprovalMode::Always
    }

    /// Whether nobody had signed a proposal by then that needed it.
    fn unsigned(&self, (round, needed): (&Round, bool), at: Time, item: Option<u64>) -> bool {
        let offered = round.settlement.iter().flat_map(|it| &it.remedies);
        let mut offered = offered.filter(|it| it.item.is_none() || it.item == item);
        let rejected = self.rejected(item) && offered.next().is_none();
        let signed = round.signatures().map(|approval| approval.stamp.at).min();
        needed && !rejected && signed.is_none_or(|signed| at < signed)
    }

    /// Whether a reply tells a decision, and not too early.
    pub fn tells(&self, reply: &Reply) -> bool {
        reply.kind.decides() && self.decided(reply.stamp.at, reply.item)
    }

    /// Whether there was a decision to tell at a moment.
    fn decided(&self, at: Time, item: Option<u64>) -> bool {
        !self.premature(at, item) && !self.undecided(at, item)
    }

    /// The command that tells the decision: on the first item nobody told, where there are several.
    pub fn command(&self, kind: &str) -> String {
        let open = self
            .case
            .items
            .iter()
            .find(|item| self.told(item).is_none());
        command(kind, open.map(|item| item.n))
    }

    /// When the customer was first told the decision on an item.
    pub fn told(&self, item: &Item) -> Option<Time> {
        let replies = self.case.replies.iter();
        let replies = replies.filter(|reply| reply.item == Some(item.n) && self.tells(reply));
        let noted = item.answered.into_iter();
        let noted = noted.filter(|at| self.decided(*at, Some(item.n)));
        replies.map(|reply| reply.stamp.at).chain(noted).min()
    }

    /// Whether a reply tells the decision on the proposal in hand, not on one that is gone.
    pub fn tells_current(&self, reply: &Reply) -> bool {
        let round = &self.case.current;
        let signed = round.signatures().next();
        let settled = round.settlement.as_ref();
        let since = match (self.needed, signed) {
            (true, Some(signed)) if settled.is_some() => Some(signed.stamp.at),
            _ if self.case.rounds.is_empty() => None,
            _ => settled.map(|settlement| settlement.stamp.at),
        };
        self.tells(reply) && since.is_none_or(|since| reply.stamp.at >= since)
    }

    /// Whether the customer has that decision.
    pub fn answered_current(&self) -> bool {
        let mut replies = self.case.replies.iter();
        replies.any(|reply| self.tells_current(reply))
    }

    /// Whether the customer has that decision in writing.
    pub fn noticed_current(&self) -> bool {
        let written = |reply: &&Reply| reply.in_writing();
        let mut notices = self.case.replies.iter().filter(written);
        notices.any(|reply| self.tells_current(reply))
    }

    /// When the customer first had the answer to everything: to every item, where there are several.
    pub fn answered(&self) -> Option<Time> {
        self.answers().first().copied()
    }

    /// When the customer had the answer to everything, and each time that was told again: a clock that starts once
    /// they had it stops when they are told anew.
    pub fn answers(&self) -> Vec<Time> {
        let items = self.case.items.iter().map(|item| self.told(item));
        let all: Option<Vec<Time>> = items.collect();
        let Some(all) = all else {
            return Vec::new();
        };
        let since = all.into_iter().max();
        let told = self.case.replies.iter().filter(|reply| self.tells(reply));
        let told = told.map(|reply| reply.stamp.at);
        let again = told.filter(|at| since.is_none_or(|since| since < *at));
        let mut times: Vec<Time> = since.into_iter().chain(again).collect();
        times.sort();
        times
    }

    /// When the customer had it in writing.
    pub fn noticed(&self) -> Vec<Time> {
        let notices = self
            .case
            .replies
            .iter()
            .filter(|reply| reply.in_writing() && self.tells(reply));
        let mut times: Vec<Time> = notices.map(|reply| reply.stamp.at).collect();
        times.sort();
        times
    }

    /// The round whose proposal was the last by then, with whether it needed a signature.
    fn in_hand(&self, at: Time) -> Option<(&'a Round, bool)> {
        let begun = |round: &Round| {
            let settlement = round.settlement.as_ref();
            settlement.is_some_and(|settlement| settlement.stamp.at <= at)
        };
        if begun(&self.case.current) {
            return Some((&self.case.current, self.needed));
        }
        let former = self.case.rounds.iter().rev().map(|former| &former.round);
        let round = former.into_iter().find(|round| begun(round))?;
        Some((round, self.always()))
    }

    /// Whether the complaint, or an item of it, was found not established.
    fn rejected(&self, item: Option<u64>) -> bool {
        let found = self.case.investigation.as_ref().map(|found| found.outcome);
        let item = item.and_then(|n| self.case.item(n)).map(|(_, item)| item);
        let outcome = item.map_or(found, |item| item.outcome);
        outcome == Some(Outcome::Rejected)
    }
}
