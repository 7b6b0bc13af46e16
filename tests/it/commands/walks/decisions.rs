//! What is decided at the maker: told after it is approved, decided again, turned down, not owed.

use super::{Walk, at};
use crate::common::Scene;

/// A case of the maker, investigated with an outcome on the 6th.
fn made(outcome: &str) -> Walk {
    made_in(None, outcome)
}

fn made_in(scene: Option<Scene>, outcome: &str) -> Walk {
    let walk = Walk::within(
        scene.unwrap_or_else(|| Scene::new().committing()),
        "manufacturing",
        "wang.min",
        "05 09:30",
        "--customer 华南电子 --phone 0755-0000 --complaint 阻焊脱落 --demand 退货 --category product-quality \
         --class quality-abnormal --origin domestic --channel phone --part P-1 --order O-1 --shipped \
         2026-10-30 --quantity 100 --defective 5 --grade minor --title 阻焊脱落",
    );
    let found = format!("investigate # --outcome {outcome} --cause 显影不足");
    walk.go(&[
        ("gm.office", "05 10:00", "register #"),
        ("gm.office", "05 10:05", "assign #"),
        ("zhao.lei", "06 10:00", &found),
    ]);
    walk
}

/// M-9.11: before the approval that a settlement needs no answer goes out, also none dated back;
/// one in a file is found, fulfils nothing and stops no clock.
#[test]
fn m_9_11_no_answer_before_the_approval() {
    let walk = made("upheld");
    let answer = "reply # --kind answer --via phone --text 同意退货";
    let said = walk.refused(("wang.min", "06 11:00", answer));
    assert!(
        said.contains("M-9.11") && said.contains("--kind interim"),
        "{said}"
    );
    walk.go(&[
        (
            "wang.min",
            "06 11:00",
            "reply # --kind interim --via phone --text 方案待核准",
        ),
        (
            "wang.min",
            "09 09:00",
            "resolve # --remedy compensation:amount=900",
        ),
        ("gm.office", "09 10:00", "consolidate # --text 同意"),
    ]);
    walk.refused((
        "wang.min",
        "09 11:00",
        "reply # --kind written-notice --via letter --text 同意赔偿",
    ));
    walk.ok(("li.jing", "10 09:00", "approve #"));
    let back = format!("{answer} --at 2026-11-09T11:00:00+08:00");
    walk.refused(("wang.min", "10 10:00", &back));
    walk.ok(("wang.min", "10 10:00", answer));
    assert!(
        !walk
            .findings("10 10:01")
            .contains(&"answered-before-approval".to_owned())
    );
    let file = format!("cases/2026/11/{}.yaml", walk.number);
    let text = walk.scene.read(&file);
    let early = "at: 2026-11-09T10:00:30+08:00\n    recorded: 2026-11-10T10:00:00+08:00";
    walk.scene.write(
        &file,
        &text.replacen("at: 2026-11-10T10:00:00+08:00", early, 1),
    );
    assert!(
        walk.findings("10 10:01")
            .contains(&"answered-before-approval".to_owned())
    );
    walk.scene.commit("dated by hand");
    walk.go(&[
        ("wang.min", "10 11:00", "agree # --accepted --via phone"),
        ("gm.office", "10 12:00", "consolidate # --text 再报"),
        ("wang.min", "10 14:00", "carry-out #"),
    ]);
    let said = walk.refused(("gm.office", "10 15:00", "close #"));
    assert!(said.contains("no answer"), "{said}");
}

/// M-9.11: where nobody need sign – not established – nothing is asked.
#[test]
fn m_9_11_what_needs_no_signature_is_answered_at_once() {
    let walk = made("rejected");
    walk.go(&[
        (
            "wang.min",
            "06 11:00",
            "reply # --kind answer --via phone --text 检验合格,不成立",
        ),
        ("gm.office", "06 12:00", "close #"),
    ]);
    walk.closed("06 13:00");
}

