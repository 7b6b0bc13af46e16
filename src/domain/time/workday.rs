//! What a date is: working day or rest day, why, and when it is open.

use chrono::{Datelike, NaiveDate};

use super::calendar::{Calendar, DayKind, Exception};
use super::error::TimeError;
use super::hours::{MIDNIGHT, Segment, Week, weekday};
use super::second::{Secs, Time};
use super::zone;
use crate::domain::msg::Msg;
use crate::msg;

/// How many closed days in a row a clock walks through: ten years (time rule 11).
pub(super) const MOST_CLOSED_DAYS: u32 = 3653;

impl Calendar {
    /// The business hours that begin on a date, by the clock on the wall; empty on a rest day.
    pub fn hours_on(&self, date: NaiveDate) -> &[Segment] {
        let week = self.hours.on(date).map(|(_, week)| week);
        self.hours_by(week, date)
    }

    /// The business hours of a date, were the weekdays' these.
    fn hours_by<'a>(&'a self, week: Option<&'a Week>, date: NaiveDate) -> &'a [Segment] {
        let default = |day: usize| match week {
            Some(week) => week.get(day).map_or(&[][..], Vec::as_slice),
            None if day < 5 => &[Segment::DAY],
            None => &[],
        };
        let Some(day) = self.days.get(&date) else {
            return default(weekday(date));
        };
        match (day.kind, &day.hours) {
            (DayKind::Holiday, _) | (DayKind::Custom, None) => &[],
            (_, Some(own)) => own,
            (DayKind::Workday, None) => default(0),
        }
    }

    /// Whether a date is a working day.
    pub fn is_open(&self, date: NaiveDate) -> bool {
        !self.hours_on(date).is_empty()
    }

    /// Whether a date is a working day, and why.
    pub fn is_workday(&self, date: NaiveDate) -> (bool, Msg) {
        (self.is_open(date), self.describe(date))
    }

    /// What kind of day a date is, in words, with the edition of its hours where the one before had
    /// others.
    fn describe(&self, date: NaiveDate) -> Msg {
        let day = self.days.get(&date);
        let kind = day.map_or_else(|| self.describe_weekday(date), describe_day);
        match self.hours.on(date) {
            Some((Some(from), week)) => {
                let before = self.hours.before(from);
                if self.hours_by(Some(week), date) == self.hours_by(before, date) {
                    return kind;
                }
                msg!("time-day-edition", day = kind, from = from.to_string())
            }
            _ => kind,
        }
    }

    fn describe_weekday(&self, date: NaiveDate) -> Msg {
        let weekday = weekday_name(date);
        if self.is_open(date) {
            msg!("time-day-working", weekday = weekday)
        } else {
            msg!("time-day-rest", weekday = weekday)
        }
    }

    /// Whether official data for the date's year is not out, so that what is counted there may
    /// change (time rule 10).
    pub fn provisional(&self, date: NaiveDate) -> bool {
        let year = date.year();
        self.published_from.is_some_and(|first| year < first)
            || self.published_through.is_some_and(|last| year > last)
    }

    /// When a date closes: the last moment that is still on time on it, on the next date where a
    /// shift goes on over midnight. 23:59:59 on a closed day, without hours, or where closing is
    /// midnight (time rule 3).
    pub fn closing(&self, date: NaiveDate) -> Time {
        self.time(self.closes(date))
    }

    /// [`Calendar::closing`] as an instant.
    pub(super) fn closes(&self, date: NaiveDate) -> Secs {
        let end = self.day_end(date);
        let close = self.openings(date).last().map(|(_, close)| close);
        match close {
            Some(close) if close != end => close,
            _ => end - 1,
        }
    }

    /// When a date opens, or begins if it is closed.
    pub(super) fn opening(&self, date: NaiveDate) -> Secs {
        let open = self.openings(date).next().map(|(open, _)| open);
        open.unwrap_or_else(|| self.day_start(date))
    }

