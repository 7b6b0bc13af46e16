//! Who is somebody else now, or may sign for more: what a change of the staff does to signatures.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::domain::msg::Arg;
use crate::domain::staff::{Delegation, Person, Staff};

/// A person whose signature means something else than before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IdentityChange {
    /// The person's name.
    pub name: String,
    /// What changed, the gravest first.
    pub turns: Vec<IdentityTurn>,
}

/// What changed about a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum IdentityTurn {
    /// Another address is theirs: who signs with it signs as them.
    Address {
        /// As it was.
        old: String,
        /// As it is.
        new: String,
    },
    /// An address counts as one they had.
    Claimed(String),
    /// They hold a role, or hold it at other dates; without dates for good.
    Gained {
        /// What the role is called.
        role: Arg,
        /// From this date.
        from: Option<NaiveDate>,
        /// Until this date.
        until: Option<NaiveDate>,
    },
    /// They hold a role no longer.
    Lost(Arg),
    /// A role of somebody else is lent to them.
    Lent {
        /// Whose it is.
        from: String,
        /// What the role is called.
        role: Arg,
    },
    /// They are new in the staff, by this address.
    Joined(String),
    /// They are taken out of the staff.
    Gone,
}

/// A role with the dates it is held between.
type Tenure<'a> = (&'a str, Option<NaiveDate>, Option<NaiveDate>);

/// The persons whose signature means something else than before, in the order of the later staff;
/// who is gone comes last.
pub fn identities(old: &Staff, new: &Staff) -> Vec<IdentityChange> {
    let known = |staff: &Staff, id: &str| staff.persons.iter().any(|person| person.id == id);
    let there = new.persons.iter().map(|person| IdentityChange {
        name: person.name.clone(),
        turns: turns((old, new), person),
    });
    let gone = old.persons.iter().filter(|was| !known(new, &was.id));
    let gone = gone.map(|was| IdentityChange {
        name: was.name.clone(),
        turns: vec![IdentityTurn::Gone],
    });
    let all = there.chain(gone);
    all.filter(|change| !change.turns.is_empty()).collect()
}

fn turns((old, new): (&Staff, &Staff), person: &Person) -> Vec<IdentityTurn> {
    let mut turns = Vec::new();
    if let Some(was) = old.persons.iter().find(|was| was.id == person.id) {
        if was.email != person.email {
            turns.push(IdentityTurn::Address {
                old: was.email.clone(),
                new: person.email.clone(),
            });
        }
        let known =
            |address: &&String| **address == was.email || was.former_emails.contains(address);
        let claimed = person
            .former_emails
            .iter()
            .filter(|address| !known(address));
        turns.extend(claimed.cloned().map(IdentityTurn::Claimed));
        let joined = person.joined_emails.iter();
        let joined = joined.filter(|address| !was.has_address(address));
        turns.extend(joined.cloned().map(IdentityTurn::Claimed));
    } else {
        turns.push(IdentityTurn::Joined(person.email.clone()));
    }
    let (held, holds) = (tenures(old, &person.id), tenures(new, &person.id));
    turns.extend(holds.difference(&held).map(|(role, from, until)| {
        let role = new.role_called(role);
        let (from, until) = (*from, *until);
        IdentityTurn::Gained { role, from, until }
    }));
    let before: Vec<LentTerms> = old.delegations.iter().map(terms).collect();
    let lent = new.delegations.iter();
    let lent = lent.filter(|lent| lent.to_person == person.id && !before.contains(&terms(lent)));
    turns.extend(lent.map(|lent| IdentityTurn::Lent {
        from: name(new, &lent.from_person),
        role: new.role_called(&lent.role),
    }));
    let kept = |role: &str| holds.iter().any(|(is, ..)| *is == role);
    let lost = held
        .iter()
        .map(|(role, ..)| *role)
        .filter(|role| !kept(role));
    let lost: BTreeSet<&str> = lost.collect();
    turns.extend(
        lost.into_iter()
            .map(|role| IdentityTurn::Lost(old.role_called(role))),
    );
    turns
}

/// The roles of a person, held for good or between dates.
fn tenures<'a>(staff: &'a Staff, id: &str) -> BTreeSet<Tenure<'a>> {
    let person = staff.persons.iter().filter(|person| person.id == id);
    let held = person.flat_map(|person| &person.roles);
    let held = held.map(|role| (role.as_str(), None, None));
    let dated = staff.appointments.iter().filter(|one| one.person == id);
    let dated = dated.map(|one| (one.role.as_str(), one.from, one.until));
    held.chain(dated).collect()
}

type LentTerms<'a> = (
    &'a str,
    &'a str,
    &'a str,
    Option<NaiveDate>,
    Option<NaiveDate>,
);

fn terms(lent: &Delegation) -> LentTerms<'_> {
    let (from, to) = (lent.from_person.as_str(), lent.to_person.as_str());
    (from, to, lent.role.as_str(), lent.from, lent.until)
}

fn name(staff: &Staff, id: &str) -> String {
    let person = staff.persons.iter().find(|person| person.id == id);
    person.map_or_else(|| id.to_owned(), |person| person.name.clone())
}
