//! When what happened: the times clocks start and stop at, and the case as it was known at a time.

use super::conduct::ReplyKind;
use super::investigation::Outcome;
use super::settlement::Round;
use super::{Case, Time};
use crate::domain::schema::{Counts, Declared, Stamp};
use crate::domain::step::{Mark, Step};
use crate::domain::trail::Trail;
use crate::domain::tree::Path;

/// A stamped fact with its place in the file.
#[derive(Clone, Debug)]
pub struct Fact<'a> {
    /// Where it stands.
    pub path: Path,
    /// Its dates and names.
    pub stamp: &'a Stamp,
}

impl Case {
    /// When the fact `mark` names happened, in order of time; over all rounds.
    pub fn times(&self, mark: Mark) -> Vec<Time> {
        let mut times = match mark {
            Mark::Step(step) => self.step_times(step),
            Mark::Recorded => vec![self.recorded],
            Mark::Decided => self.step_times(Step::Approved),
            Mark::InvestigationDone => self
                .investigation
                .iter()
                .filter_map(|found| found.done)
                .collect(),
            Mark::Acknowledged => self.reply_times(&[
                ReplyKind::Acknowledgement,
                ReplyKind::Interim,
                ReplyKind::Answer,
                ReplyKind::WrittenNotice,
            ]),
            Mark::Answered => self.answered().into_iter().collect(),
            Mark::Noticed => {
                let notices = self.replies.iter().filter(|reply| reply.in_writing());
                notices.map(|reply| reply.stamp.at).collect()
            }
            Mark::Informed => self.reply_times(&[ReplyKind::Inform]),
            // Which paper proves what is the policy's: the judge says.
            Mark::Proved => Vec::new(),
            Mark::Asked => {
                let asking = self.replies.iter().filter(|reply| reply.asks.is_some());
                asking.map(|reply| reply.stamp.at).collect()
            }
        };
        times.sort();
        times
    }

    /// When it went to one of these units, or into it. A person whose unit nobody recorded counts as of
    /// it.
    pub fn assigned_to(&self, units: &[String]) -> Vec<Time> {
        let all = self.assignments.iter().filter(|given| {
            let to = given.unit.as_ref().unwrap_or(&given.to);
            units.contains(to) || to.contains('@')
        });
        let mut times: Vec<Time> = all.map(|given| given.stamp.at).collect();
        times.sort();
        times
    }

    fn step_times(&self, step: Step) -> Vec<Time> {
        let one = |stamp: Option<&Stamp>| stamp.map(|stamp| stamp.at).into_iter().collect();
        match step {
            Step::Received => vec![self.received],
            Step::Registered => one(self.registration.as_ref()),
            Step::Assigned => self.assignments.iter().map(|a| a.stamp.at).collect(),
            Step::Investigated => one(self.investigation.as_ref().map(|found| &found.stamp)),
            Step::Closed => one(self.closing.as_ref().map(|closing| &closing.stamp)),
            Step::Resolved => self.round_times(|round| {
                round
                    .settlement
                    .iter()
                    .map(|settlement| settlement.stamp.at)
                    .collect()
            }),
            Step::Consolidated => self.round_times(|round| {
                round
                    .consolidations
                    .iter()
                    .map(|opinion| opinion.stamp.at)
                    .collect()
            }),
            Step::Approved => self.round_times(|round| {
                round
                    .signatures()
                    .map(|approval| approval.stamp.at)
                    .collect()
            }),
            Step::Agreed => self.round_times(|round| {
                round
                    .agreement
                    .iter()
                    .map(|agreement| agreement.stamp.at)
                    .collect()
            }),
            Step::CarriedOut => self
                .round_times(|round| round.carried_out.iter().map(|done| done.stamp.at).collect()),
        }
    }

    /// When a proposal came back to whoever owes the next one (M-14): turned down, or refused by the
    /// customer where that leads to another.
    pub fn sent_back(&self, new_round: bool) -> Vec<Time> {
        self.round_times(|round| {
            let turned_down = round.approvals.iter().filter(|approval| approval.rejected);
            let turned_down = turned_down.map(|approval| approval.stamp.at);
            let refused = round.agreement.iter();
            let refused = refused.filter(|answer| new_round && !answer.accepted);
            turned_down
                .chain(refused.map(|answer| answer.stamp.at))
                .collect()
        })
    }