    /// The business hours that begin on a date as instants, half-open and in order. What a shift of
    /// the day before still covers is that day's.
    pub(super) fn openings(&self, date: NaiveDate) -> impl Iterator<Item = (Secs, Secs)> + '_ {
        let segments = self.hours_on(date);
        // Most dates asked for are open; for the others the zone need not be asked.
        let wall = (!segments.is_empty()).then(|| WallClock::of(self, date));
        let mut last = wall
            .as_ref()
            .map_or(0, |wall| self.begins_after(date, wall.start));
        let spans = wall.into_iter().flat_map(move |wall| {
            let span = move |segment: &Segment| {
                (wall.instant(segment.open()), wall.instant(segment.close()))
            };
            segments.iter().map(span)
        });
        spans.filter_map(move |(open, close)| {
            // A time that DST skips may move behind the segment after it.
            let (open, close) = (open.max(last), close.max(last));
            last = close;
            (open < close).then_some((open, close))
        })
    }

    /// When a date begins for whoever works: at midnight, or where the shift of the day before ends.
    pub(super) fn begins(&self, date: NaiveDate) -> Secs {
        self.begins_after(date, self.day_start(date))
    }

    fn begins_after(&self, date: NaiveDate, midnight: Secs) -> Secs {
        let before = date.pred_opt();
        let shift = before.and_then(|before| Some((before, self.hours_on(before).last()?)));
        match shift.filter(|(_, shift)| shift.overhang() > 0) {
            Some((before, shift)) => WallClock::of(self, before)
                .instant(shift.close())
                .max(midnight),
            None => midnight,
        }
    }

    /// When a date ends for whoever works, and the next one begins.
    pub(super) fn ends(&self, date: NaiveDate) -> Secs {
        self.begins(date.succ_opt().unwrap_or(date))
    }

    /// The working day a moment belongs to: the day on which the shift it lies in began, else its
    /// own date.
    pub(super) fn workday_of(&self, at: Secs) -> NaiveDate {
        let date = self.date_of(at);
        match date.pred_opt() {
            Some(before) if at < self.begins(date) => before,
            _ => date,
        }
    }

    /// How many seconds a date is open.
    pub(super) fn seconds_open(&self, date: NaiveDate) -> i64 {
        self.openings(date).map(|(open, close)| close - open).sum()
    }

    /// The first working day after a date; an error when there is none within ten years.
    pub(super) fn next_workday(&self, after: NaiveDate) -> Result<NaiveDate, TimeError> {
        let mut date = after;
        for _ in 0..MOST_CLOSED_DAYS {
            date = next(date)?;
            if self.is_open(date) {
                return Ok(date);
            }
        }
        Err(no_opening(after))
    }

    /// The first instant inside business hours, from `start` on.
    pub(super) fn next_open(&self, start: Secs) -> Result<Secs, TimeError> {
        let first = self.workday_of(start);
        let mut date = first;
        for _ in 0..=MOST_CLOSED_DAYS {
            if let Some((open, _)) = self.openings(date).find(|(_, close)| *close > start) {
                return Ok(open.max(start));
            }
            date = next(date)?;
        }
        Err(no_opening(first))
    }
}

/// The clock on the wall on a date and the one after it.
struct WallClock<'a> {
    calendar: &'a Calendar,
    date: NaiveDate,
    start: Secs,
    end: Secs,
}

impl<'a> WallClock<'a> {
    fn of(calendar: &'a Calendar, date: NaiveDate) -> Self {
        let (start, end) = (calendar.day_start(date), calendar.day_end(date));
        Self {
            calendar,
            date,
            start,
            end,
        }
    }

    /// The instant so many seconds after the midnight of the date. A date its zone skipped has none
    /// of its own, nor a shift that began on it.
    fn instant(&self, seconds: u32) -> Secs {
        let skipped = self.start == self.end;
        match seconds.checked_sub(MIDNIGHT) {
            Some(next) if next > 0 && !skipped => {
                let next_date = self.date.succ_opt().unwrap_or(self.date);
                let end = self.calendar.day_end(next_date);
                self.within((next_date, self.end, end), next)
            }
            _ => self.within((self.date, self.start, self.end), seconds),
        }
    }

