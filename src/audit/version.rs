//! One version of a case, or of the sanctions kept apart from it.

use crate::codec;
use crate::domain::case::Case;
use crate::domain::history::{Entry, ledger};
use crate::domain::numbering::is_number;
use crate::domain::record::Record;
use crate::domain::time::Calendar;

/// What a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Area {
    /// A case.
    Case,
    /// The sanctions of a case, kept apart.
    Sanctions,
}

/// Whose file it is: the uid, which never changes, else the path.
pub type Key = (Area, String);

/// A readable version of a file.
#[derive(Debug)]
pub struct CaseVersion {
    /// The record.
    pub record: Record,
    /// Its facts.
    pub entries: Vec<Entry>,
    /// Whose it is.
    pub key: Key,
}

/// What a file of sanctions lacks to be read as a case of its own, whose facts they are.
const AS_A_CASE: &str = "\npolicy: \"-\"\nstatus: received\nreceived: 2000-01-01T00:00:00Z\n";

impl CaseVersion {
    /// Reads a version; `None` where it does not say what a case must.
    pub fn read(path: &str, text: &str, calendar: &Calendar) -> Option<Self> {
        let area = area(path)?;
        let text = match area {
            Area::Case => text.to_owned(),
            Area::Sanctions => text.to_owned() + AS_A_CASE,
        };
        let record = record(path, text, calendar)?;
        let case = record.case.as_ref()?;
        let entries = ledger(case, &codec::record::document(&record)?);
        let uid = case.uid.clone().filter(|uid| !uid.trim().is_empty());
        let key = (area, uid.unwrap_or_else(|| path.to_owned()));
        Some(Self {
            record,
            entries,
            key,
        })
    }

    /// The case, or what the sanctions are read as.
    pub fn case(&self) -> Option<&Case> {
        self.record.case.as_ref()
    }

    /// The number its path says.
    pub fn number(&self) -> &str {
        &self.record.number
    }
}

/// The record at a path; `None` where none may stand there.
pub fn record(path: &str, text: String, calendar: &Calendar) -> Option<Record> {
    let number = number(path)?;
    Some(codec::record::read(
        path,
        number,
        month(path),
        text,
        calendar,
    ))
}

/// What a path holds; `None` where it is neither.
pub fn area(path: &str) -> Option<Area> {
    match path.split('/').next()? {
        "cases" => Some(Area::Case),
        "sanctions" => Some(Area::Sanctions),
        _ => None,
    }
}

fn number(path: &str) -> Option<&str> {
    let name = path.rsplit('/').next()?.strip_suffix(".yaml")?;
    is_number(name).then_some(name)
}

fn month(path: &str) -> (i32, u32) {
    let mut parts = path.split('/').skip(1);
    let year = parts.next().and_then(|part| part.parse().ok());
    let month = parts.next().and_then(|part| part.parse().ok());
    (year.unwrap_or_default(), month.unwrap_or_default())
}
