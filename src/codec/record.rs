//! A case file, from text to record.

use super::error::SyntaxError;
use super::place::place;
use super::yaml::{Doc, SectionOrder};
use crate::domain::case::{Case, sections};
use crate::domain::place::Place;
use crate::domain::reader::Context;
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
    match Doc::parse(&record.text) {
        Ok(doc) => {
            let context = Context::with_calendar(calendar);
            record.case = Case::of(doc.node(), &context);
            record.faults = context.into_faults();
            if let Some(case) = &record.case {
                record.former = Former::all(case, doc.node(), calendar);
            }
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

/// The document of a record, with its places. It is read again when it is asked for: most records
/// never are, and a case is a tenth of its document.
pub fn document(record: &Record) -> Option<Node> {
    Doc::parse(&record.text).ok().map(Doc::into_node)
}

/// The document as it read at `now`: without later corrections.
pub fn document_at(record: &Record, now: Time) -> Option<Node> {
    let mut root = document(record)?;
    let corrections = record.case.iter().flat_map(|case| &case.corrections).rev();
    for later in corrections.filter(|correction| correction.stamp.recorded > now) {
        later.undo(&mut root);
    }
    Some(root)
}

/// The place of a field in the record's file, else of what holds it.
pub fn place_of(record: &Record, path: &Path) -> Option<Place> {
    let span = document(record)?.nearest(path).span.clone();
    Some(place(&record.file, &record.text, span))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    const CASE: &str = "format: 1\nnumber: \"261101\"\nuid: u\npolicy: p\nstatus: received\n\
        received: 2026-11-05T09:20:00+08:00\ngrade: minor\n\
        product: {defective: 430}\n\
        corrections:\n  - {at: 2026-11-07T09:00:00+08:00, by: a, field: grade, old: major, new: minor}\n  \
        - {at: 2026-11-08T09:00:00+08:00, by: a, field: product.defective, new: '430'}\n";

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
        record.into_known_at(now.parse().unwrap())
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
            Some((Some("minor".into()), Some(430)))
        );
    }
}
