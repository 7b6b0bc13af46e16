//! New text: values as they are written into files, and whole new files.

use super::scalar;
use crate::domain::tree::Value;

/// The indentation a file uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Style {
    /// How far a nested map or block of text stands in.
    pub step: usize,
    /// How far the dashes of a list stand in from its key.
    pub dash: usize,
}

/// The indentation of new files.
pub(super) const HOUSE: Style = Style { step: 2, dash: 2 };

/// A section of a new case file: its heading and, if there is something to say already, its value.
#[derive(Clone, Debug)]
pub struct Heading<'a> {
    /// The key, the heading's first word: `investigation`.
    pub key: &'a str,
    /// What people read behind it: `调查`.
    pub title: &'a str,
    /// The value under the heading.
    pub content: Option<Value>,
}

/// A whole document: a block map, one key a line. Anything else is written as one value.
pub fn render(value: &Value) -> String {
    let mut out = String::new();
    match value {
        Value::Map(entries) if !entries.is_empty() => map(&mut out, entries, 0, HOUSE),
        Value::Seq(items) if !items.is_empty() => seq(&mut out, items, 0, HOUSE),
        other => {
            out.push_str(&inline(other, false));
            out.push('\n');
        }
    }
    out
}

/// A new case file: groups of keys set apart by a blank line, then one comment line
/// `# key · title` per section with a blank line around, and its value directly under it.
///
/// The headings are what lets `git merge` join branches that fill different sections: each edit
/// lands under its own heading, with untouched lines between.
pub fn new_file(groups: &[Vec<(String, Value)>], headings: &[Heading]) -> String {
    let mut out = String::new();
    for group in groups.iter().filter(|group| !group.is_empty()) {
        blank(&mut out);
        map(&mut out, group, 0, HOUSE);
    }
    for heading in headings {
        blank(&mut out);
        let title: String = heading
            .title
            .chars()
            .map(|c| if scalar::is_printable(c) { c } else { ' ' })
            .collect();
        out.push_str(format!("# {} · {title}", heading.key).trim_end());
        out.push('\n');
        if let Some(value) = &heading.content {
            entry(&mut out, heading.key, value, 0, HOUSE);
        }
    }
    out
}

fn blank(out: &mut String) {
    if !out.is_empty() {
        out.push('\n');
    }
}

/// A value on one line.
pub(super) fn inline(value: &Value, flow: bool) -> String {
    match value {
        Value::Text(text) => scalar::text(text, flow),
        Value::Plain(text) if scalar::is_token(text) => text.clone(),
        Value::Plain(text) | Value::Quoted(text) => scalar::double(text),
        Value::Map(entries) | Value::Flow(entries) => {
            let entries: Vec<_> = entries.iter().map(|(k, v)| pair(k, v)).collect();
            format!("{{{}}}", entries.join(", "))
        }
        Value::Seq(items) => {
            let items: Vec<_> = items.iter().map(|item| inline(item, true)).collect();
            format!("[{}]", items.join(", "))
        }
    }
}

/// `key: value` inside braces.
pub(super) fn pair(key: &str, value: &Value) -> String {
    format!("{}: {}", scalar::key(key), inline(value, true))
}

/// Whether the value is written on lines of its own below its key.
pub(super) fn is_block(value: &Value) -> bool {
    match value {
        Value::Map(entries) => !entries.is_empty(),
        Value::Seq(items) => !items.is_empty(),
        _ => false,
    }
}

/// The keys of a block map at `indent`.
pub(super) fn map(out: &mut String, entries: &[(String, Value)], indent: usize, style: Style) {
    for (key, value) in entries {
        pad(out, indent);
        entry(out, key, value, indent, style);
    }
}

/// `key: value` with the lines below it; the first line's indentation is written already.
pub(super) fn entry(out: &mut String, key: &str, value: &Value, indent: usize, style: Style) {
    out.push_str(&scalar::key(key));
    out.push(':');
    if is_block(value) {
        out.push('\n');
        block(out, value, indent, style);
        return;
    }
    out.push(' ');
    leaf(out, value, indent, style.step);
}

