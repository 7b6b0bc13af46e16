//! Text that people wrote, made harmless for the place it goes to: one kind of [`Safe`] text for each
//! kind of place. What takes text out of the program takes nothing else.

mod json;
mod safe;
#[cfg(test)]
mod tests;
mod texts;

pub use json::{Json, json, json_pieces};
pub use safe::{Any, Piece, Safe, Sink, holes};
pub(super) use texts::push_visible;
pub use texts::{shell_word, uri};

safe::sinks! {
    /// A terminal, on one line: what steers it or shows nothing is visible. Escaping twice changes
    /// nothing more.
    Terminal by texts::terminal;
    /// A line or table cell of Markdown on GitHub or GitLab.
    Markdown by texts::markdown;
    /// HTML and XML: text and values of attributes.
    Xml by texts::xml;
    /// A message in a chat whose Markdown has no escapes.
    Chat by texts::chat;
    /// A text of Slack.
    Slack by texts::slack;
    /// The message of a workflow command of GitHub.
    Workflow by texts::workflow_data;
    /// Markup of Typst.
    Typst by texts::typst;
    /// A value of a calendar file.
    Calendar by texts::calendar;
    /// A cell of a CSV file, before it is quoted.
    Spreadsheet by texts::spreadsheet;
}

/// A mail: the writer of mails encodes what it is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mail {}

/// For a terminal, on one line.
pub fn terminal(text: &str) -> Safe<Terminal> {
    Safe::of(text)
}

/// For a terminal, line by line: text of several lines that is shown as such.
pub fn terminal_lines(text: &str) -> impl Iterator<Item = Safe<Terminal>> {
    text.lines().map(Safe::of)
}

/// For a line or table cell of Markdown.
pub fn markdown(text: &str) -> Safe<Markdown> {
    Safe::of(text)
}

/// For text within HTML tags in Markdown, where nothing else is Markdown.
pub fn comment_html(text: &str) -> Safe<Markdown> {
    Safe::drawn(texts::comment_html(text))
}

/// For a property of a workflow command of GitHub.
pub fn workflow_property(text: &str) -> Safe<Workflow> {
    Safe::drawn(texts::workflow_property(text))
}

/// For a line of a log that GitHub reads for workflow commands.
pub fn workflow_log(text: &str) -> Safe<Workflow> {
    Safe::drawn(texts::workflow_log(text))
}
