//! What a whole reading shares: the calendar, the faults found so far, and what people added.

use std::cell::RefCell;
use std::ops::Range;

use super::msg::Msg;
use super::time::Calendar;
use super::tree::{Path, Value};

/// Something wrong with a field.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{what}")]
pub struct Fault {
    /// Which sort; it names the check that reports it.
    pub sort: FaultSort,
    /// The field.
    pub path: Path,
    /// The bytes meant.
    pub span: Range<usize>,
    /// What is wrong.
    pub what: Msg,
}

impl From<Fault> for Msg {
    fn from(fault: Fault) -> Self {
        fault.what
    }
}

/// The sorts of faults.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaultSort {
    /// The value is not what the field holds.
    Invalid,
    /// No such field.
    Unknown,
    /// A field that must be there is not.
    Missing,
    /// Readable, but written so that another reader may take it for something else.
    Ambiguous,
}

/// What the whole reading shares: the calendar that gives times without offset their zone, and
/// the faults found so far.
#[derive(Debug, Default)]
pub struct Context<'a> {
    /// What gives times without an offset their zone.
    pub(super) calendar: Option<&'a Calendar>,
    faults: RefCell<Vec<Fault>>,
    own: RefCell<Vec<Own>>,
}

/// What a person added under a key of their own (`x-…`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Own {
    /// Where it stands.
    pub path: Path,
    /// What it says.
    pub value: Value,
}

impl<'a> Context<'a> {
    /// A reading in which times without an offset are in the calendar's zone.
    pub fn with_calendar(calendar: &'a Calendar) -> Self {
        Self {
            calendar: Some(calendar),
            ..Self::default()
        }
    }

    /// What stands under keys of people's own, in the order it was read.
    pub fn own(&self) -> Vec<Own> {
        self.own.borrow().clone()
    }

    /// Notes what stands under a key of people's own.
    pub(super) fn keep(&self, own: Own) {
        self.own.borrow_mut().push(own);
    }

    /// Everything found wrong, in the order of the file.
    pub fn into_faults(self) -> Vec<Fault> {
        let mut faults = self.faults.into_inner();
        faults.sort_by_key(|fault| fault.span.start);
        faults
    }

    /// Notes a fault.
    pub fn fault(&self, sort: FaultSort, path: Path, span: Range<usize>, what: Msg) {
        self.faults.borrow_mut().push(Fault {
            sort,
            path,
            span,
            what,
        });
    }
}
