//! `policy lint`: everything wrong, each at its line.

use complaint::domain::document::Document;
use complaint::domain::policy::nearest;
use complaint::domain::reader::Word;
use complaint::domain::schema;
use serde_json::{Value, json};

use super::{keys, line_of};
use crate::common::Scene;

const POLICY: &str = "policies/manufacturing.toml";

/// The shipped repository with one change to a file.
fn changed(file: &str, old: &str, new: &str) -> Scene {
    let scene = Scene::new();
    let text = scene.read(file);
    assert!(text.contains(old), "{old}");
    scene.write(file, &text.replacen(old, new, 1));
    scene
}

/// Rule, severity, file and line of everything found, and the exit code.
fn found(scene: &Scene, more: &[&str]) -> (Vec<(String, String, String)>, i32) {
    let args = [&["policy", "lint", "--format", "json"], more].concat();
    let said = scene.run(&args);
    let answer: Value = serde_json::from_str(&said.stdout).unwrap();
    let findings = answer["findings"].as_array().unwrap().iter();
    let short = findings.map(|finding| {
        let text = |key: &str| finding[key].as_str().unwrap().to_owned();
        let place = format!("{}:{}", text("file"), finding["line"]);
        (text("rule"), text("severity"), place)
    });
    (short.collect(), said.code)
}

/// What ships has nothing to be found in it, not even a warning or a note.
#[test]
fn shipped_files_have_no_findings() {
    let scene = Scene::new();
    let strict = ["policy", "lint", "--fail-on", "note"];
    assert_eq!(scene.ok(&strict), "nothing found (11 files)\n");
    let none = json!({ "note": 0, "warning": 0, "error": 0 });
    let answer = scene.json(&["policy", "lint"]);
    assert_eq!(answer, json!({ "findings": [], "counts": none }));
    for file in scene.files("policies") {
        assert_eq!(
            scene.json(&["policy", "lint", &file])["findings"],
            json!([]),
            "{file}"
        );
    }
}

/// Findings have the one layout; errors end with 1, warnings only where that is asked.
#[test]
fn errors_fail_and_warnings_do_so_when_asked() {
    let scene = changed(
        POLICY,
        "role = \"general-manager\"",
        "role = \"genral-manager\"",
    );
    let said = scene.run(&["policy", "lint"]);
    assert_eq!((said.code, said.stderr.as_str()), (1, ""));
    let place = line_of(&scene, POLICY, "genral-manager");
    let line = place.rsplit(':').next().unwrap();
    let expected = format!(
        "\
error[policy-unknown-role]: unknown role genral-manager
   --> {place}:8
    |
{line} | role = \"genral-manager\"
    |        ^^^^^^^^^^^^^^^^
    |
    = help: did you mean general-manager?

one error, no warnings (11 files)
"
    );
    assert_eq!(said.stdout, expected);
    let chinese = scene.lang("zh").run(&["policy", "lint"]).stdout;
    assert!(
        chinese.starts_with("错误[policy-unknown-role]"),
        "{chinese}"
    );
    let scene = changed(POLICY, "limit = \"6d\"\nrule", "limit = \"9d\"\nrule");
    let (warnings, code) = found(&scene, &[]);
    assert!(
        warnings
            .iter()
            .all(|(_, severity, _)| severity == "warning"),
        "{warnings:?}"
    );
    assert_eq!((warnings.len(), code), (2, 0), "{warnings:?}");
    assert_eq!(found(&scene, &["--fail-on", "warning"]).1, 1);
    scene.fails(2, &["policy", "lint", "--fail-on", "worse"]);
}

/// Every kind of file is read; a broken one is a finding, and nothing is said of the others
/// because of it.
#[test]
fn broken_files_are_findings() {
    for (file, old, new, rule) in [
        (
            POLICY,
            "id = \"manufacturing\"",
            "id = \"manufacturing",
            "toml-syntax",
        ),
        (
            POLICY,
            "domestic = \"13d\"",
            "domestic = \"13x\"",
            "time-limit-malformed",
        ),
        ("policies/staff.toml", "[[role]]", "[[role]", "toml-syntax"),
        (
            "policies/calendar-cn.toml",
            "Asia/Shanghai",
            "Asia/Peking",
            "time-zone-unknown",
        ),
        (
            "policies/organization.toml",
            "name = ",
            "nam = ",
            "field-unknown",
        ),
    ] {
        let scene = changed(file, old, new);
        let (lints, code) = found(&scene, &[]);
        assert_eq!(code, 1);
        let here = lints.iter().all(|(_, _, place)| place.starts_with(file));
        assert!(here, "{lints:?}");
        assert!(lints.iter().any(|(id, ..)| id == rule), "{rule}: {lints:?}");
    }
}

