//! `object`, `sanction`: objections, and sanctions filed, decided, refused.

use serde_json::json;

use super::steps::scenes::{CASE, DEPUTY, GENERAL, case_at, set_policy};
use crate::common::{BUSINESS, QUALITY, REGISTRAR, Scene};

const MANUFACTURING: &str = "wu.gang@example.com";
const LATER: &str = "2026-11-20T10:00:00+08:00";

/// A case closed on 2026-11-13 with a loss of 30,000, of which feng.tao bears 70 %.
pub fn closed() -> Scene {
    let scene = case_at("investigated");
    let path = scene.case_path(CASE);
    let text = scene.case(CASE).replace(
        "{unit: soldermask, share: 70}",
        "{unit: soldermask, person: feng.tao, share: 70}",
    );
    scene.write(&path, &text);
    scene.commit("named");
    let done = super::steps::scenes::finished(&scene, &["compensation:amount=30000"]);
    done.as_of(LATER)
}

fn office(scene: &Scene) -> Scene {
    scene.by(REGISTRAR)
}

/// M-A3, M-A7: 70 % of 30,000 is one reprimand; the office files it, the general manager decides.
#[test]
fn the_office_files_and_the_general_manager_decides() {
    let scene = closed();
    let said = office(&scene).ok(&["sanction", CASE, "--as-proposed", "--ground", "material"]);
    assert!(said.contains("冯涛: reprimand × 1"), "{said}");
    assert!(
        said.contains("complaint sanction 261101 --approve"),
        "{said}"
    );
    let filed = &scene.data(CASE)["sanctions"][0];
    assert_eq!(filed["person"], "feng.tao@example.com");
    assert_eq!(filed["share"], "21000.00");
    assert_eq!(
        (&filed["proposed"], &filed["sanction"]),
        (&filed["sanction"], &"reprimand".into())
    );
    assert!(filed.get("decided").is_none());
    office(&scene).fails(3, &["sanction", CASE, "--approve"]);
    scene.by(GENERAL).ok(&["sanction", CASE, "--approve"]);
    assert_eq!(scene.data(CASE)["sanctions"][0]["decided"]["by"], GENERAL);
    let said = scene.by(GENERAL).fails(3, &["sanction", CASE, "--approve"]);
    assert!(said.contains("waits for a decision"), "{said}");
    let shown = scene.lang("zh_CN").ok(&["show", CASE]);
    assert!(shown.contains("冯涛，申诫 × 1"), "{shown}");
    assert_eq!(
        scene
            .run(&["check", "--rule", "sanction-not-permitted"])
            .code,
        0
    );
}

/// M-A7: the general manager's own filing is a decision.
#[test]
fn the_general_manager_decides_at_once() {
    let scene = closed();
    scene.by(GENERAL).ok(&[
        "sanction", CASE, "--none", "--reason", "首次", "--person", "feng.tao",
    ]);
    let filed = &scene.data(CASE)["sanctions"][0];
    assert_eq!(filed["sanction"], "none");
    assert_eq!(filed["decided"]["by"], GENERAL);
}

/// M-A7: what differs from the proposal needs a reason, and so does filing again.
#[test]
fn a_departure_needs_a_reason() {
    let scene = office(&closed());
    let heavier = [
        "sanction",
        CASE,
        "--sanction",
        "minor-demerit",
        "--ground",
        "material",
    ];
    let said = scene.fails(3, &heavier);
    assert!(
        said.contains("the policy proposes reprimand × 1 for 冯涛"),
        "{said}"
    );
    scene.fails(
        3,
        &["sanction", CASE, "--sanction", "reprimand", "--times", "2"],
    );
    scene.ok(&[
        "sanction",
        CASE,
        "--sanction",
        "reprimand",
        "--ground",
        "material",
    ]);
    scene.fails(3, &["sanction", CASE, "--as-proposed"]);
    scene.ok(&[&heavier[..], &["--times", "2", "--reason", "屡犯"]].concat());
    // A decision is superseded by another, never mended.
    scene.fails(
        3,
        &["correct", CASE, "sanctions[0].times=3", "--reason", "x"],
    );
    let all = scene.data(CASE);
    assert_eq!(all["sanctions"][1]["times"], 2);
    assert_eq!(all["sanctions"][1]["proposed_times"], 1);
}

