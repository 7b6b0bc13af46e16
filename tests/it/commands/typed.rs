//! Dates, times and figures as people write them: echoed, and stored in the one way files have.

use crate::common::{Scene, shell_words};

const CASE: &str = "261101";

fn scene() -> Scene {
    let scene = Scene::new().as_of("2026-11-29T10:00:00+08:00");
    scene.ok(&[
        "new",
        "--no-input",
        "--customer",
        "华南",
        "--complaint",
        "脱落",
    ]);
    scene
}

/// The intake of one call told as on paper.
#[test]
fn an_intake_as_it_is_written_down() {
    let scene = Scene::new().as_of("2026-11-29T10:00:00+08:00");
    let said = scene.run(&[
        "new",
        "--no-input",
        "--customer",
        "华南",
        "--complaint",
        "脱落",
        "--received",
        "昨天 9:20",
        "--shipped",
        "11月5日",
        "--quantity",
        "5,000片",
        "--defective",
        "４２０片",
        "--claimed",
        "¥4.2万",
    ]);
    assert_eq!(said.code, 0, "{}", said.stderr);
    for read in ["2026-11-28 09:20", "2026-11-05"] {
        assert!(said.stderr.contains(read), "{}", said.stderr);
    }
    let text = scene.case(CASE);
    for line in [
        "received: 2026-11-28T09:20:00+08:00",
        "shipped: 2026-11-05",
        "quantity: 5000 片",
        "defective: 420 片",
        "claimed: \"42000.00\"",
    ] {
        assert!(text.contains(line), "{line}: {text}");
    }
}

/// What can be read in two ways is refused with both, and nothing is written.
#[test]
fn two_readings_are_refused_with_both() {
    let scene = scene();
    let before = scene.case(CASE);
    let shipped = "product.shipped=05/11/2026";
    let said = scene.fails(2, &["correct", CASE, shipped, "--reason", "x"]);
    assert!(
        said.contains("2026-11-05") && said.contains("2026-05-11"),
        "{said}"
    );
    let said = scene.fails(2, &["note", CASE, "--text", "x", "--at", "5/11 9:20"]);
    assert!(said.contains("05-11") && said.contains("11-05"), "{said}");
    let claimed = scene.fails(2, &["correct", CASE, "claimed=42,00", "--reason", "x"]);
    assert!(claimed.contains("42,00"), "{claimed}");
    assert_eq!(scene.case(CASE), before);
}

/// A day to come, a time of today, a day to look back to.
#[test]
fn days_near_today() {
    let scene = scene();
    scene.ok(&["promise", CASE, "--what", "答复", "--by-date", "+3d"]);
    assert_eq!(scene.data(CASE)["promises"][0]["by_date"], "2026-12-02");
    scene.ok(&["note", CASE, "--text", "x", "--at", "10:00"]);
    assert_eq!(
        scene.data(CASE)["notes"][0]["at"],
        "2026-11-29T10:00:00+08:00"
    );
    let none = scene.json(&["list", "--until", "昨天"]);
    assert_eq!(none.as_array().map(Vec::len), Some(0));
    let today = scene.json(&["list", "--since", "today"]);
    assert_eq!(today.as_array().map(Vec::len), Some(1));
    let then = scene.as_of("昨天").run(&["list", "--format", "json"]);
    assert_eq!(then.code, 0, "{}", then.stderr);
}

/// What people call a unit, an outcome, a remedy, a class, in whichever language: the file has the word.
#[test]
fn titles_stand_for_their_words() {
    let scene = scene();
    for (who, line) in [
        (
            "wang.min",
            "correct 261101 class=质量异常 channel=电话 demand=退货 product.order=P-1 product.part=B-1 \
             product.shipped=11-01 product.quantity=5 product.defective=2 --reason 补记",
        ),
        ("gm.office", "register 261101"),
        ("gm.office", "assign 261101 --to 质量管理部"),
        (
            "zhao.lei",
            "investigate 261101 --outcome 成立 --cause x --liable 阻焊组=100",
        ),
        ("wang.min", "resolve 261101 --remedy 赔偿：amount=42,000"),
    ] {
        let words = shell_words(line);
        let args: Vec<&str> = words.iter().map(String::as_str).collect();
        scene.by(&format!("{who}@example.com")).ok(&args);
    }
    let data = scene.data(CASE);
    assert_eq!(data["class"], "quality-abnormal");
    assert_eq!(data["channel"], "phone");
    assert_eq!(data["assignments"][0]["to"], "quality");
    assert_eq!(data["investigation"]["outcome"], "upheld");
    assert_eq!(data["investigation"]["liability"][0]["unit"], "soldermask");
    let remedy = &data["settlement"]["remedies"][0];
    assert_eq!(remedy["kind"], "compensation");
    assert_eq!(remedy["amount"], "42000.00");
    let open = scene.json(&["list", "--status", "已拟处理意见"]);
    assert_eq!(open.as_array().map(Vec::len), Some(1));
}

#[test]
fn an_intake_in_titles() {
    let scene = scene();
    let line = "new --no-input --customer A --complaint x --category 交期 --channel Letter";
    let words = shell_words(line);
    let args: Vec<&str> = words.iter().map(String::as_str).collect();
    let made = scene.json(&args);
    let data = scene.data(made["number"].as_str().unwrap());
    assert_eq!(data["category"], "delivery");
    assert_eq!(data["channel"], "letter");
}
