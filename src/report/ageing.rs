//! How old the open complaints are.

use serde::Serialize;

use super::indicators::{Key, Measured};

/// The last day of each age, counted from the day received; the last has none.
pub const AGES: [u64; 5] = [7, 14, 30, 60, 90];

/// The open complaints of an age.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Age {
    /// From so many days on.
    pub from: u64,
    /// To so many, both included; `None`: and more.
    pub to: Option<u64>,
    /// How many are open.
    pub open: u64,
    /// How many of these are past a due.
    pub overdue: u64,
}

/// The complaints open at the moment of reporting, by their age in whole days.
pub fn ageing(cases: &[Measured]) -> Vec<Age> {
    let ends = AGES.iter().map(|end| Some(*end)).chain([None]);
    let mut from = 0;
    let mut ages: Vec<Age> = ends
        .map(|to| {
            let age = Age {
                from,
                to,
                ..Age::default()
            };
            from = to.map_or(from, |to| to + 1);
            age
        })
        .collect();
    for case in cases {
        let has = |key| case.added.iter().any(|(of, _)| *of == key);
        let Some(days) = case.tally.age.filter(|_| has(Key::Open)) else {
            continue;
        };
        let fitting = ages
            .iter_mut()
            .find(|age| age.to.is_none_or(|to| days <= to));
        if let Some(age) = fitting {
            age.open += 1;
            age.overdue += u64::from(has(Key::OverdueNow));
        }
    }
    ages
}
