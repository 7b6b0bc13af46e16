//! How much there is of something: a decimal number, of pieces or in a unit of measure.

use std::fmt;
use std::str::FromStr;

use rust_decimal::Decimal;
use serde::{Serialize, Serializer};

use super::money::{self, Money};
use super::values::FieldError;

/// A quantity: of pieces where no unit is said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Quantity {
    number: Decimal,
    unit: Option<Unit>,
}

/// A unit of measure as it was written: `kg`, `m²`, `卷`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Unit {
    length: u8,
    bytes: [u8; Unit::LONGEST],
}

/// Words for pieces: who writes one counts what a number alone counts.
const PIECES: [&str; 24] = [
    "pc", "pcs", "piece", "pieces", "ea", "unit", "units", "件", "个", "個", "片", "只", "隻",
    "支", "块", "塊", "台", "张", "張", "条", "根", "枚", "颗", "粒",
];

/// No sensible complaint is about more; it keeps every product with a price within bounds.
const LARGEST: u64 = 1_000_000_000_000;

/// A gram of a tonne, a millimetre of a kilometre.
const DECIMALS: u32 = 6;

impl Unit {
    const LONGEST: usize = 15;

    fn text(&self) -> &str {
        let bytes = self.bytes.get(..usize::from(self.length));
        bytes
            .and_then(|bytes| str::from_utf8(bytes).ok())
            .unwrap_or_default()
    }

    fn of(text: &str) -> Option<Self> {
        let within = |c: char| c.is_alphabetic() || matches!(c, '/' | '·' | '²' | '³' | '°');
        // `m2` is a unit; `1e3` and `0x2` are numbers elsewhere, and `5kg2024` is none.
        let power = text.strip_suffix(['2', '3']).unwrap_or(text);
        let exponent = power.len() < text.len() && matches!(power, "e" | "E" | "x" | "X");
        let begins = text.chars().next().is_some_and(char::is_alphabetic) && !exponent;
        let length = u8::try_from(text.len()).ok()?;
        let mut bytes = [0; Self::LONGEST];
        bytes
            .get_mut(..text.len())?
            .copy_from_slice(text.as_bytes());
        (begins && power.chars().all(within)).then_some(Self { length, bytes })
    }
}

impl fmt::Debug for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.text().fmt(f)
    }
}

impl Quantity {
    /// So many pieces.
    pub fn pieces(number: u64) -> Self {
        let number = number.into();
        Self { number, unit: None }
    }

    /// The number, in its unit.
    pub fn number(self) -> Decimal {
        self.number
    }

    /// What it is counted in, where that is not pieces.
    pub fn unit(&self) -> Option<&str> {
        self.unit.as_ref().map(Unit::text)
    }

    /// Whether it is counted in pieces.
    pub fn is_pieces(self) -> bool {
        self.unit.is_none()
    }

    /// Whether it is nothing.
    pub fn is_none(self) -> bool {
        self.number.is_zero()
    }

    /// Whether both are in one unit, however it is written; nothing is in any.
    pub fn agrees(self, other: Self) -> bool {
        let measure = |quantity: &Self| {
            let unit = quantity.unit().unwrap_or_default().to_lowercase();
            let pieces = PIECES.contains(&unit.as_str());
            if pieces { String::new() } else { unit }
        };
        let alike = || measure(&self) == measure(&other);
        self.unit == other.unit || self.is_none() || other.is_none() || alike()
    }

    /// Both together, in the unit of the one that is something.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        let unit = if self.is_none() {
            other.unit
        } else {
            self.unit
        };
        let number = self.number.saturating_add(other.number);
        Self { number, unit }
    }

    /// What is left when the other is taken away: never less than nothing.
    #[must_use]
    pub fn less(self, other: Self) -> Self {
        let number = (self.number - other.number).max(Decimal::ZERO);
        Self { number, ..self }
    }

    /// Whether it is more than the other, where both are counted in the same unit.
    pub fn exceeds(self, other: Self) -> bool {
        self.agrees(other) && self.number > other.number
    }

    /// What it costs at this price, rounded to the fen; of pieces it is exact.
    pub fn at(self, price: Money) -> Money {
        Money::rounded(price.decimal() * self.number)
    }

    /// The smaller of the two.
    #[must_use]
    pub fn least(self, other: Self) -> Self {
        if other.number < self.number {
            other
        } else {
            self
        }
    }
}

