//! Who is who on a day, as tables and as JSON.

use crate::domain::msg::{Arg, Msg};
use serde_json::{Value, json};

use super::format;
use super::names::Names;
use super::paint::Tone;
use super::regulation;
use super::table::{Cell, Column, Overflow, Table};
use crate::domain::staff::{Absence, HeldRole, Via};
use crate::msg;
use crate::report::roster::{PersonLine, Roster, UnitLine};

/// Units and people in JSON.
pub fn json(roster: &Roster) -> Value {
    let unit = |line: &UnitLine| {
        json!({
            "id": line.unit.id,
            "title": regulation::titles(&line.unit.title),
            "parent": line.unit.parent,
            "points": line.points,
            "people": line.people,
            "until": line.unit.until.map(format::date),
            "merged_into": line.unit.merged_into,
            "ended": line.ended,
        })
    };
    let person = |line: &PersonLine| {
        json!({
            "id": line.person.id,
            "name": line.person.name,
            "email": line.person.email,
            "unit": line.unit.map(|unit| &unit.id),
            "points": line.points,
            "roles": line.roles.iter().map(role).collect::<Vec<Value>>(),
            "until": line.until.map(format::date),
            "there": line.absence.is_none(),
        })
    };
    json!({
        "at": format::date(roster.day),
        "units": roster.units.iter().map(unit).collect::<Vec<Value>>(),
        "people": roster.people.iter().map(person).collect::<Vec<Value>>(),
    })
}

fn role(held: &HeldRole) -> Value {
    let (via, of) = match held.via {
        Via::Own => ("own", None),
        Via::Appointment => ("appointment", None),
        Via::Delegation { from_person } => ("delegation", Some(from_person)),
    };
    json!({"role": held.role, "via": via, "of": of})
}

/// The units, those within others set in.
pub fn units(roster: &Roster, names: &Names) -> Table {
    let words = names.words;
    let columns = vec![
        Column::whole(words.text("staff-head-unit")),
        Column::text(words.text("staff-head-title")),
        Column::number(words.text("staff-head-points")),
        Column::number(words.text("staff-head-people")),
    ];
    let mut table = Table::new(columns, Overflow::Wrap);
    for line in &roster.units {
        let id = format!("{}{}", "  ".repeat(line.depth), line.unit.id);
        if line.ended {
            let why = words.say(&ended(line));
            let cells = [id, why].map(|text| Cell::toned(text, Tone::Dim));
            table.row(cells.into());
        } else {
            table.row(vec![
                Cell::from(id),
                Cell::from(names.title(&line.unit.title)),
                Cell::from(line.points.to_string()),
                Cell::from(line.people.to_string()),
            ]);
        }
    }
    table
}

fn ended(line: &UnitLine) -> Msg {
    let until = line.unit.until.map(format::date).unwrap_or_default();
    match &line.unit.merged_into {
        Some(into) => msg!("staff-list-merged", until = until, into = into),
        None => msg!("staff-list-ended", until = until),
    }
}

/// The people.
pub fn people(roster: &Roster, names: &Names) -> Table {
    let words = names.words;
    let columns = vec![
        Column::whole(words.text("staff-head-id")),
        Column::text(words.text("staff-head-name")),
        Column::whole(words.text("staff-head-unit")),
        Column::number(words.text("staff-head-points")),
        Column::text(words.text("staff-head-roles")),
        Column::text(words.text("staff-head-until")),
    ];
    let mut table = Table::new(columns, Overflow::Wrap);
    for line in &roster.people {
        let points = line.points.map(|points| points.to_string());
        let roles: Vec<String> = line.roles.iter().map(|held| called(held, names)).collect();
        let cells = [
            line.person.id.clone(),
            line.person.name.clone(),
            line.unit
                .map(|unit| words.called(&Arg::id(&unit.id, &unit.title)))
                .unwrap_or_default(),
            points.unwrap_or_default(),
            words.join(&roles),
            until(line),
        ];
        let cell = |text: String| match line.absence {
            Some(_) => Cell::toned(text, Tone::Dim),
            None => Cell::from(text),
        };
        table.row(cells.map(cell).into());
    }
    table
}

/// Until when they are or were there; of whoever has not begun, since when they will be.
fn until(line: &PersonLine) -> String {
    match line.absence {
        Some(Absence::NotYet(posting)) => {
            let from = posting.from.map(format::date).unwrap_or_default();
            format!("{from} –")
        }
        _ => line.until.map(format::date).unwrap_or_default(),
    }
}

fn role_called(held: &HeldRole, names: &Names) -> Arg {
    Arg::id(held.role, names.staff.role_called(held.role))
}

fn called(held: &HeldRole, names: &Names) -> String {
    match held.via {
        Via::Delegation { from_person } => {
            let role = role_called(held, names);
            let role = msg!("staff-list-lent", role = role, person = from_person);
            names.words.say(&role)
        }
        _ => names.words.called(&role_called(held, names)),
    }
}
