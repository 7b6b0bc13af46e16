//! Edits of a TOML text that leave every line alone they need not touch.
//!
//! Each edit is a splice; what comes out is read again and compared with what was meant before it is
//! given back.

use std::ops::Range;

use super::parse;
use super::written::{quoted, written};
use crate::codec::error::EditError;
use crate::domain::tree::{Data, Edit, Entry, Node, Path, Seg, Value};

/// The text with the edits made, one after the other. Lists of tables are those with headers of their
/// own; an edit of any other is refused.
///
/// # Errors
/// An edit of what is not there, or one that would change something else.
pub fn edit(text: &str, edits: &[Edit]) -> Result<String, EditError> {
    let mut text = text.to_owned();
    for edit in edits {
        text = made(&text, edit)?;
    }
    Ok(text)
}

fn made(text: &str, edit: &Edit) -> Result<String, EditError> {
    let before = parse(text).map_err(|_| EditError::Unsafe)?;
    let (range, new) = splice(text, &before, edit)?;
    let mut out = text.to_owned();
    out.replace_range(range, &new);
    let after = parse(&out).map_err(|_| EditError::Unsafe)?;
    let mut meant = before;
    change(&mut meant, edit).ok_or(EditError::Unsafe)?;
    if same(&meant, &after) {
        Ok(out)
    } else {
        Err(EditError::Unsafe)
    }
}

/// What is put where.
type Splice = (Range<usize>, String);

fn splice(text: &str, root: &Node, edit: &Edit) -> Result<Splice, EditError> {
    match edit {
        Edit::Set(path, value) => set(text, root, path, value),
        Edit::Append(path, value) => append(text, root, path, value),
        Edit::Remove(path) => remove(text, root, path),
        Edit::Archive { .. } => Err(EditError::Unsafe),
    }
}

fn set(text: &str, root: &Node, path: &Path, value: &Value) -> Result<Splice, EditError> {
    if let Some(node) = root.at(path) {
        return Ok((node.span.clone(), inline(value)?));
    }
    let (table, key) = above(root, path)?;
    let at = end_of(text, table)?;
    let (at, torn) = (next_line(text, at), line_break(text));
    let head = if text[..at].ends_with('\n') { "" } else { torn };
    let line = format!("{head}{} = {}{torn}", bare(key), inline(value)?);
    Ok((at..at, line))
}

fn append(text: &str, root: &Node, path: &Path, value: &Value) -> Result<Splice, EditError> {
    let list = root.at(path);
    if let Value::Map(entries) = value {
        let [Seg::Key(key)] = path.0.as_slice() else {
            return Err(EditError::NotAMap);
        };
        let after = match list.map(|list| list.items().last().ok_or(EditError::NotAList)) {
            Some(table) => next_line(text, end_of(text, table?)?),
            None => text.len(),
        };
        return Ok((after..after, table(text, after, key, entries)?));
    }
    match list {
        None => set(text, root, path, &Value::Seq(vec![value.clone()])),
        Some(list) => match (&list.data, list.items().last()) {
            (Data::Seq(_), Some(member)) => {
                let at = member.span.end;
                Ok((at..at, format!(", {}", inline(value)?)))
            }
            (Data::Seq(_), None) => {
                let one = Value::Seq(vec![value.clone()]);
                Ok((list.span.clone(), inline(&one)?))
            }
            _ => Err(EditError::NotAList),
        },
    }
}

/// A table under a header of its own, with a blank line before it.
fn table(
    text: &str,
    at: usize,
    key: &str,
    entries: &[(String, Value)],
) -> Result<String, EditError> {
    let torn = line_break(text);
    let before = &text[..at];
    let apart = match before.trim_end_matches([' ', '\t']) {
        "" | "\u{feff}" => String::new(),
        open if !open.ends_with('\n') => torn.repeat(2),
        open if open.ends_with("\n\n") || open.ends_with("\n\r\n") => String::new(),
        _ => torn.to_owned(),
    };
    let mut new = vec![apart, format!("[[{}]]{torn}", bare(key))];
    for (key, value) in entries {
        new.push(format!("{} = {}{torn}", bare(key), inline(value)?));
    }
    Ok(new.concat())
}

