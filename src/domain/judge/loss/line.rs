//! The lines of the loss account.

use std::collections::BTreeMap;
use std::str::FromStr;

use super::figures::{Figures, Rate, Unknown, figures};
use crate::domain::case::remedy::{Remedy, RemedyKind};
use crate::domain::case::typed_figures::{self, RemedyError};
use crate::domain::money::Money;
use crate::domain::policy::Policy;
use crate::domain::quantity::Quantity;
use crate::domain::source::Source;
use crate::domain::word::Word;

/// What a loss rule for goods sold again is about.
pub const RESALE: &str = "resale";

/// The kind of the line for a test's fee.
pub const TEST_FEE: &str = "test-fee";

/// What a line is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Of {
    /// The remedy at this place of the settlement.
    Remedy(usize),
    /// The sale at this place of the section.
    Resale(usize),
    /// The test of a laboratory.
    Test,
}

/// One line of the account.
#[derive(Clone, Debug)]
pub struct LossLine<'a> {
    /// What it is about.
    pub of: Of,
    /// The item of the complaint it is for, where it is for one.
    pub item: Option<u64>,
    /// Its kind: a remedy's, `resale` or `test-fee`.
    pub kind: &'static str,
    /// The figures it is reckoned from.
    pub figures: Figures,
    /// The rate, where they are in another currency.
    pub rate: Option<Rate>,
    /// The amount in the policy's currency, rounded to the fen.
    pub amount: Money,
    /// The rule.
    pub source: &'a Source,
}

/// The line of one remedy, `quantity` in place of its quantity where more is known; `None` for an
/// apology, where the regulation has no rule for it.
pub fn line<'a>(
    policy: &'a Policy,
    remedy: &Remedy,
    quantity: Option<Quantity>,
) -> Result<Option<LossLine<'a>>, Unknown> {
    let kind = remedy.kind.word();
    let Some(rule) = policy.loss_rule(kind) else {
        let free = remedy.kind == RemedyKind::Apology;
        return if free { Ok(None) } else { Err(Unknown::NoRule) };
    };
    let figures = figures(rule, remedy, quantity)?;
    let rate = match (&remedy.currency, remedy.rate) {
        (Some(currency), Some(rate)) => Some(Rate {
            currency: currency.clone(),
            rate,
            date: remedy.rate_date,
        }),
        _ => None,
    };
    Ok(Some(LossLine {
        of: Of::Remedy(0),
        item: remedy.item,
        kind,
        amount: figures.amount(remedy.rate)?,
        figures,
        rate,
        source: &rule.source,
    }))
}

/// What `quantity=…,a_price=…,resale_price=…` says of goods sold again: how much, at which two prices.
pub fn resale_of(text: &str) -> Result<(Quantity, Money, Money), RemedyError> {
    const KEYS: &[&str] = &["quantity", "a_price", "resale_price"];
    let given = typed_figures::given(RESALE, text, KEYS, KEYS)?;
    Ok((
        figure(&given, "quantity")?,
        figure(&given, "a_price")?,
        figure(&given, "resale_price")?,
    ))
}

fn figure<T: FromStr>(given: &BTreeMap<&str, &str>, key: &'static str) -> Result<T, RemedyError> {
    let value = given.get(key).copied().unwrap_or_default();
    value.parse().map_err(|_| RemedyError::Value {
        key,
        value: value.to_owned(),
    })
}

/// The line of goods sold again (M-A1); `None` where the regulation has no rule for it.
pub fn resold(
    policy: &Policy,
    quantity: Quantity,
    a_price: Money,
    price: Money,
) -> Result<LossLine<'_>, Unknown> {
    let rule = policy.loss_rule(RESALE).ok_or(Unknown::NoRule)?;
    let figures = Figures::Resale {
        quantity,
        a_price,
        price,
    };
    Ok(LossLine {
        of: Of::Resale(0),
        item: None,
        kind: RESALE,
        amount: figures.amount(None)?,
        figures,
        rate: None,
        source: &rule.source,
    })
}
