//! The findings of more than single cases: beside them, of a branch, of what is staged.

mod base;
mod beside;
mod staged;

pub use base::mark_known;
pub use beside::{beside, elsewhere, unjudged};
pub use staged::staged;
