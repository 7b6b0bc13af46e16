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
pub(super) mod addition;
mod improving;
mod key;
pub(super) mod measure;
#[cfg(test)]
mod tests;

pub use super::scope::Scope;
pub use added::{added, cost, gross_days, net_days};
pub use addition::{Addition, Measuring};
pub use improving::{REOPENED_DAYS, checks, fault};
pub use key::Key;
pub use measure::{Addend, Losses, Measure, Of, Score};

use rayon::prelude::*;

use super::statistics::{Ratio, Spread};
use super::tally::Tally;
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
pub fn measured<'t>(cases: &'t [Tally], scope: &Scope) -> Vec<Measured<'t>> {
    let stopped = improving::stopped(cases);
    let one = |tally: &'t Tally| {
        let added = tally.added.iter();
        let added = added.filter(|it| it.when.within(scope.period));
        let added = added.map(|it| match it.key {
            Key::Recurrence => {
                let back = improving::came_back(tally, &stopped);
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
    cases.par_iter().map(one).collect()
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
pub fn indicators_of(cases: &[Tally], scope: &Scope) -> Indicators {
    Indicators::of(&measured(cases, scope).iter().collect::<Vec<_>>())
}

impl Indicators {
    /// The indicators of cases that were looked at.
    pub fn of(cases: &[&Measured]) -> Self {
        let mut by_key: Vec<Vec<&Addend>> = Key::all().map(|_| Vec::new()).collect();
        let mut stage_titles = StageTitles::new();
        for case in cases {
            for (key, addend) in &case.added {
                by_key[*key as usize].push(addend);
            }
            // As those that count call them.
            let counts = !case.added.is_empty();
            for (stage, title) in case.tally.titles.iter().filter(|_| counts) {
                match stage_titles.get_mut(&**stage) {
                    Some(known) if known == title => {}
                    Some(known) => known.clone_from(title),
                    None => drop(stage_titles.insert(stage.to_string(), title.clone())),
                }
            }
        }
        let measure = |key: Key| {
            let addends = by_key[key as usize].iter();
            (key, Measure::of(key, addends.copied()))
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
