//! Cases that are alike: the same fields, received within a window. Indexed by what is the same,
//! so that no case is compared with every other.

use std::collections::{BTreeMap, BTreeSet};

use super::told::{Gist, Told};
use crate::domain::policy::{Policy, Recurrence};
use crate::domain::time::{Limit, Time};

/// Cases in which the fields of a policy's entry are the same, in order of receipt.
pub(super) struct Series<'v, 'a> {
    /// The entry.
    pub entry: &'a Recurrence,
    /// The edition it stands in.
    pub policy: &'a Policy,
    /// The cases, with those of other editions of the policy.
    pub members: Vec<Member<'v, 'a>>,
}

/// One case of a series.
#[derive(Clone, Copy)]
pub(super) struct Member<'v, 'a> {
    pub told: &'v Told<'a>,
    pub case: &'v Gist<'a>,
}

impl Series<'_, '_> {
    /// Whether this edition judges the member.
    pub fn judges(&self, member: &Member) -> bool {
        let policy = member.case.policy;
        policy.is_some_and(|policy| policy.file == self.policy.file)
    }

    /// For each member the first one in whose window it was received. Windows begin in order, so
    /// they end in order.
    pub fn firsts(&self) -> Vec<usize> {
        let ends: Vec<Option<Time>> = self
            .members
            .iter()
            .map(|member| window_end(member.case, member.case.received, self.entry.window))
            .collect();
        let mut first = 0;
        let mut firsts = Vec::new();
        for (i, member) in self.members.iter().enumerate() {
            let over = |end: &Option<Time>| end.is_none_or(|end| end < member.case.received);
            while first < i && ends.get(first).is_none_or(over) {
                first += 1;
            }
            firsts.push(first);
        }
        firsts
    }
}

/// The last moment of a window that begins at `start`, by the calendar the case is judged by.
pub(super) fn window_end(case: &Gist, start: Time, window: Limit) -> Option<Time> {
    case.calendar?.window_end(start, window)
}

/// Every series of at least two complaints of the entries that are `wanted`.
pub(super) fn series<'v, 'a>(
    all_told: &'v [Box<Told<'a>>],
    wanted: impl Fn(&Recurrence) -> bool,
) -> Vec<Series<'v, 'a>> {
    let cases = || {
        all_told
            .iter()
            .filter_map(|told| Some((&**told, told.case.as_ref()?)))
    };
    let policies = cases().filter_map(|(_, case)| case.policy);
    let editions: BTreeMap<&str, &Policy> = policies
        .map(|policy| (policy.file.as_str(), policy))
        .collect();
    let mut all = Vec::new();
    for policy in editions.into_values() {
        let entries = policy.office.recurrences.iter().enumerate();
        for (place, entry) in entries.filter(|(_, entry)| wanted(entry)) {
            let mut groups: BTreeMap<&str, Vec<Member>> = BTreeMap::new();
            for (told, case) in cases() {
                let mut alike = case.alike.iter();
                if let Some(own) = alike.find(|it| it.entry == place && it.file == policy.file) {
                    let members = groups.entry(&own.values).or_default();
                    members.push(Member { told, case });
                }
            }
            for mut members in groups.into_values().filter(|members| members.len() > 1) {
                members.sort_by(|a, b| {
                    let order = a.case.received.cmp(&b.case.received);
                    order.then_with(|| a.told.file.cmp(&b.told.file))
                });
                all.push(Series {
                    entry,
                    policy,
                    members,
                });
            }
        }
    }
    all
}

/// Which cases are said to belong together, from either side.
pub(super) struct Links(BTreeMap<String, BTreeSet<String>>);

impl Links {
    pub fn of(all: &[Box<Told>]) -> Self {
        let mut links: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let cases = all
            .iter()
            .filter_map(|told| Some((told, told.case.as_ref()?)));
        for (told, case) in cases {
            for (_, to) in &case.references {
                let own = told.known_as().to_owned();
                links.entry(to.clone()).or_default().insert(own.clone());
                links.entry(own).or_default().insert(to.clone());
            }
        }
        Self(links)
    }

    /// Whether the case is linked with a member of the series from `first` up to it.
    pub fn within(
        &self,
        places: &BTreeMap<&str, usize>,
        case: &Member,
        range: std::ops::Range<usize>,
    ) -> bool {
        let linked = self.0.get(case.told.known_as());
        let place = |to: &String| {
            places
                .get(to.as_str())
                .is_some_and(|place| range.contains(place))
        };
        linked.is_some_and(|linked| linked.iter().any(place))
    }
}

/// Where each case of a series stands, by number.
pub(super) fn places<'v>(members: &[Member<'v, '_>]) -> BTreeMap<&'v str, usize> {
    let numbers = members.iter().map(|member| member.told.known_as());
    numbers.enumerate().map(|(i, number)| (number, i)).collect()
}

/// As many earlier cases as are named in a message, latest first.
pub(super) fn named(members: &[Member]) -> Vec<String> {
    const SHOWN: usize = 5;
    let numbers = members
        .iter()
        .rev()
        .map(|member| member.told.known_as().to_owned());
    let mut named: Vec<String> = numbers.take(SHOWN).collect();
    if members.len() > SHOWN {
        named.push("…".to_owned());
    }
    named
}
