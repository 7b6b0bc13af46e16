//! Who signs, and who does not, by each regulation.

use super::{Leg, Walk};
use crate::common::Scene;

/// A repository whose logistics follow the textbook: one line's change.
fn textbook() -> Scene {
    let scene = Scene::new();
    let file = "policies/logistics.toml";
    let text = scene.read(file);
    let line = "approval = \"by-authority\"";
    assert_eq!(text.matches(line).count(), 1);
    scene.write(file, &text.replace(line, "approval = \"always\""));
    scene
}

/// A case of logistics of which 1,500 are proposed: less than the agent's own 2,000.
fn proposed(scene: Scene) -> Walk {
    let walk = Walk::within(
        scene,
        "logistics",
        "fang.yuan",
        "05 09:00",
        "--customer 老客户 --phone 020-0000 --complaint 外箱破损 --claimed 1500 --demand 赔偿 --about 货运 --category \
         transport --class quality-abnormal --grade minor --channel phone --title 外箱破损",
    );
    walk.go(&[
        (
            "fang.yuan",
            "05 09:05",
            "reply # --kind acknowledgement --via phone --text 两日内答复",
        ),
        ("fang.yuan", "05 09:30", "assign #"),
        (
            "ren.jie",
            "06 15:00",
            "investigate # --outcome upheld --cause 装卸碰撞 --liable freight=100",
        ),
        (
            "fang.yuan",
            "06 16:00",
            "resolve # --remedy compensation:amount=1500",
        ),
    ]);
    walk
}

/// T-3, T-4b: with `approval = "always"` the agent's own 2,000 do not cover an own proposal of
/// 1,500; the manager signs, and the case goes on to its end.
#[test]
fn t_4b_nobody_signs_an_own_proposal() {
    let walk = proposed(textbook().committing());
    let agree: Leg = ("fang.yuan", "06 16:30", "agree # --accepted --via phone");
    walk.refused(agree);
    let said = walk.refused(("fang.yuan", "06 16:10", "approve #"));
    assert!(
        said.contains("T-4") && said.contains("logistics.toml"),
        "{said}"
    );
    assert!(said.contains("袁志"), "{said}");
    walk.go(&[
        ("yuan.zhi", "06 16:20", "approve #"),
        agree,
        ("fang.yuan", "06 17:00", "carry-out #"),
        (
            "fang.yuan",
            "06 17:10",
            "reply # --kind written-notice --via letter --text 已赔付",
        ),
        ("fang.yuan", "06 17:20", "close # --satisfaction 4"),
    ]);
    assert_eq!(walk.show("06 18:00")["status"], "closed");
    assert_eq!(walk.findings("06 18:00"), Vec::<String>::new());
}

/// T-4b by rule and by lint: an own signature in the file is an error, and so is a policy that says
/// both.
#[test]
fn t_4b_is_found_in_files() {
    let scene = textbook();
    let walk = proposed(scene.clone());
    walk.ok(("yuan.zhi", "06 16:20", "approve #"));
    let file = format!("cases/2026/11/{}.yaml", walk.number);
    let text = scene.read(&file);
    scene.write(&file, &text.replace("by: yuan.zhi@", "by: fang.yuan@"));
    assert!(
        walk.findings("06 17:00")
            .contains(&"self-approval".to_owned())
    );
    let policy = scene.read("policies/logistics.toml");
    let both = "approval = \"always\"\nself_approval = \"within_limit\"";
    scene.write(
        "policies/logistics.toml",
        &policy.replace("approval = \"always\"", both),
    );
    let said = scene.run(&["policy", "lint"]);
    assert_eq!(said.code, 1);
    assert!(
        said.stdout.contains("policy-approval-own"),
        "{}",
        said.stdout
    );
}

/// A complaint at the contact centre of which the agent proposes 150: within the agents' 200.
fn refused_once() -> Walk {
    let walk = Walk::new(
        "contact-center",
        "jin.dan",
        "05 09:00",
        "--customer 吴先生 --phone 010-0000 --complaint 退款拖延 --category after-sales --class \
         not-quality --grade minor --channel phone --demand 退款 --title 退款拖延",
    );
    walk.go(&[
        (
            "jin.dan",
            "05 09:10",
            "reply # --kind acknowledgement --via phone",
        ),
        ("jin.dan", "05 09:30", "assign # --to agents"),
        (
            "jin.dan",
            "05 10:00",
            "investigate # --outcome upheld --cause 漏单",
        ),
        (
            "jin.dan",
            "05 10:10",
            "resolve # --remedy refund:amount=150",
        ),
        (
            "jin.dan",
            "05 11:00",
            "agree # --refused --via phone --text 太少",
        ),
    ]);
    walk
}

