//! `policy loss`: what remedies cost by a policy.

use serde_json::json;

use crate::common::Scene;

fn ask(scene: &Scene, remedies: &[&str]) -> serde_json::Value {
    let mut args = vec!["policy", "loss", "--policy", "manufacturing"];
    args.extend(remedies.iter().flat_map(|remedy| ["--remedy", remedy]));
    serde_json::from_str(&scene.ok(&args)).unwrap()
}

/// M-A6, M-A1: JSON where nobody looks on; the lines in the order asked, each with its rule.
#[test]
fn every_kind_has_its_line() {
    let answer = ask(
        &Scene::new(),
        &[
            "compensation:amount=3000",
            "return:quantity=420,price=12.50",
            "replacement:quantity=420,a_price=14.00",
            "rework:labour=800,handling=120.50,wastage=79.50",
            "resale:quantity=100,a_price=14,resale_price=9",
            "refund:amount=100,currency=EUR,rate=7.8,rate_date=2026-11-05",
            "exchange:quantity=3,a_price=14",
            "apology",
        ],
    );
    let lines = answer["lines"].as_array().unwrap();
    let lines: Vec<_> = lines
        .iter()
        .map(|line| json!([line["kind"], line["amount"]]))
        .collect();
    assert_eq!(
        json!(lines),
        json!([
            ["compensation", "3000.00"],
            ["return", "1050.00"],
            ["replacement", "5880.00"],
            ["rework", "1000.00"],
            ["resale", "500.00"],
            ["refund", "780.00"],
            ["exchange", "42.00"],
        ])
    );
    assert_eq!(answer["total"], "12252.00");
    assert_eq!(answer["lines"][4]["source"]["rule"], "M-A1");
    assert_eq!(
        answer["lines"][1]["steps"][0],
        "420 × 12.50 × 20 % = 1,050.00"
    );
}

#[test]
fn amounts_are_exact_at_both_ends() {
    let scene = Scene::new();
    let answer = ask(
        &scene,
        &["allowance:amount=1000000000000.01", "allowance:amount=0.01"],
    );
    assert_eq!(answer["total"], "1000000000000.02");
    let one = ask(
        &scene,
        &[
            "return:quantity=1,price=0.02",
            "return:quantity=3,price=0.01",
        ],
    );
    assert_eq!(one["total"], "0.01");
    let said = scene.fails(
        2,
        &[
            "policy",
            "loss",
            "--remedy",
            "replacement:quantity=1000000000000,a_price=1000000000000",
        ],
    );
    assert!(said.contains("beyond"), "{said}");
}

#[test]
fn what_cannot_be_reckoned_is_refused() {
    let scene = Scene::new();
    for bad in [
        "gift:amount=1",
        "return:quantity=open,price=1",
        "return:quantity=1",
        "resale:quantity=1,a_price=2",
        "resale:quantity=+1,a_price=2,resale_price=1",
        "resale:quantity=1,a_price=2,resale_price=1,credit=false",
        "resale:quantity=1,quantity=1,a_price=2,resale_price=1",
        "refund:amount=1,currency=EUR",
        "refund:amount=1,rate=2,rate_date=2026-11-05",
        "return:quantity=1000000000001,price=1",
    ] {
        scene.fails(2, &["policy", "loss", "--remedy", bad]);
    }
    scene.fails(2, &["policy", "loss"]);
    let policy = scene.read("policies/manufacturing.toml");
    let rule = "[[loss]]\nremedy = \"exchange\"\nformula = \"quantity-a-price\"\nrule = \"M-A6\"\n";
    assert!(policy.contains(rule));
    scene.write("policies/manufacturing.toml", &policy.replace(rule, ""));
    let said = scene.fails(
        3,
        &[
            "policy",
            "loss",
            "--remedy",
            "exchange:quantity=1,a_price=1",
        ],
    );
    assert!(said.contains("exchange"), "{said}");
}

#[test]
fn people_see_a_table() {
    let args = [
        "policy",
        "loss",
        "--remedy",
        "return:quantity=420,price=12.50",
        "--format",
        "table",
    ];
    let said = Scene::new().ok(&args);
    assert!(said.contains("420 × 12.50 × 20 % = 1,050.00"), "{said}");
    assert!(said.contains("Total: 1,050.00 CNY"), "{said}");
    let said = Scene::new().lang("zh_CN").ok(&args);
    assert!(said.contains("合计：1,050.00 元"), "{said}");
}
