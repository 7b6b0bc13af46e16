//! Whether things get better: what comes back, which actions work, what is complained of most.
//!
//! Our choice where a figure is free: a case counts as reopened within [`REOPENED_DAYS`] of its
//! closing, a defect as come back within [`RECURRED_DAYS`] of the check that an action stopped it.

use std::collections::BTreeMap;

use chrono::{Months, TimeDelta};
use rust_decimal::{Decimal, RoundingStrategy};

use super::Subject;
use super::groups::{Group, Groups};
use super::indicators::Scope;
use super::statistics::Ratio;
use crate::domain::case::Case;
use crate::domain::case::intake::Extent;
use crate::domain::judge::actions::{self_verified, verify_due};
use crate::domain::names::comparable;
use crate::domain::time::Time;

/// Days after its closing in which a case taken up again counts as reopened.
pub const REOPENED_DAYS: i64 = 30;
/// Days after the check of an action in which its defect counts as come back.
pub const RECURRED_DAYS: i64 = 180;

/// The indicators of improvement.
#[derive(Clone, Debug, Default)]
pub struct Improvement {
    /// Cases with product family and defect of an action found to work before, of the cases
    /// investigated in the period whose defect is stated.
    pub recurrence: Ratio,
    /// Actions found to work, of those whose check fell due, or was made, in the period.
    pub action_effective: Ratio,
    /// Cases reopened within [`REOPENED_DAYS`], of those closed in the period so long ago.
    pub reopened: Ratio,
    /// Defective pieces of a million complained about, of the cases received that state both.
    pub ppm: Option<Decimal>,
    /// The same over the twelve months that end with the period.
    pub ppm_year: Option<Decimal>,
    /// The groups of each kind by the complaints received, most first.
    pub pareto: Vec<(Group, Vec<Bar>)>,
}

/// A bar of a Pareto chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// The group; `None`: the cases that do not say.
    pub name: Option<String>,
    /// Its complaints.
    pub count: u64,
    /// Its complaints and those of the bars before it, in percent of all.
    pub cumulated: Decimal,
    /// Whether it is among the few that make up 80 %: the bar that crosses the line included.
    pub vital: bool,
}

/// The indicators of these cases.
pub fn improvement(subjects: &[Subject], scope: &Scope, by: &[(Group, Groups)]) -> Improvement {
    let pareto = by.iter().map(|(group, groups)| {
        let counts = groups
            .iter()
            .map(|(name, all)| (name.clone(), all.received));
        (*group, bars(counts.collect()))
    });
    let last = scope.period.to;
    let year = last.checked_sub_months(Months::new(12)).unwrap_or(last);
    let ppm_of = |wanted: &dyn Fn(&Subject) -> bool| {
        let complaints = subjects.iter().filter(|subject| subject.is_complaint());
        ppm(complaints
            .filter(|subject| wanted(subject))
            .map(|subject| &subject.case))
    };
    Improvement {
        recurrence: recurrence(subjects, scope),
        action_effective: effective(subjects, scope),
        reopened: reopened(subjects, scope),
        ppm: ppm_of(&|subject| scope.period.holds(subject.case.received, subject.calendar)),
        ppm_year: ppm_of(&|subject| {
            let day = subject.calendar.in_zone(subject.case.received).date_naive();
            day > year && day <= last
        }),
        pareto: pareto.collect(),
    }
}

/// Product family and defect, as far as both are known.
fn fault(case: &Case) -> Option<(String, String)> {
    let defect = case.investigation.as_ref()?.defect.as_deref()?;
    Some((comparable(case.product.family()?), comparable(defect)))
}

