//! What each command refuses: by whom, too early or too late, and as bad usage.

use super::scenes::{CASE, DEPUTY, case_at, file, received, told, with_case};
use crate::common::{BUSINESS, MANAGER, QUALITY, REGISTRAR, Scene};

const LATER: &str = "2026-11-20T10:00:00+08:00";

/// Runs each as the actor and pins what is said; every one must end with `code` and leave the
/// file alone.
fn all(scene: &Scene, code: i32, runs: &[(&str, &[&str])]) -> String {
    let before = scene.case(CASE);
    let mut text = String::new();
    for (who, args) in runs {
        let told = told(&scene.by(who).as_of(LATER), args);
        assert!(told.contains(&format!("--- exit {code}\n")), "{told}");
        text += &told;
    }
    assert_eq!(scene.case(CASE), before, "a refusal writes nothing");
    text
}

/// Permissions: exit 3, with the rule and the line of the policy (M-7, M-9.4, M-9.11 …).
#[test]
fn by_the_wrong_role() {
    let promised: &[&str] = &["promise", CASE, "--what", "x", "--by-date", "2026-12-01"];
    let runs: &[(&str, &[&str])] = &[
        (BUSINESS, &["register", CASE]),
        (BUSINESS, &["assign", CASE]),
        (BUSINESS, &["investigate", CASE, "--outcome", "upheld"]),
        (
            QUALITY,
            &["reply", CASE, "--kind", "answer", "--via", "phone"],
        ),
        (QUALITY, &["resolve", CASE, "--remedy", "apology"]),
        (BUSINESS, &["consolidate", CASE]),
        (QUALITY, &["agree", CASE, "--accepted"]),
        (QUALITY, &["carry-out", CASE]),
        (BUSINESS, &["close", CASE]),
        (BUSINESS, &["close", CASE, "--unresolved", "--reason", "x"]),
        (BUSINESS, &["dismiss", CASE, "--reason", "x"]),
        (QUALITY, promised),
        (QUALITY, &["keep", CASE, "1"]),
        (BUSINESS, &["hold", CASE, "--reason", "x"]),
        (BUSINESS, &["resume", CASE]),
        (
            "wei.jun@example.com",
            &["correct", CASE, "title=x", "--reason", "x"],
        ),
        (BUSINESS, &["waive", CASE, "overdue", "--reason", "x"]),
    ];
    insta::assert_snapshot!(all(&received(), 3, runs));
}

/// A member of another unit signs nothing, however small (M-11).
#[test]
fn approval_without_a_role() {
    let scene = case_at("consolidated");
    insta::assert_snapshot!(all(&scene, 3, &[(QUALITY, &["approve", CASE])]));
}

/// The steps' order (M-9.4): exit 3, and what to do next.
#[test]
fn too_early() {
    let runs: &[(&str, &[&str])] = &[
        (REGISTRAR, &["assign", CASE]),
        (QUALITY, &["investigate", CASE, "--outcome", "upheld"]),
        (BUSINESS, &["resolve", CASE, "--remedy", "apology"]),
        (REGISTRAR, &["consolidate", CASE]),
        (MANAGER, &["approve", CASE]),
        (BUSINESS, &["agree", CASE, "--accepted"]),
        (BUSINESS, &["carry-out", CASE]),
        (REGISTRAR, &["close", CASE]),
        (DEPUTY, &["close", CASE, "--unresolved", "--reason", "x"]),
        (REGISTRAR, &["resume", CASE]),
        (REGISTRAR, &["hold", CASE, "--reason", "x"]),
    ];
    insta::assert_snapshot!(all(&received(), 3, runs));
}

/// A step made is not made again, and a settlement that is decided stays decided.
#[test]
fn too_late() {
    let mut text = all(
        &case_at("investigated"),
        3,
        &[
            (REGISTRAR, &["register", CASE]),
            (QUALITY, &["investigate", CASE, "--outcome", "upheld"]),
            (REGISTRAR, &["dismiss", CASE, "--reason", "x"]),
        ],
    );
    text += &all(
        &case_at("approved"),
        3,
        &[
            (REGISTRAR, &["consolidate", CASE]),
            (MANAGER, &["approve", CASE]),
        ],
    );
    text += &all(
        &case_at("carried-out"),
        3,
        &[
            (BUSINESS, &["resolve", CASE, "--remedy", "apology"]),
            (BUSINESS, &["agree", CASE, "--refused"]),
            (BUSINESS, &["carry-out", CASE]),
            (REGISTRAR, &["close", CASE]),
        ],
    );
    text += &all(
        &case_at("closed"),
        3,
        &[
            (REGISTRAR, &["register", CASE]),
            (BUSINESS, &["resolve", CASE, "--remedy", "apology"]),
            (REGISTRAR, &["close", CASE]),
            (REGISTRAR, &["dismiss", CASE, "--reason", "x"]),
            (
                BUSINESS,
                &["promise", CASE, "--what", "x", "--by-date", "2026-12-01"],
            ),
            (REGISTRAR, &["hold", CASE, "--reason", "x"]),
        ],
    );
    insta::assert_snapshot!(text);
}

