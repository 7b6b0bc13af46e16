//! What is done for the customer, and what that commits us to.

use std::collections::BTreeMap;
use std::fmt::{self, Write as _};

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::intake::{Extent, OPEN};
use super::typed_figures::{self, RemedyError};
use crate::domain::money::Money;
use crate::domain::reader::{Context, Reader, Word};
use crate::domain::schema::{Declared, Kind, Scalar, typed};
use crate::domain::tree::{Node, Value};
use crate::domain::values::FieldError;
use crate::{record, words};

words! {
    /// The kinds of remedy.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
    pub enum RemedyKind named "show-remedy-" {
        /// Money paid (索赔).
        Compensation = "compensation",
        /// Money off the price (折让).
        Allowance = "allowance",
        /// Goods come back (退回).
        Return = "return",
        /// Goods are sent again (补送).
        Replacement = "replacement",
        /// Goods are worked over (重修).
        Rework = "rework",
        /// Goods are repaired.
        Repair = "repair",
        /// Goods are exchanged (换货).
        Exchange = "exchange",
        /// The price is paid back.
        Refund = "refund",
        /// An apology.
        Apology = "apology",
    }
}

impl RemedyKind {
    /// The keys that state its figures; all must be there.
    pub fn needs(self) -> &'static [&'static str] {
        match self {
            Self::Compensation | Self::Allowance | Self::Repair | Self::Refund => &["amount"],
            Self::Return => &["quantity", "price"],
            Self::Replacement | Self::Exchange => &["quantity", "a_price"],
            Self::Rework => &["labour"],
            Self::Apology => &[],
        }
    }

    /// Whether it is about goods: sent, taken back or worked over.
    pub fn is_goods(self) -> bool {
        match self {
            Self::Return | Self::Replacement | Self::Rework | Self::Repair | Self::Exchange => true,
            Self::Compensation | Self::Allowance | Self::Refund | Self::Apology => false,
        }
    }

    /// The keys that may be there besides.
    fn allows(self) -> &'static [&'static str] {
        match self {
            Self::Return => &["credit"],
            Self::Rework => &["handling", "wastage"],
            _ => &[],
        }
    }

    /// All the keys that may be there.
    fn known(self) -> Vec<&'static str> {
        [self.needs(), self.allows(), COMMON].concat()
    }
}

/// Keys any remedy may have.
const COMMON: &[&str] = &["item", "option", "text", "currency", "rate", "rate_date"];

record! {
    /// One remedy with its figures.
    pub struct Remedy on one line, checked {
        /// The kind.
        kind: must RemedyKind { decided() },
        /// The item of the complaint it answers.
        item: may u64 { decided() },
        /// The option it belongs to, where the customer may choose (C-6).
        option: may String { column() decided() },
        /// Money given or paid.
        amount: may Money { decided() },
        /// How much, or still open.
        quantity: may Extent { decided() },
        /// Actual price of a piece.
        price: may Money,
        /// A-grade price of a piece.
        a_price: may Money,
        /// Labour of the rework.
        labour: may Money,
        /// Handling of the rework.
        handling: may Money,
        /// Wastage of the rework.
        wastage: may Money,
        /// Whether returned goods are credited; they are unless it says `false`.
        credit: may bool,
        /// Another currency than the policy's.
        currency: may String { column() decided() },
        /// Its rate: one unit of it in the policy's currency.
        rate: may Decimal,
        /// The day of the rate.
        rate_date: may NaiveDate,
        /// Words, for what has no figure.
        text: may String { lines() decided() },
    }
}

/// What a settlement commits us to: an amount, or more than can be said because a quantity is
/// still open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Commitment {
    /// This amount.
    Amount(Money),
    /// A quantity is open: the highest role signs.
    Open,
}

impl fmt::Display for Commitment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Amount(amount) => amount.fmt(f),
            Self::Open => f.write_str(OPEN),
        }
    }
}

impl<'de> Deserialize<'de> for Commitment {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = <&str>::deserialize(from)?;
        match text {
            OPEN => Ok(Self::Open),
            amount => amount.parse().map(Self::Amount).map_err(D::Error::custom),
        }
    }
}

impl Serialize for Commitment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Scalar for Commitment {
    const KIND: Kind = Kind::MoneyOr(OPEN);

    fn read(reader: &Reader, key: &str) -> Option<Self> {
        if reader.says(key, OPEN) {
            return Some(Self::Open);
        }
        reader.money(key).map(Self::Amount)
    }

