//! What people type, as the files hold it: dates, moments and figures in the ways they are written
//! down at a desk. Case files themselves know one way only.

mod day;
mod figure;
mod moment;
mod plain;

pub use day::{Day, InputError};
pub use figure::figure;
pub use moment::Moment;
