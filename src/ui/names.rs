//! The names of things: people, units, roles and the fixed vocabulary, in the user's language.

use super::words::Words;
use crate::domain::case::liability::Who;
use crate::domain::localized::Localized;
use crate::domain::policy::{Term, term};
use crate::domain::staff::{Found, Staff};
use crate::msg;

/// Finds names in the staff file and the policy. Names come as they were written: escape them
/// where they are shown, as [`Words::say`] does with every argument.
#[derive(Clone, Copy)]
pub struct Names<'a> {
    /// The words.
    pub words: &'a Words,
    /// The people.
    pub staff: &'a Staff,
}

impl Names<'_> {
    /// A title in the user's language.
    pub fn title(&self, title: &Localized) -> String {
        title.text(self.words.lang()).to_owned()
    }

    /// A person's name, a unit's or role's title; anything else as it was written.
    pub fn who(&self, written: &str) -> String {
        if let Some(unit) = self.staff.unit(written) {
            return self.title(&unit.title);
        }
        match self.staff.person_by(written) {
            Found::One(person) => person.name.clone(),
            _ => self.role(written),
        }
    }

    /// A role's title.
    pub fn role(&self, id: &str) -> String {
        let role = self.staff.roles.iter().find(|role| role.id == id);
        role.map_or_else(|| id.to_owned(), |role| self.title(&role.title))
    }

    /// The title of a word of the company's vocabulary.
    pub fn term(&self, terms: &[Term], id: &str) -> String {
        term(terms, id).map_or_else(|| id.to_owned(), |term| self.title(&term.title))
    }

    /// Who is liable.
    pub fn liable(&self, who: &Who) -> String {
        match who {
            Who::Unit { unit, person } => {
                let unit = self.who(unit);
                match person {
                    Some(person) => format!("{unit} / {}", self.who(person)),
                    None => unit,
                }
            }
            Who::Outside(name) => self.words.say(&msg!("show-outside", name = name)),
        }
    }
}
