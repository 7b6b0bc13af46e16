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

/// One warning for all whose bonus serves nobody: who left by being taken out of the file had one all
/// the same, and past months are not to be mended for it.
fn unknown(staff: &Staff, lints: &mut Lints) {
    let rows = staff.sheets.months.values().flatten();
    let rows = rows.filter(|row| staff.paid_as(&row.person).is_none());
    let rows = rows.map(|row| (row.person.as_str(), row.place.clone()));
    let stated = staff.bonuses.iter();
    let stated = stated.filter(|bonus| staff.person(&bonus.person).is_none());
    let stated = stated.map(|bonus| {
        let place = lints.places.field(&bonus.source, "person");
        (bonus.person.as_str(), place)
    });
    let found: Vec<(&str, Place)> = stated.chain(rows).collect();
    let Some((_, place)) = found.first() else {
        return;
    };
    let place = place.clone();
    let mut persons: Vec<&str> = found.iter().map(|(person, _)| *person).collect();
    persons.sort_unstable();
    persons.dedup();
    let known: Vec<&str> = staff.persons.iter().map(|it| it.id.as_str()).collect();
    let help = persons.iter().find_map(|person| suggestion(person, &known));
    lints.found.push(Lint {
        id: "policy-bonus-unknown",
        severity: Severity::Warning,
        place,
        what: msg!("policy-bonus-unknown", persons = Msg::list(persons)),
        help,
    });
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
