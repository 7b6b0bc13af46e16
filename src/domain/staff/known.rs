//! What a staff file says of whoever was asked for, and what it says for all: by whether these are still
//! the same, what was made of them still holds after somebody joined.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::index::{By, note};
use super::people::{Person, Staff};
use crate::domain::digest::Sum;
use crate::domain::schema::{Entry, Table, entries};

/// Stands for whoever asks for everybody.
const EVERYBODY: &str = "\0";

impl Staff {
    /// Every person. Whoever asks for one by name, id or address asks for less.
    pub fn everybody(&self) -> &[Person] {
        note(EVERYBODY);
        &self.persons
    }

    /// A fingerprint of all that is said but of persons who have no role and are nobody's superior.
    pub fn known_to_all(&self) -> String {
        let mut sum = Sum::default();
        add(&mut sum, &self.units);
        add(&mut sum, &self.roles);
        add(&mut sum, &self.appointments);
        add(&mut sum, &self.delegations);
        let appointed = self.appointments.iter().map(|it| it.person.as_str());
        let lent = self.delegations.iter();
        let lent = lent.flat_map(|it| [it.from_person.as_str(), it.to_person.as_str()]);
        let superior = self.units.iter().filter_map(|it| it.superior.as_deref());
        let own = self.persons.iter().filter_map(|it| it.superior.as_deref());
        let named: BTreeSet<&str> = appointed.chain(lent).chain(superior).chain(own).collect();
        let counts = |it: &&Person| !it.roles.is_empty() || named.contains(it.id.as_str());
        for person in self.persons.iter().filter(counts) {
            self.add_person(&mut sum, person);
        }
        let _ = write!(Text(&mut sum), "{}", self.persons.is_empty());
        sum.hex()
    }

    /// A fingerprint of what is said of everybody.
    pub fn known_of_everybody(&self) -> String {
        self.known_of(EVERYBODY)
    }

    /// A fingerprint of what is said of whom a text stands for in any way.
    pub fn known_of(&self, asked: &str) -> String {
        let mut sum = Sum::default();
        if asked == EVERYBODY {
            for person in &self.persons {
                self.add_person(&mut sum, person);
            }
            return sum.hex();
        }
        let ways = [By::Email, By::Address, By::Id, By::Name];
        for (n, by) in ways.into_iter().enumerate() {
            for place in self.written(by, asked) {
                let _ = write!(Text(&mut sum), "\n{n}");
                let person = self.persons.get(*place).into_iter();
                person.for_each(|person| self.add_person(&mut sum, person));
            }
        }
        sum.hex()
    }

    fn add_person(&self, sum: &mut Sum, person: &Person) {
        add(sum, [person]);
        add(sum, self.postings_of(&person.id));
        let _ = write!(Text(sum), "{:?}", person.joined_emails);
    }
}

/// Adds what tables say, wherever they stand.
fn add<'a, T: Table + 'a>(sum: &mut Sum, tables: impl IntoIterator<Item = &'a T>) {
    for entry in entries(tables) {
        add_entry(sum, &entry);
    }
}

fn add_entry(sum: &mut Sum, entry: &Entry) {
    for stated in &entry.values {
        let _ = writeln!(Text(sum), "{} {:?}", stated.name, stated.value);
    }
    for table in &entry.tables {
        let _ = writeln!(Text(sum), "{}", table.name);
        table.entries.iter().for_each(|below| add_entry(sum, below));
    }
    sum.add(b"\0");
}

/// What is written to it is summed up.
struct Text<'s>(&'s mut Sum);

impl std::fmt::Write for Text<'_> {
    fn write_str(&mut self, text: &str) -> std::fmt::Result {
        self.0.add(text.as_bytes());
        Ok(())
    }
}
