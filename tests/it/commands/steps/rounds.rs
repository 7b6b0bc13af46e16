//! Proposals after a no, and how cases end (M-9.9, M-9.14).

use super::scenes::{
    CASE, DEPUTY, FILE, WAY, case_at, on_to, received, set_policy, told, with_case,
};
use crate::common::{BUSINESS, MANAGER, QUALITY, REGISTRAR, Scene};

const LATER: &str = "2026-11-11T10:00:00+08:00";
const NEW_ROUND: (&str, &str) = ("on_refusal = \"new-case\"", "on_refusal = \"new-round\"");

/// The lines between two headings, without indentation.
fn lines(text: &str) -> Vec<String> {
    text.lines()
        .map(|line| line.trim_start().to_owned())
        .collect()
}

fn section<'a>(text: &'a str, from: &str, to: &str) -> &'a str {
    let start = text.find(from).unwrap();
    &text[start..start + text[start..].find(to).unwrap()]
}

/// Contract, rounds: what was turned down moves to `rounds` with its opinion and decision, not a
/// byte of its lines changed but their indentation, comments included; the new round is empty.
#[test]
fn a_new_proposal_keeps_the_former_round() {
    let scene = case_at("consolidated");
    scene
        .by(MANAGER)
        .as_of(LATER)
        .ok(&["approve", CASE, "--reject", "--reason", "过高"]);
    let marked = scene
        .case(CASE)
        .replace("  remedies:\n", "  # 与客户电话商定\n  remedies:\n")
        .replace(
            "    text: 同意业务意见\n",
            "    text: 同意业务意见   # 陈晓\n    x-form: '3'\n",
        );
    scene.write(FILE, &marked);
    let before = scene.case(CASE);
    let mut moved = Vec::new();
    for (from, to) in [
        ("settlement:\n", "\n# consolidations"),
        ("consolidations:\n", "\n# approvals"),
        ("approvals:\n", "\n# agreement"),
    ] {
        moved.extend(lines(section(&before, from, to)));
    }
    scene
        .by(BUSINESS)
        .as_of(LATER)
        .ok(&["resolve", CASE, "--remedy", "allowance:amount=30000"]);
    let after = scene.case(CASE);
    let archived = section(&after, "rounds:\n", "\n# replies");
    let mut kept = lines(archived);
    assert_eq!(kept.remove(0), "rounds:");
    kept[0] = kept[0].strip_prefix("- ").unwrap().to_owned();
    assert_eq!(kept, moved);
    let data = scene.data(CASE);
    assert_eq!(data["status"], "resolved");
    assert_eq!(data["settlement"]["remedies"][0]["amount"], "30000.00");
    for void in ["consolidations", "approvals", "agreement"] {
        assert!(data.get(void).is_none(), "{void}");
    }
    assert_eq!(data["rounds"][0]["approvals"][0]["rejected"], true);
    // What was signed in the former round signs nothing now.
    scene
        .by(BUSINESS)
        .as_of(LATER)
        .fails(3, &["agree", CASE, "--accepted"]);
    scene.by(REGISTRAR).as_of(LATER).ok(&["consolidate", CASE]);
    scene.by(MANAGER).as_of(LATER).ok(&["approve", CASE]);
}

/// A second round after a third proposal: each former one stands in order.
#[test]
fn rounds_stand_in_order() {
    let scene = case_at("resolved").as_of(LATER);
    for amount in ["2", "3", "4"] {
        let remedy = format!("allowance:amount={amount}");
        scene
            .by(BUSINESS)
            .ok(&["resolve", CASE, "--remedy", &remedy]);
    }
    let data = scene.data(CASE);
    let amounts: Vec<_> = data["rounds"]
        .as_sequence()
        .unwrap()
        .iter()
        .map(|round| {
            round["settlement"]["remedies"][0]["amount"]
                .as_str()
                .unwrap()
                .to_owned()
        })
        .collect();
    assert_eq!(amounts, ["42000.00", "2.00", "3.00"]);
    assert_eq!(data["settlement"]["remedies"][0]["amount"], "4.00");
}

/// `on_refusal = "new-case"` (M-9.9): a refusal needs a linked case, or a closing unresolved.
#[test]
fn a_refusal_needs_a_new_case() {
    let scene = case_at("approved").as_of(LATER);
    insta::assert_snapshot!(
        told(
            &scene.by(BUSINESS),
            &[
                "agree",
                CASE,
                "--refused",
                "--via",
                "phone",
                "--text",
                "不同意"
            ]
        ) + &told(
            &scene.by(BUSINESS),
            &["resolve", CASE, "--remedy", "allowance:amount=50000"]
        ) + &told(&scene.by(BUSINESS), &["carry-out", CASE])
            + &told(&scene.by(REGISTRAR), &["close", CASE])
    );
}

