//! What is to be said of one thing that changed.

use crate::domain::msg::{Arg, Msg};
use crate::msg;

/// Something that changed, with what is to be said of it.
#[derive(Clone, Debug)]
pub struct Section {
    /// What it is: `261101 · 阻焊脱落 · resolved`.
    pub title: Msg,
    /// The file it stands in.
    pub file: Option<String>,
    /// What is to be said.
    pub lines: Vec<DiffLine>,
}

/// One thing to say.
#[derive(Clone, Debug)]
pub struct DiffLine {
    /// Of what sort it is.
    pub mark: LineMark,
    /// The words.
    pub what: Msg,
}

/// The sorts of things to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineMark {
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

impl DiffLine {
    pub(super) fn new(mark: LineMark, what: Msg) -> Self {
        Self { mark, what }
    }

    pub(super) fn follows(what: Msg) -> Self {
        Self::new(LineMark::Follows, what)
    }
}

/// Parts of a title, between dots.
pub(super) fn dotted(parts: Vec<Arg>) -> Msg {
    let mut parts = parts.into_iter();
    let first = parts.next().unwrap_or_else(|| Arg::from(""));
    let first = msg!("diff-plain", what = first);
    parts.fold(first, |title, part| {
        msg!("diff-dotted", title = title, part = part)
    })
}
