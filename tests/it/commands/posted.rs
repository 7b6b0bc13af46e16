//! `report … --post`: a month that is posted is never reckoned anew (M-B5).

use serde_json::json;

use super::sanction::closed;
use super::steps::scenes::CASE;
use crate::common::{BUSINESS, REGISTRAR, Scene};

const DECEMBER: &str = "posted/payroll/manufacturing/2026-12.yaml";
const JANUARY: &str = "posted/payroll/manufacturing/2027-01.yaml";

/// A case closed in November, of which 3,600.00 are taken in December and January each; everything is
/// committed.
pub fn paying() -> Scene {
    let scene = closed();
    let mut staff = scene.read("policies/staff.toml");
    staff = staff.split("[[bonus]]").next().unwrap().to_owned();
    for month in ["2026-12", "2027-01", "2027-02", "2027-03"] {
        for (person, amount) in [
            ("feng.tao", "2600"),
            ("chu.wei", "2600"),
            ("shen.li", "2000"),
        ] {
            let entry = format!(
                "\n[[bonus]]\nmonth = \"{month}\"\nperson = \"{person}\"\namount = \"{amount}\"\n"
            );
            staff.push_str(&entry);
        }
    }
    scene.write("policies/staff.toml", &staff);
    scene.commit("all");
    scene
}

fn line(month: &str) -> [&str; 4] {
    ["report", "deductions", "--month", month]
}

fn post(month: &str) -> Vec<&str> {
    [&line(month)[..], &["--post"]].concat()
}

/// M-B5: person, case, amount, running balance; the digest of the month before and of the inputs.
#[test]
fn a_month_is_posted_with_what_it_was_reckoned_from() {
    let scene = paying();
    let january = scene.as_of("2027-01-05T09:00");
    let before = january.json(&line("2026-12"));
    let shown = january.ok(&post("2026-12"));
    assert!(shown.contains("posted 2027-01-05"), "{shown}");
    let posted: serde_yaml::Value = serde_yaml::from_str(&scene.read(DECEMBER)).unwrap();
    let first = &posted["lines"][0];
    assert_eq!(first["person"], "feng.tao@example.com");
    assert_eq!(first["case"], CASE);
    assert_eq!(first["owed"], "7636.37");
    assert_eq!(first["amount"], "1300.00");
    assert_eq!(first["balance"], "6336.37");
    assert_eq!(posted["commit"], scene.git(&["rev-parse", "HEAD"]));
    let inputs = posted["inputs"].as_sequence().unwrap();
    assert_eq!(inputs[0]["file"], scene.case_path(CASE));
    assert!(inputs.iter().any(|it| it["file"] == "policies/staff.toml"));
    let after = january.json(&line("2026-12"));
    assert_eq!(after["deducted"], before["deducted"]);
    assert_eq!(after["persons"][0]["cases"], before["persons"][0]["cases"]);
    assert_eq!(after["posted"]["by"], "wang.min@example.com");
    // Before it was posted it was not.
    let earlier = scene.as_of("2027-01-02T09:00").json(&line("2026-12"));
    assert_eq!(earlier["posted"], json!(null));
    let february = scene.as_of("2027-02-05T09:00");
    february.ok(&post("2027-01"));
    let next: serde_yaml::Value = serde_yaml::from_str(&scene.read(JANUARY)).unwrap();
    assert_eq!(next["predecessor"], posted["digest"]);
    assert_eq!(next["lines"][0]["before"], "1300.00");
}