    /// When it was found that nothing is owed to the customer: not established, and nothing proposed
    /// for all that (M-9.14).
    pub fn nothing_owed(&self) -> Option<Time> {
        let found = self.investigation.as_ref()?;
        let upheld = |outcome: Outcome| outcome != Outcome::Rejected;
        let any = self
            .items
            .iter()
            .filter_map(|item| item.outcome)
            .any(upheld);
        let owed = any || upheld(found.outcome) || self.current.settlement.is_some();
        (!owed).then_some(found.stamp.at)
    }

    fn round_times(&self, times: impl Fn(&Round) -> Vec<Time>) -> Vec<Time> {
        self.all_rounds().flat_map(times).collect()
    }

    fn reply_times(&self, kinds: &[ReplyKind]) -> Vec<Time> {
        let fitting = self
            .replies
            .iter()
            .filter(|reply| kinds.contains(&reply.kind));
        fitting.map(|reply| reply.stamp.at).collect()
    }

    /// When the customer had the answer to everything: to every item, where there are several.
    fn answered(&self) -> Option<Time> {
        if self.items.is_empty() {
            return self.reply_times(&[ReplyKind::Answer]).into_iter().min();
        }
        let answered: Option<Vec<Time>> = self.items.iter().map(|item| item.answered).collect();
        answered?.into_iter().max()
    }

    /// Looks at every stamped fact, in the order of the file.
    pub fn each_dated<'a>(&'a self, mut look: impl FnMut(&Trail, &'a Stamp)) {
        self.facts(&Trail::Root, &mut look);
    }

    /// Every stamped fact with its place, in the order of the file.
    pub fn dated(&self) -> Vec<Fact<'_>> {
        let mut facts = Vec::new();
        self.each_dated(|place, stamp| {
            let path = place.path();
            facts.push(Fact { path, stamp });
        });
        facts
    }

    /// Whether everything in it was known at `now`.
    pub fn all_known_at(&self, now: Time) -> bool {
        let mut known = self.recorded <= now;
        self.each_dated(|_, stamp| known &= stamp.recorded <= now);
        let mut answers = self.items.iter().filter_map(|item| item.answered);
        known && answers.all(|answered| answered <= now)
    }

    /// The case as it was known at `now`: what was recorded later is left out. `None` when the
    /// case itself was recorded later.
    #[must_use]
    pub fn known_at(self, now: Time) -> Option<Self> {
        let known = self.recorded <= now;
        known.then(|| self.so_far(now, &|stamp| stamp.recorded <= now))
    }

    /// The case as it stood at `moment`, as far as is known today: what happened later is left out,
    /// what happened before and was recorded later is there. `None` before it was received.
    #[must_use]
    pub fn stood_at(self, moment: Time) -> Option<Self> {
        let received = self.received <= moment;
        received.then(|| self.so_far(moment, &|stamp| stamp.at <= moment))
    }

    /// How many of the rounds, the current one first, had not begun when these facts were all there
    /// were: the last that had is the current one then.
    pub fn rounds_to_come(&self, counts: Counts) -> usize {
        let former = self.rounds.iter().rev().map(|former| &former.round);
        let back = std::iter::once(&self.current).chain(former);
        let begun = |round: &&Round| {
            round
                .settlement
                .as_ref()
                .is_some_and(|it| counts(&it.stamp))
        };
        back.take(self.rounds.len())
            .take_while(|round| !begun(round))
            .count()
    }

    fn so_far(mut self, now: Time, counts: Counts) -> Self {
        for item in &mut self.items {
            item.answered = item.answered.filter(|at| *at <= now);
        }
        for _ in 0..self.rounds_to_come(counts) {
            if let Some(former) = self.rounds.pop() {
                self.current = former.round;
            }
        }
        self.keep(counts);
        self
    }
}
