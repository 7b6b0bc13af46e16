//! Text and data: YAML cases and TOML policies become [`Node`](crate::domain::tree::Node)s with
//! their places, and [`Edit`](crate::domain::tree::Edit)s become changed text.
//!
//! Nothing here knows what a complaint is. JSON input needs no reader of its own: it is YAML.
#![deny(
    clippy::disallowed_methods,
    reason = "the codec is pure: text comes in and text goes out"
)]

pub mod accepted;
pub mod bonus;
pub mod bytes;
pub mod duties;
pub mod error;
pub mod fullness;
mod head;
pub mod index;
pub mod json;
pub mod log_book;
pub mod mail;
pub mod merge;
pub mod parts;
pub mod peek;
pub mod place;
pub mod posted;
pub mod private;
pub mod record;
pub mod reference;
pub mod regulations;
pub mod sanctions;
pub mod schema;
pub mod toml;
pub mod yaml;

use error::{SyntaxError, SyntaxFault};

/// The largest text that is read, in bytes. A case is about 2 KB; a file beyond this is no case,
/// and the store refuses it before reading.
pub const MAX_BYTES: usize = 1024 * 1024;

/// The most values that are read of a document, keys among them. A case has about a hundred.
pub const MAX_VALUES: usize = 200_000;

/// The text of a file.
///
/// # Errors
/// Bytes that are not UTF-8, with the offset of the first of them; more than [`MAX_BYTES`].
pub fn decode(bytes: &[u8]) -> Result<&str, SyntaxFault> {
    limit(bytes.len())?;
    std::str::from_utf8(bytes).map_err(|error| SyntaxError::NotUtf8.at(error.valid_up_to()))
}

fn limit(bytes: usize) -> Result<(), SyntaxFault> {
    if bytes <= MAX_BYTES {
        return Ok(());
    }
    let limit = MAX_BYTES / 1024;
    Err(SyntaxError::TooLarge { limit }.at(0))
}

/// Conflict markers are named as such, not as the syntax error they happen to cause. The `middle`
/// marker `=======` alone may be an underline in TOML text of several lines.
fn no_conflict(text: &str, middle: bool) -> Result<(), SyntaxFault> {
    let mut offset = 0;
    for (i, line) in text.split_inclusive('\n').enumerate() {
        let line_at = offset;
        offset += line.len();
        if !line.starts_with(['<', '>', '|', '=', '\u{feff}']) {
            continue;
        }
        let bare = line.trim_start_matches('\u{feff}').trim_end();
        let marker = middle && bare == "======="
            || ["<<<<<<<", ">>>>>>>", "|||||||"].iter().any(|mark| {
                // Git is told by attribute to make them longer than seven.
                let sign = &mark[..1];
                let rest = bare.trim_start_matches(sign);
                bare.starts_with(mark) && (rest.is_empty() || rest.starts_with(' '))
            });
        if marker {
            return Err(SyntaxError::Conflict { line: i + 1 }.at(line_at));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A file that is not UTF-8 is refused with the place of the first wrong byte.
    #[test]
    fn wrong_bytes_have_a_place() {
        let fault = decode(b"a: \xff\n").unwrap_err();
        assert_eq!(fault, SyntaxError::NotUtf8.at(3));
    }

    /// A file with conflict markers is named as such, with the line.
    #[test]
    fn conflict_markers_are_found() {
        for (text, line, offset) in [
            ("a: 1\n<<<<<<< ours\nb: 2\n", 2, 5),
            ("=======\r\n", 1, 0),
            ("a: 1\n>>>>>>> theirs", 2, 5),
        ] {
            let fault = no_conflict(text, true).unwrap_err();
            assert_eq!(fault, SyntaxError::Conflict { line }.at(offset), "{text}");
        }
        assert!(no_conflict("a: |\n  <<<<<<< x\n", true).is_ok());
        assert!(no_conflict("<<: *a\n", true).is_ok());
        assert!(no_conflict("=======\n", false).is_ok());
        assert!(no_conflict("<<<<<<< ours\n", false).is_err());
    }
}
