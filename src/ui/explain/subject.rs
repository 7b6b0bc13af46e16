//! What is explained, and where its figures come from.

use serde::Serialize;

use crate::domain::case::Case;
use crate::domain::judge::Clock;
use crate::domain::place::Place;
use crate::domain::policy::Policy;
use crate::domain::source::Source;
use crate::domain::time::{Calendar, Time};
use crate::domain::tree::Path;
use crate::ui::names::Names;

/// What is explained.
#[derive(Clone, Copy)]
pub struct Subject<'a> {
    /// The case.
    pub case: &'a Case,
    /// Its policy.
    pub policy: &'a Policy,
    /// Its policy's calendar.
    pub calendar: &'a Calendar,
    /// The clocks to explain.
    pub clocks: &'a [Clock],
    /// Names and words.
    pub names: Names<'a>,
    /// The moment of judging.
    pub now: Time,
    /// Where a field of the case stands.
    pub place: &'a dyn Fn(&Path) -> Place,
}

/// Where a figure comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SourceView {
    file: String,
    pub(super) line: usize,
    pub(super) rule: Option<String>,
}

impl SourceView {
    pub(super) fn of(source: &Source) -> Self {
        Self::at(&source.place, source.rule.clone())
    }

    pub(super) fn at(place: &Place, rule: Option<String>) -> Self {
        Self {
            file: place.file.clone(),
            line: place.line,
            rule,
        }
    }

    /// `M-10.1 · policies/manufacturing.toml:178`.
    pub fn words(&self) -> String {
        let place = format!("{}:{}", self.file, self.line);
        match &self.rule {
            Some(rule) => format!("{rule} · {place}"),
            None => place,
        }
    }
}
