//! Control charts: what is chance, and what has a cause of its own.
//!
//! A u-chart of counts by what there was to complain of (pieces shipped, working days, cases), a
//! p-chart of shares. The limits of each month are three standard deviations off the middle by the
//! month's own number, so a small month may stray further than a large one.

use rust_decimal::{Decimal, MathematicalOps as _};

use crate::domain::month::Month;
use crate::words;

/// So many months are needed before limits mean anything.
pub const FEWEST: usize = 8;
/// So many months in a row on one side of the middle are no chance.
pub const RUN: usize = 8;

words! {
    /// What is counted.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Chart named "report-chart-" {
        /// Counts by a number of occasions; one occasion may count more than once.
        Rate = "u",
        /// Some of all.
        Share = "p",
    }
}

words! {
    /// Why a month has a cause of its own.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Signal named "report-signal-" {
        /// Above the upper limit.
        Above = "above",
        /// Below the lower limit.
        Below = "below",
        /// The last of eight or more above the middle.
        RunAbove = "run-above",
        /// The last of eight or more below the middle.
        RunBelow = "run-below",
    }
}

/// A month of a control chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// The month.
    pub month: Month,
    /// What was counted.
    pub count: u64,
    /// By how much.
    pub of: Decimal,
    /// The one by the other; `None` by nothing.
    pub value: Option<Decimal>,
    /// The lower and the upper limit.
    pub limits: Option<(Decimal, Decimal)>,
    /// Why it has a cause of its own.
    pub signal: Option<Signal>,
}

/// A control chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Control {
    /// Which.
    pub chart: Chart,
    /// The months, in order.
    pub points: Vec<Point>,
    /// The mean of all of them; `None` where there are too few for limits.
    pub middle: Option<Decimal>,
}

impl Control {
    /// The chart of counts by month, each with its own number.
    pub fn of(chart: Chart, months: &[(Month, u64, Decimal)]) -> Self {
        let measured = months.iter().filter(|(_, _, of)| *of > Decimal::ZERO);
        let enough = measured.clone().count() >= FEWEST;
        let count: u64 = measured.clone().map(|(_, count, _)| count).sum();
        let of: Decimal = measured.map(|(_, _, of)| *of).sum();
        let mean = Decimal::from(count).checked_div(of);
        let middle = mean.filter(|_| enough && count > 0);
        let mut points: Vec<Point> = months
            .iter()
            .map(|month| point(chart, *month, middle))
            .collect();
        if let Some(middle) = middle {
            runs(&mut points, middle);
        }
        Self {
            chart,
            points,
            middle,
        }
    }

    /// The months with a cause of their own.
    pub fn signals(&self) -> impl Iterator<Item = (&Point, Signal)> {
        let points = self.points.iter();
        points.filter_map(|point| Some((point, point.signal?)))
    }
}

fn point(
    chart: Chart,
    (month, count, of): (Month, u64, Decimal),
    middle: Option<Decimal>,
) -> Point {
    let value = Decimal::from(count).checked_div(of);
    let limits = middle.and_then(|middle| limits(chart, middle, of));
    let signal = value.zip(limits).and_then(|(value, (low, high))| {
        if value > high {
            Some(Signal::Above)
        } else {
            (value < low).then_some(Signal::Below)
        }
    });
    Point {
        month,
        count,
        of,
        value,
        limits,
        signal,
    }
}

fn limits(chart: Chart, middle: Decimal, of: Decimal) -> Option<(Decimal, Decimal)> {
    let variance = match chart {
        Chart::Rate => middle,
        Chart::Share => middle * (Decimal::ONE - middle),
    };
    let off = Decimal::from(3) * variance.checked_div(of)?.sqrt()?;
    let low = (middle - off).max(Decimal::ZERO);
    let high = match chart {
        Chart::Rate => middle + off,
        Chart::Share => (middle + off).min(Decimal::ONE),
    };
    Some((low, high))
}

