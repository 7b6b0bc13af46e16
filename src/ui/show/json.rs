//! One case in JSON.

use serde_json::{Map, Value, json};

use crate::codec;
use crate::domain::case::Case;
use crate::domain::cursor::Cursor;
use crate::domain::judge::loss::Account;
use crate::domain::judge::{Advance, Clock};
use crate::domain::record::Record;
use crate::domain::time::Time;
use crate::ui::deadlines;
use crate::ui::format::known;

/// The case as its file has it, with what follows from it.
pub fn json(
    record: &Record,
    case: &Case,
    clocks: &[Clock],
    (account, advance): (Option<&Account>, Option<Advance>),
    now: Time,
) -> Map<String, Value> {
    let written = record.uncorrected_at(now);
    let written = written.and_then(|case| {
        let known = |root: Cursor| codec::json::known_at(root, &case, now);
        codec::record::reading_at(record, now, known)
    });
    let mut json = written.unwrap_or_default();
    if let Some(kept) = case.customer_kept() {
        json.insert("customer_kept".to_owned(), json!(kept));
    }
    json.insert("status".to_owned(), json!(case.derived_status()));
    json.insert("deadlines".to_owned(), deadlines::json(clocks));
    if let Some(account) = account {
        json.insert("loss".to_owned(), loss(account));
    }
    if let Some(advance) = advance {
        json.insert("advance".to_owned(), json!(advance));
    }
    json
}

/// The figures of the account; what cannot be told yet is absent.
fn loss(account: &Account) -> Value {
    let lines = account.lines.iter();
    let lines = lines.map(|line| json!({"kind": line.kind, "amount": line.amount}));
    known(json!({
        "lines": lines.collect::<Vec<_>>(),
        "recovered": account.recovered,
        "total": account.total(),
        "net": account.net(),
    }))
}
