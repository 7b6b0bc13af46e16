//! TOML policies as data with places.

pub mod edit;
pub mod kept;
pub mod written;

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::error::{SyntaxError, SyntaxFault};
use crate::domain::tree::{Data, Entry, Node, Scalar, ScalarForm};

/// Reads a TOML text. Integers, floats and dates keep their source text; keys stand in the order
/// of the file. A table's span is its header's, where it has one.
///
/// # Errors
/// Everything found wrong, in the order of the text; at least one fault.
pub fn parse(text: &str) -> Result<Node, Vec<SyntaxFault>> {
    super::limit(text.len()).map_err(|fault| vec![fault])?;
    super::no_conflict(text, false).map_err(|fault| vec![fault])?;
    let (root, errors) = DeTable::parse_recoverable(text);
    if errors.is_empty() {
        return Ok(Node {
            data: table(text, root.get_ref()),
            span: root.span(),
        });
    }
    let mut faults: Vec<SyntaxFault> = errors.iter().map(fault).collect();
    faults.sort_by_key(|fault| fault.offset);
    faults.dedup();
    Err(faults)
}

fn fault(error: &toml::de::Error) -> SyntaxFault {
    let offset = error.span().map_or(0, |span| span.start);
    let detail = error.message();
    let what = if detail.contains("duplicate key") {
        SyntaxError::TomlKeyTwice
    } else {
        let detail = detail.to_owned();
        SyntaxError::NotToml { detail }
    };
    what.at(offset)
}

fn table(text: &str, table: &DeTable) -> Data {
    let mut entries: Vec<Entry> = table
        .iter()
        .map(|(key, value)| Entry {
            key: key.get_ref().to_string(),
            key_span: key.span(),
            value: node(text, value),
        })
        .collect();
    entries.sort_by_key(|entry| entry.key_span.start);
    Data::Map(entries)
}

fn node(text: &str, value: &Spanned<DeValue>) -> Node {
    let span = value.span();
    let source = || text.get(span.clone()).unwrap_or_default().to_owned();
    let data = match value.get_ref() {
        DeValue::String(string) => scalar(string.to_string(), ScalarForm::Text),
        DeValue::Integer(_) => scalar(source(), ScalarForm::Integer),
        DeValue::Float(_) => scalar(source(), ScalarForm::Float),
        DeValue::Boolean(_) => scalar(source(), ScalarForm::Boolean),
        DeValue::Datetime(_) => scalar(source(), ScalarForm::DateTime),
        DeValue::Array(items) => Data::Seq(items.iter().map(|item| node(text, item)).collect()),
        DeValue::Table(inner) => table(text, inner),
    };
    let span = match &data {
        Data::Seq(items) if span.is_empty() => covering(span, items),
        _ => span,
    };
    Node { data, span }
}

/// An array of tables stands where its first table does.
fn covering(span: Range<usize>, items: &[Node]) -> Range<usize> {
    items.first().map_or(span, |first| first.span.clone())
}

fn scalar(text: String, form: ScalarForm) -> Data {
    Data::Scalar(Scalar { text, form })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::tree::Path;

    const POLICY: &str = "\
id = \"manufacturing\"
title = { zh = \"办法\", en = \"Regulation\" }
effective_from = 2026-01-01
roll = true
share = 12.50
big = 1_000
[numbering]
pattern = \"{yy}\"
[[deadline]]
clock = \"overall\"
[[deadline]]
clock = \"answer\"
[a.b]
c = [1, \"x\"]
";

    fn at(path: &str) -> Node {
        let root = parse(POLICY).unwrap();
        root.at(&path.parse::<Path>().unwrap()).unwrap().clone()
    }

    fn scalar_at(path: &str) -> (String, ScalarForm) {
        match at(path).data {
            Data::Scalar(scalar) => (scalar.text, scalar.form),
            other => panic!("{path}: {other:?}"),
        }
    }

    /// Figures keep their source text: a float is marked as one, so money never goes through it.
    #[test]
    fn scalars_keep_their_source_text() {
        assert_eq!(scalar_at("id"), ("manufacturing".into(), ScalarForm::Text));
        assert_eq!(
            scalar_at("effective_from"),
            ("2026-01-01".into(), ScalarForm::DateTime)
        );
        assert_eq!(scalar_at("roll"), ("true".into(), ScalarForm::Boolean));
        assert_eq!(scalar_at("share"), ("12.50".into(), ScalarForm::Float));
        assert_eq!(scalar_at("big"), ("1_000".into(), ScalarForm::Integer));
        assert_eq!(scalar_at("a.b.c[0]"), ("1".into(), ScalarForm::Integer));
        assert_eq!(
            scalar_at("deadline[1].clock"),
            ("answer".into(), ScalarForm::Text)
        );
    }

    /// Keys come in the order of the file, and every value knows its place.
    #[test]
    fn places_point_into_the_file() {
        let root = parse(POLICY).unwrap();
        let keys: Vec<_> = root.entries().iter().map(|e| e.key.as_str()).collect();
        let expected = [
            "id",
            "title",
            "effective_from",
            "roll",
            "share",
            "big",
            "numbering",
            "deadline",
            "a",
        ];
        assert_eq!(keys, expected);
        assert_eq!(&POLICY[at("title.zh").span], "\"办法\"");
        assert_eq!(&POLICY[at("numbering").span], "[numbering]");
        assert_eq!(
            at("deadline[1]").span.start,
            POLICY.rfind("[[deadline]]").unwrap()
        );
        assert_eq!(
            at("deadline").span.start,
            POLICY.find("[[deadline]]").unwrap()
        );
    }

    /// All faults of a file come out at once.
    #[test]
    fn every_fault_has_a_place() {
        let faults = parse("a = \nb = 1\nb = 2\nc = [1\n").unwrap_err();
        assert!(faults.len() >= 2, "{faults:?}");
        assert_eq!(faults[0].offset, 4);
        let twice = faults.iter().find(|f| f.what == SyntaxError::TomlKeyTwice);
        assert_eq!(twice.map(|f| f.offset), Some(11), "{faults:?}");
    }

    /// Hostile nesting is refused, not followed.
    #[test]
    fn deep_nesting_is_refused() {
        let text = format!("a = {}", "[".repeat(100_000));
        assert!(parse(&text).is_err());
    }
}
