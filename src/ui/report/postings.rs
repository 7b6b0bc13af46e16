//! What accounting must post, as tables, JSON and CSV.

use serde::Serialize;
use serde_json::{Value, json};

use super::forms::Report;
use super::grid::{Cell, Grid};
use super::period::{period, title};
use super::speaking::{NOTHING, Speaking};
use crate::domain::msg::Msg;
use crate::domain::quantity::Quantity;
use crate::msg;
use crate::report::postings::{Collection, Posting, Postings, Receivable};
use crate::ui::format;
use crate::ui::format::known;

impl Report for Postings {
    fn title(&self) -> Msg {
        title(&self.period, self.now)
    }

    fn grids(&self, speaking: &Speaking) -> Vec<Grid> {
        let mut grids = vec![
            postings(self, speaking),
            receivables(self, speaking),
            collection(self, speaking),
        ];
        grids.retain(|grid| !grid.rows.is_empty());
        grids
    }

    fn json(&self) -> impl Serialize {
        json(self)
    }

    fn rows(&self) -> Vec<Vec<String>> {
        let heads = [
            "case", "customer", "kind", "approved", "received", "amount", "blocked", "proofs",
        ];
        let cells = self.postings.iter().map(|posting| cells(posting).to_vec());
        std::iter::once(heads.map(str::to_owned).to_vec())
            .chain(cells)
            .collect()
    }
}

fn postings(list: &Postings, speaking: &Speaking) -> Grid {
    let say = |msg: Msg| speaking.names.words.say(&msg);
    let number = |n: Option<Quantity>| {
        let known = |n: Quantity| Cell::number(n.number()).said(n.to_string());
        n.map_or_else(Cell::nothing, known)
    };
    let row = |posting: &Posting| {
        vec![
            Cell::case(&posting.number),
            posting.customer.clone().unwrap_or_default().into(),
            say(posting.kind.named()).into(),
            number(posting.approved),
            number(posting.received),
            Cell::money(posting.amount),
            say(standing(posting)).into(),
            proof(posting, speaking).into(),
        ]
    };
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
        rows: list.postings.iter().map(row).collect(),
        chart: None,
    }
}

fn receivables(list: &Postings, speaking: &Speaking) -> Grid {
    let say = |msg: Msg| speaking.names.words.say(&msg);
    let row = |blocked: &Receivable| {
        let person = blocked.person.as_ref();
        vec![
            Cell::case(&blocked.number),
            blocked.customer.clone().unwrap_or_default().into(),
            person.map_or_else(Cell::nothing, |person| speaking.names.who(person).into()),
            Cell::money(blocked.amount),
        ]
    };
    Grid {
        title: say(msg!("report-heading-receivables")),
        columns: vec![
            (say(msg!("report-number")), false),
            (say(msg!("report-customer")), false),
            (say(msg!("report-receivable-person")), false),
            (say(msg!("report-receivable-amount")), true),
        ],
        rows: list.receivables.iter().map(row).collect(),
        chart: None,
    }
}

/// What is taken out of each salesperson's collection ratio (M-13f).
fn collection(list: &Postings, speaking: &Speaking) -> Grid {
    let say = |msg: Msg| speaking.names.words.say(&msg);
    let row = |own: &Collection| {
        let person = own.person.as_ref();
        vec![
            person.map_or_else(Cell::nothing, |person| speaking.names.who(person).into()),
            Cell::count(own.cases as u64),
            Cell::count(own.unknown as u64),
            Cell::money(Some(own.amount)),
        ]
    };
    Grid {
        title: say(msg!("report-heading-collection")),
        columns: vec![
            (say(msg!("report-receivable-person")), false),
            (say(msg!("report-collection-cases")), true),
            (say(msg!("report-collection-unknown")), true),
            (say(msg!("report-receivable-amount")), true),
        ],
        rows: list.collection.iter().map(row).collect(),
        chart: None,
    }
}

fn standing(posting: &Posting) -> Msg {
    match posting.amount {
        _ if posting.blocked => msg!("report-posting-blocked"),
        Some(_) => msg!("report-posting-post"),
        None => msg!("report-posting-open"),
    }
}

fn proof(posting: &Posting, speaking: &Speaking) -> String {
    if posting.unproved {
        NOTHING.to_owned()
    } else {
        speaking.proofs(&posting.proofs)
    }
}

/// What is not known is absent.
fn json(list: &Postings) -> Value {
    let postings = list.postings.iter().map(|posting| {
        known(json!({
            "case": posting.number,
            "kind": posting.kind,
            "blocked": posting.blocked,
            "proved": !posting.unproved,
            "proofs": posting.proofs,
            "customer": posting.customer,
            "approved": posting.approved,
            "received": posting.received,
            "amount": posting.amount,
            "to_post": posting.received.filter(|_| !posting.blocked),
        }))
    });
    let receivables = list.receivables.iter().map(|blocked| {
        known(json!({
            "case": blocked.number,
            "customer": blocked.customer,
            "invoice": blocked.invoice,
            "salesperson": blocked.person,
            "amount": blocked.amount,
        }))
    });
    json!({
        "period": period(&list.period),
        "as_of": format::rfc3339(list.now),
        "postings": postings.collect::<Vec<_>>(),
        "receivables": receivables.collect::<Vec<_>>(),
        "collection": list.collection.iter().map(|own| json!({
            "salesperson": own.person,
            "cases": own.cases,
            "unknown": own.unknown,
            "amount": own.amount,
        })).collect::<Vec<_>>(),
    })
}

fn cells(posting: &Posting) -> [String; 8] {
    let number = |n: Option<Quantity>| n.map(|n| n.to_string()).unwrap_or_default();
    let amount = posting.amount.map(|amount| amount.to_string());
    [
        posting.number.clone(),
        posting.customer.clone().unwrap_or_default(),
        posting.kind.to_string(),
        number(posting.approved),
        number(posting.received),
        amount.unwrap_or_default(),
        posting.blocked.to_string(),
        posting.proofs.join("; "),
    ]
}