/// M-A3: the supervisor's joint sanction is nobody's share; it is decided with a reason.
#[test]
fn somebody_without_a_share_needs_a_reason() {
    let scene = office(&closed());
    let joint = [
        "sanction",
        CASE,
        "--person",
        "wu.gang",
        "--sanction",
        "reprimand",
    ];
    scene.fails(3, &joint);
    scene.fails(
        3,
        &["sanction", CASE, "--person", "wu.gang", "--as-proposed"],
    );
    scene.ok(&[&joint[..], &["--reason", "连带", "--ground", "other"]].concat());
    assert!(scene.data(CASE)["sanctions"][0].get("share").is_none());
}

/// M-9.12: while an objection is undecided nobody is sanctioned.
#[test]
fn an_objection_stands_against_a_sanction() {
    let scene = closed();
    let maker = scene.by(MANUFACTURING);
    let said = maker.ok(&["object", CASE, "--text", "显影参数由研发部指定"]);
    assert!(
        said.contains("objection 1 stands against any sanction"),
        "{said}"
    );
    assert_eq!(scene.data(CASE)["objections"][0]["unit"], "manufacturing");
    let found = scene.run(&["check", "--rule", "undecided-objection", "--format", "json"]);
    assert_eq!(found.code, 1, "{}", found.stdout);
    for refused in [&["--as-proposed"][..], &["--none", "--reason", "x"]] {
        let said = office(&scene).fails(3, &[&["sanction", CASE], refused].concat());
        assert!(
            said.contains("M-9.12") && said.contains("--decide 1"),
            "{said}"
        );
    }
    let decide = [
        "object",
        CASE,
        "--decide",
        "1",
        "--dismissed",
        "--reason",
        "参数未照做",
    ];
    for who in [REGISTRAR, MANUFACTURING, BUSINESS] {
        scene.by(who).fails(3, &decide);
    }
    scene.by(DEPUTY).ok(&decide);
    assert_eq!(
        scene.data(CASE)["objections"][0]["decision"]["upheld"],
        false
    );
    scene.by(DEPUTY).fails(3, &decide);
    assert_eq!(
        scene.run(&["check", "--rule", "undecided-objection"]).code,
        0
    );
    office(&scene).ok(&["sanction", CASE, "--as-proposed", "--ground", "material"]);
    let shown = scene.ok(&["show", CASE]);
    assert!(shown.contains("objection 1 of Manufacturing"), "{shown}");
    assert!(shown.contains("objection 1 dismissed"), "{shown}");
}

/// Nobody decides their own objection.
#[test]
fn an_objection_is_not_decided_by_who_made_it() {
    let scene = closed().by(DEPUTY);
    scene.ok(&["object", CASE, "--text", "x", "--unit", "quality"]);
    let said = scene.fails(
        3,
        &["object", CASE, "--decide", "1", "--upheld", "--reason", "y"],
    );
    assert!(said.contains("may not decide it"), "{said}");
    let said = scene
        .by(GENERAL)
        .ok(&["object", CASE, "--decide", "1", "--upheld", "--reason", "y"]);
    assert!(said.contains("consolidate"), "{said}");
}

#[test]
fn what_is_badly_asked_is_refused_as_such() {
    let scene = closed();
    let before = scene.case(CASE);
    let deputy = scene.by(DEPUTY);
    for bad in [
        &["object", CASE][..],
        &["object", CASE, "--text", " "],
        &["object", CASE, "--text", "x", "--unit", "nowhere"],
        &["object", CASE, "--text", "x", "--decide", "1"],
        &["object", CASE, "--decide", "1", "--upheld"],
        &["object", CASE, "--decide", "1", "--reason", "x"],
        &[
            "object",
            CASE,
            "--decide",
            "1",
            "--upheld",
            "--dismissed",
            "--reason",
            "x",
        ],
        &["object", CASE, "--decide", "0", "--upheld", "--reason", "x"],
        &["object", CASE, "--decide", "2", "--upheld", "--reason", "x"],
    ] {
        deputy.fails(2, bad);
    }
    let office = office(&scene);
    for bad in [
        &["sanction", CASE][..],
        &["sanction", CASE, "--none"],
        &["sanction", CASE, "--none", "--as-proposed", "--reason", "x"],
        &["sanction", CASE, "--sanction", "flogging"],
        &["sanction", CASE, "--sanction", "reprimand", "--times", "0"],
        &["sanction", CASE, "--as-proposed", "--times", "2"],
        &["sanction", CASE, "--as-proposed", "--ground", "laziness"],
        &["sanction", CASE, "--as-proposed", "--person", "nobody"],
    ] {
        office.fails(2, bad);
    }
    for who in [BUSINESS, QUALITY, MANUFACTURING] {
        scene.by(who).fails(3, &["sanction", CASE, "--as-proposed"]);
    }
    assert_eq!(scene.case(CASE), before);
}

