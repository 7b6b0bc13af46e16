//! `check` as CI runs it: findings in every form, exit codes, and files of every odd kind.

use std::fs;

use serde_json::Value;

use crate::common::Scene;

const FILE: &str = "cases/2026/11/261105.yaml";

fn fixture(name: &str) -> String {
    let dir = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/rules/");
    fs::read_to_string(format!("{dir}{name}.yaml")).unwrap()
}

/// One case, as the fixture has it, at noon of 13 November.
fn scene(name: &str) -> Scene {
    let scene = Scene::new().as_of("2026-11-13T12:00:00+08:00");
    scene.write(FILE, &fixture(name));
    scene
}

fn findings(said: &str) -> Vec<Value> {
    let json: Value = serde_json::from_str(said).unwrap();
    json["findings"].as_array().unwrap().clone()
}

/// Contract: keys of a finding about a clock; `late_by` whole seconds, the owner its unit.
#[test]
fn json_says_what_is_overdue_since_when_and_whose_it_is() {
    let scene = scene("overdue/bad").as_of("2026-11-09T17:31:00+08:00");
    let said = scene.run(&["check", "--format", "json", "--rule", "overdue"]);
    assert_eq!(said.code, 1, "{}", said.stderr);
    let json: Value = serde_json::from_str(&said.stdout).unwrap();
    assert_eq!(json["as_of"], "2026-11-09T17:31:00+08:00");
    let expected = serde_json::json!({"error": 1, "warning": 0, "note": 0, "cases": 1});
    assert_eq!(json["counts"], expected);
    let finding = &json["findings"][0];
    for (key, value) in [
        ("rule", "overdue"),
        ("severity", "error"),
        ("case", "261105"),
        ("clock", "stage.proposal"),
        ("due", "2026-11-09T17:30:00+08:00"),
        ("owner", "business"),
        ("file", FILE),
        (
            "help",
            "run: complaint resolve 261105 --remedy KIND:KEY=VALUE,…",
        ),
    ] {
        assert_eq!(finding[key], value, "{key}");
    }
    assert_eq!(
        (&finding["late_by"], &finding["line"]),
        (&60.into(), &41.into())
    );
}

/// Contract: `waive --finding FINGERPRINT`; every form and both languages give the same.
#[test]
fn every_form_gives_the_same_fingerprints() {
    let scene = scene("open-duty/bad");
    let said = |lang: &str, form: &str| -> Value {
        let said = scene.run(&["--lang", lang, "check", "--format", form]);
        serde_json::from_str(&said.stdout).unwrap()
    };
    let prints = |list: &Value, pointer: &str| -> Vec<String> {
        let list = list.as_array().unwrap().iter();
        let print = list.map(|finding| finding.pointer(pointer).and_then(Value::as_str));
        print.map(|print| print.unwrap().to_owned()).collect()
    };
    let json = prints(&said("en", "json")["findings"], "/fingerprint");
    assert!(!json.is_empty());
    assert_eq!(
        json,
        prints(&said("zh", "json")["findings"], "/fingerprint")
    );
    assert_eq!(json, prints(&said("en", "gitlab"), "/fingerprint"));
    let sarif = &said("zh", "sarif")["runs"][0]["results"];
    assert_eq!(json, prints(sarif, "/partialFingerprints/finding~1v2"));
}

/// A clean repository: one line, exit 0; errors exit 1, warnings only where they are to fail.
#[test]
fn exit_codes_follow_the_severity() {
    let clean = scene("open-duty/good");
    assert_eq!(clean.ok(&["check"]), "1 case checked, nothing found\n");
    let warned = scene("unquoted-number/bad");
    assert_eq!(warned.run(&["check", "--rule", "unquoted-number"]).code, 0);
    let strict = ["check", "--rule", "unquoted-number", "--fail-on", "warning"];
    assert_eq!(warned.run(&strict).code, 1);
    let hidden = warned.run(&[&strict[..], &["--severity", "error"]].concat());
    assert_eq!(hidden.code, 0, "{}", hidden.stdout);
}

#[test]
fn bad_usage_is_said_with_what_was_meant() {
    let scene = Scene::new();
    let said = scene.fails(2, &["check", "--rule", "over-due"]);
    assert!(said.contains("overdue"), "{said}");
    scene.fails(2, &["check", "--warn-within", "soon"]);
    scene.fails(2, &["check", "--format", "xml"]);
    scene.fails(2, &["check", "261199"]);
    scene.fails(2, &["rule", "overdu"]);
    Scene::empty().fails(4, &["check"]);
}

/// B-5: a file that cannot be read is a finding, and neither hides nor stops the others.
#[test]
fn odd_files_are_findings_and_stop_nothing() {
    let scene = scene("overdue/bad");
    scene.write("cases/2026/11/261106.yaml", &"x".repeat((1 << 20) + 1));
    scene.write("cases/2026/11/261107.yaml", "a: [[[[\n");
    scene.write("cases/2026/11/261108.yaml", "<<<<<<< a\nb: 1\n=======\n");
    scene.write("cases/2026/11/notes.txt", "remember");
    scene.write("cases/2026/13/261301.yaml", "a: 1\n");
    fs::create_dir(scene.root.join("cases/2026/11/261109.yaml")).unwrap();
    fs::write(scene.root.join("cases/2026/11/261110.yaml"), b"a: \xff\n").unwrap();
    scene.write("cases/2026/11/261111.yaml", "[]\n");
    scene.write("cases/2026/11/261112.yaml", "");
    scene.write("sanctions/2026/11/261199.yaml", "sanctions: []\n");
    let said = scene.run(&["check", "--format", "json"]);
    assert_eq!(said.code, 1, "{}", said.stderr);
    let found = findings(&said.stdout);
    let has = |rule: &str, file: &str| {
        found
            .iter()
            .any(|f| f["rule"] == rule && f["file"].as_str().unwrap().ends_with(file))
    };
    for (rule, file) in [
        ("overdue", "261105.yaml"),
        ("broken-file", "261106.yaml"),
        ("broken-file", "261107.yaml"),
        ("conflict-markers", "261108.yaml"),
        ("stray-file", "notes.txt"),
        ("stray-file", "2026/13"),
        ("stray-file", "261109.yaml"),
        ("stray-file", "sanctions/2026/11/261199.yaml"),
        ("broken-file", "261110.yaml"),
        ("invalid-field", "261111.yaml"),
    ] {
        assert!(has(rule, file), "{rule} {file}: {found:#?}");
    }
    assert!(
        found
            .iter()
            .any(|f| f["file"].as_str().unwrap().ends_with("261112.yaml")),
        "an empty file is no case: {found:#?}"
    );
}

