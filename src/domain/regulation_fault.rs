//! What is wrong with a file of the regulations.

use super::msg::Msg;
use super::place::Place;
use super::tree::Path;

/// Something wrong with a file of the regulations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegulationFault {
    /// What.
    pub what: Msg,
    /// Where; `None` where a file is not there or could not be read.
    pub place: Option<Place>,
    /// The field.
    pub path: Path,
    /// What was probably meant.
    pub meant: Option<Msg>,
    /// Whether the file could not be read at all.
    pub unread: bool,
}

impl RegulationFault {
    /// A fault of the files, not in one of them.
    pub fn new(what: impl Into<Msg>) -> Self {
        Self {
            what: what.into(),
            place: None,
            path: Path::root(),
            meant: None,
            unread: false,
        }
    }
}
