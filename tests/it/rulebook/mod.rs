//! The rulebook: what the regulations lay down, proved one rule at a time with the tool and the
//! shipped policies. Each test is named after its rule; every date and amount was reckoned by hand
//! from the regulation. Where rules are proved elsewhere, `docs/rules.md` says where.

mod b;
mod c;
mod f;
mod forms;
mod joint;
mod l;
mod m;
mod money;
mod papers;
mod r;
mod t;
mod turns;
mod v;

use std::collections::BTreeMap;
use std::path::Path;

use complaint::codec::place::LineIndex;
use complaint::codec::toml;
use complaint::domain::policy::Policy;
use complaint::domain::reader::{Context, Reader};
use serde_json::Value;

use crate::common::{Scene, shell_words};

/// The scene at a time, seen by a person of the shipped staff. `06 18:05` is a time of November
/// 2026; any other is written out: `2026-12-01 09:00`.
fn at(scene: &Scene, who: &str, when: &str) -> Scene {
    let month = if when.len() == 8 { "2026-11-" } else { "" };
    let time = format!("{month}{when}:00+08:00").replacen(' ', "T", 1);
    scene.by(&format!("{who}@example.com")).as_of(&time)
}

/// A case on its way through one regulation. In a command line `#` stands for its number.
struct Way {
    scene: Scene,
    number: String,
}

impl Way {
    /// A case taken down with these flags of `new`.
    fn new(policy: &str, who: &str, when: &str, flags: &str) -> Self {
        Self::within(&Scene::of(policy), policy, who, when, flags)
    }

    /// The same in a repository that is there already.
    fn within(scene: &Scene, policy: &str, who: &str, when: &str, flags: &str) -> Self {
        let line = format!("new --no-input --policy {policy} {flags}");
        let words = shell_words(&line);
        let args: Vec<&str> = words.iter().map(String::as_str).collect();
        let made = at(scene, who, when).json(&args);
        Self {
            scene: scene.clone(),
            number: made["number"].as_str().unwrap().to_owned(),
        }
    }

    fn words(&self, line: &str) -> Vec<String> {
        let numbered = |word: String| match word.as_str() {
            "#" => self.number.clone(),
            _ => word,
        };
        shell_words(line).into_iter().map(numbered).collect()
    }

    /// Runs a command line; it must succeed. Gives what it printed.
    fn ok(&self, who: &str, when: &str, line: &str) -> String {
        let words = self.words(line);
        let args: Vec<&str> = words.iter().map(String::as_str).collect();
        at(&self.scene, who, when).ok(&args)
    }

    /// Runs a command line; the policy must refuse it. Gives the reasons.
    fn refused(&self, who: &str, when: &str, line: &str) -> String {
        let words = self.words(line);
        let args: Vec<&str> = words.iter().map(String::as_str).collect();
        at(&self.scene, who, when).fails(3, &args)
    }

    /// Refused, with every one of these words in the reasons.
    fn refused_for(&self, who: &str, when: &str, line: &str, reasons: &[&str]) {
        let said = self.refused(who, when, line);
        for reason in reasons {
            assert!(said.contains(reason), "{line}: no {reason} in: {said}");
        }
    }

    /// Runs several: who, when, what.
    fn go(&self, legs: &[(&str, &str, &str)]) {
        for (who, when, line) in legs {
            self.ok(who, when, line);
        }
    }

    fn show(&self, when: &str) -> Value {
        at(&self.scene, "zhou.lan", when).json(&["show", &self.number])
    }

    /// Due and state of a clock as judged at a time.
    fn clock(&self, when: &str, name: &str) -> (String, String) {
        let shown = self.show(when);
        let clocks = shown["deadlines"].as_array().unwrap();
        let clock = clocks.iter().find(|clock| clock["clock"] == name);
        let clock = clock.unwrap_or_else(|| panic!("no clock {name}: {clocks:?}"));
        let text = |key: &str| clock[key].as_str().unwrap().to_owned();
        (minute(&text("due")), text("state"))
    }

    /// The unit or person that has the case, as the list says.
    fn owner(&self, when: &str) -> String {
        let list = at(&self.scene, "zhou.lan", when).json(&["list", "--all"]);
        let rows = list.as_array().unwrap().iter();
        let mut own = rows.filter(|row| row["number"] == *self.number);
        own.next().unwrap()["owner"].as_str().unwrap().to_owned()
    }

