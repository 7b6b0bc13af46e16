//! Like cases and how they were settled, as a table and in JSON.

use rust_decimal::Decimal;
use serde_json::{Value, json};

use super::format;
use super::names::Names;
use super::table::{Cell, Column, Overflow, Table};
use crate::domain::money::Money;
use crate::domain::precedents::{Likeness, Precedent, shown};
use crate::domain::time::Calendar;
use crate::domain::word::Word as _;
use crate::msg;

/// The table: case, closed, what is the same, outcome, remedies, amount, its part of the claim
/// and for each defective piece.
pub fn table(found: &[Precedent], names: &Names, calendar: &Calendar) -> Table {
    let words = names.words;
    let head = |msg| words.say(&msg);
    let columns = vec![
        Column::whole(head(msg!("precedent-number"))),
        Column::whole(head(msg!("precedent-closed"))),
        Column::text(head(msg!("precedent-same"))),
        Column::text(head(msg!("precedent-outcome"))),
        Column::text(head(msg!("precedent-remedies"))),
        Column::number(head(msg!("precedent-amount"))),
        Column::number(head(msg!("precedent-per-claimed"))),
        Column::number(head(msg!("precedent-per-piece"))),
    ];
    let ratio = |ratio: Option<Decimal>| ratio.map_or_else(|| "–".to_owned(), shown);
    let mut table = Table::new(columns, Overflow::Wrap);
    for precedent in found {
        let treatment = &precedent.treatment;
        let same: Vec<String> = precedent
            .common
            .iter()
            .map(|c| words.say(&c.named()))
            .collect();
        let kinds = treatment.kinds.iter();
        let kinds: Vec<String> = kinds.map(|kind| words.say(&kind.named())).collect();
        let outcome = precedent.outcome.map(|outcome| words.say(&outcome.named()));
        let closed = calendar.in_zone(precedent.closed).date_naive();
        table.row(vec![
            Cell::from(precedent.case.number.clone()),
            Cell::from(format::date(closed)),
            Cell::from(words.join(&same)),
            Cell::from(outcome.unwrap_or_default()),
            Cell::from(words.join(&kinds)),
            Cell::from(
                treatment
                    .amount
                    .map_or_else(|| "–".to_owned(), Money::grouped),
            ),
            Cell::from(ratio(treatment.per_claimed)),
            Cell::from(ratio(treatment.per_piece)),
        ]);
    }
    table
}

/// For programs.
pub fn json(number: &str, found: &[Precedent]) -> Value {
    let text = |figure: Option<Decimal>| figure.map(shown);
    let similar = found.iter().map(|precedent| {
        let treatment = &precedent.treatment;
        json!({
            "number": precedent.case.number,
            "closed": format::rfc3339(precedent.closed),
            "same": precedent.common.iter().copied().map(Likeness::word).collect::<Vec<_>>(),
            "outcome": precedent.outcome.map(|outcome| outcome.to_string()),
            "remedies": treatment.kinds.iter().map(|kind| kind.word()).collect::<Vec<_>>(),
            "amount": treatment.amount.map(|amount| amount.to_string()),
            "per_claimed": text(treatment.per_claimed),
            "per_piece": text(treatment.per_piece),
        })
    });
    json!({"number": number, "similar": similar.collect::<Vec<_>>()})
}
