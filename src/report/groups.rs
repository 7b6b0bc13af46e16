//! Cases grouped, each group with its indicators.

use std::collections::{BTreeMap, BTreeSet};

use super::Subject;
use super::indicators::{Indicators, Scope, indicators};
use crate::domain::case::liability::Who;
use crate::domain::names::comparable;
use crate::domain::time::Time;
use crate::domain::tree::Seg;
use crate::domain::word::Word;
use crate::words;

words! {
    /// What cases are grouped by.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
    pub enum Group named "report-by-" {
        /// The class (M-5).
        Class = "class",
        /// The liable unit; a case with several counts in each (M-9.10).
        Unit = "unit",
        /// Whose turn it is.
        Owner = "owner",
        /// The customer.
        Customer = "customer",
        /// The category.
        Category = "category",
        /// The grade.
        Grade = "grade",
        /// Home or abroad.
        Origin = "origin",
        /// How it came.
        Channel = "channel",
        /// The defect code.
        Defect = "defect",
        /// The part number.
        Part = "part",
    }
}

/// The groups of a report that asks for none.
pub const USUAL: [Group; 3] = [Group::Class, Group::Unit, Group::Owner];

/// The indicators of each group, by its name; `None` holds the cases that do not say.
pub type Groups = BTreeMap<Option<String>, Indicators>;

/// The indicators of each group.
pub fn grouped(subjects: &[&Subject], scope: &Scope, group: Group) -> Groups {
    // A customer is shown as the first case spells the name.
    let spelt = matches!(group, Group::Customer);
    grouped_by(subjects, scope, spelt, |subject| names(subject, group))
}

/// The indicators of each value that stands under a key of people's own, wherever in the case.
pub fn grouped_own(subjects: &[&Subject], scope: &Scope, key: &str) -> Groups {
    grouped_by(subjects, scope, true, |subject| {
        let own = subject.case.own.iter();
        let mut said = own.filter(|own| {
            own.path
                .0
                .last()
                .is_some_and(|seg| *seg == Seg::Key(key.to_owned()))
        });
        let value = said.find_map(|own| own.value.text().map(str::to_owned));
        BTreeSet::from([value])
    })
}

/// The indicators of each name the cases have; `spelt` are names that may be spelt in several ways.
fn grouped_by(
    subjects: &[&Subject],
    scope: &Scope,
    spelt: bool,
    names: impl Fn(&Subject) -> BTreeSet<Option<String>>,
) -> Groups {
    let mut members: BTreeMap<Option<String>, (Option<String>, Vec<&Subject>)> = BTreeMap::new();
    for subject in subjects.iter().filter(|subject| belongs(subject, scope)) {
        for name in names(subject) {
            let one = if spelt {
                name.as_deref().map(comparable)
            } else {
                name.clone()
            };
            let known = members.entry(one).or_insert_with(|| (name, Vec::new()));
            known.1.push(subject);
        }
    }
    let measured = members.into_values();
    measured
        .map(|(name, members)| (name, indicators(&members, scope)))
        .collect()
}

/// Whether an indicator of the period can count the case: what is open is counted as of now.
fn belongs(subject: &Subject, scope: &Scope) -> bool {
    subject.is_complaint() && (!subject.case.ended() || touches(subject, scope))
}

/// Whether something of the case falls into the period.
pub fn touches(subject: &Subject, scope: &Scope) -> bool {
    let within = |time: Time| scope.period.holds(time, subject.calendar);
    let case = &subject.case;
    let decided = case.investigation.as_ref().map(|found| found.stamp.at);
    let times = [Some(case.received), subject.closed(), decided];
    let dues = subject.clocks.iter().map(|clock| clock.due);
    times.into_iter().flatten().chain(dues).any(within)
}

fn names(subject: &Subject, group: Group) -> BTreeSet<Option<String>> {
    let case = &subject.case;
    let one = |name: Option<&str>| BTreeSet::from([name.map(str::to_owned)]);
    match group {
        Group::Class => one(case.class.as_deref()),
        Group::Owner => one(Some(&subject.owner)),
        Group::Customer => one(case.customer.name.as_deref()),
        Group::Category => one(case.category.as_deref()),
        Group::Grade => one(case.grade.as_deref()),
        Group::Origin => one(case.policy_facts().origin()),
        Group::Channel => one(case.channel.map(Word::word)),
        Group::Defect => {
            let found = case.investigation.as_ref();
            one(found.and_then(|found| found.defect.as_deref()))
        }
        Group::Part => one(case.product.part.as_deref()),
        Group::Unit => {
            let charged = case.charged();
            let units = charged.iter().map(|it| Some(party(&it.liable.who)));
            let units: BTreeSet<_> = units.collect();
            if units.is_empty() { one(None) } else { units }
        }
    }
}

/// Who is liable, as one name.
pub fn party(who: &Who) -> String {
    match who {
        Who::Unit { unit, .. } => unit.clone(),
        Who::Outside(name) => name.clone(),
    }
}

/// What cases are grouped by: a field every case has, or one under a key of people's own.
#[derive(Clone, Debug)]
pub enum By {
    /// A field every case has.
    Known(Group),
    /// A key of people's own.
    Own(String),
}

impl By {
    /// The field every case has.
    pub fn known(&self) -> Option<Group> {
        match self {
            Self::Known(group) => Some(*group),
            Self::Own(_) => None,
        }
    }

    /// The key of people's own.
    pub fn own(&self) -> Option<String> {
        match self {
            Self::Known(_) => None,
            Self::Own(key) => Some(key.clone()),
        }
    }
}
