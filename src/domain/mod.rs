//! The domain: complaints, regulations and time. Pure: no files, environment, processes, clock,
//! printing or command line.
#![deny(
    clippy::disallowed_methods,
    reason = "the domain is pure: everything comes in as an argument"
)]

pub mod acceptance;
pub mod calendar;
pub mod case;
pub mod control;
pub mod cursor;
pub mod digest;
pub mod document;
pub mod duties;
pub mod error;
pub mod exposure;
pub mod history;
pub mod input;
pub mod invisible;
pub mod judge;
pub mod kept;
pub mod lang;
pub mod localized;
pub mod log_book;
pub mod money;
pub mod month;
pub mod msg;
pub mod names;
pub mod numbering;
pub mod organization;
pub mod period;
pub mod place;
pub mod policies;
pub mod policy;
pub mod posted;
pub mod precedents;
pub mod private_part;
pub mod quantity;
pub mod reader;
mod reading;
pub mod record;
pub mod regulation_fault;
pub mod regulations;
pub mod schema;
pub mod serialized;
pub mod severity;
pub mod shared;
pub mod similar;
pub mod source;
pub mod staff;
pub mod step;
pub mod time;
pub mod trail;
pub mod tree;
pub mod values;
pub mod version;
pub mod word;
