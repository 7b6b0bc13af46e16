//! Amounts of money: decimal text in, decimal text out, never a float in between.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, Sub};
use std::str::FromStr;

use rust_decimal::{Decimal, RoundingStrategy};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::errors;

/// An amount in the currency of the policy (CNY unless it says otherwise), at most two decimals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Money(Decimal);

errors! {
    /// Why a text is not an amount.
    pub enum MoneyError {
        /// Not `digits[.digits]`.
        Malformed { value: String } = "field-money-malformed",
        /// More than two decimals.
        Precise { value: String } = "field-money-precise",
        /// Above 10^15.
        Large { value: String } = "field-money-large",
        /// Written as a number, of which decimals get lost on the way.
        Float { value: String } = "field-money-float",
    }
}

/// No sensible complaint is above this amount; it keeps every sum and product exact.
const LARGEST: Decimal = Decimal::from_parts(2_764_472_320, 232_830, 0, false, 0);

impl Money {
    /// Nothing.
    pub const ZERO: Self = Self(Decimal::ZERO);

    /// The amount rounded half away from zero to the fen.
    pub fn rounded(amount: Decimal) -> Self {
        Self(amount.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero))
    }

    /// The number behind the amount, in yuan.
    pub fn decimal(self) -> Decimal {
        self.0
    }

    /// A number of pieces at this price, exact to the fen.
    #[must_use]
    pub fn times(self, quantity: u64) -> Self {
        Self(self.0 * Decimal::from(quantity))
    }

    /// A percentage of the amount, rounded to the fen.
    #[must_use]
    pub fn percent(self, percent: Decimal) -> Self {
        Self::rounded(self.0 * percent / Decimal::ONE_HUNDRED)
    }

    /// Whether the amount is below nothing (a difference may be).
    pub fn is_negative(self) -> bool {
        self.0 < Decimal::ZERO
    }

    /// With thousands separators, for people: `1,050.00`.
    pub fn grouped(self) -> String {
        let plain = self.to_string();
        let (sign, digits) = plain
            .strip_prefix('-')
            .map_or(("", plain.as_str()), |d| ("-", d));
        let (whole, cents) = digits.split_once('.').unwrap_or((digits, "00"));
        let mut grouped = String::new();
        for (i, digit) in whole.chars().enumerate() {
            if i > 0 && (whole.len() - i).is_multiple_of(3) {
                grouped.push(',');
            }
            grouped.push(digit);
        }
        format!("{sign}{grouped}.{cents}")
    }
}

impl FromStr for Money {
    type Err = MoneyError;

    fn from_str(text: &str) -> Result<Self, MoneyError> {
        let value = || text.to_owned();
        let amount = decimal(text).ok_or_else(|| MoneyError::Malformed { value: value() })?;
        if text
            .split_once('.')
            .is_some_and(|(_, cents)| cents.len() > 2)
        {
            return Err(MoneyError::Precise { value: value() });
        }
        if amount > LARGEST {
            Err(MoneyError::Large { value: value() })
        } else {
            Ok(Self(amount))
        }
    }
}

/// A non-negative decimal number as people write it: digits, at most one point with digits on both
/// sides. No sign, exponent, separators, or float notation; at most 21 characters in all.
pub fn decimal(text: &str) -> Option<Decimal> {
    let (whole, part) = match text.split_once('.') {
        Some((_, "")) => return None,
        Some((whole, part)) => (whole, part),
        None => (text, ""),
    };
    let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || text.len() > 21 || !digits(whole) || !digits(part) {
        return None;
    }
    Decimal::from_str_exact(text).ok()
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.2}", self.0)
    }
}

impl<'de> Deserialize<'de> for Money {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <&str>::deserialize(deserializer)?;
        let amount = Decimal::from_str_exact(text).map_err(D::Error::custom)?;
        Ok(Self(amount))
    }
}

impl Serialize for Money {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Add for Money {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl Sub for Money {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl Sum for Money {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, Add::add)
    }
}

/// Up to which amount someone may settle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum UpTo {
    /// This amount, included.
    Amount(Money),
    /// Any amount.
    Unlimited,
}

impl UpTo {
    /// Whether it covers the amount.
    pub fn covers(self, amount: Money) -> bool {
        self >= Self::Amount(amount)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn yuan(text: &str) -> Money {
        text.parse().unwrap()
    }

    #[test]
    fn reads_what_people_write_and_nothing_else() {
        for good in ["0", "0.01", "42000.00", "1000000000000", "061105"] {
            assert!(good.parse::<Money>().is_ok(), "{good}");
        }
        for bad in [
            "", ".5", "5.", "+3", "-1", "1e3", "1e9999", "1_000", "1,000", "NaN", "1.2.3", "12 ",
        ] {
            let value = bad.to_owned();
            let malformed = Err(MoneyError::Malformed { value });
            assert_eq!(bad.parse::<Money>(), malformed);
        }
        let id = |text: &str| text.parse::<Money>().unwrap_err().to_string();
        assert_eq!(id("1.234"), "field-money-precise");
        assert_eq!(id("1000000000000001"), "field-money-large");
    }

    #[test]
    fn keeps_every_fen() {
        let money = yuan("1000000000000.01");
        assert_eq!(money.to_string(), "1000000000000.01");
        assert_eq!(money.grouped(), "1,000,000,000,000.01");
        assert_eq!(yuan("100").grouped(), "100.00");
        assert_eq!((yuan("1") - yuan("1235.5")).grouped(), "-1,234.50");
        assert_eq!(LARGEST, Decimal::from(1_000_000_000_000_000_u64));
        assert_eq!(yuan("1000000000000000").decimal(), LARGEST);
        let kept = serde_json::to_string(&yuan("1.5")).unwrap();
        assert_eq!(kept, "\"1.50\"");
        assert_eq!(serde_json::from_str::<Money>(&kept).unwrap(), yuan("1.5"));
    }

    #[test]
    fn a_number_has_at_most_21_characters() {
        let most = "0.0000000000000000001";
        assert!(decimal(most).is_some() && decimal(&format!("{most}2")).is_none());
        assert!(decimal("1").is_some() && decimal(&"1".repeat(22)).is_none());
    }

    /// Amounts are reckoned exactly and rounded half up, away from nothing.
    #[test]
    fn reckons_to_the_fen() {
        assert_eq!(yuan("12.50").times(3), yuan("37.50"));
        assert_eq!(yuan("10.10").percent(Decimal::from(15)), yuan("1.52"));
        let less = yuan("1") - yuan("1.5");
        assert_eq!(less.to_string(), "-0.50");
        assert!(less.is_negative());
        assert!(!Money::ZERO.is_negative() && !yuan("0.01").is_negative());
    }

    /// M-11: up to an amount, the amount included.
    #[test]
    fn a_limit_covers_its_own_amount() {
        let upto = UpTo::Amount(yuan("3000"));
        assert!(upto.covers(yuan("0")) && upto.covers(yuan("3000")));
        assert!(!upto.covers(yuan("3000.01")));
        assert!(UpTo::Unlimited.covers(Money(LARGEST)));
    }
}
