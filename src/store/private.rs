//! The private part of a case, kept in a file of its own beside it: it may lack, or be encrypted by a
//! filter of git's, and is then withheld.

use std::path::Path;

use super::files::ReadFault;
use crate::codec::parts::{apart, is_sealed, joined};
use crate::codec::private;

pub use crate::codec::parts::is_withheld;

/// A case with its private part in one text, as far as that can be read.
///
/// # Errors
/// Why nobody can say whether there is one.
pub fn with(case: String, private: Result<String, ReadFault>) -> Result<String, ReadFault> {
    match private {
        Ok(private) if !is_sealed(&private) => Ok(joined(case, &private)),
        Err(fault) if fault.stops() => Err(fault),
        _ => Ok(case),
    }
}

/// The texts of a case and of its private part, as two files.
pub(super) fn two(path: &Path, text: Option<Vec<u8>>) -> (Option<Vec<u8>>, Option<Vec<u8>>) {
    let both = text.as_deref().filter(|_| is_case(path));
    let both = both.and_then(|text| str::from_utf8(text).ok());
    match both.map(apart) {
        Some((case, Some(private))) => (Some(case.into()), Some(private.into())),
        _ => (text, None),
    }
}

/// A text that is to be written, with each section in its part.
pub(super) fn sorted(path: &Path, text: Vec<u8>) -> Vec<u8> {
    match str::from_utf8(&text) {
        Ok(read) if is_case(path) => private::sorted(read).into_owned().into_bytes(),
        _ => text,
    }
}

/// Whether a file may be a case with its private part.
fn is_case(path: &Path) -> bool {
    path.extension().is_some_and(|end| end == "yaml")
}
