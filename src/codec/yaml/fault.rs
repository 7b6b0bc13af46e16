//! What the parser found wrong, in messages of our own.

use granit_parser::{ErrorKind, ScanError};

use crate::codec::error::{SyntaxError, SyntaxFault};

/// How deep maps and lists may nest; a case needs six levels.
pub(super) const MAX_DEPTH: usize = 32;

/// The fault behind a parser error.
pub(super) fn fault(error: &ScanError) -> SyntaxFault {
    let offset = error.marker().byte_offset().unwrap_or(0);
    what(error.kind()).at(offset)
}

fn what(kind: &ErrorKind) -> SyntaxError {
    use ErrorKind as K;
    use SyntaxError as E;
    match kind {
        K::RecursionLimitExceeded => E::TooDeep { limit: MAX_DEPTH },
        K::UnclosedQuotedScalar | K::DocumentIndicatorInQuotedScalar => E::QuoteOpen,
        K::UnclosedFlowCollection { open } => E::BracketOpen {
            open: open.to_string(),
        },
        K::MismatchedFlowCollectionEnd { open, close } => E::BracketMismatch {
            open: open.to_string(),
            close: close.to_string(),
        },
        K::UnexpectedEof
        | K::UnexpectedEofFlowSequence
        | K::UnexpectedEofFlowMapping
        | K::UnexpectedEofImplicitFlowMapping
        | K::UnexpectedEofBlockSequence
        | K::UnexpectedEofBlockMapping => E::End,
        K::TabNotAllowed
        | K::TabInBlockIndentation
        | K::TabInIndentation
        | K::TabAtBlockScalarStart => E::Tab,
        K::InvalidIndentation
        | K::InvalidBlockScalarIndent
        | K::InvalidQuotedScalarIndent
        | K::ZeroBlockScalarIndent => E::Indent,
        K::UnknownAnchor => E::Alias,
        K::SimpleKeyExpected
        | K::InvalidSimpleKey
        | K::ExpectedBlockMappingKey
        | K::ExpectedBlockSequenceEntry => E::KeyExpected,
        K::ExpectedFlowMappingSeparator | K::ExpectedFlowSequenceSeparator => E::Separator,
        K::UnexpectedCharacter { character } => E::Character {
            character: character.to_string(),
        },
        K::UnknownQuotedScalarEscape
        | K::InvalidQuotedScalarHexEscape
        | K::InvalidLowSurrogateHexEscape => E::Escape,
        K::InvalidTrailingSingleQuotedScalar | K::InvalidTrailingDoubleQuotedScalar => {
            E::AfterQuote
        }
        K::CommentNotSeparated | K::CommentInterceptedScalar => E::Comment,
        _ => E::NotYaml,
    }
}
