//! What was told, and the policy it falls under.

use crate::codec::mail::Enclosed;
use crate::domain::case::Case;
use crate::domain::case::form::Form;
use crate::workspace::interview::Interview;

/// What was told, and the cases that may tell of the same.
pub struct Told {
    /// What was told.
    pub form: Form,
    /// The other cases.
    pub similar: Vec<Case>,
    /// The files that came with it.
    pub files: Vec<Enclosed>,
    /// The file that told it, and the sum of it.
    pub source: Option<(String, String)>,
    /// The interview it was told in.
    pub interview: Option<Interview>,
}
