//! Sanctions and deductions reckoned: `policy sanction`, `policy deduct`, `report deductions`,
//! `explain`.

use serde_json::json;

use super::sanction::closed;
use super::steps::scenes::CASE;
use crate::common::{BUSINESS, REGISTRAR, Scene};

/// Contract: `policy sanction`, the same for people.
#[test]
fn the_policy_says_what_a_share_leads_to() {
    let scene = Scene::of("manufacturing");
    let said = scene.json(&["policy", "sanction", "--amount", "100000.01"]);
    for (key, value) in [
        ("amount", json!("100000.01")),
        ("sanction", json!("minor-demerit")),
        ("times", json!(1)),
        ("supervisor_joint", json!(true)),
        ("supervisor_sanction", json!("reprimand")),
        ("points_money", json!(null)),
        ("fine_from", json!("800.00")),
        ("per_base", json!(true)),
        ("whole_month_bonus", json!(false)),
    ] {
        assert_eq!(said[key], value, "{key}");
    }
    assert_eq!(said["source"]["rule"], "M-A3");
    let apology = scene.json(&["policy", "sanction", "--amount", "10000"]);
    assert_eq!(apology["sanction"], "written-apology");
    assert_eq!(
        (&apology["points_money"], &apology["times"]),
        (&json!("200.00"), &json!(1))
    );
    assert_eq!(
        scene.json(&["policy", "sanction", "--amount", "0"])["sanction"],
        json!(null)
    );
    let told = scene.lang("zh").ok(&[
        "policy",
        "sanction",
        "--amount",
        "1000000.01",
        "--format",
        "table",
    ]);
    assert!(
        told.contains("大过 × 2 以上") && told.contains("照原文执行"),
        "{told}"
    );
    for bad in ["-1", "1.234", "x", "1e3"] {
        scene.fails(2, &["policy", "sanction", "--amount", bad]);
    }
    scene.fails(2, &["policy", "sanction"]);
    scene.fails(
        2,
        &["policy", "sanction", "--amount", "1", "--policy", "none"],
    );
}

/// Contract: `policy deduct`; M-B3, M-B5.
#[test]
fn the_policy_says_what_is_deducted_when() {
    let scene = Scene::of("manufacturing");
    let ask = |loss: &str, points: &str, bonus: &str| {
        scene.json(&[
            "policy",
            "deduct",
            "--loss",
            loss,
            "--unit-points",
            "44",
            "--points",
            points,
            "--bonus",
            bonus,
        ])
    };
    let said = ask("9000", "16", "2600,1000.01");
    assert_eq!(said["deduction"], "3272.73");
    assert_eq!(
        said["schedule"],
        json!([
            {"month": 1, "amount": "1300.00"},
            {"month": 2, "amount": "500.00"},
            {"month": 3, "amount": "500.00"},
            {"month": 4, "amount": "500.00"},
            {"month": 5, "amount": "472.73"},
        ])
    );
    assert_eq!(ask("0", "16", "2600")["schedule"], json!([]));
    assert_eq!(ask("9000", "0", "0")["deduction"], "0.00");
}

fn deduct<'a>(rest: &[&'a str]) -> Vec<&'a str> {
    [&["policy", "deduct", "--loss", "9000"][..], rest].concat()
}

/// M-B5: what never ends is refused, nonsense is bad usage, and people read it in Chinese.
#[test]
fn a_deduction_that_cannot_be_is_not_computed() {
    let scene = Scene::of("manufacturing");
    let said = scene.fails(
        3,
        &deduct(&["--unit-points", "44", "--points", "16", "--bonus", "0"]),
    );
    assert!(
        said.contains("never end") && said.contains("M-B5"),
        "{said}"
    );
    scene.fails(
        3,
        &deduct(&["--unit-points", "1", "--points", "1", "--bonus", "0.04"]),
    );
    scene.fails(
        2,
        &deduct(&["--unit-points", "44", "--points", "45", "--bonus", "1"]),
    );
    scene.fails(
        2,
        &deduct(&["--unit-points", "0", "--points", "0", "--bonus", "1"]),
    );
    scene.fails(
        2,
        &deduct(&["--unit-points", "44", "--points", "16", "--bonus", "-1"]),
    );
    scene.fails(2, &deduct(&["--unit-points", "44", "--points", "16"]));
    let told = scene.lang("zh").ok(&deduct(&[
        "--unit-points",
        "44",
        "--points",
        "16",
        "--bonus",
        "2600",
        "--format",
        "table",
    ]));
    assert!(
        told.contains("应扣 3,272.73 元") && told.contains("1,300.00"),
        "{told}"
    );
}