/// M-9.1: lacking fields are named before a case is accepted, with the command that adds them.
#[test]
fn lacking_fields() {
    let text = file(&[])
        .replace("  order: PO-8831\n", "")
        .replace("demand: 退货并补送\n", "");
    let scene = with_case(&text);
    let mut said = all(&scene, 3, &[(REGISTRAR, &["register", CASE])]);
    said += &all(&scene.lang("zh_CN"), 3, &[(REGISTRAR, &["register", CASE])]);
    insta::assert_snapshot!(said);
    scene.by(REGISTRAR).ok(&[
        "correct",
        CASE,
        "product.order=PO-8831",
        "demand=退货并补送",
        "--reason",
        "客户补充",
    ]);
    scene.by(REGISTRAR).ok(&["register", CASE]);
}

/// Bad usage is told before anything is judged: exit 2.
#[test]
fn bad_usage() {
    let scene = case_at("assigned");
    let investigate = |liable: &'static str| {
        vec![
            "investigate",
            CASE,
            "--outcome",
            "upheld",
            "--liable",
            liable,
        ]
    };
    let liable = [
        "soldermask",
        "soldermask=",
        "soldermask=abc",
        "soldermask=101",
        "soldermask=-1",
        "soldermask/=50",
        "outside:=50",
        "soldermsk=50",
        "soldermask/nobody=50",
        "=50",
    ];
    let liable: Vec<_> = liable.into_iter().map(investigate).collect();
    let mut runs: Vec<(&str, &[&str])> = liable
        .iter()
        .map(|args| (QUALITY, args.as_slice()))
        .collect();
    let more: &[(&str, &[&str])] = &[
        (QUALITY, &["investigate", CASE]),
        (QUALITY, &["investigate", CASE, "--outcome", "maybe"]),
        (
            QUALITY,
            &["investigate", CASE, "--outcome", "upheld", "--item", "1"],
        ),
        (
            QUALITY,
            &[
                "investigate",
                CASE,
                "--outcome",
                "upheld",
                "--done",
                "2026-13-01",
            ],
        ),
        (
            QUALITY,
            &[
                "investigate",
                CASE,
                "--outcome",
                "upheld",
                "--done",
                "2026-11-21",
            ],
        ),
        (
            QUALITY,
            &[
                "investigate",
                CASE,
                "--outcome",
                "upheld",
                "--done",
                "2026-11-01",
            ],
        ),
        (REGISTRAR, &["assign", CASE, "--to", "nowhere"]),
        (REGISTRAR, &["assign", CASE, "--at", "someday"]),
        (
            REGISTRAR,
            &["assign", CASE, "--at", "2026-11-20T10:00:01+08:00"],
        ),
        (
            REGISTRAR,
            &["assign", CASE, "--at", "2026-11-05T09:19:59+08:00"],
        ),
        (
            BUSINESS,
            &["reply", CASE, "--kind", "shout", "--via", "phone"],
        ),
        (BUSINESS, &["reply", CASE, "--kind", "answer"]),
        (
            BUSINESS,
            &["reply", CASE, "--kind", "answer", "--via", "pigeon"],
        ),
        (
            BUSINESS,
            &[
                "reply", CASE, "--kind", "answer", "--via", "phone", "--item", "7",
            ],
        ),
        (
            BUSINESS,
            &["promise", CASE, "--what", "x", "--by-date", "2026-11-31"],
        ),
        (
            BUSINESS,
            &["promise", CASE, "--what", "x", "--by-date", "2026-11-19"],
        ),
        (BUSINESS, &["promise", CASE, "--by-date", "2026-11-30"]),
        (
            BUSINESS,
            &["promise", CASE, "--what", " ", "--by-date", "2026-11-30"],
        ),
        (BUSINESS, &["keep", CASE, "0"]),
        (BUSINESS, &["keep", CASE, "1"]),
        (BUSINESS, &["keep", CASE, "first"]),
        (BUSINESS, &["agree", CASE]),
        (BUSINESS, &["agree", CASE, "--accepted", "--refused"]),
        (MANAGER, &["approve", CASE, "--reject"]),
        (REGISTRAR, &["close", CASE, "--satisfaction", "6"]),
        (REGISTRAR, &["close", CASE, "--unresolved"]),
        (REGISTRAR, &["dismiss", CASE]),
        (REGISTRAR, &["dismiss", CASE, "--reason", ""]),
        (REGISTRAR, &["hold", CASE]),
        (REGISTRAR, &["register", "261199"]),
        (REGISTRAR, &["register", "../../etc/passwd"]),
    ];
    runs.extend(more);
    insta::assert_snapshot!(all(&scene, 2, &runs));
}

