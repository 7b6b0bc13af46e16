//! Where something stands.

use serde::{Deserialize, Serialize, Serializer};

use super::private_part::public_of;

/// A place in a file a person can open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The file, relative to the case repository where it is inside it, with `/`.
    #[serde(serialize_with = "private_alone")]
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

/// A file is known where a place is kept, unless it is the private part of the one that is known.
fn private_alone<S: Serializer>(file: &str, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(if public_of(file).is_some() { file } else { "" })
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
