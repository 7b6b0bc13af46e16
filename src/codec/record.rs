//! A case file, from text to record.

use super::error::SyntaxError;
use super::parts;
use super::place::place;
use super::yaml::{self, Doc, SectionOrder};
use crate::domain::case::{Case, sections};
use crate::domain::cursor::Cursor;
use crate::domain::place::Place;
use crate::domain::reader::{Context, Fault};
use crate::domain::record::{Broken, BrokenSort, Former, Record};
use crate::domain::time::{Calendar, Time};
use crate::domain::tree::{Node, Path};

/// The layout of case files.
pub fn layout() -> SectionOrder {
    SectionOrder {
        sections: sections::ORDER,
        later: &sections::LATER,
    }
}

/// Reads the text of a case file; whatever is wrong with it is in the record.
pub fn read(
    file: &str,
    number: &str,
    month: (i32, u32),
    text: String,
    calendar: &Calendar,
) -> Record {
    let mut record = Record {
        file: file.to_owned(),
        number: number.to_owned(),
        month,
        text,
        case: None,
        former: Vec::new(),
        faults: Vec::new(),
        broken: None,
    };
    let withheld = parts::is_withheld(&record.text);
    if let Some(flat) = yaml::plain(&record.text) {
        (record.case, record.faults, record.former) = case_in((flat.root(), withheld), calendar);
        return record;
    }
    match Doc::parse(&record.text) {
        Ok(doc) => {
            let root = Some(Cursor::from(doc.node()));
            (record.case, record.faults, record.former) = case_in((root, withheld), calendar);
        }
        Err(fault) => {
            let sort = match fault.what {
                SyntaxError::Conflict { .. } => BrokenSort::Conflict,
                _ => BrokenSort::Syntax,
            };
            record.broken = Some(Broken {
                sort,
                span: fault.span(),
                what: fault.what.into(),
            });
        }
    }
    record
}

/// The case a document holds, what is wrong with it, and what it said before its corrections.
fn case_in(
    (root, withheld): (Option<Cursor>, bool),
    calendar: &Calendar,
) -> (Option<Case>, Vec<Fault>, Vec<Former>) {
    let context = Context::with_calendar(calendar);
    let mut case = root.and_then(|root| Case::of(root, &context));
    if let Some(case) = &mut case {
        case.withheld = withheld;
        case.told_privately();
    }
    let former = case.as_ref().zip(root);
    let former = former.map(|(case, root)| Former::all(case, root, calendar));
    (case, context.into_faults(), former.unwrap_or_default())
}

/// The document of a record, with its places. It is read again when it is asked for: most records
/// never are, and a case is a tenth of its document.
pub fn document(record: &Record) -> Option<Node> {
    Doc::parse(&record.text).ok().map(Doc::into_node)
}

/// What `read` makes of the document as it read at `now`: without later corrections.
pub fn reading_at<T>(record: &Record, now: Time, read: impl FnOnce(Cursor) -> T) -> Option<T> {
    let corrections = record.case.iter().flat_map(|case| &case.corrections).rev();
    let mut later = corrections.filter(|correction| correction.stamp.recorded > now);
    let Some(last) = later.next() else {
        return reading(record, read);
    };
    let mut root = document(record)?;
    for correction in std::iter::once(last).chain(later) {
        correction.undo(&mut root);
    }
    Some(read(Cursor::from(&root)))
}

/// What `read` makes of the document of a record. No tree is made of a text in the shape the tool
/// writes.
pub fn reading<T>(record: &Record, read: impl FnOnce(Cursor) -> T) -> Option<T> {
    match yaml::plain(&record.text) {
        Some(flat) => flat.root().map(read),
        None => document(record).map(|root| read(Cursor::from(&root))),
    }
}

