//! Finding cases: one row a case, filtered and sorted.

use std::cmp::Reverse;

use chrono::{Days, NaiveDate};

use super::Subject;
use super::agenda::Desk;
use crate::domain::case::Case;
use crate::domain::case::Kept;
use crate::domain::case::status::Status;
use crate::domain::judge::ClockState;
use crate::domain::judge::aftercare::aftercare;
use crate::domain::names::comparable;
use crate::domain::reader::Own;
use crate::domain::schema::{Declared, Names, Shape};
use crate::domain::staff::{Found, Staff};
use crate::domain::time::Time;
use crate::domain::tree::Value;
use crate::words;

/// A case in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListRow {
    /// The number.
    pub number: String,
    /// The status that follows from its facts.
    pub status: Status,
    /// When the complaint reached us.
    pub received: Time,
    /// The customer's name.
    pub customer: Option<String>,
    /// Why nobody can read who that is.
    pub kept: Option<Kept>,
    /// The title.
    pub title: Option<String>,
    /// The policy.
    pub policy: String,
    /// Whose turn it is: a unit, a person or a role.
    pub owner: String,
    /// The earliest due of the clocks that still go; of a closed case, until when the customer is
    /// asked again.
    pub next_due: Option<Time>,
    /// Whether that clock stands still.
    pub paused: bool,
    /// Seconds past the oldest due that was missed and is still open; 0 when none is.
    pub late_by: i64,
}

impl ListRow {
    /// Whether a clock is past its due and still going.
    pub fn overdue(&self) -> bool {
        self.late_by > 0
    }

    fn of(subject: &Subject) -> Self {
        let case = &subject.case;
        let open = subject.clocks.iter().filter(|clock| clock.open());
        let next = open.min_by_key(|clock| clock.due);
        Self {
            number: case.number.clone(),
            status: case.derived_status(),
            received: subject.calendar.in_zone(case.received),
            customer: case.customer.name.clone(),
            kept: case.customer_kept(),
            title: case.title.clone(),
            policy: case.policy.clone(),
            owner: subject.owner.clone(),
            next_due: next.map(|clock| clock.due).or_else(|| {
                let owed = aftercare(case, subject.policy?, subject.calendar)?;
                owed.done.is_none().then_some(owed.due)
            }),
            paused: next.is_some_and(|clock| clock.state == ClockState::Paused),
            late_by: subject.most_overdue().map_or(0, |clock| clock.late_by),
        }
    }
}

words! {
    /// By when something is due.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Due named "list-due-" {
        /// On this day.
        Today = "today",
        /// On the next.
        Tomorrow = "tomorrow",
        /// Within seven days, this one included.
        Week = "week",
    }
}

impl Due {
    /// Whether a day is meant, seen from today.
    fn means(self, day: NaiveDate, today: NaiveDate) -> bool {
        let after = |days| today.checked_add_days(Days::new(days));
        match self {
            Self::Today => day == today,
            Self::Tomorrow => Some(day) == after(1),
            Self::Week => day >= today && after(6).is_none_or(|last| day <= last),
        }
    }
}

/// Which cases are wanted; what is not stated is not asked.
#[derive(Clone, Debug, Default)]
pub struct Filter<'a> {
    /// Open ones (`true`) or ended ones (`false`).
    pub open: Option<bool>,
    /// Only those with a clock past its due.
    pub overdue: bool,
    /// Only those where it is the turn of whoever asks.
    pub mine: bool,
    /// Only those that wait for the signature of whoever asks.
    pub to_sign: bool,
    /// Only those with a clock that is due then.
    pub due: Option<Due>,
    /// Who asks, and when.
    pub desk: Option<Desk<'a>>,
    /// The policy.
    pub policy: Option<String>,
    /// Whose turn it is: a unit, person or role, by id, address, name or title.
    pub owner: Option<String>,
    /// Part of the customer's name.
    pub customer: Option<String>,
    /// Any of these.
    pub status: Vec<Status>,
    /// Received on this day or later.
    pub since: Option<NaiveDate>,
    /// Received on this day or before.
    pub until: Option<NaiveDate>,
    /// Words anywhere in what was written about it; capitals do not matter.
    pub text: Option<String>,
}

