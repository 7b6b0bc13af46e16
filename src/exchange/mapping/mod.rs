//! What the columns of another register mean here: which field each fills, with which words, dates and units.
//!
//! A mapping is a TOML file that is kept and read again. What it does not name becomes a key of the
//! register's own, so that no column is lost.

mod columns;
mod draft;
mod read;
pub mod synonyms;

pub use columns::{Column, Mapping, PARTED, Target, fillable};
pub use draft::draft;
pub use read::{Unread, read};

#[cfg(test)]
mod tests;
