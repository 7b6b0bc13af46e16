//! Cases found, as a table and as JSON.

use serde::Serialize;

use super::format;
use super::names::Names;
use super::paint::Tone;
use super::table::{Cell, Column, Overflow, Table};
use crate::domain::time::Time;
use crate::msg;
use crate::report::listing::Row;

/// A case in JSON.
#[derive(Clone, Debug, Serialize)]
pub struct ListView {
    number: String,
    status: String,
    received: String,
    customer: Option<String>,
    title: Option<String>,
    policy: String,
    owner: String,
    next_due: Option<String>,
    overdue: bool,
    late_by: i64,
}

/// The cases in JSON.
pub fn views(rows: &[Row]) -> Vec<ListView> {
    let view = |row: &Row| ListView {
        number: row.number.clone(),
        status: row.status.to_string(),
        received: format::rfc3339(row.received),
        customer: row.customer.clone(),
        title: row.title.clone(),
        policy: row.policy.clone(),
        owner: row.owner.clone(),
        next_due: row.next_due.map(format::rfc3339),
        overdue: row.overdue(),
        late_by: row.late_by,
    };
    rows.iter().map(view).collect()
}

/// The cases as a table, one line each.
pub fn table(rows: &[Row], names: &Names, now: Time) -> Table {
    let words = names.words;
    let columns = vec![
        Column::whole(words.text("list-number")),
        Column::whole(words.text("list-status")),
        Column::whole(words.text("list-received")),
        Column::text(words.text("list-customer")),
        Column::text(words.text("list-title")),
        Column::text(words.text("list-owner")),
        Column::whole(words.text("list-due")),
    ];
    let mut table = Table::new(columns, Overflow::Cut);
    for row in rows {
        table.row(vec![
            Cell::toned(row.number.clone(), Tone::Number),
            Cell::from(words.say(&row.status.named())),
            Cell::from(format::date(row.received.date_naive())),
            Cell::from(row.customer.clone().unwrap_or_default()),
            Cell::from(row.title.clone().unwrap_or_default()),
            Cell::from(names.who(&row.owner)),
            standing(row, names, now),
        ]);
    }
    table
}

fn standing(row: &Row, names: &Names, now: Time) -> Cell {
    let words = names.words;
    match row.next_due {
        _ if row.overdue() => Cell::toned(words.say(&format::late(row.late_by)), Tone::Error),
        Some(_) if row.paused => Cell::toned(words.say(&msg!("show-paused")), Tone::Dim),
        Some(due) => Cell::from(words.say(&format::left((due - now).num_seconds()))),
        None => Cell::from(""),
    }
}
