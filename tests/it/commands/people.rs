//! A change of staff changes nothing about facts before it.

use super::sanction::closed;
use super::steps::scenes::CASE;
use crate::common::{BUSINESS, MANAGER, Scene};

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
