//! What a report asks of the cases, and what is kept of each for it.

use std::sync::Arc;

use chrono::NaiveDate;
use rayon::prelude::*;

use super::Subject;
use super::case_row::case_row;
use super::groups::{By, USUAL, names};
use super::indicators::{
    Addition, Indicators, Measuring, added, checks, cost, fault, indicators_of,
};
use super::outcomes::established;
use super::period::Period;
use super::scope::Scope;
use super::stages::taken;
use super::tally::{Kept, Names, Reach, Tallies, Tally};
use super::trend;
use crate::domain::judge::Clock;
use crate::domain::shared::Words;
use crate::domain::staff::Staff;
use crate::domain::time::Time;

/// What is asked of the cases.
#[derive(Clone, Debug)]
pub struct Wanted<'w> {
    /// Which periods are reported on; `None`: any.
    pub shown: Option<Vec<Period>>,
    /// Those and what they are compared with; `None`: any.
    pub counted: Option<Vec<Period>>,
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
            shown: Some(vec![scope.period.clone()]),
            counted: Some(scope.period.looked_at()),
            by,
            now: scope.now,
            staff: scope.staff,
        }
    }

    /// Whether a case is shown.
    pub fn shows(&self, tally: &Tally) -> bool {
        tally.shown(|day| self.has(day))
    }

    /// Whether what the stages of a case are called is told.
    pub fn titles(&self, tally: &Tally) -> bool {
        let shown = self.shown.as_ref();
        let within = |it: &Addition| {
            shown.is_none_or(|shown| shown.iter().any(|period| it.when.within(period)))
        };
        tally.added.iter().any(within)
    }

    /// The same of any period, in the usual groups.
    #[must_use]
    pub fn any(&self) -> Self {
        Self {
            shown: None,
            counted: None,
            by: &USUAL,
            ..*self
        }
    }

    /// Whether what is kept of a case for any period tells all that is asked.
    pub fn is_usual(&self) -> bool {
        self.by == USUAL
    }

    /// Whether what may count on such days does here: in the periods, in those they are compared with, or in the
    /// trend that is drawn of the year before.
    pub fn reaches(&self, Reach(reach): Reach) -> bool {
        let Some((counted, (from, until))) = self.counted.as_ref().zip(reach) else {
            return true;
        };
        let trends = self.shown.iter().flatten();
        let trends = trends.map(|period| (trend::begins(period).first_day(), period.to));
        let counted = counted.iter().map(|period| (period.from, period.to));
        let mut all = trends.chain(counted);
        all.any(|(first, last)| from <= last && first <= until)
    }

    fn has(&self, day: NaiveDate) -> bool {
        let shown = self.shown.as_ref();
        shown.is_none_or(|shown| shown.iter().any(|period| period.has(day)))
    }

    fn counts(&self, addition: &Addition) -> bool {
        let counted = self.counted.as_ref();
        counted.is_none_or(|all| all.iter().any(|period| addition.when.within(period)))
    }

    /// What is asked of that, of what is kept of a case for any period.
    #[must_use]
    pub fn of_any(&self, tally: Tally) -> Tally {
        let (shown, titled) = (self.shows(&tally), self.titles(&tally));
        let Tally {
            added,
            took,
            titles,
            groups,
            row,
            ..
        } = tally;
        Tally {
            added: only(added, |it| self.counts(it)),
            took: only(took, |(day, ..)| self.has(*day)),
            titles: if titled { titles } else { Box::default() },
            groups: if shown { groups } else { Box::default() },
            row: row.filter(|_| shown),
            ..tally
        }
    }

    /// What of that is kept of the case here.
    pub fn kept(&self, tally: Tally) -> Kept {
        if self.reaches(tally.reach()) {
            self.whole(tally)
        } else {
            Kept::Outline(tally.outline())
        }
    }

    /// The same of a case that may count here.
    pub fn whole(&self, tally: Tally) -> Kept {
        Kept::Whole(Box::new(self.of_any(tally)))
    }

    /// What is kept of a case.
    pub fn tally(&self, subject: &Subject, words: &Words) -> Tally {
        self.lasting(subject, words).0
    }

    /// The same, and up to when that is so, as far as all that stands in the file is known; `None` where it may
    /// be otherwise any moment.
    pub fn lasting(&self, subject: &Subject, words: &Words) -> (Tally, Option<Time>) {
        let by = Measuring::new(self.now, self.staff, words);
        let tally = self.measured(subject, &by);
        let over = subject.case.ended() && !subject.clocks.iter().any(Clock::open);
        (tally, Some(by.until()).filter(|_| over))
    }

    fn measured(&self, subject: &Subject, by: &Measuring) -> Tally {
        let (case, words) = (&subject.case, by.words);
        let mut added = added(subject, by);
        added.retain(|it| self.counts(it));
        let complaint = subject.is_complaint();
        let days = days(subject);
        let open = complaint && !case.ended();
        let zoned = |time| subject.calendar.in_zone(time);
        let found = case.investigation.as_ref();
        let again = case.links.superseded.as_ref();
        let took = subject.clocks.iter().filter(|_| complaint);
        let took = took.filter_map(|clock| taken(clock, subject, words));
        let titles = subject.clocks.iter().filter_map(|clock| {
            let (stage, title) = clock.stage_titled()?;
            Some((words.share(&stage), title))
        });
        let mut tally = Tally {
            number: case.number.as_str().into(),
            policy: words.share(&case.policy),
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
            titles: Box::default(),
            groups: Box::default(),
            row: None,
            days,
        };
        if self.titles(&tally) {
            tally.titles = titles.collect();
        }
        if self.shows(&tally) {
            tally.groups = self.groups(subject, words);
            tally.row = Some(Arc::new(case_row(subject)));
        }
        tally
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
    pub fn tallies(&self, subjects: &[Subject]) -> Tallies {
        let words = Words::default();
        let tallies = subjects.par_iter();
        let tallies = tallies.map(|subject| self.tally(subject, &words));
        tallies.collect::<Vec<Tally>>().into()
    }
}

/// Those that are wanted; as a rule that is all of them.
fn only<T>(all: Box<[T]>, wanted: impl Fn(&T) -> bool) -> Box<[T]> {
    if all.iter().all(&wanted) {
        return all;
    }
    all.into_iter().filter(wanted).collect()
}

/// The indicators of these cases.
pub fn indicators(subjects: &[Subject], scope: &Scope) -> Indicators {
    let wanted = Wanted {
        shown: Some(Vec::new()),
        counted: Some(vec![scope.period.clone()]),
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