/// A closed case, and the bonuses of December stated for the months until May as well.
fn closed_and_paid() -> Scene {
    let scene = closed();
    let staff = scene.read("policies/staff.toml");
    let blocks = staff.split("\n[[bonus]]").skip(1);
    let december: Vec<&str> = blocks.filter(|it| it.contains("\"2026-12\"")).collect();
    let later = (1..=5).flat_map(|month| {
        let of = move |block: &&str| block.replace("2026-12", &format!("2027-{month:02}"));
        december.iter().map(of)
    });
    let later = later.map(|block| format!("\n[[bonus]]{}\n", block.trim_end()));
    let text = staff.clone() + &later.collect::<String>();
    scene.write("policies/staff.toml", &text);
    scene
}

/// M-B: what payroll deducts, person by person, with the balance that runs on.
#[test]
fn payroll_gets_the_deductions_of_a_month() {
    let scene = closed_and_paid();
    let month = |month: &str| scene.json(&["report", "deductions", "--month", month]);
    assert_eq!(month("2026-11")["persons"], json!([]));
    let december = month("2026-12");
    let feng = &december["persons"][0];
    assert_eq!(feng["person"], "feng.tao@example.com");
    assert_eq!(
        (&feng["cap"], &feng["deducted"]),
        (&json!("1300.00"), &json!("1300.00"))
    );
    // 21,000 ÷ 44 points × 16 = 7,636.3636; the fen left over is his.
    assert_eq!(
        feng["cases"],
        json!([{
            "number": CASE, "policy": "manufacturing", "deduction": "7636.37", "before": "0.00",
            "deducted": "1300.00", "balance": "6336.37",
        }])
    );
    assert_eq!(feng["source"]["rule"], "M-B5");
    assert_eq!(december["deducted"], "3600.00");
    assert_eq!(
        month("2027-05")["persons"][0]["cases"][0]["deducted"],
        "1136.37"
    );
    assert_eq!(month("2027-05")["persons"][0]["balance"], "0.00");
}

/// Issue: what was taken over from another register is deducted from nobody, whatever it says.
#[test]
fn nothing_is_deducted_for_what_was_taken_over() {
    let scene = closed();
    let december = || scene.json(&["report", "deductions", "--month", "2026-12"]);
    let before = december();
    let file = format!("cases/2026/11/{CASE}.yaml");
    let other = scene.read(&file).replace(CASE, "261177");
    let (head, rest) = other.split_once("uid: ").unwrap();
    let (uid, rest) = rest.split_once('\n').unwrap();
    let twice = format!("{head}uid: {uid}x\n{rest}");
    scene.write("cases/2026/11/261177.yaml", &twice);
    assert_ne!(december()["persons"], before["persons"]);
    let imported = "imported: {at: 2026-12-01T09:00:00+08:00, by: registrar@example.com, \
        source: old.csv, row: 2, sha256: \"0\"}\n";
    let taken = twice.replacen("policy: ", &format!("{imported}policy: "), 1);
    scene.write("cases/2026/11/261177.yaml", &taken);
    assert_eq!(december()["persons"], before["persons"]);
}

