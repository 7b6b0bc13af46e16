//! `link`, `show --similar`, standing remedies, notes of an abnormality, the report's improvement.

use super::actions::{clock, decided, findings};
use super::steps::scenes::{CASE, GENERAL, case_at, file, received, set_policy};
use crate::common::{BUSINESS, REGISTRAR, Scene};

/// A second case beside the first, of the same customer and product.
fn two() -> Scene {
    let scene = received();
    let other = file(&[])
        .replace("261101", "261102")
        .replace("1f2c34", "1f2c35");
    scene.write("cases/2026/11/261102.yaml", &other);
    scene.commit("261102 new");
    scene
}

/// B-5: a link stands in both cases, with its reason; a second time changes nothing.
#[test]
fn a_link_stands_in_both_cases() {
    let scene = two();
    scene.ok(&["link", CASE, "261102", "--reason", "同一批"]);
    for (one, other) in [(CASE, "261102"), ("261102", CASE)] {
        let data = scene.data(one);
        let link = &data["links"]["related"][0];
        assert_eq!(link["number"], other);
        assert_eq!(link["reason"], "同一批");
        assert_eq!(link["by"], BUSINESS);
        let shown = scene.ok(&["show", one]);
        assert!(shown.contains(other), "{shown}");
    }
    assert_eq!(scene.json(&["link", "261102", CASE])["changed"], false);
    assert_eq!(findings(&scene, "dangling-link").len(), 0);
    assert_eq!(findings(&scene, "invalid-field").len(), 0);
    scene.fails(2, &["link", CASE, CASE]);
    scene.fails(2, &["link", CASE, "269999"]);
}

/// A link on one side only is mended; numbers written by hand stay as they are.
#[test]
fn a_link_joins_one_written_by_hand() {
    let scene = two();
    let text = scene.case(CASE) + "links:\n  related: [\"261102\"]\n";
    scene.write(&scene.case_path(CASE), &text);
    scene.ok(&["link", CASE, "261102"]);
    assert_eq!(scene.data(CASE)["links"]["related"][0], "261102");
    assert_eq!(scene.data("261102")["links"]["related"][0]["number"], CASE);
}

const REPEAT: &str = "[[recurrence]]\nname = \"repeat\"\nsame = [\"customer.name\", \"product.part\"]\n\
    window = \"90d\"\nrule = \"B-5\"\n\n# ---- Loss by remedy";

/// B-5: a repeat is found, and links or a waiver quiet it; another customer's case is none.
#[test]
fn repeats_are_found_until_linked_or_waived() {
    let scene = two();
    set_policy(&scene, &[("# ---- Loss by remedy", REPEAT)]);
    let found = findings(&scene, "repeat-complaint");
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0]["case"], "261102");
    let waived = scene.by(GENERAL);
    waived.ok(&[
        "waive",
        "261102",
        "repeat-complaint",
        "--reason",
        "同日两单",
    ]);
    assert_eq!(findings(&scene, "repeat-complaint").len(), 0);

    let scene = two();
    set_policy(&scene, &[("# ---- Loss by remedy", REPEAT)]);
    scene.ok(&["link", "261102", CASE]);
    assert_eq!(findings(&scene, "repeat-complaint").len(), 0);

    let scene = two();
    set_policy(&scene, &[("# ---- Loss by remedy", REPEAT)]);
    let other = scene.case("261102").replace("华南电子", "东方电路");
    scene.write(&scene.case_path("261102"), &other);
    assert_eq!(findings(&scene, "repeat-complaint").len(), 0);
}

/// L-6: what a working action should have stopped points at that action's case and line.
#[test]
fn a_recurrence_points_at_the_action() {
    let scene = decided();
    let verify = ["verify", CASE, "1", "--works", "--evidence", "三批无脱落"];
    scene.as_of("2026-11-12T09:00:00+08:00").ok(&verify);
    let entry = REPEAT
        .replace("\"customer.name\", ", "")
        .replace("\"repeat\"", "\"recurrence\"");
    set_policy(&scene, &[("# ---- Loss by remedy", &entry)]);
    let other = file(&[])
        .replace("261101", "261102")
        .replace("1f2c34", "1f2c35");
    let other = other
        .replace("华南电子", "东方电路")
        .replace("2026-11-05T", "2026-11-13T");
    scene.write("cases/2026/11/261102.yaml", &other);
    let later = scene.as_of("2026-11-14T09:00:00+08:00");
    let found = findings(&later, "recurrence");
    assert_eq!(found.len(), 1, "{found:?}");
    let line = scene
        .case(CASE)
        .lines()
        .position(|line| line.contains("works: true"))
        .unwrap();
    let message = found[0]["message"].as_str().unwrap();
    assert!(message.contains("更换滤网"), "{message}");
    let place = message.split("261101.yaml:").nth(1).unwrap();
    let named: usize = place.trim_end_matches(')').parse().unwrap();
    assert!(named <= line + 1 && named + 6 > line, "{named} {line}");
}

