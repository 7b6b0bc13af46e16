//! Everything that is due, as a calendar shows it: open limits, promises and actions of cases, and
//! duties that come again.

use chrono::NaiveDate;

use super::Subject;
use super::agenda::toward;
use super::duties::DutyRow;
use super::listing::same;
use crate::domain::judge::next::is_turn_of;
use crate::domain::judge::periodic::DutyState;
use crate::domain::judge::{Clock, ClockState};
use crate::domain::source::Source;
use crate::domain::staff::{Found, Person, Staff};
use crate::domain::time::Time;

/// Whose dues are wanted.
#[derive(Clone, Debug)]
pub enum Whose<'a> {
    /// Everybody's.
    All,
    /// Those of a unit, of the units within it, and of the people in them.
    Unit(String),
    /// Those of a person: by name, of their unit, or of a role they hold.
    Person(&'a Person),
    /// Those of a unit, person or role, by id, address, name or title.
    Owner(&'a str),
}

/// How something that is due stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It will be due then.
    Running,
    /// Its due has passed.
    Late,
    /// It stands still: its due will move.
    Paused,
    /// The step it starts at has not been made.
    Projected,
    /// The rest days around its due are not published.
    Provisional,
}

impl Standing {
    /// Whether the due may still move.
    pub fn may_move(self) -> bool {
        matches!(self, Self::Paused | Self::Projected | Self::Provisional)
    }

    /// Whether there is something ahead to be warned of.
    pub fn is_ahead(self) -> bool {
        !matches!(self, Self::Late | Self::Paused)
    }

    fn of_clock(clock: &Clock) -> Self {
        match clock.state {
            ClockState::Overdue => Self::Late,
            ClockState::Paused => Self::Paused,
            _ if clock.projected => Self::Projected,
            _ if clock.provisional => Self::Provisional,
            _ => Self::Running,
        }
    }

    fn of_duty(row: &DutyRow) -> Self {
        match row.state {
            DutyState::Overdue => Self::Late,
            _ if row.turn.provisional => Self::Provisional,
            _ => Self::Running,
        }
    }
}

/// What is due.
#[derive(Clone, Copy)]
pub enum What<'a> {
    /// A clock of a case, with the words of the promise or action it is of.
    Clock {
        /// The case.
        subject: &'a Subject<'a>,
        /// The clock.
        clock: &'a Clock,
        /// What was promised, or is to be done.
        text: Option<&'a str>,
    },
    /// A duty that comes again.
    Duty(&'a DutyRow<'a>),
}

/// Something that is due.
#[derive(Clone)]
pub struct Entry<'a> {
    /// Its identity: neither the number of the case nor the language has a part in it, so that a
    /// calendar that is read again knows what it has.
    pub uid: String,
    /// What is due.
    pub what: What<'a>,
    /// The last moment that is in time.
    pub due: Time,
    /// The unit, person or role that owes it.
    pub owner: &'a str,
    /// How it stands.
    pub standing: Standing,
    /// The rule it comes from.
    pub source: Option<&'a Source>,
    /// The commands that do it.
    pub commands: Vec<String>,
}

/// What is due of the cases and of the duties that come again, in order of due.
pub fn schedule<'a>(
    subjects: &'a [Subject<'a>],
    duties: &'a [DutyRow<'a>],
    whose: &Whose,
    (staff, day): (&'a Staff, NaiveDate),
) -> Vec<Entry<'a>> {
    let clocks = subjects.iter().flat_map(|subject| clocks(subject, staff));
    let owed = |row: &&DutyRow| matches!(row.state, DutyState::Open | DutyState::Overdue);
    let turns = duties.iter().filter(owed).map(|row| turn(row, duties));
    let mut entries: Vec<Entry> = clocks.chain(turns).collect();
    entries.retain(|entry| whose.owes(entry.owner, staff, day));
    entries.sort_by(|a, b| (a.due, &a.uid).cmp(&(b.due, &b.uid)));
    entries
}

impl Whose<'_> {
    /// Whether what somebody owes is wanted.
    pub fn owes(&self, owner: &str, staff: &Staff, day: NaiveDate) -> bool {
        match self {
            Self::All => true,
            Self::Unit(unit) => match staff.unit(owner) {
                Some(own) => staff.is_within(&own.id, unit, day),
                None => match staff.person_by(owner) {
                    Found::One(person) => staff.in_unit(&person.id, unit, day),
                    _ => false,
                },
            },
            Self::Person(person) => is_turn_of(owner, staff, person, day),
            Self::Owner(who) => same(staff, owner, who),
        }
    }
}

/// The open clocks of a case. A clock may run several times, each of which is something of its own.
fn clocks<'a>(
    subject: &'a Subject<'a>,
    staff: &'a Staff,
) -> impl Iterator<Item = Entry<'a>> + use<'a> {
    let all = subject.clocks.iter().enumerate();
    let open = all.filter(|(_, clock)| clock.open());
    open.map(move |(place, clock)| {
        let before = subject.clocks[..place].iter();
        let runs = before.filter(|other| other.name == clock.name).count();
        let again = (runs > 0).then(|| format!(".{}", runs + 1));
        let case = &subject.case;
        let uid = case.uid.as_ref().unwrap_or(&case.number);
        Entry {
            uid: format!("{uid}.{}{}", clock.name, again.unwrap_or_default()),
            what: What::Clock {
                subject,
                clock,
                text: text(subject, clock),
            },
            due: clock.due,
            owner: &clock.owner,
            standing: Standing::of_clock(clock),
            source: clock.source.as_ref(),
            commands: toward(subject, staff, clock),
        }
    })
}

/// What was promised, or is to be done, by the clock of it.
fn text<'a>(subject: &'a Subject, clock: &Clock) -> Option<&'a str> {
    let (kind, n) = clock.name.split_once('.')?;
    let place = n.parse::<usize>().ok()?.checked_sub(1)?;
    let case = &subject.case;
    match kind {
        "promise" => case.promises.get(place).map(|it| it.what.as_str()),
        "action" => case.actions.get(place).map(|it| it.what.as_str()),
        _ => None,
    }
}

/// A turn of a duty; where several policies have one of its name, the command says whose it is.
fn turn<'a>(row: &'a DutyRow<'a>, all: &[DutyRow]) -> Entry<'a> {
    let (policy, duty, period) = (&row.turn.policy.id, row.turn.duty, row.turn.period);
    let mut command = format!("complaint duty done {} --period {period}", duty.name);
    let shared = |other: &DutyRow| {
        (&other.turn.duty.name, &other.turn.policy.id) != (&duty.name, policy)
            && other.turn.duty.name == duty.name
    };
    if all.iter().any(shared) {
        command = format!("{command} --policy {policy}");
    }
    Entry {
        uid: format!("{policy}.{}.{period}", duty.name),
        what: What::Duty(row),
        due: row.turn.due,
        owner: &duty.unit,
        standing: Standing::of_duty(row),
        source: Some(&duty.source),
        commands: vec![command],
    }
}
