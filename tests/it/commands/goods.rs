//! `receive`, `resell`, `recover`: what comes back, what it brings, and what accounting posts.

use super::steps::scenes::{CASE, FILE, WAY, with_case};
use crate::common::{BUSINESS, MANAGER, REGISTRAR, Scene};

/// The case of the steps with this settlement, on its way up to the customer's acceptance.
pub fn settled(remedies: &[&str]) -> Scene {
    let scene = with_case(&super::steps::scenes::file(&[]));
    for (name, by, at, args) in WAY {
        if ["carried-out", "answered"].contains(name) {
            break;
        }
        let mut line = args.to_vec();
        if *name == "resolved" {
            line = vec!["resolve", CASE];
            line.extend(remedies.iter().flat_map(|remedy| ["--remedy", remedy]));
        }
        scene.by(by).as_of(at).ok(&line);
    }
    scene.by(BUSINESS).as_of("2026-11-20T10:00:00+08:00")
}

const RETURN: &str = "return:quantity=420,price=12.50";
const REPLACEMENT: &str = "replacement:quantity=420,a_price=14.00";

/// M-13c: as approved is posted; the proof is recorded with it; nothing is left to ask.
#[test]
fn goods_come_back_as_approved() {
    let scene = settled(&[RETURN, REPLACEMENT]);
    let said = scene.ok(&[
        "receive",
        CASE,
        "--quantity",
        "420",
        "--proof",
        "return-certificate",
    ]);
    assert!(said.contains("came back: 420 of 420 approved"), "{said}");
    let receipt = &scene.data(CASE)["returns"][0];
    assert_eq!(receipt["quantity"], 420);
    assert_eq!(receipt["proof"], "return-certificate");
    let why = scene.json(&["explain", CASE]);
    assert_eq!(why["returns"]["to_post"], 420);
    assert_eq!(why["loss"]["total"], "6930.00");
    assert_eq!(why["liability"][0]["amount"], "4851.00");
    assert_eq!(why["liability"][1]["amount"], "2079.00");
    assert_eq!(why["loss"]["lines"][0]["source"]["rule"], "M-A6");
}

/// M-13, M-A6: film and powder are measured; what was said is kept to the last gram, the loss comes to
/// the fen, and what is counted otherwise cannot have come back of it.
#[test]
fn goods_are_measured_in_their_unit() {
    let scene = settled(&["return:quantity=1250.5kg,price=12.35"]);
    assert_eq!(
        scene.data(CASE)["settlement"]["remedies"][0]["quantity"],
        "1250.5 kg"
    );
    let pieces = scene.fails(2, &["receive", CASE, "--quantity", "420"]);
    assert!(pieces.contains("1250.5 kg"), "{pieces}");
    let meant = "complaint receive 261101 --quantity 420kg";
    assert!(pieces.contains(meant), "{pieces}");
    assert!(!pieces.contains("warning"), "{pieces}");
    let said = scene.ok(&["receive", CASE, "--quantity", "1250.25 kg"]);
    assert!(
        said.contains("came back: 1250.25 kg of 1250.5 kg approved"),
        "{said}"
    );
    let why = scene.json(&["explain", CASE]);
    assert_eq!(why["returns"]["to_post"], "1250.25 kg");
    // 1250.25 × 12.35 × 20 % = 3,088.1175.
    assert_eq!(why["loss"]["total"], "3088.12");
    let shown = scene.ok(&["show", CASE]);
    assert!(shown.contains("came back: 1250.25 kg"), "{shown}");
    let posted = scene.json(&["report", "returns", "--month", "2026-11"]);
    assert_eq!(posted["postings"][0]["amount"], "15440.59", "{posted}");
}

/// M-13c: above the tolerance it is recorded and held; nothing is lost, closing waits.
#[test]
fn more_than_tolerated_is_held() {
    let scene = settled(&[RETURN]);
    let said = scene.run(&["receive", CASE, "--quantity", "421"]);
    assert_eq!(said.code, 0, "{}", said.stderr);
    assert!(said.stderr.contains("warning[M-13c]"), "{}", said.stderr);
    assert!(
        said.stderr.contains("instruct 261101 1 --text"),
        "{}",
        said.stderr
    );
    let why = scene.json(&["explain", CASE]);
    assert_eq!(why["returns"]["blocked"], true);
    assert!(why["returns"].get("to_post").is_none());
    let found = scene.run(&["check", "--rule", "return-above-tolerance"]);
    assert_eq!(found.code, 1, "{}", found.stdout);
    for (args, at) in [
        (&["carry-out", CASE][..], "2026-11-20T10:00:00+08:00"),
        (
            &["reply", CASE, "--kind", "answer", "--via", "letter"],
            "2026-11-20T11:00:00+08:00",
        ),
    ] {
        scene.as_of(at).ok(args);
    }
    let office = scene.by(REGISTRAR).as_of("2026-11-20T12:00:00+08:00");
    office.run(&["consolidate", CASE]);
    let said = office.fails(3, &["close", CASE]);
    assert!(
        said.contains("M-13c") && said.contains("instruct 261101 1"),
        "{said}"
    );
    // Until then the approved quantity is the loss: 420 × 12.50 × 20 %.
    let why = office.json(&["explain", CASE]);
    assert_eq!(why["loss"]["total"], "1050.00");
    scene
        .by(MANAGER)
        .as_of("2026-11-20T13:00:00+08:00")
        .ok(&["instruct", CASE, "1", "--text", "照收"]);
    let why = scene
        .as_of("2026-11-20T13:00:00+08:00")
        .json(&["explain", CASE]);
    assert_eq!(why["returns"]["to_post"], 421);
    assert_eq!(why["loss"]["total"], "1052.50");
    office
        .as_of("2026-11-20T14:00:00+08:00")
        .ok(&["close", CASE]);
}

