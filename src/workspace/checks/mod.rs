//! The findings of more than single cases: beside them, of a branch, of what is staged.

mod against;
mod base;
mod beside;
mod compared;
mod evidence;
mod parting;
mod staged;
mod whole;

pub use against::against;
pub use beside::{beside, chosen, elsewhere, unjudged};
pub use staged::{StagedRun, staged};
pub use whole::{Run, whole};
