//! In which encoding a text was saved: the mark at its beginning says it, else its bytes.
//!
//! What is valid UTF-8 is that; so is nothing else of some length. Bytes of which every other is nought are
//! UTF-16. Of what is neither, Chinese text in GB18030 is known by its pairs of bytes: those of the common
//! characters have a high second byte, while letters with accents of other encodings stand before plain
//! ones and make pairs of rare characters. Whatever stays open is asked for, not guessed.

use encoding_rs::{Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

use super::register::ReadError;

/// The text, and the name of its encoding.
pub fn decode(bytes: &[u8], asked: Option<&str>) -> Result<(String, &'static str), ReadError> {
    if let Some(label) = asked {
        let Some(encoding) = Encoding::for_label(label.as_bytes()) else {
            let encoding = label.to_owned();
            return Err(ReadError::NoEncoding { encoding });
        };
        let (text, _, broken) = encoding.decode(bytes);
        if broken {
            let encoding = encoding.name().to_owned();
            return Err(ReadError::NotInEncoding { encoding });
        }
        return Ok((text.into_owned(), encoding.name()));
    }
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let text = whole(encoding, &bytes[mark..]).ok_or(ReadError::Encoding)?;
        let name = if encoding == UTF_8 {
            "UTF-8 (BOM)"
        } else {
            encoding.name()
        };
        return Ok((text, name));
    }
    if let Some(encoding) = wide(bytes) {
        let text = whole(encoding, bytes).ok_or(ReadError::Encoding)?;
        return Ok((text, encoding.name()));
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok((text.to_owned(), UTF_8.name()));
    }
    let chinese = whole(GB18030, bytes).filter(|_| common_pairs(bytes));
    chinese
        .map(|text| (text, "GB18030"))
        .ok_or(ReadError::Encoding)
}

fn whole(encoding: &'static Encoding, bytes: &[u8]) -> Option<String> {
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
    Some(text.into_owned())
}

/// UTF-16 without its mark: in the signs and digits of any register one byte of two is nought.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = bytes.get(..bytes.len().min(4096))?;
    let noughts = |from: usize| {
        let bytes = sample.iter().skip(from).step_by(2);
        bytes.filter(|byte| **byte == 0).count()
    };
    let (first, second) = (noughts(0), noughts(1));
    // Noughts may stand in a text by themselves; where it could be UTF-8 they must be half of the bytes.
    let part = if std::str::from_utf8(bytes).is_ok() {
        4
    } else {
        20
    };
    let some = sample.len() / part;
    if sample.len() < 2 || first.max(second) <= some {
        None
    } else if second > first * 4 {
        Some(UTF_16LE)
    } else if first > second * 4 {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// Whether most pairs of bytes are characters that people write.
fn common_pairs(bytes: &[u8]) -> bool {
    let (mut common, mut all) = (0_usize, 0_usize);
    let mut rest = bytes;
    while let [first, after @ ..] = rest {
        rest = after;
        if *first < 0x81 {
            continue;
        }
        let Some((second, after)) = after.split_first() else {
            break;
        };
        if second.is_ascii_digit() {
            // Four bytes, for what has no shorter form.
            rest = after.get(2..).unwrap_or_default();
            continue;
        }
        rest = after;
        all += 1;
        let character = (0xb0..=0xf7).contains(first) || (0xa1..=0xa3).contains(first);
        common += usize::from(character && *second >= 0xa1);
    }
    common * 10 >= all * 8
}
