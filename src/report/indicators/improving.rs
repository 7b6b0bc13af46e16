//! Whether things get better: what comes back, and which actions work.
//!
//! Our choice where a figure is free: a case counts as reopened within [`REOPENED_DAYS`] of its
//! closing, a defect as come back within [`RECURRED_DAYS`] of the check that an action stopped it.

use std::collections::BTreeMap;

use chrono::{NaiveDate, TimeDelta};

use crate::domain::case::Case;
use crate::domain::judge::actions::{self_verified, verify_due};
use crate::domain::names::comparable;
use crate::domain::time::Time;
use crate::report::Subject;
use crate::report::tally::{Fault, Tallies, Tally};

use super::addition::Measuring;

/// Days after its closing in which a case taken up again counts as reopened.
pub const REOPENED_DAYS: i64 = 30;

/// Days after the check of an action in which its defect counts as come back.
pub const RECURRED_DAYS: i64 = 180;

/// When actions were found to have stopped a fault, and in which case, by product family and defect.
pub type Stopped<'t> = BTreeMap<&'t Fault, Vec<(Time, &'t str)>>;

/// Product family and defect, as far as both are known.
pub fn fault(case: &Case) -> Option<(String, String)> {
    let defect = case.investigation.as_ref()?.defect.as_deref()?;
    Some((comparable(case.product.family()?), comparable(defect)))
}

/// When actions of a case were found to work.
pub fn checks(case: &Case) -> Vec<Time> {
    let works = case.actions.iter().filter(|action| action.works());
    let checks = works.filter_map(|action| action.verified.as_ref());
    checks.map(|check| check.stamp.at).collect()
}

/// The faults that an action of these cases stopped.
pub fn stopped(tallies: &Tallies) -> Stopped<'_> {
    let cases = tallies.cases.iter();
    let cases = cases.filter_map(|case| Some((case.fault.as_ref()?, &case.checks, &case.number)));
    let beyond = tallies
        .beyond
        .iter()
        .filter_map(|case| case.stopped.as_deref());
    let beyond = beyond.map(|of| (&of.fault, &of.checks, &of.number));
    let mut stopped = Stopped::new();
    for (fault, checks, number) in cases.chain(beyond) {
        if !checks.is_empty() {
            let known = stopped.entry(fault).or_default();
            known.extend(checks.iter().map(|at| (*at, &**number)));
        }
    }
    for checks in stopped.values_mut() {
        checks.sort_unstable();
    }
    stopped
}

/// Whether the fault of a case had been stopped before by an action of another; `None` where the
/// case states none.
pub fn came_back(case: &Tally, stopped: &Stopped) -> Option<bool> {
    let checks = stopped.get(case.fault.as_ref()?);
    let checks = checks.map_or(&[][..], Vec::as_slice);
    let before = checks.partition_point(|(at, _)| *at < case.received);
    let mut before = checks[..before].iter().rev();
    let last = before.find(|(_, number)| *number != &*case.number);
    let window = TimeDelta::days(RECURRED_DAYS);
    Some(last.is_some_and(|(at, _)| case.received - *at <= window))
}

/// Whether each action whose check fell due, or was made, and is past, works, with the day of that.
pub fn effective(subject: &Subject, by: &Measuring) -> Vec<(NaiveDate, bool)> {
    let Some(policy) = subject.policy else {
        return Vec::new();
    };
    let actions = subject.case.actions.iter().filter_map(|action| {
        let made = action.verified.as_ref().map(|check| check.stamp.at);
        let date = verify_due(action, policy, subject.calendar).or(made);
        let date = date.filter(|date| by.past(*date))?;
        let works = action.works() && !self_verified(action, policy, by.staff);
        Some((subject.day(date), works))
    });
    actions.collect()
}

/// When a case was closed and whether it was taken up again soon; `None` while that may still happen.
pub fn reopened(subject: &Subject, by: &Measuring) -> Option<(Time, bool)> {
    let window = TimeDelta::days(REOPENED_DAYS);
    let closed = subject.closed()?;
    // The last moment at which that may still happen.
    let last = closed + window - TimeDelta::nanoseconds(1);
    by.past(last).then(|| {
        let again = subject.case.links.superseded.as_ref();
        let soon = again.is_some_and(|again| again.stamp.at - closed <= window);
        (closed, soon)
    })
}