/// The organisation names a policy, a calendar and a language that there are.
#[test]
fn the_organisation_is_held_to_what_there_is() {
    let file = "policies/organization.toml";
    for (old, new, rule) in [
        (
            "policy = \"manufacturing\"",
            "policy = \"manufacture\"",
            "policy-unknown-policy",
        ),
        (
            "calendar = \"cn\"",
            "calendar = \"cm\"",
            "policy-unknown-calendar",
        ),
        (
            "language = \"zh\"",
            "language = \"fr\"",
            "policy-unknown-language",
        ),
    ] {
        let scene = changed(file, old, new);
        let place = line_of(&scene, file, new);
        let expected = (rule.to_owned(), "error".to_owned(), place);
        assert_eq!(found(&scene, &[]), (vec![expected], 1));
    }
    let scene = Scene::new();
    std::fs::remove_file(scene.path(file)).unwrap();
    let (lints, code) = found(&scene, &[]);
    assert_eq!(
        (lints[0].0.as_str(), code),
        ("policy-organization-missing", 1)
    );
}

/// M-15: two editions from one day.
#[test]
fn files_are_linted_together() {
    let scene = Scene::new();
    scene.write("policies/other.toml", &scene.read(POLICY));
    let (lints, code) = found(&scene, &[]);
    assert_eq!(
        (lints[0].0.as_str(), lints.len(), code),
        ("policy-edition-twice", 1, 1)
    );
}

/// A single file is linted with the repository's staff, outside one without.
#[test]
fn single_files_stand_alone() {
    let scene = changed(
        POLICY,
        "role = \"general-manager\"",
        "role = \"genral-manager\"",
    );
    let text = scene
        .read(POLICY)
        .replace("cap_percent = \"50\"", "cap_percent = \"0\"");
    scene.write("draft.toml", &text);
    let (lints, code) = found(&scene, &["draft.toml"]);
    let rules: Vec<&str> = lints.iter().map(|(rule, ..)| rule.as_str()).collect();
    assert_eq!(
        (rules, code),
        (vec!["policy-unknown-role", "policy-percent"], 1),
        "{lints:?}"
    );
    let outside = Scene::empty();
    outside.write("draft.toml", &text);
    let (lints, code) = found(&outside, &["draft.toml"]);
    let rules: Vec<&str> = lints.iter().map(|(rule, ..)| rule.as_str()).collect();
    assert_eq!((rules, code), (vec!["policy-percent"], 1), "{lints:?}");
    assert!(lints[0].2.starts_with("draft.toml:"), "{lints:?}");
}

/// A key nobody knows is answered with the one that was meant: every declared key of every sort of
/// file is known.
#[test]
fn a_misspelt_key_is_answered_with_the_right_one() {
    for (_, document) in Document::WORDS {
        let shape = document.shape();
        for (path, field) in schema::all(shape) {
            let beside = schema::beside(shape, &path.parse().unwrap());
            let slip = format!("_{}", field.key);
            assert_eq!(nearest(&slip, &beside), Some(field.key), "{path}");
        }
    }
    let (file, staff) = (POLICY, "policies/staff.toml");
    for (file, old, new, meant) in [
        (
            file,
            "on_refusal = \"new-case\"",
            "on_refuse = \"new-case\"",
            "on_refusal",
        ),
        (file, "cap_percent", "cap_percnt", "cap_percent"),
        (
            file,
            "{ roles = [\"registrar\"]",
            "{ role = [\"registrar\"]",
            "roles",
        ),
        (file, "foreign = \"7d\"", "foregin = \"7d\"", "foreign"),
        (staff, "level = \"group\"", "levl = \"group\"", "level"),
    ] {
        let said = changed(file, old, new).run(&["policy", "lint"]);
        assert!(
            said.stdout.contains(&format!("did you mean {meant}?")),
            "{}",
            said.stdout
        );
    }
}

/// A policy may require what the intake form can be filled with, as the case file calls it.
#[test]
fn every_field_of_the_intake_may_be_required() {
    for field in [
        "product.name",
        "intake.recording",
        "received_by",
        "items",
        "nature",
    ] {
        let scene = changed(POLICY, "\"product.part\"", &format!("\"{field}\""));
        assert_eq!(found(&scene, &[]), (Vec::new(), 0), "{field}");
    }
}

/// What cannot be read is no finding: exit 4.
#[test]
fn unreadable_files_end_with_4() {
    let scene = Scene::new();
    scene.fails(4, &["policy", "lint", "nowhere.toml"]);
    std::fs::write(scene.path("policies/x.toml"), b"id = \"\xff\"").unwrap();
    let error = scene.fails(4, &["policy", "lint"]);
    assert!(error.contains("policies/x.toml"), "{error}");
}

