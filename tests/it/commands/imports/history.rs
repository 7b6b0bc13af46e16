//! What was closed in another register: its number, its dates, and nothing else asked of it.

use std::fs;

use serde_json::{Value, json};

use super::with;
use crate::common::{BUSINESS, QUALITY, REGISTRAR, Scene};

/// A repository that began on a day, with a register beside it; git runs by the scene's clock.
fn begun(until: &str, text: &str) -> (Scene, String) {
    let (scene, file) = with("old.csv", text.as_bytes());
    let organization = scene.read("policies/organization.toml");
    let own = format!(
        "taken_over_until = {until}\npermissions = {{ import = [\"registrar\"] }}\n{organization}"
    );
    scene.write("policies/organization.toml", &own);
    scene.ok(&["policy", "lint"]);
    (scene.committing(), file)
}

const OLD: &str = "no,customer,received,closed,complaint,satisfaction\n\
    250317,Old,2025-03-17,2025-03-20,old one,4\n\
    OLD/7,Older,2025-03-18,2025-03-21,older one,\n\
    250319,Oldest,2025-03-19,,still open,\n";

fn audited(scene: &Scene) -> Vec<Value> {
    let said = scene.run(&["audit", "--format", "json"]);
    let read: Value = serde_json::from_str(&said.stdout).unwrap();
    read["findings"].as_array().unwrap().clone()
}

/// The issue: closed history comes in with its own number and dates, filed by `received`; no clocks, nothing
/// to check, and the audit has nothing to say.
#[test]
fn closed_history_comes_in_with_its_number_and_dates() {
    let (scene, file) = begun("2026-01-01", OLD);
    let scene = scene.by(REGISTRAR).as_of("2026-11-06T09:00:00+08:00");
    assert_eq!(
        scene.ok(&["import", &file]),
        "3 cases taken over, without clocks and duties\n"
    );
    let case = scene.read("cases/2025/03/250317.yaml");
    for line in [
        "number: \"250317\"\n",
        "status: closed\n",
        "received: 2025-03-17T08:30:00+08:00\n",
        "  at: 2025-03-20T08:30:00+08:00\n",
        "  recorded: 2026-11-06T09:00:00+08:00\n",
        "  satisfaction: 4\n",
    ] {
        assert!(case.contains(line), "{line}: {case}");
    }
    let imported = &scene.data("250317")["imported"];
    assert_eq!(imported["by"], REGISTRAR);
    assert_eq!(imported["source"], "old.csv");
    assert_eq!(imported["row"], 2);
    assert_eq!(imported["sha256"].as_str().unwrap().len(), 64);
    // A number that is no file name becomes that of the old register.
    let other = scene.read("cases/2025/03/250320.yaml");
    assert!(other.contains("registered_as: OLD/7\n"), "{other}");
    for number in ["250317", "250319"] {
        assert_eq!(scene.json(&["show", number])["deadlines"], json!([]));
    }
    let checked = scene.json(&["check"]);
    assert_eq!(checked["findings"], json!([]), "{checked}");
    assert_eq!(audited(&scene), [] as [Value; 0]);
    let again = scene.json(&["import", &file]);
    assert_eq!(again["unchanged"], 3, "{again}");
}

/// The issue: apart in statistics; no posted month says anything else afterwards; serials skip the numbers.
#[test]
fn history_is_counted_apart_and_restates_nothing() {
    let old = "no,customer,received,closed,complaint\n261101,Old,2026-10-17,2026-10-20,old one\n";
    let (scene, file) = begun("2026-11-01", old);
    let october = scene.as_of("2026-10-20T09:00:00+08:00");
    october.ok(&["new", "--no-input", "--customer", "x", "--complaint", "y"]);
    let later = scene.as_of("2026-11-05T09:00:00+08:00");
    later.ok(&["report", "2026-10", "--post", "--commit"]);
    let before = later.json(&["report", "2026-10"])["kpi"].clone();
    let registrar = scene.by(REGISTRAR).as_of("2026-11-06T09:00:00+08:00");
    registrar.ok(&["import", &file]);
    assert!(
        registrar
            .read("cases/2026/10/261101.yaml")
            .contains("closed")
    );
    let after = registrar.json(&["report", "2026-10"]);
    assert_eq!(after["kpi"]["taken_over"], 1, "{after}");
    for key in ["received", "closed"] {
        assert_eq!(after["kpi"][key], before[key], "{key}");
    }
    assert_eq!(after["restated"], json!([]), "{after}");
    // Its number would be the first of November: the next case skips it.
    let new = scene.as_of("2026-11-07T09:00:00+08:00");
    let number =
        new.json(&["new", "--no-input", "--customer", "z", "--complaint", "y"])["number"].clone();
    assert_eq!(number, "261102");
}

