//! The clocks of a case: when each started, when it is due, how it stands.

use chrono::NaiveDate;

use super::answers::Telling;
use super::asking::{all_asked, asked_for};
use super::clock::{Clock, ClockState, Uncounted};
use super::decided::decided;
use super::turn::{answering, turn};
use super::{returns, told_duties};
use crate::domain::case::Case;
use crate::domain::case::action::{Action, ActionKind};
use crate::domain::case::conduct::Closing;
use crate::domain::case::intake::Nature;
use crate::domain::case::investigation::Outcome;
use crate::domain::case::stamp::Stamp;
use crate::domain::policy::{Deadline, Limits, Mark, OnRefusal, Policy, Stage, Step};
use crate::domain::source::Source;
use crate::domain::staff::Staff;
use crate::domain::time::{Calendar, Counting, Pause, Terms, Time, due};

/// The clock of the whole case.
const WHOLE: &str = "overall";

/// What a case is judged by.
pub type Law<'a> = (&'a Policy, &'a Calendar, &'a Staff);

/// What all clocks of one case share.
struct CaseClocks<'a> {
    case: &'a Case,
    policy: &'a Policy,
    calendar: &'a Calendar,
    staff: &'a Staff,
    now: Time,
}

/// Every clock of the case, in the policy's order, promises and actions last; that of the whole is his
/// whose turn it is. One that was taken over has none. A limit the calendar cannot count is returned apart;
/// the lint refuses such policies.
pub fn clocks(
    case: &Case,
    (policy, calendar, staff): Law,
    now: Time,
) -> (Vec<Clock>, Vec<Uncounted>) {
    let of_case = CaseClocks {
        case,
        policy,
        calendar,
        staff,
        now,
    };
    if case.taken_over() {
        return (Vec::new(), Vec::new());
    }
    let facts = case.policy_facts();
    let mut all = Vec::new();
    if case.nature == Nature::Complaint {
        for deadline in policy.deadlines_for(&facts) {
            all.extend(of_case.deadline(deadline));
        }
        for stage in policy.stages_for(&facts) {
            all.extend(of_case.stage(stage));
        }
    }
    let (mut good, mut bad) = (Vec::new(), Vec::new());
    for clock in all {
        match clock {
            Ok(clock) => good.push(clock),
            Err(why) => bad.push(why),
        }
    }
    good.extend((0..case.promises.len()).filter_map(|n| of_case.promise(n)));
    good.extend((0..case.actions.len()).filter_map(|n| of_case.action(n)));
    if good.iter().any(|clock| clock.name == WHOLE) {
        // A paper still awaited after the end holds up nothing of the whole.
        let going = if case.ended() { &[] } else { &good[..] };
        let owner = turn(case, policy, staff, going, now);
        for clock in good.iter_mut().filter(|clock| clock.name == WHOLE) {
            clock.owner.clone_from(&owner);
        }
    }
    // A check keeps those of every case.
    good.shrink_to_fit();
    (good, bad)
}

/// The times a clock of this name stands still.
pub fn pauses_of(case: &Case, policy: &Policy, name: &str) -> Vec<Pause> {
    if !policy.pauses.stops(name) {
        return Vec::new();
    }
    let holds = case.pauses.iter();
    holds
        .map(|hold| Pause {
            from: hold.counts_from(),
            to: hold.until.as_ref().map(|until| until.stamp.at),
        })
        .collect()
}

