//! What the value of an argument names, told where the argument is declared: help says where to
//! look it up, and a shell completes it.

use clap::builder::ArgExt;

use crate::domain::msg::Msg;
use crate::domain::schema::{Names, Vocabulary};
use crate::msg;

/// What an argument's value names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// What a declared field names.
    Of(Names),
    /// A unit or person with a share: `UNIT=SHARE`.
    Share,
    /// A field that can be corrected, with its value: `FIELD=VALUE`.
    Correction,
    /// A rule of `check` or `audit`.
    Rule,
    /// A periodic duty.
    Duty,
    /// A form.
    Form,
    /// A topic of `help`, or a command.
    Topic,
}

impl ArgExt for Named {}

impl Named {
    /// A case, by its number.
    pub const CASE: Self = Self::Of(Names::Case);
    /// A policy.
    pub const POLICY: Self = Self::Of(Names::Policy);
    /// A person.
    pub const PERSON: Self = Self::Of(Names::Person);
    /// A unit.
    pub const UNIT: Self = Self::Of(Names::Unit);
    /// A unit or a person.
    pub const UNIT_OR_PERSON: Self = Self::Of(Names::UnitOrPerson);
    /// A role.
    pub const ROLE: Self = Self::Of(Names::Role);
    /// A role or a person.
    pub const ROLE_OR_PERSON: Self = Self::Of(Names::RoleOrPerson);
    /// A kind of remedy.
    pub const REMEDY: Self = Self::Of(Names::Remedy);
    /// A clock.
    pub const CLOCK: Self = Self::Of(Names::Clock);
    /// A class of the policy.
    pub const CLASS: Self = Self::Of(Names::Term(Vocabulary::Class));
    /// A category of the policy.
    pub const CATEGORY: Self = Self::Of(Names::Term(Vocabulary::Category));
    /// A grade of the policy.
    pub const GRADE: Self = Self::Of(Names::Term(Vocabulary::Grade));

    /// Which command lists what can be named.
    pub fn listed_by(self) -> Option<Msg> {
        let command = match self {
            Self::Of(Names::Policy) => "complaint policy list",
            Self::Of(Names::Term(_)) => "complaint policy show",
            Self::Of(
                Names::Person
                | Names::Unit
                | Names::UnitOrPerson
                | Names::Role
                | Names::RoleOrPerson,
            )
            | Self::Share => "complaint staff list",
            Self::Rule => "complaint rule",
            Self::Duty => "complaint duty list",
            Self::Form => "complaint form",
            Self::Of(_) | Self::Correction | Self::Topic => return None,
        };
        Some(msg!("help-listed-by", command = command))
    }
}
