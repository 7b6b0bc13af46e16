//! The part of a staff that some units and roles need.

use std::collections::BTreeSet;

use super::people::{Person, Staff};
use crate::domain::schema::{Field, Kind, Names, Shape, Table as _};
use crate::domain::tree::Node;

/// Units, persons and roles that need nobody else.
#[derive(Clone, Debug, Default)]
pub struct Part {
    units: BTreeSet<String>,
    persons: BTreeSet<String>,
    roles: BTreeSet<String>,
}

impl Staff {
    /// The units with all that belong to them and all they belong to, whoever works there, whoever
    /// holds the roles, and what those are.
    pub fn needed_by(&self, units: &BTreeSet<String>, roles: &BTreeSet<String>) -> Part {
        let mut part = Part {
            roles: roles.clone(),
            ..Part::default()
        };
        for unit in units {
            self.add_family(unit, &mut part);
        }
        let holders = self
            .persons
            .iter()
            .filter(|person| self.holds_any(person, roles));
        let posts = holders.filter_map(|person| person.unit.as_deref());
        posts.for_each(|unit| self.add_family(unit, &mut part));
        while let Some(unit) = self.unit_of_superior(&part) {
            self.add_family(unit, &mut part);
        }
        let inside = |person: &&Person| {
            let unit = person.unit.as_ref();
            unit.is_some_and(|unit| part.units.contains(unit)) || self.holds_any(person, roles)
        };
        let persons: Vec<&Person> = self.persons.iter().filter(inside).collect();
        for person in persons {
            part.persons.insert(person.id.clone());
            part.roles.extend(person.roles.iter().cloned());
            let posts = self.postings_of(&person.id).map(|posting| &posting.unit);
            posts.for_each(|unit| self.add_family(unit, &mut part));
            let appointed = self.appointments.iter().filter(|it| it.person == person.id);
            part.roles.extend(appointed.map(|it| it.role.clone()));
        }
        part
    }

    fn holds_any(&self, person: &Person, roles: &BTreeSet<String>) -> bool {
        let appointed = self.appointments.iter().filter(|it| it.person == person.id);
        let held = person.roles.iter().chain(appointed.map(|it| &it.role));
        held.into_iter().any(|role| roles.contains(role))
    }

    /// A unit not in the part yet in which the superior of one in it, or of a person there, works.
    fn unit_of_superior(&self, part: &Part) -> Option<&str> {
        let units = self.units.iter().filter(|it| part.units.contains(&it.id));
        let of_units = units.filter_map(|it| it.superior.as_deref());
        let own = self.persons.iter().filter(|it| {
            let unit = it.unit.as_ref();
            unit.is_some_and(|unit| part.units.contains(unit))
        });
        let of_persons = own.filter_map(|it| it.superior.as_deref());
        let superiors = of_units.chain(of_persons).filter_map(|id| self.person(id));
        let mut at = superiors.filter_map(|it| self.unit(it.unit.as_deref()?));
        let missing = at.find(|it| !part.units.contains(&it.id))?;
        Some(&missing.id)
    }

    /// Adds a unit with those above and below it.
    fn add_family(&self, id: &str, part: &mut Part) {
        let mut above = Some(id);
        while let Some(unit) = above.and_then(|id| self.unit(id)) {
            if !part.units.insert(unit.id.clone()) && unit.id != id {
                break;
            }
            part.units.extend(unit.merged_into.clone());
            above = unit.parent.as_deref();
        }
        let below = self
            .units
            .iter()
            .filter(|unit| unit.parent.as_deref() == Some(id));
        for unit in below {
            if !part.units.contains(&unit.id) {
                self.add_family(&unit.id, part);
            }
        }
    }
}

impl Part {
    /// Whether an entry of the staff file is about nobody and nothing else.
    pub fn holds(&self, table: &str, entry: &Node) -> bool {
        let declared = Staff::FIELDS.iter().find(|field| field.key == table);
        let shape: Shape = match declared.map(|field| field.kind) {
            Some(Kind::List(shape)) => shape,
            _ => return true,
        };
        shape.iter().all(|field| match self.known(table, field) {
            Some(known) => texts(entry, field.key)
                .iter()
                .all(|text| known.contains(*text)),
            None => true,
        })
    }

    /// What a key of a table may name here; `None` where it names nothing of it.
    fn known(&self, table: &str, field: &Field) -> Option<&BTreeSet<String>> {
        match (table, field.key, field.names) {
            ("unit", "id", _) | (_, _, Some(Names::Unit)) => Some(&self.units),
            ("role", "id", _) | (_, _, Some(Names::Role)) => Some(&self.roles),
            ("person", "id", _) | ("bonus", "person", _) | (_, _, Some(Names::Person)) => {
                Some(&self.persons)
            }
            _ => None,
        }
    }
}

/// The text, or the texts, under a key.
fn texts<'n>(entry: &'n Node, key: &str) -> Vec<&'n str> {
    let Some(value) = entry.get(key) else {
        return Vec::new();
    };
    let members = value.items().iter().filter_map(Node::text);
    value.text().into_iter().chain(members).collect()
}
