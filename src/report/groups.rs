//! Cases grouped, each group with its indicators.

use std::borrow::Cow;
use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::Subject;
use super::indicators::{Indicators, Measured, Scope};
use crate::domain::case::liability::Who;
use crate::domain::names::comparable;
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
        /// The product family.
        Product = "product",
        /// The root cause, else the cause.
        Cause = "cause",
        /// The policy.
        Policy = "policy",
    }
}

/// The groups of a report that asks for none.
pub const USUAL: [By; 3] = [
    By::Known(Group::Class),
    By::Known(Group::Unit),
    By::Known(Group::Owner),
];

/// What cases are grouped by: a field every case has, or one under a key of people's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum By {
    /// A field every case has.
    Known(Group),
    /// A key of people's own.
    Own(String),
}

impl By {
    /// As it is asked for.
    pub fn key(&self) -> String {
        match self {
            Self::Known(group) => group.to_string(),
            Self::Own(key) => key.clone(),
        }
    }
}

/// The indicators of each group, by its name; `None` holds the cases that do not say.
pub type Groups = BTreeMap<Option<String>, Indicators>;

/// What belongs to a group: its cases, each with its share of it.
pub type Members<'m, 't> = Vec<(&'m Measured<'t>, Decimal)>;

/// The indicators of each group.
pub fn grouped(members: &BTreeMap<Option<String>, Members>) -> Groups {
    let measured = members.iter().map(|(name, members)| {
        let cases: Vec<&Measured> = members.iter().map(|(case, _)| *case).collect();
        (name.clone(), Indicators::of(&cases))
    });
    measured.collect()
}

/// The groups of the complaints that something of falls into the period. Names that may be spelt in
/// several ways are spelt as the first case does. `place` is that of the kind among those asked for.
pub fn members<'m, 't>(
    cases: &'m [Measured<'t>],
    scope: &Scope,
    (place, by): (usize, &By),
) -> BTreeMap<Option<String>, Members<'m, 't>> {
    let spelt = match by {
        By::Known(group) => matches!(group, Group::Customer | Group::Product | Group::Cause),
        By::Own(_) => true,
    };
    let mut members: BTreeMap<Option<Cow<str>>, (Option<&str>, Members)> = BTreeMap::new();
    let fitting = cases
        .iter()
        .filter(|case| case.tally.complaint && case.tally.touches(scope.period));
    for case in fitting {
        for (name, share) in case.tally.groups.get(place).into_iter().flatten() {
            let name = name.as_deref();
            let one = name.map(|name| {
                if spelt {
                    Cow::Owned(comparable(name))
                } else {
                    Cow::Borrowed(name)
                }
            });
            let known = members.entry(one).or_insert_with(|| (name, Vec::new()));
            known.1.push((case, *share));
        }
    }
    let members = members.into_values();
    members
        .map(|(name, members)| (name.map(str::to_owned), members))
        .collect()
}

/// The groups a case is in, each with its share of it: all of it, but for liable units.
pub fn names(subject: &Subject, by: &By) -> BTreeMap<Option<String>, Decimal> {
    match by {
        By::Known(Group::Unit) => liable(subject),
        By::Known(group) => BTreeMap::from([(name(subject, *group), Decimal::ONE)]),
        By::Own(key) => {
            let own = subject.case.own.iter();
            let mut said = own.filter(|own| {
                let last = own.path.0.last();
                last.is_some_and(|seg| *seg == Seg::Key(key.to_owned()))
            });
            let value = said.find_map(|own| own.value.text().map(str::to_owned));
            BTreeMap::from([(value, Decimal::ONE)])
        }
    }
}

fn name(subject: &Subject, group: Group) -> Option<String> {
    let case = &subject.case;
    let found = case.investigation.as_ref();
    let name = match group {
        Group::Class => case.class.as_deref(),
        Group::Owner => Some(subject.owner.as_str()),
        Group::Customer => case.customer.name.as_deref(),
        Group::Category => case.category.as_deref(),
        Group::Grade => case.grade.as_deref(),
        Group::Origin => case.policy_facts().origin(),
        Group::Channel => case.channel.map(Word::word),
        Group::Defect => found.and_then(|found| found.defect.as_deref()),
        Group::Cause => {
            found.and_then(|found| found.root_cause.as_deref().or(found.cause.as_deref()))
        }
        Group::Part => case.product.part.as_deref(),
        Group::Product => case.product.family(),
        Group::Policy => Some(case.policy.as_str()),
        Group::Unit => None,
    };
    name.map(str::to_owned)
}

/// The liable units and parties with their shares of the whole; a case of several items has several
/// wholes.
fn liable(subject: &Subject) -> BTreeMap<Option<String>, Decimal> {
    let charged = subject.case.charged();
    let all: Decimal = charged.iter().map(|it| it.liable.share).sum();
    let mut shares = BTreeMap::new();
    for it in &charged {
        let share = it.liable.share.checked_div(all).unwrap_or_default();
        *shares.entry(Some(party(&it.liable.who))).or_default() += share;
    }
    if shares.is_empty() {
        shares.insert(None, Decimal::ONE);
    }
    shares
}

/// Who is liable, as one name.
pub fn party(who: &Who) -> String {
    match who {
        Who::Unit { unit, .. } => unit.clone(),
        Who::Outside(name) => name.clone(),
    }
}
