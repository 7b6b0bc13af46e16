//! Cases that are alike: the same fields, received within a window. Indexed by what is the same,
//! so that no case is compared with every other.

use std::collections::{BTreeMap, BTreeSet};

use super::told::{Across, Gist, Told, editions};
use crate::domain::digest::Half;
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
    across: &Across<'v, 'a>,
    wanted: impl Fn(&Recurrence) -> bool,
) -> Vec<Series<'v, 'a>> {
    let cases = || {
        let told = across.told.iter();
        told.filter_map(|told| Some((&**told, told.case.as_ref()?)))
    };
    let policies = cases().filter_map(|(_, case)| case.policy);
    let in_force: BTreeMap<&str, &Policy> = policies
        .map(|policy| (policy.file.as_str(), policy))
        .collect();
    let mut all = Vec::new();
    for policy in in_force.into_values() {
        let mut editions = (0..).zip(editions(across.regulations, &policy.id));
        let edition = editions.find_map(|(at, other)| (other.file == policy.file).then_some(at));
        let Some(edition) = edition else { continue };
        let entries = (0..).zip(&policy.office.recurrences);
        for (place, entry) in entries.filter(|(_, entry)| wanted(entry)) {
            let own = cases().filter(|(_, case)| *case.policy_id == *policy.id);
            let own = own.filter_map(|(told, case)| {
                let mut alike = case.alike.iter();
                let own = alike.find(|own| own.at == (edition, place))?;
                Some((own.values, Member { told, case }))
            });
            let mut own: Vec<(Half, Member)> = own.collect();
            own.sort_by(|(values, one), (others, other)| {
                let alike = values.cmp(others);
                let received = alike.then_with(|| one.case.received.cmp(&other.case.received));
                received.then_with(|| one.told.file.cmp(&other.told.file))
            });
            let several = own.chunk_by(|(a, _), (b, _)| a == b);
            for members in several.filter(|members| members.len() > 1) {
                all.push(Series {
                    entry,
                    policy,
                    members: members.iter().map(|(_, member)| *member).collect(),
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
        for told in all {
            for (_, to) in told.references() {
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