    fn value(&self) -> Value {
        match self {
            Self::Amount(amount) => amount.value(),
            Self::Open => Value::Plain(OPEN.to_owned()),
        }
    }
}

impl Remedy {
    /// Reports figures its kind lacks or does not have.
    fn check(&self, reader: &Reader) {
        let kind = self.kind;
        for key in kind.needs() {
            if !reader.has(key) {
                reader.missing(key);
            }
        }
        for entry in reader.here().entries() {
            let key = entry.key;
            let known = kind.needs().contains(&key) || kind.allows().contains(&key);
            if FIGURES.contains(&key) && !known {
                let (kind, known) = (kind.word(), kind.known());
                let figure = key.to_owned();
                reader.invalid(
                    key,
                    RemedyError::Figure {
                        kind,
                        figure,
                        known,
                    },
                );
            }
        }
        if self.currency.is_some() && (self.rate.is_none() || self.rate_date.is_none()) {
            reader.invalid("currency", RemedyError::Rate);
        }
        if self.currency.is_none() && self.rate.is_some() {
            reader.invalid("rate", RemedyError::RateAlone);
        }
        if self.rate.is_some_and(|rate| rate.is_zero()) {
            let (key, value) = ("rate", "0".to_owned());
            reader.invalid(key, RemedyError::Value { key, value });
        }
    }

    /// Reads `KIND:key=value,…`.
    pub fn parse(text: &str) -> Result<Self, RemedyError> {
        let (kind, rest) = text.split_once(':').unwrap_or((text, ""));
        let kind = RemedyKind::from_word(kind).ok_or_else(|| RemedyError::Kind {
            kind: kind.to_owned(),
            kinds: RemedyKind::words(),
        })?;
        let given = typed_figures::given(kind.word(), rest, kind.needs(), &kind.known())?;
        let mut entries = vec![("kind".to_owned(), Value::Plain(kind.word().to_owned()))];
        for field in Self::FIELDS {
            if let Some(value) = given.get(field.key) {
                let value = typed(field.kind, value).map_err(|_| RemedyError::Value {
                    key: field.key,
                    value: (*value).to_owned(),
                })?;
                entries.push((field.key.to_owned(), value));
            }
        }
        let node = Node::of(&Value::Flow(entries));
        let context = Context::default();
        let remedy = Reader::root(&node, &context).and_then(|reader| Self::read(&reader));
        let mut faults = context.into_faults().into_iter();
        match (faults.next(), remedy) {
            (None, Some(remedy)) => Ok(remedy),
            (Some(fault), _) => Err(fault.into()),
            (None, None) => Err(FieldError::NotAMap.into()),
        }
    }

    /// Kind and figures in a fixed form, the same however the file writes them.
    pub fn canonical(&self) -> String {
        let mut text = String::new();
        self.add_canonical(&mut text);
        text
    }

    pub(super) fn add_canonical(&self, text: &mut String) {
        text.push_str(self.kind.word());
        // Its entries stand in the order of its fields.
        let mut said = self.entries().into_iter().peekable();
        said.next_if(|(key, _)| key == "kind");
        for field in Self::FIELDS.iter().filter(|field| field.key != "kind") {
            let value = said.next_if(|(key, _)| key == field.key);
            match value.as_ref().and_then(|(_, value)| value.text()) {
                Some(said) => {
                    let _ = write!(text, "|Some({said:?})");
                }
                None => text.push_str("|None"),
            }
        }
        text.push('\n');
    }

    /// What this remedy commits us to, in the policy's currency.
    ///
    /// Never reduced by what returned goods are worth: that is the loss, another figure.
    pub fn commitment(&self) -> Commitment {
        let times = |price: Option<Money>| match self.quantity {
            Some(Extent::Open) => Commitment::Open,
            Some(Extent::Known(quantity)) => {
                Commitment::Amount(quantity.at(price.unwrap_or_default()))
            }
            None => Commitment::Amount(Money::ZERO),
        };
        let own = match self.kind {
            RemedyKind::Compensation
            | RemedyKind::Allowance
            | RemedyKind::Repair
            | RemedyKind::Refund => Commitment::Amount(self.amount.unwrap_or_default()),
            // What comes back is not paid for; while it is not known how much, nothing is known.
            RemedyKind::Return
                if self.credit == Some(false) && self.quantity != Some(Extent::Open) =>
            {
                Commitment::Amount(Money::ZERO)
            }
            RemedyKind::Return => times(self.price),
            RemedyKind::Replacement | RemedyKind::Exchange => times(self.a_price),
            RemedyKind::Rework => Commitment::Amount(
                [self.labour, self.handling, self.wastage]
                    .into_iter()
                    .flatten()
                    .sum(),
            ),
            RemedyKind::Apology => Commitment::Amount(Money::ZERO),
        };
        match (own, self.rate) {
            (Commitment::Amount(amount), Some(rate)) => {
                Commitment::Amount(Money::rounded(amount.decimal() * rate))
            }
            (own, _) => own,
        }
    }
}

