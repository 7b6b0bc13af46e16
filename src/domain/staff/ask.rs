//! Who someone is, and what roles they hold on a day.

use chrono::NaiveDate;

use super::index::{By, Written};
use super::people::{Appointment, Bonus, Delegation, Person, Posting, Staff, Unit};
use crate::domain::money::Money;
use crate::domain::month::Month;
use crate::domain::msg::Arg;
use crate::domain::source::Source;

/// Who a name stands for.
#[derive(Clone, Debug)]
pub enum Found<'a> {
    /// One person.
    One(&'a Person),
    /// Several of that name; only an e-mail address or id tells them apart.
    Ambiguous(Vec<&'a Person>),
    /// Nobody.
    None,
}

/// A role someone holds on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldRole<'a> {
    /// The role.
    pub role: &'a str,
    /// By what right.
    pub via: Via<'a>,
    /// Where that is stated.
    pub source: &'a Source,
}

/// By what right someone holds a role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Via<'a> {
    /// It is their own, without dates.
    Own,
    /// They are appointed to it for that day.
    Appointment,
    /// It is lent to them by someone who holds it that day.
    Delegation {
        /// The id of who lends it.
        from_person: &'a str,
    },
}

impl Posting {
    /// Whether it holds on the day; both dates included.
    pub fn covers(&self, day: NaiveDate) -> bool {
        between(self.from, self.until, day)
    }
}

impl Appointment {
    /// Whether it holds on the day; both dates included.
    pub fn covers(&self, day: NaiveDate) -> bool {
        between(self.from, self.until, day)
    }
}

impl Delegation {
    /// Whether it holds on the day; both dates included.
    pub fn covers(&self, day: NaiveDate) -> bool {
        between(self.from, self.until, day)
    }
}

impl Person {
    /// Whether an address is theirs, or was.
    pub fn has_address(&self, address: &str) -> bool {
        self.addresses().any(|own| same_address(own, address))
    }

    /// Every address of theirs.
    pub(super) fn addresses(&self) -> impl Iterator<Item = &String> {
        let former = self.former_emails.iter().chain(&self.joined_emails);
        std::iter::once(&self.email).chain(former)
    }

    /// Whether a sheet of bonuses means this person: by id or e-mail address.
    fn is_paid_as(&self, written: &str) -> bool {
        self.id == written || self.has_address(written)
    }

    /// Whether a name written in a case means this person.
    pub fn is(&self, written: &str) -> bool {
        self.has_address(written) || self.id == written || self.name == written
    }
}

fn same_address(one: &str, other: &str) -> bool {
    let plain = one.is_ascii() && other.is_ascii();
    one.eq_ignore_ascii_case(other) || !plain && one.to_lowercase() == other.to_lowercase()
}

fn between(from: Option<NaiveDate>, until: Option<NaiveDate>, day: NaiveDate) -> bool {
    from.is_none_or(|from| from <= day) && until.is_none_or(|until| day <= until)
}

