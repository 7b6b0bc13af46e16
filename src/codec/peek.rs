//! One value of a case file without reading the rest: of a month with twenty thousand cases, most are of
//! other customers, and need not be read to know it.

/// What a look at a text shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Peeked<'t> {
    /// The value.
    Said(&'t str),
    /// There is none.
    Nothing,
    /// It is not written as this tool writes it, or was not always so: the file has to be read.
    Unclear,
}

/// What stands under a key of a section.
pub fn below<'t>(text: &'t str, section: &str, key: &str) -> Peeked<'t> {
    if corrected(text, section) {
        return Peeked::Unclear;
    }
    let heading = format!("\n{section}:\n");
    let Some((_, after)) = text.split_once(&heading) else {
        return if text.contains(section) {
            Peeked::Unclear
        } else {
            Peeked::Nothing
        };
    };
    let lines = after.lines().filter(|line| !line.trim().is_empty());
    let mut lines = lines
        .map(|line| (line, line.trim_start_matches(' ')))
        .peekable();
    while let Some((line, content)) = lines.next() {
        match line.len() - content.len() {
            0 if content.starts_with('#') => {}
            0 => return Peeked::Nothing,
            2 if is_plain(content) => {
                let value = content
                    .strip_prefix(key)
                    .and_then(|it| it.strip_prefix(':'));
                let ends = lines
                    .peek()
                    .is_none_or(|(next, _)| !next.starts_with("   "));
                match value {
                    Some(value) if ends => return said(value),
                    Some(_) => return Peeked::Unclear,
                    None => {}
                }
            }
            _ => return Peeked::Unclear,
        }
    }
    Peeked::Nothing
}

/// Whether a correction may have changed a section.
fn corrected(text: &str, section: &str) -> bool {
    let Some((_, after)) = text.split_once("\ncorrections:") else {
        return false;
    };
    let (first, rest) = after.split_once('\n').unwrap_or((after, ""));
    let own = |line: &&str| line.is_empty() || line.starts_with([' ', '-', '#']);
    let mut own = rest.lines().take_while(own);
    // An escape or an alias may mean any word.
    !first.is_empty() || own.any(|line| line.contains(section) || line.contains(['\\', '*']))
}

/// Whether a line holds a key with its whole value.
fn is_plain(line: &str) -> bool {
    let key = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    let entry = line.split_once(':');
    entry.is_some_and(|(before, value)| before.chars().all(key) && !value.trim().is_empty())
}

fn said(value: &str) -> Peeked<'_> {
    let value = value.trim();
    let quoted = |mark: char| {
        let inner = value.strip_prefix(mark)?.strip_suffix(mark)?;
        (!inner.contains([mark, '\\'])).then_some(inner)
    };
    if let Some(inner) = quoted('"').or_else(|| quoted('\'')) {
        return Peeked::Said(inner);
    }
    let mark = value.starts_with(|c: char| "-?:,[]{}#&*!|>'\"%@`~".contains(c));
    if mark || value.contains(" #") || value.contains(": ") || value.ends_with(':') {
        return Peeked::Unclear;
    }
    match value {
        "null" | "Null" | "NULL" => Peeked::Nothing,
        value => Peeked::Said(value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whatever is not plainly so is not said: the file is read then.
    #[test]
    fn a_value_is_seen_where_it_plainly_stands() {
        for (text, seen) in [
            ("customer:\n  name: 华南电子\n", Peeked::Said("华南电子")),
            (
                "customer:\n  contact: 王\n\n  name: \"A B\"\nproduct:\n",
                Peeked::Said("A B"),
            ),
            (
                "customer:\n  contact: 王\nproduct:\n  name: x\n",
                Peeked::Nothing,
            ),
            ("product:\n  name: x\n", Peeked::Nothing),
            ("customer: {name: x}\n", Peeked::Unclear),
            ("customer:\n    name: x\n", Peeked::Unclear),
            ("customer:\n  name: x\n    y\n", Peeked::Unclear),
            ("customer:\n  name: x # y\n", Peeked::Unclear),
            ("customer:\n  name: |-\n    x\n", Peeked::Unclear),
            ("customer:\n  name: \"a\\n\"\n", Peeked::Unclear),
            ("customer:\n  name:\n    x\n", Peeked::Unclear),
            ("customer:\n  name: x\ncorrections:\n", Peeked::Said("x")),
            (
                "customer:\n  name: x\ncorrections:\n  - field: origin\n\n    old: a\nlinks:\n  customer: 1\n",
                Peeked::Said("x"),
            ),
            (
                "customer:\n  name: x\ncorrections:\n- {field: customer.name}\n",
                Peeked::Unclear,
            ),
            (
                "customer:\n  name: x\ncorrections:\n  - field: a\n  - field: \"c\\x75stomer\"\n",
                Peeked::Unclear,
            ),
            (
                "customer:\n  name: x\ncorrections:\n  - field: *a\n",
                Peeked::Unclear,
            ),
            (
                "customer:\n  name: x\ncorrections: [{field: a}]\n",
                Peeked::Unclear,
            ),
            ("customer:\r\n  name: x\r\n", Peeked::Unclear),
        ] {
            let text = format!("format: 1\n{text}");
            assert_eq!(below(&text, "customer", "name"), seen, "{text}");
        }
    }
}
