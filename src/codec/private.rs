//! What of a case goes into its private part.

use std::borrow::Cow;
use std::ops::Range;

use super::parts::{is_beside, joined, owner, place, value_of};
use super::record::layout;
use super::yaml::{Doc, EditFault};
use crate::domain::case::sections::section_is_beside;
use crate::domain::tree::{Data, Edit, Path, Value};

/// The key that says that the private part is kept beside the case.
const PRIVATE: &str = "private";

/// Who the customer is, as a keyed sum.
const SUM: &str = "customer_sum";

/// The text with each section in its part: what was added to the one and belongs in the other goes
/// there, with the lines it takes.
pub fn sorted(text: &str) -> Cow<'_, str> {
    if place(text).is_none() && !is_beside(text) {
        return Cow::Borrowed(text);
    }
    let Ok(doc) = Doc::parse(text) else {
        return Cow::Borrowed(text);
    };
    let mark = place(text);
    let misplaced = |begin: usize, key: &str| {
        let within = mark.as_ref().is_some_and(|mark| begin >= mark.end);
        within != section_is_beside(key)
    };
    let mut moved: Vec<(Range<usize>, bool)> = Vec::new();
    if let Data::Map(entries) = &doc.node().data {
        for entry in entries {
            if misplaced(entry.key_span.start, &entry.key) {
                let end = entry.value.span.end.max(entry.key_span.end);
                let lines = lines(text, entry.key_span.start..end);
                moved.push((lines, section_is_beside(&entry.key)));
            }
        }
    }
    if moved.is_empty() {
        return Cow::Borrowed(text);
    }
    moved.sort_by_key(|(lines, _)| lines.start);
    let (case, private) = taken(text, mark, &moved);
    let private = private.unwrap_or_else(|| head(uid_in(text)));
    Cow::Owned(joined(case, &private))
}

/// The beginning of a private part: whose it is.
pub fn head(uid: &str) -> String {
    format!("private_of: {uid}\n")
}

/// The two texts after some lines of the one went to the other.
fn taken(
    text: &str,
    mark: Option<Range<usize>>,
    moved: &[(Range<usize>, bool)],
) -> (String, Option<String>) {
    let within = |range: Range<usize>| {
        let mut left = String::new();
        let mut from = range.start;
        for (lines, _) in moved
            .iter()
            .filter(|(lines, _)| range.contains(&lines.start))
        {
            left.push_str(&text[from..lines.start]);
            from = lines.end;
            // A blank line is left where there were two.
            if left.ends_with("\n\n") && text[from..].starts_with('\n') {
                from += 1;
            }
        }
        left.push_str(text.get(from..range.end).unwrap_or_default());
        left
    };
    let end = mark.as_ref().map_or(text.len(), |mark| mark.start);
    let mut case = within(0..end);
    let mut private = mark.map(|mark| within(mark.end..text.len()));
    for (lines, to_private) in moved {
        let part = &text[lines.clone()];
        let into = if *to_private {
            private.get_or_insert_with(|| match owner(text) {
                Some(_) => String::new(),
                None => head(uid_in(text)),
            })
        } else {
            &mut case
        };
        if !into.is_empty() && !into.ends_with('\n') {
            into.push('\n');
        }
        into.push_str(part);
        if !part.ends_with('\n') {
            into.push('\n');
        }
    }
    (case, private)
}

fn uid_in(text: &str) -> &str {
    value_of(text, "uid:").unwrap_or_default()
}

/// The whole lines of a part of a text.
fn lines(text: &str, part: Range<usize>) -> Range<usize> {
    let start = text[..part.start].rfind('\n').map_or(0, |at| at + 1);
    let end = if text[..part.end].ends_with('\n') {
        part.end
    } else {
        let rest = text[part.end..].find('\n');
        rest.map_or(text.len(), |at| part.end + at + 1)
    };
    start..end
}

/// The text of a case whose private part is to be kept beside it.
///
/// # Errors
/// What stands in the way of the edits.
pub fn kept_beside(text: &str, sum: Option<&str>) -> Result<String, EditFault> {
    let Ok(doc) = Doc::parse(text) else {
        return Ok(text.to_owned());
    };
    let mut edits = vec![Edit::Set(
        Path::root().key(PRIVATE),
        Value::Plain("true".to_owned()),
    )];
    edits.extend(sum_is(sum));
    let said = doc.edit(&edits, &layout())?;
    let text = sorted(&said).into_owned();
    if place(&text).is_some() {
        return Ok(text);
    }
    let head = head(uid_in(&text));
    Ok(joined(text, &head))
}

/// The edit that says who the customer is.
pub fn sum_is(sum: Option<&str>) -> Option<Edit> {
    let sum = Value::Text(sum?.to_owned());
    Some(Edit::Set(Path::root().key(SUM), sum))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::parts::{apart, is_withheld};
    use super::*;

    const CASE: &str = "format: 1\nnumber: \"261101\"\nuid: u-1\nstatus: received\n\ntitle: x\n\n\
        customer:\n  # of the south\n  name: 华南电子\n\nproduct: {part: P}\n\n# notes · 备注\n";

    /// What says who the customer is goes into the private part with its comments; the rest stays, and
    /// to the byte where it is joined and taken apart again.
    #[test]
    fn a_case_is_parted_and_joined() {
        let text = kept_beside(CASE, Some("customer-1")).unwrap();
        let (case, private) = apart(&text);
        let private = private.unwrap();
        assert_eq!(
            private,
            "private_of: u-1\ncustomer:\n  # of the south\n  name: 华南电子\n"
        );
        assert!(is_withheld(case) && !is_withheld(&text), "{case}");
        assert!(
            case.contains("private: true\ncustomer_sum: customer-1\n"),
            "{case}"
        );
        assert!(!case.contains("华南") && !case.contains("\n\n\n"), "{case}");
        assert_eq!(owner(private), Some("u-1"));
        assert_eq!(joined(case.to_owned(), private), text);
        assert_eq!(sorted(&text), text);
    }

    /// A section an edit put into the other part goes where it belongs.
    #[test]
    fn what_is_in_the_wrong_part_is_put_right() {
        let text = kept_beside(CASE, None).unwrap();
        let (case, private) = apart(&text);
        let mixed = format!("{}notes: []\n", joined(case.to_owned(), private.unwrap()));
        let text = sorted(&mixed).into_owned();
        assert_eq!(apart(&text), (&*format!("{case}notes: []\n"), private));
        let back = format!("{case}{}", private.unwrap());
        let text = sorted(&back).into_owned();
        assert_eq!(apart(&text), (case, private));
    }

    proptest! {
        /// Whatever the two files hold, they come apart as they were joined.
        #[test]
        fn any_two_texts_come_apart_as_they_were(case in "[a-z:#\n -]{0,60}", private in "[a-z:#\n -]{0,60}") {
            let text = joined(case.clone(), &private);
            prop_assert_eq!(apart(&text), (case.as_str(), Some(private.as_str())));
        }
    }
}
