//! What a rule is given of one record, and where it puts what it finds.

use std::borrow::Cow;
use std::cell::{Cell, OnceCell};
use std::collections::BTreeSet;

use chrono::{DateTime, TimeDelta, Timelike as _, Utc};

use crate::domain::case::Case;
use crate::domain::case::evidence::Holdings;
use crate::domain::duties::DutyBook;
use crate::domain::judge::{self, ApprovalFault, Clock, ClockState, Uncounted, Unmet, next};
use crate::domain::log_book::LogBook;
use crate::domain::msg::Msg;
use crate::domain::policy::Policy;
use crate::domain::record::Record;
use crate::domain::regulations::Regulations;
use crate::domain::time::{Calendar, Time};
use crate::domain::tree::Path;
use crate::finding::Finding;
use crate::{msg, words};

/// What stands beside the records.
pub struct Beside<'a> {
    /// The regulations.
    pub regulations: &'a Regulations,
    /// What is in `cases/` and is no case.
    pub strays: &'a [Stray],
    /// What is posted and is not as it was posted.
    pub posted: &'a [Stray],
    /// The periodic duties done, and the moment they are judged at; `None` where only the regulations
    /// are looked at.
    pub duties: Option<(&'a DutyBook, Time)>,
    /// A book kept beside the cases, and the places of the rows that a case tells of.
    pub log: Option<(&'a LogBook, &'a BTreeSet<usize>)>,
}

/// A file beside the cases that is not what it should be.
#[derive(Clone, Debug)]
pub struct Stray {
    /// Where, relative to the repository.
    pub file: String,
    /// Why.
    pub what: Msg,
    /// What to do about it.
    pub help: Msg,
}

/// What a check run is asked with.
#[derive(Clone, Debug)]
pub struct CheckSettings {
    /// The moment of judging.
    pub now: Time,
    /// How long before its due a clock counts as due soon, in seconds of calendar time.
    pub warn_within: Option<i64>,
    /// Whether `now` is a past or future moment asked about: what was recorded later is then
    /// invisible. Otherwise nothing can have been recorded later.
    pub as_of: bool,
    /// What stands where the cases say their evidence is; `None` where that is not looked at.
    pub evidence: Option<Holdings>,
}

words! {
    /// How a case stands, for whoever looks for those that wait.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Standing {
        /// It is over.
        Ended = "ended",
        /// It is over, and something is still to be done: an action, a call, papers that are awaited.
        Owing = "owing",
        /// It goes on, in time.
        Open = "open",
        /// A clock of it is overdue.
        Overdue = "overdue",
        /// It cannot be read.
        Unknown = "unknown",
    }
}

/// What a rule sees of one record.
pub struct RecordView<'r, 'a> {
    /// The record.
    pub record: &'r Record,
    /// The case as known now; `None` where it cannot be read or was recorded later.
    pub case: Option<Cow<'r, Case>>,
    /// The policy in force for it.
    pub policy: Option<&'a Policy>,
    /// The policy's calendar, else the organisation's.
    pub calendar: Option<&'a Calendar>,
    /// Its clocks.
    pub clocks: Vec<Clock>,
    /// Limits that could not be counted.
    pub uncounted: Vec<Uncounted>,
    /// The regulations.
    pub regulations: &'a Regulations,
    asked: &'a CheckSettings,
    /// The last moment at which all that was asked of this view is answered the same.
    until: Cell<Time>,
    /// What several rules ask, each found out once.
    once: Once<'a>,
}

/// What is found out of a case when the first rule asks it.
#[derive(Default)]
struct Once<'a> {
    owner: OnceCell<Option<String>>,
    approval_fault: OnceCell<Option<ApprovalFault>>,
    unmet: OnceCell<Vec<Unmet<'a>>>,
}

impl<'r, 'a> RecordView<'r, 'a> {
    /// The record as judged at the moment asked about.
    /// Its clocks are reckoned where they are `wanted`.
    pub fn new(
        record: &'r Record,
        regulations: &'a Regulations,
        asked: &'a CheckSettings,
        wanted: bool,
    ) -> Self {
        let case = record.known_at(asked.now);
        let policy = case.as_ref().and_then(|case| regulations.policy_of(case));
        let calendar = calendar(policy, regulations);
        let (clocks, uncounted) = match (&case, policy, calendar) {
            (Some(case), Some(policy), Some(calendar)) if wanted => judge::clocks_of(
                case,
                &record.former,
                (policy, calendar, &regulations.staff),
                asked.now,
            ),
            _ => (Vec::new(), Vec::new()),
        };
        let view = Self {
            record,
            case,
            policy,
            calendar,
            clocks,
            uncounted,
            regulations,
            asked,
            until: Cell::new(Time::from(DateTime::<Utc>::MAX_UTC)),
            once: Once::default(),
        };
        view.hold();
        view
    }

    /// Until when the case and its clocks stay as they are.
    fn hold(&self) {
        if !self.all_known() || self.clocks.iter().any(moves) {
            self.momentary();
        }
        let running = |clock: &&Clock| clock.state == ClockState::Running;
        for clock in self.clocks.iter().filter(running) {
            self.only(clock.due);
        }
    }

    /// Whether all that stands in the file was recorded by now, and is of one piece.
    fn all_known(&self) -> bool {
        let whole = match (&self.case, &self.record.case) {
            (Some(Cow::Borrowed(known)), Some(written)) => std::ptr::eq(*known, written),
            (None, None) => true,
            _ => false,
        };
        whole && self.record.is_of_one_piece(self.asked.now)
    }

    /// What was asked is answered the same up to this moment and not longer.
    fn only(&self, until: Time) {
        self.until.set(self.until.get().min(until));
    }

