//! Laws of the clock, on random calendars in zones with and without daylight saving time.
//!
//! `COMPLAINT_LONG_TESTS=1` runs many more cases.

use std::collections::BTreeMap;

use chrono::{DateTime, Days, NaiveDate, TimeDelta};
use complaint::domain::time::{
    Calendar, Counting, DayKind, Editions, Exception, Limit, Pause, Segment, Terms, Time, Week,
    due, due_traced, elapsed,
};
use proptest::prelude::*;
use proptest::sample::select;

const ZONES: [&str; 5] = [
    "Asia/Shanghai",
    "Europe/Berlin",
    "America/New_York",
    "Australia/Lord_Howe",
    "UTC",
];

fn config() -> ProptestConfig {
    let long = std::env::var("COMPLAINT_LONG_TESTS").is_ok_and(|set| set == "1");
    ProptestConfig {
        cases: if long { 20_000 } else { 1024 },
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

/// One day's hours: up to three segments, in steps of a quarter of an hour; the last may go on over
/// midnight, into whatever begins on the next date.
fn hours() -> impl Strategy<Value = Vec<Segment>> {
    let bounds = prop::collection::btree_set(0_u32..=96, 2..=6);
    let over = prop::option::weighted(0.3, 1_u32..=95);
    (bounds, over).prop_map(|(bounds, over)| {
        let bounds: Vec<u32> = bounds.into_iter().map(|quarter| quarter * 900).collect();
        let pairs = bounds.chunks_exact(2);
        let mut hours: Vec<Segment> = pairs
            .filter_map(|pair| Segment::new(pair[0], pair[1]))
            .collect();
        let night = over
            .zip(hours.last())
            .and_then(|(over, last)| Segment::new(last.open(), Segment::DAY.close() + over * 900));
        if let (Some(night), Some(last)) = (night, hours.last_mut()) {
            *last = night;
        }
        hours
    })
}

fn week() -> impl Strategy<Value = Week> {
    let day = prop_oneof![3 => hours(), 1 => Just(Vec::new()), 1 => Just(vec![Segment::DAY])];
    prop::collection::vec(day, 7)
        .prop_filter("opens", |week| week.iter().any(|day| !day.is_empty()))
        .prop_map(|week| week.try_into().unwrap())
}

fn exceptions() -> impl Strategy<Value = BTreeMap<NaiveDate, Exception>> {
    let exception = prop_oneof![
        Just(Exception::new(DayKind::Holiday, "", None)),
        hours().prop_map(|hours| Exception::new(DayKind::Workday, "", Some(hours))),
        hours().prop_map(|hours| Exception::new(DayKind::Custom, "", Some(hours))),
    ];
    prop::collection::btree_map((0_u64..60).prop_map(date), exception, 0..8)
}

/// The dates around a change of the clocks in all zones used here.
fn date(offset: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, 1).unwrap() + Days::new(offset)
}

/// Up to three editions of the hours; the first may hold since ever.
fn editions() -> impl Strategy<Value = Editions> {
    let later = prop::collection::btree_map((0_u64..60).prop_map(date), week(), 0..3);
    let since_ever = prop_oneof![4 => week().prop_map(Some), 1 => Just(None)];
    (since_ever, later).prop_map(|(since_ever, later)| {
        let mut editions = since_ever.map(Editions::always).unwrap_or_default();
        for (from, week) in later {
            editions.add(Some(from), week);
        }
        editions
    })
}

fn calendars() -> impl Strategy<Value = Calendar> {
    (select(&ZONES[..]), editions(), exceptions()).prop_map(|(zone, hours, days)| Calendar {
        hours,
        ..Calendar::new(zone.parse().unwrap(), None, days)
    })
}

/// A second in March or April 2026, or in October or November.
fn starts() -> impl Strategy<Value = Time> {
    let spring = date(0)
        .and_time(chrono::NaiveTime::MIN)
        .and_utc()
        .timestamp();
    (0_i64..45 * 86_400, any::<bool>()).prop_map(move |(second, autumn)| {
        let autumn = if autumn { 227 * 86_400 } else { 0 };
        second_at(spring + second + autumn)
    })
}

fn second_at(second: i64) -> Time {
    DateTime::from_timestamp(second, 0).unwrap().fixed_offset()
}

fn countings() -> impl Strategy<Value = Counting> {
    select(&[Counting::Working, Counting::Calendar][..])
}

/// Pauses from a little before the start to weeks after, overlapping as they please.
fn pauses() -> impl Strategy<Value = Vec<(i64, i64)>> {
    let long = 0_i64..5 * 86_400;
    let short = 0_i64..20_000;
    let pause = (-50_000_i64..20 * 86_400, prop_oneof![long, short]);
    prop::collection::vec(pause, 0..4)
}

fn after(start: Time, pauses: &[(i64, i64)]) -> Vec<Pause> {
    let pause = |(from, lasts): &(i64, i64)| Pause {
        from: start + TimeDelta::seconds(*from),
        to: Some(start + TimeDelta::seconds(from + lasts)),
    };
    pauses.iter().map(pause).collect()
}

fn limit(text: &str) -> Limit {
    text.parse().unwrap()
}

fn when(start: Time, terms: &Terms, calendar: &Calendar, pauses: &[Pause]) -> Time {
    due(start, terms, calendar, pauses, start).unwrap().due
}

proptest! {
    #![proptest_config(config())]

    /// elapsed(start, due(start, limit)) = limit, for hours, minutes and seconds.
    #[test]
    fn what_is_due_has_elapsed(
        calendar in calendars(), start in starts(), counting in countings(),
        count in 0_u32..300, unit in select(&["h", "m", "s"][..]), pauses in pauses(),
    ) {
        let limit = limit(&format!("{count}{unit}"));
        let pauses = after(start, &pauses);
        let due = when(start, &Terms::new(limit, counting), &calendar, &pauses);
        prop_assert_eq!(elapsed(start, due, counting, &calendar, &pauses), limit.nominal_seconds());
        // No moment before is due: the limit ends with business time, never with a night.
        if limit.nominal_seconds() > 0 {
            let before = due - TimeDelta::seconds(1);
            prop_assert!(elapsed(start, before, counting, &calendar, &pauses) < limit.nominal_seconds());
        }
    }

    /// A longer limit is never due earlier; half days lie between whole ones.
    #[test]
    fn due_is_monotone_in_the_limit(
        calendar in calendars(), start in starts(), counting in countings(), roll in any::<bool>(),
        (less, more) in (0_u32..60, 0_u32..60), unit in select(&["halves", "mo", "h", "m", "s"][..]),
        pauses in pauses(),
    ) {
        let pauses = after(start, &pauses);
        let at = |count: u32| {
            let text = match unit {
                "halves" if count.is_multiple_of(2) => format!("{}d", count / 2),
                "halves" => format!("{}.5d", count / 2),
                _ => format!("{count}{unit}"),
            };
            let terms = Terms { roll, ..Terms::new(limit(&text), counting) };
            when(start, &terms, &calendar, &pauses)
        };
        let (less, more) = (less.min(more), less.max(more));
        prop_assert!(start <= at(less));
        prop_assert!(at(less) <= at(more));
        prop_assert!(at(less) <= at(less + 1));
    }

    /// New hours from a date on change nothing of what was counted before it.
    #[test]
    fn a_new_edition_leaves_the_time_before_it_alone(
        calendar in calendars(), start in starts(), counting in countings(), new in week(),
        from in 0_u64..60, text in select(&["0.5d", "1d", "1.5d", "4d", "1mo", "7h", "90m"][..]),
        pauses in pauses(),
    ) {
        let date = date(from);
        let mut later = calendar.clone();
        later.hours = later.hours.filtered(|since| since.is_none_or(|since| since < date));
        let before = later.clone();
        later.hours.add(Some(date), new);
        let pauses = after(start, &pauses);
        let change = before.moment(&format!("{date}T00:00")).unwrap();
        let used = |calendar: &Calendar| elapsed(start, change, counting, calendar, &pauses);
        prop_assert_eq!(used(&before), used(&later));
        let terms = Terms::new(limit(text), counting);
        let due = when(start, &terms, &before, &pauses);
        if due < change {
            prop_assert_eq!(due, when(start, &terms, &later, &pauses));
        }
    }

    /// Cutting pauses in two, in any order, changes neither what is due nor what has elapsed.
    #[test]
    fn splitting_a_pause_changes_nothing(
        calendar in calendars(), start in starts(), counting in countings(),
        text in select(&["0d", "0.5d", "1d", "1.5d", "4d", "1mo", "7h", "90m"][..]),
        pauses in pauses(), cut in 0.0..1.0_f64,
    ) {
        let whole = after(start, &pauses);
        #[allow(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "a random place to cut")]
        let split: Vec<(i64, i64)> = pauses.iter().rev().flat_map(|(from, lasts)| {
            let first = (*lasts as f64 * cut) as i64;
            [(from + first, lasts - first), (*from, first)]
        }).collect();
        let split = after(start, &split);
        let terms = Terms::new(limit(text), counting);
        let end = start + TimeDelta::days(9);
        prop_assert_eq!(when(start, &terms, &calendar, &whole), when(start, &terms, &calendar, &split));
        prop_assert_eq!(
            elapsed(start, end, counting, &calendar, &whole),
            elapsed(start, end, counting, &calendar, &split)
        );
    }

    /// What was paused before the clock started is nothing to it; a pause after the due neither.
    #[test]
    fn pauses_are_clipped_to_the_life_of_the_clock(
        calendar in calendars(), start in starts(), counting in countings(),
        text in select(&["0d", "0.5d", "1d", "1.5d", "4d", "7h", "90m"][..]), pauses in pauses(),
    ) {
        let pauses = after(start, &pauses);
        let terms = Terms::new(limit(text), counting);
        let mut clipped = pauses.clone();
        for pause in &mut clipped {
            pause.from = pause.from.max(start);
        }
        let due = when(start, &terms, &calendar, &pauses);
        prop_assert_eq!(due, when(start, &terms, &calendar, &clipped));
        // Unless the clock is paused when it is due: then the pause after it is the same pause.
        let from = due + TimeDelta::seconds(1);
        if pauses.iter().any(|pause| pause.from <= from && pause.to >= Some(from)) {
            return Ok(());
        }
        let mut later = pauses.clone();
        later.push(Pause { from, to: Some(from + TimeDelta::days(3)) });
        prop_assert_eq!(due, when(start, &terms, &calendar, &later));
    }

    /// A pause in a night or on a rest day gives a working clock nothing.
    #[test]
    fn a_pause_outside_hours_changes_nothing_for_a_working_clock(
        start in starts(), zone in select(&ZONES[..]), days in exceptions(),
        text in select(&["0d", "0.5d", "1d", "1.5d", "4d", "7h", "90m"][..]),
        pauses in pauses(), nights in prop::collection::vec(0_u64..30, 1..6),
    ) {
        // Open at most from 08:00 to 18:00, so that every night is outside hours.
        let day = vec![Segment::new(8 * 3600, 12 * 3600).unwrap(), Segment::new(13 * 3600, 18 * 3600).unwrap()];
        let mut week = Week::default();
        week[..5].fill(day);
        let days = days.into_iter().filter(|(_, day)| day.kind == DayKind::Holiday).collect();
        let calendar = Calendar::new(zone.parse().unwrap(), Some(week), days);
        let pauses = after(start, &pauses);
        let mut more = pauses.clone();
        for night in nights {
            let date = start.date_naive() + Days::new(night);
            let at = |date: NaiveDate, time: &str| calendar.moment(&format!("{date}T{time}")).unwrap();
            more.push(Pause { from: at(date, "18:00"), to: Some(at(date + Days::new(1), "08:00")) });
        }
        let terms = Terms::new(limit(text), Counting::Working);
        prop_assert_eq!(when(start, &terms, &calendar, &pauses), when(start, &terms, &calendar, &more));
    }

    /// A pause never makes anything due earlier.
    #[test]
    fn a_pause_never_hurries(
        calendar in calendars(), start in starts(), counting in countings(),
        text in select(&["0d", "1d", "4d", "1mo", "7h", "90m"][..]), pauses in pauses(),
    ) {
        let terms = Terms::new(limit(text), counting);
        let held = when(start, &terms, &calendar, &after(start, &pauses));
        prop_assert!(when(start, &terms, &calendar, &[]) <= held);
    }

    /// Between the start and the due of N days lie exactly N days that pauses do not cover, and the
    /// last is one of them: days given back make room for more until nothing changes.
    #[test]
    fn pauses_give_back_the_days_they_cover(
        calendar in calendars(), start in starts(), counting in countings(), count in 1_usize..20,
        pauses in pauses(),
    ) {
        let pauses = after(start, &pauses);
        let terms = Terms { roll: false, ..Terms::new(limit(&format!("{count}d")), counting) };
        let due = when(start, &terms, &calendar, &pauses);
        let working = counting == Counting::Working;
        let midnight = |date: NaiveDate| calendar.moment(&format!("{date}T00:00")).unwrap();
        // A working day lasts from its opening to its closing, over midnight where a shift does.
        let span = |date: NaiveDate| {
            let before = date - Days::new(1);
            let ended = Some(calendar.closing(before)).filter(|_| calendar.is_workday(before).0);
            let closing = calendar.closing(date);
            let last = TimeDelta::seconds(i64::from(closing.format("%T").to_string() == "23:59:59"));
            if working {
                (calendar.moment(&date.to_string()).ok().max(ended).unwrap(), closing + last)
            } else {
                (midnight(date), midnight(date + Days::new(1)))
            }
        };
        let counts = |date: &NaiveDate| {
            let (from, to) = span(*date);
            let open = !working || calendar.is_workday(*date).0;
            let time = |pauses: &[Pause]| elapsed(from, to, counting, &calendar, pauses);
            // Business hours that all fall into the hour summer time skips, or into a shift that goes
            // on, leave a working day with nothing in it that a pause could cover.
            open && (time(&[]) == 0 || time(&pauses) > 0)
        };
        let mut first = calendar.in_zone(start).date_naive();
        let before = first - Days::new(1);
        if working && calendar.is_workday(before).0 && start < calendar.closing(before) {
            first = before;
        }
        let days = first.iter_days().skip(1).take_while(|date| calendar.closing(*date) <= due);
        let days: Vec<NaiveDate> = days.collect();
        prop_assert_eq!(days.iter().filter(|date| counts(date)).count(), count);
        let last = days.last().unwrap();
        prop_assert!(counts(last));
        prop_assert_eq!(due, calendar.closing(*last));
    }

    /// N working days end at the closing of the Nth working day, whichever weekdays those are.
    #[test]
    fn every_set_of_working_days_counts_its_own(start in starts(), zone in select(&ZONES[..]), count in 1_u32..12) {
        for set in 1_u8..128 {
            let mut week = Week::default();
            for (day, hours) in week.iter_mut().enumerate() {
                if set & (1 << day) != 0 {
                    *hours = vec![Segment::new(9 * 3600, 17 * 3600).unwrap()];
                }
            }
            let calendar = Calendar::new(zone.parse().unwrap(), Some(week), BTreeMap::new());
            let terms = Terms::new(limit(&format!("{count}d")), Counting::Working);
            let due = when(start, &terms, &calendar, &[]);
            let first = calendar.in_zone(start).date_naive();
            let days = first.iter_days().skip(1).take_while(|date| *date <= due.date_naive());
            let open = days.filter(|date| calendar.is_workday(*date).0).count();
            prop_assert_eq!(open, count as usize);
            prop_assert_eq!(due.format("%H:%M:%S").to_string(), "17:00:00");
            prop_assert!(calendar.is_workday(due.date_naive()).0);
        }
    }

    /// A budget that ends exactly at closing is due at closing; one second more lands one second
    /// after the next opening.
    #[test]
    fn closing_time_is_still_on_time(calendar in calendars(), start in starts(), segments in 1_usize..12) {
        let start = when(start, &Terms::new(limit("0s"), Counting::Working), &calendar, &[]);
        // The end of the nth stretch of business hours: where one more second takes longer.
        let due = |seconds: i64| {
            let limit = limit(&format!("{seconds}s"));
            when(start, &Terms::new(limit, Counting::Working), &calendar, &[])
        };
        let mut end = start;
        for _ in 0..segments {
            let open = calendar_open(&calendar, end);
            end = open.1;
            let seconds = elapsed(start, end, Counting::Working, &calendar, &[]);
            prop_assert_eq!(due(seconds), end);
            let next = calendar_open(&calendar, end);
            prop_assert_eq!(due(seconds + 1), next.0 + TimeDelta::seconds(1));
        }
    }

    /// The reasons are at most one a day, in order, and never change the result.
    #[test]
    fn reasons_follow_the_days(
        calendar in calendars(), start in starts(), counting in countings(), roll in any::<bool>(),
        text in select(&["0d", "0.5d", "1d", "1.5d", "4d", "30d", "1mo", "70h", "90m"][..]),
        pauses in pauses(),
    ) {
        let pauses = after(start, &pauses);
        let terms = Terms { roll, ..Terms::new(limit(text), counting) };
        let traced = due_traced(start, &terms, &calendar, &pauses, start).unwrap();
        prop_assert_eq!(traced.due, when(start, &terms, &calendar, &pauses));
        prop_assert!(!traced.trace.is_empty());
        prop_assert!(traced.trace.iter().all(|stretch| stretch.from <= stretch.to));
        prop_assert!(traced.trace.is_sorted_by_key(|stretch| stretch.from));
        let days = (traced.due - start).num_days() + 4 + 2 * i64::try_from(pauses.len()).unwrap();
        prop_assert!(i64::try_from(traced.trace.len()).unwrap() <= days);
    }
}

/// The business hours at or after a moment, found by asking only for elapsed time.
fn calendar_open(calendar: &Calendar, from: Time) -> (Time, Time) {
    let zero = Terms::new(limit("0s"), Counting::Working);
    let open = when(from, &zero, calendar, &[]);
    // Grow the stretch while every second of it counts.
    let (mut whole, mut beyond) = (0_i64, 1_i64);
    let counts = |seconds: i64| {
        let end = open + TimeDelta::seconds(seconds);
        elapsed(open, end, Counting::Working, calendar, &[]) == seconds
    };
    while counts(beyond) && beyond < 40 * 86_400 {
        (whole, beyond) = (beyond, beyond * 2);
    }
    while whole + 1 < beyond {
        let middle = i64::midpoint(whole, beyond);
        if counts(middle) {
            whole = middle;
        } else {
            beyond = middle;
        }
    }
    (open, open + TimeDelta::seconds(whole))
}
