//! What a version of a case records, fact by fact, and what changed between two versions.
//!
//! A fact is known by what it is, when it was recorded and by whom, wherever in the file it
//! stands: a proposal that moved to the former rounds is the same proposal, unchanged. `log`,
//! `diff` and `audit` all read history this way.

mod changes;
mod ledger;
mod private;

pub use changes::{Change, FieldChange, changes};
pub use ledger::{Entry, ledger};
