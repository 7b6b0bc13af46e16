//! Changes of a calendar that move dates already counted: told by the cases they move, since a day
//! or an hour that nobody counted is nobody's date.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rayon::prelude::*;

use super::judged::dues;
use crate::domain::document::calendar_name;
use crate::domain::policy::{Alteration, alterations};
use crate::domain::record::Record;
use crate::domain::regulations::Regulations;
use crate::domain::time::{Calendar, Time};
use crate::domain::tree::Node;

/// A change of a calendar that moves dates already counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recount {
    /// The calendar: `cn`.
    pub calendar: String,
    /// The file it stands in.
    pub file: String,
    /// The days and hours that moved them; none where the calendar is gone.
    pub figures: Vec<Alteration>,
    /// Whether the calendar is gone, or cannot be read.
    pub gone: bool,
    /// The numbers of the cases whose dates move, in the order of their files; ended ones too.
    pub cases: Vec<String>,
}

/// The regulations on one side: read, and their files as documents.
#[derive(Clone, Copy, Debug)]
pub struct Side<'a> {
    /// As read.
    pub regulations: &'a Regulations,
    /// As documents, by path.
    pub documents: &'a BTreeMap<String, Node>,
}

/// The firm part of a change of a calendar.
#[derive(Clone, Debug)]
pub struct Amendment {
    /// The calendar: `cn`.
    calendar: String,
    file: String,
    figures: Vec<Alteration>,
    /// The regulations before it, with this part of it; `None` where the calendar is gone.
    regulations: Option<Regulations>,
}

/// What changes of the calendars, made on a date, reach back behind it.
pub fn amendments((old, new): (Side, Side), made: NaiveDate) -> Vec<Amendment> {
    let amendment = |(file, document): (&String, &Node)| {
        let calendar = calendar_name(file)?;
        let was = old.regulations.calendars.get(calendar)?;
        let Some(is) = new.regulations.calendars.get(calendar) else {
            return Some(Amendment {
                calendar: calendar.to_owned(),
                file: file.clone(),
                figures: Vec::new(),
                regulations: None,
            });
        };
        let amended = was.amended(is, made);
        if was.counts_like(&amended) {
            return None;
        }
        let mut figures = alterations(Some(document), new.documents.get(file));
        figures.retain(|figure| is_firm(figure, was, &amended));
        let mut regulations = old.regulations.clone();
        regulations.calendars.insert(calendar.to_owned(), amended);
        Some(Amendment {
            calendar: calendar.to_owned(),
            file: file.clone(),
            figures,
            regulations: Some(regulations),
        })
    };
    old.documents.iter().filter_map(amendment).collect()
}

impl Amendment {
    /// Whose dates it moves, of cases as they were before it; `None` where nobody's. `now` is the
    /// moment the cases are looked at.
    pub fn recount(&self, old: &Regulations, records: &[&Record], now: Time) -> Option<Recount> {
        let counted_by_it = |record: &Record| {
            let case = record.case.as_ref();
            let policy = case.and_then(|case| old.policy_of(case));
            policy.is_some_and(|policy| policy.calendar == self.calendar)
        };
        let moves = |record: &&&Record| match &self.regulations {
            Some(new) => dues(record, old, now) != dues(record, new, now),
            None => counted_by_it(record),
        };
        let mut cases: Vec<&Record> = records.par_iter().filter(moves).copied().collect();
        cases.sort_by(|a, b| a.file.cmp(&b.file));
        (!cases.is_empty()).then(|| Recount {
            calendar: self.calendar.clone(),
            file: self.file.clone(),
            figures: self.figures.clone(),
            gone: self.regulations.is_none(),
            cases: cases.into_iter().map(|case| case.number.clone()).collect(),
        })
    }
}

/// Whether a figure of the file is one of those that reach back.
fn is_firm(figure: &Alteration, old: &Calendar, amended: &Calendar) -> bool {
    let part = |place: usize| figure.path.get(place).map(String::as_str);
    let date = part(1).and_then(|part| part.parse::<NaiveDate>().ok());
    match (part(0), date) {
        (Some("day"), Some(date)) => old.hours_on(date) != amended.hours_on(date),
        (Some("hours"), Some(from)) => {
            let own = |calendar: &Calendar| {
                let week = calendar.hours.on(from).map(|(_, week)| week.clone());
                week.filter(|_| calendar.hours.since(from))
            };
            own(old) != own(amended)
        }
        (Some("hours"), None) => true,
        (Some("published_from"), _) => old.published_from != amended.published_from,
        (Some("published_through"), _) => old.published_through != amended.published_through,
        (part, _) => part == Some("timezone"),
    }
}