fn remove(text: &str, root: &Node, path: &Path) -> Result<Splice, EditError> {
    let there = || EditError::NothingThere {
        field: path.to_string(),
    };
    let node = root.at(path).ok_or_else(there)?;
    let (last, above) = path.0.split_last().ok_or(EditError::Root)?;
    let holder = root.at(&Path(above.to_vec())).ok_or_else(there)?;
    match last {
        Seg::Index(i) => member(text, holder, *i),
        Seg::Key(key) => {
            headed(text, holder)?;
            let entry = holder.entries().iter().find(|entry| entry.key == *key);
            let start = entry.ok_or_else(there)?.key_span.start;
            let start = text[..start].rfind('\n').map_or(0, |at| at + 1);
            Ok((start..next_line(text, node.span.end), String::new()))
        }
    }
}

/// A member of an array, with the comma that parts it from its neighbour.
fn member(text: &str, list: &Node, i: usize) -> Result<Splice, EditError> {
    let items = list.items();
    let own = &items
        .get(i)
        .ok_or(EditError::NoMember { index: i + 1 })?
        .span;
    if text[own.start..].starts_with("[[") {
        return Err(EditError::Unsafe);
    }
    let before = i.checked_sub(1).map(|before| items[before].span.end);
    let rest = &text[own.end..];
    let comma = rest.trim_start().starts_with(',').then(|| rest.find(','));
    let range = match (before, items.get(i + 1), comma.flatten()) {
        (None, None, _) => return Ok((list.span.clone(), "[]".to_owned())),
        (_, Some(next), _) => own.start..next.span.start,
        (_, None, Some(comma)) => whole_line(text, own.start..own.end + comma + 1),
        // A comma may stand before the bracket: a comment between is not taken along.
        (Some(before), ..) if text[before..own.start].contains('#') => own.clone(),
        (Some(before), ..) => before..own.end,
    };
    Ok((range, String::new()))
}

/// The line of a range with its break, where nothing else is on it.
fn whole_line(text: &str, range: Range<usize>) -> Range<usize> {
    let start = text[..range.start].rfind('\n').map_or(0, |at| at + 1);
    let end = next_line(text, range.end);
    let alone = [&text[start..range.start], &text[range.end..end]];
    let alone = alone.iter().all(|around| around.trim().is_empty());
    if alone { start..end } else { range }
}

/// The table a key is to be added to.
fn above<'a, 'p>(root: &'a Node, path: &'p Path) -> Result<(&'a Node, &'p str), EditError> {
    let Some((Seg::Key(key), above)) = path.0.split_last() else {
        return Err(EditError::NotAMap);
    };
    let table = root.at(&Path(above.to_vec())).ok_or(EditError::NotAMap)?;
    Ok((table, key))
}

/// Refuses a table that is not under a header of its own.
fn headed(text: &str, table: &Node) -> Result<(), EditError> {
    let written = text.get(table.span.clone()).unwrap_or_default();
    let header = matches!(table.data, Data::Map(_)) && written.starts_with('[');
    if header {
        Ok(())
    } else {
        Err(EditError::Unsafe)
    }
}

/// Where the last line of a table under a header ends, tables below it apart.
fn end_of(text: &str, table: &Node) -> Result<usize, EditError> {
    headed(text, table)?;
    let own = table.entries().iter();
    let own = own.filter(|entry| headed(text, &entry.value).is_err());
    Ok(own
        .map(|entry| last(&entry.value))
        .fold(table.span.end, usize::max))
}

/// Where a value ends; one of dotted keys where the last of them does.
fn last(node: &Node) -> usize {
    let below = node.entries().iter();
    below
        .map(|entry| last(&entry.value))
        .fold(node.span.end, usize::max)
}

