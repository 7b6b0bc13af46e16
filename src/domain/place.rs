//! Where something stands.

use serde::{Deserialize, Serialize};

/// A place in a file a person can open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The file, relative to the case repository where it is inside it, with `/`.
    #[serde(skip)]
    pub file: String,
    /// The line, from 1; 0 when the whole file is meant.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// The text of that line, for the excerpt.
    pub excerpt: String,
    /// How many characters are meant, at least 1.
    pub width: usize,
}

impl Place {
    /// Nowhere in particular.
    pub fn nowhere() -> Self {
        Self {
            file: String::new(),
            line: 0,
            column: 1,
            excerpt: String::new(),
            width: 1,
        }
    }
}
