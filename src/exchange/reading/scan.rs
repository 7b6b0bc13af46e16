//! The objects of a JSON text, one after another, whether in an array or a line each.

use super::grid::too_many;
use super::register::MOST_ROWS;
use super::register::ReadError;

/// An object, and where it stands: its line, or its place in the array.
pub fn objects(text: &str) -> Result<Vec<(u64, &str)>, ReadError> {
    let mut found = Vec::new();
    let bytes = text.as_bytes();
    let begin = bytes.iter().position(|byte| !byte.is_ascii_whitespace());
    let array = begin.is_some_and(|at| bytes[at] == b'[');
    let mut at = begin.map_or(0, |begin| begin + usize::from(array));
    let (mut line, mut counted) = (1, 0);
    while let Some(byte) = bytes.get(at) {
        line += newlines(&bytes[counted..at]);
        counted = at;
        match byte {
            b'{' => {
                let end = end(bytes, at).ok_or_else(|| ReadError::Document {
                    line,
                    why: "EOF".to_owned(),
                })?;
                let place = if array { found.len() as u64 + 1 } else { line };
                found.push((place, text.get(at..end).unwrap_or_default()));
                if found.len() > MOST_ROWS {
                    return Err(too_many());
                }
                at = end;
            }
            byte if byte.is_ascii_whitespace() || *byte == b',' => at += 1,
            b']' if array => at += 1,
            _ => return Err(ReadError::NoObject { line }),
        }
    }
    Ok(found)
}

fn newlines(bytes: &[u8]) -> u64 {
    bytes.split(|byte| *byte == b'\n').count() as u64 - 1
}

/// Where the object ends that begins there.
fn end(bytes: &[u8], begin: usize) -> Option<usize> {
    let (mut depth, mut quoted, mut escaped) = (0_usize, false, false);
    for (at, byte) in bytes.iter().enumerate().skip(begin) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            b'{' | b'[' if !quoted => depth += 1,
            b'}' | b']' if !quoted => {
                depth = depth.checked_sub(1)?;
                if depth == 0 {
                    return Some(at + 1);
                }
            }
            _ => {}
        }
    }
    None
}
