//! Every pair of commands, made on two branches from one case: what plain git makes of it, and
//! what the driver does.
//!
//! `tests/fixtures/merging/plain.txt` and `driver.txt` hold every pair that does not join, with
//! the sections in conflict, which are the reason: `status` means two steps of which each is the
//! last, a list two appends to it. Every other pair of the acts of a state joins. The long run
//! proves each pair in each state, the ordinary one the pairs in the tables and some others in
//! three states. `COMPLAINT_BLESS=1` with the long run writes the tables anew.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::super::scenes::{CASE, DEPUTY, FILE, GENERAL, on_to, received};
use super::driver::install;
use crate::common::{BUSINESS, MANAGER, QUALITY, REGISTRAR, Scene};

const LATER: &str = "2026-11-14T11:00:00+08:00";

/// Who would do it, its name, the command line without the number.
type Act = (&'static str, &'static str, &'static [&'static str]);

const MAKER: &str = "feng.tao@example.com";

/// Every command that writes to a case, as those would who may.
const ACTS: &[Act] = &[
    ("register", REGISTRAR, &["register"]),
    ("assign", REGISTRAR, &["assign", "--to", "manufacturing"]),
    (
        "acknowledge",
        BUSINESS,
        &["reply", "--kind", "acknowledgement", "--via", "phone"],
    ),
    (
        "interim",
        REGISTRAR,
        &[
            "reply",
            "--kind",
            "interim",
            "--via",
            "email",
            "--text",
            "调查中\n请稍候",
        ],
    ),
    (
        "investigate",
        QUALITY,
        &[
            "investigate",
            "--outcome",
            "upheld",
            "--cause",
            "显影不足",
            "--liable",
            "soldermask=100",
        ],
    ),
    (
        "resolve",
        BUSINESS,
        &["resolve", "--remedy", "allowance:amount=41000"],
    ),
    ("consolidate", REGISTRAR, &["consolidate", "--text", "同意"]),
    ("approve", MANAGER, &["approve"]),
    (
        "reject",
        DEPUTY,
        &["approve", "--reject", "--reason", "过高"],
    ),
    (
        "agree",
        BUSINESS,
        &["agree", "--accepted", "--via", "phone"],
    ),
    (
        "refuse",
        BUSINESS,
        &["agree", "--refused", "--via", "phone"],
    ),
    ("carry-out", BUSINESS, &["carry-out"]),
    ("close", REGISTRAR, &["close", "--satisfaction", "4"]),
    ("dismiss", REGISTRAR, &["dismiss", "--reason", "x"]),
    ("reopen", BUSINESS, &["reopen", "--reason", "又发生"]),
    (
        "promise",
        BUSINESS,
        &["promise", "--what", "回电", "--by-date", "2026-12-01"],
    ),
    ("keep", BUSINESS, &["keep", "1"]),
    (
        "action",
        QUALITY,
        &[
            "action",
            "--what",
            "换显影液",
            "--owner",
            "quality",
            "--due",
            "2026-12-01",
        ],
    ),
    ("done", QUALITY, &["action", "--done", "1"]),
    (
        "verify",
        REGISTRAR,
        &["verify", "1", "--works", "--evidence", "三批无不良"],
    ),
    ("hold", REGISTRAR, &["hold", "--reason", "等样"]),
    ("resume", REGISTRAR, &["resume"]),
    (
        "correct",
        MANAGER,
        &["correct", "product.defective=430", "--reason", "复核"],
    ),
    (
        "correct-grade",
        REGISTRAR,
        &["correct", "grade=critical", "--reason", "复核"],
    ),
    ("waive", GENERAL, &["waive", "overdue", "--reason", "x"]),
    (
        "recover",
        REGISTRAR,
        &["recover", "--from", "ink maker", "--amount", "100"],
    ),
    ("note", MAKER, &["note", "--text", "已通知"]),
    ("note-2", QUALITY, &["note", "--text", "#1 <<<<<<< x"]),
    (
        "attach",
        MAKER,
        &["attach", "policies/organization.toml", "--title", "照片"],
    ),
    (
        "object",
        MAKER,
        &["object", "--text", "非我部门", "--unit", "soldermask"],
    ),
    ("link", BUSINESS, &["link", "261102"]),
];

/// The case at each state, bare and with entries in the lists.
fn states() -> Vec<(String, Scene)> {
    let mut states = Vec::new();
    for leg in [
        "received",
        "registered",
        "assigned",
        "investigated",
        "resolved",
        "consolidated",
        "approved",
        "agreed",
        "answered",
        "closed",
    ] {
        for seeded in [false, true] {
            let bare = seeded && matches!(leg, "received" | "registered" | "closed");
            let short = matches!(
                (leg, seeded),
                ("assigned", true) | ("consolidated" | "answered", false)
            );
            if bare || !long() && !short {
                continue;
            }
            let scene = received();
            let second = scene
                .read(FILE)
                .replace("261101", "261102")
                .replace("019a4e0c", "019a4e0d");
            scene.write("cases/2026/11/261102.yaml", &second);
            scene.commit("another");
            if leg != "received" {
                on_to(&scene, leg);
            }
            if seeded {
                seed(&scene);
            }
            install(&scene);
            let name = if seeded {
                format!("{leg}+")
            } else {
                leg.to_owned()
            };
            states.push((name, scene));
        }
    }
    states
}