/// The lines of a block value below a key at `indent`.
pub(super) fn block(out: &mut String, value: &Value, indent: usize, style: Style) {
    match value {
        Value::Map(entries) => map(out, entries, indent + style.step, style),
        Value::Seq(items) => seq(out, items, indent + style.dash, style),
        _ => {}
    }
}

/// The members of a block list whose dashes stand at `indent`.
pub(super) fn seq(out: &mut String, items: &[Value], indent: usize, style: Style) {
    for item in items {
        pad(out, indent);
        member(out, item, indent, style);
    }
}

/// One member, dash and all; the first line's indentation is written already.
pub(super) fn member(out: &mut String, item: &Value, indent: usize, style: Style) {
    out.push_str("- ");
    behind_dash(out, item, indent + 2, style);
}

/// A member behind its dash, in a column of its own.
pub(super) fn behind_dash(out: &mut String, item: &Value, indent: usize, style: Style) {
    match item {
        Value::Map(entries) if !entries.is_empty() => {
            let mut lines = String::new();
            map(&mut lines, entries, indent, style);
            out.push_str(lines.trim_start_matches(' '));
        }
        Value::Seq(items) if !items.is_empty() => {
            let mut lines = String::new();
            seq(&mut lines, items, indent, style);
            out.push_str(lines.trim_start_matches(' '));
        }
        other => leaf(out, other, indent - 2, 2),
    }
}

/// A value that begins on its key's or dash's line; text of several lines stands `step` in from
/// `indent`.
fn leaf(out: &mut String, value: &Value, indent: usize, step: usize) {
    if let Some((header, lines)) = literal(value, step) {
        out.push_str(header);
        out.push('\n');
        body(out, &lines, indent + step);
        return;
    }
    out.push_str(&inline(value, false));
    out.push('\n');
}

/// The literal block of a text of several lines.
pub(super) fn literal(value: &Value, step: usize) -> Option<(&'static str, Vec<&str>)> {
    match value {
        Value::Text(text) => scalar::literal(text, step),
        _ => None,
    }
}

/// The lines of a literal block; empty lines stay empty.
pub(super) fn body(out: &mut String, lines: &[&str], indent: usize) {
    for line in lines {
        if !line.is_empty() {
            pad(out, indent);
            out.push_str(line);
        }
        out.push('\n');
    }
}

fn pad(out: &mut String, indent: usize) {
    out.extend(std::iter::repeat_n(' ', indent));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Value {
        Value::Text(text.to_owned())
    }

    /// New files have one fixed look: money quoted, dates plain, several lines as a literal block.
    #[test]
    fn a_new_file_has_headings_with_blank_lines_around() {
        let head = vec![
            vec![
                ("format".to_owned(), Value::Plain("1".to_owned())),
                ("number".to_owned(), Value::Quoted("261105".to_owned())),
            ],
            vec![
                ("title".to_owned(), text("阻焊脱落")),
                ("complaint".to_owned(), text("十月底\n已停线。\n")),
            ],
        ];
        let item = Value::Flow(vec![
            ("unit".to_owned(), text("a, b")),
            ("share".to_owned(), Value::Plain("70".to_owned())),
        ]);
        let headings = [
            Heading {
                key: "assignments",
                title: "分派",
                content: Some(Value::Seq(vec![item, text(" x\ny")])),
            },
            Heading {
                key: "investigation",
                title: "调查\n",
                content: None,
            },
        ];
        let expected = "\
format: 1
number: \"261105\"

title: 阻焊脱落
complaint: |
  十月底
  已停线。

# assignments · 分派
assignments:
  - {unit: \"a, b\", share: 70}
  - |2-
     x
    y

# investigation · 调查
";
        assert_eq!(new_file(&head, &headings), expected);
    }

    /// Plain values that are no token, empty text and empty collections cannot break a file.
    #[test]
    fn odd_values_are_written_safely() {
        let value = Value::map()
            .and("a", Some(Value::Plain("x: y".to_owned())))
            .and("b", Some(text("")))
            .and("c", Some(Value::Seq(vec![])))
            .and("d", Some(Value::map()))
            .and("no", Some(text("a\n\n")));
        let expected = "a: \"x: y\"\nb: \"\"\nc: []\nd: {}\n\"no\": \"a\\n\\n\"\n";
        assert_eq!(render(&value), expected);
    }
}