/// Keys that state a figure of some kind.
const FIGURES: &[&str] = &[
    "amount", "quantity", "price", "a_price", "labour", "handling", "wastage", "credit",
];

/// What a settlement commits us to: what is given in any case, and of each item's options the
/// dearest, since the customer chooses. Our choice: that stays so once the customer has chosen; who
/// signs a proposal signs for all it offers.
pub fn commitment(remedies: &[Remedy]) -> Commitment {
    let mut certain = Money::ZERO;
    let mut options: BTreeMap<(Option<u64>, &str), Money> = BTreeMap::new();
    for remedy in remedies {
        let Commitment::Amount(amount) = remedy.commitment() else {
            return Commitment::Open;
        };
        match &remedy.option {
            None => certain = certain + amount,
            Some(option) => {
                let sum = options.entry((remedy.item, option)).or_default();
                *sum = *sum + amount;
            }
        }
    }
    let mut dearest: BTreeMap<Option<u64>, Money> = BTreeMap::new();
    for ((item, _), amount) in options {
        let most = dearest.entry(item).or_default();
        *most = amount.max(*most);
    }
    Commitment::Amount(certain + dearest.into_values().sum())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::quantity::Quantity;

    fn remedy(kind: RemedyKind) -> Remedy {
        Remedy {
            kind,
            amount: None,
            quantity: None,
            price: None,
            a_price: None,
            labour: None,
            handling: None,
            wastage: None,
            credit: None,
            item: None,
            option: None,
            text: None,
            currency: None,
            rate: None,
            rate_date: None,
        }
    }

    fn money(text: &str) -> Option<Money> {
        text.parse().ok()
    }

    #[test]
    fn a_return_counts_in_full_unless_it_is_not_credited() {
        let back = Remedy {
            quantity: Some(Extent::Known(Quantity::pieces(420))),
            price: money("12.50"),
            ..remedy(RemedyKind::Return)
        };
        assert_eq!(
            back.commitment(),
            Commitment::Amount(money("5250.00").expect("money"))
        );
        let not_credited = Remedy {
            credit: Some(false),
            ..back
        };
        assert_eq!(not_credited.commitment(), Commitment::Amount(Money::ZERO));
    }

    #[test]
    fn an_open_quantity_commits_to_more_than_can_be_said() {
        let open = Remedy {
            quantity: Some(Extent::Open),
            a_price: money("14.00"),
            ..remedy(RemedyKind::Replacement)
        };
        assert_eq!(commitment(&[open]), Commitment::Open);
    }

    #[test]
    fn of_each_items_options_the_dearest_counts() {
        let pay = |item, option: &str, amount: &str| Remedy {
            amount: money(amount),
            item: Some(item),
            option: Some(option.to_owned()),
            ..remedy(RemedyKind::Compensation)
        };
        let fixed = Remedy {
            amount: money("2000"),
            ..remedy(RemedyKind::Compensation)
        };
        let all = [
            fixed,
            pay(2, "a", "200"),
            pay(2, "b", "1200"),
            pay(3, "a", "10"),
        ];
        assert_eq!(
            commitment(&all),
            Commitment::Amount(money("3210").expect("money"))
        );
    }

    #[test]
    fn the_command_line_form_is_checked() {
        assert!(Remedy::parse("replacement:quantity=420,a_price=14.00").is_ok());
        assert!(Remedy::parse("return:quantity=open,price=12.50,credit=false").is_ok());
        let many = Remedy::parse("replacement:quantity=1,420,a_price=¥1,014.00").unwrap();
        let plain = Remedy::parse("replacement:quantity=1420,a_price=1014.00").unwrap();
        assert_eq!(many, plain);
        for bad in [
            "gift:amount=1",
            "compensation",
            "compensation:amount=1e9999",
            "compensation:amount=1,amount=2",
            "compensation:price=1",
            "return:quantity=+3,price=1",
            "compensation:amount",
        ] {
            assert!(Remedy::parse(bad).is_err(), "{bad}");
        }
    }
}
