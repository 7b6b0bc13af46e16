//! The names of things: people, units, roles and the fixed vocabulary, in the user's language.

use super::lang::Lang;
use super::words::Words;
use crate::domain::case::liability::Who;
use crate::domain::policy::{Term, Title, term};
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
    /// A title in the user's language, or in the other where it has only that.
    pub fn title(&self, title: &Title) -> String {
        let (own, other) = match self.words.lang() {
            Lang::En => (&title.en, &title.zh),
            Lang::Zh => (&title.zh, &title.en),
        };
        if own.is_empty() { other } else { own }.clone()
    }

    /// A person's name or a unit's title; anything else as it was written.
    pub fn who(&self, written: &str) -> String {
        if let Some(unit) = self.staff.unit(written) {
            return self.title(&unit.title);
        }
        match self.staff.person_by(written) {
            Found::One(person) => person.name.clone(),
            _ => written.to_owned(),
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
