//! Two states of the repository compared.

mod both;
mod difference;
mod evidence;
mod range;
mod state;

pub use both::{BothStates, both};
pub use difference::difference;
pub use range::{Range, asked, parting};
pub use state::{Changed, RepositoryState};
