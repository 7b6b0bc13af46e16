//! Remedies that stand in no case, as a question states them.

use crate::domain::case::intake::Quantity;
use crate::domain::case::remedy::{Remedy, RemedyKind};
use crate::domain::money;
use crate::domain::msg::Msg;
use crate::domain::tree::Value;
use crate::domain::word::Word;
use crate::msg;

/// The most pieces a question may state, as everywhere in a case.
pub const MOST_PIECES: u64 = 1_000_000_000_000;

/// Reads `KIND:key=value,…` as a remedy that stands in no case.
pub fn stated(text: &str) -> Result<Remedy, Msg> {
    let Value::Flow(entries) = Remedy::parse(text)? else {
        return Err(msg!("case-remedy-pair", pair = text));
    };
    let given = |key: &str| {
        let (_, value) = entries.iter().find(|(known, _)| known == key)?;
        match value {
            Value::Plain(text) | Value::Quoted(text) | Value::Text(text) => Some(text.as_str()),
            _ => None,
        }
    };
    let wrong = |key: &str| {
        let value = given(key).unwrap_or_default();
        msg!("case-remedy-value", key = key, value = value)
    };
    let money = |key: &str| given(key).and_then(|text| text.parse().ok());
    let rate = given("rate")
        .and_then(money::decimal)
        .filter(|rate| !rate.is_zero());
    let dated = given("rate_date").is_some();
    if given("currency").is_some() != rate.is_some() || rate.is_some() != dated {
        return Err(msg!("case-remedy-rate"));
    }
    let pieces = |text: &str| text.parse().ok().filter(|pieces| *pieces <= MOST_PIECES);
    let quantity = match given("quantity") {
        Some("open") => Some(Quantity::Open),
        Some(text) => Some(Quantity::Pieces(
            pieces(text).ok_or_else(|| wrong("quantity"))?,
        )),
        None => None,
    };
    let (kind, _) = text.split_once(':').unwrap_or((text, ""));
    Ok(Remedy {
        kind: RemedyKind::from_word(kind).unwrap_or(RemedyKind::Apology),
        amount: money("amount"),
        quantity,
        price: money("price"),
        a_price: money("a_price"),
        labour: money("labour"),
        handling: money("handling"),
        wastage: money("wastage"),
        credit: given("credit").map(|credit| credit == "true"),
        item: given("item").and_then(|n| n.parse().ok()),
        option: given("option").map(str::to_owned),
        text: given("text").map(str::to_owned),
        currency: given("currency").map(str::to_owned),
        rate,
        rate_date: given("rate_date").and_then(|date| date.parse().ok()),
    })
}
