//! When a duty that comes again is due, what it is about, and whether it was done.

use chrono::{Datelike, Days, NaiveDate};

use crate::domain::duties::{Act, DutyBook, DutyDone};
use crate::domain::month::Month;
use crate::domain::period::CalendarPeriod;
use crate::domain::policy::{Periodic, Policy};
use crate::domain::regulations::Regulations;
use crate::domain::staff::{Found, Person, Staff};
use crate::domain::time::{Calendar, Counting, Limit, Terms, Time, due};
use crate::{errors, words};

/// A periodic duty about one period.
#[derive(Clone, Copy, Debug)]
pub struct Turn<'a> {
    /// The policy that lays it down.
    pub policy: &'a Policy,
    /// The duty.
    pub duty: &'a Periodic,
    /// What it is about.
    pub period: CalendarPeriod,
    /// The last moment that is still on time.
    pub due: Time,
    /// Whether the rest days around it are not published yet.
    pub provisional: bool,
}

words! {
    /// How a periodic duty stands.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum DutyState named "duty-state-" {
        /// Done by its due.
        Done = "done",
        /// Done after its due.
        Late = "late",
        /// Not done, and its due is not over.
        Open = "open",
        /// Not done, and its due is over.
        Overdue = "overdue",
        /// Its due was over before any duty of the policy was recorded.
        Unrecorded = "unrecorded",
    }
}

/// The last day of a month on which the duty is on time, before rest days count: that day, else the
/// month's last. `None` where it is not due in that month.
fn last_day(duty: &Periodic, month: Month) -> Option<NaiveDate> {
    let number = month.first_day().month();
    let period = CalendarPeriod::due_in(duty.every, month);
    let due = if duty.months.is_empty() {
        // The last of each period; for a month, the next.
        period.due_months().next() == Some(month)
    } else {
        duty.months.iter().any(|listed| listed.0 == number)
    };
    let days = duty.by_day.0.min(month.last_day().day());
    let day = month.first_day() + Days::new(u64::from(days.max(1) - 1));
    due.then_some(day)
}

/// When the duty is due in a month: at the closing of its last day, or where that is a rest day, of
/// the next working day (Civil Code art. 203).
pub fn due_in(duty: &Periodic, month: Month, calendar: &Calendar) -> Option<(Time, bool)> {
    let day = last_day(duty, month)?;
    let before = calendar.end_of(day.pred_opt()?);
    let terms = Terms::new(Limit::days(1), Counting::Calendar);
    let due = due(before, &terms, calendar, &[], before).ok()?;
    Some((due.due, due.provisional))
}

impl<'a> Turn<'a> {
    /// The turn of a duty in a month, by the edition that is in force as the month begins: one that takes
    /// effect in the middle of it asks for nothing a second time. What was over before the policy took
    /// effect is not owed.
    fn in_month(
        (regulations, policy): (&'a Regulations, &'a Policy),
        duty: &'a Periodic,
        month: Month,
    ) -> Option<Self> {
        let period = CalendarPeriod::due_in(duty.every, month);
        let editions = || regulations.policies.iter().filter(|it| it.id == policy.id);
        let last = editions().filter(|it| it.effective_from <= month.first_day());
        let last = last.map(|it| it.effective_from).max()?;
        let first = editions().map(|it| it.effective_from).min()?;
        if last != policy.effective_from || period.last_day() < first {
            return None;
        }
        // The month that comes first is the one: a duty is done once about a period.
        let mut months = period.due_months();
        if months.find(|month| last_day(duty, *month).is_some()) != Some(month) {
            return None;
        }
        let calendar = regulations.calendar_of(policy).or(regulations.calendar())?;
        let (due, provisional) = due_in(duty, month, calendar)?;
        Some(Self {
            policy,
            duty,
            period,
            due,
            provisional,
        })
    }

    /// That it is not theirs.
    fn another(&self, by: &str) -> ActFault {
        ActFault::NotPermitted {
            by: by.to_owned(),
            duty: self.duty.name.clone(),
            unit: self.duty.unit.clone(),
        }
    }

    /// Whether its unit lets somebody do it on a day: whoever is in it.
    pub fn may(&self, staff: &Staff, person: &Person, day: NaiveDate) -> bool {
        staff.in_unit(&person.id, &self.duty.unit, day)
    }

