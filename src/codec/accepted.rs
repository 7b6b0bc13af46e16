//! The file of accepted findings, from text to acceptances.

use std::ops::Range;

use super::place::LineIndex;
use super::yaml::Doc;
use crate::domain::acceptance::{Acceptance, Acceptances, Accepted, FILE, FORMAT};
use crate::domain::duties::BookFault;
use crate::domain::msg::Msg;
use crate::domain::reader::{Context, Reader};
use crate::domain::time::Calendar;
use crate::msg;

/// What the file holds; `authors` are the addresses of those who committed its lines, in order.
pub fn read(text: &str, authors: &[String], calendar: &Calendar) -> Acceptances {
    let lines = LineIndex::new(text);
    let mut read = Acceptances::default();
    let fault = |span: Range<usize>, what: Msg| BookFault {
        file: FILE.to_owned(),
        place: Some(lines.place(FILE, span)),
        what,
    };
    let doc = match Doc::parse(text) {
        Ok(doc) => doc,
        Err(wrong) => {
            read.faults.push(fault(wrong.span(), wrong.what.into()));
            return read;
        }
    };
    let context = Context::with_calendar(calendar);
    if let Some(reader) = Reader::root(doc.node(), &context) {
        let format = reader.count("format").unwrap_or(FORMAT);
        if format > FORMAT {
            let what = msg!("duty-file-newer", format = format.to_string());
            read.faults.push(fault(0..0, what));
            return read;
        }
        let all = Acceptance::read_all(&reader).into_iter();
        reader.finish();
        read.all.extend(all.map(|(acceptance, span)| {
            let last = lines.place(FILE, span.end.saturating_sub(1)..span.end);
            let place = lines.place(FILE, span);
            Accepted {
                acceptance,
                committed_by: author(authors, place.line, last.line),
                place,
            }
        }));
    }
    let faults = context.into_faults().into_iter();
    read.faults
        .extend(faults.map(|wrong| fault(wrong.span, wrong.what)));
    read
}

/// Who committed these lines, where one person did.
fn author(authors: &[String], first: usize, last: usize) -> Option<String> {
    let mut own = authors.get(first.checked_sub(1)?..last)?.iter();
    let one = own.next()?;
    own.all(|other| other == one).then(|| one.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An entry is whoever's who committed all of it.
    #[test]
    fn an_entry_of_two_authors_is_nobodys() {
        let text = "accepted:\n  - {finding: ab, rule: step-changed, at: 2026-11-10T09:00:00+08:00, by: a@x, reason: r}\n  - {finding: cd, rule: step-changed,\n     at: 2026-11-10T09:00:00+08:00, by: a@x, reason: r}\n";
        let authors = ["a@x", "a@x", "a@x", "b@x"].map(str::to_owned);
        let calendar = Calendar::new(
            chrono_tz::Asia::Shanghai,
            None,
            std::collections::BTreeMap::new(),
        );
        let read = read(text, &authors, &calendar);
        let by: Vec<_> = read
            .all
            .iter()
            .map(|it| it.committed_by.as_deref())
            .collect();
        assert_eq!(by, [Some("a@x"), None]);
        assert!(read.faults.is_empty(), "{:?}", read.faults);
    }
}
