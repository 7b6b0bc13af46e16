//! The calendar file: zone, business hours, holidays and make-up days, as a company writes them.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry as Slot;
use std::ops::Range;

use chrono::NaiveDate;
use chrono_tz::Tz;

use super::place::Place;
use super::reader::Reader;
use super::schema::{Entry, Field, Kind, Scalar, Shape, Table, Whole};
use super::source::Places;
use super::time::{Calendar, DayKind, Exception, Notice, Segment, Week};
use super::tree::Value;
use crate::{msg, table};

/// A year a calendar may speak of.
type Year = Whole<1900, 2200>;

table! {
    /// A calendar file.
    struct File {
        /// What it is called.
        title: may String,
        /// The zone in which all day arithmetic happens: `Asia/Shanghai`.
        timezone: must Tz,
        /// The first year with official data; without it nothing is known to be missing before.
        published_from: may Year,
        /// The last year with official data; limits that reach beyond it are provisional. Without it
        /// this calendar waits for nobody's notices.
        published_through: may Year,
        /// Business hours by weekday; without them Monday to Friday are working days of 24 hours.
        hours: one Hours,
        /// Dated exceptions.
        days: flat Days,
        /// Where the dates come from.
        notices as "notice": all Announced,
    }
}

table! {
    /// Business hours; a day without any is closed.
    struct Hours {
        /// Monday.
        mon: or Segments,
        /// Tuesday.
        tue: or Segments,
        /// Wednesday.
        wed: or Segments,
        /// Thursday.
        thu: or Segments,
        /// Friday.
        fri: or Segments,
        /// Saturday.
        sat: or Segments,
        /// Sunday.
        sun: or Segments,
    }
}

table! {
    /// One dated exception.
    struct Day {
        /// The date.
        date: must NaiveDate { tells() },
        /// What kind of day it is.
        kind: must DayKind,
        /// What it is called: `国庆节`.
        name: or String,
        /// Its own hours; a make-up day without them has Monday's.
        hours: may Segments,
        /// Where it comes from, if not from the year's notice.
        source: may String,
    }
}

table! {
    /// An official notice that sets the holidays of a year.
    struct Announced {
        /// The year.
        year: must Year { tells() },
        /// Its title.
        title: may String,
        /// Its address, or else its title stands for it.
        url: usual String = (title.clone().flatten()),
    }
}

/// One day's business hours: `["08:30-12:00", "13:00-17:30"]`.
#[derive(Clone, Debug, Default)]
struct Segments(Vec<Segment>);

impl Scalar for Segments {
    const KIND: Kind = Kind::Many(&Kind::Text);

    /// In order; those that cannot be read are left out.
    fn read(reader: &Reader, key: &str) -> Option<Self> {
        reader.has(key).then(|| {
            let segments = reader.members(key, str::parse);
            Self(Segment::arrange(segments).unwrap_or_else(|what| {
                reader.invalid(key, what);
                Vec::new()
            }))
        })
    }

    fn value(&self) -> Value {
        let texts = self.0.iter().map(Segment::to_string);
        Value::Seq(texts.map(Value::Text).collect())
    }
}

impl Scalar for Tz {
    const KIND: Kind = Kind::Text;

    fn read(reader: &Reader, key: &str) -> Option<Self> {
        reader.read(key, |text| {
            text.parse()
                .map_err(|_| msg!("time-zone-unknown", value = text))
        })
    }

    fn value(&self) -> Value {
        Value::Text(self.to_string())
    }
}

/// The dated exceptions, each date once.
struct Days(BTreeMap<NaiveDate, Exception>);

impl Table for Days {
    const FIELDS: Shape = &[Field::new(
        "day",
        Kind::List(Day::FIELDS),
        false,
        "Dated exceptions.",
    )];

    fn read(reader: &Reader, places: &Places) -> Option<Self> {
        let hours = reader.here().get("hours");
        let monday = hours.map(|hours| {
            hours
                .get("mon")
                .is_some_and(|day| day.items().next().is_some())
        });
        let mut days = BTreeMap::new();
        reader.list("day", |reader| {
            let day = Day::read(reader, places)?;
            day.check(reader, monday.unwrap_or(true));
            match days.entry(day.date) {
                Slot::Vacant(free) => {
                    free.insert(Exception {
                        kind: day.kind,
                        name: day.name,
                        hours: day.hours.map(|hours| hours.0),
                        source: day.source,
                    });
                }
                Slot::Occupied(_) => {
                    let date = day.date.to_string();
                    reader.invalid("date", msg!("time-day-twice", date = date));
                }
            }
            Some(())
        });
        Some(Self(days))
    }

