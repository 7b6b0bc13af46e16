//! What grows with a case, a month or a policy: it is read as far as it is asked for, and no further.

use std::fmt::Write as _;

use crate::common::Scene;

fn one() -> Scene {
    let scene = Scene::of("manufacturing");
    scene.ok(&["new", "--complaint", "x", "--title", "t"]);
    scene
}

/// M-15: a command on a case is stopped by the faults of that case's policy, whichever edition they
/// are in, and by none of another's; a check tells of both, and so is whatever decides by all of them.
#[test]
fn a_command_on_a_case_reads_its_policy() {
    let scene = Scene::new();
    scene.ok(&["new", "--policy", "manufacturing", "--complaint", "x"]);
    let logistics = scene.read("policies/logistics.toml");
    let broken = logistics.replace("intake_unit", "intake_unti");
    assert_ne!(broken, logistics);
    scene.write("policies/logistics.toml", &broken);
    scene.ok(&["note", "261101", "--text", "x"]);
    scene.ok(&["show", "261101"]);
    let due = ["policy", "due", "--received", "2026-11-05", "--origin"];
    scene.ok(&[&due[..], &["domestic"]].concat());
    let told = |file: &str| {
        let checked = scene.run(&["check", "--rule", "invalid-policy"]).stdout;
        assert!(checked.contains(file), "{checked}");
    };
    told("policies/logistics.toml");
    let lint = scene.run(&["policy", "lint"]);
    assert_eq!(lint.code, 1, "{}", lint.stderr);
    scene.fails(2, &["staff", "list"]);
    let new = ["new", "--policy", "logistics", "--complaint", "x"];
    let said = scene.fails(2, &new);
    assert!(said.contains("policies/logistics.toml"), "{said}");
    let own = scene.read("policies/manufacturing.toml");
    let later = own.replace("effective_from = 2026-01-01", "effective_from = 2027-01-01");
    let later = later.replace("intake_unit", "intake_unti");
    scene.write("policies/manufacturing-2027.toml", &later);
    let said = scene.fails(2, &["note", "261101", "--text", "x"]);
    assert!(said.contains("policies/manufacturing-2027.toml"), "{said}");
    told("policies/manufacturing-2027.toml");
}

/// A case of 5,000 remarks is read and written; before a file holds no more that is said.
#[test]
fn a_long_case_goes_on() {
    let scene = one();
    let notes = |count: usize, text: &str| {
        let mut notes = "notes:\n".to_owned();
        for n in 0..count {
            writeln!(
                notes,
                "  - at: 2026-11-05T09:41:00+08:00\n    recorded: 2026-11-05T09:41:00+08:00\n    \
                 by: wang.min@example.com\n    entered_by: xu.fei@example.com\n    text: {n} {text}"
            )
            .unwrap();
        }
        notes
    };
    let path = scene.case_path("261101");
    let text = scene.read(&path);
    let write = |notes: String| scene.write(&path, &format!("{text}{notes}"));
    write(notes(5000, ""));
    let said = scene.run(&["note", "261101", "--text", "last"]);
    assert_eq!(said.code, 0, "{}", said.stderr);
    let shown = scene.json(&["show", "261101"]);
    assert_eq!(shown["notes"].as_array().unwrap().len(), 5001);
    assert_eq!(shown["notes"][5000]["text"], "last");
    write(notes(10, ""));
    let said = scene.run(&["note", "261101", "--text", "last"]);
    assert!(!said.stderr.contains("% full"), "{}", said.stderr);
    write(notes(5000, &"长".repeat(10)));
    let said = scene.run(&["note", "261101", "--text", "last"]);
    assert_eq!(said.code, 0, "{}", said.stderr);
    assert!(said.stderr.contains("% full"), "{}", said.stderr);
}

/// Time rule 9, M-14: however often a title was mended, each former state is judged as the file had it,
/// and the case is shown as it read then.
#[test]
fn a_case_of_many_corrections_is_judged_by_each() {
    let scene = one();
    let mut corrections = "corrections:\n".to_owned();
    for n in 0..600 {
        writeln!(
            corrections,
            "  - at: 2026-11-05T{:02}:{:02}:00+08:00\n    by: wang.min@example.com\n    field: title\n    \
             old: t{n}\n    new: t{}\n    reason: x",
            10 + n / 60,
            n % 60,
            n + 1
        )
        .unwrap();
    }
    let path = scene.case_path("261101");
    let text = scene.read(&path);
    let text = text.replace("title: t\n", "title: t600\n");
    let text = text.replace(
        "# corrections · 更正\n",
        &format!("# corrections · 更正\n{corrections}"),
    );
    scene.write(&path, &text);
    let shown = |at: &str| {
        let then = scene.as_of(at);
        let case = then.json(&["show", "261101"]);
        let mended = case["corrections"].as_array().map_or(0, Vec::len);
        (case["title"].as_str().unwrap().to_owned(), mended)
    };
    assert_eq!(shown("2026-11-05T12:00:30+08:00"), ("t121".to_owned(), 121));
    assert_eq!(shown("2026-11-05T09:59:00+08:00"), ("t0".to_owned(), 0));
    assert_eq!(shown("2026-12-05T09:59:00+08:00"), ("t600".to_owned(), 600));
}

/// The findings on one case are those of a check of all, whether or not they come of comparing it.
#[test]
fn a_case_alone_is_found_what_a_check_of_all_finds() {
    let scene = Scene::new();
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("cases/2026");
    for month in ["09", "10", "11"] {
        for file in std::fs::read_dir(root.join(month)).unwrap() {
            let file = file.unwrap();
            let name = file.file_name().into_string().unwrap();
            let text = std::fs::read_to_string(file.path()).unwrap();
            scene.write(&format!("cases/2026/{month}/{name}"), &text);
            // A copied file: one identity in two files, and a customer twice.
            if name == "261102.yaml" {
                let copy = text.replace("\"261102\"", "\"261190\"");
                scene.write("cases/2026/11/261190.yaml", &copy);
            }
        }
    }
    let scene = scene.as_of("2026-12-20T10:00:00+08:00");
    let found = |ids: &[&str]| {
        let said = scene.run(&[&["check", "--format", "json"], ids].concat());
        let said: serde_json::Value = serde_json::from_str(&said.stdout).unwrap();
        said["findings"].as_array().unwrap().clone()
    };
    let all = found(&[]);
    for number in ["261102", "261190", "261001", "R2610001"] {
        let of = |finding: &&serde_json::Value| finding["case"] == number;
        let of_all: Vec<_> = all.iter().filter(of).cloned().collect();
        assert_eq!(found(&[number]), of_all, "{number}");
    }
    let rules = |number: &str| {
        let of = all.iter().filter(|finding| finding["case"] == number);
        of.map(|it| it["rule"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert!(
        rules("261190").contains(&"duplicate-uid".to_owned()),
        "{:?}",
        rules("261190")
    );
}