/// M-B: payroll's file.
#[test]
fn payroll_reads_the_deductions_as_csv() {
    let scene = closed();
    let csv = scene.ok(&[
        "report",
        "deductions",
        "--month",
        "2026-12",
        "--format",
        "csv",
    ]);
    assert!(
        csv.starts_with("month,person,name,number,deduction,before,deducted,balance,cause\n"),
        "{csv}"
    );
    assert!(csv.contains("2026-12,feng.tao@example.com,冯涛,261101,7636.37,0.00,1300.00,6336.37"));
    let table = scene
        .lang("zh")
        .ok(&["report", "deductions", "--month", "2026-12"]);
    assert!(
        table.contains("冯涛") && table.contains("6,336.37") && table.contains("合计"),
        "{table}"
    );
    let text = scene.ok(&[
        "report",
        "deductions",
        "--month",
        "2026-12",
        "--format",
        "markdown",
    ]);
    assert!(text.contains("| 冯涛 | 261101 | 7,636.37 |"), "{text}");
    let nothing = scene.run(&["report", "deductions"]);
    assert_eq!((nothing.code, nothing.stdout.as_str()), (0, ""));
    assert!(
        nothing.stderr.contains("nothing is deducted"),
        "{}",
        nothing.stderr
    );
    scene.fails(2, &["report", "deductions", "--month", "2026-13"]);
    scene.fails(2, &["report", "deductions", "--month", "december"]);
}

/// M-B3: the closing stores whose points the loss falls on. Who is hired later bears nothing of it,
/// who leaves still owes, and points that change later change nothing; what is shown stays.
#[test]
fn the_points_of_the_closing_stay() {
    let scene = closed();
    let basis = &scene.data(CASE)["closing"]["basis"][0];
    assert_eq!(basis["unit"], "soldermask");
    assert_eq!(basis["points"], 44);
    let people = &basis["people"];
    assert_eq!(people[0]["person"], "feng.tao@example.com");
    assert_eq!(people[0]["points"], 16);
    assert_eq!(people.as_sequence().unwrap().len(), 3);
    let csv = ["report", "deductions", "--month", "2026-12"];
    let csv = [&csv[..], &["--format", "csv"]].concat();
    let (before, explained) = (scene.ok(&csv), scene.json(&["explain", CASE]));
    let staff = scene.read("policies/staff.toml");
    let later = staff.replace("points = 44", "points = 60").replace(
        "unit = \"soldermask-a\"\npoints = 16",
        "unit = \"soldermask-a\"\npoints = 20",
    );
    assert_ne!(later, staff);
    let hired = "\n[[person]]\nid = \"newbie\"\nname = \"N\"\nemail = \"newbie@example.com\"\n\
                 unit = \"soldermask-a\"\npoints = 16\nbonus = \"2000.00\"\n";
    scene.write("policies/staff.toml", &(later + hired));
    assert_eq!(scene.ok(&csv), before);
    let after = scene.json(&["explain", CASE]);
    for (i, part) in after["deductions"].as_array().unwrap().iter().enumerate() {
        assert_eq!(part["deduction"], explained["deductions"][i]["deduction"]);
    }
    let gone = staff.replace("feng.tao@example.com", "another@example.com");
    scene.write("policies/staff.toml", &gone);
    let said = scene.run(&csv);
    let left = "2026-12,feng.tao@example.com,feng.tao@example.com,261101,7636.37,0.00,0.00,7636.37,outstanding\n";
    assert!(said.stdout.contains(left), "{}", said.stdout);
    assert!(
        said.stderr.contains("feng.tao@example.com has left"),
        "{}",
        said.stderr
    );
}

/// M-B3: a case closed before there was a basis is reckoned by the staff file.
#[test]
fn a_closing_without_a_basis_takes_the_staff_file() {
    let scene = closed();
    let text = scene.case(CASE);
    let basis = text.find("  basis:\n").unwrap();
    let end = text[basis..]
        .find("\n\n")
        .map_or(text.len(), |end| basis + end + 1);
    let older = format!("{}{}", &text[..basis], &text[end..]);
    scene.write(&scene.case_path(CASE), &older);
    assert!(scene.data(CASE)["closing"].get("basis").is_none());
    let said = scene.json(&["report", "deductions", "--month", "2026-12"]);
    assert_eq!(said["persons"][0]["cases"][0]["deduction"], "7636.37");
    let staff = scene.read("policies/staff.toml");
    let later = staff.replace("points = 44", "points = 88");
    scene.write("policies/staff.toml", &later);
    let said = scene.json(&["report", "deductions", "--month", "2026-12"]);
    assert_eq!(said["persons"][0]["cases"][0]["deduction"], "3818.18");
}

