//! What a report asks of the cases, and what is kept of each for it.

use std::sync::Arc;

use chrono::NaiveDate;
use rayon::prelude::*;

use super::Subject;
use super::case_row::case_row;
use super::groups::{By, names};
use super::indicators::{Indicators, Measuring, added, checks, cost, fault, indicators_of};
use super::outcomes::established;
use super::period::Period;
use super::scope::Scope;
use super::stages::taken;
use super::tally::{Names, Tally};
use crate::domain::shared::Words;
use crate::domain::staff::Staff;
use crate::domain::time::Time;

/// What is asked of the cases.
#[derive(Clone, Debug)]
pub struct Wanted<'w> {
    /// Which periods are reported on.
    pub shown: Vec<Period>,
    /// Those and what they are compared with.
    pub counted: Vec<Period>,
    /// In which groups.
    pub by: &'w [By],
    /// The moment of reporting.
    pub now: Time,
    /// The people.
    pub staff: &'w Staff,
}

impl<'w> Wanted<'w> {
    /// What a report on a period, and on those it is compared with, asks.
    pub fn of(scope: &Scope<'w>, by: &'w [By]) -> Self {
        Self {
            shown: vec![scope.period.clone()],
            counted: scope.period.looked_at(),
            by,
            now: scope.now,
            staff: scope.staff,
        }
    }

    fn has(&self, day: NaiveDate) -> bool {
        self.shown.iter().any(|period| period.has(day))
    }

    /// What is kept of a case.
    pub fn tally(&self, subject: &Subject, words: &Words) -> Tally {
        let case = &subject.case;
        let by = Measuring {
            now: self.now,
            staff: self.staff,
            words,
        };
        let mut added = added(subject, &by);
        added.retain(|it| self.counted.iter().any(|period| it.when.within(period)));
        let complaint = subject.is_complaint();
        let days = days(subject);
        let open = complaint && !case.ended();
        let shown = complaint && (open || days.iter().any(|day| self.has(*day)));
        let zoned = |time| subject.calendar.in_zone(time);
        let found = case.investigation.as_ref();
        let again = case.links.superseded.as_ref();
        let took = subject.clocks.iter().filter(|_| complaint);
        let took = took.filter_map(|clock| taken(clock, subject, words));
        let titles = subject.clocks.iter().filter_map(|clock| {
            let (stage, title) = clock.stage_titled()?;
            Some((words.share(&stage), title))
        });
        Tally {
            number: case.number.as_str().into(),
            customer: case.customer.name.as_deref().map(|name| words.share(name)),
            complaint,
            received: zoned(case.received),
            closed: subject.closed().map(zoned),
            again: again.map(|again| zoned(again.stamp.at)),
            found: found.map(|found| (zoned(found.stamp.at), established(subject))),
            cost: cost(subject).filter(|_| complaint && found.is_some()),
            age: open.then(|| age(subject, self.now)),
            added: added.into(),
            fault: fault(case).map(|(family, defect)| (words.share(&family), words.share(&defect))),
            checks: checks(case).into(),
            took: took.filter(|(day, ..)| self.has(*day)).collect(),
            titles: titles.collect(),
            groups: if shown {
                self.groups(subject, words)
            } else {
                Box::default()
            },
            row: shown.then(|| Arc::new(case_row(subject))),
            days,
        }
    }

    fn groups(&self, subject: &Subject, words: &Words) -> Box<[Names]> {
        let groups = self.by.iter().map(|by| {
            let names = names(subject, by).into_iter();
            let names = names.map(|(name, share)| (name.map(|name| words.share(&name)), share));
            names.collect()
        });
        groups.collect()
    }

    /// What is kept of these cases.
    pub fn tallies(&self, subjects: &[Subject]) -> Vec<Tally> {
        let words = Words::default();
        let tallies = subjects.par_iter();
        tallies.map(|subject| self.tally(subject, &words)).collect()
    }
}

/// The indicators of these cases.
pub fn indicators(subjects: &[Subject], scope: &Scope) -> Indicators {
    let wanted = Wanted {
        shown: Vec::new(),
        counted: vec![scope.period.clone()],
        by: &[],
        now: scope.now,
        staff: scope.staff,
    };
    indicators_of(&wanted.tallies(subjects), scope)
}

/// The days on which something happened or was due.
fn days(subject: &Subject) -> Box<[NaiveDate]> {
    let case = &subject.case;
    let decided = case.investigation.as_ref().map(|found| found.stamp.at);
    let times = [Some(case.received), subject.closed(), decided];
    let dues = subject.clocks.iter().map(|clock| clock.due);
    let times = times.into_iter().flatten().chain(dues);
    let mut days: Vec<NaiveDate> = times.map(|time| subject.day(time)).collect();
    days.sort_unstable();
    days.dedup();
    days.into()
}

fn age(subject: &Subject, now: Time) -> u64 {
    let received = subject.day(subject.case.received);
    let days = subject.day(now).signed_duration_since(received);
    u64::try_from(days.num_days()).unwrap_or_default()
}
