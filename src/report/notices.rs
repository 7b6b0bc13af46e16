//! What is written to whom when a case is late, as the policy has it (M-14): a reminder of what is late
//! and open, an inquiry into what was late in a case that is closed.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::Subject;
use super::agenda::toward;
use super::schedule::Whose;
use crate::domain::case::Case;
use crate::domain::judge::{Clock, ClockState};
use crate::domain::policy::{CaseState, Policy, Reminder};
use crate::domain::staff::{Found, Staff};

/// A notice to one addressee.
#[derive(Clone)]
pub struct Notice<'a> {
    /// A unit; a person or role who is in none.
    pub to: &'a str,
    /// The policy that lays it down.
    pub policy: &'a Policy,
    /// Which notice.
    pub reminder: &'a Reminder,
    /// What it is about, the latest first.
    pub lines: Vec<Line<'a>>,
}

/// Something that is, or was, late.
#[derive(Clone)]
pub struct Line<'a> {
    /// The case.
    pub subject: &'a Subject<'a>,
    /// The clock.
    pub clock: &'a Clock,
    /// The commands that end it.
    pub commands: Vec<String>,
}

/// Which notices are wanted.
#[derive(Clone, Debug)]
pub struct Asked<'a> {
    /// To whom.
    pub whose: Whose<'a>,
    /// Ended cases only if they ended on this day or later.
    pub since: NaiveDate,
}

/// The notices of a day, by addressee, policy and kind.
pub fn notices<'a>(
    subjects: &'a [Subject<'a>],
    asked: &Asked,
    (staff, day): (&'a Staff, NaiveDate),
) -> Vec<Notice<'a>> {
    let mut notices: BTreeMap<(&str, &str, usize), Notice> = BTreeMap::new();
    for subject in subjects {
        let Some(policy) = subject.policy else {
            continue;
        };
        for (kind, reminder) in policy.office.reminders.iter().enumerate() {
            for clock in late(subject, reminder.of, asked.since) {
                if !asked.whose.owes(&clock.owner, staff, day) {
                    continue;
                }
                let to = addressee(&clock.owner, staff, day);
                let notice = || Notice {
                    to,
                    policy,
                    reminder,
                    lines: Vec::new(),
                };
                let key = (to, policy.id.as_str(), kind);
                let notice = notices.entry(key).or_insert_with(notice);
                let commands = match reminder.of {
                    CaseState::Open => toward(subject, staff, clock),
                    CaseState::Closed => Vec::new(),
                };
                notice.lines.push(Line {
                    subject,
                    clock,
                    commands,
                });
            }
        }
    }
    let mut notices: Vec<Notice> = notices.into_values().collect();
    for notice in &mut notices {
        let number = |line: &Line| line.subject.case.number.clone();
        notice
            .lines
            .sort_by_key(|line| (Reverse(line.clock.late_by), number(line)));
    }
    notices
}

/// The clocks of a case that a notice is about: of an open case what is past its due and open, of one
/// that ended the stages that were not done in time.
fn late<'a>(
    subject: &'a Subject<'a>,
    of: CaseState,
    since: NaiveDate,
) -> impl Iterator<Item = &'a Clock> {
    let closed = subject.closed();
    let recent = closed.is_some_and(|at| subject.calendar.in_zone(at).date_naive() >= since);
    let wanted = of == CaseState::Open || recent;
    late_clocks(&subject.case, &subject.clocks, of).filter(move |_| wanted)
}

/// The same whenever it ended.
pub fn late_clocks<'a>(
    case: &Case,
    clocks: &'a [Clock],
    of: CaseState,
) -> impl Iterator<Item = &'a Clock> {
    let ended = case.ended();
    clocks.iter().filter(move |clock| match of {
        CaseState::Open => !ended && clock.overdue(),
        CaseState::Closed => {
            let missed = matches!(clock.state, ClockState::Late | ClockState::Missed);
            ended && missed && clock.name.starts_with("stage.")
        }
    })
}

/// Who is written to: the unit, of a person that of theirs.
fn addressee<'a>(owner: &'a str, staff: &'a Staff, day: NaiveDate) -> &'a str {
    if staff.unit(owner).is_some() {
        return owner;
    }
    let unit = match staff.person_by(owner) {
        Found::One(person) => staff.unit_of(person, day),
        _ => None,
    };
    unit.map_or(owner, |unit| &unit.id)
}
