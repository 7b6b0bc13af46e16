//! What a settlement commits us to, who may sign it, and how it is answered (M-11, M-9.4, M-9.5).

use super::scenes::{CASE, DEPUTY, GENERAL, case_at, set_policy, settled_with, told, unnumbered};
use crate::common::{BUSINESS, MANAGER, QUALITY, REGISTRAR, Scene};

const SIGNED: &str = "2026-11-09T15:00:00+08:00";

/// M-11: the bands include their upper end, no gap between them; each role signs up to its own.
#[test]
fn bands_of_authority() {
    let table = [
        ("allowance:amount=100000", [true, true, true]),
        ("allowance:amount=100000.01", [false, true, true]),
        ("allowance:amount=100000.50", [false, true, true]),
        ("allowance:amount=150000", [false, true, true]),
        ("allowance:amount=150000.01", [false, false, true]),
        ("allowance:amount=9999999.99", [false, false, true]),
        ("apology", [true, true, true]),
        // A quantity still open needs the highest role.
        (
            "replacement:quantity=open,a_price=0.01",
            [false, false, true],
        ),
        (
            "return:quantity=open,price=1,credit=false",
            [false, false, true],
        ),
        // Returned goods count at full price, unless they are not credited.
        ("return:quantity=10000,price=10.01", [false, true, true]),
        (
            "return:quantity=10000,price=10.01,credit=true",
            [false, true, true],
        ),
        (
            "return:quantity=10000,price=10.01,credit=false",
            [true, true, true],
        ),
        (
            "replacement:quantity=10000,a_price=15.01",
            [false, false, true],
        ),
        ("rework:labour=50000,handling=50000", [true, true, true]),
        (
            "rework:labour=50000,handling=50000,wastage=0.01",
            [false, true, true],
        ),
        // Another currency at its recorded rate.
        (
            "allowance:amount=14000,currency=USD,rate=7.1429,rate_date=2026-11-06",
            [false, true, true],
        ),
        (
            "allowance:amount=14000,currency=USD,rate=7.1,rate_date=2026-11-06",
            [true, true, true],
        ),
    ];
    let scene = case_at("investigated").as_of(SIGNED);
    for (remedy, may) in table {
        scene
            .by(BUSINESS)
            .ok(&["resolve", CASE, "--remedy", remedy]);
        scene.by(REGISTRAR).ok(&["consolidate", CASE]);
        for (who, may) in [MANAGER, DEPUTY, GENERAL].into_iter().zip(may) {
            let code = scene.by(who).run(&["approve", CASE, "--dry-run"]).code;
            assert_eq!(code, if may { 0 } else { 3 }, "{remedy} by {who}");
        }
        scene.git(&["checkout", "--quiet", "--", "cases"]);
    }
}

/// Several remedies add up; options are alternatives, of which the dearest counts.
#[test]
fn remedies_add_up() {
    let scene = settled_with(
        "consolidated",
        &[
            "return:quantity=420,price=12.50,credit=false",
            "replacement:quantity=420,a_price=14.00",
            "compensation:amount=94120.01",
        ],
    );
    let said = scene.by(MANAGER).as_of(SIGNED).fails(3, &["approve", CASE]);
    insta::assert_snapshot!(unnumbered(&said));
    scene.by(DEPUTY).as_of(SIGNED).ok(&["approve", CASE]);
    assert_eq!(scene.data(CASE)["approvals"][0]["amount"], "100000.01");
}

/// An approval keeps role, limit, amount and the fingerprint of what it approves; a settlement
/// changed by hand afterwards does not count as approved (M-11).
#[test]
fn the_fingerprint_of_what_was_approved() {
    let scene = case_at("answered");
    let approval = &scene.data(CASE)["approvals"][0];
    assert_eq!(approval["role"], "business-manager");
    assert_eq!(approval["limit"], "100000.00");
    assert_eq!(approval["settlement"].as_str().unwrap().len(), 16);
    let text = scene.case(CASE);
    let changed = text.replace("amount: \"42000.00\"}", "amount: \"99000.00\"}");
    assert_ne!(text, changed);
    scene.write(super::scenes::FILE, &changed);
    let said = scene
        .by(REGISTRAR)
        .as_of("2026-11-13")
        .fails(3, &["close", CASE]);
    assert!(
        said.starts_with("error[M-11]: the settlement is not approved"),
        "{said}"
    );
}

/// `self_approval = "never"`: neither who proposed it nor who typed the proposal signs it.
#[test]
fn nobody_approves_the_own_proposal() {
    let scene = case_at("investigated").as_of("2026-11-09T11:00:00+08:00");
    scene
        .by(MANAGER)
        .ok(&["resolve", CASE, "--remedy", "allowance:amount=1"]);
    scene.by(REGISTRAR).ok(&["consolidate", CASE]);
    insta::assert_snapshot!(
        told(
            &scene.by(MANAGER).as_of(SIGNED),
            &["approve", CASE, "--dry-run"]
        ) + &told(
            &scene.by(MANAGER).as_of(SIGNED).lang("zh"),
            &["approve", CASE, "--dry-run"]
        )
    );
    scene.by(DEPUTY).as_of(SIGNED).ok(&["approve", CASE]);

    let typed = case_at("investigated").as_of("2026-11-09T11:00:00+08:00");
    typed
        .by(MANAGER)
        .ok(&["resolve", CASE, "--by", BUSINESS, "--remedy", "apology"]);
    typed.by(REGISTRAR).ok(&["consolidate", CASE]);
    typed.by(MANAGER).as_of(SIGNED).fails(3, &["approve", CASE]);
}

