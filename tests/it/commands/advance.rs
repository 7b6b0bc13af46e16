//! Paid first, recovered later (R-5, M-9.13).

use super::steps::scenes::{CASE, WAY, with_case};
use crate::common::{BUSINESS, QUALITY, Scene};

const OPERATIONS: &str = "peng.kai@example.com";

/// A garment whose seams came apart, nobody knows why; exchanged at once for another.
fn mall() -> (Scene, String) {
    let counter = Scene::new().by("pan.ting@example.com");
    let made = counter.as_of("2026-11-05T12:00:00+08:00").json(&[
        "new",
        "--no-input",
        "--policy",
        "retail",
        "--area",
        "一楼超市",
        "--customer",
        "赵先生",
        "--phone",
        "0755-1111",
        "--complaint",
        "接缝开裂",
        "--category",
        "product-quality",
        "--class",
        "quality-abnormal",
        "--grade",
        "small",
        "--channel",
        "visit",
        "--order",
        "小票-9",
        "--title",
        "接缝开裂",
    ]);
    let number = made["number"].as_str().unwrap().to_owned();
    let at = |minute: u8| format!("2026-11-05T13:{minute:02}:00+08:00");
    counter.as_of(&at(0)).ok(&["assign", &number]);
    let office = counter.by(OPERATIONS);
    let found = "investigate --outcome upheld --fault unclear --cause 待鉴定";
    say(&office.as_of(&at(5)), &number, found);
    let said = say(
        &office.as_of(&at(10)),
        &number,
        "resolve --remedy exchange:quantity=1,a_price=300 --advance",
    );
    let words = "paid in advance, to be recovered: 300.00 CNY; recovered 0.00 CNY";
    assert!(said.contains(words), "{said}");
    (office, number)
}

/// Runs a command line on the case; it must succeed.
fn say(scene: &Scene, number: &str, line: &str) -> String {
    let mut words: Vec<&str> = line.split(' ').collect();
    words.insert(1, number);
    scene.ok(&words)
}

fn advance(scene: &Scene, number: &str) -> (String, String, String) {
    let shown = scene.json(&["show", number]);
    let text = |key: &str| shown["advance"][key].as_str().unwrap().to_owned();
    (text("amount"), text("recovered"), text("open"))
}

fn state(amount: &str, recovered: &str, open: &str) -> (String, String, String) {
    (amount.to_owned(), recovered.to_owned(), open.to_owned())
}

/// Whether the check has something to say, and its help.
fn found(scene: &Scene) -> Option<String> {
    let args = ["check", "--rule", "advance-unrecovered", "--format", "json"];
    let said: serde_json::Value = serde_json::from_str(&scene.run(&args).stdout).unwrap();
    let help = &said["findings"].get(0)?["help"];
    Some(help.as_str().unwrap().to_owned())
}

/// nobody knows whose fault it was; the customer is served at once, the case is closed, and
/// what was paid stays open until it has come back.
#[test]
fn r_5_paid_first_and_recovered_later() {
    let (office, number) = mall();
    let at = |minute: u8| office.as_of(&format!("2026-11-05T13:{minute:02}:00+08:00"));
    assert_eq!(advance(&at(10), &number), state("300.00", "0.00", "300.00"));
    assert_eq!(
        at(10).json(&["show", &number])["settlement"]["advance"],
        true
    );
    let shown = at(10).ok(&["show", &number]);
    assert!(shown.contains("Paid in advance"), "{shown}");
    let zh = at(10).ok(&["show", &number, "--lang", "zh"]);
    assert!(
        zh.contains("先行垫付") && zh.contains("待追偿：300.00 元"),
        "{zh}"
    );
    for (minute, line) in [
        (20, "agree --accepted --via visit"),
        (21, "carry-out"),
        (22, "reply --kind answer --via visit --text 已换货"),
    ] {
        say(&at(minute), &number, line);
    }
    assert_eq!(
        found(&at(23)),
        None,
        "while the case is open it is nobody's duty"
    );
    say(&at(24), &number, "close");
    let said = found(&at(25)).expect("closed, and nothing recovered");
    let help = format!("complaint recover {number} --from NAME --amount 300.00");
    assert!(said.contains(&help), "{said}");
    say(&at(30), &number, "recover --from 服装厂 --amount 100");
    assert_eq!(
        advance(&at(30), &number),
        state("300.00", "100.00", "200.00")
    );
    assert!(found(&at(30)).is_some_and(|said| said.contains("--amount 200.00")));
    say(&at(40), &number, "recover --from 服装厂 --amount 200");
    assert_eq!(advance(&at(40), &number), state("300.00", "300.00", "0.00"));
    assert_eq!(found(&at(40)), None);
    // As it was known before the money came.
    assert_eq!(advance(&at(25), &number), state("300.00", "0.00", "300.00"));
}

/// M-9.13: once liability is decided, the outside party's part is what is to come back.
#[test]
fn only_the_outside_share_is_an_advance() {
    let scene = with_case(&super::steps::scenes::file(&[]));
    for (name, by, at, args) in WAY {
        let scene = scene.by(by).as_of(at);
        if *name == "resolved" {
            let line = ["resolve", CASE, "--remedy", "allowance:amount=1000"];
            scene.ok(&[&line[..], &["--advance"]].concat());
            break;
        }
        scene.ok(args);
    }
    let scene = scene.by(BUSINESS).as_of("2026-11-20T10:00:00+08:00");
    assert_eq!(advance(&scene, CASE), state("300.00", "0.00", "300.00"));
    // More may come back than was advanced; nothing is open below nothing.
    scene.ok(&["recover", CASE, "--from", "ink maker", "--amount", "400"]);
    assert_eq!(advance(&scene, CASE), state("300.00", "400.00", "0.00"));
    // A new proposal that is not paid in advance leaves nothing open.
    let next = scene.as_of("2026-11-21T10:00:00+08:00");
    next.ok(&["resolve", CASE, "--remedy", "allowance:amount=900"]);
    assert!(next.json(&["show", CASE]).get("advance").is_none());
}

/// A proposal for a further item joins the settlement, and can mark it; what is not yet known of
/// the loss is said to be so.
#[test]
fn a_further_item_marks_the_settlement() {
    let scene = with_case(&super::steps::scenes::file(&["退货", "运费"]));
    for (_, by, at, args) in WAY.iter().take(2) {
        scene.by(by).as_of(at).ok(args);
    }
    let quality = scene.by(QUALITY).as_of("2026-11-06T16:30:00+08:00");
    for item in ["1", "2"] {
        let found = format!("investigate --item {item} --outcome upheld --cause 显影不足");
        say(&quality, CASE, &found);
    }
    let scene = scene.by(BUSINESS).as_of("2026-11-09T11:00:00+08:00");
    say(
        &scene,
        CASE,
        "resolve --item 1 --remedy allowance:amount=100",
    );
    assert!(scene.json(&["show", CASE]).get("advance").is_none());
    let open = "resolve --item 2 --remedy replacement:quantity=open,a_price=14.00 --advance";
    say(&scene, CASE, open);
    let shown = scene.json(&["show", CASE]);
    assert_eq!(shown["settlement"]["advance"], true);
    assert_eq!(shown["settlement"]["remedies"].as_array().unwrap().len(), 2);
    assert!(shown.get("advance").is_none(), "{shown}");
    let page = scene.ok(&["show", CASE]);
    assert!(page.contains("how much cannot be told yet"), "{page}");
}
