//! One clock of a case.

use std::collections::BTreeMap;

use crate::domain::localized::Localized;
use crate::domain::msg::Arg;
use crate::domain::policy::clock_called;
use crate::domain::source::Source;
use crate::domain::time::{Pause, Terms, Time, TimeError};
use crate::domain::tree::Path;
use crate::words;

words! {
    /// How a clock stands.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum ClockState {
        /// Going, in time.
        Running = "running",
        /// Standing still while the case is on hold.
        Paused = "paused",
        /// Stopped in time.
        Met = "met",
        /// Going, past its due.
        Overdue = "overdue",
        /// Done after its due.
        Late = "late",
        /// Never done: the case ended, or a new proposal took its place. It counts as late.
        Missed = "missed",
        /// What it measured was not to be done any more: it counts nowhere.
        Void = "void",
    }
}

/// One clock of a case.
#[derive(Clone, Debug)]
pub struct Clock {
    /// `overall`, `acknowledge`, `answer`, `stage.<name>`, `promise.<n>`, `action.<n>`.
    pub name: String,
    /// When it started.
    pub started: Time,
    /// Started only in projection: the step it starts at has not been made.
    pub projected: bool,
    /// The last moment that is in time.
    pub due: Time,
    /// The due that had passed before a correction moved it: the breach stays one (time rule 9).
    pub breached: Option<Time>,
    /// Whether the due touches a year whose holidays are not published.
    pub provisional: bool,
    /// When it stopped: by what it waits for, else by the end of what it belongs to.
    pub stopped: Option<Time>,
    /// How it stands.
    pub state: ClockState,
    /// Seconds past the due; 0 when in time.
    pub late_by: i64,
    /// The unit or person whose work it measures.
    pub owner: String,
    /// The limit and its counting; none for promises and actions, which have a date.
    pub terms: Option<Terms>,
    /// The times it stood still.
    pub pauses: Vec<Pause>,
    /// The rule it comes from.
    pub source: Option<Source>,
    /// The fact in the case that started it: its section, and which one where that is a list.
    pub fact: (&'static str, Option<usize>),
    /// The title of the stage it is the clock of.
    pub title: Option<Localized>,
}

/// What stages are called, by their names.
pub type StageTitles = BTreeMap<String, Localized>;

impl Clock {
    /// Where the fact stands that started it.
    pub fn path(&self) -> Path {
        let (section, nth) = self.fact;
        let section = Path::root().key(section);
        nth.map_or_else(|| section.clone(), |nth| section.index(nth))
    }

    /// The stage it is the clock of, with its title.
    pub fn stage_titled(&self) -> Option<(String, Localized)> {
        let stage = self.name.strip_prefix("stage.")?;
        Some((stage.to_owned(), self.title.clone()?))
    }

    /// What it is called.
    pub fn called(&self) -> Arg {
        clock_called(&self.name, self.title.as_ref())
    }

    /// The due by which it is counted: the one that was breached, where a correction moved it.
    pub fn counted_due(&self) -> Time {
        self.breached.unwrap_or(self.due)
    }

    /// Whether it was done in time, by every due it had.
    pub fn in_time(&self) -> bool {
        self.state == ClockState::Met && self.breached.is_none()
    }

    /// Whether it is past its due and still going.
    pub fn overdue(&self) -> bool {
        self.state == ClockState::Overdue
    }

    /// Whether it still goes.
    pub fn open(&self) -> bool {
        matches!(
            self.state,
            ClockState::Running | ClockState::Paused | ClockState::Overdue
        )
    }
}

/// A limit the calendar cannot count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Uncounted {
    /// The clock.
    pub clock: String,
    /// Why.
    pub why: TimeError,
}
