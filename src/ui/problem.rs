//! What stops a command, as it is shown: what is wrong, the rule, where, and what to do about it.

use std::fmt;

use serde::Serialize;

use super::words::Words;
use crate::domain::msg::Msg;
use crate::domain::place::Place;
use crate::domain::source::Source;
use crate::msg;

/// What kind of problem it is; it decides the exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// Bad usage or bad input: exit 2.
    Usage,
    /// Refused by the policy: exit 3.
    Refused,
    /// Could not read or write: exit 4.
    Unreadable,
}

/// A problem that stops a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The kind.
    pub kind: ProblemKind,
    /// The rule: a regulation's identifier (`M-11`) or a check's id.
    pub rule: Option<String>,
    /// What is wrong.
    pub what: Msg,
    /// Where, if it is in a file. The rule's own place for a refusal.
    pub place: Option<Place>,
    /// What to do next.
    pub help: Option<Msg>,
    /// Further problems of the same input, in order.
    pub also: Vec<Problem>,
}

impl Problem {
    fn new(kind: ProblemKind, what: impl Into<Msg>) -> Self {
        Self {
            kind,
            rule: None,
            what: what.into(),
            place: None,
            help: None,
            also: Vec::new(),
        }
    }

    /// Bad usage or bad input.
    pub fn usage(what: impl Into<Msg>) -> Self {
        Self::new(ProblemKind::Usage, what)
    }

    /// Refused by the policy.
    pub fn refused(what: impl Into<Msg>) -> Self {
        Self::new(ProblemKind::Refused, what)
    }

    /// Could not read or write.
    pub fn unreadable(what: impl Into<Msg>) -> Self {
        Self::new(ProblemKind::Unreadable, what)
    }

    /// Several as one: the first, with the others after it.
    pub fn together(problems: impl IntoIterator<Item = Self>) -> Option<Self> {
        let mut problems = problems.into_iter();
        let mut first = problems.next()?;
        first.also.extend(problems);
        Some(first)
    }

    /// Of a file that is named.
    #[must_use]
    pub fn named(mut self, file: &str) -> Self {
        self.what = msg!("import-unread", file = file, why = self.what);
        self
    }

    /// With the rule it comes from.
    #[must_use]
    pub fn rule(mut self, rule: impl Into<String>) -> Self {
        self.rule = Some(rule.into());
        self
    }

    /// With its place.
    #[must_use]
    pub fn at(mut self, place: Place) -> Self {
        self.place = Some(place);
        self
    }

    /// With the place and the rule of what a regulation states, where it states anything.
    #[must_use]
    pub fn stated(mut self, source: Option<&Source>) -> Self {
        if let Some(source) = source {
            self.place = Some(source.place.clone());
            self.rule = source.rule.clone().or(self.rule);
        }
        self
    }

    /// With what to do next.
    #[must_use]
    pub fn help(mut self, help: Msg) -> Self {
        self.help = Some(help);
        self
    }
}

/// A problem as an answer for programs tells it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ProblemTold {
    /// Its identifier, whatever the language.
    pub id: &'static str,
    /// The rule.
    pub rule: Option<String>,
    /// What is wrong, in words.
    pub why: String,
    /// What to do next, in words.
    pub help: Option<String>,
}

impl Problem {
    /// What to do next: what it says itself, else what belongs to what is wrong.
    pub fn next(&self, words: &Words) -> Option<String> {
        match &self.help {
            Some(help) => Some(words.say(help)),
            None => words.help(&self.what),
        }
    }

    /// The same for programs.
    pub fn told(&self, words: &Words) -> ProblemTold {
        ProblemTold {
            id: self.what.key,
            rule: self.rule.clone(),
            why: words.say(&self.what),
            help: self.next(words),
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.what.fmt(f)
    }
}

impl std::error::Error for Problem {}
