//! A case file, from text to record.

use super::{Sort, yaml::Doc};
use crate::domain::case::Case;
use crate::domain::reader::Context;
use crate::domain::record::{Broken, BrokenSort, Record};
use crate::domain::time::Calendar;

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
        root: None,
        case: None,
        faults: Vec::new(),
        broken: None,
    };
    match Doc::parse(&record.text) {
        Ok(doc) => {
            let context = Context::with_calendar(calendar);
            record.case = Case::read(doc.node(), &context);
            record.faults = context.into_faults();
            record.root = Some(doc.node().clone());
        }
        Err(fault) => {
            let sort = match fault.sort {
                Sort::Conflict => BrokenSort::Conflict,
                _ => BrokenSort::Syntax,
            };
            let span = fault.offset..fault.offset;
            record.broken = Some(Broken {
                sort,
                what: fault.what,
                span,
            });
        }
    }
    record
}
