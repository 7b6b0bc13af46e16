//! Month by month: what came in, what was closed, what it cost, and whether that is more than chance.

use std::collections::BTreeMap;

use chrono::Months;
use rust_decimal::Decimal;

use super::indicators::{Losses, Measured, Scope};
use super::period::Period;
use super::statistics::{Spread, days};
use super::tally::Tally;
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

/// The trend of these cases, and of when each complaint was received, those among them that count in no other way.
pub fn trend(
    cases: &[Measured],
    received: impl Iterator<Item = Time> + Clone,
    scope: &Scope,
    basis: &Basis,
) -> Trend {
    let complaints = cases.iter().map(|case| case.tally);
    let complaints: Vec<&Tally> = complaints.filter(|case| case.complaint).collect();
    let months = rows(&complaints, &months(received.clone(), scope));
    let named: Vec<Month> = months.iter().map(|row| row.month).collect();
    let (exposure, numbers) = basis.of(&named, scope.now);
    let by_month: Vec<_> = months
        .iter()
        .zip(numbers)
        .map(|(row, by)| (row.month, row.received, by))
        .collect();
    Trend {
        exposure,
        received: Control::of(Chart::Rate, &by_month),
        upheld: Control::of(Chart::Share, &upheld(&complaints, &months)),
        between: between(received, scope),
        months,
    }
}

fn month(time: Time) -> Month {
    Month::of(time.date_naive())
}

/// The first month of the trend that ends with a period.
pub fn begins(period: &Period) -> Month {
    let year = period.from.checked_sub_months(Months::new(12));
    Month::of(year.unwrap_or(period.from))
}

fn months(received: impl Iterator<Item = Time>, scope: &Scope) -> Vec<Month> {
    let from = begins(scope.period);
    let first = received.map(month).min();
    let from = first.map_or(from, |first| from.max(first));
    let until = Month::of(scope.period.to.min(scope.now.date_naive()));
    let all = std::iter::successors(Some(from), |month| Some(month.next()));
    all.take_while(|month| *month <= until).collect()
}

fn rows(complaints: &[&Tally], months: &[Month]) -> Vec<MonthRow> {
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
    for case in complaints {
        let received = month(case.received);
        let ended = case.closed.or(case.again).map(month);
        if let Some(row) = rows.get_mut(&received) {
            row.received += 1;
        }
        let closed = case.closed.map(month);
        if let Some(row) = closed.and_then(|month| rows.get_mut(&month)) {
            row.closed += 1;
        }
        for row in rows.values_mut().filter(|row| row.month >= received) {
            row.open += u64::from(ended.is_none_or(|ended| ended > row.month));
        }
        let found = case.found.map(|(at, _)| month(at));
        let row = found.and_then(|month| rows.get_mut(&month));
        if let Some((row, cost)) = row.zip(case.cost.as_ref()) {
            row.loss.add(cost);
        }
    }
    rows.into_values().collect()
}

fn upheld(complaints: &[&Tally], months: &[MonthRow]) -> Vec<(Month, u64, Decimal)> {
    let mut all: BTreeMap<Month, (u64, u64)> = BTreeMap::new();
    for (at, established) in complaints.iter().filter_map(|case| case.found) {
        let month = all.entry(month(at)).or_default();
        month.0 += u64::from(established);
        month.1 += 1;
    }
    let of = |row: &MonthRow| {
        let (count, of) = all.get(&row.month).copied().unwrap_or_default();
        (row.month, count, Decimal::from(of))
    };
    months.iter().map(of).collect()
}

fn between(received: impl Iterator<Item = Time> + Clone, scope: &Scope) -> Option<Spread> {
    let within = |at: &Time| scope.period.has(at.date_naive());
    let first = received.clone().filter(within).min()?;
    let before = received.clone().filter(|at| *at < first).max();
    let since = received.filter(|at| *at >= first);
    let all = before.into_iter().chain(since);
    let mut all: Vec<(Time, bool)> = all.map(|at| (at, within(&at))).collect();
    all.sort_unstable();
    let pairs = all.windows(2).filter(|pair| pair[1].1);
    let gaps = pairs.map(|pair| days((pair[1].0 - pair[0].0).num_seconds(), 86_400));
    Spread::of(gaps.collect())
}
