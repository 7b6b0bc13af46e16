//! `import`: registers of other houses come in as they were written, all of them or none.

mod history;
mod real;
mod whole;

use std::fs;

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::common::{BUSINESS, QUALITY, Scene};

/// A repository with a file beside it.
fn with(name: &str, bytes: &[u8]) -> (Scene, String) {
    let scene = Scene::of("manufacturing");
    let path = scene.outside().join(name);
    fs::write(&path, bytes).unwrap();
    (scene, path.to_str().unwrap().to_owned())
}

/// The cases there are, with their texts.
fn tree(scene: &Scene) -> BTreeMap<String, String> {
    let files = scene.files("cases").into_iter();
    let cases = files.filter(|file| file.rsplit('.').next() == Some("yaml"));
    cases
        .map(|file| (file.clone(), scene.read(&file)))
        .collect()
}

const REGISTER: &str = "编号,客户名称,投诉日期,投诉内容,数量(kg),线别\n\
    T-1,华南电子,2026/11/02,阻焊脱落,\"1,200.5\",2号线\n\
    T-2,华东仪器,2026/11/03,孔偏,50,\n";

/// The issue: the suggested mapping is used and shown, a column without a place is kept, the unit of a head
/// belongs to its numbers.
#[test]
fn a_register_comes_in_by_its_heads() {
    let (scene, file) = with("a.csv", REGISTER.as_bytes());
    let said = scene.run(&["import", &file]);
    assert_eq!(said.code, 0, "{}", said.stderr);
    for shown in [
        "2 rows, UTF-8",
        "客户名称 → customer.name",
        "数量(kg) → product.quantity, kg",
        "线别 → x-线别",
    ] {
        assert!(said.stderr.contains(shown), "{shown}: {}", said.stderr);
    }
    assert_eq!(said.stdout, "2 cases recorded\n");
    let case = scene.case("261101");
    for line in [
        "registered_as: T-1\n",
        "received: 2026-11-02T08:30:00+08:00\n",
        "recorded: 2026-11-05T09:41:00+08:00\n",
        "  name: 华南电子\n",
        "  quantity: 1200.5 kg\n",
        "complaint: 阻焊脱落\n",
        "x-线别: 2号线\n",
    ] {
        assert!(case.contains(line), "{line}: {case}");
    }
    assert!(!case.contains("imported"), "{case}");
    scene.ok(&["check", "--kind", "data"]);
}

/// The issue: a second run changes nothing, also where rows have no number and a case was corrected since.
#[test]
fn a_second_run_changes_nothing() {
    let bare = REGISTER
        .replace("编号,", "")
        .replace("T-1,", "")
        .replace("T-2,", "");
    let twins = bare.clone() + "华东仪器,2026/11/03,孔偏,50,\n";
    for text in [REGISTER, &bare, &twins] {
        let (scene, file) = with("a.csv", text.as_bytes());
        scene.ok(&["import", &file]);
        let rows = text.lines().count() - 1;
        assert_eq!(tree(&scene).len(), rows);
        let corrected = ["correct", "261101", "customer=华南", "--reason", "全称"];
        scene.ok(&corrected);
        let before = tree(&scene);
        for more in [&[][..], &["--duplicates", "update"]] {
            let answer = scene.json(&[&["import", &file], more].concat());
            let counts = [&answer["new"], &answer["unchanged"], &answer["updated"]];
            assert_eq!(counts, [&json!(0), &json!(rows), &json!(0)], "{answer}");
        }
        assert_eq!(tree(&scene), before);
    }
}

/// The issue: what a row of a known number says otherwise is skipped, or corrected with the old value kept.
#[test]
fn a_row_that_changed_is_skipped_or_corrects_its_case() {
    let (scene, file) = with("a.csv", REGISTER.as_bytes());
    scene.ok(&["import", &file]);
    fs::write(
        &file,
        REGISTER.replace("孔偏", "孔偏移").replace("2号线", "3号线"),
    )
    .unwrap();
    let said = scene.run(&["import", &file]);
    assert!(
        said.stderr.contains("row 2: 261101 says something else"),
        "{}",
        said.stderr
    );
    assert!(scene.case("261102").contains("complaint: 孔偏\n"));
    let answer = scene.json(&["import", &file, "--duplicates", "update"]);
    assert_eq!(answer["updated"], 2, "{answer}");
    let case = scene.case("261102");
    assert!(case.contains("complaint: 孔偏移\n"), "{case}");
    assert!(
        case.contains("old: 孔偏\n") && case.contains("第 3 行"),
        "{case}"
    );
    assert!(scene.case("261101").contains("x-线别: 3号线\n"));
    let again = scene.json(&["import", &file, "--duplicates", "update"]);
    assert_eq!(again["updated"], 0, "{again}");
}

