//! A change of staff changes nothing about facts before it.

use serde_json::{Value, json};

use super::sanction::closed;
use super::staff::{done, words};
use super::steps::scenes::{CASE, case_at, received};
use crate::common::{BUSINESS, MANAGER, QUALITY, REGISTRAR, Scene};

const STAFF: &str = "policies/staff.toml";

/// Rewrites the staff file.
fn staff(scene: &Scene, change: impl Fn(&str) -> String) {
    let text = scene.read(STAFF);
    let changed = change(&text);
    assert_ne!(text, changed, "nothing changed");
    scene.write(STAFF, &changed);
}

/// The rules `check` names about a case, with their severity.
fn found(scene: &Scene) -> Vec<(String, String)> {
    let said = scene.run(&["check", "--kind", "data", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&said.stdout).unwrap();
    let text = |one: &serde_json::Value, key: &str| one[key].as_str().unwrap().to_owned();
    let findings = json["findings"].as_array().unwrap().iter();
    let found = findings.map(|one| (text(one, "rule"), text(one, "severity")));
    found.collect()
}

/// The company moves to another mail domain: who is known by a former address, or by git's
/// mailmap, is who signed under it, and may go on under the new one.
#[test]
fn another_mail_domain_changes_nothing_about_what_was_recorded() {
    let scene = closed();
    let before = found(&scene);
    let moved = |text: &str| text.replace("@example.com", "@new.example");
    staff(&scene, moved);
    assert_ne!(found(&scene), before, "nobody is known any more");

    let staff_without = scene.read(STAFF);
    let former = |text: &str| {
        let lines = text
            .lines()
            .map(|line| match line.strip_prefix("email = ") {
                Some(email) => {
                    let old = email.replace("@new.example", "@example.com");
                    format!("{line}\nformer_emails = [{old}]\n")
                }
                None => format!("{line}\n"),
            });
        lines.collect()
    };
    staff(&scene, former);
    assert_eq!(found(&scene), before);
    scene.ok(&["policy", "lint"]);

    scene.write(STAFF, &staff_without);
    let mapped = |name: &str| format!("P <{name}@new.example> <{name}@example.com>\n");
    let names = ["li.jing", "wang.min", "zhao.lei", "gm.office", "feng.tao"];
    scene.write(".mailmap", &names.map(mapped).concat());
    assert_eq!(found(&scene), before);
}

/// The mailmap joins addresses of one person; it makes of nobody another person.
#[test]
fn a_mailmap_gives_nobody_the_rights_of_another() {
    let scene = closed();
    scene.write(".mailmap", &format!("Li <{MANAGER}> <{BUSINESS}>\n"));
    scene
        .by(BUSINESS)
        .ok(&["note", CASE, "--text", "they called"]);
    assert_eq!(scene.data(CASE)["notes"][0]["by"], BUSINESS);
}

/// Whoever is taken out of the staff file is named once, with the cases: an ended case, signed by
/// whoever might, stays right.
#[test]
fn who_is_gone_from_the_file_is_named_once() {
    let scene = closed();
    let before = found(&scene);
    staff(&scene, |text| {
        without(&without(text, "soldermask-a"), "li.jing")
            .replace("\"soldermask-a\"", "\"soldermask\"")
            .replace("superior = \"li.jing\"\n", "")
    });
    assert_eq!(found(&scene).len(), before.len() + 1, "{:?}", found(&scene));
    assert!(found(&scene).contains(&("unknown-person".into(), "warning".into())));
    let said = scene.run(&["check", "--kind", "data", "--format", "table"]);
    assert!(
        said.stdout
            .contains("li.jing@example.com is not in the staff file"),
        "{}",
        said.stdout
    );
}

/// The file without the entry of that id, and without what was lent to or by it.
fn without(text: &str, id: &str) -> String {
    let entries = text.split_inclusive("\n\n");
    let named = |entry: &&str| {
        entry.contains(&format!("id = \"{id}\"")) || entry.contains(&format!("_person = \"{id}\""))
    };
    entries.filter(|entry| !named(entry)).collect()
}

/// A case file as `close` left it before it stored on whom the loss falls.
fn without_basis(text: &str) -> String {
    let (head, tail) = text.split_once("  basis:\n").unwrap();
    let rest = tail
        .split_inclusive('\n')
        .skip_while(|line| line.starts_with("    "));
    head.chars().chain(rest.flat_map(str::chars)).collect()
}

/// A share that falls on nobody any more is not lost in silence: payroll is told.
#[test]
fn a_share_of_a_unit_gone_is_named_to_payroll() {
    let scene = closed();
    let file = "cases/2026/11/261101.yaml";
    scene.write(file, &without_basis(&scene.read(file)));
    let deductions = || scene.json(&["report", "deductions", "--month", "2026-12"]);
    let before = deductions();
    assert_eq!(
        before["without_bearer"],
        serde_json::json!([]),
        "{before:#}"
    );
    staff(&scene, |text| without(text, "soldermask"));
    let after = deductions();
    assert_eq!(after["without_bearer"], serde_json::json!([CASE]));
    let said = scene.run(&["report", "deductions", "--month", "2026-12"]);
    assert!(said.stderr.contains(CASE), "{}", said.stderr);
}

/// What a closed case comes to: everything `check` finds, what each person owes, and why.
fn figures(scene: &Scene) -> Value {
    let found = scene.run(&["check", "--kind", "data", "--format", "json"]);
    let found: Value = serde_json::from_str(&found.stdout).unwrap();
    let owed = scene.json(&["report", "deductions", "--month", "2026-12"]);
    let owed: Vec<Value> = owed["persons"]
        .as_array()
        .unwrap()
        .iter()
        .map(|line| json!([line["name"], line["cases"]]))
        .collect();
    let explained = scene.json(&["explain", CASE]);
    json!([
        found["findings"],
        owed,
        explained["deductions"],
        explained["authority"]
    ])
}

/// A closed case, its loss put on the whole group, as it was written before a closing stored on whom
/// that falls.
fn closed_long_ago() -> Scene {
    let scene = closed();
    let text = without_basis(&scene.case(CASE));
    let text = text.replace("unit: soldermask, person: feng.tao,", "unit: soldermask,");
    assert!(
        !text.contains("basis") && !text.contains("feng.tao"),
        "{text}"
    );
    scene.write(&scene.case_path(CASE), &text);
    scene
}

/// A mover, a leaver, a shift that is dissolved and a new mail domain change nothing about a case
/// closed before, whether its closing stored on whom the loss falls or not.
#[test]
fn nothing_before_a_change_is_otherwise() {
    for scene in [closed(), closed_long_ago()] {
        let before = figures(&scene);
        assert_ne!(before[1], json!([]), "somebody owes something");
        let changes = [
            "staff move feng.tao --to etching --from 2026-11-20",
            "staff leave li.jing --until 2026-11-19",
            "staff leave chu.wei --until 2026-11-19",
            "staff role wang.min business-manager --from 2026-11-20",
            "migrate",
        ];
        for change in changes {
            done(&scene.as_of("2026-11-20T09:00"), change);
            assert_eq!(figures(&scene), before, "{change}");
        }
        let ended = "id = \"soldermask-b\"\nuntil = 2026-11-30\nmerged_into = \"etching\"";
        let text = scene.read(STAFF).replace("id = \"soldermask-b\"", ended);
        scene.write(STAFF, &text);
        assert_eq!(figures(&scene), before);
        let hired = "staff join --id new --name N --email new@example.com --unit soldermask-a --from 2026-11-20 --points 16";
        done(&scene, hired);
        assert_eq!(figures(&scene), before);
        let renamed = "staff rename zhao.lei --email zhao@new.example";
        done(&scene, renamed);
        assert_eq!(figures(&scene), before);
        done(&scene, "policy lint");
    }
}

/// Work and shares go to whoever is there on that day; before the end they go where they went.
#[test]
fn nothing_is_given_to_whoever_is_gone() {
    let scene = received();
    let ended = "id = \"soldermask-a\"\nuntil = 2026-11-05\nmerged_into = \"soldermask-b\"";
    let text = scene.read(STAFF).replace("id = \"soldermask-a\"", ended);
    scene.write(STAFF, &text);
    let office = scene.by(REGISTRAR);
    done(&office, "register 261101");
    done(&office, "staff leave feng.tao --until 2026-11-05");
    let later = |who: &str| scene.by(who).as_of("2026-11-06T10:00");
    let said = later(REGISTRAR).fails(3, &words("assign 261101 --to soldermask-a"));
    assert!(said.contains("error[gone-by-then]"), "{said}");
    assert!(
        said.contains("soldermask-b") && said.contains("until = 2026-11-05"),
        "{said}"
    );
    let said = later(REGISTRAR)
        .lang("zh")
        .fails(3, &words("assign 261101 --to feng.tao"));
    assert!(
        said.contains("冯涛") && said.contains("2026-11-05"),
        "{said}"
    );
    let found = "investigate 261101 --outcome upheld --cause x --liable";
    done(
        &later(REGISTRAR),
        "assign 261101 --to soldermask-a --at 2026-11-05T16:00",
    );
    for who in ["soldermask-a=100", "soldermask-b/feng.tao=100"] {
        let line = format!("{found} {who}");
        let said = later(QUALITY).fails(3, &words(&line));
        assert!(said.contains("error[gone-by-then]"), "{said}");
    }
    done(
        &later(QUALITY),
        &format!("{found} soldermask-a=100 --at 2026-11-05T17:00"),
    );
    let said = later(QUALITY).fails(
        3,
        &words("action 261101 --what x --owner soldermask-a --due 2026-12-01"),
    );
    assert!(said.contains("soldermask-b"), "{said}");
    done(&later(QUALITY), "check 261101 --kind data");
    // By hand it is found, at its line.
    let text = scene.case(CASE).replace(
        "at: 2026-11-05T16:00:00+08:00",
        "at: 2026-11-06T09:00:00+08:00",
    );
    scene.write(&scene.case_path(CASE), &text);
    let said = later(QUALITY).run(&words("check 261101 --rule gone-by-then"));
    assert_eq!(said.code, 1, "{}", said.stdout);
}

/// What a policy reserves for a unit, or routes to it, is the business of the one it merged into.
#[test]
fn the_unit_it_merged_into_takes_its_place() {
    let scene = received();
    done(&scene.by(REGISTRAR), "register 261101");
    let ended = "id = \"quality\"\nuntil = 2026-11-05\nmerged_into = \"rd\"";
    let text = scene
        .read(STAFF)
        .replace("id = \"quality\"\n", &format!("{ended}\n"));
    scene.write(STAFF, &text);
    let later = |who: &str| scene.by(who).as_of("2026-11-06T10:00");
    done(&later(REGISTRAR), "assign 261101");
    let handed = &scene.data(CASE)["assignments"][0]["to"];
    assert_eq!(handed, "rd");
    let found = "investigate 261101 --outcome upheld --cause x --liable soldermask=100";
    done(&later("zheng.yu@example.com"), found);
}

/// Who has left decides and records nothing after the last day.
#[test]
fn who_has_left_acts_no_more() {
    let scene = case_at("consolidated");
    done(&scene, "staff leave li.jing --until 2026-11-09");
    let later = scene.by(MANAGER).as_of("2026-11-10T10:00");
    for line in [
        "approve 261101",
        "note 261101 --text x",
        "staff leave xu.fei --until 2026-12-31",
    ] {
        let said = later.fails(3, &words(line));
        assert!(said.contains("error[gone-by-then]"), "{line}: {said}");
    }
    later.fails(
        3,
        &["new", "--no-input", "--complaint", "x", "--customer", "y"],
    );
}

/// M-B3: who is made liable only after the closing bears by the staff of that day, which is stored;
/// whoever is written into the staff file later is in no basis, nor does a mended share make a new one.
#[test]
fn a_later_decision_stores_its_basis() {
    let scene = closed();
    let later = scene.as_of("2026-12-10T09:00");
    let correct = |line: &str| {
        let line = format!("correct {CASE} {line} --reason reviewed");
        done(&later.by(QUALITY), &line)
    };
    done(
        &scene,
        "staff move wei.jun --to drilling --from 2026-12-01 --points 20",
    );
    correct("investigation.liability[0].share=60 investigation.liability[1].share=40");
    assert!(scene.data(CASE)["corrections"][0].get("basis").is_none());
    correct("investigation.liability[0].person=wei.jun");
    correct("investigation.liability[0].unit=drilling");
    let corrections = &scene.data(CASE)["corrections"];
    let last = corrections.as_sequence().unwrap().last().unwrap();
    let basis = &last["basis"][0];
    assert_eq!(
        (&basis["unit"], &basis["points"]),
        (&"drilling".into(), &16.into())
    );
    let people = basis["people"].as_sequence().unwrap();
    let people: Vec<&str> = people
        .iter()
        .map(|it| it["person"].as_str().unwrap())
        .collect();
    assert_eq!(people, ["wei.jun@example.com", "jiang.hua@example.com"]);
    let owed = || scene.as_of("2027-02-01").json(&["explain", CASE])["deductions"].clone();
    let before = owed();
    assert_eq!(before[0]["person"], "wei.jun@example.com", "{before:#}");
    let undated = "\n[[posting]]\nperson = \"zhu.bo\"\nunit = \"drilling\"\npoints = 99\n";
    let text = scene.read(STAFF) + undated;
    scene.write(STAFF, &text);
    assert_eq!(owed(), before);
    let said = later.by(QUALITY).fails(
        2,
        &words("correct 261101 investigation.liability[0].unit=nowhere --reason x"),
    );
    assert!(said.contains("nowhere"), "{said}");
}