/// Remedies that cannot be read, or that lack a figure.
#[test]
fn malformed_remedies() {
    let remedies = [
        "gift:amount=1",
        "allowance",
        "allowance:amount",
        "allowance:amount=1,5",
        "allowance:amount=1.005",
        "allowance:amount=-1",
        "allowance:amount=1e3",
        "allowance:amount=1_000",
        "allowance:price=1",
        "allowance:amount=1,amount=2",
        "return:quantity=1.5e2,price=2",
        "return:quantity=1",
        "return:quantity=-1,price=2",
        "return:quantity=1,price=2,credit=maybe",
        "allowance:amount=1,currency=USD",
        "allowance:amount=1,currency=USD,rate=7.1",
        "allowance:amount=1,rate=7.1,rate_date=2026-11-06",
        "allowance:amount=1,currency=USD,rate=0,rate_date=2026-11-06",
        "allowance:amount=1,currency=USD,rate=-7,rate_date=2026-11-06",
        "return:quantity=18446744073709551615,price=99999999999999",
        "allowance:amount=1,item=x",
        "allowance:amount=1,item=9",
        "allowance:amount=1,rate_date=2026-02-30",
        "allowance:amount=99999999999999999999999999999",
        "return:quantity=99999999999999999999,price=1",
    ];
    let runs: Vec<[&str; 4]> = remedies
        .into_iter()
        .map(|remedy| ["resolve", CASE, "--remedy", remedy])
        .collect();
    let mut runs: Vec<(&str, &[&str])> = runs
        .iter()
        .map(|args| (BUSINESS, args.as_slice()))
        .collect();
    let action = |text: &'static str| ["resolve", CASE, "--remedy", "apology", "--action", text];
    let actions = [
        "培训",
        "培训|quality",
        "培训|nobody|2026-12-01",
        "培训|quality|soon",
        "|quality|2026-12-01",
    ]
    .map(action);
    runs.extend(actions.iter().map(|args| (BUSINESS, args.as_slice())));
    insta::assert_snapshot!(all(&case_at("investigated"), 2, &runs));
}

/// Corrections that cannot be made.
#[test]
fn impossible_corrections() {
    let correct = |field: &'static str| ["correct", CASE, field, "--reason", "x"];
    let malformed = [
        "title",
        "=x",
        "product.shipped=10.31.26",
        "received=2026-11-21",
        "product.quantity=many",
        "product.defective=-1",
        "origin=moon",
        "claimed=abc",
        "claimed=1.005",
        "channel=",
        "investigation.outcome=maybe",
        "customer[0]=x",
        "colour=red",
        "receivable=x",
        "items[0].text=x",
        "assignments[3].to=quality",
        "received=",
    ]
    .map(correct);
    let malformed: Vec<(&str, &[&str])> = malformed
        .iter()
        .map(|args| (REGISTRAR, args.as_slice()))
        .collect();
    let fixed = [
        "number=1",
        "status=closed",
        "settlement.remedies[0].amount=1",
        "approvals[0].amount=1",
        "registration.by=wang.min@example.com",
        "registration.recorded=2026-11-05",
        "rounds[0].settlement.at=2026-11-05",
        "corrections[0].old=x",
    ]
    .map(correct);
    let fixed: Vec<(&str, &[&str])> = fixed
        .iter()
        .map(|args| (REGISTRAR, args.as_slice()))
        .collect();
    let scene = case_at("assigned");
    insta::assert_snapshot!(all(&scene, 3, &fixed) + &all(&scene, 2, &malformed));
}

/// A number outside its bounds is refused in the reader's language, with the bounds.
#[test]
fn numbers_out_of_bounds() {
    let scene = case_at("assigned");
    let args = ["close", CASE, "--satisfaction", "6"];
    let en = scene.fails(2, &args);
    assert!(en.contains("`6` is not a whole number from 1 to 5"), "{en}");
    let zh = scene.lang("zh_CN").fails(2, &args);
    assert!(zh.contains("`6` 不是 1 至 5 的整数"), "{zh}");
}
