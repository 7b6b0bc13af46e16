//! One case of each further regulation, walked from `new` to `close` with the tool alone.
#![allow(
    clippy::too_many_lines,
    reason = "a walk is one story, told in one piece"
)]

mod advice;
mod decisions;
mod sales;
mod services;
mod signatures;
mod tiers;

use crate::common::Scene;

/// One step: who makes it, when (in November 2026), and the command line, in which `#` stands for
/// the case's number and quotes hold a text together.
type Leg<'a> = (&'a str, &'a str, &'a str);

/// A repository in which cases go through one regulation.
struct Walk {
    scene: Scene,
    number: String,
}

impl Walk {
    /// A case made by `who` at a time, with the flags of `new`.
    fn new(policy: &str, who: &str, when: &str, flags: &str) -> Self {
        Self::within(Scene::of(policy).committing(), policy, who, when, flags)
    }

    fn within(scene: Scene, policy: &str, who: &str, when: &str, flags: &str) -> Self {
        let line = format!("new --no-input --policy {policy} {flags}");
        let args = words(&line, "");
        let args: Vec<&str> = args.iter().map(String::as_str).collect();
        let made = at(&scene, who, when).json(&args);
        let number = made["number"].as_str().unwrap().to_owned();
        Self { scene, number }
    }

    /// Makes the step; it must succeed. Gives what it said.
    fn ok(&self, (who, when, line): Leg) -> String {
        let args = words(line, &self.number);
        let args: Vec<&str> = args.iter().map(String::as_str).collect();
        at(&self.scene, who, when).ok(&args)
    }

    /// Makes the step; policy must refuse it. Gives why.
    fn refused(&self, (who, when, line): Leg) -> String {
        let args = words(line, &self.number);
        let args: Vec<&str> = args.iter().map(String::as_str).collect();
        at(&self.scene, who, when).fails(3, &args)
    }

    /// Asks something; gives the answer in JSON.
    fn ask(&self, who: &str, when: &str, line: &str) -> serde_json::Value {
        let args = words(line, &self.number);
        let args: Vec<&str> = args.iter().map(String::as_str).collect();
        at(&self.scene, who, when).json(&args)
    }

    fn go(&self, legs: &[Leg]) {
        for leg in legs {
            self.ok(*leg);
        }
    }

    fn show(&self, when: &str) -> serde_json::Value {
        self.ask("zhou.lan", when, "show #")
    }

    /// Due and state of a clock as judged at a time.
    fn clock(&self, when: &str, name: &str) -> (String, String) {
        let shown = self.show(when);
        let clocks = shown["deadlines"].as_array().unwrap();
        let clock = clocks.iter().find(|clock| clock["clock"] == name);
        let clock = clock.unwrap_or_else(|| panic!("no clock {name}: {clocks:?}"));
        let text = |key: &str| clock[key].as_str().unwrap().to_owned();
        (text("due"), text("state"))
    }

    /// The rules of the findings there are at a time.
    fn findings(&self, when: &str) -> Vec<String> {
        let scene = at(&self.scene, "zhou.lan", when);
        let said = scene.run(&["check", "--format", "json"]);
        let said: serde_json::Value = serde_json::from_str(&said.stdout).unwrap();
        let found = said["findings"].as_array().unwrap().iter();
        found
            .map(|finding| finding["rule"].as_str().unwrap().to_owned())
            .collect()
    }

    fn closed(&self, when: &str) {
        assert_eq!(self.show(when)["status"], "closed");
        let findings = self.findings(when);
        assert_eq!(findings, Vec::<String>::new());
        // An honest history proves itself, and it is all there.
        assert_eq!(self.scene.git(&["status", "--porcelain", "cases"]), "");
        let said = self.scene.run(&["audit"]);
        assert_eq!(said.code, 0, "{}{}", said.stdout, said.stderr);
        assert!(
            said.stdout.starts_with("nothing found in "),
            "{}",
            said.stdout
        );
    }
}

fn at(scene: &Scene, who: &str, when: &str) -> Scene {
    let time = if when.contains('T') {
        format!("{when}:00+08:00")
    } else {
        format!("2026-11-{when}:00+08:00").replacen(' ', "T", 1)
    };
    scene.by(&format!("{who}@example.com")).as_of(&time)
}

/// A command line taken apart.
fn words(line: &str, number: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (i, part) in line.split('\'').enumerate() {
        if i % 2 == 1 {
            words.push(part.to_owned());
        } else {
            let bare = part.split_whitespace();
            words.extend(bare.map(|word| if word == "#" { number } else { word }.to_owned()));
        }
    }
    words
}
