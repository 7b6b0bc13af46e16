//! Periodic duties that were done: one file a year, one line an act, beside the cases.

use std::ops::Range;

use super::msg::Msg;
use super::period::CalendarPeriod;
use super::place::Place;
use super::reader::Reader;
use super::schema::{Declared as _, Names, Stamp};
use super::time::Time;
use super::tree::Value;
use crate::record;

/// The newest format of these files this tool reads and writes.
pub const FORMAT: u64 = 1;

/// The list of what was done.
pub const DONE: &str = "done";

record! {
    /// A periodic duty that was done (M-9.10, B-3.4).
    pub struct DutyDone {
        /// The policy that lays it down.
        policy: must String { names(Names::Policy) },
        /// The duty, by its name.
        duty: must String,
        /// What it was done about.
        period: must CalendarPeriod,
        /// When, and by whom.
        stamp: flat Stamp,
        /// How many complaints were found that no record had (B-5b).
        missing: may u64,
    }
}

impl DutyDone {
    /// As the file holds it: always on one line, so that git joins two acts without mixing them.
    pub fn line(&self) -> Value {
        Value::Flow(self.entries())
    }

    /// Everything a file holds, each with the bytes it stands in.
    pub fn read_all(reader: &Reader) -> Vec<(Self, Range<usize>)> {
        let one = |reader: &Reader| Some((Self::read(reader)?, reader.here().span()));
        reader.list(DONE, one)
    }
}

/// A duty done, and where that stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Act {
    /// What was done.
    pub done: DutyDone,
    /// Where it is written.
    pub place: Place,
}

/// What is wrong with a file of duties done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BookFault {
    /// The file, relative to the repository.
    pub file: String,
    /// Where in it, if it could be read.
    pub place: Option<Place>,
    /// What.
    pub what: Msg,
}

/// All that is recorded of periodic duties, in order of file and line.
#[derive(Clone, Debug, Default)]
pub struct DutyBook {
    /// What was done.
    pub acts: Vec<Act>,
    /// What cannot be read of it.
    pub faults: Vec<BookFault>,
}

impl DutyBook {
    /// What was recorded by a moment.
    #[must_use]
    pub fn known_at(mut self, now: Time) -> Self {
        self.acts.retain(|act| act.done.stamp.recorded <= now);
        self
    }

    /// The first act that tells of a duty about a period.
    pub fn of(&self, policy: &str, duty: &str, period: CalendarPeriod) -> Option<&Act> {
        let mut acts = self.acts.iter();
        acts.find(|act| act.done.is(policy, duty, period))
    }

    /// Since when the duties of a policy are recorded: since the first of them was.
    pub fn begins(&self, policy: &str) -> Option<Time> {
        let acts = self.acts.iter().filter(|act| act.done.policy == policy);
        acts.map(|act| act.done.stamp.recorded).min()
    }
}

impl DutyDone {
    /// Whether it tells of this.
    pub fn is(&self, policy: &str, duty: &str, period: CalendarPeriod) -> bool {
        self.policy == policy && self.duty == duty && self.period == period
    }
}
