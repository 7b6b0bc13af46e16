//! What the statistics of a posted month would say now, beside what was posted (M-9.10).

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::posted::{Figure, Statistics};

/// A figure that is another now than when it was posted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restated {
    /// The policy.
    pub policy: String,
    /// Which figure.
    pub key: String,
    /// What was posted.
    pub posted: Option<String>,
    /// What it is by what is known now.
    pub now: Option<String>,
}

/// The figures of a month that differ from those posted, policy by policy.
pub fn restated(posted: &[&Statistics], now: &BTreeMap<String, Vec<Figure>>) -> Vec<Restated> {
    let mut differing = Vec::new();
    for month in posted {
        let policy = &month.head.policy;
        let (then, now) = (
            by_key(&month.figures),
            by_key(now.get(policy).map_or(&[], |it| it)),
        );
        let keys: BTreeSet<&str> = then.keys().chain(now.keys()).copied().collect();
        for key in keys {
            let value = |from: &BTreeMap<&str, &str>| from.get(key).map(|it| (*it).to_owned());
            let (posted, now) = (value(&then), value(&now));
            if posted != now {
                differing.push(Restated {
                    policy: policy.clone(),
                    key: key.to_owned(),
                    posted,
                    now,
                });
            }
        }
    }
    differing
}

fn by_key(figures: &[Figure]) -> BTreeMap<&str, &str> {
    let pairs = figures.iter();
    pairs
        .map(|it| (it.key.as_str(), it.value.as_str()))
        .collect()
}
