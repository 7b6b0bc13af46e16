//! Lines of TOML, those that hold and those that do not yet.

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

/// A value on one line.
pub(super) fn written(value: &Value) -> String {
    match value {
        Value::Plain(text) => text.clone(),
        Value::Text(text) | Value::Quoted(text) => quoted(text),
        Value::Seq(members) => {
            let members: Vec<String> = members.iter().map(written).collect();
            format!("[{}]", members.join(", "))
        }
        Value::Map(entries) | Value::Flow(entries) => {
            let entry = |(key, value): &(String, Value)| format!("{key} = {}", written(value));
            let entries: Vec<String> = entries.iter().map(entry).collect();
            format!("{{ {} }}", entries.join(", "))
        }
    }
}

fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            c if c.is_control() => quoted.extend(format!("\\u{:04X}", u32::from(c)).chars()),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}
