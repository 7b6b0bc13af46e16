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

#[cfg(test)]
mod tests {
    use crate::domain::staff::Staff;
    use crate::domain::staff::asking;

    fn staff(text: &str) -> Staff {
        let files = [("policies/staff.toml".to_owned(), text.to_owned())];
        crate::codec::regulations::read_alone(&files).staff
    }

    const OF: &str = "[[unit]]\nid = \"qa\"\n[[person]]\nid = \"wang\"\nname = \"Wang\"\n\
        email = \"wang@example.com\"\nunit = \"qa\"\n";

    /// M-1: who joins without a role changes nothing of what is known to all or of others, but a
    /// namesake makes a name mean two.
    #[test]
    fn who_joins_changes_only_what_their_name_means() {
        let before = staff(OF);
        let joined = |name: &str| {
            let more = "[[person]]\nid = \"li\"\nname = \"NAME\"\nemail = \"li@example.com\"\n";
            staff(&format!("{}{OF}", more.replace("NAME", name)))
        };
        for name in ["Li", "Wang"] {
            let after = joined(name);
            assert_eq!(before.known_to_all(), after.known_to_all());
            let same = before.known_of("wang@example.com") == after.known_of("wang@example.com");
            assert!(same);
            let same = before.known_of("Wang") == after.known_of("Wang");
            assert_eq!(same, name == "Li");
            assert_ne!(before.known_of("li"), after.known_of("li"));
            assert_ne!(before.known_of("\0"), after.known_of("\0"));
        }
        let leads = staff(&OF.replace("unit = \"qa\"", "unit = \"qa\"\nroles = [\"gm\"]"));
        assert_ne!(before.known_to_all(), leads.known_to_all());
    }

    /// Whoever is looked up is noted, once, and only while it is asked for.
    #[test]
    fn who_is_asked_for_is_noted() {
        let staff = staff(OF);
        staff.person_by("before");
        let ((), asked) = asking(|| {
            staff.person_by("Wang <wang@example.com>");
            staff.person("wang");
            staff.person("nobody");
            staff.everybody();
        });
        let asked: Vec<&str> = asked.iter().map(String::as_str).collect();
        assert_eq!(asked, ["\0", "nobody", "wang", "wang@example.com"]);
    }
}