impl Filter<'_> {
    /// The row of a case, if it is wanted.
    pub fn row(&self, subject: &Subject, staff: &Staff) -> Option<ListRow> {
        self.wants(subject, staff).then(|| ListRow::of(subject))
    }

    /// Whether a case is wanted.
    pub fn wants(&self, subject: &Subject, staff: &Staff) -> bool {
        let case = &subject.case;
        let day = subject.calendar.in_zone(case.received).date_naive();
        let customer = case.customer.name.as_deref().unwrap_or_default();
        self.open.is_none_or(|open| open != case.ended())
            && (!self.overdue || subject.most_overdue().is_some())
            && self.policy.as_ref().is_none_or(|id| *id == case.policy)
            && (self.status.is_empty() || self.status.contains(&case.derived_status()))
            && self.since.is_none_or(|since| since <= day)
            && self.until.is_none_or(|until| day <= until)
            && self
                .customer
                .as_ref()
                .is_none_or(|part| contains(customer, part))
            && self
                .text
                .as_ref()
                .is_none_or(|part| mentions(subject, part))
            && self.of_desk(subject)
            && self
                .owner
                .as_ref()
                .is_none_or(|who| same(staff, &subject.owner, who))
    }
}

impl Filter<'_> {
    /// What whoever asks has to do with it.
    fn of_desk(&self, subject: &Subject) -> bool {
        let Some(desk) = &self.desk else { return true };
        let due = |due: Due| {
            let mut open = subject.clocks.iter().filter(|clock| clock.open());
            open.any(|clock| {
                let day = subject.calendar.in_zone(clock.due).date_naive();
                due.means(day, desk.day)
            })
        };
        (!self.mine || desk.is_turn(subject))
            && (!self.to_sign || desk.awaited(subject).is_some())
            && self.due.is_none_or(due)
    }
}

/// Whether two names stand for the same unit, person or role.
pub fn same(staff: &Staff, owner: &str, asked: &str) -> bool {
    let role = staff.roles.iter().find(|role| role.id == owner);
    let title = staff.unit(owner).map(|unit| &unit.title);
    let title = title.or(role.map(|role| &role.title));
    let titled = title.is_some_and(|title| title.is(asked));
    let person = match staff.person_by(owner) {
        Found::One(person) => person.is(asked),
        _ => false,
    };
    owner.eq_ignore_ascii_case(asked) || titled || person
}

fn contains(text: &str, part: &str) -> bool {
    comparable(text).contains(&comparable(part))
}

/// Whether something that was written about the case holds the words, under whatever key but those
/// of the company's own that are not searched.
fn mentions(subject: &Subject, part: &str) -> bool {
    let case = &subject.case;
    let searched = |own: &&Own| {
        let mut fields = subject.policy.into_iter().flat_map(|policy| &policy.fields);
        let field = fields.find(|field| field.place() == own.path);
        field.is_none_or(|field| field.searchable)
    };
    let mut own = case.own.iter().filter(searched);
    written(&case.entries(), Case::FIELDS, part) || own.any(|own| anywhere(&own.value, part))
}

/// What people wrote themselves: texts, not the names of people, units and terms.
fn written(entries: &[(String, Value)], shape: Shape, part: &str) -> bool {
    entries.iter().any(|(key, value)| {
        let Some(field) = shape.iter().find(|field| field.key == key) else {
            return false;
        };
        let asked = match field.names {
            None | Some(Names::Case) => true,
            Some(_) => false,
        };
        match value {
            Value::Map(below) | Value::Flow(below) => written(below, field.below(), part),
            Value::Seq(members) => members.iter().any(|member| match member {
                Value::Map(below) | Value::Flow(below) => written(below, field.below(), part),
                other => anywhere(other, part),
            }),
            other => asked && other.text().is_some_and(|text| contains(text, part)),
        }
    })
}

fn anywhere(value: &Value, part: &str) -> bool {
    match value {
        Value::Map(below) | Value::Flow(below) => below.iter().any(|(_, it)| anywhere(it, part)),
        Value::Seq(members) => members.iter().any(|member| anywhere(member, part)),
        single => single.text().is_some_and(|text| contains(text, part)),
    }
}

words! {
    /// What a list is sorted by. Ties go by number.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub enum SortKey {
        /// What is overdue, longest first; then by next due; then what has no due.
        #[default]
        Urgency = "urgency",
        /// By number.
        Number = "number",
        /// By the time received.
        Received = "received",
        /// By next due.
        Due = "due",
        /// By customer.
        Customer = "customer",
        /// By status, in the order of the handling.
        Status = "status",
    }
}

/// The cases wanted, in order.
pub fn listing(
    subjects: &[Subject],
    staff: &Staff,
    filter: &Filter,
    sort: SortKey,
) -> Vec<ListRow> {
    let rows = subjects.iter().filter_map(|it| filter.row(it, staff));
    sorted(rows.collect(), sort)
}