    /// What is recorded of it, and how it stands.
    pub fn standing<'b>(&self, book: &'b DutyBook, now: Time) -> (DutyState, Option<&'b Act>) {
        let act = book.of(&self.policy.id, &self.duty.name, self.period);
        let begins = book.begins(&self.policy.id);
        let state = match act {
            Some(act) if act.done.stamp.at <= self.due => DutyState::Done,
            Some(_) => DutyState::Late,
            None if now <= self.due => DutyState::Open,
            None if begins.is_some_and(|begins| begins <= self.due) => DutyState::Overdue,
            None => DutyState::Unrecorded,
        };
        (state, act)
    }
}

errors! {
    /// Why something is no periodic duty done.
    pub enum ActFault {
        /// No policy has such a duty.
        Unknown { duty: String, policy: String } = "duty-unknown",
        /// The duty is not about such a period, or was not owed in it.
        NotOwed { duty: String, period: String } = "duty-not-owed",
        /// The period has not begun.
        Early { period: String, begins: String } = "duty-not-begun",
        /// It was done before.
        Again { duty: String, period: String, by: String, on: String } = "duty-done-before",
        /// It is another unit's.
        NotPermitted { by: String, duty: String, unit: String } = "duty-not-permitted",
    }
}

/// The turn a duty done is of, or why it is of none.
pub fn turn_of<'a>(
    regulations: &'a Regulations,
    (policy, duty): (&str, &str),
    period: CalendarPeriod,
) -> Result<Turn<'a>, ActFault> {
    let mut turns = turns_about(regulations, period).into_iter();
    let turn = turns.find(|turn| {
        (turn.policy.id.as_str(), turn.duty.name.as_str()) == (policy, duty)
            && turn.period == period
    });
    let mut editions = regulations.policies.iter().filter(|it| it.id == policy);
    let known = editions.any(|it| it.office.periodic.iter().any(|it| it.name == duty));
    let duty = duty.to_owned();
    turn.ok_or_else(|| {
        if known {
            let period = period.to_string();
            return ActFault::NotOwed { duty, period };
        }
        let policy = policy.to_owned();
        ActFault::Unknown { duty, policy }
    })
}

/// What is wrong with a duty done, beside those in the book that stand before it.
pub fn fault(regulations: &Regulations, before: &[Act], done: &DutyDone) -> Option<ActFault> {
    let turn = match turn_of(regulations, (&done.policy, &done.duty), done.period) {
        Ok(turn) => turn,
        Err(fault) => return Some(fault),
    };
    let day = done.stamp.at.date_naive();
    let period = done.period.to_string();
    if day < done.period.first_day() {
        let begins = done.period.first_day().to_string();
        return Some(ActFault::Early { period, begins });
    }
    let duty = done.duty.clone();
    let mut before = before.iter().map(|act| &act.done);
    if let Some(first) = before.find(|it| it.is(&done.policy, &duty, done.period)) {
        let by = first.stamp.by.clone();
        let on = first.stamp.at.date_naive().to_string();
        return Some(ActFault::Again {
            duty,
            period,
            by,
            on,
        });
    }
    let Found::One(person) = regulations.staff.person_by(&done.stamp.by) else {
        return Some(turn.another(&done.stamp.by));
    };
    let may = turn.may(&regulations.staff, person, day);
    (!may).then(|| turn.another(&person.name))
}

/// The turns of every duty that are due in the months from one to another, both included, in order
/// of due, policy and name.
pub fn turns(regulations: &Regulations, from: Month, to: Month) -> Vec<Turn<'_>> {
    let mut found = Vec::new();
    for policy in &regulations.policies {
        for duty in &policy.office.periodic {
            let mut month = from;
            while month <= to {
                found.extend(Turn::in_month((regulations, policy), duty, month));
                if month.next() == month {
                    break;
                }
                month = month.next();
            }
        }
    }
    let key = |turn: &Turn| {
        let names = (turn.policy.id.clone(), turn.duty.name.clone());
        (turn.due, names, turn.period)
    };
    found.sort_by_key(key);
    found
}

/// The turns about a period or a part of it.
pub fn turns_about(regulations: &Regulations, period: CalendarPeriod) -> Vec<Turn<'_>> {
    let from = Month::of(period.first_day());
    let until = period.due_months().last().unwrap_or(from);
    let mut found = turns(regulations, from, until);
    found.retain(|turn| turn.period.is_within(period));
    found
}

