//! What people type, as the files hold it: dates, moments and figures in the ways they are written
//! down at a desk. Case files themselves know one way only.

mod day;
mod figure;
mod moment;
mod plain;
mod written;

pub use day::{Day, InputError};
pub use figure::figure;
pub use moment::Moment;
pub use written::{DateOrder, Ordered, says_year, year_first};
