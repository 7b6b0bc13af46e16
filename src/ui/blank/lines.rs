//! Lines of TOML, those that hold and those that do not yet.

use crate::codec::toml::written::written;
use crate::domain::tree::Value;

/// Text in the making. A line that begins with `#` and no blank is a key that does not hold yet;
/// with a blank it is said to the reader.
#[derive(Default)]
pub(super) struct Lines(pub(super) String);

impl Lines {
    pub(super) fn gap(&mut self) {
        self.0.push('\n');
    }

    pub(super) fn say(&mut self, text: &str) {
        for line in text.lines() {
            self.put("# ", line);
        }
    }

    pub(super) fn head(&mut self, holds: bool, head: &str) {
        self.put(if holds { "" } else { "#" }, head);
    }

    pub(super) fn set(&mut self, holds: bool, key: &str, value: &Value) {
        self.head(holds, &format!("{key} = {}", written(value)));
    }

    fn put(&mut self, before: &str, line: &str) {
        self.0.push_str(before);
        self.0.push_str(line);
        self.0.push('\n');
    }
}
