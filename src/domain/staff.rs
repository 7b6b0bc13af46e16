//! The people of the company: units, persons, roles, appointments and delegations (代理).

use chrono::NaiveDate;

use super::money::Money;
use super::policy::{Level, Title};
use super::source::{FieldPlaces, Source};

mod ask;
mod read;

pub use ask::{Found, HeldRole, Via};

/// The staff file.
#[derive(Clone, Debug, Default)]
pub struct Staff {
    /// Departments, groups, shifts.
    pub units: Vec<Unit>,
    /// Persons.
    pub persons: Vec<Person>,
    /// Roles.
    pub roles: Vec<Role>,
    /// Roles held between dates.
    pub appointments: Vec<Appointment>,
    /// Roles lent between dates.
    pub delegations: Vec<Delegation>,
    /// Where single fields of the entries stand.
    pub places: FieldPlaces,
}

/// A department, group or shift.
#[derive(Clone, Debug)]
pub struct Unit {
    /// The identifier.
    pub id: String,
    /// Its title.
    pub title: Title,
    /// The unit it belongs to.
    pub parent: Option<String>,
    /// Its size, where liability depends on it (M-B1).
    pub level: Option<Level>,
    /// Base points of the whole unit (M-B3).
    pub points: Option<u64>,
    /// Where it is stated.
    pub source: Source,
}

/// A person.
#[derive(Clone, Debug)]
pub struct Person {
    /// The identifier.
    pub id: String,
    /// The name, as cases may show it.
    pub name: String,
    /// The e-mail address, as in git; what `by` holds.
    pub email: String,
    /// The unit.
    pub unit: Option<String>,
    /// Roles held without dates.
    pub roles: Vec<String>,
    /// Base points (M-B3).
    pub points: Option<u64>,
    /// Efficiency bonus of a month (M-B5).
    pub bonus: Option<Money>,
    /// Where it is stated.
    pub source: Source,
}

/// A role.
#[derive(Clone, Debug)]
pub struct Role {
    /// The identifier.
    pub id: String,
    /// Its title.
    pub title: Title,
    /// Where it is stated.
    pub source: Source,
}

/// A role held between two dates, both included.
#[derive(Clone, Debug)]
pub struct Appointment {
    /// The person's id.
    pub person: String,
    /// The role.
    pub role: String,
    /// From this date.
    pub from: Option<NaiveDate>,
    /// Until this date.
    pub until: Option<NaiveDate>,
    /// Where it is stated.
    pub source: Source,
}

/// A role lent to another person between two dates, both included (代理).
#[derive(Clone, Debug)]
pub struct Delegation {
    /// Who lends it.
    pub from_person: String,
    /// Who may act.
    pub to_person: String,
    /// The role.
    pub role: String,
    /// From this date.
    pub from: Option<NaiveDate>,
    /// Until this date.
    pub until: Option<NaiveDate>,
    /// Where it is stated.
    pub source: Source,
}
