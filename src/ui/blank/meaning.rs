//! What a key means, on one line.

use crate::domain::msg::Msg;
use crate::domain::policy::fixed_words;
use crate::domain::schema::{Field, Kind};
use crate::msg;
use crate::ui::lang::Lang;
use crate::ui::words::Words;

/// The language of the declarations.
const DECLARED: Lang = Lang::En;

/// What a key means and which words it may have. The declarations are in English; another language
/// says it in the catalogue, beside its name for the key.
pub(super) fn of(words: &Words, path: &str, field: &Field) -> String {
    let meaning = if words.lang() == DECLARED {
        sentence(field.doc)
    } else {
        told(words, path, field.key).unwrap_or_else(|| sentence(field.doc))
    };
    match allowed(field) {
        Some(allowed) => words.say(&msg!(
            "blank-one-of",
            meaning = meaning,
            words = Msg::list(allowed)
        )),
        None => meaning,
    }
}

/// What a table is called, and what for.
pub(super) fn table(words: &Words, path: &str, field: &Field) -> String {
    let entries = ["table", "key"].map(|sort| format!("regulation-{sort}-{}", dashed(path)));
    let title = entries.iter().find_map(|entry| words.find(entry));
    let means = |entry: &String| words.find_attribute(entry, MEANS);
    let purpose = if words.lang() == DECLARED {
        Some(sentence(field.doc))
    } else {
        entries.iter().find_map(means)
    };
    let title = title.unwrap_or_else(|| path.to_owned());
    match purpose {
        Some(purpose) => words.say(&msg!("blank-table", title = title, purpose = purpose)),
        None => title,
    }
}

/// The catalogue's attribute that says what a key or table is for, where its declaration is in
/// another language.
const MEANS: &str = "means";

/// What a key is for, in another language than that of its declaration: by its path, as a key of its
/// table, else whatever table it stands in.
fn means(words: &Words, path: &str, key: &str) -> Option<String> {
    let entry = |name: &str| format!("regulation-key-{}", dashed(name));
    let table = path.rsplit_once('.').map_or("", |(table, _)| table);
    let own = format!("{MEANS}-{}", dashed(table));
    let find = |name, attribute: &str| words.find_attribute(&entry(name), attribute);
    find(path, MEANS)
        .or_else(|| find(key, &own))
        .or_else(|| find(key, MEANS))
}

fn told(words: &Words, path: &str, key: &str) -> Option<String> {
    if key == "rule" {
        return words.find("blank-rule");
    }
    let name = |name: &str| words.find(&format!("regulation-key-{}", dashed(name)));
    let name = || name(path).or_else(|| name(key));
    means(words, path, key).or_else(name)
}

fn dashed(path: &str) -> String {
    path.replace(['.', '_'], "-")
}

/// The first sentence of a doc comment, without the rules of other regulations.
fn sentence(doc: &str) -> String {
    let doc = doc.split_whitespace().collect::<Vec<_>>().join(" ");
    let doc = doc.replace("[`", "`").replace("`]", "`");
    let begins = |rest: &str| rest.starts_with(|c: char| c.is_ascii_uppercase());
    let mut ends = doc.match_indices(". ").map(|(at, _)| at + 1);
    let end = ends.find(|end| begins(&doc[end + 1..]));
    let mut sentence = doc[..end.unwrap_or(doc.len())].to_owned();
    while let Some((at, cited)) = cited(&sentence) {
        sentence.replace_range(at..at + cited, "");
    }
    sentence
}

/// Where a sentence cites a rule of another regulation, ` (M-9.4)`, and how much of it does.
fn cited(sentence: &str) -> Option<(usize, usize)> {
    let mut opened = sentence.match_indices(" (");
    opened.find_map(|(at, _)| {
        let rest = &sentence[at..];
        let rule = rest.get(2..4)?.bytes().collect::<Vec<_>>();
        let cites = rule[0].is_ascii_uppercase() && rule[1] == b'-';
        cites.then_some((at, rest.find(')')? + 1))
    })
}

/// The words there are, where they do not depend on the company.
fn allowed(field: &Field) -> Option<Vec<String>> {
    let texts = |words: Vec<&'static str>| words.into_iter().map(str::to_owned).collect();
    match field.kind {
        Kind::Word(words, _) | Kind::Many(&Kind::Word(words, _)) => Some(texts(words())),
        Kind::Within(least, most) | Kind::Many(&Kind::Within(least, most)) => {
            Some(vec![format!("{least}–{most}")])
        }
        Kind::Flag => Some(texts(vec!["true", "false"])),
        Kind::Map(shape) => Some(texts(shape.iter().map(|field| field.key).collect())),
        _ => fixed_words(field),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::policy::Policy;
    use crate::domain::schema::{Shape, Table as _};

    /// The tables and keys that another language than that of the declarations says nothing of.
    fn untold(words: &Words, shape: Shape, path: &str, found: &mut Vec<String>) {
        for field in shape.iter().filter(|field| field.key != "rule") {
            let path = match path {
                "" => field.key.to_owned(),
                path => format!("{path}.{}", field.key),
            };
            let inner = field.below();
            let told = if inner.iter().any(|field| field.key == "rule") {
                untold(words, inner, &path, found);
                let key = format!("regulation-table-{}", dashed(&path));
                words.find_attribute(&key, MEANS).is_some()
            } else {
                means(words, &path, field.key).is_some()
            };
            if !told {
                found.push(path);
            }
        }
    }

    /// Point 22: a blank policy says in Chinese what every key and table is for, as it does in the
    /// English of the declarations.
    #[test]
    fn every_key_is_told_in_chinese() {
        let mut found = Vec::new();
        untold(&Words::new(Lang::Zh), Policy::FIELDS, "", &mut found);
        assert_eq!(found, [""; 0]);
    }
}
