//! `audit`: attacks on the history, each caught with its rule at its commit, and honest histories,
//! of which nothing is said.

mod accepted;
mod asked;
mod attacks;
mod beginnings;
mod calendars;
mod evidence;
mod forged;
mod forms;
mod histories;
mod honest;
mod in_name;
mod joined;
mod kinds;
mod named;
mod regulations;
mod squashed;

use crate::common::{BUSINESS, MANAGER, QUALITY, REGISTRAR, Scene, shell_words};

/// A repository whose git runs by the scene's clock, with one case on its way.
struct Past {
    scene: Scene,
}

/// One finding: rule, commit, file, line.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Found {
    rule: String,
    commit: String,
    file: String,
    line: u64,
    message: String,
}

const FILE: &str = "cases/2026/11/261101.yaml";

impl Past {
    /// A repository under the shipped regulations with these changes, in force from the beginning.
    fn under(changes: &[(&str, &str, &str)]) -> Self {
        let scene = Scene::of("manufacturing");
        for (file, old, new) in changes {
            let file = format!("policies/{file}.toml");
            let text = scene.read(&file);
            assert!(text.contains(old), "{file}: no {old}");
            scene.write(&file, &text.replacen(old, new, 1));
        }
        scene.at_the_beginning().git(&[
            "commit",
            "--quiet",
            "--all",
            "--amend",
            "--no-edit",
            "--allow-empty",
        ]);
        Self {
            scene: scene.committing(),
        }
    }

    /// Registered, investigated and proposed; nothing approved yet.
    fn proposed() -> Self {
        Self::proposed_under(&[])
    }

    fn proposed_under(changes: &[(&str, &str, &str)]) -> Self {
        let past = Self::under(changes);
        let new = "new --no-input --policy manufacturing --channel phone --customer x --class \
                   quality-abnormal --category product-quality --title mask --complaint peels \
                   --part A-1 --quantity 500 --defective 20 --shipped 2026-10-30 --origin domestic \
                   --order O-1 --contact Li --phone 1 --demand money --grade major";
        let new: Vec<&str> = new.split_whitespace().collect();
        past.business("05T09:41").ok(&new);
        past.by(REGISTRAR, "05T10:05").ok(&["register", "261101"]);
        past.by(REGISTRAR, "05T10:10")
            .ok(&["assign", "261101", "--to", "quality"]);
        past.by(QUALITY, "06T16:30").ok(&[
            "investigate",
            "261101",
            "--outcome",
            "upheld",
            "--cause",
            "developer too weak",
            "--liable",
            "soldermask=70",
            "--liable",
            "outside:ink maker=30",
        ]);
        past.business("09T11:00").ok(&[
            "resolve",
            "261101",
            "--remedy",
            "compensation:amount=9000",
        ]);
        past
    }

    fn approved() -> Self {
        Self::approved_under(&[])
    }

    fn approved_under(changes: &[(&str, &str, &str)]) -> Self {
        let past = Self::proposed_under(changes);
        past.by(REGISTRAR, "09T14:00")
            .ok(&["consolidate", "261101", "--text", "agreed"]);
        past.by(MANAGER, "10T09:00").ok(&["approve", "261101"]);
        past
    }

    fn by(&self, who: &str, when: &str) -> Scene {
        self.scene
            .by(who)
            .as_of(&format!("2026-11-{when}:00+08:00"))
    }

    fn business(&self, when: &str) -> Scene {
        self.by(BUSINESS, when)
    }

    /// Makes steps: who, when in November 2026, and the command line.
    #[track_caller]
    fn go(&self, legs: &[(&str, &str, &str)]) {
        for (who, when, line) in legs {
            let words = shell_words(line);
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            self.by(who, when).ok(&words);
        }
    }

    /// Replaces text in a file by hand and commits that; gives the commit.
    fn forge(&self, scene: &Scene, file: &str, changes: &[(&str, &str)]) -> String {
        let mut text = scene.read(file);
        for (old, new) in changes {
            assert!(text.contains(old), "no {old:?} in\n{text}");
            text = text.replacen(old, new, 1);
        }
        scene.write(file, &text);
        scene.commit("by hand");
        self.head()
    }

    fn head(&self) -> String {
        self.scene.git(&["rev-parse", "HEAD"])
    }

    fn audit(&self, args: &[&str]) -> Vec<Found> {
        let said = self
            .scene
            .as_of("2026-11-20T12:00:00+08:00")
            .run(&[&["audit", "--format", "json"], args].concat());
        let json: serde_json::Value = serde_json::from_str(&said.stdout)
            .unwrap_or_else(|e| panic!("{e}: {}{}", said.stdout, said.stderr));
        let findings = json["findings"].as_array().unwrap();
        let errors = findings
            .iter()
            .any(|finding| finding["severity"] == "error");
        assert_eq!(said.code, i32::from(errors), "{}", said.stdout);
        let text =
            |finding: &serde_json::Value, key: &str| finding[key].as_str().unwrap().to_owned();
        let found = findings.iter().map(|finding| Found {
            rule: text(finding, "rule"),
            commit: text(finding, "commit"),
            file: text(finding, "file"),
            line: finding["line"].as_u64().unwrap_or_default(),
            message: text(finding, "message"),
        });
        found.collect()
    }

    /// The rules found, each with whether it is at this commit.
    #[track_caller]
    fn finds(&self, commit: &str, rules: &[&str]) -> Vec<Found> {
        let found = self.audit(&[]);
        let mut told: Vec<&str> = found.iter().map(|found| found.rule.as_str()).collect();
        told.sort_unstable();
        told.dedup();
        let mut rules = rules.to_vec();
        rules.sort_unstable();
        assert_eq!(told, rules, "{found:#?}");
        assert!(
            found.iter().all(|found| found.commit == commit),
            "{commit}: {found:#?}"
        );
        found
    }

    #[track_caller]
    fn finds_nothing(&self) {
        let found = self.audit(&[]);
        assert!(found.is_empty(), "{found:#?}");
    }

    /// The line of a file in which a text first stands.
    fn line(&self, file: &str, text: &str) -> u64 {
        let place = self
            .scene
            .read(file)
            .lines()
            .position(|line| line.contains(text));
        place.unwrap_or_else(|| panic!("no {text}")) as u64 + 1
    }
}
