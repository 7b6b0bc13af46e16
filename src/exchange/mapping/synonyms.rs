//! What other registers call the fields and words of a case.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization as _;

use crate::codec::toml;
use crate::domain::tree::{Data, Node};

static KNOWN: LazyLock<Known> = LazyLock::new(|| {
    let root = toml::parse(include_str!("synonyms.toml")).unwrap_or(Node {
        data: Data::Null,
        span: 0..0,
    });
    let lists = |node: Option<&Node>| node.map(lists).unwrap_or_default();
    let words = root.get("words").map(Node::entries).unwrap_or_default();
    Known {
        heads: lists(root.get("heads")),
        words: words
            .iter()
            .map(|entry| (entry.key.clone(), lists(Some(&entry.value))))
            .collect(),
        flags: lists(root.get("flags")),
        pieces: lists(root.get("pieces")),
    }
});

/// By another name, folded, what is meant.
type Names = BTreeMap<String, String>;

struct Known {
    heads: Names,
    words: BTreeMap<String, Names>,
    flags: Names,
    pieces: Names,
}

fn lists(node: &Node) -> Names {
    let mut names = Names::new();
    for list in node.entries() {
        let members = list.value.items().iter().filter_map(Node::text);
        names.extend(members.map(|name| (folded(name), list.key.clone())));
    }
    names
}

/// A head or word as it is compared: letters and digits alone, whatever their width and case.
pub fn folded(text: &str) -> String {
    let plain = text.nfkc().flat_map(char::to_lowercase);
    let kept = |c: &char| c.is_alphanumeric() || matches!(c, '√' | '✓' | '×' | '✗');
    plain.filter(kept).collect()
}

/// The field that a register's head means.
pub fn field(head: &str) -> Option<&'static str> {
    KNOWN.heads.get(&folded(head)).map(String::as_str)
}

/// The word of the field at a path that a register's word means.
pub fn word(path: &str, text: &str) -> Option<&'static str> {
    let words = KNOWN.words.get(path)?;
    words.get(&folded(text)).map(String::as_str)
}

/// Yes or no, as registers say it.
pub fn flag(text: &str) -> Option<bool> {
    KNOWN.flags.get(&folded(text)).map(|word| word == "true")
}

/// Whether a unit says no more than pieces.
pub fn is_pieces(unit: &str) -> bool {
    KNOWN.pieces.contains_key(&folded(unit))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::case::Case;
    use crate::domain::case::form;
    use crate::domain::schema::{self, Declared as _, Kind};

    /// Every name leads to a field that can be told, and every word to one the field may hold.
    #[test]
    fn the_table_leads_to_what_there_is() {
        for path in KNOWN.heads.values() {
            let ended = path.strip_prefix("closing.");
            let known = form::told().any(|(known, _)| known == *path)
                || ended.is_some_and(|key| form::ended().any(|field| field.key == key))
                || ["number", "received", "items"].contains(&path.as_str());
            assert!(known, "{path}");
        }
        for (path, words) in &KNOWN.words {
            let field = schema::at(Case::FIELDS, &path.parse().unwrap()).unwrap();
            let Kind::Word(there, _) = field.kind else {
                panic!("{path}")
            };
            for word in words.values() {
                assert!(there().contains(&word.as_str()), "{path}: {word}");
            }
        }
        assert_eq!(flag("是"), Some(true));
        assert_eq!(flag("No"), Some(false));
        assert!(is_pieces("PCS") && !is_pieces("kg"));
    }

    #[test]
    fn a_head_is_known_however_it_is_set() {
        for head in [
            "客户名称",
            " 客户 名称:",
            "Customer Name",
            "customer_name",
            "ＣＵＳＴＯＭＥＲ",
        ] {
            assert_eq!(field(head), Some("customer.name"), "{head}");
        }
        assert_eq!(field("膜厚"), None);
    }
}