impl Staff {
    /// Who an e-mail address, id or name stands for, in that order. `Name <address>` is read as
    /// git writes it: by the address. Addresses do not tell cases apart.
    pub fn person_by(&self, text: &str) -> Found<'_> {
        let text = text.trim();
        let address = text
            .rsplit_once('<')
            .and_then(|(_, rest)| rest.strip_suffix('>'))
            .unwrap_or(text);
        let by_address = self.person_at(address);
        if !matches!(by_address, Found::None) {
            return by_address;
        }
        self.first_by(&[By::Id, By::Name], text)
    }

    /// Who an address stands for: whose it is before whose it was.
    pub(super) fn person_at(&self, address: &str) -> Found<'_> {
        self.first_by(&[By::Email, By::Address], address)
    }

    /// The places of those who are written so.
    pub(super) fn written(&self, by: By, text: &str) -> &[usize] {
        let all = || {
            self.persons.iter().map(|person| Written {
                email: &person.email,
                addresses: person.addresses().map(String::as_str).collect(),
                id: &person.id,
                name: &person.name,
            })
        };
        self.index.of(all, by, text)
    }

    /// Those whom the text stands for in the first of these ways that it stands for anybody in.
    fn first_by(&self, ways: &[By], text: &str) -> Found<'_> {
        for by in ways {
            let places = self.written(*by, text).iter();
            let mut found = places.filter_map(|at| self.persons.get(*at));
            match (found.next(), found.next()) {
                (None, _) => {}
                (Some(one), None) => return Found::One(one),
                (Some(one), Some(other)) => {
                    return Found::Ambiguous([one, other].into_iter().chain(found).collect());
                }
            }
        }
        Found::None
    }

    /// The person with this id.
    pub fn person(&self, id: &str) -> Option<&Person> {
        let place = self.written(By::Id, id).first();
        place.and_then(|place| self.persons.get(*place))
    }

    /// What to call whoever a case names: a unit or role by its title, a person by name, anybody else
    /// as written.
    pub fn called(&self, written: &str) -> Arg {
        if let Some(unit) = self.unit(written) {
            return Arg::from(&unit.title);
        }
        match self.person_by(written) {
            Found::One(person) => Arg::from(&person.name),
            _ => self.role_called(written),
        }
    }

    /// What to call a role: by its title where it has one.
    pub fn role_called(&self, id: &str) -> Arg {
        match self.roles.iter().find(|role| role.id == id) {
            Some(role) => Arg::from(&role.title),
            None => Arg::from(id),
        }
    }

    /// The unit with this id.
    pub fn unit(&self, id: &str) -> Option<&Unit> {
        self.units.iter().find(|unit| unit.id == id)
    }

    /// The unit with this id, else the only one with this title.
    pub fn unit_by(&self, name: &str) -> Option<&Unit> {
        let mut titled = self.units.iter().filter(|unit| unit.title.is(name));
        self.unit(name)
            .or_else(|| titled.next().filter(|_| titled.next().is_none()))
    }

    /// The efficiency bonus of a person in a month; `None` where nobody stated it, or where what is
    /// stated differs. One without a month counts for none: it would be a guess, and a change of it
    /// would change the months before.
    pub fn bonus_of(&self, person: &Person, month: Month) -> Option<Money> {
        let own = |bonus: &&Bonus| bonus.month == month && bonus.person == person.id;
        let stated = self.bonuses.iter().filter(own).map(|bonus| bonus.amount);
        let rows = self.sheets.months.get(&month).into_iter().flatten();
        let rows = rows.filter(|row| person.is_paid_as(&row.person));
        let mut stated = stated.chain(rows.map(|row| row.amount));
        let first = stated.next()?;
        stated.all(|other| other == first).then_some(first)
    }

    /// The last month of which anybody's bonus is stated.
    pub fn bonuses_until(&self) -> Option<Month> {
        let stated = self.bonuses.iter().map(|bonus| bonus.month).max();
        stated.max(self.sheets.months.keys().next_back().copied())
    }

    /// The person a sheet of bonuses means by an id or e-mail address.
    pub fn paid_as(&self, written: &str) -> Option<&Person> {
        self.persons
            .iter()
            .find(|person| person.is_paid_as(written))
    }

    /// The roles a person holds on a day; none once they have left. A delegation gives a role only on
    /// days its lender holds it by own right or appointment: what is lent cannot be lent on.
    pub fn roles_of(&self, person: &str, day: NaiveDate) -> Vec<HeldRole<'_>> {
        if self.has_left(person, day) {
            return Vec::new();
        }
        let mut held = self.held_directly(person, day);
        for delegation in &self.delegations {
            let to_them = delegation.to_person == person && delegation.covers(day);
            let lender = &delegation.from_person;
            let holds = |d: &Delegation| {
                let theirs = self.held_directly(lender, day);
                theirs.iter().any(|held| held.role == d.role)
            };
            if to_them && holds(delegation) {
                held.push(HeldRole {
                    role: &delegation.role,
                    via: Via::Delegation {
                        from_person: lender,
                    },
                    source: &delegation.source,
                });
            }
        }
        held
    }

    fn held_directly(&self, person: &str, day: NaiveDate) -> Vec<HeldRole<'_>> {
        let mut held = Vec::new();
        if self.has_left(person, day) {
            return held;
        }
        if let Some(person) = self.person(person) {
            let own = |role| HeldRole {
                role,
                via: Via::Own,
                source: &person.source,
            };
            held.extend(person.roles.iter().map(|role| own(role.as_str())));
        }
        let appointed = self.appointments.iter();
        let appointed = appointed.filter(|a| a.person == person && a.covers(day));
        held.extend(appointed.map(|a| HeldRole {
            role: &a.role,
            via: Via::Appointment,
            source: &a.source,
        }));
        held
    }
}