impl CaseClocks<'_> {
    fn deadline(&self, deadline: &Deadline) -> Vec<Result<Clock, Uncounted>> {
        let terms = self.terms(&deadline.limits, deadline.counting, deadline.roll);
        let whole = deadline.clock == WHOLE;
        let runs = self.runs(deadline.from, deadline.until, whole).into_iter();
        runs.map(|run| {
            let owner = if whole {
                self.case.holder(self.policy).to_owned()
            } else {
                // What is done is done by whoever had it then.
                let at = run.stop.map_or(self.now, |stop| stop.at.min(self.now));
                answering(self.case, self.policy, self.staff, at)
            };
            self.clock(&deadline.clock, &owner, terms, &deadline.source, &run)
        })
        .collect()
    }

    fn stage(&self, stage: &Stage) -> Vec<Result<Clock, Uncounted>> {
        let terms = self.terms(&stage.limits, stage.counting, stage.roll);
        let name = format!("stage.{}", stage.name);
        let first = stage.units.first();
        let owner = first.map_or_else(|| self.case.holder(self.policy).to_owned(), Clone::clone);
        if stage.until == Mark::Asked && asked_for(self.case, self.policy).is_empty() {
            return Vec::new();
        }
        let starts = match stage.from {
            Mark::Step(Step::Assigned) => self.case.assigned_to(&stage.units),
            from => self.times(from),
        };
        self.runs_from(starts, stage.from, stage.until, stage.once)
            .into_iter()
            .map(|run| {
                let clock = self.clock(&name, &owner, terms, &stage.source, &run)?;
                let title = Some(stage.title.clone());
                Ok(Clock { title, ..clock })
            })
            .collect()
    }

    fn terms(&self, limits: &Limits, counting: Counting, roll: bool) -> Terms {
        let origin = self.case.policy_facts().origin();
        Terms {
            limit: limits.of(origin),
            counting,
            roll,
        }
    }

    /// From when to when the clock went. Proposals, opinions, signatures and answers come again
    /// in a new round and start it anew; whatever else repeats, the first counts.
    fn runs(&self, from: Mark, until: Mark, project: bool) -> Vec<Run> {
        let starts = self.times(from);
        if starts.is_empty() && project {
            let done = self.times(until).first().copied();
            let stop = self.stop(until, done, None);
            return vec![Run {
                start: self.case.received,
                stop,
                projected: true,
                section: section_of(Mark::Step(Step::Received)),
            }];
        }
        self.runs_from(starts, from, until, false)
    }

    /// The runs that begin at these times, only the first of them where it runs once.
    fn runs_from(&self, mut starts: Vec<Time>, from: Mark, until: Mark, once: bool) -> Vec<Run> {
        if !comes_again(from) {
            starts.truncate(1);
        }
        if until == Mark::Step(Step::Resolved) {
            let new_round = self.policy.on_refusal == OnRefusal::NewRound;
            starts.extend(self.case.sent_back(new_round));
            starts.sort();
        }
        let no_use = presupposes(until)
            .then(|| self.case.nothing_owed())
            .flatten();
        starts.retain(|start| no_use.is_none_or(|found| *start <= found));
        if once {
            starts.truncate(1);
        }
        if until == Mark::Proved {
            // Papers are of the settlement that stands, from its last decision on.
            let settlement = self.case.current.settlement.as_ref();
            let since = settlement.map(|settlement| settlement.stamp.at);
            starts.retain(|start| since.is_none_or(|since| since <= *start));
            starts.drain(..starts.len().saturating_sub(1));
        }
        let stops = self.times(until);
        let mut runs = Vec::new();
        for (i, &start) in starts.iter().enumerate() {
            let next = starts.get(i + 1).copied();
            let stop = stops.iter().copied().find(|stop| *stop >= start);
            let stop = self.stop(until, stop, next);
            runs.push(Run {
                start,
                stop,
                projected: false,
                section: section_of(from),
            });
        }
        runs
    }

    /// When a fact happened. A decision told before it was signed was none to tell (M-9.11).
    fn times(&self, mark: Mark) -> Vec<Time> {
        let telling = || Telling::by_the_case(self.case, self.policy);
        match mark {
            Mark::Answered => telling().answers(),
            Mark::Noticed => telling().noticed(),
            Mark::Informed => told_duties::informed(self.case, self.policy, self.staff)
                .into_iter()
                .collect(),
            Mark::Decided => decided(self.case, self.policy),
            Mark::Proved => returns::proved(self.case, self.policy)
                .into_iter()
                .collect(),
            Mark::Asked => all_asked(self.case, self.policy).into_iter().collect(),
            mark => self.case.times(mark),
        }
    }

    /// What stopped a clock first: what it waits for, the next proposal of its round, or the end of
    /// the case, whatever was left undone.
    fn stop(&self, until: Mark, done: Option<Time>, next: Option<Time>) -> Option<Stop> {
        let closing = self.case.closing.as_ref();
        let superseded = self.case.links.superseded.as_ref();
        let rejected = self.case.investigation.as_ref();
        let rejected = rejected.is_some_and(|found| found.outcome == Outcome::Rejected);
        let needed = !self.policy.steps.iter().any(|step| {
            // Where a step may be left out, so may what it is waited for.
            step.optional && until == Mark::Step(step.step)
        });
        let usual = |closing: &Closing| !closing.unresolved && !closing.without_duties();
        let fulfils = closing.is_some_and(usual) && !rejected && needed;
        // Goods and papers come after the end as well.
        let outlasts = until == Mark::Proved && fulfils;
        let closed = closing.filter(|_| !outlasts);
        let closed = closed.map(|closing| (closing.stamp.at, fulfils));
        let no_use = presupposes(until).then(|| self.case.nothing_owed());
        // What the customer refuses is neither sent back nor allowed.
        let refused = self.case.current.agreement.as_ref();
        let refused = refused.filter(|answer| until == Mark::Proved && !answer.accepted);
        let ends = [
            refused.map(|answer| Stop {
                at: answer.stamp.at,
                how: How::Void,
            }),
            no_use.flatten().map(|at| Stop { at, how: How::Void }),
            done.map(|at| Stop { at, how: How::Done }),
            next.map(|at| Stop { at, how: How::Void }),
            closed.map(|(at, missed)| Stop {
                at,
                how: if missed { How::Missed } else { How::Void },
            }),
            superseded.map(|end| Stop {
                at: end.stamp.at,
                how: How::Void,
            }),
        ];
        ends.into_iter().flatten().min_by_key(|stop| stop.at)
    }

    fn standing(&self, due: Time, stop: Option<Stop>, held: bool) -> (ClockState, i64) {
        let late_by = stop.map_or(self.now, |stop| stop.at) - due;
        let late_by = late_by.num_seconds().max(0);
        let state = match (stop.map(|stop| stop.how), late_by > 0) {
            _ if self.case.duplicate() => ClockState::Void,
            (Some(How::Done), false) => ClockState::Met,
            (Some(How::Done), true) => ClockState::Late,
            (Some(How::Missed), _) | (Some(How::Void), true) => ClockState::Missed,
            (Some(How::Void), false) => ClockState::Void,
            (None, _) if held => ClockState::Paused,
            (None, false) => ClockState::Running,
            (None, true) => ClockState::Overdue,
        };
        let counts = state != ClockState::Void;
        (state, if counts { late_by } else { 0 })
    }

    fn clock(
        &self,
        name: &str,
        owner: &str,
        terms: Terms,
        source: &Source,
        run: &Run,
    ) -> Result<Clock, Uncounted> {
        let due = |pauses: &[Pause]| {
            let counted = due(run.start, &terms, self.calendar, pauses, self.now);
            counted.map_err(|why| Uncounted {
                clock: name.to_owned(),
                why,
            })
        };
        let mut counted = due(&[])?;
        let mut pauses = Vec::new();
        for pause in pauses_of(self.case, self.policy, name) {
            // A hold that begins after the due comes too late for this clock (time rule 6).
            if pause.from > counted.due {
                break;
            }
            pauses.push(pause);
            counted = due(&pauses)?;
        }
        let held = pauses.last().is_some_and(|pause| pause.to.is_none());
        let (state, late_by) = self.standing(counted.due, run.stop, held);
        Ok(Clock {
            name: name.to_owned(),
            started: run.start,
            projected: run.projected,
            due: counted.due,
            breached: None,
            provisional: counted.provisional,
            stopped: run.stop.map(|stop| stop.at),
            state,
            late_by,
            owner: owner.to_owned(),
            terms: Some(terms),
            pauses,
            source: Some(source.clone()),
            fact: (run.section, None),
            title: None,
        })
    }

    fn promise(&self, index: usize) -> Option<Clock> {
        let promise = self.case.promises.get(index)?;
        let kept = promise.kept.as_ref();
        let kept = kept.map(|stamp| Stop {
            at: stamp.at,
            how: How::Done,
        });
        let fact = ("promises", Some(index));
        let name = format!("promise.{}", index + 1);
        let owner = promise.stamp.by.clone();
        Some(self.dated(name, &promise.stamp, (promise.by_date, kept), owner, fact))
    }

    fn action(&self, index: usize) -> Option<Clock> {
        let action = self.case.actions.get(index)?;
        let done = action.ended().map(|stamp| stamp.at);
        let done = done.map(|at| Stop { at, how: How::Done });
        let planned = || self.planned(action);
        let ended = done.or_else(|| planned().filter(|_| action.kind == ActionKind::Plan));
        let fact = ("actions", Some(index));
        let name = format!("action.{}", index + 1);
        let owner = action.owner.clone();
        Some(self.dated(name, &action.stamp, (action.due, ended), owner, fact))
    }

    /// When a step of a plan ended: it is done with the remedies it leads to (C-6b), and to be done no more once
    /// another proposal takes the place of that one.
    fn planned(&self, action: &Action) -> Option<Stop> {
        let since = |stamp: &Stamp| stamp.at >= action.stamp.at;
        let current = &self.case.current;
        let former = self.case.rounds.iter().map(|former| &former.round);
        let mut former = former.filter(|round| {
            let proposed = round.settlement.as_ref();
            let begun = proposed.is_some_and(|it| it.stamp.at <= action.stamp.at);
            begun
                && round
                    .agreement
                    .as_ref()
                    .is_none_or(|answer| since(&answer.stamp))
        });
        let next = current.settlement.as_ref();
        let next = next.filter(|next| next.stamp.at > action.stamp.at);
        let (carried_out, how) = match (former.next_back(), next) {
            (Some(former), Some(next)) => match &former.carried_out {
                Some(done) => (Some(&done.stamp), How::Done),
                None => (Some(&next.stamp), How::Void),
            },
            _ => (
                current.carried_out.as_ref().map(|done| &done.stamp),
                How::Done,
            ),
        };
        let at = carried_out.filter(|stamp| since(stamp))?.at;
        Some(Stop { at, how })
    }

    /// A clock that runs to the end of a day that was named.
    fn dated(
        &self,
        name: String,
        since: &Stamp,
        (last, stop): (NaiveDate, Option<Stop>),
        owner: String,
        fact: (&'static str, Option<usize>),
    ) -> Clock {
        let due = self.calendar.end_of(last);
        let (state, late_by) = self.standing(due, stop, false);
        Clock {
            name,
            started: since.at,
            projected: false,
            due,
            breached: None,
            provisional: false,
            stopped: stop.map(|stop| stop.at),
            state,
            late_by,
            owner,
            terms: None,
            pauses: Vec::new(),
            source: None,
            fact,
            title: None,
        }
    }
}