/// Months are posted in order, after their end, once, from what is committed, by who may.
#[test]
fn what_may_not_be_posted_is_refused() {
    let scene = paying();
    let now = scene.as_of("2027-02-05T09:00");
    let early = scene.as_of("2026-12-31T09:00").fails(3, &post("2026-12"));
    assert!(early.contains("2026-12 is not over yet"), "{early}");
    let order = now.fails(3, &post("2027-01"));
    assert!(order.contains("2026-12 comes before 2027-01"), "{order}");
    assert!(
        order.contains("complaint report deductions --month 2026-12 --post"),
        "{order}"
    );
    let mut dirty = scene.case(CASE);
    dirty.push_str("# a remark\n");
    scene.write(&scene.case_path(CASE), &dirty);
    let said = now.fails(3, &post("2026-12"));
    assert!(
        said.contains(&format!("not committed: {}", scene.case_path(CASE))),
        "{said}"
    );
    scene.commit("remark");
    let organization = scene.read("policies/organization.toml");
    let reserved = format!("{organization}\n[permissions]\npost = [\"registrar\"]\n");
    scene.write("policies/organization.toml", &reserved);
    scene.commit("who may post");
    let said = now.fails(3, &post("2026-12"));
    assert!(
        said.contains("organization.toml") && said.contains("Registrar"),
        "{said}"
    );
    let unknown = now.by("who@example.com").fails(3, &post("2026-12"));
    assert!(unknown.contains("unknown-actor"), "{unknown}");
    assert!(!scene.exists("posted"));
    let clerk = now.by(REGISTRAR);
    let dry = clerk.ok(&[&post("2026-12")[..], &["--dry-run"]].concat());
    assert!(
        dry.contains("+++ b/posted/payroll/manufacturing/2026-12.yaml"),
        "{dry}"
    );
    assert!(!scene.exists("posted"));
    clerk.ok(&[&post("2026-12")[..], &["--commit"]].concat());
    let subject = scene.git(&["log", "-1", "--format=%s%n%(trailers:key=Actor)"]);
    assert!(
        subject.starts_with("post: ") && subject.contains("2026-12"),
        "{subject}"
    );
    assert!(subject.contains(REGISTRAR), "{subject}");
    let again = clerk.fails(3, &post("2026-12"));
    assert!(again.contains("2026-12 is posted already"), "{again}");
    clerk.ok(&post("2027-01"));
    let before = clerk.fails(3, &post("2026-11"));
    assert!(
        before.contains("2027-01 is posted already, and months"),
        "{before}"
    );
}

/// M-B5: a month without figures is said, never guessed.
#[test]
fn a_month_whose_bonus_is_not_known_is_not_posted() {
    let scene = paying();
    let staff = scene.read("policies/staff.toml");
    let staff = staff.replacen(
        "month = \"2026-12\"\nperson = \"feng.tao\"",
        "month = \"2027-09\"\nperson = \"feng.tao\"",
        1,
    );
    scene.write("policies/staff.toml", &staff);
    scene.commit("bonus");
    let said = scene.as_of("2027-01-05T09:00").fails(3, &post("2026-12"));
    assert!(
        said.contains("冯涛") && said.contains("[[bonus]]"),
        "{said}"
    );
}

/// M-9.9, M-B5: what changes later is an adjustment of the next month with its cause, and money to
/// pay back; the posted months say what they said.
#[test]
fn what_changes_later_is_adjusted_in_the_next_month() {
    let scene = paying();
    scene.as_of("2027-01-05T09:00").ok(&post("2026-12"));
    let sheet = scene.read(DECEMBER);
    scene.commit("posted");
    let january = scene.by(BUSINESS).as_of("2027-01-20T10:00");
    january.ok(&["reopen", CASE, "--reason", "it peels again"]);
    scene.commit("reopened");
    let february = scene.as_of("2027-02-05T09:00");
    february.ok(&post("2027-01"));
    assert_eq!(scene.read(DECEMBER), sheet);
    let posted: serde_yaml::Value = serde_yaml::from_str(&scene.read(JANUARY)).unwrap();
    let first = &posted["lines"][0];
    assert_eq!(first["amount"], "-1300.00");
    assert_eq!(first["cause"], "reopened");
    assert_eq!(first["by_case"], "270101");
    let table = scene.as_of("2027-02-06T09:00").ok(&line("2027-01"));
    assert!(table.contains("reopened: 270101"), "{table}");
    assert!(
        table.lines().all(|line| line.chars().count() <= 80),
        "{table}"
    );
    let zh = february.lang("zh").ok(&line("2027-01"));
    assert!(zh.contains("重新受理：270101"), "{zh}");
    assert_eq!(february.json(&line("2027-02"))["persons"], json!([]));
}

