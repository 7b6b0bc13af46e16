//! The period of a report.

use serde_json::{Value, json};

use crate::domain::msg::Msg;
use crate::domain::time::Time;
use crate::msg;
use crate::report::period::Period;
use crate::ui::format;

/// What a report is about, and when it was made.
pub fn title(period: &Period, now: Time) -> Msg {
    msg!(
        "report-title-line",
        from = format::date(period.from),
        to = format::date(period.to),
        time = format::time(&now)
    )
}

/// The period in JSON.
pub fn period(period: &Period) -> Value {
    json!({"from": format::date(period.from), "to": format::date(period.to)})
}

/// The period as the head of a column: `2026-09`, or its ends.
pub fn short(period: &Period) -> String {
    match period.month() {
        Some(month) => month.to_string(),
        None => format!("{}..{}", format::date(period.from), format::date(period.to)),
    }
}
