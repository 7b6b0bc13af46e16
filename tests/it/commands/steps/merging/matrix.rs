//! Every pair of commands, made on two branches from one case: what plain git makes of it, and
//! what the driver does.
//!
//! `tests/fixtures/merging/plain.txt` and `driver.txt` hold every pair that does not join, with
//! the sections in conflict and the reason: both change one field, both append to one list, or
//! no command would do the one after the other. A pair in conflict for none of these fails the
//! test. What joins has lost nothing, and where no command would do the one after the other,
//! `check` names it. The long run proves each pair in each state, the ordinary one the pairs in
//! some states. Git runs the driver itself for those in its table and for some others.
//! `COMPLAINT_BLESS=1` with the long run writes the tables anew.

mod acts;
mod batch;
mod law;
mod states;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;

use super::super::scenes::{CASE, FILE};
use crate::common::Scene;
use acts::{ACTS, Act};
use law::MergeScene;

const LATER: &str = "2026-11-14T11:00:00+08:00";
const LATEST: &str = "2026-11-14T12:00:00+08:00";

fn long() -> bool {
    std::env::var_os("COMPLAINT_LONG_TESTS").is_some()
}

/// The text of the case after each act that fits it.
fn made(scene: &Scene) -> Vec<(&'static Act, String)> {
    let kept: Vec<(String, String)> = scene
        .files("cases")
        .into_iter()
        .map(|file| (file.clone(), scene.read(&file)))
        .collect();
    let base = scene.read(FILE);
    let mut made = Vec::new();
    for act in ACTS {
        let line = [&act.line[..1], &[CASE], &act.line[1..]].concat();
        let editor = scene.outside().join(act.name);
        let scene = scene
            .by(act.who)
            .as_of(LATER)
            .env("EDITOR", editor.to_str().unwrap());
        let said = scene.run(&line);
        if said.code == 0 && scene.read(FILE) != base {
            made.push((act, scene.read(FILE)));
        }
        for file in scene.files("cases") {
            match kept.iter().find(|(known, _)| *known == file) {
                Some((_, text)) if *text != scene.read(&file) => drop(scene.write(&file, text)),
                Some(_) => {}
                None => std::fs::remove_file(scene.path(&file)).unwrap(),
            }
        }
    }
    made
}

/// The sections the lines between markers stand in.
fn conflicts(text: &str) -> BTreeSet<String> {
    let (mut section, mut inside, mut fresh) = (String::new(), false, false);
    let mut found = BTreeSet::new();
    for line in text.lines() {
        if line.starts_with("<<<<<<< ") {
            inside = true;
            fresh = true;
            continue;
        } else if line.starts_with(">>>>>>> ") {
            inside = false;
        } else if let Some((key, _)) = line.split_once(':').filter(|(key, _)| {
            key.starts_with(|c: char| c.is_ascii_lowercase()) && !key.contains(' ')
        }) {
            key.clone_into(&mut section);
            if inside {
                found.insert(section.clone());
            }
        } else if fresh && !line.starts_with("=======") {
            found.insert(section.clone());
        }
        fresh = false;
    }
    found
}

/// The lines of the second that the first has not, the status left out, which is derived.
fn added<'a>(base: &str, text: &'a str) -> Vec<&'a str> {
    let known: BTreeSet<&str> = base.lines().collect();
    let new = text.lines().filter(|line| !known.contains(line));
    new.filter(|line| !line.starts_with("status:")).collect()
}

/// What is looked at in one state.
struct Look<'a> {
    state: &'a str,
    base: &'a str,
    bench: MergeScene,
    tables: &'a [String; 2],
}

/// Two acts from one case, the second an hour later.
struct Pair<'a> {
    one: &'a (&'static Act, String),
    other: &'a (&'static Act, String),
    /// The other's text.
    after: String,
    /// Whether they come in the order of the list; both orders are judged, the tables hold one.
    first: bool,
}

impl Pair<'_> {
    fn told(&self, look: &Look) -> String {
        format!(
            "{}: {} × {}:",
            look.state, self.one.0.name, self.other.0.name
        )
    }

    /// Whether no command would do one of them after the other.
    fn contradict(&self, look: &Look) -> bool {
        let twice = self.one.0.name == self.other.0.name;
        let refuses = |text, act| look.bench.refuses(text, act);
        refuses(&self.one.1, self.other.0)
            || !twice && refuses(&self.other.1, self.one.0)
            || look.bench.contradict([look.base, &self.one.1, &self.after])
    }

    /// The line in a table, where they do not join; what is wrong with what does.
    fn judged(&self, look: &Look, (whole, text): &(bool, String), driver: bool) -> Judged {
        let told = self.told(look);
        for side in [&self.one.1, &self.after] {
            let new = added(look.base, side);
            let lost: Vec<_> = new.iter().filter(|line| !text.contains(**line)).collect();
            if !lost.is_empty() {
                return Err(format!("{told} lost {lost:?}\n{text}"));
            }
        }
        if *whole {
            let sides = [look.base, &self.one.1, &self.after];
            let wrong = look.bench.wrong(text, &sides);
            // What one side brought and `check` names there is named.
            let named = !look.bench.named(text, &[look.base]).is_empty();
            let refused = !driver && look.bench.refuses(&self.one.1, self.other.0);
            return if refused && !named {
                Err(format!("{told} silently wrong"))
            } else if !wrong.is_empty() && (driver || !refused && !self.contradict(look)) {
                Err(format!("{told} {wrong:?}"))
            } else {
                Ok(None)
            };
        }
        let sections: Vec<String> = conflicts(text).into_iter().collect();
        let reason = law::reason(look.base, [&self.one.1, &self.after], self.contradict(look));
        match reason {
            Some(reason) if !sections.is_empty() => {
                let line = format!("{told} {} – {reason}\n", sections.join(", "));
                Ok(Some(line).filter(|_| self.first))
            }
            _ => Err(format!("{told} {sections:?} in conflict for nothing")),
        }
    }
}

