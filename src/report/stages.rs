//! Where the time goes: how long each stage took, at each unit.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::Subject;
use super::indicators::{Measured, Of, Scope};
use super::statistics::{Spread, days};
use crate::domain::judge::{Clock, ClockState};
use crate::domain::time::{Counting, elapsed};

/// Days of 24 hours, less pauses, by stage and unit, of the stages that ended in the period.
pub fn stages(cases: &[Measured], scope: &Scope) -> BTreeMap<Of, Spread> {
    let mut took: BTreeMap<Of, Vec<Decimal>> = BTreeMap::new();
    let subjects = cases.iter().map(|case| case.subject);
    for subject in subjects.filter(|subject| subject.is_complaint()) {
        for clock in &subject.clocks {
            if let Some((of, days)) = taken(clock, subject, scope) {
                took.entry(of).or_default().push(days);
            }
        }
    }
    let spread = |(of, days)| Some((of, Spread::of(days)?));
    took.into_iter().filter_map(spread).collect()
}

fn taken(clock: &Clock, subject: &Subject, scope: &Scope) -> Option<(Of, Decimal)> {
    let stage = clock.name.strip_prefix("stage.")?;
    let stopped = clock.stopped.filter(|stopped| {
        matches!(clock.state, ClockState::Met | ClockState::Late)
            && !clock.projected
            && scope.period.holds(*stopped, subject.calendar)
    })?;
    let (calendar, pauses) = (subject.calendar, &clock.pauses);
    let used = elapsed(clock.started, stopped, Counting::Calendar, calendar, pauses);
    let of = (stage.to_owned(), clock.owner.clone());
    Some((of, days(used, 86_400)))
}
