//! Whether things get better: what comes back, and which actions work.
//!
//! Our choice where a figure is free: a case counts as reopened within [`REOPENED_DAYS`] of its
//! closing, a defect as come back within [`RECURRED_DAYS`] of the check that an action stopped it.

use std::collections::BTreeMap;

use chrono::TimeDelta;

use crate::domain::case::Case;
use crate::domain::judge::actions::{self_verified, verify_due};
use crate::domain::names::comparable;
use crate::domain::time::Time;
use crate::report::Subject;
use crate::report::scope::Scope;

/// Days after its closing in which a case taken up again counts as reopened.
pub const REOPENED_DAYS: i64 = 30;
/// Days after the check of an action in which its defect counts as come back.
pub const RECURRED_DAYS: i64 = 180;

/// When actions were found to have stopped a fault, and in which case, by product family and defect.
pub type Stopped = BTreeMap<(String, String), Vec<(Time, String)>>;

/// Product family and defect, as far as both are known.
fn fault(case: &Case) -> Option<(String, String)> {
    let defect = case.investigation.as_ref()?.defect.as_deref()?;
    Some((comparable(case.product.family()?), comparable(defect)))
}

/// The faults that an action of these cases stopped.
pub fn stopped(subjects: &[Subject]) -> Stopped {
    let mut stopped = Stopped::new();
    for case in subjects.iter().map(|subject| &subject.case) {
        let works = case.actions.iter().filter(|action| action.works());
        let checks = works.filter_map(|action| action.verified.as_ref());
        for check in checks {
            if let Some(fault) = fault(case) {
                let checks = stopped.entry(fault).or_default();
                checks.push((check.stamp.at, case.number.clone()));
            }
        }
    }
    for checks in stopped.values_mut() {
        checks.sort();
    }
    stopped
}

/// Whether the fault of a case had been stopped before by an action of another; `None` where the
/// case states none.
pub fn came_back(case: &Case, stopped: &Stopped) -> Option<bool> {
    let checks = stopped.get(&fault(case)?);
    let checks = checks.map_or(&[][..], Vec::as_slice);
    let before = checks.partition_point(|(at, _)| *at < case.received);
    let mut before = checks[..before].iter().rev();
    let last = before.find(|(_, number)| *number != case.number);
    let window = TimeDelta::days(RECURRED_DAYS);
    Some(last.is_some_and(|(at, _)| case.received - *at <= window))
}

/// Whether each action whose check fell due, or was made, in the period and is past, works.
pub fn effective(subject: &Subject, scope: &Scope) -> Vec<bool> {
    let Some(policy) = subject.policy else {
        return Vec::new();
    };
    let actions = subject.case.actions.iter().filter(|action| {
        let made = action.verified.as_ref().map(|check| check.stamp.at);
        let date = verify_due(action, policy, subject.calendar).or(made);
        let past = date.filter(|date| *date < scope.now);
        past.is_some_and(|date| scope.period.holds(date, subject.calendar))
    });
    let works = actions.map(|action| action.works() && !self_verified(action, policy, scope.staff));
    works.collect()
}

/// Whether a case closed in the period was taken up again soon; `None` while that may still happen.
pub fn reopened(subject: &Subject, scope: &Scope) -> Option<bool> {
    let window = TimeDelta::days(REOPENED_DAYS);
    let closed = subject.closed()?;
    let counts = scope.period.holds(closed, subject.calendar) && scope.now - closed >= window;
    counts.then(|| {
        let again = subject.case.links.superseded.as_ref();
        again.is_some_and(|again| again.stamp.at - closed <= window)
    })
}