/// The customer's ratio is recorded and holds; a document must be the policy's.
#[test]
fn tolerance_and_proof_are_judged() {
    let scene = settled(&[RETURN]);
    scene.ok(&["receive", CASE, "--quantity", "432", "--tolerance", "3%"]);
    let why = scene.json(&["explain", CASE]);
    assert_eq!(why["returns"]["blocked"], false);
    assert_eq!(why["returns"]["to_post"], 432);
    let said = scene.fails(2, &["receive", CASE, "--proof", "receipt"]);
    assert!(said.contains("return-certificate"), "{said}");
    scene.fails(2, &["receive", CASE]);
    scene.fails(
        2,
        &["receive", CASE, "--quantity", "1", "--tolerance", "101"],
    );
    scene
        .by("zhao.lei@example.com")
        .fails(3, &["receive", CASE, "--quantity", "1"]);
}

/// M-13f and the postings of a month, for accounting.
#[test]
fn accounting_has_its_list() {
    let scene = settled(&[RETURN, "allowance:amount=100.00"]);
    scene.ok(&[
        "receive",
        CASE,
        "--quantity",
        "420",
        "--proof",
        "return-certificate",
    ]);
    let list = scene.json(&["report", "returns", "--month", "2026-11"]);
    let postings = list["postings"].as_array().unwrap();
    assert_eq!(postings.len(), 2, "{list}");
    assert_eq!(postings[0]["kind"], "allowance");
    assert_eq!(
        (&postings[0]["amount"], &postings[0]["proved"]),
        (&"100.00".into(), &false.into())
    );
    assert_eq!(postings[1]["kind"], "return");
    assert_eq!(postings[1]["to_post"], 420);
    assert_eq!(postings[1]["amount"], "5250.00");
    assert_eq!(postings[1]["proved"], true);
    assert_eq!(list["receivables"][0]["amount"], "5350.00");
    assert_eq!(list["receivables"][0]["salesperson"], BUSINESS);
    let shown = scene.ok(&["report", "returns", "--month", "2026-11"]);
    assert!(
        shown.contains("5,250.00") && shown.contains("return-certificate"),
        "{shown}"
    );
    let none = scene.json(&["report", "returns", "--month", "2026-09"]);
    assert_eq!(none["postings"].as_array().unwrap().len(), 0);
    let csv = scene.ok(&["report", "returns", "--month", "2026-11", "--format", "csv"]);
    assert!(
        csv.contains("261101,华南电子,return,420,420,5250.00,false,return-certificate"),
        "{csv}"
    );
}

/// M-A1: sold within the month the pieces cost what they did not bring; afterwards it is refused.
#[test]
fn goods_are_sold_again_within_the_month() {
    let scene = settled(&[RETURN, REPLACEMENT]);
    scene.ok(&["receive", CASE, "--quantity", "420"]);
    let said = scene.ok(&["resell", CASE, "--quantity", "100", "--price", "9.00"]);
    assert!(said.contains("500.00"), "{said}");
    let sale = &scene.data(CASE)["resales"][0];
    assert_eq!(
        (sale["quantity"].as_u64(), sale["a_price"].as_str()),
        (Some(100), Some("14.00"))
    );
    let why = scene.json(&["explain", CASE]);
    // 320 × 12.50 × 20 % + 420 × 14 + 100 × (14 − 9)
    assert_eq!(why["loss"]["total"], "7180.00");
    assert_eq!(why["loss"]["resale_until"], "2026-12-09T17:30:00+08:00");
    let said = scene.fails(2, &["resell", CASE, "--quantity", "321", "--price", "9"]);
    assert!(said.contains("320"), "{said}");
    let late = scene.as_of("2026-12-10T09:00:00+08:00");
    let said = late.fails(3, &["resell", CASE, "--quantity", "1", "--price", "9"]);
    assert!(
        said.contains("error[M-A1]") && said.contains("policies/manufacturing.toml"),
        "{said}"
    );
    let bare = settled(&[RETURN]);
    let said = bare.fails(2, &["resell", CASE, "--quantity", "1", "--price", "9"]);
    assert!(said.contains("--a-price"), "{said}");
}

/// M-9.13: what comes back from outside reduces the net loss, never below nothing.
#[test]
fn outside_parties_pay_back() {
    let scene = settled(&["allowance:amount=1000.00"]);
    let said = scene.ok(&["recover", CASE, "--from", "ink maker", "--amount", "300.00"]);
    assert!(said.contains("net 700.00"), "{said}");
    let why = scene.json(&["explain", CASE]);
    assert_eq!(why["loss"]["total"], "1000.00");
    assert_eq!(
        (&why["loss"]["recovered"], &why["loss"]["net"]),
        (&"300.00".into(), &"700.00".into())
    );
    let said = scene.fails(
        3,
        &["recover", CASE, "--from", "ink maker", "--amount", "700.01"],
    );
    assert!(
        said.contains("recovered-too-much") && said.contains("700.00"),
        "{said}"
    );
    scene.ok(&["recover", CASE, "--from", "ink maker", "--amount", "700.00"]);
    let report = scene.json(&["report", "2026-11"]);
    let loss = &report["kpi"]["loss"];
    assert_eq!(loss["gross"], "1000.00");
    assert_eq!(
        (&loss["recovered"], &loss["net"]),
        (&"1000.00".into(), &"0.00".into())
    );
    let shown = scene.json(&["show", CASE]);
    assert_eq!(shown["loss"]["net"], "0.00");
    assert!(scene.read(FILE).contains("amount: \"700.00\""));
}