/// Text from a case can neither begin a workflow command nor break the XML.
#[test]
fn every_form_escapes_what_people_wrote() {
    let scene = scene("unknown-term/bad");
    let nasty = fixture("unknown-term/bad").replace("majour", "\"a%\\n::error::<&>|`\"");
    scene.write(FILE, &nasty);
    let form = |form: &str| {
        let said = scene.run(&["check", "--rule", "unknown-term", "--format", form]);
        assert_eq!(said.code, 1, "{form}: {}", said.stderr);
        said.stdout
    };
    let github = form("github");
    assert_eq!(github.lines().count(), 1, "{github}");
    assert!(github.starts_with("::error file=cases/2026/11/261105.yaml,line=16,col=8"));
    assert!(github.contains("a%25\\n::error::"), "{github}");
    let junit = form("junit");
    assert!(junit.contains("a%\\n::error::&lt;&amp;&gt;"), "{junit}");
    assert!(junit.contains("tests=\"1\" failures=\"1\""), "{junit}");
    let gitlab: Value = serde_json::from_str(&form("gitlab")).unwrap();
    assert_eq!(gitlab[0]["location"]["lines"]["begin"], 16);
    let sarif: Value = serde_json::from_str(&form("sarif")).unwrap();
    assert_eq!(sarif["runs"][0]["results"][0]["ruleId"], "unknown-term");
    assert!(
        form("markdown").contains("a%\\\\n::error::&lt;&amp;&gt;\\|"),
        "{}",
        form("markdown")
    );
}

/// A regulation that cannot be read is a finding; even without a calendar nothing is hidden.
#[test]
fn faults_of_the_regulations_are_findings() {
    let scene = scene("overdue/bad");
    scene.write("policies/spare.toml", "id = \n");
    let said = scene.run(&["check", "--format", "json"]);
    let rules: Vec<Value> = findings(&said.stdout)
        .iter()
        .map(|f| f["rule"].clone())
        .collect();
    assert!(rules.contains(&"invalid-policy".into()), "{rules:?}");
    assert!(rules.contains(&"overdue".into()), "{rules:?}");
    scene.write("policies/calendar-cn.toml", "timezone = \"Nowhere\"\n");
    let said = scene.run(&["check", "--format", "json"]);
    assert_eq!(said.code, 1, "{}", said.stderr);
    let found = findings(&said.stdout);
    let calendar = |f: &Value| f["file"] == "policies/calendar-cn.toml";
    assert!(found.iter().any(calendar), "{found:#?}");
}

/// What was recorded later is invisible in the past, and never silently so in the present.
#[test]
fn records_from_the_future_are_told_of() {
    let scene = scene("open-duty/good");
    let late = fixture("open-duty/good").replace("2026-11-05T09:41", "2199-11-05T09:41");
    scene.write(FILE, &late);
    assert_eq!(scene.ok(&["check"]), "0 cases checked, nothing found\n");
    let said = scene
        .real_time()
        .run(&["check", "--rule", "recorded-in-future"]);
    assert_eq!(said.code, 1, "{}", said.stdout);
}

/// A waiver reaches a finding by rule and clock, and no finding that says the record is unsound.
#[test]
fn waivers_silence_what_may_be_accepted() {
    let waiver = |rule: &str| {
        format!(
            "\nwaivers:\n  - {{at: 2026-11-12T09:00:00+08:00, by: gm.office@example.com, rule: \"{rule}\"}}\n"
        )
    };
    let scene = scene("late/bad");
    let run = |fixture_name: &str, rule: &str, waived: &str| {
        scene.write(FILE, &(fixture(fixture_name) + &waiver(waived)));
        let said = scene.run(&["check", "--format", "json", "--rule", rule]);
        findings(&said.stdout).len()
    };
    assert_eq!(run("late/bad", "late", "late:stage.proposal"), 0);
    assert_eq!(run("late/bad", "late", "late"), 0);
    assert_eq!(run("late/bad", "late", "late:overall"), 1);
    assert_eq!(
        run("invalid-field/bad", "invalid-field", "invalid-field"),
        1
    );
}

/// `rule` lists every check and explains one, in both languages.
#[test]
fn rules_explain_themselves() {
    let scene = Scene::new();
    let list: Value = serde_json::from_str(&scene.ok(&["rule", "--format", "json"])).unwrap();
    assert_eq!(
        list.as_array().unwrap().len(),
        complaint::rules::RULES.len() + complaint::audit::RULES.len()
    );
    assert!(scene.ok(&["rule", "overdue"]).contains("Holds: M-10.1"));
    assert!(
        scene
            .lang("zh")
            .ok(&["rule", "overdue"])
            .contains("## 怎么改")
    );
}
