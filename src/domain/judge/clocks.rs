//! The clocks of a case: when each started, when it is due, how it stands.

use chrono::NaiveDate;

use super::answers::Telling;
use super::asking::{all_asked, asked_for};
use super::decided::decided;
use crate::domain::case::Case;
use crate::domain::case::action::ActionKind;
use crate::domain::case::conduct::Closing;
use crate::domain::case::intake::Nature;
use crate::domain::case::investigation::Outcome;
use crate::domain::case::stamp::Stamp;
use crate::domain::policy::{Deadline, Limits, Mark, OnRefusal, Policy, Stage, Step};
use crate::domain::source::Source;
use crate::domain::time::{Calendar, Counting, Pause, Terms, Time, TimeError, due};
use crate::domain::tree::Path;
use crate::words;

words! {
    /// How a clock stands.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum ClockState {
        /// Going, in time.
        Running = "running",
        /// Standing still while the case is on hold.
        Paused = "paused",
        /// Stopped in time.
        Met = "met",
        /// Going, past its due.
        Overdue = "overdue",
        /// Done after its due.
        Late = "late",
        /// Never done: the case ended, or a new proposal took its place. It counts as late.
        Missed = "missed",
        /// What it measured was not to be done any more: it counts nowhere.
        Void = "void",
    }
}

/// One clock of a case.
#[derive(Clone, Debug)]
pub struct Clock {
    /// `overall`, `acknowledge`, `answer`, `stage.<name>`, `promise.<n>`, `action.<n>`.
    pub name: String,
    /// When it started.
    pub started: Time,
    /// Started only in projection: the step it starts at has not been made.
    pub projected: bool,
    /// The last moment that is in time.
    pub due: Time,
    /// The due that had passed before a correction moved it: the breach stays one (time rule 9).
    pub breached: Option<Time>,
    /// Whether the due touches a year whose holidays are not published.
    pub provisional: bool,
    /// When it stopped: by what it waits for, else by the end of what it belongs to.
    pub stopped: Option<Time>,
    /// How it stands.
    pub state: ClockState,
    /// Seconds past the due; 0 when in time.
    pub late_by: i64,
    /// The unit or person whose work it measures.
    pub owner: String,
    /// The limit and its counting; none for promises and actions, which have a date.
    pub terms: Option<Terms>,
    /// The times it stood still.
    pub pauses: Vec<Pause>,
    /// The rule it comes from.
    pub source: Option<Source>,
    /// The fact in the case that started it.
    pub path: Path,
}

impl Clock {
    /// The due by which it is counted: the one that was breached, where a correction moved it.
    pub fn counted_due(&self) -> Time {
        self.breached.unwrap_or(self.due)
    }

    /// Whether it was done in time, by every due it had.
    pub fn in_time(&self) -> bool {
        self.state == ClockState::Met && self.breached.is_none()
    }

    /// Whether it is past its due and still going.
    pub fn overdue(&self) -> bool {
        self.state == ClockState::Overdue
    }

    /// Whether it still goes.
    pub fn open(&self) -> bool {
        matches!(
            self.state,
            ClockState::Running | ClockState::Paused | ClockState::Overdue
        )
    }
}

/// A limit the calendar cannot count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Uncounted {
    /// The clock.
    pub clock: String,
    /// Why.
    pub why: TimeError,
}

/// What all clocks of one case share.
struct CaseClocks<'a> {
    case: &'a Case,
    policy: &'a Policy,
    calendar: &'a Calendar,
    now: Time,
}

