//! Whom a survey among customers asks, and what they have said so far (F-4): every customer who
//! complained in a period, with how satisfied they were when asked.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rust_decimal::{Decimal, RoundingStrategy};

use super::Subject;
use super::indicators::Scope;
use super::period::Period;
use crate::domain::names::comparable;
use crate::domain::time::Time;

/// The customers of a period.
#[derive(Clone, Debug)]
pub struct Survey {
    /// Who complained when.
    pub period: Period,
    /// When it was made.
    pub now: Time,
    /// The customers: who complained most, first.
    pub customers: Vec<Surveyed>,
}

/// A customer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Surveyed {
    /// The name, as it was typed last.
    pub name: String,
    /// Whom to ask there, as told last.
    pub contact: Option<String>,
    /// By telephone.
    pub phone: Option<String>,
    /// By e-mail.
    pub email: Option<String>,
    /// Complaints received in the period.
    pub complaints: usize,
    /// How many of them are still open.
    pub open: usize,
    /// When the last one came.
    pub last: Option<NaiveDate>,
    /// What they answered when asked, 1 to 5: at the closing and again after it.
    pub ratings: Vec<u64>,
    /// How often they were asked in vain.
    pub not_given: usize,
}

impl Surveyed {
    /// The mean of what they answered, with one decimal; `None` where they answered nothing.
    pub fn satisfaction(&self) -> Option<Decimal> {
        let sum: Decimal = self
            .ratings
            .iter()
            .map(|rating| Decimal::from(*rating))
            .sum();
        let mean = sum.checked_div(Decimal::from(self.ratings.len()))?;
        let mut mean = mean.round_dp_with_strategy(1, RoundingStrategy::MidpointAwayFromZero);
        mean.rescale(1);
        Some(mean)
    }
}

/// The customers who complained in the period, by name however it was typed. Who has none is not asked.
pub fn survey(subjects: &[Subject], scope: &Scope) -> Survey {
    let mut customers: BTreeMap<String, Surveyed> = BTreeMap::new();
    let received = |subject: &&Subject| {
        let within = scope.period.holds(subject.case.received, subject.calendar);
        within && subject.is_complaint()
    };
    let mut told: Vec<&Subject> = subjects.iter().filter(received).collect();
    told.sort_by_key(|subject| (subject.case.received, subject.case.number.clone()));
    for subject in told {
        let case = &subject.case;
        let Some(name) = case
            .customer
            .name
            .as_ref()
            .filter(|name| !name.trim().is_empty())
        else {
            continue;
        };
        let customer = customers.entry(comparable(name)).or_default();
        customer.name.clone_from(name);
        let told = [
            (&mut customer.contact, &case.customer.contact),
            (&mut customer.phone, &case.customer.phone),
            (&mut customer.email, &case.customer.email),
        ];
        for (known, now) in told {
            if now.is_some() {
                known.clone_from(now);
            }
        }
        customer.complaints += 1;
        customer.open += usize::from(!case.ended());
        customer.last = Some(subject.calendar.in_zone(case.received).date_naive());
        let closing = case.closing.iter();
        customer
            .ratings
            .extend(closing.clone().filter_map(|it| it.satisfaction));
        customer
            .ratings
            .extend(case.follow_ups.iter().filter_map(|it| it.satisfaction));
        customer.not_given += closing
            .filter(|it| it.satisfaction_not_given.is_some())
            .count();
    }
    let mut customers: Vec<Surveyed> = customers.into_values().collect();
    customers.sort_by(|a, b| {
        let order = b.complaints.cmp(&a.complaints);
        order.then_with(|| a.name.cmp(&b.name))
    });
    Survey {
        period: scope.period.clone(),
        now: scope.now,
        customers,
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::{at, regulations, subject};
    use super::*;

    /// F-4: one customer however typed; what they said at the closing and after it counts, the last
    /// contact told holds.
    #[test]
    fn f_4_each_customer_is_asked_once() {
        let regulations = regulations();
        let now = at("2026-12-20T09:00");
        let closed = "closing: {at: 2026-11-20T09:00:00+08:00, by: a@example.com, satisfaction: 4}\n\
            follow_ups:\n  - {at: 2026-11-25T09:00:00+08:00, by: a@example.com, satisfaction: 3, text: x}\n";
        let case = |number: &str, day: &str, who: &str, more: &str| {
            let lines = format!("received: 2026-{day}T09:00:00+08:00\ncustomer: {{{who}}}\n{more}");
            subject(&regulations, number, &lines, now)
        };
        let subjects = [
            case("261101", "11-05", "name: 华南电子, phone: \"1\"", closed),
            case("261102", "11-06", "name: 华南 电子, phone: \"2\"", ""),
            case("261103", "11-07", "name: B", ""),
            case("261104", "11-08", "contact: nobody", ""),
        ];
        let period = Period::read("2026", now.date_naive()).unwrap();
        let scope = Scope {
            period: &period,
            now,
            staff: &regulations.staff,
        };
        let told = survey(&subjects, &scope).customers;
        assert_eq!(told.len(), 2);
        assert_eq!((told[0].complaints, told[0].open), (2, 1));
        assert_eq!(told[0].phone.as_deref(), Some("2"));
        assert_eq!(told[0].ratings, [4, 3]);
        assert_eq!(told[0].satisfaction().unwrap().to_string(), "3.5");
        assert_eq!(told[1].satisfaction(), None);
    }
}
