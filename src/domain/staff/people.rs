//! What the staff file says.

use std::ops::Range;

use chrono::NaiveDate;

use super::index::Index;
use super::sheets::Sheets;
use crate::domain::localized::Localized;
use crate::domain::money::Money;
use crate::domain::month::Month;
use crate::domain::place::Place;
use crate::domain::reader::Reader;
use crate::domain::schema::{Names, Table};
use crate::domain::source::{FieldPlaces, Places};
use crate::{table, words};

table! {
    /// The staff file.
    #[derive(Clone, Debug, Default)]
    pub struct Staff {
        /// Departments, groups, shifts.
        units as "unit": all Unit,
        /// Persons.
        persons as "person": all Person,
        /// Roles.
        roles as "role": all Role,
        /// Where persons were between dates.
        postings as "posting": all Posting,
        /// Roles held between dates.
        appointments as "appointment": all Appointment,
        /// Bonuses, month by month.
        bonuses as "bonus": all Bonus,
        /// Roles lent between dates.
        delegations as "delegation": all Delegation,
        /// Bonuses that stand in sheets of their own.
        sheets: aside Sheets,
        /// Where single fields of the entries stand.
        places: aside FieldPlaces,
        /// Who is written how.
        index: aside Index,
    }
}

table! {
    /// A department, group or shift.
    #[derive(Clone, Debug)]
    pub struct Unit at id {
        /// The identifier.
        id: must String { unique() },
        /// Its title.
        title: named Localized = id,
        /// The unit it belongs to.
        parent: may String { names(Names::Unit) },
        /// Its size, where liability depends on it (M-B1).
        level: may Level,
        /// Base points of the whole unit (M-B3).
        points: may u64,
        /// The superior of its people and of the units below it, sanctioned jointly (M-A3).
        superior: may String { names(Names::Person) },
        /// The last day on which there is such a unit.
        until: may NaiveDate,
        /// The unit it is part of from the next day on.
        merged_into: may String { names(Names::Unit) },
    }
}

words! {
    /// Sizes of units, smallest first.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
    pub enum Level {
        /// One person.
        Person = "person",
        /// A shift.
        Shift = "shift",
        /// A group.
        Group = "group",
        /// A section.
        Section = "section",
        /// A department, branch or store.
        Department = "department",
        /// The whole factory.
        Factory = "factory",
    }
}

table! {
    /// A person.
    #[derive(Clone, Debug)]
    pub struct Person at id {
        /// The identifier.
        id: must String { unique() },
        /// The name, as cases may show it.
        name: must String,
        /// The e-mail address, as in git; what `by` holds.
        email: must String,
        /// Addresses they had before; what was recorded under one stays theirs.
        former_emails: or Vec<String>,
        /// The unit, until the first posting of theirs begins.
        unit: may String { names(Names::Unit) },
        /// Roles held without dates, for as long as they are with the company.
        roles: or Vec<String> { names(Names::Role) },
        /// Base points (M-B3), where no posting says otherwise.
        points: may u64,
        /// Their own superior, where the unit's is themselves (M-A3).
        superior: may String { names(Names::Person) },
        /// Efficiency bonus without a month: of no month, since nobody knows of which (M-B5).
        bonus: may Money,
        /// Addresses git's mailmap joins to theirs.
        joined_emails: aside Vec<String>,
    }
}

table! {
    /// The efficiency bonus of a person in one month (M-B5).
    #[derive(Clone, Debug)]
    pub struct Bonus at amount {
        /// The month.
        month: must Month { tells() },
        /// The person's id.
        person: must String { tells() },
        /// How much it is.
        amount: must Money,
    }
}

table! {
    /// A role.
    #[derive(Clone, Debug)]
    pub struct Role at id {
        /// The identifier.
        id: must String { unique() },
        /// Its title.
        title: named Localized = id,
    }
}

table! {
    /// In which unit a person is between two dates, both included. A side without a date is open; on
    /// days after their first posting began that none of theirs covers, a person is in no unit.
    #[derive(Clone, Debug)]
    pub struct Posting at unit {
        /// The person's id.
        person: must String { names(Names::Person) tells() },
        /// The unit.
        unit: must String { names(Names::Unit) },
        /// Base points there (M-B3); the person's own where nothing is said.
        points: may u64,
        /// From this date.
        from: may NaiveDate { tells() },
        /// Until this date.
        until: may NaiveDate,
    }
}

table! {
    /// A role held between two dates, both included.
    #[derive(Clone, Debug)]
    pub struct Appointment at role {
        /// The person's id.
        person: must String { names(Names::Person) tells() },
        /// The role.
        role: must String { names(Names::Role) },
        /// From this date.
        from: may NaiveDate,
        /// Until this date.
        until: may NaiveDate,
    }
}

table! {
    /// A role lent to another person between two dates, both included (代理).
    #[derive(Clone, Debug)]
    pub struct Delegation at role {
        /// Who lends it.
        from_person: must String { names(Names::Person) tells() },
        /// Who may act.
        to_person: must String { names(Names::Person) },
        /// The role.
        role: must String { names(Names::Role) },
        /// From this date.
        from: may NaiveDate,
        /// Until this date.
        until: may NaiveDate,
    }
}

impl Staff {
    /// Reads the staff file. Entries that cannot be read are left out, with their faults. `locate`
    /// finds the place of a byte range of the file.
    pub fn read(reader: &Reader, locate: &dyn Fn(Range<usize>) -> Place) -> Self {
        let places = Places::new(reader.here(), locate);
        let read = <Self as Table>::read(reader, &places);
        Self {
            places: places.into_fields(),
            ..read.unwrap_or_default()
        }
    }
}
