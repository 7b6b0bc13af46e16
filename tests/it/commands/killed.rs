//! Every writing command, killed between any two of its steps: what it leaves is old or new, every
//! record whole and none lost; what is neither is named by `check`, and running the command again
//! finishes it.

mod sets;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use super::posted::paying;
use super::steps::scenes::received;
use crate::common::programs::executable;
use crate::common::{Said, Scene, shell_words};
use crate::kinds::STORY;

/// What a shell says of a process that was killed.
const KILLED: i32 = 137;
/// Where a set of files is written down until it is done.
pub const UNFINISHED: &str = "cases/.complaint-unfinished.tmp";

/// The files of the record, and whatever killed writers left beside them.
pub type Files = BTreeMap<String, Vec<u8>>;

pub fn files(scene: &Scene) -> Files {
    let areas = [
        "cases",
        "sanctions",
        "attachments",
        "posted",
        "reports",
        "duties",
        "policies",
    ];
    let paths = areas.iter().flat_map(|area| scene.files(area));
    let paths = paths.filter(|path| path != "cases/.lock");
    let read = |path: String| (path.clone(), fs::read(scene.path(&path)).unwrap());
    paths.map(read).collect()
}

pub fn restore(scene: &Scene, to: &Files) {
    for path in files(scene)
        .into_keys()
        .filter(|path| !to.contains_key(path))
    {
        fs::remove_file(scene.path(&path)).unwrap();
    }
    for (path, bytes) in to {
        let path = scene.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
}

/// What is in its place.
pub fn seen(files: &Files) -> Files {
    let seen = files
        .iter()
        .filter(|(path, _)| !path.contains("/.complaint-"));
    seen.map(|(path, bytes)| (path.clone(), bytes.clone()))
        .collect()
}

/// The same, where files that are written beside others are called alike: of two deaths that leave the
/// same one is enough.
fn left(files: &Files) -> BTreeSet<(&str, &[u8])> {
    let name = |path: &'_ str| path.find("/.complaint-").map_or(path.len(), |at| at);
    let all = files.iter();
    all.map(|(path, bytes)| (&path[..name(path)], bytes.as_slice()))
        .collect()
}

/// The record alone, where identities that were not there before are as good as each other.
pub fn record(files: &Files, before: &BTreeSet<String>) -> BTreeMap<String, String> {
    let same = |(path, bytes): (&String, &Vec<u8>)| {
        let mut text = String::from_utf8_lossy(bytes).into_owned();
        for uid in uids(&text).difference(before) {
            text = text.replace(uid, "new");
        }
        (path.clone(), text)
    };
    seen(files).iter().map(same).collect()
}

fn uids(text: &str) -> BTreeSet<String> {
    let digit = |c: char| c.is_ascii_hexdigit() || c == '-';
    let words = text.split(|c| !digit(c));
    let uid = |word: &&str| word.len() == 36 && word.matches('-').count() == 4;
    words.filter(uid).map(str::to_owned).collect()
}

pub fn all_uids(files: &Files) -> BTreeSet<String> {
    let texts = files.values().map(|bytes| String::from_utf8_lossy(bytes));
    texts.flat_map(|text| uids(&text)).collect()
}

fn halted(scene: &Scene, steps: usize, args: &[&str]) -> Said {
    scene
        .env("COMPLAINT_HALT_AFTER", &steps.to_string())
        .run(args)
}

/// Kills the command before each of its steps and after the last, looks at what it leaves, runs it
/// again, and leaves the scene as the whole command does. Gives how many deaths it died.
fn killed(scene: &Scene, args: &[&str]) -> usize {
    killed_as(scene, args, false)
}

/// The same where records may change places: for a moment one of them is there only by what was
/// written down of the set.
fn killed_as(scene: &Scene, args: &[&str], swapped: bool) -> usize {
    let old = files(scene);
    let mut deaths = Vec::new();
    loop {
        restore(scene, &old);
        let said = halted(scene, deaths.len(), args);
        if said.code != KILLED {
            assert_eq!(said.code, 0, "{args:?}: {}{}", said.stdout, said.stderr);
            break;
        }
        assert_eq!(said.stdout, "", "{args:?}: it has said nothing of success");
        deaths.push(files(scene));
        assert!(deaths.len() < 40, "{args:?} has no end");
    }
    let new = files(scene);
    assert!(deaths.len() > 1, "{args:?} writes");
    for (steps, dead) in deaths.iter().enumerate() {
        let before = steps.checked_sub(1).map(|before| left(&deaths[before]));
        if before == Some(left(dead)) {
            continue;
        }
        restore(scene, dead);
        judged(scene, args, (steps, swapped), (&old, &new));
    }
    restore(scene, &new);
    deaths.len()
}

/// What holds after one death, and after the command is run again.
pub fn judged(
    scene: &Scene,
    args: &[&str],
    (steps, swapped): (usize, bool),
    (old, new): (&Files, &Files),
) {
    let dead = files(scene);
    let before = all_uids(old);
    let [was, is, will] = [old, &dead, new].map(|files| record(files, &before));
    let at = format!("{args:?}, killed after {steps} steps");
    for (path, text) in &is {
        let known = was.get(path) == Some(text) || will.get(path) == Some(text);
        assert!(known, "{at}: {path} is neither old nor new:\n{text}");
    }
    let there = if swapped { dead.clone() } else { seen(&dead) };
    let lost: Vec<_> = before.difference(&all_uids(&there)).cloned().collect();
    assert_eq!(lost, [""; 0], "{at}: lost");
    let named = named(scene);
    // It may have died while it wrote the set down: then it had begun nothing.
    if dead.contains_key(UNFINISHED) && (is != was || named.contains(UNFINISHED)) {
        assert!(named.contains(UNFINISHED), "{at}: {named:?}");
        let listed = scene.run(&["list"]).stderr;
        assert!(listed.contains("was stopped"), "{at}: {listed}");
    } else {
        assert!(is == was || is == will, "{at}: {is:#?}");
    }
    for (path, bytes) in dead
        .iter()
        .filter(|(path, _)| path.contains("/.complaint-"))
    {
        let own = uids(&String::from_utf8_lossy(bytes));
        let elsewhere = dead.iter().filter(|(other, _)| *other != path);
        let elsewhere: Files = elsewhere.map(|(p, b)| (p.clone(), b.clone())).collect();
        let only = path.starts_with("cases/20") && !own.is_subset(&all_uids(&elsewhere));
        assert!(
            !only || named.contains(path),
            "{at}: {path} is not in {named:?}"
        );
    }
    if is == will && !dead.contains_key(UNFINISHED) {
        return;
    }
    for again in (0..2).filter(|_| dead.contains_key(UNFINISHED)) {
        // It may die while it puts in order what it left.
        halted(scene, again, args);
        let lost: Vec<_> = before
            .difference(&all_uids(&files(scene)))
            .cloned()
            .collect();
        assert_eq!(lost, [""; 0], "{at}, and again after {again}: lost");
    }
    let said = scene.run(args);
    assert!(
        said.code == 0 || is == will,
        "{at}: run again: {}",
        said.stderr
    );
    assert_eq!(record(&files(scene), &before), will, "{at}: run again");
    assert!(!scene.exists(UNFINISHED), "{at}: run again");
}

/// The files that `check --kind data` names as left over.
fn named(scene: &Scene) -> BTreeSet<String> {
    let said = scene.run(&["check", "--kind", "data", "--format", "json"]);
    assert!(said.code < 2, "{}", said.stderr);
    let found: serde_json::Value = serde_json::from_str(&said.stdout).unwrap();
    let found = found["findings"].as_array().unwrap().iter();
    let stray = found.filter(|finding| finding["rule"] == "stray-file");
    stray
        .map(|finding| finding["file"].as_str().unwrap().to_owned())
        .collect()
}

/// A month is posted whole or not at all.
#[test]
fn a_month_that_is_posted() {
    let scene = paying();
    let january = scene.as_of("2027-01-05T09:00:00+08:00");
    let post = ["report", "deductions", "--month", "2026-12", "--post"];
    killed(&january, &post);
    scene.commit("posted");
    killed(&january, &["report", "2026-11", "--post"]);
}

/// What is taken back is there or gone, and is taken back by the next try.
#[test]
fn a_command_taken_back() {
    for steps in 0.. {
        let scene = received().as_of("2026-11-05T10:00:00+08:00");
        let before = seen(&files(&scene));
        scene.ok(&["note", "261101", "已通知"]);
        let noted = seen(&files(&scene));
        let said = halted(&scene, steps, &["undo"]);
        if said.code != KILLED {
            assert_eq!((said.code, steps > 1), (0, true), "{}", said.stderr);
            assert_eq!(seen(&files(&scene)), before);
            break;
        }
        if seen(&files(&scene)) == noted {
            scene.ok(&["undo"]);
        }
        assert_eq!(seen(&files(&scene)), before, "after {steps} steps");
    }
}

/// A register comes in whole or not at all.
#[test]
fn a_register_that_comes_in() {
    let scene = received().as_of("2026-11-06T09:00:00+08:00");
    let register = scene.outside().join("register.csv");
    let rows = "编号,客户名称,投诉日期,投诉内容\nT-1,华南电子,2026/11/02,阻焊脱落\nT-2,华东仪器,2026/11/03,孔偏\n";
    fs::write(&register, rows).unwrap();
    killed(&scene, &["import", register.to_str().unwrap()]);
}

/// What other tests here kill.
const ELSEWHERE: &[&str] = &[
    "countersign",
    "import",
    "init",
    "migrate",
    "renumber",
    "report",
    "undo",
];

/// Where the whole [`STORY`] can be told: with tiers to go up, and an editor.
pub fn told() -> Scene {
    let scene = received();
    let tier = "\n[[tier]]\nid = \"quality\"\ntitle = { zh = \"品保\", en = \"Quality\" }\nunit = \"quality\"\n\
        \n[[tier]]\nid = \"office\"\ntitle = { zh = \"总办\", en = \"Office\" }\nrole = \"deputy-general-manager\"\n";
    let policy = scene.read("policies/manufacturing.toml") + tier;
    scene.write("policies/manufacturing.toml", &policy);
    let editor = scene.outside().join("editor");
    executable(
        &editor,
        "#!/bin/sh\nsed -i 's/^demand: .*/demand: 换货/' \"$1\"\n",
    );
    scene.env("EDITOR", editor.to_str().unwrap())
}

#[test]
fn every_step_of_a_case() {
    let scene = told();
    let mut done = BTreeSet::new();
    for (who, when, line) in STORY {
        let words = shell_words(line);
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        killed(&scene.by(who).as_of(when), &words);
        done.insert(words[0].to_owned());
    }
    done.extend(ELSEWHERE.iter().map(|name| (*name).to_owned()));
    let line = complaint::cli::command();
    let writing = line.get_subcommands();
    let writing = writing.filter(|sub| sub.get_arguments().any(|arg| arg.get_id() == "dry_run"));
    let writing: BTreeSet<String> = writing.map(|sub| sub.get_name().to_owned()).collect();
    assert_eq!(done, writing, "every writing command is killed");
}
