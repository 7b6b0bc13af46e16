//! Why each date and level is what it is, in words: for people as a page, for programs as the same
//! words with their figures.

mod amount;
mod clock;
mod cost;
mod discipline;
mod explanation;
mod loss;
mod page;
mod subject;

pub use amount::{AuthorityView, BandView, LineView, ShareView};
pub use clock::{DeadlineView, TraceView};
pub use cost::CostView;
pub use discipline::{DeductionView, SanctionView};
pub use explanation::{Explanation, explain};
pub use loss::{LossView, ReturnView};
pub use page::{page, reasons};
pub use subject::Explained;
