//! The names of things: people, units, roles and the fixed vocabulary, in the user's language.

use super::words::Words;
use crate::domain::case::conduct::ReplyKind;
use crate::domain::case::intake::{Channel, Nature, Origin};
use crate::domain::case::investigation::Outcome;
use crate::domain::case::liability::Who;
use crate::domain::case::remedy::RemedyKind;
use crate::domain::localized::Localized;
use crate::domain::msg::Msg;
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

/// An outcome.
pub fn outcome(outcome: Outcome) -> Msg {
    match outcome {
        Outcome::Upheld => msg!("show-outcome-upheld"),
        Outcome::Partly => msg!("show-outcome-partly"),
        Outcome::Rejected => msg!("show-outcome-rejected"),
        Outcome::Goodwill => msg!("show-outcome-goodwill"),
    }
}

/// A channel.
pub fn channel(channel: Channel) -> Msg {
    match channel {
        Channel::Phone => msg!("show-channel-phone"),
        Channel::Letter => msg!("show-channel-letter"),
        Channel::Email => msg!("show-channel-email"),
        Channel::Visit => msg!("show-channel-visit"),
        Channel::Web => msg!("show-channel-web"),
        Channel::Social => msg!("show-channel-social"),
        Channel::Counter => msg!("show-channel-counter"),
        Channel::Other => msg!("show-channel-other"),
    }
}

/// Home or abroad.
pub fn origin(origin: Origin) -> Msg {
    match origin {
        Origin::Domestic => msg!("show-origin-domestic"),
        Origin::Foreign => msg!("show-origin-foreign"),
    }
}

/// Complaint or note.
pub fn nature(nature: Nature) -> Msg {
    match nature {
        Nature::Complaint => msg!("show-nature-complaint"),
        Nature::Abnormality => msg!("show-nature-abnormality"),
    }
}

/// What a reply is.
pub fn reply(kind: ReplyKind) -> Msg {
    match kind {
        ReplyKind::Acknowledgement => msg!("show-reply-acknowledgement"),
        ReplyKind::Interim => msg!("show-reply-interim"),
        ReplyKind::Answer => msg!("show-reply-answer"),
        ReplyKind::WrittenNotice => msg!("show-reply-written-notice"),
    }
}

/// A kind of remedy.
pub fn remedy(kind: RemedyKind) -> Msg {
    match kind {
        RemedyKind::Compensation => msg!("show-remedy-compensation"),
        RemedyKind::Allowance => msg!("show-remedy-allowance"),
        RemedyKind::Return => msg!("show-remedy-return"),
        RemedyKind::Replacement => msg!("show-remedy-replacement"),
        RemedyKind::Rework => msg!("show-remedy-rework"),
        RemedyKind::Repair => msg!("show-remedy-repair"),
        RemedyKind::Exchange => msg!("show-remedy-exchange"),
        RemedyKind::Refund => msg!("show-remedy-refund"),
        RemedyKind::Apology => msg!("show-remedy-apology"),
    }
}