fn next_line(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |i| at + i + 1)
}

fn line_break(text: &str) -> &'static str {
    match text.find('\n') {
        Some(i) if text[..i].ends_with('\r') => "\r\n",
        _ => "\n",
    }
}

/// A key, quoted where it must be.
fn bare(key: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    if !key.is_empty() && key.chars().all(plain) {
        key.to_owned()
    } else {
        quoted(key)
    }
}

/// A value on one line that is no table.
fn inline(value: &Value) -> Result<String, EditError> {
    let whole = |value: &Value| !matches!(value, Value::Map(_) | Value::Flow(_));
    let plain = match value {
        Value::Seq(members) => members.iter().all(whole),
        single => whole(single),
    };
    plain.then(|| written(value)).ok_or(EditError::NotAList)
}

/// Makes the edit in the data; `None` where it cannot be.
fn change(root: &mut Node, edit: &Edit) -> Option<()> {
    match edit {
        Edit::Set(path, value) => put(root, path, Node::of(value)),
        Edit::Append(path, value) => match root.at_mut(path) {
            Some(Node {
                data: Data::Seq(items),
                ..
            }) => {
                items.push(Node::of(value));
                Some(())
            }
            Some(_) => None,
            None => put(root, path, Node::of(&Value::Seq(vec![value.clone()]))),
        },
        Edit::Remove(path) => {
            let (last, above) = path.0.split_last()?;
            match (last, &mut root.at_mut(&Path(above.to_vec()))?.data) {
                (Seg::Key(key), Data::Map(entries)) => {
                    entries.retain(|entry| entry.key != *key);
                    Some(())
                }
                (Seg::Index(i), Data::Seq(items)) if *i < items.len() => {
                    items.remove(*i);
                    Some(())
                }
                _ => None,
            }
        }
        Edit::Archive { .. } => None,
    }
}

fn put(root: &mut Node, path: &Path, value: Node) -> Option<()> {
    if let Some(there) = root.at_mut(path) {
        *there = value;
        return Some(());
    }
    let (Seg::Key(key), above) = path.0.split_last()? else {
        return None;
    };
    let Data::Map(entries) = &mut root.at_mut(&Path(above.to_vec()))?.data else {
        return None;
    };
    entries.push(Entry {
        key: key.clone(),
        key_span: 0..0,
        value,
    });
    Some(())
}

