//! Cases accepted by the office: drafts get their number, on the main branch only.

mod drafts;
mod main_branch;
mod numbering;

pub use drafts::drafts;
pub use main_branch::refuse_elsewhere;
pub use numbering::{Numbered, accept, give_number};
