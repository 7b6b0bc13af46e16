//! Templates of papers: read, filled in, and looked over for what they name. Letters and forms are
//! written from them.
//!
//! A text that is filled in stays one text: between its marks it makes no heading, no list, no box
//! and no markup, whatever it says.

mod engine;
mod fields;
mod marks;

pub use engine::Fault;
pub(super) use engine::{Sort, Trouble, filled, quiet, trouble, unseen};
pub(super) use fields::{Names, figure, record};
#[cfg(test)]
pub(super) use marks::marked;
pub(super) use marks::{BREAK, Line, Span, parted, spans};
