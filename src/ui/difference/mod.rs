//! What a change means, in words: for a terminal, for a comment on a pull request, for programs.

mod cases;
mod consequences;
mod evidence;
mod headline;
mod highlighted_law;
mod highlights;
mod json;
mod markdown;
mod people;
mod readable;
mod regulations;
mod section;

pub use headline::headline;
pub use highlights::highlights;
pub use json::{ComparedStates, json};
pub use markdown::markdown;
pub use people::{body, people};
pub use readable::readable;
pub use section::{DiffLine, Section};

use crate::report::difference::Difference;

/// Everything to say, the gravest first: changes of the law, then the cases, then what the law moves.
pub fn sections(difference: &Difference) -> Vec<Section> {
    let mut sections = regulations::sections(difference);
    sections.extend(evidence::section(difference));
    sections.extend(difference.cases.iter().map(cases::section));
    sections.extend(regulations::moved(difference));
    sections
}