/// Whether two texts hold the same, wherever it stands.
fn same(one: &Node, other: &Node) -> bool {
    match (&one.data, &other.data) {
        (Data::Map(a), Data::Map(b)) => {
            let found = |entry: &Entry| {
                let mut twins = b.iter().filter(|twin| twin.key == entry.key);
                twins.any(|twin| same(&entry.value, &twin.value))
            };
            a.len() == b.len() && a.iter().all(found)
        }
        (Data::Seq(a), Data::Seq(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b))
        }
        _ => one.text().is_some() && one.text() == other.text(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "\
# Who is who.
[[person]]
id = \"a\"   # the first
roles = [
  \"x\", # why
  \"y\",
]

[[person]] # the second
id = 'b'
title = { zh = \"乙\" }
email=\"b@x\"
# about postings

[other]
list = [{ id = \"c\" }]
# the end
";

    fn path(text: &str) -> Path {
        text.parse().unwrap()
    }

    fn text(text: &str) -> Value {
        Value::Text(text.to_owned())
    }

    fn posting() -> Edit {
        let day = Value::Plain("2026-10-01".to_owned());
        let map = Value::map()
            .and("person", Some(text("b\"\\\u{1b}")))
            .and("from", Some(day));
        Edit::Append(path("posting"), map)
    }

    /// What goes and what comes of the lines, by an edit of [`TEXT`].
    fn lines(edits: &[Edit]) -> (Vec<String>, Vec<String>) {
        let after = edit(TEXT, edits).unwrap();
        let beyond = |of: &str, other: &str| {
            let other: Vec<&str> = other.lines().collect();
            let only = of.lines().filter(|line| !other.contains(line));
            only.map(str::to_owned).collect()
        };
        (beyond(TEXT, &after), beyond(&after, TEXT))
    }

    /// Comments, order and quotes of every other line stay.
    #[test]
    fn an_edit_changes_only_its_lines() {
        let set = |at: &str, value: &str| lines(&[Edit::Set(path(at), text(value))]);
        let (gone, new) = set("person[0].id", "z");
        assert_eq!(gone, ["id = \"a\"   # the first"]);
        assert_eq!(new, ["id = \"z\"   # the first"]);
        assert_eq!(
            set("person[1].unit", "u"),
            (vec![], vec!["unit = \"u\"".into()])
        );
        let after = edit(TEXT, &[Edit::Set(path("person[0].unit"), text("u"))]).unwrap();
        assert!(after.contains("]\nunit = \"u\"\n\n[[person]] #"), "{after}");
        let (gone, new) = lines(&[Edit::Remove(path("person[1].email"))]);
        assert_eq!((gone, new), (vec!["email=\"b@x\"".into()], vec![]));
    }

    #[test]
    fn a_list_grows_and_shrinks() {
        let second = Edit::Append(path("person"), Value::map().and("id", Some(text("c"))));
        let after = edit(TEXT, &[second, posting()]).unwrap();
        let person = "email=\"b@x\"\n\n[[person]]\nid = \"c\"\n# about";
        assert!(after.contains(person), "{after}");
        let end = "# the end\n\n[[posting]]\nperson = \"b\\\"\\\\\\u001B\"\nfrom = 2026-10-01\n";
        assert!(after.ends_with(end), "{after}");
        let (gone, new) = lines(&[Edit::Append(path("person[0].roles"), text("z"))]);
        assert_eq!(
            (gone[0].as_str(), new[0].as_str()),
            ("  \"y\",", "  \"y\", \"z\",")
        );
        let first = edit(TEXT, &[Edit::Remove(path("person[0].roles[1]"))]).unwrap();
        assert!(first.contains("\"x\", # why\n]\n"), "{first}");
        let plain = "a = [\"x\", \"y\"]\n[[b]]\n";
        let last = edit(plain, &[Edit::Remove(path("a[1]"))]).unwrap();
        assert_eq!(last, "a = [\"x\"]\n[[b]]\n");
        let both = [0, 0].map(|i| Edit::Remove(path("person[0].roles").index(i)));
        assert!(edit(TEXT, &both).unwrap().contains("roles = []\n"));
    }

    /// Line breaks of another system, a byte order mark and an end without a line break stay.
    #[test]
    fn the_form_of_the_file_stays() {
        let windows = format!("\u{feff}{}", TEXT.trim_end().replace('\n', "\r\n"));
        let set = Edit::Set(path("person[1].unit"), text("u"));
        let after = edit(&windows, &[posting(), set]).unwrap();
        assert!(after.starts_with("\u{feff}# Who"));
        assert_eq!(after.matches('\n').count(), after.matches("\r\n").count());
        assert!(
            after.contains("# the end\r\n\r\n[[posting]]\r\n"),
            "{after:?}"
        );
    }

    /// What has no header of its own is not edited, nor what is not there.
    #[test]
    fn what_cannot_be_spliced_is_refused() {
        let inline = Edit::Set(path("other.list[0].name"), text("x"));
        assert_eq!(edit(TEXT, &[inline]), Err(EditError::Unsafe));
        let absent = Edit::Remove(path("person[0].unit"));
        assert!(edit(TEXT, &[absent]).is_err());
        assert!(edit(TEXT, &[Edit::Set(path("person[9].id"), text("x"))]).is_err());
        assert!(edit(TEXT, &[Edit::Remove(path("person[0]"))]).is_err());
        assert!(edit("a = [\n", &[posting()]).is_err());
    }
}
