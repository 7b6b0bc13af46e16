//! Month by month: what came in, what was closed, what it cost, and whether that is more than chance.

use std::collections::BTreeMap;

use chrono::Months;
use rust_decimal::Decimal;

use super::Subject;
use super::indicators::{Losses, Measured, Scope, cost};
use super::outcomes::established;
use super::statistics::{Spread, days};
use crate::domain::control::{Chart, Control};
use crate::domain::exposure::{Basis, Exposure};
use crate::domain::month::Month;
use crate::domain::time::Time;

/// The months that end with the period, those of a year before it among them, as far as there were
/// cases then.
#[derive(Clone, Debug)]
pub struct Trend {
    /// The months, in order.
    pub months: Vec<MonthRow>,
    /// By what complaints are divided.
    pub exposure: Exposure,
    /// Complaints received (u-chart).
    pub received: Control,
    /// Established, of those investigated (p-chart).
    pub upheld: Control,
    /// Days between one complaint of the period and the one before.
    pub between: Option<Spread>,
}

/// A month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MonthRow {
    /// Which.
    pub month: Month,
    /// Complaints received.
    pub received: u64,
    /// Complaints closed.
    pub closed: u64,
    /// Complaints open at its end, or now where it has not ended.
    pub open: u64,
    /// The loss accounts of the cases investigated in it, as known now.
    pub loss: Losses,
}

/// The trend of these cases.
pub fn trend(cases: &[Measured], scope: &Scope, basis: &Basis) -> Trend {
    let complaints: Vec<&Subject> = cases
        .iter()
        .map(|case| case.subject)
        .filter(|subject| subject.is_complaint())
        .collect();
    let months = rows(&complaints, &months(&complaints, scope));
    let named: Vec<Month> = months.iter().map(|row| row.month).collect();
    let (exposure, numbers) = basis.of(&named, scope.now);
    let received: Vec<_> = months
        .iter()
        .zip(numbers)
        .map(|(row, by)| (row.month, row.received, by))
        .collect();
    Trend {
        exposure,
        received: Control::of(Chart::Rate, &received),
        upheld: Control::of(Chart::Share, &upheld(&complaints, &months)),
        between: between(&complaints, scope),
        months,
    }
}

fn month(subject: &Subject, time: Time) -> Month {
    Month::of(subject.calendar.in_zone(time).date_naive())
}

fn months(complaints: &[&Subject], scope: &Scope) -> Vec<Month> {
    let year = scope.period.from.checked_sub_months(Months::new(12));
    let from = Month::of(year.unwrap_or(scope.period.from));
    let first = complaints
        .iter()
        .map(|it| month(it, it.case.received))
        .min();
    let from = first.map_or(from, |first| from.max(first));
    let until = Month::of(scope.period.to.min(scope.now.date_naive()));
    let all = std::iter::successors(Some(from), |month| Some(month.next()));
    all.take_while(|month| *month <= until).collect()
}

fn rows(complaints: &[&Subject], months: &[Month]) -> Vec<MonthRow> {
    let empty = |month: &Month| {
        let row = MonthRow {
            month: *month,
            received: 0,
            closed: 0,
            open: 0,
            loss: Losses::default(),
        };
        (*month, row)
    };
    let mut rows: BTreeMap<Month, MonthRow> = months.iter().map(empty).collect();
    for subject in complaints {
        let received = month(subject, subject.case.received);
        let ended = ended(subject).map(|at| month(subject, at));
        if let Some(row) = rows.get_mut(&received) {
            row.received += 1;
        }
        let closed = subject.closed().map(|at| month(subject, at));
        if let Some(row) = closed.and_then(|month| rows.get_mut(&month)) {
            row.closed += 1;
        }
        for row in rows.values_mut().filter(|row| row.month >= received) {
            row.open += u64::from(ended.is_none_or(|ended| ended > row.month));
        }
        let found = subject.case.investigation.as_ref();
        let found = found.map(|found| month(subject, found.stamp.at));
        let row = found.and_then(|month| rows.get_mut(&month));
        if let Some((row, cost)) = row.zip(cost(subject)) {
            row.loss.add(&cost);
        }
    }
    rows.into_values().collect()
}

/// When it ended: closed, or taken up again as another.
fn ended(subject: &Subject) -> Option<Time> {
    let again = subject.case.links.superseded.as_ref();
    subject.closed().or(again.map(|again| again.stamp.at))
}

fn upheld(complaints: &[&Subject], months: &[MonthRow]) -> Vec<(Month, u64, Decimal)> {
    let mut all: BTreeMap<Month, (u64, u64)> = BTreeMap::new();
    for subject in complaints {
        if let Some(found) = &subject.case.investigation {
            let month = all.entry(month(subject, found.stamp.at)).or_default();
            month.0 += u64::from(established(subject));
            month.1 += 1;
        }
    }
    let of = |row: &MonthRow| {
        let (count, of) = all.get(&row.month).copied().unwrap_or_default();
        (row.month, count, Decimal::from(of))
    };
    months.iter().map(of).collect()
}

fn between(complaints: &[&Subject], scope: &Scope) -> Option<Spread> {
    let mut all: Vec<(Time, bool)> = complaints
        .iter()
        .map(|it| {
            (
                it.case.received,
                scope.period.holds(it.case.received, it.calendar),
            )
        })
        .collect();
    all.sort();
    let pairs = all.windows(2).filter(|pair| pair[1].1);
    let gaps = pairs.map(|pair| days((pair[1].0 - pair[0].0).num_seconds(), 86_400));
    Spread::of(gaps.collect())
}
