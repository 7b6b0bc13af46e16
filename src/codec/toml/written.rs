//! Values as TOML writes them, on one line.

use crate::domain::invisible::is_invisible;
use crate::domain::tree::Value;

/// A value on one line; a map as an inline table.
pub fn written(value: &Value) -> String {
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

/// Text in double quotes; what no editor shows is escaped.
pub fn quoted(text: &str) -> String {
    let escaped = text.chars().map(|c| match c {
        '"' | '\\' => format!("\\{c}"),
        '\n' => "\\n".to_owned(),
        c if c.is_control() || is_invisible(c) => match u32::from(c) {
            short @ ..=0xffff => format!("\\u{short:04X}"),
            long => format!("\\U{long:08X}"),
        },
        c => c.to_string(),
    });
    format!("\"{}\"", escaped.collect::<String>())
}
