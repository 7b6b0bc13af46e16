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
/// gives its name for it.
pub(super) fn of(words: &Words, path: &str, field: &Field) -> String {
    let declared = || sentence(field.doc);
    let meaning = if words.lang() == DECLARED {
        declared()
    } else {
        name(words, path, field.key).unwrap_or_else(declared)
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
    let title = words.find(&format!("regulation-table-{}", dashed(path)));
    let title = title.unwrap_or_else(|| path.to_owned());
    if words.lang() == DECLARED {
        format!("{title}: {}", sentence(field.doc))
    } else {
        title
    }
}

fn name(words: &Words, path: &str, key: &str) -> Option<String> {
    if key == "rule" {
        return words.find("blank-rule");
    }
    let own = words.find(&format!("regulation-key-{}", dashed(path)));
    own.or_else(|| words.find(&format!("regulation-key-{}", dashed(key))))
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
