//! What accounting must post, as tables, JSON and CSV.

use serde_json::{Value, json};

use super::grid::Grid;
use super::speaking::{NOTHING, Speaking};
use super::text::{markdown_of, page_of, title_of};
use crate::domain::money::Money;
use crate::domain::msg::Msg;
use crate::msg;
use crate::report::postings::{Posting, Postings};
use crate::ui::paint::Paint;
use crate::ui::{escape, format, names};

/// The list for a terminal.
pub fn page(list: &Postings, speaking: &Speaking, width: Option<u16>, paint: Paint) -> String {
    let head = speaking.names.words.say(&title_of(&list.period, list.now));
    page_of(&head, &grids(list, speaking), width, paint)
}

/// The list in Markdown.
pub fn markdown(list: &Postings, speaking: &Speaking) -> String {
    let head = speaking.names.words.say(&title_of(&list.period, list.now));
    markdown_of(&head, &grids(list, speaking))
}

fn grids(list: &Postings, speaking: &Speaking) -> Vec<Grid> {
    let say = |msg: Msg| speaking.names.words.say(&msg);
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let number = |n: Option<u64>| n.map_or_else(|| NOTHING.to_owned(), |n| n.to_string());
    let money = |m: Option<Money>| m.map_or_else(|| NOTHING.to_owned(), Money::grouped);
    let postings = list.postings.iter().map(|posting| {
        vec![
            posting.number.clone(),
            text(&posting.customer),
            say(names::remedy(posting.kind)),
            number(posting.approved),
            number(posting.received),
            money(posting.amount),
            say(standing(posting)),
            proof(posting),
        ]
    });
    let receivables = list.receivables.iter().map(|blocked| {
        let person = blocked.person.as_ref();
        vec![
            blocked.number.clone(),
            text(&blocked.customer),
            person.map_or_else(|| NOTHING.to_owned(), |person| speaking.names.who(person)),
            money(blocked.amount),
        ]
    });
    let mut grids = vec![
        Grid {
            title: say(msg!("report-heading-postings")),
            columns: vec![
                (say(msg!("report-number")), false),
                (say(msg!("report-customer")), false),
                (say(msg!("report-posting-kind")), false),
                (say(msg!("report-posting-approved")), true),
                (say(msg!("report-posting-received")), true),
                (say(msg!("report-posting-amount")), true),
                (say(msg!("report-posting-state")), false),
                (say(msg!("report-posting-proof")), false),
            ],
            rows: postings.collect(),
        },
        Grid {
            title: say(msg!("report-heading-receivables")),
            columns: vec![
                (say(msg!("report-number")), false),
                (say(msg!("report-customer")), false),
                (say(msg!("report-receivable-person")), false),
                (say(msg!("report-receivable-amount")), true),
            ],
            rows: receivables.collect(),
        },
    ];
    grids.retain(|grid| !grid.rows.is_empty());
    grids
}

fn standing(posting: &Posting) -> Msg {
    match posting.amount {
        _ if posting.blocked => msg!("report-posting-blocked"),
        Some(_) => msg!("report-posting-post"),
        None => msg!("report-posting-open"),
    }
}

fn proof(posting: &Posting) -> String {
    if posting.unproved {
        NOTHING.to_owned()
    } else {
        posting.proofs.join(", ")
    }
}

/// The list in JSON; what is not known is absent.
pub fn json(list: &Postings) -> Value {
    let postings = list.postings.iter().map(|posting| {
        let mut entry = json!({
            "case": posting.number,
            "kind": posting.kind.to_string(),
            "blocked": posting.blocked,
            "proved": !posting.unproved,
            "proofs": posting.proofs,
        });
        put(&mut entry, "customer", posting.customer.clone());
        put(&mut entry, "approved", posting.approved);
        put(&mut entry, "received", posting.received);
        put(
            &mut entry,
            "amount",
            posting.amount.map(|amount| amount.to_string()),
        );
        let pieces = posting.received.filter(|_| !posting.blocked);
        put(&mut entry, "to_post", pieces);
        entry
    });
    let receivables = list.receivables.iter().map(|blocked| {
        let mut entry = json!({ "case": blocked.number });
        put(&mut entry, "customer", blocked.customer.clone());
        put(&mut entry, "salesperson", blocked.person.clone());
        put(
            &mut entry,
            "amount",
            blocked.amount.map(|amount| amount.to_string()),
        );
        entry
    });
    json!({
        "period": {
            "from": format::date(list.period.from),
            "to": format::date(list.period.to),
        },
        "as_of": format::rfc3339(list.now),
        "postings": postings.collect::<Vec<_>>(),
        "receivables": receivables.collect::<Vec<_>>(),
    })
}

fn put(entry: &mut Value, key: &str, value: Option<impl Into<Value>>) {
    if let Some(value) = value {
        entry[key] = value.into();
    }
}

/// What is to be posted as CSV; programs read it, so its heads have one language.
pub fn csv(list: &Postings) -> Result<String, csv::Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record([
        "case", "customer", "kind", "approved", "received", "amount", "blocked", "proofs",
    ])?;
    for posting in &list.postings {
        let number = |n: Option<u64>| n.map(|n| n.to_string()).unwrap_or_default();
        writer.write_record([
            escape::spreadsheet(&posting.number),
            escape::spreadsheet(posting.customer.as_deref().unwrap_or_default()),
            posting.kind.to_string(),
            number(posting.approved),
            number(posting.received),
            posting
                .amount
                .map(|amount| amount.to_string())
                .unwrap_or_default(),
            posting.blocked.to_string(),
            escape::spreadsheet(&posting.proofs.join("; ")),
        ])?;
    }
    let bytes = writer
        .into_inner()
        .map_err(csv::IntoInnerError::into_error)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
