//! A blank policy: every key there is, with what it is, and values to begin with.

mod lines;
mod meaning;
mod policy;
mod starter;

pub use policy::text;
pub use starter::Start;