/// C-8, C-8b: after a refusal the agents' own band is gone, who proposed what was refused signs
/// nothing, and the same again needs a reason.
#[test]
fn c_8b_after_a_refusal_a_superior_reassesses() {
    let walk = refused_once();
    let same = "resolve # --remedy refund:amount=150,text=诚意";
    let said = walk.refused(("jin.dan", "05 11:10", same));
    assert!(said.contains("--reason") && said.contains("C-8"), "{said}");
    walk.ok((
        "jin.dan",
        "05 11:20",
        "resolve # --remedy refund:amount=150 --reason 客户误解了金额",
    ));
    // 150 is within the agents' 200, but this round is not theirs to decide.
    walk.refused(("jin.dan", "05 11:25", "agree # --accepted --via phone"));
    let said = walk.refused(("jin.dan", "05 11:30", "approve #"));
    assert!(said.contains("C-8b"), "{said}");
    walk.refused(("dai.yu", "05 11:30", "approve #"));
    walk.go(&[
        ("xia.tian", "05 11:40", "approve #"),
        ("jin.dan", "05 11:50", "agree # --accepted --via phone"),
    ]);
    // The first round was the agent's own; nothing is asked of it by what came after.
    let told = walk.ok(("jin.dan", "05 12:00", "show #"));
    let first = told.lines().find(|line| line.contains("10:10")).unwrap();
    assert!(
        first.contains("150.00") && !first.contains("C-8b"),
        "{told}"
    );
    let role = walk.ask(
        "zhou.lan",
        "05 12:00",
        "policy authority --policy contact-center --amount 150 --round after-refusal",
    );
    assert_eq!(role["role"], "team-lead");
    let before = walk.ask(
        "zhou.lan",
        "05 12:00",
        "policy authority --policy contact-center --amount 150",
    );
    assert_eq!(before["role"], "contact-agent");
    assert!(
        !walk
            .findings("05 12:00")
            .contains(&"over-authority".to_owned())
    );
}

/// C-8b: a team lead whose own proposal was refused does not settle the next round alone, though
/// 800 are within their 2,000; the supervisor signs.
#[test]
fn c_8b_who_proposed_the_refused_one_signs_nothing() {
    let walk = Walk::new(
        "contact-center",
        "jin.dan",
        "05 09:00",
        "--customer 吴先生 --phone 010-0000 --complaint 退款拖延 --category after-sales --class \
         not-quality --grade major --channel phone --demand 退款 --title 退款拖延",
    );
    walk.go(&[
        ("xia.tian", "05 09:30", "assign #"),
        (
            "xia.tian",
            "05 10:00",
            "investigate # --outcome upheld --cause 漏单",
        ),
        (
            "xia.tian",
            "05 10:10",
            "resolve # --remedy refund:amount=700",
        ),
        ("xia.tian", "05 11:00", "agree # --refused --via phone"),
        (
            "xia.tian",
            "05 11:10",
            "resolve # --remedy refund:amount=800",
        ),
    ]);
    let said = walk.refused(("xia.tian", "05 11:20", "approve #"));
    assert!(said.contains("范蕊"), "{said}");
    walk.refused(("xia.tian", "05 11:30", "agree # --accepted --via phone"));
    walk.go(&[
        ("fan.rui", "05 11:40", "approve #"),
        ("xia.tian", "05 11:50", "agree # --accepted --via phone"),
    ]);
}

/// A complaint about a product at the branch, of a grade, handed to the processing unit.
fn handed_on(grade: &str) -> Walk {
    let flags = format!(
        "--customer 陈女士 --phone 0571-0000 --complaint 面料起球 --demand 换货 --category product-quality \
         --class quality-abnormal --origin domestic --channel visit --part A-12 --order S-77 --shipped \
         2026-10-20 --quantity 2 --defective 1 --sample-kept --delivered-amount 368 --grade {grade} --title 起球"
    );
    let walk = Walk::new("branch-sales", "gao.yan", "02 10:00", &flags);
    walk.go(&[
        ("tang.wei", "03 09:00", "register #"),
        ("tang.wei", "03 09:10", "assign #"),
    ]);
    walk
}