/// L-8: like cases with how they were settled, the likest first, in a fixed order.
#[test]
fn precedents_are_shown() {
    let scene = case_at("closed");
    let other = file(&[])
        .replace("261101", "261102")
        .replace("1f2c34", "1f2c35");
    scene.write("cases/2026/11/261102.yaml", &other);
    let later = scene.as_of("2026-11-20T09:00:00+08:00");
    let found = later.json(&["show", "261102", "--similar"]);
    let similar = &found["similar"];
    assert_eq!(similar.as_array().unwrap().len(), 1);
    assert_eq!(similar[0]["number"], CASE);
    assert_eq!(
        similar[0]["same"],
        serde_json::json!(["product", "category", "class"])
    );
    assert_eq!(similar[0]["outcome"], "upheld");
    assert_eq!(similar[0]["remedies"], serde_json::json!(["allowance"]));
    assert_eq!(similar[0]["amount"], "42000.00");
    assert_eq!(similar[0]["per_claimed"], "1");
    assert_eq!(similar[0]["per_piece"], "100");
    let table = later.ok(&["show", "261102", "--similar", "--limit", "1"]);
    assert!(
        table.contains(CASE) && table.contains("42,000.00"),
        "{table}"
    );
    let none = later.json(&["show", CASE, "--similar"]);
    assert_eq!(none["similar"], serde_json::json!([]));
}

const STANDING: &str = "[[standing]]\nwhen = { category = [\"product-quality\"] }\n\
    remedy = \"replacement\"\nrule = \"L-3.3\"\n\n# ---- Loss by remedy";

/// L-3.3: the standing remedy of the type is shown, taken where no kind is named, and its figures
/// are asked for; anything else without a reason is noted.
#[test]
fn standing_remedies() {
    let scene = case_at("investigated")
        .by(BUSINESS)
        .as_of("2026-11-09T11:00:00+08:00");
    let said = scene.fails(2, &["resolve", CASE]);
    assert!(said.contains("--remedy"), "{said}");
    set_policy(&scene, &[("# ---- Loss by remedy", STANDING)]);
    let shown = scene.ok(&["show", CASE]);
    assert!(shown.contains("replacement · L-3.3"), "{shown}");
    let said = scene.fails(2, &["resolve", CASE]);
    assert!(
        said.contains("quantity=…,a_price=…") && said.contains("L-3.3"),
        "{said}"
    );
    scene.ok(&["resolve", CASE, "--remedy", "quantity=420,a_price=14.00"]);
    let data = scene.data(CASE);
    assert_eq!(data["settlement"]["remedies"][0]["kind"], "replacement");
    assert_eq!(findings(&scene, "deviating-settlement").len(), 0);
    scene.ok(&["resolve", CASE, "--remedy", "refund:amount=10.00"]);
    assert_eq!(findings(&scene, "deviating-settlement").len(), 1);
    scene.ok(&[
        "resolve",
        CASE,
        "--remedy",
        "refund:amount=10.00",
        "--text",
        "客户要求退款",
    ]);
    assert_eq!(findings(&scene, "deviating-settlement").len(), 0);
}

/// M-3: a note has no clocks and takes no steps; once it is a complaint they run from its
/// registration.
#[test]
fn an_abnormality_note_becomes_a_complaint() {
    let text = file(&[]).replace("grade: major", "grade: major\nnature: abnormality");
    let scene = super::steps::scenes::with_case(&text);
    let shown = scene.json(&["show", CASE]);
    assert_eq!(shown["deadlines"], serde_json::json!([]));
    scene.by(REGISTRAR).fails(3, &["register", CASE]);
    assert_eq!(findings(&scene, "abnormality-with-loss").len(), 1);
    let office = scene.by(REGISTRAR).as_of("2026-11-09T09:00:00+08:00");
    office.ok(&["correct", CASE, "nature=complaint", "--reason", "客户索赔"]);
    assert_eq!(findings(&office, "abnormality-with-loss").len(), 0);
    office.ok(&["register", CASE]);
    let overall = clock(&office, "overall");
    assert_eq!(overall["started"], "2026-11-09T09:00:00+08:00");
    // 13 days from the 9th are the 22nd, a Sunday: Monday the 23rd.
    assert_eq!(&overall["due"].as_str().unwrap()[..10], "2026-11-23");
}

/// C-11: the indicators of improvement are in the report, with the Pareto of what was asked for.
#[test]
fn improvement_in_the_report() {
    let scene = decided();
    let verify = ["verify", CASE, "1", "--works", "--evidence", "三批无脱落"];
    scene.as_of("2026-11-12T09:00:00+08:00").ok(&verify);
    let later = scene.as_of("2026-12-01T09:00:00+08:00");
    let report = later.json(&["report", "2026-11", "--group-by", "part,defect"]);
    assert_eq!(report["kpi"]["action_effective"], "100.0");
    assert_eq!(report["kpi"]["reopened"], serde_json::Value::Null);
    assert_eq!(report["kpi"]["ppm"], "84000");
    let bar = &report["pareto"]["part"][0];
    assert_eq!(
        (&bar["name"], &bar["vital"]),
        (&"PCB-4L-220".into(), &true.into())
    );
    let table = later.ok(&["report", "2026-11", "--group-by", "part"]);
    assert!(
        table.contains("84000") && table.contains("100.0 %"),
        "{table}"
    );
}
