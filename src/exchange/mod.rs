//! Cases as tables for other programs: what the columns are, what stands in them, and as which bytes.
//!
//! The columns follow from the declaration of the case's fields. A column that was there keeps its
//! name and its sort as long as [`table::SCHEMA`] is the same; more may come.
#![deny(
    clippy::disallowed_methods,
    reason = "what is exported comes in as data and goes out as bytes"
)]

pub mod book;
pub mod cell;
pub mod delimited;
pub mod document;
pub mod fields;
pub mod lines;
pub mod mapping;
#[cfg(feature = "parquet")]
pub mod parquet;
pub mod reading;
pub mod table;
pub mod veil;
