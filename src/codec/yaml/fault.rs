//! What the parser found wrong, in messages of our own.

use granit_parser::{ErrorKind, ScanError};

use crate::codec::{Sort, SyntaxFault};
use crate::domain::msg::Msg;
use crate::msg;

/// How deep maps and lists may nest; a case needs six levels.
pub(super) const MAX_DEPTH: usize = 32;

/// The fault behind a parser error.
pub(super) fn fault(error: &ScanError) -> SyntaxFault {
    let offset = error.marker().byte_offset().unwrap_or(0);
    let sort = match error.kind() {
        ErrorKind::RecursionLimitExceeded => Sort::TooDeep,
        _ => Sort::Syntax,
    };
    SyntaxFault::new(sort, offset, words(error.kind()))
}

fn words(kind: &ErrorKind) -> Msg {
    use ErrorKind as K;
    match kind {
        K::RecursionLimitExceeded => msg!("yaml-too-deep", limit = MAX_DEPTH),
        K::UnclosedQuotedScalar | K::DocumentIndicatorInQuotedScalar => msg!("yaml-quote-open"),
        K::UnclosedFlowCollection { open } => msg!("yaml-bracket-open", open = open.to_string()),
        K::MismatchedFlowCollectionEnd { open, close } => msg!(
            "yaml-bracket-mismatch",
            open = open.to_string(),
            close = close.to_string()
        ),
        K::UnexpectedEof
        | K::UnexpectedEofFlowSequence
        | K::UnexpectedEofFlowMapping
        | K::UnexpectedEofImplicitFlowMapping
        | K::UnexpectedEofBlockSequence
        | K::UnexpectedEofBlockMapping => msg!("yaml-end"),
        K::TabNotAllowed
        | K::TabInBlockIndentation
        | K::TabInIndentation
        | K::TabAtBlockScalarStart => msg!("yaml-tab"),
        K::InvalidIndentation
        | K::InvalidBlockScalarIndent
        | K::InvalidQuotedScalarIndent
        | K::ZeroBlockScalarIndent => msg!("yaml-indent"),
        K::UnknownAnchor => msg!("yaml-alias"),
        K::SimpleKeyExpected
        | K::InvalidSimpleKey
        | K::ExpectedBlockMappingKey
        | K::ExpectedBlockSequenceEntry => msg!("yaml-key-expected"),
        K::ExpectedFlowMappingSeparator | K::ExpectedFlowSequenceSeparator => {
            msg!("yaml-separator")
        }
        K::UnexpectedCharacter { character } => {
            msg!("yaml-character", character = character.to_string())
        }
        K::UnknownQuotedScalarEscape
        | K::InvalidQuotedScalarHexEscape
        | K::InvalidLowSurrogateHexEscape => msg!("yaml-escape"),
        K::InvalidTrailingSingleQuotedScalar | K::InvalidTrailingDoubleQuotedScalar => {
            msg!("yaml-after-quote")
        }
        K::CommentNotSeparated | K::CommentInterceptedScalar => msg!("yaml-comment"),
        _ => msg!("yaml-syntax"),
    }
}
