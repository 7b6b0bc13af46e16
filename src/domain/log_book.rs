//! A book that is kept beside the cases: a shop's log, the suggestion book (B-5b).

use chrono::NaiveDate;

use super::case::Case;
use super::names::comparable;
use super::place::Place;
use super::schema::{self, Declared as _, Field, Kind, Passed};
use super::time::{Calendar, Time};
use super::tree::Path;

/// A book, row by row.
#[derive(Clone, Debug, Default)]
pub struct LogBook {
    /// The file, as it was given.
    pub file: String,
    /// What was written down.
    pub rows: Vec<LogRow>,
}

/// Something somebody wrote down.
#[derive(Clone, Debug)]
pub struct LogRow {
    /// What it says of which field of a case.
    pub told: Vec<(Path, String)>,
    /// Where it stands.
    pub place: Place,
}

impl LogBook {
    /// The places of the rows that a case tells of.
    pub fn told_by(&self, case: &Case, calendar: &Calendar) -> Vec<usize> {
        let rows = self.rows.iter().enumerate();
        let told = rows.filter(|(_, row)| row.is_in(case, calendar));
        told.map(|(place, _)| place).collect()
    }
}

/// Whether a column of a book tells which case it is: the day it came in, its numbers, and what tells
/// customer and goods. What was complained of is worded otherwise by everybody.
pub fn compared(path: &Path) -> bool {
    let Some(field) = schema::at(Case::FIELDS, path) else {
        return false;
    };
    let section = Path(path.0.iter().take(1).cloned().collect());
    let section = schema::at(Case::FIELDS, &section).filter(|section| !section.below().is_empty());
    let told = section.is_some_and(|section| section.passed == Passed::Like);
    let exact = matches!(field.kind, Kind::Text | Kind::Digits | Kind::Date);
    told && exact || (field.asked.is_some() && matches!(field.kind, Kind::Time)) || is_number(field)
}

/// Whether a field is a number under which a case is found by itself.
fn is_number(field: &Field) -> bool {
    matches!(field.key, "number" | "registered_as")
}

impl LogRow {
    /// What it says, in the order of the columns.
    pub fn words(&self) -> Vec<String> {
        self.told.iter().map(|(_, text)| text.clone()).collect()
    }

    /// Whether a case tells of it: by its number where the row has one, else everything that can be
    /// compared is the same, and something can.
    pub fn is_in(&self, case: &Case, calendar: &Calendar) -> bool {
        let declared = |path: &Path| schema::at(Case::FIELDS, path);
        let said = self.told.iter().filter(|(_, text)| !text.is_empty());
        let said = said.filter_map(|(path, text)| Some((declared(path)?, path, text)));
        let mut known = said.filter(|(_, path, _)| compared(path)).peekable();
        let mut numbers = known.clone().filter(|(field, ..)| is_number(field));
        let same = |(field, path, text): (&Field, &Path, &String)| {
            let own = case.text_at(path).unwrap_or_default();
            match field.kind {
                Kind::Time => day(text).is_some_and(|day| {
                    let own = Time::parse_from_rfc3339(&own);
                    own.is_ok_and(|own| calendar.in_zone(own).date_naive() == day)
                }),
                Kind::Date => day(text).is_some_and(|day| day.to_string() == own),
                _ => comparable(text) == comparable(&own),
            }
        };
        if let Some((_, _, number)) = numbers.next() {
            let also = case.registered_as.as_deref().unwrap_or_default();
            return [case.number.as_str(), also]
                .map(comparable)
                .contains(&comparable(number));
        }
        known.peek().is_some() && known.all(same)
    }
}

/// A day as people write one in a table: `2026-11-05`, `2026/11/5`, with or without an hour behind it.
fn day(text: &str) -> Option<NaiveDate> {
    let day = text.split([' ', 'T']).next()?.replace(['/', '.'], "-");
    NaiveDate::parse_from_str(&day, "%Y-%m-%d").ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_as_people_write_it() {
        for text in [
            "2026-11-05",
            "2026/11/5",
            "2026.11.05 14:30",
            "2026-11-05T09:00",
        ] {
            assert_eq!(day(text), NaiveDate::from_ymd_opt(2026, 11, 5), "{text}");
        }
        assert_eq!(day("yesterday"), None);
    }
}