/// `self_approval = "within_limit"`: one's own proposal, as far as one's role goes.
#[test]
fn within_the_limit_one_may() {
    for (amount, code) in [("100000", 0), ("100000.01", 3)] {
        let scene = case_at("investigated").as_of("2026-11-09T11:00:00+08:00");
        set_policy(
            &scene,
            &[
                (
                    "self_approval = \"never\"",
                    "self_approval = \"within_limit\"",
                ),
                ("approval = \"always\"", "approval = \"by-authority\""),
            ],
        );
        let remedy = format!("allowance:amount={amount}");
        scene
            .by(MANAGER)
            .ok(&["resolve", CASE, "--remedy", &remedy]);
        scene.by(REGISTRAR).ok(&["consolidate", CASE]);
        assert_eq!(
            scene.by(MANAGER).as_of(SIGNED).run(&["approve", CASE]).code,
            code
        );
    }
}

/// `approval = "by-authority"` (L-1): what the proposer may settle alone needs no signature.
#[test]
fn within_authority_at_once() {
    let scene = case_at("investigated").as_of("2026-11-09T11:00:00+08:00");
    set_policy(
        &scene,
        &[
            ("approval = \"always\"", "approval = \"by-authority\""),
            (
                "self_approval = \"never\"",
                "self_approval = \"within_limit\"",
            ),
        ],
    );
    scene
        .by(MANAGER)
        .ok(&["resolve", CASE, "--remedy", "allowance:amount=100000"]);
    scene.by(REGISTRAR).ok(&["consolidate", CASE]);
    scene.by(BUSINESS).ok(&["agree", CASE, "--accepted"]);
    scene.by(REGISTRAR).ok(&["consolidate", CASE]);
    scene.by(BUSINESS).ok(&["carry-out", CASE]);
    scene
        .by(BUSINESS)
        .ok(&["reply", CASE, "--kind", "answer", "--via", "phone"]);
    scene.by(REGISTRAR).ok(&["close", CASE]);

    let beyond = case_at("investigated").as_of("2026-11-09T11:00:00+08:00");
    set_policy(
        &beyond,
        &[("approval = \"always\"", "approval = \"by-authority\"")],
    );
    beyond
        .by(BUSINESS)
        .ok(&["resolve", CASE, "--remedy", "allowance:amount=1"]);
    beyond.by(REGISTRAR).ok(&["consolidate", CASE]);
    beyond.by(BUSINESS).fails(3, &["agree", CASE, "--accepted"]);
}

/// A case in October, when the deputy lends the office to the manager from the 12th to the 16th.
fn in_october(amount: &str) -> Scene {
    let text = super::scenes::file(&[])
        .replace("2026-11-05T", "2026-10-05T")
        .replace("2026-10-30", "2026-09-30");
    let scene = super::scenes::with_case(&text);
    let remedy = format!("allowance:amount={amount}");
    let steps: &[(&str, &[&str])] = &[
        (REGISTRAR, &["register", CASE]),
        (REGISTRAR, &["assign", CASE]),
        (QUALITY, &["investigate", CASE, "--outcome", "upheld"]),
        (BUSINESS, &["resolve", CASE, "--remedy", &remedy]),
        (REGISTRAR, &["consolidate", CASE]),
    ];
    for (who, args) in steps {
        scene.by(who).as_of("2026-10-08T10:00:00+08:00").ok(args);
    }
    scene.commit("consolidated");
    scene
}

/// 代理: a role lent for some days, both included, is signed in with the lender's name.
#[test]
fn delegations_hold_for_their_days() {
    let days = [
        ("2026-10-11T23:59:59+08:00", 3),
        ("2026-10-12T00:00:00+08:00", 0),
        ("2026-10-16T23:59:59+08:00", 0),
        ("2026-10-17T00:00:00+08:00", 3),
    ];
    for (day, code) in days {
        let scene = in_october("120000").by(MANAGER).as_of(day);
        assert_eq!(scene.run(&["approve", CASE]).code, code, "{day}");
        if code == 0 {
            let approval = &scene.data(CASE)["approvals"][0];
            assert_eq!(approval["by"], MANAGER);
            assert_eq!(approval["role"], "deputy-general-manager");
            assert_eq!(approval["on_behalf_of"], DEPUTY);
            assert_eq!(approval["limit"], "150000.00");
        }
    }
    // A role that has ended signs nothing by a date set back.
    let later = in_october("120000").by(MANAGER).as_of("2026-10-20");
    let said = later.fails(3, &["approve", CASE, "--at", "2026-10-14"]);
    assert!(said.contains("2026-10-14"), "{said}");
    let within = in_october("120000").by(MANAGER).as_of("2026-10-15");
    within.ok(&["approve", CASE, "--at", "2026-10-14"]);
}

