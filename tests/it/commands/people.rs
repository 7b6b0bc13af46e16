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
