//! Business hours, holidays and make-up days.

use super::Time;
use crate::domain::msg::Msg;
use crate::msg;

/// One company calendar.
#[derive(Clone, Debug)]
pub struct Calendar {
    /// The zone in which all day arithmetic happens.
    pub zone: chrono_tz::Tz,
}

impl Calendar {
    /// Reads a moment; one without an offset is in the calendar's zone.
    pub fn moment(&self, text: &str) -> Result<Time, Msg> {
        Time::parse_from_rfc3339(text).map_err(|_| msg!("time-malformed", value = text))
    }
}