/// The issue: all or nothing unless `--partial`; the rejects file names row, column and reason, and no
/// spreadsheet runs what stands in it.
#[test]
fn all_rows_are_taken_or_none() {
    let text = "customer,received,complaint,qty\nA,2026-11-02,x,5\nB,2026-11-31,y,6\n=1+1,2026-11-02,z,many\n";
    let (scene, file) = with("a.csv", text.as_bytes());
    let rejects = scene.outside().join("rejects.csv");
    let rejects = rejects.to_str().unwrap();
    let before = tree(&scene);
    let refused = scene.fails(2, &["import", &file, "--rejects", rejects]);
    assert!(refused.contains("a.csv:3: received"), "{refused}");
    assert!(refused.contains("a.csv:4: qty"), "{refused}");
    assert!(
        refused.contains("2 rows are not taken, so none is"),
        "{refused}"
    );
    assert_eq!(tree(&scene), before);
    let written = fs::read_to_string(rejects).unwrap();
    assert!(
        written.starts_with("file,row,column,value,reason\n"),
        "{written}"
    );
    assert!(written.contains(",3,received,2026-11-31,"), "{written}");
    let dry = scene.ok(&["import", &file, "--partial", "--dry-run"]);
    assert!(dry.contains("+++ b/cases/2026/11/261101.yaml"), "{dry}");
    assert_eq!(tree(&scene), before);
    let answer = scene.json(&["import", &file, "--partial"]);
    assert_eq!((&answer["new"], &answer["read"]), (&json!(1), &json!(3)));
    let rejected = answer["rejected"].as_array().unwrap();
    let places: Vec<(&Value, &Value)> = rejected
        .iter()
        .map(|it| (&it["row"], &it["column"]))
        .collect();
    assert_eq!(
        places,
        [(&json!(3), &json!("received")), (&json!(4), &json!("qty"))]
    );
}

/// The issue: day and month are never guessed silently.
#[test]
fn an_order_of_dates_that_does_not_show_is_asked_for() {
    let text = "customer,received,complaint\nA,2/10/2026,x\nB,3/10/2026,y\n";
    let (scene, file) = with("a.csv", text.as_bytes());
    let refused = scene.fails(2, &["import", &file]);
    assert!(
        refused.contains("may begin with the day or with the month"),
        "{refused}"
    );
    assert!(refused.contains("--dates D/M/Y"), "{refused}");
    scene.ok(&["import", &file, "--dates", "D/M/Y"]);
    assert!(scene.case("261101").contains("received: 2026-10-02T"));
    // One of them shows it, and it is said.
    let shown = "customer,received,complaint\nC,2/10/2026,x\nD,13/10/2026,y\n";
    fs::write(&file, shown).unwrap();
    let said = scene.run(&["import", &file]);
    assert!(
        said.stderr.contains("received → received, D/M/Y"),
        "{}",
        said.stderr
    );
    assert!(scene.case("261103").contains("received: 2026-10-02T"));
}