/// M-9.14: what is not established owes no proposal: its limit does not run, and what is left is the
/// answer and the end.
#[test]
fn m_9_14_what_is_not_established_owes_no_proposal() {
    let walk = made("rejected");
    let shown = walk.show("06 10:30");
    let clocks = shown["deadlines"].as_array().unwrap().iter();
    let open: Vec<&str> = clocks
        .filter(|clock| clock["state"] == "running")
        .map(|clock| clock["clock"].as_str().unwrap())
        .collect();
    assert_eq!(open, ["overall"]);
    let said = walk.ok(("wang.min", "06 10:40", "note # --text 待答复"));
    assert!(
        said.contains("reply") && !said.contains("resolve"),
        "{said}"
    );
}

/// M-14b: a proposal turned down on the 10th is business's again, for M-10.2's three days: from the
/// 10th to the end of the 13th, a Friday.
#[test]
fn m_14b_what_is_turned_down_is_proposed_again_in_time() {
    let walk = made("upheld");
    walk.go(&[
        (
            "wang.min",
            "09 09:00",
            "resolve # --remedy compensation:amount=900",
        ),
        ("gm.office", "09 10:00", "consolidate # --text 偏高"),
        ("li.jing", "10 09:00", "approve # --reject --reason 偏高"),
    ]);
    let shown = walk.show("10 10:00");
    let clocks = shown["deadlines"].as_array().unwrap().iter();
    let runs: Vec<_> = clocks
        .filter(|clock| clock["clock"] == "stage.proposal")
        .collect();
    assert_eq!(runs.len(), 2, "{runs:?}");
    assert_eq!(
        (&runs[0]["state"], &runs[1]["state"]),
        (&"met".into(), &"running".into())
    );
    assert_eq!(runs[1]["due"], "2026-11-13T17:30:00+08:00");
    assert_eq!(runs[1]["owner"], "business");
    walk.ok((
        "wang.min",
        "12 09:00",
        "resolve # --remedy compensation:amount=500",
    ));
    assert_eq!(walk.clock("12 09:01", "stage.consolidation").1, "met");
}

/// M-9.6: nothing closes without the office's second opinion; the advice names it, and the clock of
/// a file that skipped it is missed.
#[test]
fn m_9_6_nothing_closes_without_the_second_opinion() {
    let walk = approved(None);
    walk.ok(("wang.min", "10 11:00", "agree # --accepted --via phone"));
    let said = walk.ok(("wang.min", "10 14:00", "carry-out #"));
    assert!(said.contains("complaint consolidate"), "{said}");
    let said = walk.refused(("gm.office", "10 15:00", "close #"));
    assert!(
        said.contains("M-9.6") && said.contains("complaint consolidate"),
        "{said}"
    );
    let file = format!("cases/2026/11/{}.yaml", walk.number);
    let text = walk.scene.read(&file);
    let closing = "\n# closing · 结案\nclosing:\n  at: 2026-11-12T15:00:00+08:00\n  by: gm.office@example.com\n";
    let text = text.replace("status: carried-out", "status: closed");
    walk.scene
        .write(&file, &text.replace("\n# closing · 结案\n", closing));
    // From the 10th one calendar day: the 11th, passed on the 12th.
    assert_eq!(
        walk.clock("12 16:00", "stage.second-consolidation"),
        ("2026-11-11T17:30:00+08:00".to_owned(), "missed".to_owned())
    );
    assert!(walk.findings("12 16:00").contains(&"open-duty".to_owned()));
    walk.scene.write(
        &file,
        &text.replace("status: closed", "status: carried-out"),
    );
    walk.go(&[
        ("gm.office", "10 16:00", "consolidate # --text 再报"),
        ("gm.office", "10 16:10", "close #"),
    ]);
}

/// A case of the maker for which 900 are approved on the 10th.
fn approved(scene: Option<Scene>) -> Walk {
    let walk = made_in(scene, "upheld");
    walk.go(&[
        (
            "wang.min",
            "09 09:00",
            "resolve # --remedy compensation:amount=900",
        ),
        (
            "gm.office",
            "09 10:00",
            "consolidate # --text 同意 --liable soldermask=100",
        ),
        ("li.jing", "10 09:00", "approve #"),
        (
            "wang.min",
            "10 09:30",
            "reply # --kind answer --via phone --text 同意赔偿",
        ),
    ]);
    walk
}

