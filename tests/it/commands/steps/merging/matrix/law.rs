//! What may come of a merge of lines: nothing lost, and nothing wrong that `check` does not name.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::Path;

use complaint::codec::merge::{Marks, MergeObjection, Three, merge};
use complaint::codec::{self, regulations};
use complaint::domain::case::fact::Move;
use complaint::domain::case::sections;
use complaint::domain::case::{Case, joining};
use complaint::domain::judge::{self, legal};
use complaint::domain::record::Record;
use complaint::domain::regulations::Regulations;
use complaint::domain::time::Time;
use complaint::domain::tree::Seg;
use complaint::finding::{Finding, FindingKind, Severity, Target};
use complaint::rules;
use serde_yaml::Value;

use super::super::super::scenes::{CASE, FILE};
use super::acts::Act;
use crate::common::Scene;

const NOW: &str = "2026-11-14T13:00:00+08:00";

/// What the merged files are judged by.
pub struct MergeScene {
    regulations: Regulations,
    now: Time,
    /// What was found before, by text.
    found: RefCell<BTreeMap<String, Vec<Finding>>>,
}

impl MergeScene {
    /// The regulations of a repository.
    pub fn of(scene: &Scene) -> Self {
        let files = scene.files("policies").into_iter();
        let toml = files.filter(|file| Path::new(file).extension().is_some_and(|e| e == "toml"));
        let files: Vec<_> = toml.map(|file| (file.clone(), scene.read(&file))).collect();
        Self {
            regulations: regulations::read(&files),
            now: Time::parse_from_rfc3339(NOW).unwrap(),
            found: RefCell::default(),
        }
    }

    fn record(&self, text: &str) -> Record {
        let calendar = self.regulations.calendar().unwrap();
        codec::record::read(FILE, CASE, (2026, 11), text.to_owned(), calendar)
    }

    fn findings(&self, text: &str) -> Vec<Finding> {
        if let Some(found) = self.found.borrow().get(text) {
            return found.clone();
        }
        let found = rules::check_one(&self.record(text), &self.regulations, self.now);
        let mut known = self.found.borrow_mut();
        known.insert(text.to_owned(), found.clone());
        found
    }

    /// What `check` says of a text, and of none of the others.
    pub fn named(&self, text: &str, others: &[&str]) -> Vec<Finding> {
        let known: Vec<_> = others.iter().flat_map(|text| self.findings(text)).collect();
        let mut found = self.findings(text);
        found.retain(|error| !known.iter().any(|known| known.what == error.what));
        found
    }

    /// What is wrong with the data of a text, and with none of the others.
    pub fn wrong(&self, text: &str, others: &[&str]) -> Vec<Finding> {
        let data = |finding: &Finding| {
            let kind = rules::rule(finding.rule).unwrap().kind;
            finding.severity == Severity::Error && kind == FindingKind::Data
        };
        let found = self.named(text, others).into_iter();
        found.filter(data).collect()
    }

    /// Whether two texts of a case hold what cannot both have been done.
    pub fn contradict(&self, [base, one, other]: [&str; 3]) -> bool {
        let [base, one, other] = [base, one, other].map(|text| self.record(text).case.unwrap());
        !joining::contradictions(Some(&base), &one, &other).is_empty()
    }

    /// What the driver makes of three texts, without a process of its own.
    pub fn driven(&self, [base, ours, theirs]: [&str; 3]) -> (bool, String) {
        let judge = |merged: &str| {
            let found = self.wrong(merged, &[ours, theirs]).into_iter();
            let objection = |finding: Finding| MergeObjection {
                sections: concerned(&finding.target),
                why: finding.what,
            };
            found.map(objection).collect()
        };
        let calendar = self.regulations.calendar().unwrap();
        let merged = merge(Three { base, ours, theirs }, calendar, &judge).unwrap();
        let marks = Marks {
            size: 7,
            ours: "ours".to_owned(),
            theirs: "theirs".to_owned(),
        };
        (merged.is_clean(), merged.text(&marks))
    }

    /// Whether no command would do this to the case as it is after the other act.
    pub fn refuses(&self, after: &str, act: &Act) -> bool {
        let Some(makes) = act.makes else { return false };
        let case: Case = self.record(after).case.unwrap();
        let policy = self.regulations.policy_of(&case).unwrap();
        let staff = &self.regulations.staff;
        let needed = judge::approval_needed(&case, policy, staff);
        legal::check(&case, policy, makes, needed).is_err()
            || makes == Move::Close && !judge::unmet(&case, policy, staff).is_empty()
    }
}

/// The sections a finding is about; what concerns a proposal concerns what was said to it.
fn concerned(target: &Target) -> Vec<String> {
    let Target::Field(path) = target else {
        return Vec::new();
    };
    match path.0.first() {
        Some(Seg::Key(key)) if sections::ROUND.contains(&key.as_str()) => sections::ROUND
            .iter()
            .map(|key| (*key).to_owned())
            .collect(),
        Some(Seg::Key(key)) => vec![key.clone()],
        _ => Vec::new(),
    }
}

/// Why a pair is in conflict.
pub fn reason(base: &str, texts: [&str; 2], contradict: bool) -> Option<&'static str> {
    let [one, other] = texts.map(|text| changed(base, text));
    let mut both = one.iter().filter(|(path, _)| other.contains_key(*path));
    if contradict {
        Some("contradiction")
    } else if both.clone().any(|(_, list)| *list) {
        Some("one list")
    } else if both.any(|(path, _)| path != "status") {
        Some("one field")
    } else {
        None
    }
}

/// The places a text has otherwise than the base, and whether it is a list that grew.
fn changed(base: &str, text: &str) -> BTreeMap<String, bool> {
    let [base, text] = [base, text].map(|text| serde_yaml::from_str(text).unwrap());
    let mut found = BTreeMap::new();
    differ(Some(&base), Some(&text), "", &mut found);
    found
}

fn differ(
    base: Option<&Value>,
    text: Option<&Value>,
    at: &str,
    found: &mut BTreeMap<String, bool>,
) {
    if base == text {
        return;
    }
    let none = &Vec::new();
    let list = |value: Option<&Value>| value.and_then(Value::as_sequence).cloned();
    let (before, now) = (list(base), list(text));
    if before.is_some() || now.is_some() {
        let (before, now) = (
            before.as_ref().unwrap_or(none),
            now.as_ref().unwrap_or(none),
        );
        if now.len() > before.len() {
            found.insert(at.to_owned(), true);
        }
        for (i, (before, now)) in before.iter().zip(now).enumerate() {
            differ(Some(before), Some(now), &format!("{at}[{i}]"), found);
        }
        return;
    }
    let map = |value: Option<&Value>| value.and_then(Value::as_mapping).cloned();
    let (Some(before), Some(now)) = (map(base), map(text)) else {
        found.insert(at.trim_start_matches('.').to_owned(), false);
        return;
    };
    for key in before.keys().chain(now.keys()) {
        let at = format!("{at}.{}", key.as_str().unwrap_or_default());
        differ(before.get(key), now.get(key), &at, found);
    }
}