/// The place of a field in the record's file, else of what holds it.
pub fn place_of(record: &Record, path: &Path) -> Option<Place> {
    let span = reading(record, |root| root.nearest(path).span())?;
    Some(place(&record.file, &record.text, span))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::domain::quantity::Quantity;

    const CASE: &str = "format: 1\nnumber: \"261101\"\nuid: u\npolicy: p\nstatus: received\n\
        received: 2026-11-05T09:20:00+08:00\ngrade: minor\n\
        product: {defective: 430}\n\
        corrections:\n  - {at: 2026-11-07T09:00:00+08:00, by: a, field: grade, old: major, new: minor}\n  \
        - {at: 2026-11-08T09:00:00+08:00, by: a, field: product.defective, new: '430'}\n";

    fn case(text: &str) -> Case {
        let calendar = Calendar::new(chrono_tz::Asia::Shanghai, None, BTreeMap::new());
        let file = "cases/2026/11/261101.yaml";
        let record = read(file, "261101", (2026, 11), text.into(), &calendar);
        assert!(record.faults.is_empty(), "{:?}", record.faults);
        record.case.unwrap()
    }

    fn known(now: &str) -> Option<Case> {
        let calendar = Calendar::new(chrono_tz::Asia::Shanghai, None, BTreeMap::new());
        let record = read(
            "cases/2026/11/261101.yaml",
            "261101",
            (2026, 11),
            CASE.into(),
            &calendar,
        );
        assert!(record.case.is_some(), "{:?}", record.faults);
        record
            .into_known_at(now.parse().unwrap())
            .map(|(case, _)| case)
    }

    /// With a past `--as-of`, a correction recorded later has not happened.
    #[test]
    fn a_later_correction_is_not_seen() {
        assert!(known("2026-11-01T00:00:00+08:00").is_none());
        let seen = |now| known(now).map(|case| (case.grade, case.product.defective));
        assert_eq!(
            seen("2026-11-06T00:00:00+08:00"),
            Some((Some("major".into()), None))
        );
        assert_eq!(
            seen("2026-11-07T12:00:00+08:00"),
            Some((Some("minor".into()), None))
        );
        assert_eq!(
            seen("2026-11-08T12:00:00+08:00"),
            Some((Some("minor".into()), Some(Quantity::pieces(430))))
        );
    }

    /// The two views of the past: what was known then, and what had happened by then.
    #[test]
    fn what_was_recorded_late_had_happened_all_the_same() {
        let late = "replies:\n  - {at: 2026-11-06T09:00:00+08:00, recorded: 2026-11-09T09:00:00+08:00, \
            by: a, kind: answer, via: phone}\n";
        let case = case(&format!(
            "{}{late}",
            CASE.split("corrections").next().unwrap()
        ));
        let at = |now: &str| -> Time { now.parse().unwrap() };
        let between = at("2026-11-07T00:00:00+08:00");
        let replies = |case: Option<Case>| case.map(|case| case.replies.len());
        assert_eq!(replies(case.clone().known_at(between)), Some(0));
        assert_eq!(replies(case.clone().stood_at(between)), Some(1));
        let before = at("2026-11-05T09:00:00+08:00");
        assert_eq!(replies(case.stood_at(before)), None);
    }

    /// The round that was the current one is it again, however many came after it.
    #[test]
    fn of_several_rounds_the_one_that_had_begun_is_the_current_one() {
        let round = |indent: &str, day: u32| {
            format!(
                "settlement:\n{indent}  at: 2026-11-{day:02}T09:00:00+08:00\n{indent}  by: a\n\
                 {indent}  remedies: [{{kind: refund, amount: '{day}'}}]\n"
            )
        };
        let former = |day| format!("  - {}", round("    ", day));
        let rounds = format!("{}rounds:\n{}{}", round("", 12), former(8), former(10));
        let case = case(&format!(
            "{}{rounds}",
            CASE.split("corrections").next().unwrap()
        ));
        for (day, current, before) in [(13, 12, 2), (11, 10, 1), (9, 8, 0)] {
            let now: Time = format!("2026-11-{day:02}T00:00:00+08:00").parse().unwrap();
            for past in [case.clone().known_at(now), case.clone().stood_at(now)] {
                let past = past.unwrap();
                let settled = past.current.settlement.unwrap();
                let amount = settled.remedies[0].amount.unwrap().to_string();
                assert_eq!(amount, format!("{current}.00"), "{day}");
                assert_eq!(past.rounds.len(), before, "{day}");
            }
        }
    }
}
