//! What a policy is, by its first lines: enough to know whether the rest has to be read.

use crate::domain::policy::editions::Edition;
use crate::domain::time::date_of;

/// The edition a policy's text begins by stating; `None` where its first lines do not say so
/// plainly, and all of it has to be read to know.
pub fn edition(text: &str) -> Option<Edition> {
    let (mut id, mut from) = (None, None);
    for line in text.lines() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        // A value of several lines, or a table, may hold lines that look like the keys looked for.
        let (key, value) = line.split_once('=').filter(|_| !opens(line))?;
        match key.trim_end() {
            "id" => id = Some(plain(value)?),
            "effective_from" => from = Some(date_of(plain(value)?)?),
            _ => {}
        }
        if let (Some(id), Some(effective_from)) = (id, from) {
            let id = id.to_owned();
            return Some(Edition { id, effective_from });
        }
    }
    None
}

/// Whether a line may begin something that the next one goes on with.
fn opens(line: &str) -> bool {
    let within =
        |open: char, close: char| line.matches(open).count() != line.matches(close).count();
    line.starts_with('[')
        || line.contains("\"\"\"")
        || line.contains("'''")
        || within('[', ']')
        || within('{', '}')
}

/// The text of a value that stands on its line without escapes.
fn plain(value: &str) -> Option<&str> {
    let value = value.trim_start();
    let (said, after) = match value.strip_prefix('"') {
        Some(quoted) => quoted.split_once('"')?,
        None => value.split_at(value.find([' ', '\t', '#']).unwrap_or(value.len())),
    };
    let after = after.trim_start();
    let alone = after.is_empty() || after.starts_with('#');
    (alone && !said.is_empty() && !said.contains(['\\', '\'', '"'])).then_some(said)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Option<(String, String)> {
        let found = edition(text)?;
        Some((found.id, found.effective_from.to_string()))
    }

    /// What the first lines say is what the whole file says; where they might not, they say nothing.
    #[test]
    fn an_edition_is_told_by_its_first_lines_or_not_at_all() {
        let told = Some(("a".to_owned(), "2026-01-01".to_owned()));
        for text in [
            "id = \"a\"\neffective_from = 2026-01-01\n",
            "# x\n\n effective_from = \"2026-01-01\" # y\ntitle = { zh = \"办法\" }\nid=\"a\"#z\r\n",
            "steps = [\"closed\"]\nid = \"a\"\neffective_from = 2026-01-01 # z\n[x]\nid = \"b\"\n",
        ] {
            assert_eq!(of(text), told, "{text}");
        }
        for text in [
            "",
            "id = \"a\"\n",
            "id = \"a\"\n[rules]\neffective_from = 2026-01-01\n",
            "steps = [\n\"closed\"]\nid = \"a\"\neffective_from = 2026-01-01\n",
            "title = \"\"\"\nid = \"b\"\neffective_from = 2026-01-01\n\"\"\"\n",
            "title = '''\nid = \"b\"\neffective_from = 2026-01-01\n'''\n",
            "id = \"\\u0061\"\neffective_from = 2026-01-01\n",
            "id = \"a\"\neffective_from = 2026-13-01\n",
            "id = 'a'\neffective_from = 2026-01-01\n",
            "\u{feff}nothing\nid = \"a\"\neffective_from = 2026-01-01\n",
        ] {
            assert_eq!(of(text), None, "{text}");
        }
    }
}
