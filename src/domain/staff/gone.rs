//! Why nothing falls to a unit or a person on a day.

use chrono::NaiveDate;

use super::ask::Found;
use super::people::{Person, Staff, Unit};
use super::units::Absence;
use crate::domain::place::Place;
use crate::errors;

errors! {
    /// Why nothing falls to a unit or a person on a day.
    pub enum Gone {
        /// The unit had ended.
        Ended { unit: String, until: String } = "staff-unit-ended",
        /// It had ended as part of another.
        Merged { unit: String, until: String, into: String } = "staff-unit-merged",
        /// The person had left.
        Left { person: String, until: String } = "staff-has-left",
        /// The person had not begun.
        NotYet { person: String, from: String } = "staff-not-yet",
    }
}

impl Staff {
    /// Why nothing falls to a unit on a day, and where that is stated; `None` where it may.
    pub fn unit_gone(&self, unit: &Unit, day: NaiveDate) -> Option<(Gone, Place)> {
        let until = unit.until.filter(|_| unit.ended(day))?.to_string();
        let id = unit.id.clone();
        let gone = match self.unit_in_force(&unit.id, day) {
            Some(into) => Gone::Merged {
                unit: id,
                until,
                into: into.id.clone(),
            },
            None => Gone::Ended { unit: id, until },
        };
        Some((gone, self.places.field(&unit.source, "until")))
    }

    /// Why nothing falls to a person on a day, and where that is stated; `None` where it may.
    pub fn person_gone(&self, person: &Person, day: NaiveDate) -> Option<(Gone, Place)> {
        let name = person.name.clone();
        let (gone, posting, key) = match self.absence(person, day)? {
            Absence::Left(posting) => {
                let until = posting.until.unwrap_or(day).to_string();
                (
                    Gone::Left {
                        person: name,
                        until,
                    },
                    posting,
                    "until",
                )
            }
            Absence::NotYet(posting) => {
                let from = posting.from.unwrap_or(day).to_string();
                (Gone::NotYet { person: name, from }, posting, "from")
            }
        };
        Some((gone, self.places.field(&posting.source, key)))
    }

    /// The same for whatever a case names; nobody known is another matter.
    pub fn gone(&self, written: &str, day: NaiveDate) -> Option<(Gone, Place)> {
        if let Some(unit) = self.unit(written) {
            return self.unit_gone(unit, day);
        }
        // Nobody comes or leaves in a file without postings, and it need not be looked through.
        if self.postings.is_empty() {
            return None;
        }
        match self.person_by(written) {
            Found::One(person) => self.person_gone(person, day),
            _ => None,
        }
    }
}