/// M-9.6b: 900 are approved, the customer agrees to 120,000: that is the deputy's (M-11), after the
/// office's second opinion, and nothing is carried out before.
#[test]
fn m_9_6b_what_was_negotiated_otherwise_is_decided_again() {
    let walk = approved(None);
    let said = walk.ok((
        "wang.min",
        "10 11:00",
        "agree # --accepted --via phone --remedy compensation:amount=120000",
    ));
    assert!(
        said.contains("120,000.00") && said.contains("consolidate"),
        "{said}"
    );
    // An open decision is no fault of the file.
    assert_eq!(walk.findings("10 11:01"), ["due-soon", "due-soon"]);
    let shown = walk.show("10 11:01");
    assert_eq!(
        shown["rounds"][0]["settlement"]["remedies"][0]["amount"],
        "900.00"
    );
    assert_eq!(shown["settlement"]["negotiated"], true);
    walk.refused(("wang.min", "10 11:10", "carry-out #"));
    walk.refused(("sun.hao", "10 11:10", "approve #"));
    walk.ok(("gm.office", "10 12:00", "consolidate # --text 再报"));
    let said = walk.refused(("li.jing", "10 13:00", "approve #"));
    assert!(said.contains("M-11") && said.contains("孙浩"), "{said}");
    walk.go(&[
        ("sun.hao", "10 13:00", "approve #"),
        ("wang.min", "10 14:00", "carry-out #"),
    ]);
    // The answer told 900: the decision that holds is told as well.
    walk.refused(("gm.office", "10 15:00", "close #"));
    walk.go(&[
        (
            "wang.min",
            "10 15:10",
            "reply # --kind answer --via phone --text 同意十二万",
        ),
        ("gm.office", "10 15:20", "close #"),
    ]);
    walk.closed("10 16:00");
}

/// M-9.6b, our choice: `decide_again = "always"` wants the second decision each time.
#[test]
fn m_9_6b_a_second_decision_each_time() {
    for (mode, again) in [("when-changed", false), ("always", true)] {
        let scene = Scene::new();
        let file = "policies/manufacturing.toml";
        let text = scene.read(file);
        let line = "decide_again = \"when-changed\"";
        assert_eq!(text.matches(line).count(), 1);
        scene.write(
            file,
            &text.replace(line, &format!("decide_again = \"{mode}\"")),
        );
        let walk = approved(Some(scene));
        walk.go(&[
            ("wang.min", "10 11:00", "agree # --accepted --via phone"),
            ("gm.office", "10 12:00", "consolidate # --text 再报"),
            ("wang.min", "10 14:00", "carry-out #"),
        ]);
        if again {
            let said = walk.refused(("gm.office", "10 15:00", "close #"));
            assert!(said.contains("complaint approve"), "{said}");
            walk.ok(("li.jing", "10 15:10", "approve #"));
        }
        walk.ok(("gm.office", "10 15:20", "close #"));
    }
}

/// M-9.7b: what soldermask answers for is all of it, 100 % of 900 = 900.00. Whoever decides is told
/// so before he signs, and his approval states the amount it covers: there is no further act.
#[test]
fn m_9_7b_the_loss_goes_up_with_the_approval() {
    let walk = made("upheld");
    walk.go(&[
        (
            "wang.min",
            "09 09:00",
            "resolve # --remedy compensation:amount=900",
        ),
        (
            "gm.office",
            "09 10:00",
            "consolidate # --text 同意 --liable soldermask=100",
        ),
    ]);
    let submitted = at(&walk.scene, "li.jing", "10 08:59").json(&["explain", &walk.number]);
    assert_eq!(submitted["loss"]["total"], "900.00");
    let share = &submitted["liability"][0];
    assert_eq!(
        (&share["unit"], &share["amount"]),
        (&"soldermask".into(), &"900.00".into())
    );
    walk.ok(("li.jing", "10 09:00", "approve #"));
    assert_eq!(walk.show("10 09:01")["approvals"][0]["amount"], "900.00");
}