    /// Check, owner and clock of each finding there is at a time.
    fn findings(&self, when: &str) -> Vec<(String, String, String)> {
        let scene = at(&self.scene, "zhou.lan", when);
        let said = scene.run(&["check", "--format", "json"]);
        let said: Value = serde_json::from_str(&said.stdout).unwrap();
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let found = said["findings"].as_array().unwrap().iter();
        found
            .map(|f| (text(&f["rule"]), text(&f["owner"]), text(&f["clock"])))
            .collect()
    }

    /// Whether a check finds something at a time.
    fn found(&self, when: &str, check: &str) -> bool {
        self.findings(when).iter().any(|(rule, ..)| rule == check)
    }
}

/// `2026-11-16T17:30:00+08:00` as `2026-11-16 17:30`.
fn minute(time: &str) -> String {
    time[..16].replacen('T', " ", 1)
}

/// What `policy due` projects for a case: each clock with its due and the rule it names.
fn dues(policy: &str, received: &str, flags: &str) -> BTreeMap<String, (String, String)> {
    let line = format!("policy due --policy {policy} --received {received}:00+08:00 {flags}");
    let words = shell_words(&line);
    let args: Vec<&str> = words.iter().map(String::as_str).collect();
    let answer = Scene::new().json(&args);
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let clocks = answer["deadlines"].as_array().unwrap().iter();
    clocks
        .map(|clock| {
            let due = minute(&text(&clock["due"]));
            (text(&clock["clock"]), (due, text(&clock["source"]["rule"])))
        })
        .collect()
}

/// One due of [`dues`].
fn due(policy: &str, received: &str, flags: &str, clock: &str) -> String {
    let all = dues(policy, received, flags);
    let found = all.get(clock).unwrap_or_else(|| panic!("{clock}: {all:?}"));
    found.0.clone()
}

/// Whose signature each amount needs: role and rule.
fn authority(policy: &str, amounts: &[&str]) -> Vec<(String, String)> {
    let scene = Scene::new();
    let asked = amounts.iter().map(|amount| {
        let args = [
            "policy",
            "authority",
            "--policy",
            policy,
            "--amount",
            amount,
        ];
        let answer = scene.json(&args);
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        (text(&answer["role"]), text(&answer["source"]["rule"]))
    });
    asked.collect()
}

/// The entries of one table of a regulation as `policy show` gives them, that name this rule.
fn entries(policy: &str, table: &str, rule: &str) -> Vec<Value> {
    let shown = Scene::of(policy).json(&["policy", "show", policy]);
    let all = shown[table].as_array().unwrap_or_else(|| {
        let keys: Vec<_> = shown.as_object().unwrap().keys().collect();
        panic!("no {table}: {keys:?}")
    });
    let named = all.iter().filter(|entry| entry["source"]["rule"] == rule);
    named.cloned().collect()
}

/// The one entry of [`entries`].
fn entry(policy: &str, table: &str, rule: &str) -> Value {
    let mut found = entries(policy, table, rule);
    assert_eq!(found.len(), 1, "{policy} {table} {rule}: {found:?}");
    found.remove(0)
}

/// A shipped regulation as typed data.
fn policy(id: &str) -> Policy {
    let file = format!("policies/{id}.toml");
    let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(&file)).unwrap();
    let index = LineIndex::new(&text);
    let node = toml::parse(&text).unwrap();
    let context = Context::default();
    let reader = Reader::root(&node, &context).unwrap();
    let read = Policy::read(&reader, &|span| index.place(&file, span), &file);
    read.unwrap()
}

/// The rhythm of a periodic duty: how often, in which months, by which day, whose.
fn rhythm(duty: &Value) -> (String, Vec<u64>, u64, String) {
    let text = |key: &str| duty[key].as_str().unwrap().to_owned();
    let months = duty["months"].as_array().unwrap().iter();
    (
        text("every"),
        months.map(|month| month.as_u64().unwrap()).collect(),
        duty["by_day"].as_u64().unwrap(),
        text("unit"),
    )
}
