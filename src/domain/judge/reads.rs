//! Which fields of a case its policy judges by.

use std::collections::BTreeSet;

use super::clocks::section_of;
use crate::domain::case::Case;
use crate::domain::policy::{Condition, Policy};
use crate::domain::schema::{self, Declared as _, Entry, Kind, Names, Table as _};
use crate::domain::tree::{Path, Seg, Value};

/// Whether a clock, a band or a condition of the policy reads the field: what was judged before it
/// was known must be told again as it was.
pub fn reads(policy: &Policy, path: &Path) -> bool {
    let mut asked = BTreeSet::new();
    conditions(&policy.entry(), &mut asked);
    let limits = policy.deadlines.iter().map(|it| &it.limits);
    let mut limits = limits.chain(policy.stages.iter().map(|it| &it.limits));
    if limits.any(|limits| limits.domestic != limits.foreign) {
        asked.extend(Condition::path_of("origin"));
    }
    // The edition of the policy, and what runs before anything else is made.
    asked.insert("received");
    // Nothing but a complaint has clocks.
    asked.extend(Condition::path_of("nature"));
    let name = path.to_string();
    asked.contains(name.as_str()) || measures(policy, path)
}

/// The fields that conditions of an entry and of those below it ask about.
fn conditions(entry: &Entry, asked: &mut BTreeSet<&'static str>) {
    for stated in &entry.values {
        let Some(Value::Flow(parts) | Value::Map(parts)) = &stated.value else {
            continue;
        };
        for field in stated.field.below() {
            if let Some(Names::Held(path)) = field.names
                && parts.iter().any(|(key, _)| key == field.key)
            {
                asked.insert(path);
            }
        }
    }
    for table in &entry.tables {
        table
            .entries
            .iter()
            .for_each(|entry| conditions(entry, asked));
    }
}

/// Whether a clock starts or stops at the moment the field holds.
fn measures(policy: &Policy, path: &Path) -> bool {
    let moment =
        schema::at(Case::FIELDS, path).is_some_and(|field| matches!(field.kind, Kind::Time));
    let deadlines = policy.deadlines.iter().map(|it| [it.from, it.until]);
    let stages = policy.stages.iter().map(|it| [it.from, it.until]);
    let mut marks = deadlines.chain(stages).flatten();
    let within = |section: &str| matches!(path.0.first(), Some(Seg::Key(key)) if key == section);
    moment && marks.any(|mark| within(section_of(mark)))
}