/// The issue: `--suggest` drafts the mapping; with the draft the same comes in as without it, and a mapping
/// says more: words, parts, a zone, defaults, what is left out.
#[test]
fn a_draft_is_a_mapping() {
    let (scene, file) = with("a.csv", REGISTER.as_bytes());
    let draft = scene.ok(&["import", "--suggest", &file]);
    let mapping = scene.outside().join("map.toml");
    let mapping = mapping.to_str().unwrap();
    fs::write(mapping, &draft).unwrap();
    let plain = scene.ok(&["import", &file, "--dry-run"]);
    let mapped = scene.ok(&["import", &file, "--mapping", mapping, "--dry-run"]);
    let uid = |text: &str| -> String {
        let lines = text.lines().filter(|line| !line.starts_with("+uid"));
        lines.collect::<Vec<_>>().join("\n")
    };
    assert_eq!(uid(&plain), uid(&mapped), "{draft}");
    let own = "zone = \"America/New_York\"\n[columns]\n\"客户名称\" = \"customer.name\"\n\
        \"投诉日期\" = \"received\"\n\"投诉内容\" = { to = \"complaint\", values = { \"孔偏\" = \"hole off\" } }\n\
        \"编号\" = { to = [\"x-series\", \"registered_as\"], by = \"-\" }\n\"线别\" = false\n\
        [defaults]\nclass = \"quality-abnormal\"\nchannel = \"phone\"\n";
    fs::write(mapping, own).unwrap();
    let said = scene.run(&["import", &file, "--mapping", mapping]);
    assert_eq!(said.code, 0, "{}", said.stderr);
    assert!(
        said.stderr.contains("数量(kg): has no place of its own"),
        "{}",
        said.stderr
    );
    let case = scene.case("261102");
    for line in [
        "registered_as: \"2\"\n",
        "x-series: T\n",
        "complaint: hole off\n",
        "received: 2026-11-03T21:30:00+08:00\n",
        "class: quality-abnormal\n",
        "channel: phone\n",
        "x-数量-kg: \"50\"\n",
    ] {
        assert!(case.contains(line), "{line}: {case}");
    }
    assert!(!case.contains("线别"), "{case}");
    fs::write(mapping, "[columns]\na = \"customer.nmae\"\n").unwrap();
    let refused = scene.fails(2, &["import", &file, "--mapping", mapping]);
    assert!(
        refused.contains("map.toml:2:5") && refused.contains("customer.name?"),
        "{refused}"
    );
}

/// Hostile cells come through import, show, report and export harmless, and unaltered in the file.
#[test]
fn hostile_cells_are_text() {
    let cells = [
        "=cmd|' /C calc'!A0",
        "\u{1b}[2J\u{202e}x",
        "<script>alert(1)</script>",
        "a: b # c\n- d",
    ];
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer
        .write_record(["customer", "complaint", "=HYPERLINK(1)", "../../x"])
        .unwrap();
    for cell in cells {
        writer.write_record([cell, cell, cell, "1"]).unwrap();
    }
    let (scene, file) = with("a.csv", &writer.into_inner().unwrap());
    let said = scene.run(&["import", &file]);
    assert_eq!(said.code, 0, "{}", said.stderr);
    assert!(!said.stderr.contains('\u{1b}') && !said.stderr.contains('\u{202e}'));
    for (n, cell) in (1..).zip(cells) {
        let number = format!("26110{n}");
        let read: serde_yaml::Value = serde_yaml::from_str(&scene.case(&number)).unwrap();
        assert_eq!(read["customer"]["name"], cell);
        assert_eq!(read["complaint"], cell);
        assert_eq!(read["x-hyperlink-1"], cell);
        let shown = scene.ok(&["show", &number]);
        assert!(
            !shown.contains('\u{1b}') && !shown.contains('\u{202e}'),
            "{shown}"
        );
    }
    let exported = scene.ok(&["export"]);
    assert!(exported.contains("'=cmd"), "{exported}");
    scene.ok(&["report", "2026-11", "--format", "html"]);
}

/// What needs no permission where nothing of the past is brought in: rows of today are recorded like `new`.
#[test]
fn an_unknown_actor_brings_nothing_in() {
    let (scene, file) = with("a.csv", REGISTER.as_bytes());
    scene.by("nobody@example.com").fails(3, &["import", &file]);
    scene.by(QUALITY).ok(&["import", &file]);
    assert!(
        scene
            .case("261101")
            .contains(&format!("received_by: {QUALITY}\n"))
    );
    assert_ne!(QUALITY, BUSINESS);
}

/// The issue: the order of day and month is never guessed; a draft of the mapping says that it is open, and a
/// rehearsal does not say that anything was recorded.
#[test]
fn what_is_open_stands_in_the_draft() {
    let open = REGISTER
        .replace("2026/11/02", "02/03/2026")
        .replace("2026/11/03", "04/05/2026");
    let (scene, file) = with("a.csv", open.as_bytes());
    let said = scene.fails(2, &["import", &file]);
    assert!(said.contains("--dates D/M/Y"), "{said}");
    let draft = scene.ok(&["import", "--suggest", &file]);
    let line = draft.lines().find(|line| line.contains("投诉日期"));
    let line = line.unwrap();
    assert!(
        line.contains("may begin with the day or with the month"),
        "{line}"
    );
    let rehearsed = scene.ok(&["import", &file, "--dates", "D/M/Y", "--dry-run"]);
    assert!(
        rehearsed.ends_with("2 cases would be recorded\n"),
        "{rehearsed}"
    );
    assert!(tree(&scene).is_empty());
}
