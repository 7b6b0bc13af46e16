//! What is wrong with the bonuses of the staff file and of payroll's sheets, beside each other.

use std::collections::BTreeMap;

use super::found::{Lint, Lints, suggestion};
use crate::domain::money::Money;
use crate::domain::month::Month;
use crate::domain::msg::Msg;
use crate::domain::place::Place;
use crate::domain::severity::Severity;
use crate::domain::staff::Staff;
use crate::msg;

/// A month has one bonus of a person, and one without a month is none.
pub(super) fn check(staff: &Staff, lints: &mut Lints) {
    undated(staff, lints);
    for fault in &staff.sheets.faults {
        lints.error_at(
            fault.what.key,
            fault.place.clone(),
            fault.what.clone(),
            None,
        );
    }
    unknown(staff, lints);
    twice(staff, lints);
}

/// One warning for all of them: they are mended in one go.
fn undated(staff: &Staff, lints: &mut Lints) {
    let of = staff.persons.iter().filter(|it| it.bonus.is_some());
    let persons: Vec<String> = of.clone().map(|person| person.id.clone()).collect();
    let Some(first) = of.clone().next() else {
        return;
    };
    lints.found.push(Lint {
        id: "policy-bonus-undated",
        severity: Severity::Warning,
        place: lints.places.field(&first.source, "bonus"),
        what: msg!("policy-bonus-undated", persons = Msg::list(persons)),
        help: Some(msg!("policy-bonus-undated-help")),
    });
}

/// A sheet names people of the staff file.
fn unknown(staff: &Staff, lints: &mut Lints) {
    let known: Vec<&str> = staff.persons.iter().map(|it| it.id.as_str()).collect();
    for row in staff.sheets.months.values().flatten() {
        if staff.paid_as(&row.person).is_none() {
            let what = msg!("policy-unknown-person", word = &row.person);
            let help = suggestion(&row.person, &known);
            lints.error_at("policy-unknown-person", row.place.clone(), what, help);
        }
    }
}

/// A figure, and where it stands.
struct Figure {
    amount: Money,
    place: Place,
}

/// Two figures of one person and month: one of them is wrong, unless two files agree.
fn twice(staff: &Staff, lints: &mut Lints) {
    let mut seen: BTreeMap<(Month, &str), Vec<Figure>> = BTreeMap::new();
    let stated = staff.bonuses.iter().map(|bonus| {
        let place = lints.places.field(&bonus.source, "amount");
        (bonus.month, bonus.person.as_str(), bonus.amount, place)
    });
    let sheets = staff.sheets.months.iter();
    let rows = sheets.flat_map(|(month, rows)| rows.iter().map(move |row| (*month, row)));
    let rows = rows.map(|(month, row)| {
        let person = staff.paid_as(&row.person);
        let who = person.map_or(row.person.as_str(), |person| &person.id);
        (month, who, row.amount, row.place.clone())
    });
    let figures: Vec<_> = stated.chain(rows).collect();
    for (month, who, amount, place) in figures {
        let others = seen.entry((month, who)).or_default();
        let differs = |it: &&Figure| it.place.file == place.file || it.amount != amount;
        if let Some(other) = others.iter().find(differs) {
            let there = format!("{}:{}", other.place.file, other.place.line);
            let what = msg!(
                "policy-bonus-twice",
                person = who,
                month = month.to_string(),
                amount = amount.to_string(),
                other = other.amount.to_string(),
                there = there
            );
            lints.error_at("policy-bonus-twice", place.clone(), what, None);
        }
        others.push(Figure { amount, place });
    }
}