/// A liability that names no person leaves nobody to sanction.
#[test]
fn without_a_person_there_is_nobody_to_sanction() {
    let scene = case_at("closed").as_of(LATER);
    let said = office(&scene).fails(3, &["sanction", CASE, "--as-proposed"]);
    assert!(said.contains("--liable UNIT/PERSON=SHARE"), "{said}");
}

/// M-12: to the 10th of the next month, itself included; a filed sanction is not a decided one.
#[test]
fn sanctions_are_decided_by_the_tenth() {
    let scene = closed();
    let found = |day: &str| {
        let found = scene
            .as_of(day)
            .json(&["check", "--rule", "sanction-undecided"]);
        found["findings"].as_array().unwrap().len()
    };
    assert_eq!(found("2026-12-10T17:30:00+08:00"), 0);
    assert_eq!(found("2026-12-10T17:30:01+08:00"), 1);
    office(&scene).ok(&["sanction", CASE, "--as-proposed", "--ground", "material"]);
    assert_eq!(found("2026-12-11T09:00:00+08:00"), 1);
    scene.by(GENERAL).ok(&["sanction", CASE, "--approve"]);
    assert_eq!(found("2026-12-10T17:30:00+08:00"), 0);
    assert_eq!(found("2026-12-11T09:00:00+08:00"), 1);
    office(&scene).ok(&["sanction", CASE, "--publish"]);
    assert_eq!(found("2026-12-11T09:00:00+08:00"), 0);
}

/// A policy that names nobody to approve sanctions lets the office's filing stand.
#[test]
fn without_a_second_signature_filing_decides() {
    let scene = closed();
    let text = scene.read("policies/manufacturing.toml");
    let line = text
        .lines()
        .find(|line| line.starts_with("sanction-approve"))
        .unwrap();
    set_policy(&scene, &[(&format!("{line}\n"), "")]);
    let said = office(&scene).ok(&["sanction", CASE, "--as-proposed", "--ground", "material"]);
    assert!(!said.contains("--approve"), "{said}");
    office(&scene).ok(&["sanction", CASE, "--publish"]);
    let check =
        scene
            .as_of("2026-12-11T09:00:00+08:00")
            .json(&["check", "--rule", "sanction-undecided"]);
    assert_eq!(check["findings"], json!([]));
}

/// Where the organisation keeps sanctions apart, the case file says nothing of them and nothing is
/// lost: they are read, decided and checked all the same.
#[test]
fn sanctions_can_be_kept_apart() {
    let scene = closed();
    let organization = scene.read("policies/organization.toml") + "sanctions = \"apart\"\n";
    scene.write("policies/organization.toml", &organization);
    let before = scene.case(CASE);
    let file = ["sanction", CASE, "--as-proposed", "--ground", "material"];
    office(&scene).ok(&[&file[..], &["--dry-run"]].concat());
    assert!(!scene.exists("sanctions"));
    office(&scene).ok(&[&file[..], &["--commit"]].concat());
    assert_eq!(scene.case(CASE), before);
    let apart = "sanctions/2026/11/261101.yaml";
    assert!(scene.git(&["log", "-1", "--name-only"]).contains(apart));
    let read =
        |scene: &Scene| -> serde_yaml::Value { serde_yaml::from_str(&scene.read(apart)).unwrap() };
    assert_eq!(read(&scene)["number"], CASE);
    assert_eq!(read(&scene)["sanctions"][0]["sanction"], "reprimand");
    scene.by(GENERAL).ok(&["sanction", CASE, "--approve"]);
    assert_eq!(read(&scene)["sanctions"][0]["decided"]["by"], GENERAL);
    assert_eq!(scene.case(CASE), before);
    let more = [
        "sanction",
        CASE,
        "--person",
        "wu.gang",
        "--sanction",
        "reprimand",
        "--reason",
        "连带",
    ];
    office(&scene).ok(&more);
    assert_eq!(
        read(&scene)["sanctions"][1]["person"],
        "wu.gang@example.com"
    );
    let shown = scene.ok(&["show", CASE]);
    assert!(shown.contains("周岚: sanction decided"), "{shown}");
    office(&scene).ok(&["sanction", CASE, "--publish"]);
    assert_eq!(read(&scene)["sanctions"][0]["published"]["by"], REGISTRAR);
    assert_eq!(scene.case(CASE), before);
    let late = scene.as_of("2026-12-11T09:00:00+08:00");
    assert_eq!(
        late.json(&["check", "--rule", "sanction-undecided"])["findings"],
        json!([])
    );
    let early = scene.as_of("2026-11-19").json(&["explain", CASE]);
    assert_eq!(early["sanctions"][0]["sanction"], json!(null));
    let other = scene
        .read(apart)
        .replace("number: \"261101\"", "number: \"261102\"");
    scene.write(apart, &other);
    let found = scene.run(&["check", "--rule", "invalid-field"]);
    assert_eq!(found.code, 1);
    assert!(
        found.stdout.contains("belongs to another case"),
        "{}",
        found.stdout
    );
    scene.write(apart, "number: [");
    assert_eq!(scene.run(&["check", "--rule", "invalid-field"]).code, 1);
}