    fn show<'a>(&'a self, _: &mut Entry<'a>) {}
}

impl Day {
    /// Whether it has the hours its kind needs.
    fn check(&self, reader: &Reader, monday_opens: bool) {
        let own = self.hours.as_ref();
        // Segments that could not be read have their own faults.
        let written = reader.here().get("hours");
        let written =
            written.is_some_and(|own| own.text().is_some() || own.items().next().is_some());
        match self.kind {
            DayKind::Holiday if own.is_some_and(|own| !own.0.is_empty()) => {
                reader.invalid("hours", msg!("time-holiday-with-hours"));
            }
            DayKind::Workday if own.is_none() && !monday_opens => {
                reader.invalid("kind", msg!("time-makeup-without-hours"));
            }
            DayKind::Custom if own.is_none() => reader.missing("hours"),
            DayKind::Workday | DayKind::Custom if own.is_some() && !written => {
                reader.invalid("hours", msg!("time-workday-closed"));
            }
            _ => {}
        }
    }
}

impl Hours {
    fn week(self) -> Week {
        let Self {
            mon,
            tue,
            wed,
            thu,
            fri,
            sat,
            sun,
        } = self;
        [mon, tue, wed, thu, fri, sat, sun].map(|day| day.0)
    }
}

/// What a calendar file may hold.
pub const FIELDS: Shape = File::FIELDS;

