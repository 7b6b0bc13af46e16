//! Case numbers (M-8).

/// The shape of a number: `{yy}{mm}{serial:02}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumberPattern(String);