/// M-12: personnel gets the sanctions decided on last month's closed cases, with what is taken for them
/// and until when they are published; what is only filed is not among them, and no decision twice.
#[test]
fn m_12_the_list_for_personnel() {
    let scene = closed();
    let december = scene.as_of("2026-12-08T09:00:00+08:00");
    let list = |scene: &Scene, month: &str| {
        let said = scene.json(&["report", "sanctions", "--month", month]);
        said["sanctions"].as_array().unwrap().clone()
    };
    office(&december).ok(&["sanction", CASE, "--as-proposed", "--ground", "material"]);
    assert!(list(&december, "2026-11").is_empty());
    let nothing = december.run(&["report", "sanctions"]);
    assert!(
        nothing.stderr.contains("no sanction is decided"),
        "{}",
        nothing.stderr
    );
    december.by(GENERAL).ok(&["sanction", CASE, "--approve"]);
    let told = list(&december, "2026-11");
    assert_eq!(told.len(), 1);
    assert_eq!(told[0]["person"], "feng.tao@example.com");
    assert_eq!(told[0]["sanction"], "reprimand");
    assert_eq!(told[0]["unit"], "soldermask-a");
    assert_eq!(told[0]["ground"], "material");
    assert_eq!(told[0]["fine"], "400.00");
    assert_eq!(told[0]["decided_by"], GENERAL);
    assert_eq!(told[0]["due"], "2026-12-10T17:30:00+08:00");
    assert!(told[0].get("published").is_none());
    assert!(list(&december, "2026-12").is_empty());
    office(&december).ok(&["sanction", CASE, "--publish"]);
    let page = december.lang("zh").ok(&["report", "sanctions"]);
    assert!(page.contains("冯涛") && page.contains("申诫 × 1"), "{page}");
    let csv = december.ok(&["report", "sanctions", "--format", "csv"]);
    let row = "261101,feng.tao@example.com,soldermask-a,reprimand,1,material,400.00,false,";
    assert!(csv.contains(row), "{csv}");
    december.fails(2, &["report", "sanctions", "--post"]);
}

/// M-12: what is decided after the day belongs to the month of the decision.
#[test]
fn m_12_a_late_decision_is_on_the_next_list() {
    let scene = closed();
    let late = scene.as_of("2026-12-15T09:00:00+08:00");
    office(&late).ok(&["sanction", CASE, "--as-proposed", "--ground", "material"]);
    late.by(GENERAL).ok(&["sanction", CASE, "--approve"]);
    let after = scene.as_of("2027-01-05T09:00:00+08:00");
    let november = after.json(&["report", "sanctions", "--month", "2026-11"]);
    assert_eq!(november["sanctions"], json!([]));
    let december = after.json(&["report", "sanctions"]);
    assert_eq!(december["period"]["from"], "2026-12-01");
    assert_eq!(december["sanctions"][0]["case"], CASE);
    assert_eq!(december["sanctions"][0]["due"], "2027-01-11T17:30:00+08:00");
}
