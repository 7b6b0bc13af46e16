//! What is done for the customer, and what that commits us to.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::intake::Quantity;
use crate::domain::money::{self, Money};
use crate::domain::msg::Msg;
use crate::domain::reader::{Reader, Word};
use crate::domain::tree::Value;
use crate::{msg, words};

words! {
    /// The kinds of remedy.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
    pub enum RemedyKind {
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

    /// The keys that may be there besides.
    fn allows(self) -> &'static [&'static str] {
        match self {
            Self::Return => &["credit"],
            Self::Rework => &["handling", "wastage"],
            _ => &[],
        }
    }
}

/// Keys any remedy may have.
const COMMON: &[&str] = &["item", "option", "text", "currency", "rate", "rate_date"];

/// One remedy with its figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remedy {
    /// The kind.
    pub kind: RemedyKind,
    /// Money given or paid.
    pub amount: Option<Money>,
    /// Pieces, or still open.
    pub quantity: Option<Quantity>,
    /// Actual price of a piece.
    pub price: Option<Money>,
    /// A-grade price of a piece.
    pub a_price: Option<Money>,
    /// Labour of the rework.
    pub labour: Option<Money>,
    /// Handling of the rework.
    pub handling: Option<Money>,
    /// Wastage of the rework.
    pub wastage: Option<Money>,
    /// Whether returned goods are credited; they are unless it says `false`.
    pub credit: Option<bool>,
    /// The item of the complaint it answers.
    pub item: Option<u64>,
    /// The option it belongs to, where the customer may choose (C-6).
    pub option: Option<String>,
    /// Words, for what has no figure.
    pub text: Option<String>,
    /// Another currency than the policy's.
    pub currency: Option<String>,
    /// Its rate: one unit of it in the policy's currency.
    pub rate: Option<Decimal>,
    /// The day of the rate.
    pub rate_date: Option<NaiveDate>,
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

impl Remedy {
    /// Reads one remedy of the file, reporting figures its kind lacks or does not have.
    pub fn read(reader: &Reader) -> Option<Self> {
        let kind: RemedyKind = reader.required("kind", reader.word("kind"))?;
        let remedy = Self {
            kind,
            amount: reader.money("amount"),
            quantity: Quantity::read(reader, "quantity"),
            price: reader.money("price"),
            a_price: reader.money("a_price"),
            labour: reader.money("labour"),
            handling: reader.money("handling"),
            wastage: reader.money("wastage"),
            credit: reader.flag("credit"),
            item: reader.count("item"),
            option: reader.text("option"),
            text: reader.text("text"),
            currency: reader.text("currency"),
            rate: reader.decimal("rate"),
            rate_date: reader.date("rate_date"),
        };
        for key in kind.needs() {
            if !reader.has(key) {
                reader.missing(key);
            }
        }
        for entry in reader.node().entries() {
            let key = entry.key.as_str();
            let known = kind.needs().contains(&key) || kind.allows().contains(&key);
            if FIGURES.contains(&key) && !known {
                reader.invalid(
                    key,
                    msg!("case-remedy-figure", kind = kind.word(), figure = key),
                );
            }
        }
        if remedy.currency.is_some() && (remedy.rate.is_none() || remedy.rate_date.is_none()) {
            reader.invalid("currency", msg!("case-remedy-rate"));
        }
        if remedy.currency.is_none() && remedy.rate.is_some() {
            reader.invalid("rate", msg!("case-remedy-rate-alone"));
        }
        if remedy.rate.is_some_and(|rate| rate.is_zero()) {
            let what = msg!("case-remedy-value", key = "rate", value = "0");
            reader.invalid("rate", what);
        }
        Some(remedy)
    }

