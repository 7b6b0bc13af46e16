//! Reading moments people write.

use chrono::{Datelike, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime};

use super::calendar::Calendar;
use super::error::TimeError;
use super::second::{Secs, Time, YEARS};
use super::zone;

/// What a text says, before the calendar adds what it leaves out.
enum Written {
    Date(NaiveDate),
    Local(NaiveDateTime),
    Instant(Time),
}

impl Calendar {
    /// Reads a moment: RFC 3339, the same without seconds, with a space for the `T`, with `+0800`.
    /// Without an offset it is in the calendar's zone; a date alone means its opening, or 00:00 on
    /// a closed day (time rule 11). Fractions of a second are dropped.
    pub fn moment(&self, text: &str) -> Result<Time, TimeError> {
        Ok(match read(text)? {
            Written::Instant(time) => time,
            Written::Local(local) => self.time(zone::instant(self.zone, local)),
            Written::Date(date) => self.time(self.opening(date)),
        })
    }

    /// Reads the moment a report is made as of: as [`Calendar::moment`], but a date alone means its
    /// last second.
    pub fn as_of(&self, text: &str) -> Result<Time, TimeError> {
        match read(text)? {
            Written::Date(date) => Ok(self.end_of(date)),
            _ => self.moment(text),
        }
    }

    /// The last second of a date in the calendar's zone.
    pub fn end_of(&self, date: chrono::NaiveDate) -> Time {
        self.time(self.day_end(date) - 1)
    }

    /// The whole second a moment lies in, in the calendar's zone: how `now` is written down.
    pub fn whole_second(&self, time: Time) -> Time {
        self.time(time.timestamp())
    }
}

/// The instant of a moment a clock is to count from or to; an error for absurd years.
pub(super) fn within_years(time: Time) -> Result<Secs, TimeError> {
    if YEARS.contains(&time.year()) {
        Ok(time.timestamp())
    } else {
        Err(TimeError::YearAbsurd {
            value: time.to_rfc3339(),
        })
    }
}

fn read(text: &str) -> Result<Written, TimeError> {
    let value = || text.to_owned();
    let written = parse(text.trim()).ok_or_else(|| TimeError::Malformed { value: value() })?;
    let year = match &written {
        Written::Date(date) => date.year(),
        Written::Local(local) => local.year(),
        Written::Instant(time) => time.year(),
    };
    if YEARS.contains(&year) {
        Ok(written)
    } else {
        Err(TimeError::YearAbsurd { value: value() })
    }
}

fn parse(text: &str) -> Option<Written> {
    let (date, rest) = (text.get(..10)?, text.get(10..)?);
    let date = date_of(date)?;
    if rest.is_empty() {
        return Some(Written::Date(date));
    }
    let clock = rest.strip_prefix(['T', 't', ' '])?;
    let end = clock.find(['Z', 'z', '+', '-', ' ']).unwrap_or(clock.len());
    let (clock, zone) = clock.split_at(end);
    let local = date.and_time(time_of_day(clock)?);
    let zone = zone.trim_start();
    if zone.is_empty() {
        return Some(Written::Local(local));
    }
    let moment = local.and_local_timezone(offset(zone)?).single()?;
    Some(Written::Instant(moment))
}

/// A date: `2026-11-05`, in these ten characters.
pub fn date_of(text: &str) -> Option<NaiveDate> {
    let [y0, y1, y2, y3, b'-', m0, m1, b'-', d0, d1] = *text.as_bytes() else {
        return None;
    };
    let year = pair(y0, y1)? * 100 + pair(y2, y3)?;
    NaiveDate::from_ymd_opt(year.cast_signed(), pair(m0, m1)?, pair(d0, d1)?)
}

/// The number two digits are.
fn pair(tens: u8, ones: u8) -> Option<u32> {
    let digits = tens.is_ascii_digit() && ones.is_ascii_digit();
    digits.then(|| u32::from(tens - b'0') * 10 + u32::from(ones - b'0'))
}

/// `HH:MM`, with seconds and a fraction that is dropped.
fn time_of_day(text: &str) -> Option<NaiveTime> {
    let (whole, fraction) = match text.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (text, None),
    };
    if fraction.is_some_and(|f| f.is_empty() || !f.bytes().all(|b| b.is_ascii_digit())) {
        return None;
    }
    let (hour, minute, second) = match *whole.as_bytes() {
        [h0, h1, b':', m0, m1] if fraction.is_none() => (pair(h0, h1)?, pair(m0, m1)?, 0),
        [h0, h1, b':', m0, m1, b':', s0, s1] => (pair(h0, h1)?, pair(m0, m1)?, pair(s0, s1)?),
        _ => return None,
    };
    // A leap second counts as the second before it.
    NaiveTime::from_hms_opt(hour, minute, if second == 60 { 59 } else { second })
}

/// `Z`, `+08:00`, `+0800` or `+08`.
fn offset(text: &str) -> Option<FixedOffset> {
    if text.eq_ignore_ascii_case("z") {
        return FixedOffset::east_opt(0);
    }
    let digits = text.strip_prefix(['+', '-'])?;
    let (hours, minutes) = match digits.len() {
        2 => (digits, "00"),
        4 => (digits.get(..2)?, digits.get(2..)?),
        5 if digits.get(2..3) == Some(":") => (digits.get(..2)?, digits.get(3..)?),
        _ => return None,
    };
    let number = |text: &str, limit: i32| {
        let digits = text.bytes().all(|b| b.is_ascii_digit());
        text.parse::<i32>().ok().filter(|n| digits && *n < limit)
    };
    let seconds = number(hours, 24)? * 3600 + number(minutes, 60)? * 60;
    FixedOffset::east_opt(if text.starts_with('-') {
        -seconds
    } else {
        seconds
    })
}

