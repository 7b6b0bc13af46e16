//! Commands that write several files.

use std::collections::BTreeSet;
use std::fs;
use std::process::Command;

use super::super::steps::scenes::{FILE, received, set_policy};
use super::{KILLED, UNFINISHED, all_uids, files, halted, killed, killed_as, named};
use crate::common::{REGISTRAR, Scene};

/// A draft is numbered: the new file, what others call it, the old file.
#[test]
fn drafts_that_are_numbered() {
    let scene = received();
    set_policy(
        &scene,
        &[("pattern = ", "assign = \"at-registration\"\npattern = ")],
    );
    let told = "{complaint: x, customer: {name: 华南电子}, demand: 退货, product: {order: PO-1, part: P, shipped: 2026-10-30, quantity: 5, defective: 1}}";
    let new = |time: &str| {
        let scene = scene.as_of(time).input(told);
        scene.json(&["new", "--from", "-"])["number"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    let drafts = ["10:00", "10:01", "10:02"].map(|at| new(&format!("2026-11-05T{at}:00+08:00")));
    let at = scene.as_of("2026-11-05T11:00:00+08:00");
    for draft in &drafts {
        at.ok(&["link", "261101", draft]);
    }
    let apart = format!("sanctions/2026/11/{}.yaml", drafts[0]);
    let uid = at.data(&drafts[0])["uid"].as_str().unwrap().to_owned();
    at.write(
        &apart,
        &format!("format: 1\nnumber: \"{}\"\nuid: {uid}\n", drafts[0]),
    );
    let office = at.by(REGISTRAR);
    let deaths = killed(&office, &["register", &drafts[0]]);
    assert_eq!(deaths, 6, "two files created, one replaced, two removed");
    assert!(scene.exists("sanctions/2026/11/261102.yaml") && !scene.exists(&apart));
    // Two sets, each by itself: the first stays when the second is taken back.
    for steps in 0..7 {
        let said = halted(&office, steps, &["register", "--drafts"]);
        assert_eq!(said.code, KILLED, "{steps}: {}", said.stderr);
    }
    office.ok(&["register", "--drafts"]);
    let numbers = ["261101", "261102", "261103", "261104"];
    let expected = numbers.map(|number| format!("cases/2026/11/{number}.yaml"));
    let mut there = scene.files("cases/2026");
    there.retain(|path| !path.contains("/.complaint-"));
    assert_eq!(there, expected);
}

/// Two cases of one number, a file out of its place and sanctions that go along, then two files that
/// have changed places: nothing of it is committed anywhere.
#[test]
fn numbers_that_are_settled() {
    let scene = received();
    let text = scene.read(FILE);
    let other = |number: &str, n: usize| {
        let uid = format!("019a4e0c-2f6b-7c3e-9d55-0b8a7e1f2c4{n}");
        text.replace("261101", number)
            .replace("019a4e0c-2f6b-7c3e-9d55-0b8a7e1f2c34", &uid)
    };
    scene.write(
        "cases/2026/10/261101.yaml",
        &other("261101", 1).replace("T09:41", "T09:42"),
    );
    scene.write("cases/2026/11/261108.yaml", &other("261105", 2));
    let link = "# links · 栏\nlinks:\n  related:\n    - \"261108\"\n";
    let linked = other("261104", 5).replace("# links · 栏\n", link);
    scene.write("cases/2026/11/261104.yaml", &linked);
    let uid = "019a4e0c-2f6b-7c3e-9d55-0b8a7e1f2c41";
    let sanctions = format!("format: 1\nnumber: \"261101\"\nuid: {uid}\nsanctions: []\n");
    scene.write("sanctions/2026/10/261101.yaml", &sanctions);
    let later = scene.as_of("2026-11-05T12:00:00+08:00");
    let deaths = killed(&later, &["renumber"]);
    assert!(deaths > 6, "{deaths}");
    scene.write("cases/2026/11/261106.yaml", &other("261107", 3));
    scene.write("cases/2026/11/261107.yaml", &other("261106", 4));
    let deaths = killed_as(&later, &["renumber"], true);
    assert_eq!(deaths, 3, "two files replaced");
    assert_eq!(
        scene.data("261106")["uid"],
        "019a4e0c-2f6b-7c3e-9d55-0b8a7e1f2c44"
    );
    assert_eq!(later.run(&["check", "--kind", "data"]).code, 0);
}

/// The same in the middle of a merge.
#[test]
fn a_number_given_twice_in_a_merge() {
    let origin = Scene::of("manufacturing");
    let (a, b) = (origin.clone_beside("a"), origin.clone_beside("b"));
    for (scene, at) in [(&a, "10"), (&b, "11")] {
        let scene = scene.as_of(&format!("2026-11-05T{at}:00:00+08:00"));
        scene.ok(&[
            "new",
            "--no-input",
            "--customer",
            at,
            "--complaint",
            at,
            "--commit",
        ]);
    }
    b.try_git(&["pull", "--quiet", "--no-rebase", "../a", "main"]);
    let later = b.as_of("2026-11-05T12:00:00+08:00");
    let both = all_uids(&files(&later));
    assert_eq!(both.len(), 2);
    let mut steps = 0;
    loop {
        let copy = later.copy_beside(&steps.to_string());
        let said = halted(&copy, steps, &["renumber"]);
        let lost = both.difference(&all_uids(&files(&copy))).count();
        assert_eq!(lost, 0, "{steps}");
        if said.code != KILLED {
            break;
        }
        steps += 1;
        if steps < 3 {
            copy.ok(&["renumber"]);
            assert_eq!(copy.git(&["ls-files", "--unmerged"]), "", "{steps}");
        } else {
            // All is written, nothing is staged.
            let said = copy.fails(2, &["renumber"]);
            let add = "git add cases/2026/11/261101.yaml cases/2026/11/261102.yaml";
            assert!(said.contains(add), "{said}");
        }
        let numbers = ["261101", "261102"].map(|number| copy.data(number)["uid"].clone());
        assert!(
            both.iter()
                .all(|uid| numbers.contains(&uid.as_str().into())),
            "{steps}"
        );
        assert_eq!(copy.run(&["check", "--kind", "data"]).code, 0, "{steps}");
    }
    assert_eq!(steps, 3, "one file created, one replaced");
}

/// What somebody has changed by hand since is not taken back: no command writes until it is
/// settled, and it is said how.
#[test]
fn what_was_changed_since_is_left_to_people() {
    let scene = received();
    scene.ok(&["new", "--no-input", "--complaint", "x"]);
    let later = scene.as_of("2026-11-05T12:00:00+08:00");
    let link = ["link", "261101", "261102"];
    assert_eq!(halted(&later, 1, &link).code, KILLED);
    let text = scene.read(FILE) + "# by hand\n";
    scene.write(FILE, &text);
    let note = ["note", "261102", "--text", "x"];
    for (lang, word) in [("en_US", "was changed since"), ("zh_CN", "又被改动")] {
        let said = later.lang(lang).fails(4, &note);
        assert!(said.contains(word) && said.contains(UNFINISHED), "{said}");
    }
    assert_eq!(scene.read(FILE), text);
    let dry = later.run(&[&note[..], &["--dry-run"]].concat());
    assert!(
        dry.code == 0 && dry.stderr.contains("was stopped"),
        "{}",
        dry.stderr
    );
    fs::remove_file(scene.path(UNFINISHED)).unwrap();
    later.ok(&link);
    assert!(scene.read(FILE).ends_with("# by hand\n"));
    assert_eq!(named(&later), BTreeSet::new());
}

/// What is taken back is said, in both languages, by whatever command writes next.
#[test]
fn taking_back_is_said() {
    let scene = received();
    scene.ok(&["new", "--no-input", "--complaint", "x"]);
    let later = scene.as_of("2026-11-05T12:00:00+08:00");
    for (lang, word) in [
        ("en_US", "they are as they were before it"),
        ("zh_CN", "已恢复原状"),
    ] {
        let before = scene.read(FILE);
        assert_eq!(
            halted(&later, 1, &["link", "261101", "261102"]).code,
            KILLED
        );
        assert_ne!(scene.read(FILE), before);
        let said = later.lang(lang).run(&["note", "261102", "--text", "x"]);
        assert_eq!(said.code, 0, "{}", said.stderr);
        assert!(said.stderr.contains(word), "{}", said.stderr);
        assert_eq!(scene.read(FILE), before);
    }
}

/// Many files at once are as whole as few, and need no more of the system.
#[test]
fn older_files_brought_up_together() {
    let scene = received();
    let bare = |number: usize| {
        let text = scene.read(FILE);
        let lines = text.lines().filter(|line| !line.starts_with('#'));
        let lines: Vec<&str> = lines.collect();
        let uid = format!("019a4e0c-2f6b-7c3e-9d55-0b8a7e1f{number:04}");
        let text = lines.join("\n").trim_end().to_owned() + "\n";
        text.replace("261101", &format!("26{number}"))
            .replace("019a4e0c-2f6b-7c3e-9d55-0b8a7e1f2c34", &uid)
    };
    let put = |numbers: std::ops::Range<usize>| {
        for number in numbers {
            scene.write(&format!("cases/2026/11/26{number}.yaml"), &bare(number));
        }
    };
    put(1102..1105);
    assert_eq!(
        killed(&scene, &["migrate"]),
        5,
        "three cases and the staff replaced"
    );
    put(1105..1199);
    let few = format!(
        "ulimit -n 48; exec '{}' migrate",
        env!("CARGO_BIN_EXE_complaint")
    );
    let run = Command::new("sh")
        .args(["-c", &few])
        .current_dir(&scene.root)
        .env("COMPLAINT_AS_OF", "2026-11-06")
        .env("HOME", scene.outside().join("home"))
        .output()
        .unwrap();
    assert_eq!(run.status.code(), Some(0), "{run:?}");
    assert!(scene.case("261198").contains("# notes"));
}

/// A repository that is half made is made whole by the same command.
#[test]
fn a_new_repository() {
    let scene = Scene::empty();
    scene.git(&["init", "--quiet"]);
    let args = ["init", "--ci", "github", "--hooks"];
    let mut steps = 0;
    loop {
        for dir in ["cases", "policies", "schema", ".github"] {
            drop(fs::remove_dir_all(scene.path(dir)));
        }
        for file in [".gitignore", ".gitattributes", ".git/hooks/pre-commit"] {
            drop(fs::remove_file(scene.path(file)));
        }
        scene.write(".gitignore", "target/\n");
        let said = halted(&scene, steps, &args);
        let code = said.code;
        scene.ok(&args);
        assert_eq!(
            scene.ok(&args).lines().last(),
            Some("Nothing to do."),
            "{steps}"
        );
        assert!(
            scene
                .read(".gitignore")
                .starts_with("target/\ncases/.lock\n"),
            "{steps}"
        );
        assert_eq!(
            scene.read(".gitignore").matches("cases/.lock").count(),
            1,
            "{steps}"
        );
        assert!(
            !scene.read("policies/organization.toml").is_empty(),
            "{steps}"
        );
        if code != KILLED {
            break;
        }
        steps += 1;
    }
    assert!(steps > 12, "{steps}");
}
