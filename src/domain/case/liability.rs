//! Who bears the loss, at what share (M-9.7, M-A2).

use rust_decimal::Decimal;

use crate::domain::money;
use crate::domain::reader::Reader;
use crate::domain::schema::{Counts, Declared, Names, Shape, Stamp};
use crate::domain::trail::Trail;
use crate::domain::tree::Value;
use crate::{errors, record};

errors! {
    /// Why nobody is made liable.
    pub enum LiableError {
        /// Neither a unit nor an outside party, or both.
        Who = "case-liable-who",
        /// More than all of it.
        Share { share: String } = "case-liable-share",
        /// Not the form of one.
        Form { text: String } = "case-liable-form",
    }
}

/// A unit, person or outside party with its share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Liable {
    /// Who.
    pub who: Who,
    /// The share in percent.
    pub share: Decimal,
}

record! {
    /// A share as the file states it.
    pub struct Share on one line {
        /// The unit of ours.
        unit: may String { names(Names::Unit) },
        /// The person of that unit.
        person: may String { names(Names::Person) personal() },
        /// The outside party, instead.
        outside: may String,
        /// The share in percent.
        share: must Decimal,
    }
}

record! {
    /// Whose points a liable party's share of the loss falls on, as it stood on the day of a decision
    /// (M-B3): who joins or leaves later changes nothing of it.
    pub struct Basis {
        /// The unit that is liable.
        unit: must String { names(Names::Unit) },
        /// The person of that unit that is liable.
        person: may String { names(Names::Person) personal() },
        /// The larger unit that bears it, where the policy goes no further down (M-B1).
        borne_by: may String { names(Names::Unit) },
        /// The base points of the whole unit; without them its people bear all of it.
        points: may u64,
        /// Its people.
        people: all BasePoints,
    }
}

record! {
    /// The word of whoever decides on liability (B-2b).
    pub struct Confirmation {
        /// When, by whom.
        stamp: flat Stamp,
        /// The role it was given in.
        role: may String { names(Names::Role) },
        /// The shares of the whole complaint it confirms.
        shares: all Liable,
        /// Those of single items.
        items: all ItemShares,
    }
}

record! {
    /// The shares of one item.
    pub struct ItemShares {
        /// The item.
        n: must u64,
        /// Who is liable for it.
        shares: all Liable,
    }
}

record! {
    /// The base points of a person.
    pub struct BasePoints on one line {
        /// The person.
        person: must String { names(Names::Person) personal() },
        /// The points.
        points: must u64,
    }
}

/// Who is liable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    /// A unit of ours, down to the person where it can be pinned on one (M-B1).
    Unit {
        /// The unit.
        unit: String,
        /// The person.
        person: Option<String>,
    },
    /// Another company; its share is recoverable (M-9.13).
    Outside(String),
}

impl Basis {
    /// Whether it is the basis of what this party bears.
    pub fn is_of(&self, who: &Who) -> bool {
        matches!(who, Who::Unit { unit, person } if *unit == self.unit && *person == self.person)
    }

    /// The unit whose people bear it.
    pub fn bearer(&self) -> &str {
        self.borne_by.as_ref().unwrap_or(&self.unit)
    }
}

impl Declared for Liable {
    const ON_ONE_LINE: bool = true;
    const FIELDS: Shape = Share::FIELDS;

    fn read(reader: &Reader) -> Option<Self> {
        let said = Share::read(reader)?;
        let who = match (said.unit, said.outside) {
            (Some(unit), None) => Who::Unit {
                unit,
                person: said.person,
            },
            (None, Some(outside)) => Who::Outside(outside),
            _ => {
                reader.invalid("unit", LiableError::Who);
                return None;
            }
        };
        let share = said.share;
        if share > Decimal::ONE_HUNDRED {
            let share = share.to_string();
            reader.invalid("share", LiableError::Share { share });
            return None;
        }
        Some(Self { who, share })
    }

    fn entries(&self) -> Vec<(String, Value)> {
        let (unit, person, outside) = match self.who.clone() {
            Who::Unit { unit, person } => (Some(unit), person, None),
            Who::Outside(outside) => (None, None, Some(outside)),
        };
        let said = Share {
            unit,
            person,
            outside,
            share: self.share,
        };
        said.entries()
    }

    fn facts<'a>(&'a self, _: &Trail, _: &mut dyn FnMut(&Trail, &'a Stamp)) {}

    fn keep(&mut self, _: Counts) -> bool {
        true
    }
}

impl Liable {
    /// Reads `UNIT[/PERSON]=SHARE` or `outside:NAME=SHARE`.
    pub fn parse(text: &str) -> Result<Self, LiableError> {
        let wrong = || LiableError::Form {
            text: text.to_owned(),
        };
        let (who, share) = text.rsplit_once('=').ok_or_else(wrong)?;
        let share = money::decimal(share.trim_end_matches('%')).ok_or_else(wrong)?;
        if share > Decimal::ONE_HUNDRED {
            let share = share.to_string();
            return Err(LiableError::Share { share });
        }
        let who = match (who.strip_prefix("outside:"), who.split_once('/')) {
            (Some(name), _) => Who::Outside(name.trim().to_owned()),
            (None, Some((unit, person))) => Who::Unit {
                unit: unit.to_owned(),
                person: Some(person.to_owned()),
            },
            (None, None) => Who::Unit {
                unit: who.to_owned(),
                person: None,
            },
        };
        let empty = match &who {
            Who::Outside(name) => name.is_empty(),
            Who::Unit { unit, person } => unit.is_empty() || person.as_deref() == Some(""),
        };
        if empty {
            Err(wrong())
        } else {
            Ok(Self { who, share })
        }
    }
}

/// The sum of all shares, in percent.
pub fn total(liability: &[Liable]) -> Decimal {
    liability.iter().map(|liable| liable.share).sum()
}