fn recurrence(subjects: &[Subject], scope: &Scope) -> Ratio {
    let mut stopped: BTreeMap<(String, String), Vec<(Time, &str)>> = BTreeMap::new();
    for case in subjects.iter().map(|subject| &subject.case) {
        let works = case.actions.iter().filter(|action| action.works());
        let checks = works.filter_map(|action| action.verified.as_ref());
        for check in checks {
            if let Some(fault) = fault(case) {
                stopped
                    .entry(fault)
                    .or_default()
                    .push((check.stamp.at, &case.number));
            }
        }
    }
    for checks in stopped.values_mut() {
        checks.sort();
    }
    let investigated = subjects.iter().filter(|subject| {
        let found = subject.case.investigation.as_ref();
        subject.is_complaint()
            && found.is_some_and(|found| scope.period.holds(found.stamp.at, subject.calendar))
    });
    let came_back = |case: &Case| {
        let checks = stopped.get(&fault(case)?);
        let checks = checks.map_or(&[][..], Vec::as_slice);
        let before = checks.partition_point(|(at, _)| *at < case.received);
        let mut before = checks[..before].iter().rev();
        let last = before.find(|(_, number)| *number != case.number);
        let window = TimeDelta::days(RECURRED_DAYS);
        Some(last.is_some_and(|(at, _)| case.received - *at <= window))
    };
    investigated
        .filter_map(|subject| came_back(&subject.case))
        .collect()
}

fn effective(subjects: &[Subject], scope: &Scope) -> Ratio {
    let mut ratio = Ratio::default();
    for subject in subjects {
        let Some(policy) = subject.policy else {
            continue;
        };
        for action in &subject.case.actions {
            let made = action.verified.as_ref().map(|check| check.stamp.at);
            let date = verify_due(action, policy, subject.calendar).or(made);
            let past = date.filter(|date| *date < scope.now);
            if past.is_some_and(|date| scope.period.holds(date, subject.calendar)) {
                ratio.count(action.works() && !self_verified(action, policy, scope.staff));
            }
        }
    }
    ratio
}

fn reopened(subjects: &[Subject], scope: &Scope) -> Ratio {
    let window = TimeDelta::days(REOPENED_DAYS);
    let mut ratio = Ratio::default();
    for subject in subjects.iter().filter(|subject| subject.is_complaint()) {
        let Some(closing) = &subject.case.closing else {
            continue;
        };
        let closed = closing.stamp.at;
        if scope.period.holds(closed, subject.calendar) && scope.now - closed >= window {
            let again = subject.case.links.superseded.as_ref();
            ratio.count(again.is_some_and(|again| again.stamp.at - closed <= window));
        }
    }
    ratio
}

/// Defective ÷ delivered × 1,000,000, in whole parts; cases that state both in one unit count.
fn ppm<'a>(cases: impl Iterator<Item = &'a Case>) -> Option<Decimal> {
    let (mut defective, mut shipped) = (Decimal::ZERO, Decimal::ZERO);
    for product in cases.map(|case| &case.product) {
        let known = product
            .defective
            .zip(product.quantity.and_then(Extent::known));
        if let Some((bad, all)) = known.filter(|(bad, all)| bad.agrees(*all)) {
            defective += bad.number();
            shipped += all.number();
        }
    }
    let ratio = defective
        .checked_div(shipped)?
        .checked_mul(Decimal::from(1_000_000))?;
    Some(ratio.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero))
}