/// The issue: by `[permissions] import`, for facts before `taken_over_until`.
#[test]
fn only_history_is_taken_over_and_only_by_who_may() {
    let (scene, file) = begun("2026-01-01", OLD);
    let refused = scene.by(QUALITY).fails(3, &["import", &file]);
    assert!(refused.contains("import"), "{refused}");
    let registrar = scene.by(REGISTRAR).as_of("2026-11-06T09:00:00+08:00");
    let mapping = scene.outside().join("map.toml");
    let columns = "[columns]\nno = \"number\"\ncustomer = \"customer.name\"\nreceived = \"received\"\n\
        closed = \"closing.at\"\ncomplaint = \"complaint\"\nsatisfaction = \"closing.satisfaction\"\n";
    fs::write(&mapping, columns).unwrap();
    for (old, new) in [("2025-03-20", "2026-02-20"), ("2025-03-17", "2026-02-17")] {
        fs::write(&file, OLD.replace(old, new)).unwrap();
        let refused = registrar.fails(
            2,
            &["import", &file, "--mapping", mapping.to_str().unwrap()],
        );
        assert!(
            refused.contains("old.csv:2") && refused.contains("2026-01-01"),
            "{refused}"
        );
    }
}

/// The same for one record: `new --from` with `closing`; `effective_from` does not stop it.
#[test]
fn one_record_with_its_end_is_history() {
    let (scene, _) = begun("2026-01-01", OLD);
    let record = scene.outside().join("h.yaml");
    let text = "number: \"250317\"\nreceived: 2025-03-17T09:00:00+08:00\ncustomer: {name: Old}\n\
        complaint: old one\nclosing: {at: 2025/3/20, by: gm.office@example.com, summary: refunded}\n";
    fs::write(&record, text).unwrap();
    let record = record.to_str().unwrap();
    scene.by(BUSINESS).fails(3, &["new", "--from", record]);
    let registrar = scene.by(REGISTRAR).as_of("2026-11-06T09:00:00+08:00");
    let answer = registrar.json(&["new", "--from", record]);
    assert_eq!(answer["file"], "cases/2025/03/250317.yaml");
    assert_eq!(answer["deadlines"], json!([]));
    let shown = registrar.json(&["show", "250317"]);
    assert_eq!(shown["status"], "closed");
    assert_eq!(shown["closing"]["summary"], "refunded");
    assert_eq!(audited(&registrar), [] as [Value; 0]);
    let twice = registrar.fails(2, &["new", "--from", record]);
    assert!(twice.contains("250317"), "{twice}");
    let late = scene.outside().join("l.yaml");
    fs::write(
        &late,
        text.replace("2025", "2026")
            .replace("2026-03-17T", "2026-02-17T"),
    )
    .unwrap();
    registrar.fails(2, &["new", "--from", late.to_str().unwrap()]);
}

/// The audit: history is what came in as that, from before the first day, by who might.
#[test]
fn what_is_called_history_and_is_none_is_found() {
    let (scene, _) = begun("2026-01-01", OLD);
    let business = scene.as_of("2026-11-06T09:00:00+08:00");
    let case = |number: &str, received: &str, by: &str| {
        format!(
            "format: 1\nnumber: \"{number}\"\nuid: u{number}\npolicy: manufacturing\nstatus: received\ntitle: x\n\
             received: {received}\nrecorded: 2026-11-06T09:00:00+08:00\nreceived_by: {by}\n\
             imported: {{at: 2026-11-06T09:00:00+08:00, by: {by}, source: a.csv, row: 1, sha256: x}}\ncomplaint: x\n"
        )
    };
    let rules = |file: &str, text: String, by: &str| {
        scene.write(file, &text);
        let actor = business.by(by);
        actor.git(&["add", "--all"]);
        actor.commit("by hand");
        let found = audited(&business);
        found
            .iter()
            .filter(|it| it["rule"] == "import-unproved")
            .count()
    };
    let early = "2025-03-17T09:00:00+08:00";
    let sound = case("250301", early, REGISTRAR);
    assert_eq!(rules("cases/2025/03/250301.yaml", sound, REGISTRAR), 0);
    // Of this year.
    let late = case("260201", "2026-02-17T09:00:00+08:00", REGISTRAR);
    assert_eq!(rules("cases/2026/02/260201.yaml", late, REGISTRAR), 1);
    // By somebody who may not.
    let other = case("250302", early, BUSINESS);
    assert_eq!(rules("cases/2025/03/250302.yaml", other, BUSINESS), 2);
    // In the name of somebody who may.
    let name = case("250303", early, REGISTRAR);
    assert_eq!(rules("cases/2025/03/250303.yaml", name, BUSINESS), 3);
    // A later first day counts from the next commit on, not for its own.
    let organization = scene.read("policies/organization.toml");
    let moved = organization.replace(
        "taken_over_until = 2026-01-01",
        "taken_over_until = 2026-06-01",
    );
    scene.write("policies/organization.toml", &moved);
    let own = case("260301", "2026-03-17T09:00:00+08:00", REGISTRAR);
    assert_eq!(rules("cases/2026/03/260301.yaml", own, REGISTRAR), 4);
    let next = case("260401", "2026-04-17T09:00:00+08:00", REGISTRAR);
    assert_eq!(rules("cases/2026/04/260401.yaml", next, REGISTRAR), 4);
}