/// The rows in order.
pub fn sorted(mut rows: Vec<ListRow>, sort: SortKey) -> Vec<ListRow> {
    rows.sort_by(|a, b| a.number.cmp(&b.number));
    let due = |row: &ListRow| (row.next_due.is_none(), row.next_due);
    match sort {
        SortKey::Urgency => rows.sort_by_key(|row| (Reverse(row.late_by), due(row))),
        SortKey::Number => {}
        SortKey::Received => rows.sort_by_key(|row| row.received),
        SortKey::Due => rows.sort_by_key(due),
        SortKey::Customer => rows.sort_by(|a, b| {
            let name = |row: &ListRow| row.customer.as_deref().map(comparable);
            (a.customer.is_none(), name(a)).cmp(&(b.customer.is_none(), name(b)))
        }),
        SortKey::Status => rows.sort_by_key(|row| row.status),
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::super::samples::{at, regulations, subject};
    use super::*;

    const HALF: &str = "received: 2026-11-05T09:00:00+08:00\ncustomer: {name: Rhein}\n";
    const REGISTERED: &str = "received: 2026-11-02T09:00:00+08:00\ntitle: 阻焊\n\
        registration: {at: 2026-11-02T10:00:00+08:00, by: a@example.com}\n\
        assignments: [{at: 2026-11-02T11:00:00+08:00, by: a@example.com, to: quality}]\n";
    const CLOSED: &str = "received: 2026-11-01T09:00:00+08:00\n\
        closing: {at: 2026-11-03T10:00:00+08:00, by: a@example.com, dismissed: true}\n";

    fn numbers(filter: &Filter, sort: SortKey) -> Vec<String> {
        let regulations = regulations();
        let now = at("2026-11-10T12:00");
        let subjects = [
            subject(&regulations, "261103", HALF, now),
            subject(&regulations, "261101", REGISTERED, now),
            subject(&regulations, "261102", CLOSED, now),
        ];
        let rows = listing(&subjects, &regulations.staff, filter, sort);
        rows.into_iter().map(|row| row.number).collect()
    }

    /// Overdue first, the longest first: 261103's registration was due after four working hours, at
    /// 14:00 of the 5th (M-10.2b), 261101's inquiry at the end of that day (M-10.2); 261102 has no
    /// clock that goes.
    #[test]
    fn what_is_overdue_longest_comes_first() {
        let all = Filter::default();
        assert_eq!(
            numbers(&all, SortKey::Urgency),
            ["261103", "261101", "261102"]
        );
        assert_eq!(
            numbers(&all, SortKey::Number),
            ["261101", "261102", "261103"]
        );
        assert_eq!(
            numbers(&all, SortKey::Received),
            ["261102", "261101", "261103"]
        );
        assert_eq!(
            numbers(&all, SortKey::Status),
            ["261103", "261101", "261102"]
        );
        assert_eq!(
            numbers(&all, SortKey::Customer),
            ["261103", "261101", "261102"]
        );
    }

    fn some(filter: &Filter) -> Vec<String> {
        numbers(filter, SortKey::Number)
    }

    #[test]
    fn open_overdue_and_status_narrow() {
        let open = |open| Filter {
            open: Some(open),
            ..Filter::default()
        };
        assert_eq!(some(&open(false)), ["261102"]);
        assert_eq!(some(&open(true)), ["261101", "261103"]);
        let overdue = Filter {
            overdue: true,
            ..Filter::default()
        };
        assert_eq!(some(&overdue), ["261101", "261103"]);
        let dismissed = Filter {
            status: vec![Status::Dismissed],
            ..Filter::default()
        };
        assert_eq!(some(&dismissed), ["261102"]);
        let day = NaiveDate::from_ymd_opt(2026, 11, 2);
        let received = Filter {
            since: day,
            until: day,
            ..Filter::default()
        };
        assert_eq!(some(&received), ["261101"]);
    }

    #[test]
    fn names_and_words_narrow() {
        let owner = |who: &str| Filter {
            owner: Some(who.to_owned()),
            ..Filter::default()
        };
        assert_eq!(some(&owner("quality")), ["261101"]);
        assert_eq!(some(&owner("质量管理部")), ["261101"]);
        assert!(some(&owner("nobody")).is_empty());
        let text = Filter {
            text: Some("阻焊".to_owned()),
            ..Filter::default()
        };
        assert_eq!(some(&text), ["261101"]);
        let customer = Filter {
            customer: Some("RHEIN".to_owned()),
            ..Filter::default()
        };
        assert_eq!(some(&customer), ["261103"]);
        let policy = Filter {
            policy: Some("other".to_owned()),
            ..Filter::default()
        };
        assert!(some(&policy).is_empty());
    }
}