/// `on_refusal = "new-round"` (L, C, R): the case goes on with a new proposal.
#[test]
fn a_refusal_may_lead_to_a_new_round() {
    let scene = case_at("approved").as_of(LATER);
    set_policy(&scene, &[NEW_ROUND]);
    let said = scene.by(BUSINESS).ok(&["agree", CASE, "--refused"]);
    assert!(said.contains("complaint resolve 261101"), "{said}");
    scene
        .by(BUSINESS)
        .ok(&["resolve", CASE, "--remedy", "allowance:amount=50000"]);
    let data = scene.data(CASE);
    assert_eq!(data["rounds"][0]["agreement"]["accepted"], false);
    assert_eq!(data["status"], "resolved");
    for (_, who, _, args) in &WAY[4..] {
        scene.by(who).ok(args);
    }
    assert_eq!(scene.data(CASE)["status"], "closed");
}

/// `close --unresolved`: after a refusal only, by the roles the policy names, with the reason.
#[test]
fn closing_unresolved() {
    let scene = case_at("approved").as_of(LATER);
    let close: &[&str] = &[
        "close",
        CASE,
        "--unresolved",
        "--reason",
        "客户拒绝任何方案",
    ];
    scene.by(DEPUTY).fails(3, close);
    scene.by(BUSINESS).ok(&["agree", CASE, "--refused"]);
    scene.by(REGISTRAR).fails(3, close);
    let said = scene.by(DEPUTY).fails(3, close);
    assert!(
        said.starts_with("error[M-9.11]: the customer has had no answer"),
        "{said}"
    );
    scene
        .by(BUSINESS)
        .ok(&["reply", CASE, "--kind", "answer", "--via", "letter"]);
    insta::assert_snapshot!(told(&scene.by(DEPUTY), close));
    scene.by(DEPUTY).fails(3, close);

    let nobody = case_at("approved").as_of(LATER);
    let policy = nobody.read("policies/manufacturing.toml");
    let without: Vec<&str> = policy
        .lines()
        .filter(|line| !line.starts_with("close-unresolved"))
        .collect();
    nobody.write("policies/manufacturing.toml", &(without.join("\n") + "\n"));
    nobody.by(BUSINESS).ok(&["agree", CASE, "--refused"]);
    let said = nobody.by(DEPUTY).fails(3, close);
    assert!(said.contains("lets nobody"), "{said}");
}

/// Not established before an investigation: dismissed, with the reason; then nothing more.
#[test]
fn dismissing() {
    for at in ["received", "assigned"] {
        let scene = if at == "received" {
            received()
        } else {
            case_at(at)
        };
        let scene = scene.by(REGISTRAR).as_of(LATER);
        let said = told(&scene, &["dismiss", CASE, "--reason", "非本公司产品"]);
        insta::assert_snapshot!(format!("dismissed_when_{at}"), said);
        scene.fails(3, &["dismiss", CASE, "--reason", "x"]);
        scene
            .by(QUALITY)
            .fails(3, &["investigate", CASE, "--outcome", "upheld"]);
        // What the customer was told is recorded even so.
        scene
            .by(BUSINESS)
            .ok(&["reply", CASE, "--kind", "answer", "--via", "phone"]);
    }
}

/// Outcome rejected (M-9.14): no settlement; the answer is owed all the same.
#[test]
fn not_established_after_the_investigation() {
    let scene = case_at("assigned").as_of(LATER);
    let said = scene
        .by(QUALITY)
        .ok(&["investigate", CASE, "--outcome", "rejected"]);
    assert!(
        said.contains("complaint reply 261101 --kind answer"),
        "{said}"
    );
    scene.by(REGISTRAR).fails(3, &["close", CASE]);
    scene
        .by(BUSINESS)
        .ok(&["reply", CASE, "--kind", "answer", "--via", "letter"]);
    scene.by(REGISTRAR).ok(&["close", CASE]);
}

/// The duties at closing are told all at once, each with its rule and line.
#[test]
fn every_duty_not_done_is_named() {
    let scene = case_at("approved");
    let scene = liable(&scene, "soldermask=60");
    scene
        .by(BUSINESS)
        .as_of(LATER)
        .ok(&["agree", CASE, "--accepted"]);
    scene.by(BUSINESS).as_of(LATER).ok(&["carry-out", CASE]);
    insta::assert_snapshot!(
        told(&scene.by(REGISTRAR).as_of(LATER), &["close", CASE])
            + &told(
                &scene.by(REGISTRAR).as_of(LATER).lang("zh"),
                &["close", CASE]
            )
    );
}

/// The same case with another share, written as by hand.
fn liable(scene: &Scene, share: &str) -> Scene {
    let (unit, percent) = share.split_once('=').unwrap();
    let text = scene
        .case(CASE)
        .replace(
            "    - {unit: soldermask, share: 70}\n",
            &format!("    - {{unit: {unit}, share: {percent}}}\n"),
        )
        .replace("    - {outside: ink maker, share: 30}\n", "");
    scene.write(FILE, &text);
    scene.commit("by hand");
    scene.clone()
}

/// M-3: an abnormality note has no steps until it is made a complaint.
#[test]
fn abnormality_notes() {
    let text = super::scenes::file(&[]).replace("class: ", "nature: abnormality\nclass: ");
    let scene = with_case(&text).as_of(LATER);
    let said = scene.by(REGISTRAR).fails(3, &["register", CASE]);
    assert!(said.contains("nature=complaint"), "{said}");
    scene
        .by(REGISTRAR)
        .ok(&["correct", CASE, "nature=complaint", "--reason", "已有损失"]);
    on_to(&scene, "registered");
}
