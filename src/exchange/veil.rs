//! What an export says of who people are, and in how many words.
//!
//! Redacted, a person or a customer is a pseudonym: a keyed sum of who they are, so that the same one
//! has the same in every case, table and export of one key, and nobody without the key can try names.
//! What is said in words is left out; only what names or sorts something stays. Where texts are kept all the
//! same, the names that are known are replaced in them.

use crate::domain::case::Case;
use crate::domain::names::{comparable, pseudonym};
use crate::domain::schema::{Field, Kind, Names};
use crate::domain::staff::{Found, Staff};
use crate::report::personal::personal;
use crate::ui::site::Withheld;

/// How exports are redacted.
#[derive(Debug)]
pub struct Redaction<'a> {
    /// The secret the pseudonyms are made with.
    key: Vec<u8>,
    staff: &'a Staff,
    keep_text: bool,
    ours: Withheld,
}

impl<'a> Redaction<'a> {
    /// By this key. `None` where the staff has more names than can be looked for.
    pub fn new(key: Vec<u8>, staff: &'a Staff, keep_text: bool) -> Option<Self> {
        let mut redaction = Self {
            key,
            staff,
            keep_text,
            ours: Withheld::default(),
        };
        let mut names = Vec::new();
        for person in &staff.persons {
            let addresses = person.former_emails.iter().chain(&person.joined_emails);
            for text in [&person.name, &person.email].into_iter().chain(addresses) {
                names.push((text.clone(), redaction.person(text)));
            }
        }
        redaction.ours = Withheld::new(&names)?;
        Some(redaction)
    }

    /// Who a text means, whichever of their names and addresses it is.
    fn person(&self, text: &str) -> String {
        match self.staff.person_by(text) {
            Found::One(person) => self.pseudonym("person", &format!("id {}", person.id)),
            _ => self.pseudonym("person", &comparable(text)),
        }
    }

    fn pseudonym(&self, sort: &str, who: &str) -> String {
        pseudonym(&self.key, sort, who)
    }

    /// Whether a text is a unit or a role of the staff file.
    fn is_office(&self, text: &str) -> bool {
        self.staff.unit(text).is_some() || self.staff.roles.iter().any(|role| role.id == text)
    }

    /// What stands in the place of what a personal field says.
    fn instead(&self, field: &Field, text: &str) -> String {
        match field.names {
            Some(Names::Person | Names::UnitOrPerson | Names::RoleOrPerson) => self.person(text),
            _ => self.pseudonym("customer", &comparable(text)),
        }
    }
}

/// What is said of one case.
#[derive(Debug, Default)]
pub struct Veil<'a> {
    redaction: Option<&'a Redaction<'a>>,
    /// Who else the case says somebody is.
    others: Withheld,
}

impl<'a> Veil<'a> {
    /// Of a case, as redacted; all of it where it is not. `None` where the case has more names than can be
    /// looked for.
    pub fn of(case: &Case, redaction: Option<&'a Redaction<'a>>) -> Option<Self> {
        let Some(by) = redaction else {
            return Some(Self::default());
        };
        let mut said = std::collections::BTreeSet::new();
        personal(case, &mut said);
        said.retain(|text| !by.is_office(text));
        let names = said.into_iter();
        let names = names.map(|text| {
            let ours = matches!(by.staff.person_by(&text), Found::One(_));
            let shown = if ours {
                by.person(&text)
            } else {
                by.pseudonym("customer", &comparable(&text))
            };
            (text, shown)
        });
        let others = Withheld::new(&names.collect::<Vec<_>>())?;
        Some(Self { redaction, others })
    }

    /// What a field says, as far as it is shown.
    pub fn shown(&self, field: &Field, text: &str) -> Option<String> {
        let Some(by) = self.redaction else {
            return Some(text.to_owned());
        };
        let words = matches!(
            field.kind,
            Kind::Text | Kind::Lines | Kind::Texts | Kind::Any
        );
        match field.names {
            Some(Names::UnitOrPerson | Names::RoleOrPerson) if by.is_office(text) => {
                Some(text.to_owned())
            }
            Some(Names::Person | Names::UnitOrPerson | Names::RoleOrPerson) => {
                Some(by.person(text))
            }
            _ if field.personal => Some(by.instead(field, text)),
            None if words && !field.column => self.free(text),
            _ => Some(self.without_names(by, text)),
        }
    }

    /// Who it is: a person, or the unit or role it is.
    pub fn who(&self, text: &str) -> String {
        match self.redaction {
            Some(by) if !by.is_office(text) => by.person(text),
            _ => text.to_owned(),
        }
    }

    /// What is said in words, where that is kept.
    pub fn free(&self, text: &str) -> Option<String> {
        let Some(by) = self.redaction else {
            return Some(text.to_owned());
        };
        by.keep_text.then(|| self.without_names(by, text))
    }

    fn without_names(&self, by: &Redaction, text: &str) -> String {
        self.others.text(&by.ours.text(text))
    }
}
