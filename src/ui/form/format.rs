//! The formats of a form, and how a text stays text in each.

use crate::ui::escape::{Any, Markdown, Safe, Typst, Xml};
use crate::words;

words! {
    /// The formats of a form.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum FormFormat {
        /// A page that prints on A4 and opens in a word processor.
        Html = "html",
        /// For a page or a merge request.
        Markdown = "markdown",
        /// Typst source.
        Typ = "typ",
    }
}

impl FormFormat {
    /// The file of its template.
    pub(super) fn file(self) -> &'static str {
        match self {
            Self::Html => "sheet.html",
            Self::Markdown => "sheet.md",
            Self::Typ => "sheet.typ",
        }
    }

    /// The shipped template.
    pub fn shipped(self) -> &'static str {
        match self {
            Self::Html => include_str!("../forms/sheet.html"),
            Self::Markdown => include_str!("../forms/sheet.md"),
            Self::Typ => include_str!("../forms/sheet.typ"),
        }
    }

    /// A text that is text in it, on one line.
    fn line(self, text: &str) -> Safe<Any> {
        match self {
            Self::Html => Safe::<Xml>::of(text).erased(),
            Self::Markdown => Safe::<Markdown>::of(text).erased(),
            Self::Typ => Safe::<Typst>::of(text).erased(),
        }
    }

    /// What parts the lines of a text.
    fn line_break(self) -> &'static str {
        match self {
            Self::Html | Self::Markdown => "<br>",
            Self::Typ => " \\\n",
        }
    }

    /// A text that is text in it, on as many lines.
    pub(super) fn text(self, text: &str) -> Safe<Any> {
        let lines = text.split('\n').map(|line| self.line(line));
        Safe::join(lines, self.line_break())
    }
}