impl FromStr for Quantity {
    type Err = FieldError;

    /// `420`, `1250.5`, `1250.5 kg`, `3卷`.
    fn from_str(text: &str) -> Result<Self, FieldError> {
        let end = text.find(|c: char| !c.is_ascii_digit() && c != '.');
        let (digits, unit) = text.split_at(end.unwrap_or(text.len()));
        let sensible = |number: &Decimal| *number <= LARGEST.into() && number.scale() <= DECIMALS;
        let number = money::decimal(digits).map(|number| number.normalize());
        let unit = match unit.trim_start() {
            "" if end.is_none() => Some(None),
            unit => Unit::of(unit).map(Some),
        };
        match (number.filter(sensible), unit) {
            (Some(number), Some(unit)) => Ok(Self { number, unit }),
            _ => Err(FieldError::NotAQuantity {
                value: text.to_owned(),
            }),
        }
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.unit {
            None => self.number.fmt(f),
            Some(unit) => write!(f, "{} {}", self.number, unit.text()),
        }
    }
}

/// As the file holds it: a number where it is a whole number of pieces, else text.
impl Serialize for Quantity {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let whole = self.number.scale() == 0 && self.is_pieces();
        match u64::try_from(self.number) {
            Ok(number) if whole => serializer.serialize_u64(number),
            _ => serializer.collect_str(self),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quantity(text: &str) -> Quantity {
        text.parse().unwrap_or_else(|_| panic!("{text}"))
    }

    /// M-9.1: goods are counted, weighed or measured; what was said is kept to the last decimal.
    #[test]
    fn a_quantity_is_a_decimal_with_a_unit() {
        for (text, shown) in [
            ("420", "420"),
            ("007", "7"),
            ("1250.50", "1250.5"),
            ("1250.5kg", "1250.5 kg"),
            ("1.5 t", "1.5 t"),
            ("3卷", "3 卷"),
            ("12 m²", "12 m²"),
            ("12m2", "12 m2"),
            ("0.000001 km", "0.000001 km"),
            ("1000000000000", "1000000000000"),
        ] {
            assert_eq!(quantity(text).to_string(), shown);
            assert_eq!(quantity(shown), quantity(text), "{text}");
        }
    }

    #[test]
    fn what_is_no_quantity_is_refused() {
        for text in [
            "",
            "kg",
            "-1",
            "+3",
            ".5",
            "5.",
            "1e3",
            "1e30",
            "0x2",
            "5kg2024",
            "1 2",
            "5 -",
            "1,5",
            "420 ",
            "1.5 kg net",
            "0.0000001",
            "1000000000001",
            "5 \u{202e}gk",
            "5 averyveryverylongunit",
        ] {
            let read = text.parse::<Quantity>();
            assert!(read.is_err(), "{text:?}: {read:?}");
        }
    }

    #[test]
    fn only_quantities_of_one_unit_agree() {
        assert!(quantity("1 kg").agrees(quantity("2 kg")));
        assert!(!quantity("1 kg").agrees(quantity("2")));
        assert!(quantity("1 kg").agrees(Quantity::default()));
        assert!(quantity("1 kg").agrees(quantity("2 KG")));
        // M-9.1: 5000 片, of which 420 are defective.
        for pieces in ["5000片", "5000 个", "5000 PCS", "5000"] {
            assert!(quantity(pieces).agrees(quantity("420")), "{pieces}");
            assert!(quantity("420件").agrees(quantity(pieces)), "{pieces}");
            assert!(!quantity(pieces).agrees(quantity("5 卷")), "{pieces}");
        }
        let sum = Quantity::default().plus(quantity("1.25 kg"));
        assert_eq!(sum.plus(quantity("2 kg")), quantity("3.25 kg"));
        assert_eq!(sum.less(quantity("2 kg")).number(), Decimal::ZERO);
    }
}