/// Of what it was reckoned from, payroll's own sheets are named too.
#[test]
fn sheets_kept_elsewhere_are_among_the_inputs() {
    let scene = paying();
    let staff = scene.read("policies/staff.toml");
    let staff = staff.split("[[bonus]]").next().unwrap();
    scene.write("policies/staff.toml", staff);
    let organization = scene.read("policies/organization.toml");
    let outside = format!("bonus = \"../sheets\"\n{organization}");
    scene.write("policies/organization.toml", &outside);
    let sheets = scene.outside().join("sheets");
    std::fs::create_dir_all(&sheets).unwrap();
    let sheet = "person,amount\nfeng.tao,2600\nchu.wei,2600\nshen.li,2000\n";
    std::fs::write(sheets.join("2026-12.csv"), sheet).unwrap();
    scene.commit("sheets");
    scene.as_of("2027-01-05T09:00").ok(&post("2026-12"));
    let posted: serde_yaml::Value = serde_yaml::from_str(&scene.read(DECEMBER)).unwrap();
    let mut inputs = posted["inputs"].as_sequence().unwrap().iter();
    let own = inputs
        .find(|it| it["file"] == "../sheets/2026-12.csv")
        .unwrap();
    assert_eq!(
        own["sha256"],
        complaint::domain::digest::sha256(sheet.as_bytes())
    );
}

/// A posted file that somebody changed is an error of `check`, and nothing is reckoned on it.
#[test]
fn a_changed_posted_file_is_found() {
    let scene = paying();
    scene.as_of("2027-01-05T09:00").ok(&post("2026-12"));
    let now = scene.as_of("2027-02-05T09:00");
    now.ok(&post("2027-01"));
    let rule = ["check", "--rule", "posted-changed"];
    now.ok(&rule);
    let sheet = scene.read(DECEMBER);
    // Line ends are no matter: git may write them otherwise.
    scene.write(DECEMBER, &sheet.replace('\n', "\r\n"));
    now.ok(&rule);
    scene.write(DECEMBER, &sheet.replacen("1300.00", "1200.00", 1));
    let said = now.run(&rule);
    assert_eq!(said.code, 1, "{}", said.stdout);
    assert!(said.stdout.contains(DECEMBER), "{}", said.stdout);
    assert!(!said.stdout.contains(JANUARY), "{}", said.stdout);
    now.fails(4, &line("2027-02"));
    // Taken away, it is lacking, since the one after it names its digest.
    std::fs::remove_file(scene.path(DECEMBER)).unwrap();
    let said = now.run(&rule);
    assert!(
        said.stdout.contains("2026-12 is lacking before it"),
        "{}",
        said.stdout
    );
    scene.write(DECEMBER, &sheet);
    scene.as_of("2027-03-05T09:00").ok(&post("2027-02"));
    std::fs::remove_file(scene.path(JANUARY)).unwrap();
    let said = now.run(&rule);
    assert!(
        said.stdout.contains("2027-01 is lacking before it"),
        "{}",
        said.stdout
    );
}

