//! The indicators, each by one formula.
//!
//! Cohorts: *received*, *due*, *investigated* and *closed* in the period. Punctuality
//! divides by everything that fell due in the period and is past, what is still open included:
//! who divides by closed cases makes open ones vanish.
//!
//! Every case is looked at once: what it adds to each indicator is kept beside it, so that the whole,
//! every group and the proof of a figure (`report --explain KEY`) are sums of the same addends.

use std::collections::BTreeMap;
use std::sync::Arc;

mod added;
pub(super) mod addition;
mod improving;
mod key;
pub(super) mod measure;
#[cfg(test)]
mod tests;

pub use super::scope::Scope;
pub use added::{added, cost, gross_days, net_days};
pub use addition::{Addition, Measuring};
pub use improving::{RECURRED_DAYS, REOPENED_DAYS, Stopped, checks, fault, stopped};
pub use key::Key;
pub use measure::{Addend, Losses, Measure, Of, Score};

use rayon::prelude::*;
use rustc_hash::FxHashSet;

use super::statistics::{Ratio, Spread};
use super::tally::{Tallies, Tally};
use crate::domain::judge::StageTitles;

/// A case and what it adds to the indicators of a period.
#[derive(Clone, Debug)]
pub struct Measured<'t> {
    /// The case.
    pub tally: &'t Tally,
    /// What it adds, in the order of the indicators.
    pub added: Vec<(Key, &'t Addend)>,
}

/// What each of these cases adds.
pub fn measured<'t>(tallies: &'t Tallies, scope: &Scope) -> Vec<Measured<'t>> {
    measured_after(tallies, &stopped(tallies), scope)
}

/// The same, where it is known which faults had been stopped.
pub fn measured_after<'t>(
    tallies: &'t Tallies,
    stopped: &Stopped,
    scope: &Scope,
) -> Vec<Measured<'t>> {
    let one = |tally: &'t Tally| {
        let added = tally.added.iter();
        let added = added.filter(|it| it.when.within(scope.period));
        let added = added.map(|it| match it.key {
            Key::Recurrence => {
                let back = improving::came_back(tally, stopped);
                let fits = if back == Some(true) { &BACK } else { &NOT_BACK };
                (it.key, fits)
            }
            key => (key, &it.addend),
        });
        Measured {
            tally,
            added: added.collect(),
        }
    };
    tallies.cases.par_iter().map(one).collect()
}

/// What a case adds whose fault came back, and one whose fault did not.
static BACK: Addend = Addend::Fits(true);
static NOT_BACK: Addend = Addend::Fits(false);

/// The indicators of a set of cases.
#[derive(Clone, Debug, Default)]
pub struct Indicators {
    measures: BTreeMap<Key, Measure>,
    /// What stages are called.
    pub stage_titles: StageTitles,
}

/// The indicators of these cases.
pub fn indicators_of(tallies: &Tallies, scope: &Scope) -> Indicators {
    Indicators::of_all(&measured(tallies, scope))
}

/// What stages are called: as the last of the cases that count calls them.
fn stage_titles(cases: &[&Measured]) -> StageTitles {
    let counting = cases.iter().rev().filter(|case| !case.added.is_empty());
    let titles = counting.flat_map(|case| case.tally.titles.iter().rev());
    // Most have their words in common.
    let mut seen = FxHashSet::default();
    let mut stage_titles = StageTitles::new();
    for (stage, title) in titles.filter(|(stage, _)| seen.insert(Arc::as_ptr(stage))) {
        if !stage_titles.contains_key(&**stage) {
            stage_titles.insert(stage.to_string(), title.clone());
        }
    }
    stage_titles
}

impl Indicators {
    /// The indicators of all cases that were looked at.
    pub fn of_all(cases: &[Measured]) -> Self {
        Self::of(&cases.iter().collect::<Vec<_>>())
    }

    /// The indicators of some.
    pub fn of(cases: &[&Measured]) -> Self {
        let mut by_key: Vec<Vec<&Addend>> = Key::all().map(|_| Vec::new()).collect();
        for case in cases {
            for (key, addend) in &case.added {
                by_key[*key as usize].push(addend);
            }
        }
        let measure = |key: Key| {
            let addends = by_key[key as usize].iter();
            (key, Measure::of(key, addends.copied()))
        };
        Self {
            measures: Key::all().map(measure).collect(),
            stage_titles: stage_titles(cases),
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
