//! What a change means, in words: for a terminal, for a comment on a pull request, for programs.

mod cases;
mod consequences;
mod headline;
mod json;
mod markdown;
mod people;
mod readable;
mod regulations;

pub use headline::headline;
pub use json::{States, json};
pub use markdown::markdown;
pub use people::{people, told};
pub use readable::readable;

use crate::domain::msg::{Arg, Msg};
use crate::msg;
use crate::report::difference::Difference;

/// Something that changed, with what is to be said of it.
#[derive(Clone, Debug)]
pub struct Section {
    /// What it is: `261101 · 阻焊脱落 · resolved`.
    pub title: Msg,
    /// The file it stands in.
    pub file: Option<String>,
    /// What is to be said.
    pub lines: Vec<Line>,
}

/// One thing to say.
#[derive(Clone, Debug)]
pub struct Line {
    /// Of what sort it is.
    pub mark: Mark,
    /// The words.
    pub what: Msg,
}

/// The sorts of things to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Somebody recorded it.
    Fact,
    /// Somebody did what nobody may do.
    Grave,
    /// It follows from the facts and the policy.
    Follows,
    /// Something is wrong now.
    Error,
    /// Something may be wrong now.
    Warning,
    /// Worth knowing.
    Note,
    /// Something is wrong no longer.
    Cured,
}

impl Line {
    fn new(mark: Mark, what: Msg) -> Self {
        Self { mark, what }
    }

    fn follows(what: Msg) -> Self {
        Self::new(Mark::Follows, what)
    }
}

/// Everything to say, the gravest first: changes of the law, then the cases, then what the law moves.
pub fn sections(difference: &Difference) -> Vec<Section> {
    let mut sections = regulations::sections(difference);
    sections.extend(difference.cases.iter().map(cases::section));
    sections.extend(regulations::moved(difference));
    sections
}

/// Parts of a title, between dots.
fn dotted(parts: Vec<Arg>) -> Msg {
    let mut parts = parts.into_iter();
    let first = parts.next().unwrap_or_else(|| Arg::from(""));
    let first = msg!("diff-plain", what = first);
    parts.fold(first, |title, part| {
        msg!("diff-dotted", title = title, part = part)
    })
}
