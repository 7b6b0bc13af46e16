//! The indicators, each by one formula.
//!
//! Cohorts: *received*, *due*, *investigated* and *closed* in the period. Punctuality
//! divides by everything that fell due in the period and is past, what is still open included:
//! who divides by closed cases makes open ones vanish.
//!
//! Every case is looked at once: what it adds to each indicator is kept beside it, so that the whole,
//! every group and the proof of a figure (`report --explain KEY`) are sums of the same addends.

use std::collections::BTreeMap;

mod added;
mod improving;
mod key;
mod measure;
#[cfg(test)]
mod tests;

pub use super::scope::Scope;
pub use added::{cost, gross_days, net_days};
pub use improving::{RECURRED_DAYS, REOPENED_DAYS};
pub use key::Key;
pub use measure::{Addend, Losses, Measure, Of, Score};

use rayon::prelude::*;

use super::Subject;
use super::statistics::{Ratio, Spread};
use crate::domain::judge::{Clock, StageTitles};

/// A case and what it adds to the indicators.
#[derive(Clone, Debug)]
pub struct Measured<'s, 'a> {
    /// The case.
    pub subject: &'s Subject<'a>,
    /// What it adds, in the order of the indicators.
    pub added: Vec<(Key, Addend)>,
}

/// What each of these cases adds.
pub fn measured<'s, 'a>(subjects: &'s [Subject<'a>], scope: &Scope) -> Vec<Measured<'s, 'a>> {
    let stopped = improving::stopped(subjects);
    let one = |subject| Measured {
        subject,
        added: added::added(subject, scope, &stopped),
    };
    subjects.par_iter().map(one).collect()
}

/// The indicators of a set of cases.
#[derive(Clone, Debug, Default)]
pub struct Indicators {
    measures: BTreeMap<Key, Measure>,
    /// What stages are called.
    pub stage_titles: StageTitles,
}

/// The indicators of these cases.
pub fn indicators(subjects: &[Subject], scope: &Scope) -> Indicators {
    Indicators::of(&measured(subjects, scope).iter().collect::<Vec<_>>())
}

impl Indicators {
    /// The indicators of cases that were looked at.
    pub fn of(cases: &[&Measured]) -> Self {
        let mut by_key: BTreeMap<Key, Vec<&Addend>> = BTreeMap::new();
        let mut stage_titles = StageTitles::new();
        for case in cases {
            for (key, addend) in &case.added {
                by_key.entry(*key).or_default().push(addend);
            }
            let clocks = case.subject.clocks.iter();
            stage_titles.extend(clocks.filter_map(Clock::stage_titled));
        }
        let measure = |key: Key| {
            let addends = by_key.get(&key).map_or(&[][..], Vec::as_slice);
            (key, Measure::of(key, addends.iter().copied()))
        };
        Self {
            measures: Key::all().map(measure).collect(),
            stage_titles,
        }
    }

    /// One indicator alone.
    pub fn only(key: Key, measure: Measure) -> Self {
        Self {
            measures: BTreeMap::from([(key, measure)]),
            stage_titles: StageTitles::new(),
        }
    }

    /// Every indicator, in the order they are shown.
    pub fn each(&self) -> impl Iterator<Item = (Key, &Measure)> {
        self.measures.iter().map(|(key, measure)| (*key, measure))
    }

    /// What a number of cases comes to.
    pub fn count(&self, key: Key) -> u64 {
        match self.measures.get(&key) {
            Some(Measure::Count(count)) => *count,
            _ => 0,
        }
    }

    /// What a share comes to.
    pub fn share(&self, key: Key) -> Ratio {
        match self.measures.get(&key) {
            Some(Measure::Share(ratio)) => *ratio,
            _ => Ratio::default(),
        }
    }

    /// Punctuality by stage and unit.
    pub fn stages(&self) -> impl Iterator<Item = (&Of, &Ratio)> {
        let shares = match self.measures.get(&Key::StageOnTime) {
            Some(Measure::Shares(shares)) => Some(shares),
            _ => None,
        };
        shares.into_iter().flatten()
    }

    /// How figures are spread.
    pub fn spread(&self, key: Key) -> Option<Spread> {
        match self.measures.get(&key) {
            Some(Measure::Spread(spread)) => *spread,
            _ => None,
        }
    }

    /// Days from receiving to closing: of 24 hours, and the policy's own less pauses.
    pub fn closing_days(&self) -> (Option<Spread>, Option<Spread>) {
        match self.measures.get(&Key::TimeToClose) {
            Some(Measure::Days { gross, net }) => (*gross, *net),
            _ => (None, None),
        }
    }

    /// The loss accounts.
    pub fn loss(&self) -> Option<Losses> {
        match self.measures.get(&Key::Loss) {
            Some(Measure::Loss(losses)) => Some(*losses),
            _ => None,
        }
    }
}
