//! Where the time goes: how long each stage took, at each unit.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::Subject;
use super::indicators::{Measured, Of, Scope};
use super::statistics::{Spread, days};
use crate::domain::judge::{Clock, ClockState};
use crate::domain::shared::Words;
use crate::domain::time::{Counting, elapsed};

/// Days of 24 hours, less pauses, by stage and unit, of the stages that ended in the period.
pub fn stages(cases: &[Measured], scope: &Scope) -> BTreeMap<Of, Spread> {
    let mut took: BTreeMap<Of, Vec<Decimal>> = BTreeMap::new();
    for (day, of, days) in cases.iter().flat_map(|case| &case.tally.took) {
        if scope.period.has(*day) {
            took.entry(of.clone()).or_default().push(*days);
        }
    }
    let spread = |(of, days)| Some((of, Spread::of(days)?));
    took.into_iter().filter_map(spread).collect()
}

/// The day on which a stage ended, and what it took.
pub fn taken(clock: &Clock, subject: &Subject, words: &Words) -> Option<(NaiveDate, Of, Decimal)> {
    let stage = clock.name.strip_prefix("stage.")?;
    let ended = matches!(clock.state, ClockState::Met | ClockState::Late) && !clock.projected;
    let stopped = clock.stopped.filter(|_| ended)?;
    let (calendar, pauses) = (subject.calendar, &clock.pauses);
    let used = elapsed(clock.started, stopped, Counting::Calendar, calendar, pauses);
    let of = (words.share(stage), words.share(&clock.owner));
    Some((subject.day(stopped), of, days(used, 86_400)))
}