    /// Reads `KIND:key=value,…` into the value that goes into the file.
    ///
    /// Figures are checked when the file is read back; here only the form is.
    pub fn parse(text: &str) -> Result<Value, Msg> {
        let (kind, rest) = text.split_once(':').unwrap_or((text, ""));
        let kind = RemedyKind::from_word(kind).ok_or_else(|| {
            let kinds = RemedyKind::WORDS.iter().map(|(word, _)| *word).collect();
            msg!("case-remedy-kind", kind = kind, kinds = Msg::list(kinds))
        })?;
        let mut given = BTreeMap::new();
        for pair in rest.split(',').filter(|pair| !pair.is_empty()) {
            let (key, value) = pair
                .split_once('=')
                .ok_or_else(|| msg!("case-remedy-pair", pair = pair))?;
            let (key, value) = (key.trim(), value.trim());
            let figure = kind.needs().contains(&key) || kind.allows().contains(&key);
            if !figure && !COMMON.contains(&key) {
                return Err(msg!("case-remedy-figure", kind = kind.word(), figure = key));
            }
            if given.insert(key, value).is_some() {
                return Err(msg!("case-remedy-twice", key = key));
            }
        }
        if let Some(lacking) = kind.needs().iter().find(|key| !given.contains_key(**key)) {
            return Err(msg!(
                "case-remedy-lacks",
                kind = kind.word(),
                figure = *lacking
            ));
        }
        let mut entries = vec![("kind".to_owned(), Value::Plain(kind.word().to_owned()))];
        for key in ORDER {
            if let Some(value) = given.get(key) {
                entries.push(((*key).to_owned(), Self::value_of(key, value)?));
            }
        }
        Ok(Value::Flow(entries))
    }

    fn value_of(key: &str, value: &str) -> Result<Value, Msg> {
        let wrong = || msg!("case-remedy-value", key = key, value = value);
        match key {
            "item" => value
                .parse::<u64>()
                .map(|_| Value::Plain(value.to_owned()))
                .map_err(|_| wrong()),
            "quantity" if value == "open" => Ok(Value::Plain(value.to_owned())),
            "quantity" => {
                let digits = value.bytes().all(|b| b.is_ascii_digit());
                let count = value
                    .parse::<u64>()
                    .ok()
                    .filter(|_| digits)
                    .ok_or_else(wrong)?;
                Ok(Value::Plain(count.to_string()))
            }
            "credit" if value == "true" || value == "false" => Ok(Value::Plain(value.to_owned())),
            "credit" => Err(wrong()),
            "rate_date" => NaiveDate::parse_from_str(value, "%Y-%m-%d")
                .map(|date| Value::Plain(date.to_string()))
                .map_err(|_| wrong()),
            "rate" => money::decimal(value)
                .map(|_| Value::Quoted(value.to_owned()))
                .ok_or_else(wrong),
            "option" | "text" | "currency" => Ok(Value::Text(value.to_owned())),
            _ => value
                .parse::<Money>()
                .map(|m| Value::Quoted(m.to_string()))
                .map_err(|_| wrong()),
        }
    }

    /// RemedyKind and figures in a fixed form, the same however the file writes them.
    pub fn canonical(&self) -> String {
        let money = |amount: Option<Money>| amount.map(|amount| amount.to_string());
        let quantity = self.quantity.map(|quantity| match quantity {
            Quantity::Open => "open".to_owned(),
            Quantity::Pieces(pieces) => pieces.to_string(),
        });
        let figures = [
            self.item.map(|n| n.to_string()),
            self.option.clone(),
            money(self.amount),
            quantity,
            money(self.price),
            money(self.a_price),
            money(self.labour),
            money(self.handling),
            money(self.wastage),
            self.credit.map(|credit| credit.to_string()),
            self.currency.clone(),
            self.rate.map(|rate| rate.normalize().to_string()),
            self.rate_date.map(|date| date.to_string()),
            self.text.clone(),
        ];
        let figures: Vec<String> = figures
            .into_iter()
            .map(|figure| format!("{figure:?}"))
            .collect();
        format!("{}|{}\n", self.kind, figures.join("|"))
    }

    /// What this remedy commits us to, in the policy's currency.
    ///
    /// Never reduced by what returned goods are worth: that is the loss, another figure.
    pub fn commitment(&self) -> Commitment {
        let times = |price: Option<Money>| match self.quantity {
            Some(Quantity::Open) => Commitment::Open,
            Some(Quantity::Pieces(pieces)) => {
                Commitment::Amount(price.unwrap_or_default().times(pieces))
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
                if self.credit == Some(false) && self.quantity != Some(Quantity::Open) =>
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

/// The order of keys in the file.
const ORDER: &[&str] = &[
    "item",
    "option",
    "amount",
    "quantity",
    "price",
    "a_price",
    "labour",
    "handling",
    "wastage",
    "credit",
    "currency",
    "rate",
    "rate_date",
    "text",
];

/// What a settlement commits us to: what is given in any case, and of each item's options the
/// dearest, since the customer chooses.
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
            quantity: Some(Quantity::Pieces(420)),
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
            quantity: Some(Quantity::Open),
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
