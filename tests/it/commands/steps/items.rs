//! A complaint of several matters: each decided, offered for and answered on its own (L-7).

use super::scenes::{CASE, file, set_policy, told, with_case};
use crate::common::{BUSINESS, MANAGER, QUALITY, REGISTRAR, Scene};

const LATER: &str = "2026-11-11T10:00:00+08:00";

/// A case of two matters, assigned.
fn two_items() -> Scene {
    let scene = with_case(&file(&["阻焊脱落", "数量短缺"])).as_of(LATER);
    scene.by(REGISTRAR).ok(&["register", CASE]);
    scene.by(REGISTRAR).ok(&["assign", CASE]);
    scene.commit("assigned");
    scene
}

/// The whole way, item by item, in both languages by turns.
#[test]
fn each_item_on_its_own() {
    let scene = two_items();
    let steps: &[(&str, &[&str])] = &[
        (QUALITY, &["investigate", CASE, "--outcome", "upheld"]),
        (
            QUALITY,
            &[
                "investigate",
                CASE,
                "--item",
                "1",
                "--outcome",
                "upheld",
                "--cause",
                "显影不足",
                "--liable",
                "soldermask=100",
            ],
        ),
        (
            QUALITY,
            &["investigate", CASE, "--item", "1", "--outcome", "rejected"],
        ),
        (
            BUSINESS,
            &["resolve", CASE, "--item", "1", "--remedy", "apology"],
        ),
        (
            QUALITY,
            &["investigate", CASE, "--item", "2", "--outcome", "rejected"],
        ),
        (
            BUSINESS,
            &[
                "resolve",
                CASE,
                "--item",
                "1",
                "--remedy",
                "allowance:amount=42000",
            ],
        ),
        (
            BUSINESS,
            &["resolve", CASE, "--item", "2", "--remedy", "apology"],
        ),
        (REGISTRAR, &["consolidate", CASE]),
        (MANAGER, &["approve", CASE]),
        (BUSINESS, &["agree", CASE, "--item", "1", "--accepted"]),
        (BUSINESS, &["carry-out", CASE]),
        (BUSINESS, &["agree", CASE, "--item", "2", "--accepted"]),
        (REGISTRAR, &["consolidate", CASE]),
        (BUSINESS, &["carry-out", CASE]),
        (
            BUSINESS,
            &["reply", CASE, "--kind", "answer", "--via", "letter"],
        ),
        (
            BUSINESS,
            &[
                "reply", CASE, "--kind", "answer", "--via", "letter", "--item", "3",
            ],
        ),
        (
            BUSINESS,
            &[
                "reply", CASE, "--kind", "answer", "--via", "letter", "--item", "2",
            ],
        ),
        (REGISTRAR, &["close", CASE]),
        (
            BUSINESS,
            &[
                "reply", CASE, "--kind", "answer", "--via", "letter", "--item", "1",
            ],
        ),
        (REGISTRAR, &["close", CASE]),
    ];
    let mut text = String::new();
    for (i, (who, args)) in steps.iter().enumerate() {
        let lang = if i % 2 == 0 { "en" } else { "zh" };
        text += &told(&scene.by(who).lang(lang), args);
        if !scene.git(&["status", "--porcelain"]).is_empty() {
            scene.commit("step");
        }
    }
    insta::assert_snapshot!(text);
    assert_eq!(scene.data(CASE)["status"], "closed");
}

/// One answer may cover several items; the clock of the answer stops with the last.
#[test]
fn one_answer_for_several() {
    let scene = two_items().by(BUSINESS);
    set_policy(
        &scene,
        &[(
            "self_approval = \"never\"",
            "answer_at_once = true\nself_approval = \"never\"",
        )],
    );
    scene.ok(&[
        "reply", CASE, "--kind", "answer", "--via", "letter", "--item", "1", "--item", "2",
    ]);
    let data = scene.data(CASE);
    assert_eq!(data["replies"].as_sequence().unwrap().len(), 2);
    for i in 0..2 {
        assert_eq!(data["items"][i]["answered"], LATER);
    }
    // Other replies are about the whole.
    scene.ok(&["reply", CASE, "--kind", "interim", "--via", "phone"]);
}

/// L-7: the written notice of one item answers it; the other is still open.
#[test]
fn l_7_a_written_notice_answers_its_item() {
    let scene = two_items().by(BUSINESS);
    set_policy(
        &scene,
        &[(
            "self_approval = \"never\"",
            "answer_at_once = true\nself_approval = \"never\"",
        )],
    );
    scene.ok(&[
        "reply",
        CASE,
        "--kind",
        "written-notice",
        "--via",
        "letter",
        "--item",
        "2",
    ]);
    let data = scene.data(CASE);
    assert!(data["items"][0]["answered"].is_null());
    assert_eq!(data["items"][1]["answered"], LATER);
}

/// A customer who refuses one item refuses; in a new round every item is asked again.
#[test]
fn one_refused_item_is_a_refusal() {
    let scene = two_items();
    set_policy(
        &scene,
        &[("on_refusal = \"new-case\"", "on_refusal = \"new-round\"")],
    );
    let steps: &[(&str, &[&str])] = &[
        (
            QUALITY,
            &["investigate", CASE, "--item", "1", "--outcome", "upheld"],
        ),
        (
            QUALITY,
            &["investigate", CASE, "--item", "2", "--outcome", "partly"],
        ),
        (
            BUSINESS,
            &[
                "resolve",
                CASE,
                "--remedy",
                "apology:item=1",
                "--remedy",
                "apology:item=2",
            ],
        ),
        (REGISTRAR, &["consolidate", CASE]),
        (MANAGER, &["approve", CASE]),
        (BUSINESS, &["agree", CASE, "--item", "1", "--accepted"]),
        (BUSINESS, &["agree", CASE, "--item", "2", "--refused"]),
    ];
    for (who, args) in steps {
        scene.by(who).ok(args);
    }
    let data = scene.data(CASE);
    assert_eq!(data["status"], "refused");
    assert_eq!(data["investigation"]["outcome"], "partly");
    scene
        .by(BUSINESS)
        .ok(&["resolve", CASE, "--remedy", "allowance:amount=9,item=2"]);
    assert_eq!(
        scene.json(&["show", CASE])["rounds"][0]["answers"],
        serde_json::json!([{"n": 1, "accepted": true}, {"n": 2, "accepted": false}]),
        "what was said to the former proposal is kept with it"
    );
    scene.by(REGISTRAR).ok(&["consolidate", CASE]);
    scene.by(MANAGER).ok(&["approve", CASE]);
    scene
        .by(BUSINESS)
        .ok(&["agree", CASE, "--item", "1", "--accepted"]);
    assert_eq!(
        scene.data(CASE)["status"],
        "approved",
        "the second item is not asked yet"
    );
    scene
        .by(BUSINESS)
        .ok(&["agree", CASE, "--item", "2", "--accepted"]);
    assert_eq!(scene.data(CASE)["status"], "agreed");
}