#[cfg(test)]
mod tests {
    use super::super::calendar::samples;
    use super::*;

    fn said(calendar: &Calendar, text: &str) -> String {
        calendar.moment(text).unwrap().to_rfc3339()
    }

    #[test]
    fn rule_11_offsets_are_honoured_and_missing_ones_are_the_zones() {
        let cn = samples::china();
        for (text, moment) in [
            ("2026-11-05T09:20:00+08:00", "2026-11-05T09:20:00+08:00"),
            ("2026-11-05T09:20:00+0800", "2026-11-05T09:20:00+08:00"),
            ("2026-11-05T09:20+08", "2026-11-05T09:20:00+08:00"),
            ("2026-11-05T01:20:00Z", "2026-11-05T01:20:00+00:00"),
            ("2026-11-05T01:20:00.999z", "2026-11-05T01:20:00+00:00"),
            ("2026-11-05T09:20", "2026-11-05T09:20:00+08:00"),
            ("2026-11-05 09:20", "2026-11-05T09:20:00+08:00"),
            ("2026-11-05 09:20:07 -05:00", "2026-11-05T09:20:07-05:00"),
            ("2026-11-05T09:20+05:45", "2026-11-05T09:20:00+05:45"),
            (" 2026-11-05 09:20:07\n", "2026-11-05T09:20:07+08:00"),
        ] {
            assert_eq!(said(&cn, text), moment, "{text}");
        }
        let zulu = cn.moment("2026-11-05T01:20:00Z").unwrap();
        assert_eq!(cn.in_zone(zulu).to_rfc3339(), "2026-11-05T09:20:00+08:00");
        let exact = Time::parse_from_rfc3339("2026-11-05T01:20:00.999Z").unwrap();
        let whole = cn.whole_second(exact).to_rfc3339();
        assert_eq!(whole, "2026-11-05T09:20:00+08:00");
    }

    #[test]
    fn rule_11_a_date_means_its_opening_and_as_of_its_last_second() {
        let cn = samples::china();
        assert_eq!(said(&cn, "2026-11-05"), "2026-11-05T08:30:00+08:00");
        assert_eq!(said(&cn, "2026-11-07"), "2026-11-07T00:00:00+08:00");
        assert_eq!(said(&cn, "2026-10-01"), "2026-10-01T00:00:00+08:00");
        let last = cn.as_of("2026-11-05").unwrap().to_rfc3339();
        assert_eq!(last, "2026-11-05T23:59:59+08:00");
        let exact = cn.as_of("2026-11-05T10:00").unwrap().to_rfc3339();
        assert_eq!(exact, "2026-11-05T10:00:00+08:00");
        let open = samples::round_the_clock("Asia/Shanghai");
        assert_eq!(said(&open, "2026-11-05"), "2026-11-05T00:00:00+08:00");
    }

    #[test]
    fn rule_11_skipped_time_moves_forward_and_doubled_time_is_the_earlier() {
        let berlin = samples::round_the_clock("Europe/Berlin");
        assert_eq!(
            said(&berlin, "2026-03-29T02:30"),
            "2026-03-29T03:30:00+02:00"
        );
        assert_eq!(
            said(&berlin, "2026-10-25T02:30"),
            "2026-10-25T02:30:00+02:00"
        );
        let york = samples::round_the_clock("America/New_York");
        assert_eq!(said(&york, "2026-03-08T02:00"), "2026-03-08T03:00:00-04:00");
        assert_eq!(said(&york, "2026-11-01T01:59"), "2026-11-01T01:59:00-04:00");
        // Samoa skipped the whole of 30 December 2011.
        let apia = samples::round_the_clock("Pacific/Apia");
        assert_eq!(said(&apia, "2011-12-30T09:00"), "2011-12-31T09:00:00+14:00");
    }

    #[test]
    fn rule_11_what_is_no_moment_is_refused() {
        let cn = samples::china();
        for text in [
            "",
            "today",
            "2026-02-30",
            "2026-13-01",
            "2026-1-05",
            "26-11-05",
            "2026-11-05T",
            "2026-11-05T9:20",
            "2026-11-05T25:00",
            "2026-11-05T09:20:00+8",
            "+026-11-05",
            "2026-11-05T09:20:00+25:00",
            "2026-11-05T09:20:00+08:60",
            "2026-11-05T09:20:00+08x00",
            "2026-11-05T09:20.5",
            "2026-11-05T09:20:00.",
            "2026-11-05X09:20",
            "2026-11-05T09:20Zx",
            "二〇二六年",
            "2026-11-05T09:20:00+08:0０",
        ] {
            assert_eq!(
                cn.moment(text).unwrap_err().to_string(),
                "time-malformed",
                "{text}"
            );
        }
        for text in [
            "0026-11-05",
            "1899-12-31T00:00",
            "2201-01-01T00:00:00Z",
            "9999-01-01",
        ] {
            assert_eq!(
                cn.moment(text).unwrap_err().to_string(),
                "time-year-absurd",
                "{text}"
            );
            assert_eq!(
                cn.as_of(text).unwrap_err().to_string(),
                "time-year-absurd",
                "{text}"
            );
        }
    }
}
