//! The declared fields of a case with what they say, as far as a paper may show them.

use crate::domain::case::sections::section_is_beside;
use crate::domain::case::{Case, Kept};
use crate::domain::schema::{Declared as _, Disclosed, Field, Kind, Shape, example};
use crate::domain::tree::Value;

/// How much of a case a paper may show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sight {
    /// Everything: the paper stays with us.
    Internal,
    /// What is declared fit for the customer, up to this (M-9.11).
    Customer(Disclosed),
}

/// What stands in a paper that no case fills.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sample {
    /// An example in every field, and one record in every list.
    Examples,
    /// Nothing, in lists of so many records.
    Blank(usize),
}

/// A declared field with what it says.
#[derive(Clone)]
pub enum Shown {
    /// A value as the file holds it; `None` where there is none.
    One(&'static Field, Option<String>),
    /// A value that is kept from the reader.
    Kept(Kept),
    /// A record.
    Record(Facts),
    /// A list of records.
    List(Vec<Facts>),
}

/// Fields by their keys, every one a paper may show.
pub type Facts = Vec<(&'static str, Shown)>;

/// The fields of a case that a paper may show; what is kept from the reader says so.
pub fn case_facts(case: &Case, sight: Sight) -> Facts {
    let mut all = facts(Case::FIELDS, &case.entries(), sight);
    let Some(kept) = case.customer_kept() else {
        return all;
    };
    let private = all.iter_mut().filter(|(key, _)| section_is_beside(key));
    for (_, shown) in private {
        if let Shown::Record(fields) = shown {
            for (_, shown) in fields {
                *shown = Shown::Kept(kept);
            }
        }
    }
    all
}

/// The fields of a record that a paper may show, filled from what the record says.
fn facts(shape: Shape, entries: &[(String, Value)], sight: Sight) -> Facts {
    let said = |key: &str| entries.iter().find(|(known, _)| known == key);
    seen(shape, sight, |field| {
        let value = said(field.key).map(|(_, value)| value);
        match field.kind {
            Kind::Map(below) => Shown::Record(facts(below, of_map(value), sight)),
            Kind::List(below) => {
                let members = match value {
                    Some(Value::Seq(members)) => members.as_slice(),
                    _ => &[],
                };
                let members = members.iter();
                let members = members.map(|it| facts(below, of_map(Some(it)), sight));
                Shown::List(members.collect())
            }
            _ => Shown::One(field, value.and_then(Value::text).map(str::to_owned)),
        }
    })
}

/// The same without a case.
pub fn sampled(shape: Shape, sample: Sample, sight: Sight) -> Facts {
    seen(shape, sight, |field| match (field.kind, sample) {
        (Kind::Map(below), _) => Shown::Record(sampled(below, sample, sight)),
        (Kind::List(below), _) => {
            let count = match sample {
                Sample::Examples => 1,
                Sample::Blank(count) => count,
            };
            let member = || sampled(below, sample, sight);
            Shown::List(std::iter::repeat_with(member).take(count).collect())
        }
        (_, Sample::Examples) => Shown::One(field, example(field).text().map(str::to_owned)),
        (_, Sample::Blank(_)) => Shown::One(field, None),
    })
}

fn seen(shape: Shape, sight: Sight, mut show: impl FnMut(&'static Field) -> Shown) -> Facts {
    let fit = shape.iter().filter(|field| match sight {
        Sight::Internal => true,
        Sight::Customer(most) => field.disclosed != Disclosed::Never && field.disclosed <= most,
    });
    fit.map(|field| (field.key, show(field))).collect()
}

fn of_map(value: Option<&Value>) -> &[(String, Value)] {
    match value {
        Some(Value::Map(entries) | Value::Flow(entries)) => entries,
        _ => &[],
    }
}
