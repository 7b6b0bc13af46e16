//! Amounts, spans of time and moments as people read them.

use chrono::NaiveDate;
use serde_json::Value;

use crate::domain::money::Money;
use crate::domain::msg::Msg;
use crate::domain::time::{self, Time};
use crate::msg;

/// An amount with its currency: `1,050.00 CNY`, `1,050.00 元`.
pub fn money(amount: Money, currency: &str) -> Msg {
    msg!(
        "common-money",
        amount = amount.grouped(),
        currency = currency
    )
}

/// A span of whole seconds in its two largest units, rounded down: `2 d 3 h`, `45 min`.
/// The sign is ignored: [`late`] and [`left`] say the direction.
pub fn duration(seconds: i64) -> Msg {
    let seconds = i64::try_from(seconds.unsigned_abs()).unwrap_or(i64::MAX);
    let (minutes, hours, days) = (seconds / 60, seconds / 3600, seconds / 86_400);
    match (days, hours % 24, minutes % 60) {
        (0, 0, 0) => msg!("common-duration-seconds", seconds = seconds),
        (0, 0, minutes) => msg!("common-duration-minutes", minutes = minutes),
        (0, hours, 0) => msg!("common-duration-hours", hours = hours),
        (0, hours, minutes) => msg!(
            "common-duration-hours-minutes",
            hours = hours,
            minutes = minutes
        ),
        (days, 0, _) => msg!("common-duration-days", days = days),
        (days, hours, _) => msg!("common-duration-days-hours", days = days, hours = hours),
    }
}

/// How much something is late: `2 d 3 h late`.
pub fn late(seconds: i64) -> Msg {
    msg!("common-late", duration = duration(seconds))
}

/// How much time is left: `2 d 3 h left`.
pub fn left(seconds: i64) -> Msg {
    msg!("common-left", duration = duration(seconds))
}

/// A date: `2026-11-05`.
pub fn date(date: NaiveDate) -> String {
    date.format("%Y-%m-%d").to_string()
}

/// A moment to the minute, in the offset it comes with: `2026-11-05 09:20`. Bring it into the
/// calendar's zone first.
pub fn time(time: &Time) -> String {
    time::shown(*time)
}

/// RFC 3339 in whole seconds, with the offset it comes with: for JSON.
pub fn rfc3339(time: Time) -> String {
    time.to_rfc3339_opts(chrono::SecondsFormat::Secs, false)
}

/// A JSON object without what is not known.
pub fn known(mut value: Value) -> Value {
    if let Value::Object(entries) = &mut value {
        entries.retain(|_, value| !value.is_null());
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::lang::Lang;
    use crate::ui::words::Words;

    fn both(msg: &Msg) -> (String, String) {
        (Words::new(Lang::En).say(msg), Words::new(Lang::Zh).say(msg))
    }

    #[test]
    fn money_is_grouped_and_named() {
        let amount: Money = "1050".parse().expect("an amount");
        let said = both(&money(amount, "CNY"));
        assert_eq!(said, ("1,050.00 CNY".into(), "1,050.00 元".into()));
        let said = both(&money(amount, "EUR"));
        assert_eq!(said, ("1,050.00 EUR".into(), "1,050.00 EUR".into()));
    }

    #[test]
    fn durations_have_their_two_largest_units() {
        let cases = [
            (0, "0 s", "0 秒"),
            (59, "59 s", "59 秒"),
            (60, "1 min", "1 分钟"),
            (3600, "1 h", "1 小时"),
            (5430, "1 h 30 min", "1 小时 30 分钟"),
            (86_400, "1 d", "1 天"),
            (86_400 + 59 * 60, "1 d", "1 天"),
            (2 * 86_400 + 3 * 3600 + 5, "2 d 3 h", "2 天 3 小时"),
            (-60, "1 min", "1 分钟"),
        ];
        for (seconds, en, zh) in cases {
            assert_eq!(both(&duration(seconds)), (en.into(), zh.into()));
        }
        let said = both(&late(183_600));
        assert_eq!(said, ("2 d 3 h late".into(), "迟 2 天 3 小时".into()));
        let said = both(&left(3600));
        assert_eq!(said, ("1 h left".into(), "还剩 1 小时".into()));
        both(&duration(i64::MIN));
    }

    #[test]
    fn moments_keep_their_offset() {
        let moment = Time::parse_from_rfc3339("2026-11-05T09:20:30+08:00").expect("a time");
        assert_eq!(time(&moment), "2026-11-05 09:20");
        assert_eq!(date(moment.date_naive()), "2026-11-05");
    }
}
