//! Cases that are alike: the same fields, received within a window. Indexed by what is the same,
//! so that no case is compared with every other.

use std::collections::{BTreeMap, BTreeSet};

use super::view::RecordView;
use crate::domain::case::Case;
use crate::domain::case::intake::Nature;
use crate::domain::names::comparable;
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
    pub view: &'v RecordView<'a>,
    pub case: &'v Case,
}

impl Series<'_, '_> {
    /// Whether this edition judges the member.
    pub fn judges(&self, member: &Member) -> bool {
        let policy = member.view.policy;
        policy.is_some_and(|policy| policy.file == self.policy.file)
    }

    /// For each member the first one in whose window it was received. Windows begin in order, so
    /// they end in order.
    pub fn firsts(&self) -> Vec<usize> {
        let ends: Vec<Option<Time>> = self
            .members
            .iter()
            .map(|member| window_end(member.view, member.case.received, self.entry.window))
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
pub(super) fn window_end(view: &RecordView, start: Time, window: Limit) -> Option<Time> {
    view.calendar?.window_end(start, window)
}

/// Every series of at least two complaints of the entries that are `wanted`.
pub(super) fn series<'v, 'a>(
    views: &'v [RecordView<'a>],
    wanted: impl Fn(&Recurrence) -> bool,
) -> Vec<Series<'v, 'a>> {
    let policies = views.iter().filter_map(|view| view.policy);
    let editions: BTreeMap<&str, &Policy> = policies
        .map(|policy| (policy.file.as_str(), policy))
        .collect();
    let mut all = Vec::new();
    for policy in editions.into_values() {
        for entry in policy
            .office
            .recurrences
            .iter()
            .filter(|entry| wanted(entry))
        {
            let mut groups: BTreeMap<Vec<String>, Vec<Member>> = BTreeMap::new();
            for view in views {
                let Some(case) = view.case.as_ref().filter(|case| case.policy == policy.id) else {
                    continue;
                };
                if let Some(key) = key(case, &entry.same) {
                    groups.entry(key).or_default().push(Member { view, case });
                }
            }
            for mut members in groups.into_values().filter(|members| members.len() > 1) {
                members.sort_by(|a, b| {
                    let order = a.case.received.cmp(&b.case.received);
                    order.then_with(|| a.view.record.file.cmp(&b.view.record.file))
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

/// The values of the fields; `None` where one is lacking, or for an abnormality note or a
/// duplicate.
fn key(case: &Case, fields: &[String]) -> Option<Vec<String>> {
    let own = case.nature == Nature::Complaint && !case.duplicate();
    let values = fields.iter().map(|field| value(case, field));
    (own && !fields.is_empty())
        .then(|| values.collect())
        .flatten()
}

fn value(case: &Case, field: &str) -> Option<String> {
    let found = match field {
        "defect" => case.investigation.as_ref()?.defect.clone(),
        "product.family" => case.product.family().map(str::to_owned),
        _ => case.text_at(&field.parse().ok()?),
    };
    found
        .as_deref()
        .map(comparable)
        .filter(|value| !value.is_empty())
}

/// Which cases are said to belong together, from either side.
pub(super) struct Links(BTreeMap<String, BTreeSet<String>>);

impl Links {
    pub fn of(views: &[RecordView]) -> Self {
        let mut links: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for case in views.iter().filter_map(|view| view.case.as_ref()) {
            for (_, to) in case.references() {
                let own = case.number.clone();
                links.entry(to.clone()).or_default().insert(own.clone());
                links.entry(own).or_default().insert(to);
            }
        }
        Self(links)
    }

    /// Whether the case is linked with a member of the series from `first` up to it.
    pub fn within(
        &self,
        places: &BTreeMap<&str, usize>,
        case: &Case,
        range: std::ops::Range<usize>,
    ) -> bool {
        let linked = self.0.get(case.number.as_str());
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
    let numbers = members.iter().map(|member| member.case.number.as_str());
    numbers.enumerate().map(|(i, number)| (number, i)).collect()
}

/// As many earlier cases as are named in a message, latest first.
pub(super) fn named(members: &[Member]) -> Vec<String> {
    const SHOWN: usize = 5;
    let numbers = members
        .iter()
        .rev()
        .map(|member| member.case.number.clone());
    let mut named: Vec<String> = numbers.take(SHOWN).collect();
    if members.len() > SHOWN {
        named.push("…".to_owned());
    }
    named
}
