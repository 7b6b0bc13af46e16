//! What a single file holds, and by what regulations it is read.

use std::path::Path;

use crate::codec;
use crate::domain::record::Record;
use crate::domain::regulations::Regulations;
use crate::domain::time::{Calendar, Time};
use crate::domain::tree::Node;
use crate::store::files;
use crate::store::repository::Repository;
use crate::store::shipped;
use crate::store::snapshot::case_place;
use crate::workspace::records;

/// What a file holds.
pub enum LooseFile {
    /// A case.
    Case(Box<Record>),
    /// A regulation.
    Regulation(Node),
    /// Anything else.
    Other,
}

/// The regulations files are read by: those of the repository around, else none but a calendar.
pub struct Ground {
    /// Its regulations.
    pub regulations: Regulations,
    /// The calendar cases are read by.
    pub calendar: Calendar,
}

/// What a file holds, by what stands in it: git gives files under names of its own.
pub fn read(name: &str, text: &str, ground: &Ground) -> LooseFile {
    let toml = Path::new(name).extension().is_some_and(|end| end == "toml");
    if toml {
        return codec::toml::parse(text).map_or(LooseFile::Other, LooseFile::Regulation);
    }
    let stem = Path::new(name)
        .file_stem()
        .map(|stem| stem.to_string_lossy());
    let stem = stem.unwrap_or_default();
    let place = case_place(name).unwrap_or(((0, 0), &stem));
    let record = records::read(name, place, Ok(text.to_owned()), None, &ground.calendar);
    match record.case {
        Some(_) => LooseFile::Case(Box::new(record)),
        None => LooseFile::Other,
    }
}

/// The regulations of the repository around a place.
pub fn ground(start: &Path) -> Option<Ground> {
    // A file that is gone may have taken its directory along.
    let start = files::nearest_directory(start)?;
    let repository = Repository::find(None, start).ok();
    let read = repository.and_then(|repository| repository.regulations().ok());
    if let Some(regulations) = read
        && let Some(calendar) = regulations.calendar().cloned()
    {
        return Some(Ground {
            regulations,
            calendar,
        });
    }
    let shipped = shipped::POLICIES.iter();
    let calendars = shipped.filter(|(file, _)| file.contains("/calendar-"));
    let calendars: Vec<_> = calendars
        .map(|(file, text)| ((*file).to_owned(), (*text).to_owned()))
        .collect();
    let calendar = codec::regulations::read_alone(&calendars)
        .calendar()
        .cloned()?;
    Some(Ground {
        regulations: Regulations::default(),
        calendar,
    })
}

/// When the case was last written to: the moment it is judged at, the same whenever one looks.
pub fn last_recorded(record: &Record) -> Time {
    let Some(case) = &record.case else {
        return Time::default();
    };
    let facts = case.dated();
    let recorded = facts.iter().map(|fact| fact.stamp.recorded);
    let corrected = record.former.iter().map(|former| former.until);
    recorded
        .chain(corrected)
        .chain([case.recorded, case.received])
        .max()
        .unwrap_or_default()
}
