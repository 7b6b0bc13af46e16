//! Finding what a regulation says that cannot be meant: gaps in authority, names nobody knows,
//! limits that contradict each other.

mod bands;
mod bonuses;
mod conduct;
mod consequences;
mod days;
mod declared;
mod found;
mod limits;
mod nearest;
mod overlong;
mod own;
mod partial;
mod rhythm;
mod staff;
mod whole;

pub use declared::{fixed_words, lint_organization, spoken_of, unheld};
pub use found::{Lint, suggestion};
pub use nearest::nearest;
pub use partial::sure;
pub use staff::lint_staff;
pub use whole::{lint, lint_alone, lint_together};