/// The directory may lie outside git.
#[test]
fn posted_months_may_be_kept_outside_the_repository() {
    let scene = paying();
    let organization = scene.read("policies/organization.toml");
    scene.write(
        "policies/organization.toml",
        &format!("posted = \"../payroll\"\n{organization}"),
    );
    scene.commit("payroll");
    let now = scene.as_of("2027-02-05T09:00");
    now.ok(&post("2026-12"));
    assert!(!scene.exists("posted"));
    let kept = scene
        .outside()
        .join("payroll/payroll/manufacturing/2026-12.yaml");
    assert!(kept.exists());
    now.ok(&post("2027-01"));
    let text = std::fs::read_to_string(&kept).unwrap();
    std::fs::write(&kept, text.replacen("1300.00", "1200.00", 1)).unwrap();
    assert_eq!(now.run(&["check", "--rule", "posted-changed"]).code, 1);
    scene.write(
        "policies/organization.toml",
        &format!("posted = \"cases\"\n{organization}"),
    );
    scene.commit("cases");
    now.fails(4, &line("2027-02"));
}

fn figure<'a>(posted: &'a serde_yaml::Value, key: &str) -> Option<&'a str> {
    let mut all = posted["figures"].as_sequence().unwrap().iter();
    all.find(|it| it["key"] == key)?["value"].as_str()
}

/// M-9.10: the statistics of a month are kept as they were known at its end. What happens later
/// changes none of them; what had happened and was written down later stands beside as restated.
#[test]
fn statistics_stay_as_posted_and_later_truth_stands_beside() {
    let scene = paying();
    let november = ["report", "2026-11"];
    let december = scene.as_of("2026-12-08T09:00");
    december.ok(&["report", "monthly", "--post"]);
    let file = "posted/statistics/manufacturing/2026-11.yaml";
    let text = scene.read(file);
    let posted: serde_yaml::Value = serde_yaml::from_str(&text).unwrap();
    assert_eq!(figure(&posted, "received"), Some("1"));
    assert_eq!(figure(&posted, "closed"), Some("1"));
    assert_eq!(figure(&posted, "counts.on_time.of"), Some("1"));
    assert_eq!(figure(&posted, "satisfaction"), None);
    assert_eq!(posted["inputs"][0]["file"], scene.case_path(CASE));
    let again = december.fails(3, &["report", "2026-11", "--post"]);
    assert!(again.contains("posted already"), "{again}");
    scene.commit("posted");
    // Taken up again in January, with another received then: November says what it said.
    let january = scene.by(BUSINESS).as_of("2027-01-20T10:00");
    january.ok(&["reopen", CASE, "--reason", "it peels again"]);
    let later = scene.as_of("2027-02-05T09:00");
    assert_eq!(later.json(&november)["restated"], json!([]));
    assert_eq!(later.json(&["report", "2027-01"])["kpi"]["reopenings"], 1);
    assert_eq!(later.json(&november)["kpi"]["reopenings"], 0);
    // A promise of November that nobody had written down.
    let late = [
        "promise",
        "270101",
        "--what",
        "x",
        "--by-date",
        "2027-02-20",
    ];
    january.ok(&late);
    assert_eq!(later.json(&november)["restated"], json!([]));
    let call = scene.by(BUSINESS).as_of("2027-01-21T10:00");
    call.ok(&[
        "new",
        "--no-input",
        "--received",
        "2026-11-20T09:00",
        "--customer",
        "C",
        "--complaint",
        "x",
    ]);
    let said = later.json(&november);
    let restated = said["restated"].as_array().unwrap();
    let received = restated
        .iter()
        .find(|it| it["figure"] == "received")
        .unwrap();
    assert_eq!(
        (&received["posted"], &received["now"]),
        (&json!("1"), &json!("2"))
    );
    assert_eq!(received["policy"], "manufacturing");
    let page = later.ok(&november);
    assert!(page.contains("Restated since it was posted"), "{page}");
    assert!(later.lang("zh").ok(&november).contains("过账后的重述"));
    assert_eq!(scene.read(file), text);
}