/// B-6c: a grave case goes to the general manager whatever the amount: 260 are far below the
/// deputy's 50,000.
#[test]
fn b_6c_a_grave_case_goes_to_the_general_manager() {
    let walk = handed_on("grave");
    walk.go(&[
        (
            "luo.qing",
            "05 15:00",
            "investigate # --outcome upheld --fault ours --cause 漏检 --liable processing-a=100",
        ),
        (
            "tang.wei",
            "06 10:00",
            "resolve # --remedy exchange:quantity=1,a_price=260",
        ),
    ]);
    let said = walk.refused(("sun.hao", "06 14:00", "approve #"));
    assert!(said.contains("B-6c") && said.contains("周岚"), "{said}");
    walk.ok(("zhou.lan", "06 14:00", "approve #"));
    let explained = walk.ask("zhou.lan", "06 15:00", "explain #");
    assert_eq!(explained["authority"]["role"], "general-manager");
    assert_eq!(explained["authority"]["source"]["rule"], "B-6c");
}

/// B-6c: a command may be kept for others in some cases; the first entry that fits is the one.
#[test]
fn b_6c_a_permission_may_hold_for_some_cases() {
    let scene = Scene::new();
    let file = "policies/branch-sales.toml";
    let line = "close = { units = [\"marketing\"], rule = \"B-2\" }";
    let both = "close = [\n  { roles = [\"general-manager\"], when = { grade = [\"grave\"] }, rule = \"B-6c\" },\n  \
                { units = [\"marketing\"], rule = \"B-2\" },\n]";
    let text = scene.read(file);
    assert_eq!(text.matches(line).count(), 1);
    scene.write(file, &text.replace(line, both));
    assert_eq!(scene.run(&["policy", "lint"]).code, 0);
    for (grade, who, other, rule) in [
        ("grave", "zhou.lan", "tang.wei", "B-6c"),
        ("ordinary", "tang.wei", "zhou.lan", "B-2"),
    ] {
        let flags = format!(
            "--customer 陈女士 --phone 0571-0000 --complaint 起球 --demand 换货 --category service --class \
             not-quality --channel visit --grade {grade} --title 起球"
        );
        let walk = Walk::within(scene.clone(), "branch-sales", "gao.yan", "02 10:00", &flags);
        let said = walk.refused((other, "02 11:00", "close #"));
        assert!(said.contains(rule), "{said}");
        // Whoever may is refused for what is not done yet, not for who they are.
        let said = walk.refused((who, "02 11:00", "close #"));
        assert!(
            !said.contains(rule) || said.contains("registered"),
            "{said}"
        );
    }
    let shadowed = both.replace("when = { grade = [\"grave\"] }, ", "");
    scene.write(file, &text.replace(line, &shadowed));
    let said = scene.run(&["policy", "lint"]);
    assert!(
        said.code == 1 && said.stdout.contains("never used"),
        "{}",
        said.stdout
    );
}

/// B-2b: the general manager decides who is liable: without the word nothing closes, nobody else may
/// give it, and shares changed afterwards want it again.
#[test]
fn b_2b_the_general_manager_confirms_who_is_liable() {
    let walk = handed_on("ordinary");
    let said = walk.refused(("zhou.lan", "03 10:00", "confirm #"));
    assert!(said.contains("nobody is liable yet"), "{said}");
    walk.go(&[
        (
            "luo.qing",
            "05 15:00",
            "investigate # --outcome upheld --fault ours --cause 捻度不足 --liable processing-a=60 --liable marketing=40",
        ),
        (
            "tang.wei",
            "06 10:00",
            "resolve # --remedy exchange:quantity=1,a_price=260",
        ),
        ("sun.hao", "06 14:00", "approve #"),
        ("ma.chao", "07 10:00", "agree # --accepted --via visit"),
        ("ma.chao", "07 10:30", "carry-out #"),
        (
            "ma.chao",
            "07 10:40",
            "reply # --kind answer --via visit --text 已换新",
        ),
    ]);
    let close: Leg = ("tang.wei", "07 16:00", "close # --satisfaction 5");
    let said = walk.refused(close);
    assert!(
        said.contains("B-2b") && said.contains("complaint confirm"),
        "{said}"
    );
    let said = walk.refused(("sun.hao", "07 15:00", "confirm #"));
    assert!(said.contains("B-2b") && said.contains("周岚"), "{said}");
    walk.ok(("zhou.lan", "07 15:00", "confirm #"));
    let shares = walk.show("07 15:01")["liability_confirmed"]["shares"].clone();
    assert_eq!(shares.as_array().unwrap().len(), 2);
    walk.go(&[
        (
            "tang.wei",
            "07 15:10",
            "correct # investigation.liability[0].share=70 investigation.liability[1].share=30 --reason 复核",
        ),
    ]);
    walk.refused(close);
    walk.go(&[("zhou.lan", "07 15:20", "confirm #"), close]);
}