/// One run of a clock.
struct Run {
    start: Time,
    stop: Option<Stop>,
    projected: bool,
    section: &'static str,
}

/// When a clock stopped, and how.
#[derive(Clone, Copy)]
struct Stop {
    at: Time,
    how: How,
}

#[derive(Clone, Copy)]
enum How {
    /// By what it waits for.
    Done,
    /// Without: it was to be done before the end.
    Missed,
    /// Without: it was not to be done any more.
    Void,
}

fn comes_again(mark: Mark) -> bool {
    matches!(
        mark,
        Mark::Decided
            | Mark::Step(Step::Resolved | Step::Consolidated | Step::Approved | Step::Agreed)
    )
}

/// Whether a step is made only where something is owed to the customer.
fn presupposes(mark: Mark) -> bool {
    matches!(mark, Mark::Step(step) if step.settles())
}

/// The section that holds the fact.
pub fn section_of(mark: Mark) -> &'static str {
    match mark {
        Mark::Step(Step::Received) => "received",
        Mark::Recorded => "recorded",
        Mark::Step(Step::Registered) => "registration",
        Mark::Step(Step::Assigned) => "assignments",
        Mark::Step(Step::Investigated) | Mark::InvestigationDone => "investigation",
        Mark::Step(Step::Resolved) => "settlement",
        Mark::Step(Step::Consolidated) => "consolidations",
        Mark::Step(Step::Approved) | Mark::Decided => "approvals",
        Mark::Step(Step::Agreed) => "agreement",
        Mark::Step(Step::CarriedOut) => "carried_out",
        Mark::Step(Step::Closed) => "closing",
        Mark::Proved => "returns",
        Mark::Acknowledged | Mark::Answered | Mark::Noticed | Mark::Informed | Mark::Asked => {
            "replies"
        }
    }
}