#[test]
fn findings_for_programs() {
    let scene = changed(POLICY, "role = \"general-manager\"", "role = \"a%b\"");
    let said = scene.run(&["policy", "lint", "--format", "json"]);
    let answer: Value = serde_json::from_str(&said.stdout).unwrap();
    assert_eq!(keys(&answer), ["findings", "counts"]);
    let first = &answer["findings"][0];
    assert_eq!(
        keys(first)[..6],
        ["rule", "severity", "file", "line", "column", "message"]
    );
    assert_eq!(answer["counts"]["error"], 1);
    let said = scene.run(&["policy", "lint", "--format", "github"]);
    let line = &first["line"];
    let expected = format!(
        "::error file={POLICY},line={line},col=8,title=policy-unknown-role::unknown role a%25b\n"
    );
    assert_eq!(said.stdout, expected);
}

/// Point 22: what could not be read hides nothing else. A limit that is none, a key that is lacking
/// at the top and a misspelt key stand beside a role nobody knows, a clock of a step that is not
/// used and a formula without its percentage, all in one run; what only seems to be lacking because
/// of them is not said.
#[test]
fn faults_of_reading_do_not_hide_the_others() {
    let scene = Scene::new();
    let mut broken = scene.read(POLICY);
    for (old, new) in [
        (
            "title = { zh = \"客户投诉管理办法\", en = \"Complaint regulation\" }\n",
            "",
        ),
        ("domestic = \"13d\"", "domestic = \"13x\""),
        ("id = \"major\"\n", "idd = \"major\"\n"),
        ("role = \"general-manager\"", "role = \"genral-manager\""),
        ("percent = \"20\"\n", ""),
        (
            "need = \"accepted\"\nwhen = { outcome",
            "need = \"accepted\"\nwhen = { grade = [\"major\"], outcome",
        ),
    ] {
        assert!(broken.contains(old), "{old}");
        broken = broken.replacen(old, new, 1);
    }
    scene.write(POLICY, &broken);
    let (all, code) = found(&scene, &[]);
    let rules: Vec<&str> = all.iter().map(|(rule, ..)| rule.as_str()).collect();
    for rule in [
        "field-missing",
        "field-unknown",
        "time-limit-malformed",
        "policy-unknown-role",
        "policy-percent",
    ] {
        assert!(rules.contains(&rule), "{rule}: {rules:?}");
    }
    // The grade `major` could not be read, so that nobody knows whether it is there.
    assert!(!rules.contains(&"policy-unknown-condition"), "{rules:?}");
    assert_eq!(code, 1);
}

/// Point 18: where remedies cost money somebody answers for it. In each regulation that ships the
/// lines of authority are what says who; without them that is found, and a proposal says it in words.
#[test]
fn somebody_answers_for_money_in_every_policy() {
    let scene = Scene::new();
    for file in scene.files("policies") {
        let text = scene.read(&file);
        if Document::of(&file) != Document::Policy {
            continue;
        }
        let parts = text
            .split("\n\n")
            .filter(|part| !part.contains("[[authority]]"));
        let without = parts.collect::<Vec<_>>().join("\n\n");
        assert_ne!(without, text, "{file}");
        scene.write(&file, &without);
        let found = found(&scene, &["--fail-on", "note"]).0;
        let nobody = found.iter().filter(|(rule, _, place)| {
            rule == "policy-authority-bands" && place.starts_with(&file)
        });
        assert!(nobody.count() > 0, "{file}: {found:?}");
        scene.write(&file, &text);
    }
    let text = scene.read("policies/it-service.toml");
    let parts = text
        .split("\n\n")
        .filter(|part| !part.contains("[[authority]]"));
    let nobody = parts.collect::<Vec<_>>().join("\n\n");
    scene.write("policies/it-service.toml", &nobody);
    let as_of = scene
        .as_of("2026-11-05T10:00:00+08:00")
        .by("cheng.lu@example.com");
    let new = as_of.json(&[
        "new",
        "--policy",
        "it-service",
        "--customer",
        "x",
        "--phone",
        "1",
        "--complaint",
        "y",
    ]);
    let number = new["number"].as_str().unwrap().to_owned();
    as_of.ok(&["assign", &number]);
    as_of.ok(&[
        "investigate",
        &number,
        "--outcome",
        "upheld",
        "--cause",
        "z",
    ]);
    let resolve = ["resolve", &number, "--remedy", "refund:amount=5"];
    let said = as_of.lang("zh").run(&resolve);
    let said = said.stdout + &said.stderr;
    assert!(said.contains("规章未规定由谁核决"), "{said}");
    assert!(!said.contains("（）"), "{said}");
}
