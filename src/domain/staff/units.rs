//! In which unit a person is on a day, and which units there are.
//!
//! Whatever is asked is asked of a day: a unit that ended stands, from the next day on, for the one
//! it merged into.

use chrono::NaiveDate;

use super::people::{Person, Posting, Staff, Unit};

/// Where a person stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Post<'a> {
    /// The unit, as the file names it.
    pub unit: Option<&'a str>,
    /// Base points (M-B3).
    pub points: Option<u64>,
}

/// Why somebody is not there on a day.
#[derive(Clone, Copy, Debug)]
pub enum Absence<'a> {
    /// Their first posting has not begun.
    NotYet(&'a Posting),
    /// Their last posting that began has ended.
    Left(&'a Posting),
}

impl Unit {
    /// Whether it was no unit of its own any more on the day.
    pub fn ended(&self, day: NaiveDate) -> bool {
        self.until.is_some_and(|until| until < day)
    }
}

impl Staff {
    /// The postings of a person, in the order of the file.
    pub fn postings_of(&self, person: &str) -> impl Iterator<Item = &Posting> {
        let all = self.postings.iter();
        all.filter(move |posting| posting.person == person)
    }

    /// Where a person stands on a day; `None` while they are not there. A posting that covers the day
    /// wins; until the first one begins, what stands with the person holds.
    pub fn post<'a>(&'a self, person: &'a Person, day: NaiveDate) -> Option<Post<'a>> {
        let mut own = self.postings_of(&person.id).peekable();
        let (dated, mut begun) = (own.peek().is_some(), false);
        for posting in own {
            if posting.covers(day) {
                return Some(Post {
                    unit: Some(&posting.unit),
                    points: posting.points.or(person.points),
                });
            }
            begun |= posting.from.is_none_or(|from| from <= day);
        }
        let there = !dated || !begun && person.unit.is_some();
        there.then_some(Post {
            unit: person.unit.as_deref(),
            points: person.points,
        })
    }

    /// Why a person is not there on a day; `None` where they are.
    pub fn absence<'a>(&'a self, person: &'a Person, day: NaiveDate) -> Option<Absence<'a>> {
        if self.post(person, day).is_some() {
            return None;
        }
        let own = || self.postings_of(&person.id);
        let over = own().filter(|posting| posting.until.is_some_and(|until| until < day));
        let last = over.max_by_key(|posting| posting.until);
        let first = own().min_by_key(|posting| posting.from);
        last.map(Absence::Left).or(first.map(Absence::NotYet))
    }

    /// Whether a person was there before a day, and is not on it.
    pub fn has_left(&self, person: &str, day: NaiveDate) -> bool {
        let absence = self
            .person(person)
            .and_then(|person| self.absence(person, day));
        matches!(absence, Some(Absence::Left(_)))
    }

    /// The unit a person is in on a day.
    pub fn unit_of(&self, person: &Person, day: NaiveDate) -> Option<&Unit> {
        self.unit_in_force(self.post(person, day)?.unit?, day)
    }

    /// The base points a person has on a day (M-B3).
    pub fn points_of(&self, person: &Person, day: NaiveDate) -> Option<u64> {
        self.post(person, day)?.points
    }

    /// The unit an id stands for on a day: that unit, or the one it has merged into since. `None`
    /// where it ended and nothing took its place.
    pub fn unit_in_force(&self, unit: &str, day: NaiveDate) -> Option<&Unit> {
        let mut found = self.unit(unit)?;
        let mut left = self.units.len();
        while found.ended(day) {
            left = left.checked_sub(1)?;
            found = self.unit(found.merged_into.as_deref()?)?;
        }
        Some(found)
    }

    /// A unit and those it belongs to on a day, smallest first. Ends where the chain would run in a
    /// circle.
    pub fn lineage(&self, unit: &str, day: NaiveDate) -> Vec<&Unit> {
        let mut lineage: Vec<&Unit> = Vec::new();
        let mut next = self.unit_in_force(unit, day);
        while let Some(unit) = next {
            if lineage.iter().any(|seen| seen.id == unit.id) {
                break;
            }
            lineage.push(unit);
            next = self.above(unit, day);
        }
        lineage
    }

    /// The head of a unit on a day: of the smallest unit around it that names one who is there (T-6).
    pub fn head_of(&self, unit: &str, day: NaiveDate) -> Option<&Person> {
        let named = self
            .lineage(unit, day)
            .into_iter()
            .filter_map(|unit| self.person(unit.superior.as_deref()?));
        let mut there = named.filter(|head| self.post(head, day).is_some());
        there.next()
    }

    /// The superior of a person on a day: their own, else that of the smallest unit around them that
    /// names one who is there and is not the person (M-A3).
    pub fn superior_of(&self, person: &Person, day: NaiveDate) -> Option<&Person> {
        let unit = self.post(person, day)?.unit?;
        let named = self
            .lineage(unit, day)
            .into_iter()
            .filter_map(|unit| unit.superior.as_deref());
        let own = person.superior.as_deref().into_iter();
        let named = own
            .chain(named)
            .filter_map(|superior| self.person(superior));
        let mut others = named.filter(|superior| superior.id != person.id);
        others.find(|superior| self.post(superior, day).is_some())
    }

    /// The next larger unit there is on a day.
    fn above(&self, unit: &Unit, day: NaiveDate) -> Option<&Unit> {
        let mut parent = self.unit(unit.parent.as_deref()?)?;
        for _ in &self.units {
            if let Some(found) = self.unit_in_force(&parent.id, day) {
                return Some(found);
            }
            parent = self.unit(parent.parent.as_deref()?)?;
        }
        None
    }

    /// Whether one unit is another on a day, or belongs to it.
    pub fn is_within(&self, unit: &str, other: &str, day: NaiveDate) -> bool {
        let Some(other) = self.unit_in_force(other, day) else {
            return false;
        };
        let mut lineage = self.lineage(unit, day).into_iter();
        lineage.any(|unit| unit.id == other.id)
    }

    /// Whether a person belongs on a day to a unit, or to one within it.
    pub fn in_unit(&self, person: &str, unit: &str, day: NaiveDate) -> bool {
        let person = self.person(person);
        let own = person.and_then(|person| self.post(person, day)?.unit);
        own.is_some_and(|own| self.is_within(own, unit, day))
    }

    /// The base points of the people of a unit on a day, together.
    pub fn points_within(&self, unit: &str, day: NaiveDate) -> u64 {
        let members = self.members(unit, day).into_iter();
        members.filter_map(|it| self.points_of(it, day)).sum()
    }

    /// The persons of a unit on a day and of those within it, in the order of the file.
    pub fn members(&self, unit: &str, day: NaiveDate) -> Vec<&Person> {
        let mut members: Vec<_> = self.persons.iter().collect();
        members.retain(|person| self.in_unit(&person.id, unit, day));
        members
    }
}