impl Calendar {
    /// Reads a calendar file. Faults: an unknown zone, a date listed twice, segments that overlap
    /// or end before they begin, a make-up day without hours to take, a calendar that never opens.
    /// `None` only without a zone: everything else wrong is left out, with its fault.
    pub fn read(reader: &Reader, locate: &dyn Fn(Range<usize>) -> Place) -> Option<Self> {
        let file = File::read(reader, &Places::new(reader.here(), locate))?;
        let year = |Whole(year): Year| i32::try_from(year).unwrap_or_default();
        let (from, through) = (
            file.published_from.map(year),
            file.published_through.map(year),
        );
        if from > through && through.is_some() {
            reader.invalid("published_through", msg!("time-published-reversed"));
        }
        let notice = |notice: Announced| Notice {
            year: year(notice.year),
            source: notice.url,
        };
        let calendar = Self {
            title: file.title,
            zone: file.timezone,
            hours: file.hours.map(Hours::week),
            days: file.days.0,
            published_from: from,
            published_through: through,
            notices: file.notices.into_iter().map(notice).collect(),
        };
        if !calendar.ever_opens() {
            reader.invalid("hours", msg!("time-never-opens"));
        }
        Some(calendar)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::time::samples::{CHINA, china, read};

    fn keys(text: &str) -> Vec<(String, &'static str)> {
        let (_, faults) = read(text);
        let said = |fault: crate::domain::reader::Fault| (fault.path.to_string(), fault.what.key);
        faults.into_iter().map(said).collect()
    }

    fn one(path: &str, key: &'static str) -> Vec<(String, &'static str)> {
        vec![(path.to_owned(), key)]
    }

    #[test]
    fn the_shipped_calendar_has_every_published_year_with_its_notice() {
        let cn = china();
        assert_eq!(
            (cn.published_from, cn.published_through),
            (Some(2018), Some(2026))
        );
        for year in 2018..=2026 {
            assert!(
                cn.notices.iter().any(|notice| notice.year == year),
                "{year}"
            );
        }
        // The notice for 2026 gives 33 days off and has 6 days worked for them.
        let listed = |year: &str, kind| {
            let year = |date: &NaiveDate| date.to_string().starts_with(year);
            let days = cn
                .days
                .iter()
                .filter(|(date, day)| year(date) && day.kind == kind);
            days.count()
        };
        assert_eq!(listed("2026", DayKind::Holiday), 33);
        assert_eq!(listed("2026", DayKind::Workday), 6);
        let day = |date: &str| &cn.days[&date.parse::<NaiveDate>().unwrap()];
        assert_eq!(day("2026-10-01").name, "国庆节");
        assert_eq!(day("2026-02-14").name, "春节调休");
        assert_eq!(day("2026-02-14").kind, DayKind::Workday);
        // The notice for 2019 moved two working days of 2018.
        assert_eq!(day("2018-12-29").kind, DayKind::Workday);
        assert_eq!(CHINA.matches("[[day]]").count(), cn.days.len());
    }

    #[test]
    fn lint_names_what_is_wrong_with_hours() {
        let hours = |list: &str| {
            keys(&format!(
                "timezone = \"UTC\"\n[hours]\ntue = [\"09:00-10:00\"]\nmon = {list}"
            ))
        };
        assert_eq!(
            hours(r#"["08:00-13:00", "12:00-17:00"]"#),
            one("hours.mon", "time-hours-overlap")
        );
        assert_eq!(
            hours(r#"["17:00-08:00"]"#),
            one("hours.mon[0]", "time-hours-reversed")
        );
        assert_eq!(
            hours(r#"["8-17"]"#),
            one("hours.mon[0]", "time-hours-malformed")
        );
        assert_eq!(hours(r#"["08:00-12:00", "12:00-24:00"]"#), []);
        assert_eq!(
            keys("timezone = \"UTC\"\n[hours]\nmon = [\"09:00-10:00\"]\nmonday = []"),
            one("hours.monday", "field-unknown")
        );
    }

    #[test]
    fn lint_names_what_is_wrong_with_dates() {
        let days = |days: &str| {
            keys(&format!(
                "timezone = \"UTC\"\n[hours]\ntue = [\"09:00-10:00\"]\n{days}"
            ))
        };
        let twice = "[[day]]\ndate = \"2026-05-01\"\nkind = \"holiday\"\n[[day]]\ndate = 2026-05-01\nkind = \"custom\"\nhours = [\"09:00-10:00\"]";
        assert_eq!(days(twice), one("day[1].date", "time-day-twice"));
        let makeup = "[[day]]\ndate = \"2026-05-02\"\nkind = \"workday\"";
        assert_eq!(
            days(makeup),
            one("day[0].kind", "time-makeup-without-hours")
        );
        assert_eq!(days(&format!("{makeup}\nhours = [\"09:00-10:00\"]")), []);
        assert_eq!(
            days(&format!("{makeup}\nhours = []")),
            one("day[0].hours", "time-workday-closed")
        );
        let custom = "[[day]]\ndate = \"2026-05-02\"\nkind = \"custom\"";
        assert_eq!(days(custom), one("day[0].hours", "field-missing"));
        let holiday =
            "[[day]]\ndate = \"2026-05-02\"\nkind = \"holiday\"\nhours = [\"09:00-10:00\"]";
        assert_eq!(
            days(holiday),
            one("day[0].hours", "time-holiday-with-hours")
        );
        assert_eq!(
            days("[[day]]\ndate = \"2026-02-30\"\nkind = \"rest\""),
            [
                ("day[0].date".to_owned(), "field-not-a-date"),
                ("day[0].kind".to_owned(), "field-not-a-word"),
            ]
        );
    }

    #[test]
    fn lint_names_a_calendar_that_cannot_be_counted_by() {
        assert_eq!(
            keys("published_through = 2026"),
            one("timezone", "field-missing")
        );
        assert_eq!(
            keys("timezone = \"Asia/Peking\""),
            one("timezone", "time-zone-unknown")
        );
        assert_eq!(
            keys("timezone = \"UTC\"\n[hours]"),
            one("hours", "time-never-opens")
        );
        assert_eq!(
            keys("timezone = \"UTC\"\n[hours]\nmon = []"),
            one("hours", "time-never-opens")
        );
        assert_eq!(
            keys("timezone = \"UTC\"\npublished_through = 20266"),
            one("published_through", "policy-out-of-range")
        );
        let reversed = "timezone = \"UTC\"\npublished_from = 2027\npublished_through = 2026";
        assert_eq!(
            keys(reversed),
            one("published_through", "time-published-reversed")
        );
        assert_eq!(keys("timezone = \"UTC\"\npublished_from = 2018"), []);
        assert_eq!(keys("timezone = \"UTC\""), []);
    }
}
