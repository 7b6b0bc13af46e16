//! Ratios and distributions, reckoned in decimals. Nothing of nothing is not 0 %: it is unknown.

use rust_decimal::{Decimal, RoundingStrategy};
use serde::Serialize;

/// Some of all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Ratio {
    /// Some.
    pub part: u64,
    /// All.
    pub of: u64,
}

impl Ratio {
    /// Counts one more, which fits or does not.
    pub fn count(&mut self, fits: bool) {
        self.of += 1;
        self.part += u64::from(fits);
    }

    /// In percent with one decimal; `None` of nothing.
    pub fn percent(self) -> Option<Decimal> {
        let share = Decimal::from(self.part).checked_div(Decimal::from(self.of))?;
        Some(one_decimal(share * Decimal::ONE_HUNDRED))
    }
}

impl FromIterator<bool> for Ratio {
    fn from_iter<I: IntoIterator<Item = bool>>(fits: I) -> Self {
        let mut ratio = Self::default();
        fits.into_iter().for_each(|fits| ratio.count(fits));
        ratio
    }
}

/// How numbers are spread; percentiles by nearest rank.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spread {
    /// How many.
    pub n: usize,
    /// The mean.
    pub mean: Decimal,
    /// The 50th percentile.
    pub median: Decimal,
    /// The 75th percentile.
    pub p75: Decimal,
    /// The 90th percentile.
    pub p90: Decimal,
    /// The 95th percentile.
    pub p95: Decimal,
    /// The greatest.
    pub max: Decimal,
}

impl Spread {
    /// The spread of numbers, each figure with one decimal, rounded only at the end. `None` of
    /// nothing.
    pub fn of(mut numbers: Vec<Decimal>) -> Option<Self> {
        numbers.sort_unstable();
        let n = numbers.len();
        let sum: Decimal = numbers.iter().sum();
        let mean = one_decimal(sum.checked_div(Decimal::from(n))?);
        let max = one_decimal(*numbers.last()?);
        let rank = |percent: usize| {
            let rank = (n * percent).div_ceil(100).max(1);
            numbers.get(rank - 1).map_or(max, |x| one_decimal(*x))
        };
        Some(Self {
            n,
            mean,
            median: rank(50),
            p75: rank(75),
            p90: rank(90),
            p95: rank(95),
            max,
        })
    }
}

/// Rounded half away from zero to one decimal, which is always shown.
fn one_decimal(number: Decimal) -> Decimal {
    let mut number = number.round_dp_with_strategy(1, RoundingStrategy::MidpointAwayFromZero);
    number.rescale(1);
    number
}

/// Seconds as days of `day` seconds.
pub fn days(seconds: i64, day: i64) -> Decimal {
    let days = Decimal::from(seconds).checked_div(Decimal::from(day));
    days.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Indicators: empty denominators are neither 0 nor 100 %.
    #[test]
    fn nothing_of_nothing_is_unknown() {
        assert_eq!(Ratio::default().percent(), None);
        assert_eq!(Spread::of(Vec::new()), None);
    }

    #[test]
    fn a_ratio_is_rounded_half_up_with_one_decimal() {
        let percent = |part, of| Ratio { part, of }.percent().unwrap().to_string();
        assert_eq!(percent(1, 8), "12.5");
        assert_eq!(percent(2, 3), "66.7");
        assert_eq!(percent(1, 16), "6.3");
        assert_eq!(percent(3, 3), "100.0");
    }

    /// Indicators: nearest rank. Of 1…10 the 75th percentile is the 8th (7.5 up), the 90th the
    /// 9th, the 95th the 10th, the median the 5th.
    #[test]
    fn percentiles_are_nearest_rank() {
        let spread = Spread::of((1..=10).map(Decimal::from).collect()).unwrap();
        let figures = [
            spread.median,
            spread.p75,
            spread.p90,
            spread.p95,
            spread.max,
        ];
        assert_eq!(figures, [5, 8, 9, 10, 10].map(Decimal::from));
        assert_eq!(spread.mean.to_string(), "5.5");
        let one = Spread::of(vec![Decimal::TWO]).unwrap();
        assert_eq!((one.median, one.p95), (Decimal::TWO, Decimal::TWO));
    }

    /// Indicators: a mean of days already rounded up would be 2.0.
    #[test]
    fn figures_are_rounded_only_at_the_end() {
        let half_days = vec![days(6 * 3600, 86_400), days(30 * 3600, 86_400)];
        assert_eq!(Spread::of(half_days).unwrap().mean.to_string(), "0.8");
    }
}