fn seed(scene: &Scene) {
    let at = scene.as_of("2026-11-13T09:00:00+08:00");
    at.by(BUSINESS)
        .ok(&["promise", CASE, "--what", "报告", "--by-date", "2026-11-30"]);
    at.by(QUALITY).ok(&[
        "action",
        CASE,
        "--what",
        "x",
        "--owner",
        "quality",
        "--due",
        "2026-11-30",
    ]);
    at.by(REGISTRAR).ok(&["hold", CASE, "--reason", "等样"]);
    at.by(QUALITY).ok(&["note", CASE, "--text", "第一条"]);
    at.by(BUSINESS)
        .ok(&["reply", CASE, "--kind", "interim", "--via", "email"]);
    scene.commit("seed");
}

fn long() -> bool {
    std::env::var_os("COMPLAINT_LONG_TESTS").is_some()
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

/// The merge of two branches without a work tree: its text and whether it is clean.
fn merged(scene: &Scene, one: &str, other: &str, driver: bool) -> (bool, String) {
    let config: &[&str] = if driver {
        &[]
    } else {
        &[
            "-c",
            "merge.complaint.driver=git merge-file --marker-size=%L -L ours -L base -L theirs %A %O %B",
        ]
    };
    let said = scene.try_git(&[config, &["merge-tree", "--write-tree", one, other]].concat());
    assert!(matches!(said.code, 0 | 1), "{}", said.stderr);
    let tree = said.stdout.lines().next().unwrap();
    (
        said.code == 0,
        scene.git(&["show", &format!("{tree}:{FILE}")]) + "\n",
    )
}

/// What a section says.
fn keeps(text: &str, added: &[String]) -> Vec<String> {
    added
        .iter()
        .filter(|line| !text.contains(line.as_str()))
        .cloned()
        .collect()
}

#[test]
fn every_pair_of_commands() {
    let (mut plain, mut driven) = (String::new(), String::new());
    let mut made = BTreeSet::new();
    let tables =
        ["plain", "driver"].map(|name| std::fs::read_to_string(table(name)).unwrap_or_default());
    let mut pairs = 0;
    let states = states();
    for (state, scene) in &states {
        let base = scene.git(&["rev-parse", "HEAD"]);
        let mut branches = Vec::new();
        for (name, who, args) in ACTS {
            scene.git(&["switch", "--quiet", "--force-create", name, &base]);
            let mut line = vec![args[0], CASE];
            line.extend(&args[1..]);
            line.push("--commit");
            let said = scene.by(who).as_of(LATER).run(&line);
            if said.code == 0 {
                made.insert(*name);
                let diff = scene.git(&["diff", "--unified=0", &base, "--", FILE]);
                let plus = diff
                    .lines()
                    .filter(|l| l.starts_with('+') && !l.starts_with("+++"));
                let added: Vec<String> = plus.map(|line| line[1..].to_owned()).collect();
                branches.push((*name, added));
            } else {
                scene.git(&["reset", "--quiet", "--hard"]);
            }
        }
        for (i, (one, ours)) in branches.iter().enumerate() {
            for (other, theirs) in &branches[i + 1..] {
                pairs += 1;
                let told = format!("{state}: {one} × {other}:");
                if !long()
                    && pairs % 9 != 0
                    && !tables[0].contains(&told)
                    && !tables[1].contains(&told)
                {
                    continue;
                }
                let mut added = ours.clone();
                added.extend(
                    theirs
                        .iter()
                        .filter(|line| !line.starts_with("status:"))
                        .cloned(),
                );
                added.retain(|line| !line.starts_with("status:"));
                for (driver, table) in [(false, &mut plain), (true, &mut driven)] {
                    let (whole, text) = merged(scene, one, other, driver);
                    let lost = keeps(&text, &added);
                    assert!(
                        lost.is_empty(),
                        "{state}: {one} {other} {driver}: {lost:?}\n{text}"
                    );
                    if !whole {
                        let sections: Vec<String> = conflicts(&text).into_iter().collect();
                        assert!(!sections.is_empty(), "{state}: {one} {other}:\n{text}");
                        writeln!(table, "{state}: {one} × {other}: {}", sections.join(", "))
                            .unwrap();
                    }
                }
            }
        }
    }
    if long() {
        let never: Vec<&str> = ACTS
            .iter()
            .map(|act| act.0)
            .filter(|name| !made.contains(name))
            .collect();
        assert_eq!(never, Vec::<&str>::new(), "each act is fit somewhere");
    }
    let names: Vec<&str> = states.iter().map(|(name, _)| name.as_str()).collect();
    compare("plain", &plain, &names);
    compare("driver", &driven, &names);
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