    /// The last moment at which all that was asked of this view is answered the same; `None` where some of
    /// it changes by the second.
    pub fn until(&self) -> Option<Time> {
        Some(self.until.get()).filter(|until| *until > self.asked.now)
    }

    /// Whether a moment has come.
    pub fn reached(&self, moment: Time) -> bool {
        let reached = moment <= self.asked.now;
        if !reached {
            self.momentary();
        }
        reached
    }

    /// Whether a due has passed.
    pub fn past(&self, due: Time) -> bool {
        let past = due < self.asked.now;
        if !past {
            self.only(due);
        }
        past
    }

    /// How the case stands.
    pub fn standing(&self) -> Standing {
        match self.judged() {
            None => Standing::Unknown,
            Some(_) if self.clocks.iter().any(Clock::overdue) => Standing::Overdue,
            Some((case, policy)) if case.ended() => self.ended(case, policy),
            Some(_) => Standing::Open,
        }
    }

    fn ended(&self, case: &Case, policy: &Policy) -> Standing {
        let staff = &self.regulations.staff;
        if next::waits((case, policy), staff, self.calendar, &self.clocks) {
            Standing::Owing
        } else {
            Standing::Ended
        }
    }

    /// Says that what is made of this view may be otherwise the next time, though nothing that is known of
    /// it changed: a line number of another file is told.
    pub fn momentary(&self) {
        self.only(self.asked.now);
    }

    /// Says of a finding that it is late since then, and goes on being.
    pub fn late(&self, finding: &mut Finding, since: Time) {
        finding.late_since = Some(since);
        finding.late_at(self.asked.now);
    }

    /// The moment of judging, for whoever has said up to when what they make of it holds.
    pub fn noted(&self) -> Time {
        self.asked.now
    }

    /// Whether it comes within so many seconds.
    pub fn within(&self, seconds: i64, due: Time) -> bool {
        let before = TimeDelta::try_seconds(seconds.saturating_add(1));
        let last = before.and_then(|before| due.checked_sub_signed(before));
        last.is_none_or(|last| self.past(last))
    }

    /// How long before its due a clock counts as due soon, in seconds of calendar time.
    pub fn warn_within(&self) -> Option<i64> {
        self.asked.warn_within
    }

    /// Whether it is judged at a moment that is not now.
    pub fn as_of(&self) -> bool {
        self.asked.as_of
    }

    /// Whether the file is written in a format this version does not know, so that nothing else
    /// can be said about it.
    pub fn newer(&self) -> bool {
        let case = self.record.case.as_ref();
        case.is_some_and(Case::newer)
    }

    /// Whether the case was recorded after the moment asked about.
    pub fn later(&self) -> bool {
        self.asked.as_of && self.record.case.is_some() && self.case.is_none()
    }

    /// Whose turn it is. Who is in which unit is asked by the day.
    pub fn owner(&self) -> Option<String> {
        self.today();
        let owner = self.once.owner.get_or_init(|| {
            let (case, policy) = self.judged()?;
            let (staff, now) = (&self.regulations.staff, self.asked.now);
            Some(judge::turn(case, policy, staff, &self.clocks, now))
        });
        owner.clone()
    }

    /// What is made of the day holds until it ends. A zone may put its clocks on before that, by less than
    /// two hours; in those it holds for the quarter of an hour.
    pub fn today(&self) {
        let now = self.asked.now;
        let begun = i64::from(now.num_seconds_from_midnight());
        let left = 22 * 3600 - begun;
        let left = if left > 0 {
            left
        } else {
            900 - begun.rem_euclid(900)
        };
        let end = now.checked_add_signed(TimeDelta::seconds(left - 1));
        self.only(end.unwrap_or(now));
    }

    /// What is wrong with the approval in force.
    pub fn approval_fault(&self) -> Option<&ApprovalFault> {
        let fault = self.once.approval_fault.get_or_init(|| {
            let (case, policy) = self.judged()?;
            judge::approval_fault_since(case, policy, &self.regulations.staff)
        });
        fault.as_ref()
    }

    /// The duties before closing that are not done.
    pub fn unmet(&self) -> &[Unmet<'a>] {
        self.once.unmet.get_or_init(|| {
            let judged = self.judged();
            judged.map_or_else(Vec::new, |(case, policy)| {
                judge::unmet(case, policy, &self.regulations.staff)
            })
        })
    }

    /// Where the approval in force stands.
    pub fn approval_path(&self) -> Path {
        let case = self.case.as_ref();
        let count = case.map_or(0, |case| case.current.approvals.len());
        Path::root().key("approvals").index(count.saturating_sub(1))
    }

    /// Case and policy, where both are there.
    pub fn judged(&self) -> Option<(&Case, &'a Policy)> {
        Some((self.case.as_ref()?, self.policy?))
    }
}

/// The calendar of a policy, else that of the organisation.
pub(super) fn calendar<'a>(
    policy: Option<&Policy>,
    regulations: &'a Regulations,
) -> Option<&'a Calendar> {
    let own = policy.and_then(|policy| regulations.calendar_of(policy));
    own.or_else(|| regulations.calendar())
}

/// Whether what is said of a clock changes by the second.
fn moves(clock: &Clock) -> bool {
    let held = clock.pauses.last().is_some_and(|pause| pause.to.is_none());
    held || clock.state == ClockState::Paused
}

/// "Run this": the command, without `complaint` and the number, in `command`.
pub fn run(view: &RecordView, command: &str) -> Msg {
    run_on(&view.record.number, command)
}

/// The same for the case of a number.
pub fn run_on(number: &str, command: &str) -> Msg {
    let (name, rest) = command.split_once(' ').unwrap_or((command, ""));
    let line = format!("complaint {name} {number} {rest}");
    msg!("check-run", command = line.trim_end())
}
