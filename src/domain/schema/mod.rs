//! What a field is, said once.
//!
//! A record of the case file is declared by [`record!`](crate::record): key, kind, and what else is
//! particular to each field. Reading, writing, JSON, the published schema, the command line's flags
//! and questions, labels, `correct`, suggestions and what merging compares all follow from the
//! declared [`Field`]s; no other list of field names exists.
//!
//! The tables of the regulations are declared the same way by [`table!`](crate::table).

mod declared;
mod example;
mod field;
mod localized;
mod places;
mod scalar;
mod stamp;
mod stamped;
mod table;
mod typed;

pub use declared::{Counts, Declared, below, flattened, total};
pub use example::example;
pub use field::{Asked, Disclosed, Field, Kind, Names, Passed, Shape, Vocabulary};
pub use places::{all, at, beside, came_with, keys};
pub use scalar::{Listed, Scalar, Whole};
pub use stamp::Stamp;
pub use table::{Entry, Stated, Table, Tables, entries, keyed};
pub use typed::{stated, typed};