/// A line of a table, or what breaks the law.
type Judged = Result<Option<String>, String>;

/// The lines of both tables for one state, and the acts that fit it.
fn one_state(
    (name, scene): &states::State,
    tables: &[String; 2],
) -> ([String; 2], Vec<&'static str>) {
    let base = scene.read(FILE);
    let look = Look {
        state: name,
        base: &base,
        bench: MergeScene::of(scene),
        tables,
    };
    let made = made(scene);
    let mut texts = BTreeMap::new();
    let mut pairs = Vec::new();
    for (i, one) in made.iter().enumerate() {
        texts.insert(one.0.name.to_owned(), one.1.clone());
        texts.insert(format!("{}-then", one.0.name), one.1.replace(LATER, LATEST));
        for other in &made[i..] {
            for (one, other, first) in [(one, other, true), (other, one, false)] {
                let after = other.1.replace(LATER, LATEST);
                if first || one.0.name != other.0.name {
                    pairs.push(Pair {
                        one,
                        other,
                        after,
                        first,
                    });
                }
            }
        }
    }
    let head = scene.git(&["rev-parse", "HEAD"]);
    batch::branches(scene, &head, &texts);
    let wanted = |(i, pair): &(usize, &Pair)| {
        pair.first && (i % 29 == 0 || look.tables[1].contains(&pair.told(&look)))
    };
    let names = |pair: &Pair| {
        (
            pair.one.0.name.to_owned(),
            format!("{}-then", pair.other.0.name),
        )
    };
    let real: Vec<_> = pairs.iter().enumerate().filter(wanted).collect();
    let some: Vec<_> = real.iter().map(|(_, pair)| names(pair)).collect();
    let processes = batch::merges(scene, &some, true);
    let all: Vec<_> = pairs.iter().map(names).collect();
    let plain = batch::merges(scene, &all, false);
    let mut broken = Vec::new();
    let mut lines = [String::new(), String::new()];
    for (i, pair) in pairs.iter().enumerate() {
        let texts = [look.base, &pair.one.1, &pair.after];
        let wanted = pair.first && (long() || i % 18 == 0 || real.iter().any(|(at, _)| *at == i));
        let driven = wanted.then(|| look.bench.driven(texts));
        if let (Some(at), Some(driven)) = (real.iter().position(|(at, _)| *at == i), &driven)
            && processes[at] != *driven
        {
            broken.push(format!("{} {}", pair.told(&look), processes[at].1));
        }
        let found = [Some(plain[i].clone()), driven];
        for (at, found) in found.into_iter().enumerate() {
            let judged = found.map(|found| pair.judged(&look, &found, at == 1));
            match judged.transpose() {
                Ok(line) => lines[at].extend(line.flatten()),
                Err(why) => broken.push(format!("{} {why}", ["plain", "driver"][at])),
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
    (lines, made.iter().map(|(act, _)| act.name).collect())
}

#[test]
fn every_pair_of_commands() {
    let tables =
        ["plain", "driver"].map(|name| std::fs::read_to_string(table(name)).unwrap_or_default());
    let states = states::states();
    let next = Mutex::new(0..states.len());
    let found = Mutex::new(BTreeMap::new());
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                loop {
                    let Some(i) = next.lock().unwrap().next() else {
                        return;
                    };
                    let lines = one_state(&states[i], &tables);
                    found.lock().unwrap().insert(i, lines);
                }
            });
        }
    });
    let found = found.into_inner().unwrap();
    let names: Vec<&str> = states.iter().map(|(name, _)| name.as_str()).collect();
    for (at, name) in ["plain", "driver"].into_iter().enumerate() {
        let lines: String = found
            .values()
            .map(|(lines, _)| lines[at].as_str())
            .collect();
        compare(name, &lines, &names);
    }
    if long() {
        let made: BTreeSet<&str> = found
            .values()
            .flat_map(|(_, made)| made.iter().copied())
            .collect();
        let never: Vec<&str> = ACTS
            .iter()
            .map(|act| act.name)
            .filter(|name| !made.contains(name))
            .collect();
        assert_eq!(never, Vec::<&str>::new(), "each act is fit somewhere");
    }
}

fn table(name: &str) -> std::path::PathBuf {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    root.join(format!("tests/fixtures/merging/{name}.txt"))
}

/// The lines of the table that are of these states.
fn compare(name: &str, found: &str, states: &[&str]) {
    if long() && std::env::var_os("COMPLAINT_BLESS").is_some() {
        std::fs::write(table(name), found).unwrap();
    }
    let wanted = std::fs::read_to_string(table(name)).unwrap();
    let of_these = |line: &&str| {
        line.split_once(':')
            .is_some_and(|(state, _)| states.contains(&state))
    };
    let wanted: Vec<&str> = wanted.lines().filter(of_these).collect();
    assert_eq!(found.lines().collect::<Vec<_>>(), wanted, "{name}");
}