/// Statistics are posted in order too, and only whole months.
#[test]
fn statistics_are_posted_month_by_month() {
    let scene = paying();
    scene
        .as_of("2026-12-08T09:00")
        .ok(&["report", "2026-11", "--post"]);
    let later = scene.as_of("2027-03-08T09:00");
    let said = later.fails(3, &["report", "2027-01", "--post"]);
    assert!(said.contains("complaint report 2026-12 --post"), "{said}");
    for period in ["2026-Q4", "half-year", "2026-12-01..2026-12-30"] {
        let said = later.fails(2, &["report", period, "--post"]);
        assert!(said.contains("only a whole month is posted"), "{said}");
    }
    later.fails(2, &["report", "returns", "--month", "2026-12", "--post"]);
    later.fails(2, &["report", "2026-12", "--commit"]);
    later.ok(&["report", "2026-12", "--post"]);
    let next: serde_yaml::Value =
        serde_yaml::from_str(&scene.read("posted/statistics/manufacturing/2026-12.yaml")).unwrap();
    assert!(next["predecessor"].is_string());
}

/// M-9.10: with the statistics goes the page that is settled with the departments, in the organisation's
/// language, made of what was posted alone: who bears how much of the cases closed, and which
/// countermeasures were checked.
#[test]
fn m_9_10_the_page_of_a_month_is_made_of_what_was_posted() {
    let scene = paying();
    let december = scene.as_of("2026-12-08T09:00");
    let shown = december.ok(&["report", "monthly", "--post", "--dry-run"]);
    assert!(shown.contains("b/reports/2026-11.md"), "{shown}");
    assert!(!scene.path("reports").exists());
    december.ok(&["report", "monthly", "--post", "--commit"]);
    let file = "posted/statistics/manufacturing/2026-11.yaml";
    let posted: serde_yaml::Value = serde_yaml::from_str(&scene.read(file)).unwrap();
    let borne = posted["liability"].as_sequence().unwrap();
    assert!(borne.iter().all(|it| it["case"] == CASE), "{borne:?}");
    let shares: f64 = borne
        .iter()
        .map(|it| it["share"].clone())
        .map(|share| {
            share
                .as_f64()
                .or_else(|| share.as_str()?.parse().ok())
                .unwrap()
        })
        .sum();
    assert!((shares - 100.0).abs() < 1e-9, "{borne:?}");
    let page = scene.read("reports/2026-11.md");
    assert!(page.starts_with("# 2026-11 客诉月报\n\n## "), "{page}");
    assert!(page.contains("### 责任归属（待与各部门核定）"), "{page}");
    assert!(page.contains("| 收到 | 1 |"), "{page}");
    for one in borne {
        let share = one["share"].as_f64().map_or_else(
            || one["share"].as_str().unwrap_or_default().to_owned(),
            |share| share.to_string(),
        );
        let row = page
            .lines()
            .find(|line| line.starts_with("| 261101 |") && line.contains(&format!("{share} %")));
        assert!(row.is_some(), "{one:?} in {page}");
    }
    assert!(
        scene
            .git(&["show", "--stat", "--format="])
            .contains("reports/2026-11.md")
    );
    // What turns out later is told beside the figures of later months.
    let later = scene.by(BUSINESS).as_of("2027-01-20T10:00");
    later.ok(&["reopen", CASE, "--reason", "it peels again"]);
    scene.as_of("2027-02-05T09:00").ok(&["report", "2026-11"]);
    assert_eq!(scene.read("reports/2026-11.md"), page);
}

/// Where posted months are kept outside the repository, so are their pages.
#[test]
fn m_9_10_the_page_stands_beside_what_is_kept_elsewhere() {
    let scene = paying();
    let file = "policies/organization.toml";
    scene.write(
        file,
        &format!("posted = \"../payroll\"\n{}", scene.read(file)),
    );
    scene.commit("elsewhere");
    scene
        .as_of("2026-12-08T09:00")
        .ok(&["report", "monthly", "--post"]);
    let page = std::fs::read_to_string(scene.outside().join("payroll/reports/2026-11.md")).unwrap();
    assert!(page.contains("客诉月报"), "{page}");
    assert!(!scene.path("reports").exists());
}