/// Every clock of the case, in the policy's order, promises and actions last. A limit the calendar cannot
/// count is returned apart; the lint refuses such policies.
pub fn clocks(
    case: &Case,
    policy: &Policy,
    calendar: &Calendar,
    now: Time,
) -> (Vec<Clock>, Vec<Uncounted>) {
    let of_case = CaseClocks {
        case,
        policy,
        calendar,
        now,
    };
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
        let owner = self.case.owner(self.policy).to_owned();
        self.runs(deadline.from, deadline.until, deadline.clock == "overall")
            .into_iter()
            .map(|run| self.clock(&deadline.clock, &owner, terms, &deadline.source, run))
            .collect()
    }

    fn stage(&self, stage: &Stage) -> Vec<Result<Clock, Uncounted>> {
        let terms = self.terms(&stage.limits, stage.counting, stage.roll);
        let name = format!("stage.{}", stage.name);
        let first = stage.units.first();
        let owner = first.map_or_else(|| self.case.owner(self.policy).to_owned(), Clone::clone);
        if stage.until == Mark::Asked && asked_for(self.case, self.policy).is_empty() {
            return Vec::new();
        }
        let starts = match stage.from {
            Mark::Step(Step::Assigned) => self.case.assigned_to(&stage.units),
            from => self.times(from),
        };
        self.runs_from(starts, stage.from, stage.until, stage.once)
            .into_iter()
            .map(|run| self.clock(&name, &owner, terms, &stage.source, run))
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
                path: path_of(Mark::Step(Step::Received)),
            }];
        }
        self.runs_from(starts, from, until, false)
    }

    /// The runs that begin at these times, only the first of them where it runs once.
    fn runs_from(&self, mut starts: Vec<Time>, from: Mark, until: Mark, once: bool) -> Vec<Run> {
        let path = path_of(from);
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
                path: path.clone(),
            });
        }
        runs
    }

    /// When a fact happened. A decision told before it was signed was none to tell (M-9.11).
    fn times(&self, mark: Mark) -> Vec<Time> {
        let telling = || Telling::by_the_case(self.case, self.policy);
        match mark {
            Mark::Answered => telling().answered().into_iter().collect(),
            Mark::Noticed => telling().noticed(),
            Mark::Decided => decided(self.case, self.policy),
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
        let closed = closing.map(|closing| (closing.stamp.at, fulfils));
        let no_use = presupposes(until).then(|| self.case.nothing_owed());
        let ends = [
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
        run: Run,
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
            path: run.path,
        })
    }

    fn promise(&self, index: usize) -> Option<Clock> {
        let promise = self.case.promises.get(index)?;
        let kept = promise.kept.as_ref().map(|stamp| stamp.at);
        let path = Path::root().key("promises").index(index);
        let name = format!("promise.{}", index + 1);
        let owner = promise.stamp.by.clone();
        Some(self.dated(name, &promise.stamp, promise.by_date, kept, owner, path))
    }

    fn action(&self, index: usize) -> Option<Clock> {
        let action = self.case.actions.get(index)?;
        // The steps of a plan are done with the remedies they lead to (C-6b).
        let carried_out = self.case.current.carried_out.as_ref();
        let carried_out = carried_out.filter(|_| action.kind == ActionKind::Plan);
        let carried_out = carried_out.filter(|done| done.stamp.at >= action.stamp.at);
        let ended = action.ended().or(carried_out.map(|done| &done.stamp));
        let ended = ended.map(|stamp| stamp.at);
        let path = Path::root().key("actions").index(index);
        let name = format!("action.{}", index + 1);
        let owner = action.owner.clone();
        Some(self.dated(name, &action.stamp, action.due, ended, owner, path))
    }

    /// A clock that runs to the end of a day that was named.
    fn dated(
        &self,
        name: String,
        since: &Stamp,
        last: NaiveDate,
        stopped: Option<Time>,
        owner: String,
        path: Path,
    ) -> Clock {
        let due = self.calendar.end_of(last);
        let stop = stopped.map(|at| Stop { at, how: How::Done });
        let (state, late_by) = self.standing(due, stop, false);
        Clock {
            name,
            started: since.at,
            projected: false,
            due,
            breached: None,
            provisional: false,
            stopped,
            state,
            late_by,
            owner,
            terms: None,
            pauses: Vec::new(),
            source: None,
            path,
        }
    }
}

/// One run of a clock.
struct Run {
    start: Time,
    stop: Option<Stop>,
    projected: bool,
    path: Path,
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
        Mark::Step(Step::Resolved | Step::Consolidated | Step::Approved | Step::Agreed)
    )
}

/// Whether a step is made only where something is owed to the customer.
fn presupposes(mark: Mark) -> bool {
    matches!(mark, Mark::Step(step) if step.settles())
}

/// The field that holds the fact.
fn path_of(mark: Mark) -> Path {
    Path::root().key(section_of(mark))
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
        Mark::Acknowledged | Mark::Answered | Mark::Noticed | Mark::Informed | Mark::Asked => {
            "replies"
        }
    }
}