/// The bars: most complaints first, of as many in the order of their codes; empty groups left out.
pub fn bars(counts: BTreeMap<Option<String>, u64>) -> Vec<Bar> {
    let mut counts: Vec<(Option<String>, u64)> = counts.into_iter().collect();
    counts.retain(|(_, count)| *count > 0);
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let all: u64 = counts.iter().map(|(_, count)| count).sum();
    let mut sum = 0;
    let bar = |(name, count): (Option<String>, u64)| {
        let vital = sum * 100 < all * 80;
        sum += count;
        let share = Ratio { part: sum, of: all }.percent();
        Bar {
            name,
            count,
            cumulated: share.unwrap_or_default(),
            vital,
        }
    };
    counts.into_iter().map(bar).collect()
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use proptest::prelude::*;

    use super::super::period::Period;
    use super::super::samples::{at, regulations, subject};
    use super::*;

    fn names(counts: &[(&str, u64)]) -> Vec<(String, bool)> {
        let counts = counts
            .iter()
            .map(|(name, count)| (Some((*name).to_owned()), *count));
        let bars = bars(counts.collect());
        bars.into_iter()
            .map(|bar| (bar.name.unwrap_or_default(), bar.vital))
            .collect()
    }

    /// Indicators: 80 % line, ties in code order.
    #[test]
    fn the_few_that_make_up_eighty_percent() {
        let found = names(&[("b", 10), ("a", 10), ("c", 60), ("d", 20), ("e", 0)]);
        let expected = [("c", true), ("d", true), ("a", false), ("b", false)];
        assert_eq!(
            found,
            expected.map(|(name, vital)| (name.to_owned(), vital))
        );
        assert_eq!(names(&[]), []);
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

        /// The bars hold every complaint once, fall, and end at 100 %.
        #[test]
        fn bars_are_whole(counts in prop::collection::btree_map("[a-z]{1,3}", 0_u64..1000, 0..20)) {
            let all: u64 = counts.values().sum();
            let bars = bars(counts.into_iter().map(|(name, count)| (Some(name), count)).collect());
            prop_assert_eq!(bars.iter().map(|bar| bar.count).sum::<u64>(), all);
            prop_assert!(bars.is_sorted_by(|a, b| a.count >= b.count && a.cumulated <= b.cumulated));
            if let Some(last) = bars.last() {
                prop_assert_eq!(last.cumulated, Decimal::ONE_HUNDRED);
            }
        }
    }

    const FAULT: &str = "product: {part: PCB-4L-220, quantity: 1000, defective: 5}\n\
        investigation: {at: 2026-10-04T09:00:00+08:00, by: a@example.com, outcome: upheld, defect: open}\n";

    /// A young closing dilutes nothing, an unchecked action is none that works, and the action of a
    /// case does not count against itself.
    #[test]
    fn what_comes_back_and_what_works() {
        let regulations = regulations();
        let now = at("2026-11-15T09:00");
        let action = "actions:\n  - {at: 2026-10-05T09:00:00+08:00, by: a@example.com, what: x, \
            owner: drilling, due: 2026-10-06, verify_by: 2026-10-20, verified: {at: 2026-10-07T09:00:00+08:00, \
            by: gm.office@example.com, works: true}}\n  - {at: 2026-10-05T09:00:00+08:00, by: a@example.com, \
            what: y, owner: drilling, due: 2026-10-06, verify_by: 2026-10-20}\n";
        let first = format!(
            "received: 2026-10-01T09:00:00+08:00\n{FAULT}{action}\
            closing: {{at: 2026-10-08T09:00:00+08:00, by: a@example.com}}\n\
            links: {{superseded_by: \"261009\", superseded: {{at: 2026-11-07T09:00:00+08:00, by: a@example.com}}}}\n"
        );
        let second = format!(
            "received: 2026-10-12T09:00:00+08:00\n{}\
            closing: {{at: 2026-10-31T09:00:00+08:00, by: a@example.com}}\n",
            FAULT.replace("10-04", "10-13").replace("220", "221")
        );
        let subjects = [
            subject(&regulations, "261001", &first, now),
            subject(&regulations, "261002", &second, now),
        ];
        let period = Period::read("2026-10", NaiveDate::default()).unwrap();
        let scope = Scope {
            period: &period,
            now,
            staff: &regulations.staff,
        };
        let found = improvement(&subjects, &scope, &[]);
        assert_eq!(found.recurrence, Ratio { part: 1, of: 2 });
        assert_eq!(found.action_effective, Ratio { part: 1, of: 2 });
        assert_eq!(found.reopened, Ratio { part: 1, of: 1 });
        assert_eq!(found.ppm, Some(Decimal::from(5000)));
        assert_eq!(found.ppm_year, Some(Decimal::from(5000)));
    }
}
