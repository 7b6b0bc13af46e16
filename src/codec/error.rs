//! Why a text is no data, and why an edit of one is not done.

use std::ops::Range;

use crate::errors;

errors! {
    /// Why a text cannot be read as data.
    pub enum SyntaxError {
        /// Not valid UTF-8.
        NotUtf8 = "yaml-not-utf8",
        /// Larger than [`MAX_BYTES`](super::MAX_BYTES).
        TooLarge { limit: usize } = "yaml-too-large",
        /// More values than any record holds.
        TooMany { limit: usize } = "yaml-too-many",
        /// Nested deeper than any record is.
        TooDeep { limit: usize } = "yaml-too-deep",
        /// Conflict markers of an unfinished merge.
        Conflict { line: usize } = "yaml-conflict",
        /// A control character.
        Control { code: String } = "yaml-control",
        /// More than one document in the file.
        Documents = "yaml-documents",
        /// A key that is not text.
        Key = "yaml-key",
        /// The same key twice in one map.
        KeyTwice { key: String } = "yaml-key-twice",
        /// A quote that is not closed.
        QuoteOpen = "yaml-quote-open",
        /// A bracket that is not closed.
        BracketOpen { open: String } = "yaml-bracket-open",
        /// A bracket that is closed by another.
        BracketMismatch { open: String, close: String } = "yaml-bracket-mismatch",
        /// The end in the middle of a value.
        End = "yaml-end",
        /// A tab for spaces.
        Tab = "yaml-tab",
        /// Wrong indentation.
        Indent = "yaml-indent",
        /// An alias without its anchor.
        Alias = "yaml-alias",
        /// Something else where a key or list member is expected.
        KeyExpected = "yaml-key-expected",
        /// Something else where a comma or closing bracket is expected.
        Separator = "yaml-separator",
        /// A character that has no place there.
        Character { character: String } = "yaml-character",
        /// An unknown escape in double quotes.
        Escape = "yaml-escape",
        /// Text behind a closing quote.
        AfterQuote = "yaml-after-quote",
        /// A comment that stands too close, or inside a value.
        Comment = "yaml-comment",
        /// YAML is otherwise.
        NotYaml = "yaml-syntax",
        /// TOML is otherwise, in its parser's words.
        NotToml { detail: String } = "toml-syntax",
        /// The same key of a TOML text twice.
        TomlKeyTwice = "toml-key-twice",
    }
}

impl SyntaxError {
    /// With its place.
    pub(super) fn at(self, offset: usize) -> SyntaxFault {
        SyntaxFault { what: self, offset }
    }
}

/// Why a text cannot be read as data, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxFault {
    /// What is wrong.
    pub what: SyntaxError,
    /// The byte where it shows.
    pub offset: usize,
}

impl SyntaxFault {
    /// Where it shows.
    pub fn span(&self) -> Range<usize> {
        self.offset..self.offset
    }
}

errors! {
    /// Why an edit is not done.
    pub enum EditError {
        /// It touches a value with an anchor, alias or tag.
        Guarded = "yaml-edit-guarded",
        /// It would replace the document itself.
        Root = "yaml-edit-root",
        /// A map is needed.
        NotAMap = "yaml-edit-not-a-map",
        /// A list is needed.
        NotAList = "yaml-edit-not-a-list",
        /// The list is shorter.
        NoMember { index: usize } = "yaml-edit-no-member",
        /// There is nothing to remove.
        NothingThere { field: String } = "yaml-edit-nothing-there",
        /// Something else would change with it.
        Unsafe = "yaml-edit-unsafe",
    }
}
