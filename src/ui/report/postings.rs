//! What accounting must post, as tables, JSON and CSV.

use serde_json::{Value, json};

use super::forms::Report;
use super::grid::Grid;
use super::period::{period, title};
use super::speaking::{NOTHING, Speaking};
use crate::domain::money::Money;
use crate::domain::msg::Msg;
use crate::domain::quantity::Quantity;
use crate::msg;
use crate::report::postings::{Collection, Posting, Postings, Receivable};
use crate::ui::format::known;
use crate::ui::{escape, format};

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

    fn json(&self) -> Value {
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
    let number = |n: Option<Quantity>| n.map_or_else(|| NOTHING.to_owned(), |n| n.to_string());
    let row = |posting: &Posting| {
        vec![
            posting.number.clone(),
            posting.customer.clone().unwrap_or_default(),
            say(posting.kind.named()),
            number(posting.approved),
            number(posting.received),
            money(posting.amount),
            say(standing(posting)),
            proof(posting, speaking),
        ]
    };
    Grid::texts(
        say(msg!("report-heading-postings")),
        vec![
            (say(msg!("report-number")), false),
            (say(msg!("report-customer")), false),
            (say(msg!("report-posting-kind")), false),
            (say(msg!("report-posting-approved")), true),
            (say(msg!("report-posting-received")), true),
            (say(msg!("report-posting-amount")), true),
            (say(msg!("report-posting-state")), false),
            (say(msg!("report-posting-proof")), false),
        ],
        list.postings.iter().map(row).collect(),
    )
}

fn receivables(list: &Postings, speaking: &Speaking) -> Grid {
    let say = |msg: Msg| speaking.names.words.say(&msg);
    let row = |blocked: &Receivable| {
        let person = blocked.person.as_ref();
        vec![
            blocked.number.clone(),
            blocked.customer.clone().unwrap_or_default(),
            person.map_or_else(|| NOTHING.to_owned(), |person| speaking.names.who(person)),
            money(blocked.amount),
        ]
    };
    Grid::texts(
        say(msg!("report-heading-receivables")),
        vec![
            (say(msg!("report-number")), false),
            (say(msg!("report-customer")), false),
            (say(msg!("report-receivable-person")), false),
            (say(msg!("report-receivable-amount")), true),
        ],
        list.receivables.iter().map(row).collect(),
    )
}

/// What is taken out of each salesperson's collection ratio (M-13f).
fn collection(list: &Postings, speaking: &Speaking) -> Grid {
    let say = |msg: Msg| speaking.names.words.say(&msg);
    let row = |own: &Collection| {
        let person = own.person.as_ref();
        vec![
            person.map_or_else(|| NOTHING.to_owned(), |person| speaking.names.who(person)),
            own.cases.to_string(),
            own.unknown.to_string(),
            own.amount.grouped(),
        ]
    };
    Grid::texts(
        say(msg!("report-heading-collection")),
        vec![
            (say(msg!("report-receivable-person")), false),
            (say(msg!("report-collection-cases")), true),
            (say(msg!("report-collection-unknown")), true),
            (say(msg!("report-receivable-amount")), true),
        ],
        list.collection.iter().map(row).collect(),
    )
}

fn money(amount: Option<Money>) -> String {
    amount.map_or_else(|| NOTHING.to_owned(), Money::grouped)
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
        escape::spreadsheet(&posting.number),
        escape::spreadsheet(posting.customer.as_deref().unwrap_or_default()),
        posting.kind.to_string(),
        number(posting.approved),
        number(posting.received),
        amount.unwrap_or_default(),
        posting.blocked.to_string(),
        escape::spreadsheet(&posting.proofs.join("; ")),
    ]
}
