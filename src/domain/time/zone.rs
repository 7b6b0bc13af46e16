//! Local time and instants: the one place that knows of daylight saving time.

use chrono::offset::MappedLocalTime;
use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Offset, TimeZone};
use chrono_tz::{GapInfo, Tz};

use super::calendar::Calendar;
use super::second::{Secs, Time};

/// The instant of a local time. One that the zone skips moves forward by what is skipped, one that
/// happens twice is the earlier (time rule 11).
pub(super) fn instant(zone: Tz, local: NaiveDateTime) -> Secs {
    match zone.from_local_datetime(&local) {
        MappedLocalTime::Single(time) => time.timestamp(),
        MappedLocalTime::Ambiguous(one, other) => one.timestamp().min(other.timestamp()),
        MappedLocalTime::None => {
            // Read with the offset in force before the gap, the time falls as far behind the gap
            // as it stood in it.
            let before = GapInfo::new(&local, &zone).and_then(|gap| gap.begin);
            let offset = before.map_or(0, |(_, offset)| offset.fix().local_minus_utc());
            local.and_utc().timestamp() - i64::from(offset)
        }
    }
}

impl Calendar {
    /// When a date begins: its first instant in the zone.
    pub(super) fn day_start(&self, date: NaiveDate) -> Secs {
        instant(self.zone, date.and_time(NaiveTime::MIN))
    }

    /// When the next date begins.
    pub(super) fn day_end(&self, date: NaiveDate) -> Secs {
        self.day_start(date.succ_opt().unwrap_or(date))
    }

    /// The date of an instant in the zone.
    pub(super) fn date_of(&self, at: Secs) -> NaiveDate {
        self.zone
            .from_utc_datetime(&utc(at).naive_utc())
            .date_naive()
    }

    /// The local time of an instant.
    pub(super) fn local(&self, at: Secs) -> NaiveDateTime {
        self.zone
            .from_utc_datetime(&utc(at).naive_utc())
            .naive_local()
    }

    /// An instant as a moment with the offset the zone has then.
    pub(super) fn time(&self, at: Secs) -> Time {
        self.zone
            .from_utc_datetime(&utc(at).naive_utc())
            .fixed_offset()
    }

    /// The same moment with the calendar's offset.
    pub fn in_zone(&self, time: Time) -> Time {
        time.with_timezone(&self.zone).fixed_offset()
    }
}

/// Instants come from dates of [`super::second::YEARS`] and their neighbours; anything else is the epoch
/// rather than a panic.
fn utc(at: Secs) -> DateTime<chrono::Utc> {
    DateTime::from_timestamp(at, 0).unwrap_or_default()
}
