//! How moments are kept in bytes that only this tool reads again: with their offset.

use chrono::{FixedOffset, TimeZone as _};
use serde::de::Error as _;
use serde::{Deserialize as _, Deserializer, Serialize as _, Serializer};

use super::second::Time;

/// Seconds since 1970 UTC and nanoseconds, and how many seconds the zone is ahead.
pub type Parts = (i64, u32, i32);

/// A moment as numbers.
pub fn parts(time: &Time) -> Parts {
    let offset = time.offset().local_minus_utc();
    (time.timestamp(), time.timestamp_subsec_nanos(), offset)
}

/// The moment of these numbers.
pub fn joined((seconds, nanos, offset): Parts) -> Option<Time> {
    let offset = FixedOffset::east_opt(offset)?;
    offset.timestamp_opt(seconds, nanos).single()
}

/// Written as numbers.
pub fn serialize<S: Serializer>(time: &Time, to: S) -> Result<S::Ok, S::Error> {
    parts(time).serialize(to)
}

/// Read from its numbers.
pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Time, D::Error> {
    let time = joined(Parts::deserialize(from)?);
    time.ok_or_else(|| D::Error::custom("no moment"))
}

/// Moments that may be missing.
pub mod option {
    use serde::de::Error as _;
    use serde::{Deserialize as _, Deserializer, Serialize as _, Serializer};

    use super::{Parts, Time, joined, parts};

    /// A moment as numbers, if there is one.
    #[allow(clippy::ref_option, reason = "serde hands over the field")]
    pub fn serialize<S: Serializer>(time: &Option<Time>, to: S) -> Result<S::Ok, S::Error> {
        time.as_ref().map(parts).serialize(to)
    }

    /// A moment from its numbers, if there are any.
    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Time>, D::Error> {
        let Some(parts) = Option::<Parts>::deserialize(from)? else {
            return Ok(None);
        };
        let time = joined(parts);
        time.map(Some).ok_or_else(|| D::Error::custom("no moment"))
    }
}

#[cfg(test)]
mod tests {
    use serde::{Deserialize, Serialize};

    use super::Time;

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Kept {
        #[serde(with = "super")]
        at: Time,
        #[serde(with = "super::option")]
        until: Option<Time>,
    }

    #[test]
    fn moments_come_back_with_their_offset() {
        let time = |text| Time::parse_from_rfc3339(text).unwrap();
        let at = time("2026-11-05T09:20:00.5-05:00");
        for until in [None, Some(time("2026-11-06T01:00:00+08:00"))] {
            let kept = Kept { at, until };
            let text = serde_json::to_string(&kept).unwrap();
            let back: Kept = serde_json::from_str(&text).unwrap();
            assert_eq!(back, kept);
            assert_eq!(back.at.offset(), at.offset());
        }
    }
}
