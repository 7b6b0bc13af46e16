//! Reading the staff file.

use std::ops::Range;

use super::{Appointment, Delegation, Person, Role, Staff, Unit};
use crate::domain::policy::Title;
use crate::domain::problem::Place;
use crate::domain::reader::Reader;
use crate::domain::source::{FieldPlaces, Places};

impl Staff {
    /// Reads the staff file. Entries that cannot be read are left out, with
    /// their faults. `locate` finds the place of a byte range of the file.
    pub fn read(reader: &Reader, locate: &dyn Fn(Range<usize>) -> Place) -> Self {
        let places = Places::new(locate);
        let staff = Self {
            units: reader.list("unit", |r| unit(r, &places)),
            persons: reader.list("person", |r| person(r, &places)),
            roles: reader.list("role", |r| role(r, &places)),
            appointments: reader.list("appointment", |r| appointment(r, &places)),
            delegations: reader.list("delegation", |r| delegation(r, &places)),
            places: FieldPlaces::default(),
        };
        Self {
            places: places.into_fields(),
            ..staff
        }
    }
}

/// The title, or the identifier in its place.
fn title(reader: &Reader, id: Option<&String>) -> Title {
    crate::domain::policy::read_title(reader, "title").unwrap_or_else(|| {
        let text = id.cloned().unwrap_or_default();
        Title {
            zh: text.clone(),
            en: text,
        }
    })
}

fn unit(reader: &Reader, places: &Places) -> Option<Unit> {
    let source = places.source(reader, "id");
    let id = reader.required("id", reader.text("id"));
    Some(Unit {
        title: title(reader, id.as_ref()),
        parent: reader.text("parent"),
        level: reader.word("level"),
        points: reader.count("points"),
        id: id?,
        source,
    })
}

fn person(reader: &Reader, places: &Places) -> Option<Person> {
    let source = places.source(reader, "id");
    let id = reader.required("id", reader.text("id"));
    let name = reader.required("name", reader.text("name"));
    let email = reader.required("email", reader.text("email"));
    Some(Person {
        unit: reader.text("unit"),
        roles: reader.texts("roles"),
        points: reader.count("points"),
        bonus: reader.money("bonus"),
        id: id?,
        name: name?,
        email: email?,
        source,
    })
}

fn role(reader: &Reader, places: &Places) -> Option<Role> {
    let source = places.source(reader, "id");
    let id = reader.required("id", reader.text("id"));
    Some(Role {
        title: title(reader, id.as_ref()),
        id: id?,
        source,
    })
}

fn appointment(reader: &Reader, places: &Places) -> Option<Appointment> {
    let source = places.source(reader, "role");
    let person = reader.required("person", reader.text("person"));
    let role = reader.required("role", reader.text("role"));
    Some(Appointment {
        from: reader.date("from"),
        until: reader.date("until"),
        person: person?,
        role: role?,
        source,
    })
}

fn delegation(reader: &Reader, places: &Places) -> Option<Delegation> {
    let source = places.source(reader, "role");
    let from_person = reader.required("from_person", reader.text("from_person"));
    let to_person = reader.required("to_person", reader.text("to_person"));
    let role = reader.required("role", reader.text("role"));
    Some(Delegation {
        from: reader.date("from"),
        until: reader.date("until"),
        from_person: from_person?,
        to_person: to_person?,
        role: role?,
        source,
    })
}