    fn within(&self, (date, start, end): (NaiveDate, Secs, Secs), seconds: u32) -> Secs {
        // The clock runs through: no need to ask the zone again.
        if end - start == Secs::from(MIDNIGHT) || seconds == 0 {
            return (start + Secs::from(seconds)).min(end);
        }
        let local = date.and_hms_opt(seconds / 3600, seconds / 60 % 60, seconds % 60);
        local.map_or(end, |local| {
            zone::instant(self.calendar.zone, local).clamp(start, end)
        })
    }
}

/// The day after; an error where the calendar of all calendars ends.
pub(super) fn next(date: NaiveDate) -> Result<NaiveDate, TimeError> {
    date.succ_opt().ok_or_else(|| no_opening(date))
}

pub(super) fn no_opening(date: NaiveDate) -> TimeError {
    TimeError::NoOpening { date }
}

fn describe_day(day: &Exception) -> Msg {
    match (day.kind, day.name.as_str()) {
        (DayKind::Holiday, "") => msg!("time-day-holiday-unnamed"),
        (DayKind::Holiday, name) => msg!("time-day-holiday", name = name),
        (DayKind::Workday, "") => msg!("time-day-makeup-unnamed"),
        (DayKind::Workday, name) => msg!("time-day-makeup", name = name),
        (DayKind::Custom, "") => msg!("time-day-custom-unnamed"),
        (DayKind::Custom, name) => msg!("time-day-custom", name = name),
    }
}

