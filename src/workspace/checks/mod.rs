//! The findings of more than single cases: beside them, of a branch, of what is staged.

mod against;
mod base;
mod beside;
mod evidence;
mod staged;
mod whole;

pub use against::against;
pub use base::mark_known;
pub use beside::{beside, chosen, elsewhere, unjudged};
pub use staged::staged;
pub use whole::{Run, whole};
