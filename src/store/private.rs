//! The private part of a case, kept in a file of its own beside it: it may lack, or be encrypted by a
//! filter of git's, and is then withheld.

use super::files::ReadFault;
use crate::codec::private::{is_sealed, joined};

pub use crate::codec::private::is_withheld;

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
