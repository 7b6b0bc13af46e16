//! Who is who on a day: units and people, with where each stands.

use chrono::NaiveDate;

use crate::domain::staff::{Absence, HeldRole, Person, Staff, Unit};

/// Units and people of a day.
#[derive(Clone, Debug)]
pub struct Roster<'a> {
    /// The day.
    pub day: NaiveDate,
    /// The units, in the order of the file.
    pub units: Vec<UnitLine<'a>>,
    /// The people, in the order of the file.
    pub people: Vec<PersonLine<'a>>,
}

/// A unit on a day.
#[derive(Clone, Debug)]
pub struct UnitLine<'a> {
    /// The unit.
    pub unit: &'a Unit,
    /// How many units it is within.
    pub depth: usize,
    /// Whether it is no unit any more.
    pub ended: bool,
    /// Its base points: as stated, else those of its people.
    pub points: u64,
    /// How many people it has, with those of the units within it.
    pub people: usize,
}

/// A person on a day.
#[derive(Clone, Debug)]
pub struct PersonLine<'a> {
    /// The person.
    pub person: &'a Person,
    /// The unit.
    pub unit: Option<&'a Unit>,
    /// Base points.
    pub points: Option<u64>,
    /// The roles, each once.
    pub roles: Vec<HeldRole<'a>>,
    /// Until when they are there, where that is known.
    pub until: Option<NaiveDate>,
    /// Why they are not there.
    pub absence: Option<Absence<'a>>,
}

/// Who is who on a day; `all` with the units that ended and whoever is not there.
pub fn roster(staff: &Staff, day: NaiveDate, all: bool) -> Roster<'_> {
    let units = staff.units.iter().map(|unit| line(staff, unit, day));
    let people = staff.persons.iter().map(|it| person(staff, it, day));
    Roster {
        day,
        units: units.filter(|line| all || !line.ended).collect(),
        people: people
            .filter(|line| all || line.absence.is_none())
            .collect(),
    }
}

fn line<'a>(staff: &'a Staff, unit: &'a Unit, day: NaiveDate) -> UnitLine<'a> {
    let ended = unit.ended(day);
    let (people, points) = if ended {
        (0, 0)
    } else {
        let people = staff.members(&unit.id, day).len();
        (people, staff.points_within(&unit.id, day))
    };
    UnitLine {
        unit,
        depth: staff.lineage(&unit.id, day).len().saturating_sub(1),
        ended,
        points: unit.points.unwrap_or(points),
        people,
    }
}

fn person<'a>(staff: &'a Staff, person: &'a Person, day: NaiveDate) -> PersonLine<'a> {
    let mut roles: Vec<HeldRole> = Vec::new();
    for held in staff.roles_of(&person.id, day) {
        if roles.iter().all(|known| known.role != held.role) {
            roles.push(held);
        }
    }
    let absence = staff.absence(person, day);
    let left = match absence {
        Some(Absence::Left(posting)) => posting.until,
        _ => None,
    };
    let now = staff.postings_of(&person.id).find(|it| it.covers(day));
    PersonLine {
        person,
        unit: staff.unit_of(person, day),
        points: staff.points_of(person, day),
        roles,
        until: now.and_then(|posting| posting.until).or(left),
        absence,
    }
}