/// Of each duty, the last turn whose due is over and the next, in order of due.
pub fn around(regulations: &Regulations, now: Time) -> Vec<Turn<'_>> {
    let this = Month::of(now.date_naive());
    let (mut from, mut to) = (this, this);
    for _ in 0..AROUND {
        (from, to) = (from.previous(), to.next());
    }
    let all = turns(regulations, from, to);
    let mut found: Vec<Turn> = Vec::new();
    for turn in &all {
        let same = |other: &&Turn| {
            (&other.policy.id, &other.duty.name) == (&turn.policy.id, &turn.duty.name)
        };
        let mut own = all.iter().filter(same);
        let next = own.clone().find(|other| other.due >= now);
        let last = own.rfind(|other| other.due < now);
        let is = |other: Option<&Turn>| other.is_some_and(|it| it.period == turn.period);
        if is(next) || is(last) {
            found.push(*turn);
        }
    }
    found
}

/// How many months on both sides of now hold the last and the next turn of any duty.
const AROUND: u32 = 13;

/// The turns whose due is over and that are not done, since the policy's duties are recorded.
pub fn overdue<'a>(regulations: &'a Regulations, book: &DutyBook, now: Time) -> Vec<Turn<'a>> {
    let begins = book.acts.iter().map(|act| act.done.stamp.recorded).min();
    let Some(begins) = begins else {
        return Vec::new();
    };
    let from = Month::of(begins.date_naive()).previous();
    let mut found = turns(regulations, from, Month::of(now.date_naive()));
    found.retain(|turn| turn.standing(book, now).0 == DutyState::Overdue);
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::localized::Localized;
    use crate::domain::period::Every;
    use crate::domain::place::Place;
    use crate::domain::schema::Whole;
    use crate::domain::source::Source;
    use crate::domain::time::samples;

    fn duty(every: Every, months: &[u32], by_day: u32) -> Periodic {
        Periodic {
            name: "statistics".to_owned(),
            title: Localized::from("statistics".to_owned()),
            every,
            months: months.iter().map(|month| Whole(*month)).collect(),
            by_day: Whole(by_day),
            unit: "gm-office".to_owned(),
            source: Source::new(Place::nowhere(), None),
        }
    }

    fn due(duty: &Periodic, month: &str) -> Option<String> {
        let due = due_in(duty, month.parse().unwrap(), &samples::china())?.0;
        Some(due.format("%F %H:%M").to_string())
    }

    /// M-9.10, Civil Code art. 203: by the 10th, the 10th included; 10 October 2026 is a make-up
    /// working day, a Saturday (调休), 10 January a Saturday: Monday the 12th; 10 May a Sunday, the 11th.
    #[test]
    fn m_9_10_a_rest_day_moves_the_tenth() {
        let monthly = duty(Every::Month, &[], 10);
        assert_eq!(due(&monthly, "2026-11").unwrap(), "2026-11-10 17:30");
        assert_eq!(due(&monthly, "2026-10").unwrap(), "2026-10-10 17:30");
        assert_eq!(due(&monthly, "2026-01").unwrap(), "2026-01-12 17:30");
        assert_eq!(due(&monthly, "2026-05").unwrap(), "2026-05-11 17:30");
    }

    /// B-3.4: only in June and December. F-3.2: by 31 December.
    #[test]
    fn b_3_4_f_3_2_only_in_the_months_it_falls_in() {
        let half = duty(Every::HalfYear, &[6, 12], 10);
        assert_eq!(due(&half, "2026-06").unwrap(), "2026-06-10 17:30");
        assert_eq!(due(&half, "2026-07"), None);
        let natural = duty(Every::HalfYear, &[], 10);
        assert_eq!(due(&natural, "2026-06"), due(&half, "2026-06"));
        assert_eq!(due(&natural, "2026-11"), None);
        let year = duty(Every::Year, &[12], 31);
        assert_eq!(due(&year, "2026-12").unwrap(), "2026-12-31 17:30");
        assert_eq!(due(&year, "2026-11"), None);
        let short = duty(Every::Month, &[], 31);
        assert_eq!(due(&short, "2026-06").unwrap(), "2026-06-30 17:30");
    }
}