/// A role of one's own goes before a lent one; what is lent has the lender's limit.
#[test]
fn ones_own_role_goes_first() {
    let scene = in_october("100000").by(MANAGER).as_of("2026-10-14");
    scene.ok(&["approve", CASE]);
    let approval = &scene.data(CASE)["approvals"][0];
    assert_eq!(approval["role"], "business-manager");
    assert!(approval.get("on_behalf_of").is_none());
    in_october("150000.01")
        .by(MANAGER)
        .as_of("2026-10-14")
        .fails(3, &["approve", CASE]);
}

/// Approving in another's name needs that person's delegation.
#[test]
fn approving_in_anothers_name() {
    let without = case_at("consolidated").by(BUSINESS).as_of(SIGNED);
    insta::assert_snapshot!(told(&without, &["approve", CASE, "--by", MANAGER]));
    let day = in_october("120000").by(MANAGER);
    day.as_of("2026-10-17")
        .fails(3, &["approve", CASE, "--by", DEPUTY]);
    day.as_of("2026-10-14")
        .ok(&["approve", CASE, "--by", DEPUTY]);
    let approval = &day.data(CASE)["approvals"][0];
    assert_eq!(
        (&approval["by"], &approval["entered_by"]),
        (&DEPUTY.into(), &MANAGER.into())
    );
}

/// Turning down asks a reason and the same authority, and the way goes back to the proposal.
#[test]
fn turning_down() {
    let scene = case_at("consolidated").as_of(SIGNED);
    insta::assert_snapshot!(
        told(
            &scene.by(MANAGER),
            &["approve", CASE, "--reject", "--reason", "折让过高"]
        ) + &told(&scene.by(MANAGER), &["approve", CASE])
            + &told(&scene.by(BUSINESS), &["agree", CASE, "--accepted"])
    );
}

/// M-9.6: the office writes its opinion again after the customer's answer, once; before the
/// answer only once as well.
#[test]
fn the_second_opinion() {
    let scene = case_at("agreed")
        .by(REGISTRAR)
        .as_of("2026-11-11T09:00:00+08:00");
    let clock = |scene: &Scene| {
        let said = scene
            .by(BUSINESS)
            .json(&["reply", CASE, "--kind", "interim", "--via", "phone"]);
        let clocks = said["deadlines"].as_array().unwrap().clone();
        let second = clocks
            .into_iter()
            .find(|c| c["clock"] == "stage.second-consolidation");
        second.unwrap()["state"].as_str().unwrap().to_owned()
    };
    assert_eq!(clock(&scene), "running");
    scene.ok(&[
        "consolidate",
        CASE,
        "--text",
        "客户已接受",
        "--liable",
        "soldermask=100",
    ]);
    assert_eq!(clock(&scene), "met");
    let data = scene.data(CASE);
    assert_eq!(data["consolidations"].as_sequence().unwrap().len(), 2);
    assert_eq!(data["status"], "agreed");
    scene.fails(3, &["consolidate", CASE]);
    case_at("consolidated")
        .by(REGISTRAR)
        .as_of(SIGNED)
        .fails(3, &["consolidate", CASE]);
}

/// M-9.6: the opinion before the answer is not taken for the one after it, also where both bear
/// the same second.
#[test]
fn the_second_opinion_within_the_same_second() {
    let scene = case_at("investigated").as_of("2026-11-09T11:00:00+08:00");
    let compensation = ["resolve", CASE, "--remedy", "compensation:amount=1"];
    scene.by(BUSINESS).ok(&compensation);
    scene.by(REGISTRAR).ok(&["consolidate", CASE]);
    scene.by(MANAGER).ok(&["approve", CASE]);
    scene.by(BUSINESS).ok(&["agree", CASE, "--accepted"]);
    scene.by(REGISTRAR).ok(&["consolidate", CASE]);
    scene.by(REGISTRAR).fails(3, &["consolidate", CASE]);
    scene.by(MANAGER).ok(&["approve", CASE]);
    scene.by(MANAGER).fails(3, &["approve", CASE]);
}

/// Corrective actions stand apart from the settlement, with owner and date (M-9.7).
#[test]
fn corrective_actions() {
    let scene = case_at("investigated")
        .by(BUSINESS)
        .as_of("2026-11-09T11:00:00+08:00");
    insta::assert_snapshot!(told(
        &scene,
        &[
            "resolve",
            CASE,
            "--remedy",
            "apology",
            "--text",
            "致歉",
            "--action",
            "显影线点检|soldermask|2026-12-01",
            "--action",
            "培训 | 冯涛 | 2026-12-15",
        ]
    ));
}