fn weekday_name(date: NaiveDate) -> Msg {
    match weekday(date) {
        0 => msg!("time-weekday-mon"),
        1 => msg!("time-weekday-tue"),
        2 => msg!("time-weekday-wed"),
        3 => msg!("time-weekday-thu"),
        4 => msg!("time-weekday-fri"),
        5 => msg!("time-weekday-sat"),
        _ => msg!("time-weekday-sun"),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::super::calendar::samples;
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_date_says_what_it_is_and_why() {
        let cn = samples::china();
        for (day, open, key) in [
            ("2026-11-20", true, "time-day-working"),
            ("2026-11-21", false, "time-day-rest"),
            ("2026-10-01", false, "time-day-holiday"),
            ("2026-10-10", true, "time-day-makeup"),
            ("2026-02-28", true, "time-day-makeup"),
        ] {
            let (is, why) = cn.is_workday(date(day));
            assert_eq!((is, why.key), (open, key), "{day}");
        }
        let week = date("2026-11-23").iter_days().take(7);
        let names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
        for (day, name) in week.zip(names) {
            let said = cn.is_workday(day).1.plain();
            assert!(said.ends_with(&format!("time-weekday-{name}")), "{said}");
        }
    }

    #[test]
    fn a_make_up_day_has_mondays_hours_or_its_own() {
        let mut calendar = samples::weekdays("Asia/Shanghai", &["09:00-17:00"]);
        let half = vec!["08:30-12:00".parse().unwrap()];
        calendar.days = BTreeMap::from([
            (
                date("2026-02-14"),
                Exception::new(DayKind::Workday, "", None),
            ),
            (
                date("2026-02-28"),
                Exception::new(DayKind::Workday, "", Some(half.clone())),
            ),
            (
                date("2026-03-02"),
                Exception::new(DayKind::Custom, "", Some(half)),
            ),
        ]);
        let hours = |day: &str| calendar.hours_on(date(day))[0].to_string();
        assert_eq!(hours("2026-02-14"), "09:00-17:00");
        assert_eq!(hours("2026-02-28"), "08:30-12:00");
        assert_eq!(hours("2026-03-02"), "08:30-12:00");
        let none = samples::round_the_clock("Asia/Shanghai");
        assert_eq!(none.hours_on(date("2026-03-02")), [Segment::DAY]);
        assert!(!none.is_open(date("2026-03-01")));
    }

    #[test]
    fn rule_3_closing_is_23_59_59_on_closed_days_without_hours_and_at_midnight() {
        let said = |calendar: &Calendar, day: &str| calendar.closing(date(day)).to_rfc3339();
        let cn = samples::china();
        assert_eq!(said(&cn, "2026-11-20"), "2026-11-20T17:30:00+08:00");
        assert_eq!(said(&cn, "2026-11-21"), "2026-11-21T23:59:59+08:00");
        let none = samples::round_the_clock("Asia/Shanghai");
        assert_eq!(said(&none, "2026-11-20"), "2026-11-20T23:59:59+08:00");
        let late = samples::weekdays("Europe/Berlin", &["14:00-24:00"]);
        assert_eq!(said(&late, "2026-11-20"), "2026-11-20T23:59:59+01:00");
    }

    #[test]
    fn rule_10_years_outside_the_published_ones_are_provisional() {
        let cn = samples::china();
        assert!(!cn.provisional(date("2018-01-01")));
        assert!(!cn.provisional(date("2026-12-31")));
        assert!(cn.provisional(date("2027-01-01")));
        assert!(cn.provisional(date("2017-12-31")));
        assert!(!samples::round_the_clock("UTC").provisional(date("2099-01-01")));
    }

    #[test]
    fn daylight_saving_makes_days_of_23_and_25_hours() {
        let every = [
            vec![Segment::DAY],
            vec![],
            vec![],
            vec![],
            vec![],
            vec![],
            vec![Segment::DAY],
        ];
        let berlin = Calendar::new(chrono_tz::Europe::Berlin, Some(every), BTreeMap::new());
        assert_eq!(berlin.seconds_open(date("2026-03-29")), 23 * 3600);
        assert_eq!(berlin.seconds_open(date("2026-10-25")), 25 * 3600);
        assert_eq!(berlin.seconds_open(date("2026-03-30")), 24 * 3600);
    }

    #[test]
    fn segments_around_a_skipped_hour_neither_overlap_nor_count_twice() {
        let night = ["01:00-02:15", "02:30-02:45", "03:00-04:00"];
        let week = [(); 7].map(|()| night.iter().map(|text| text.parse().unwrap()).collect());
        let berlin = Calendar::new(chrono_tz::Europe::Berlin, Some(week), BTreeMap::new());
        let open: Vec<_> = berlin.openings(date("2026-03-29")).collect();
        assert!(
            open.windows(2).all(|pair| pair[0].1 <= pair[1].0),
            "{open:?}"
        );
        assert!(berlin.seconds_open(date("2026-03-29")) <= 2 * 3600);
        // A date the zone skipped altogether is never open.
        let apia = Calendar::new(chrono_tz::Pacific::Apia, None, BTreeMap::new());
        assert_eq!(apia.seconds_open(date("2011-12-30")), 0);
        assert_eq!(apia.openings(date("2011-12-30")).count(), 0);
    }

    /// The clock on the wall is set forward at 02:00 on 29 March 2026, and read all the same.
    #[test]
    fn hours_are_those_on_the_wall_when_the_clock_was_set() {
        let mut berlin = samples::weekdays("Europe/Berlin", &[]);
        let hours = vec!["09:45:30-17:15".parse().unwrap()];
        let sunday = Exception::new(DayKind::Custom, "", Some(hours));
        berlin.days.insert(date("2026-03-29"), sunday);
        let open = berlin.openings(date("2026-03-29"));
        let open = open.map(|(from, to)| [berlin.time(from), berlin.time(to)]);
        let open: Vec<String> = open.flatten().map(|time| time.to_rfc3339()).collect();
        assert_eq!(
            open,
            ["2026-03-29T09:45:30+02:00", "2026-03-29T17:15:00+02:00"]
        );
    }
}
