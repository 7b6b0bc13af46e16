//! A year's file of periodic duties that were done, from text to acts.

use std::ops::Range;

use super::place::LineIndex;
use super::yaml::Doc;
use crate::domain::duties::{Act, BookFault, DutyBook, DutyDone, FORMAT};
use crate::domain::msg::Msg;
use crate::domain::reader::{Context, Reader};
use crate::domain::time::Calendar;
use crate::msg;

/// Adds what a file holds to the book; whatever is wrong with it is told there.
pub fn read(book: &mut DutyBook, file: &str, text: &str, calendar: &Calendar) {
    let lines = LineIndex::new(text);
    let fault = |span: Range<usize>, what: Msg| BookFault {
        file: file.to_owned(),
        place: Some(lines.place(file, span)),
        what,
    };
    let doc = match Doc::parse(text) {
        Ok(doc) => doc,
        Err(wrong) => return book.faults.push(fault(wrong.span(), wrong.what.into())),
    };
    let context = Context::with_calendar(calendar);
    if let Some(reader) = Reader::root(doc.node(), &context) {
        let format = reader.count("format").unwrap_or(FORMAT);
        if format > FORMAT {
            let what = msg!("duty-file-newer", format = format.to_string());
            return book.faults.push(fault(0..0, what));
        }
        let acts = DutyDone::read_all(&reader);
        reader.finish();
        book.acts.extend(acts.into_iter().map(|(done, span)| Act {
            done,
            place: lines.place(file, span),
        }));
    }
    let faults = context.into_faults().into_iter();
    book.faults
        .extend(faults.map(|wrong| fault(wrong.span, wrong.what)));
}