/// M-9.9, M-B5: what was taken for a closed case stays on record when the case is reopened, and is
/// paid back in the month of the reopening; the case stays closed in the figures of its time.
#[test]
fn reopening_leaves_deductions_and_closing() {
    let scene = closed();
    let month = |month: &'static str| ["report", "deductions", "--month", month];
    let period = ["report", "2026-11"];
    let (before, figures) = (scene.json(&month("2026-12")), scene.json(&period));
    assert_eq!(before["deducted"], "3600.00");
    let scene = scene.as_of("2027-01-20T10:00");
    let again = ["reopen", CASE, "--reason", "it peels again"];
    scene.by(BUSINESS).ok(&again);
    assert_eq!(scene.json(&month("2026-12")), before);
    let january = scene.json(&month("2027-01"));
    assert_eq!(january["deducted"], "-3600.00");
    let feng = &january["persons"][0];
    assert_eq!(
        (&feng["deducted"], &feng["balance"]),
        (&json!("-1300.00"), &json!("0.00"))
    );
    assert_eq!(feng["cases"][0]["cause"], "reopened");
    assert_eq!(feng["cases"][0]["by_case"], "270101");
    let explained = scene.ok(&["explain", CASE]);
    assert!(
        explained.contains("taken up again by 270101"),
        "{explained}"
    );
    assert_eq!(scene.json(&month("2027-02"))["persons"], json!([]));
    let after = scene.json(&period);
    assert_eq!(after["kpi"]["closed"], figures["kpi"]["closed"]);
    assert_eq!(
        after["kpi"]["time_to_close"],
        figures["kpi"]["time_to_close"]
    );
    assert_eq!(after["cases"][0]["closed"], figures["cases"][0]["closed"]);
    assert!(after["cases"][0]["closed"].is_string(), "{after:#}");
}

/// Without a bonus a balance never ends: payroll is told.
#[test]
fn a_balance_that_never_ends_is_said() {
    let scene = closed();
    let staff = scene.read("policies/staff.toml");
    scene.write(
        "policies/staff.toml",
        &staff.replace("amount = \"2600.00\"", "amount = \"0\""),
    );
    let said = scene.run(&["report", "deductions", "--month", "2026-12"]);
    assert_eq!(said.code, 0);
    assert!(
        said.stderr.contains("冯涛 allows nothing to be deducted"),
        "{}",
        said.stderr
    );
}

/// Contract: `explain` derives each sanction and deduction, with rule and place.
#[test]
fn sanctions_and_deductions_are_explained() {
    let scene = closed_and_paid();
    scene
        .by(REGISTRAR)
        .ok(&["sanction", CASE, "--as-proposed", "--ground", "material"]);
    let said = scene.json(&["explain", CASE]);
    let sanction = &said["sanctions"][0];
    assert_eq!(sanction["person"], "feng.tao@example.com");
    assert_eq!(sanction["share"], "21000.00");
    assert_eq!(sanction["proposed"]["sanction"], "reprimand");
    assert_eq!(sanction["proposed"]["fine_from"], "400.00");
    assert_eq!(sanction["source"]["rule"], "M-A3");
    assert_eq!(sanction["in_force"], false);
    let deduction = &said["deductions"][0];
    assert_eq!(
        (&deduction["loss"], &deduction["deduction"]),
        (&json!("21000.00"), &json!("7636.37"))
    );
    assert_eq!(deduction["unit"], "soldermask");
    assert_eq!(
        deduction["schedule"][0],
        json!({"month": 1, "amount": "1300.00"})
    );
    assert_eq!(deduction["schedule"].as_array().unwrap().len(), 6);
    let parts = said["deductions"].as_array().unwrap().len();
    assert_eq!(parts, 3);
    let page = scene.lang("zh").ok(&["explain", CASE]);
    assert!(
        page.contains("拟处分：申诫 × 1") && page.contains("尚未核定"),
        "{page}"
    );
    assert!(
        page.contains("奖金扣减") && page.contains("7,636.37 元"),
        "{page}"
    );
    let clock = scene.json(&["explain", CASE, "--clock", "overall"]);
    assert_eq!(
        (&clock["sanctions"], &clock["deductions"]),
        (&json!([]), &json!([]))
    );
}
