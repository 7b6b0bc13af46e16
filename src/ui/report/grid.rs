//! One table of a report.

/// A table: heading, columns (right: to the right), rows.
#[derive(Clone, Debug)]
pub struct Grid {
    /// The heading.
    pub title: String,
    /// The columns; whether they are numbers.
    pub columns: Vec<(String, bool)>,
    /// The rows.
    pub rows: Vec<Vec<String>>,
}

impl Grid {
    /// A table of texts.
    pub fn texts(title: String, columns: Vec<(String, bool)>, rows: Vec<Vec<String>>) -> Self {
        Self {
            title,
            columns,
            rows,
        }
    }
}
