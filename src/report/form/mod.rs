//! Forms: which paper a case or a month has, when, and what stands in it (M-9.8, M-12, M-13a …).
//!
//! Which forms there are, in how many copies, for whom, and who signs is the policy's; what a form
//! may name is here; how it looks is its template's.

mod cases;
mod datum;
mod fit;
mod kind;
mod matter;
mod people;
mod rows;
mod sheets;

pub use datum::{Datum, Part, Parts, Row};
pub use fit::{Fit, Lack, fit};
pub use kind::{About, FormKind, Occasion, about, known, occasion, sight};
pub use matter::Matter;
pub use sheets::{Content, blank, of_case, of_month, samples};