/// Marks the months that end eight or more in a row on one side; what lies on the middle, or has no
/// value, ends the row.
fn runs(points: &mut [Point], middle: Decimal) {
    let mut run = (0, None);
    for point in points {
        let above = match point.value {
            Some(value) if value != middle => Some(value > middle),
            _ => None,
        };
        run = match above {
            Some(_) if run.1 == above => (run.0 + 1, above),
            Some(_) => (1, above),
            None => (0, None),
        };
        if run.0 >= RUN && point.signal.is_none() {
            let signal = |above| [Signal::RunBelow, Signal::RunAbove][usize::from(above)];
            point.signal = above.map(signal);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chart(chart: Chart, counts: &[(u64, i64)]) -> Control {
        let first: Month = "2025-01".parse().unwrap();
        let months = std::iter::successors(Some(first), |month| Some(month.next()));
        let months: Vec<_> = months
            .zip(counts)
            .map(|(month, (count, of))| (month, *count, Decimal::from(*of)))
            .collect();
        Control::of(chart, &months)
    }

    fn signals(control: &Control) -> Vec<(String, Signal)> {
        let signals = control.signals();
        signals
            .map(|(it, why)| (it.month.to_string(), why))
            .collect()
    }

    /// By hand: 44 complaints in 11 months of 100 pieces are 0.04 a piece; three deviations are
    /// 3·√(0.04/100) = 0.06, so the limit is 0.10: ten are chance, eleven are not. In a month of 400
    /// pieces it is 0.04 + 3·√(0.04/400) = 0.07.
    #[test]
    fn the_limits_of_a_rate_go_by_the_month() {
        let mut counts = [(3, 100); 11];
        counts[10] = (14, 100);
        let control = chart(Chart::Rate, &counts);
        assert_eq!(control.middle, Some(Decimal::new(4, 2)));
        assert_eq!(
            control.points[0].limits,
            Some((Decimal::ZERO, Decimal::new(10, 2)))
        );
        let last = signals(&control).pop();
        assert_eq!(last, Some(("2025-11".into(), Signal::Above)));
        counts[10] = (10, 100);
        counts[0] = (7, 100);
        let control = chart(Chart::Rate, &counts);
        assert!(
            signals(&control)
                .iter()
                .all(|(_, why)| *why != Signal::Above)
        );
        let large = chart(
            Chart::Rate,
            &[(4, 100); 7]
                .iter()
                .copied()
                .chain([(16, 400)])
                .collect::<Vec<_>>(),
        );
        assert_eq!(
            large.points[7].limits,
            Some((Decimal::new(1, 2), Decimal::new(7, 2)))
        );
    }

    /// By hand: half of all, of 36 a month: 3·√(0.25/36) = 0.25.
    #[test]
    fn the_limits_of_a_share() {
        let mut counts = [(18, 36); 10];
        counts[4] = (28, 36);
        counts[5] = (8, 36);
        let control = chart(Chart::Share, &counts);
        assert_eq!(control.middle, Some(Decimal::new(5, 1)));
        let (low, high) = control.points[0].limits.unwrap();
        assert_eq!(
            [low, high].map(|limit| limit.round_dp(6)),
            [Decimal::new(25, 2), Decimal::new(75, 2)]
        );
        let expected = [
            ("2025-05".to_owned(), Signal::Above),
            ("2025-06".to_owned(), Signal::Below),
        ];
        assert_eq!(signals(&control), expected);
    }

    /// Seven in a row are chance, the eighth is none; on the middle the row ends.
    #[test]
    fn eight_in_a_row_are_no_chance() {
        let of = |counts: &[u64]| {
            let counts: Vec<(u64, i64)> = counts.iter().map(|count| (*count, 10)).collect();
            signals(&chart(Chart::Rate, &counts))
        };
        assert_eq!(of(&[5, 5, 5, 5, 5, 5, 5, 1, 1, 1, 1, 1, 1, 1]), []);
        let run = of(&[5, 5, 5, 5, 5, 5, 5, 5, 1, 1, 1, 1, 1, 1, 1, 1]);
        assert_eq!(
            run,
            [
                ("2025-08".to_owned(), Signal::RunAbove),
                ("2026-04".to_owned(), Signal::RunBelow)
            ]
        );
    }

    /// Too few months, or none counted: no limits, and nothing is named.
    #[test]
    fn few_months_say_nothing() {
        assert_eq!(chart(Chart::Rate, &[(1, 10); 7]).middle, None);
        assert_eq!(chart(Chart::Rate, &[(0, 10); 12]).middle, None);
        let control = chart(Chart::Share, &[(0, 0); 12]);
        assert!(control.points.iter().all(|point| point.value.is_none()));
    }
}
