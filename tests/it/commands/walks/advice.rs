//! What a command advises can be given as it stands, and what it says is so.

use super::{Walk, at};
use crate::common::Scene;

fn shop() -> Walk {
    let walk = Walk::within(
        Scene::of("branch-sales"),
        "branch-sales",
        "gao.yan",
        "02 10:00",
        "--customer 陈女士 --phone 0571-0000 --complaint 面料起球 --demand 换货 --category product-quality \
         --class quality-abnormal --origin domestic --channel visit --part A-12 --order S-77 --shipped \
         2026-10-20 --quantity 2 --defective 1 --sample-kept --delivered-amount 368 --grade ordinary --title 起球",
    );
    walk.go(&[
        ("tang.wei", "03 09:00", "register #"),
        ("tang.wei", "03 09:10", "assign #"),
    ]);
    walk
}

impl Walk {
    /// A command that cannot be given so; why.
    fn fails(&self, code: i32, (who, when, line): super::Leg) -> String {
        let args = super::words(line, &self.number);
        let args: Vec<&str> = args.iter().map(String::as_str).collect();
        at(&self.scene, who, when).fails(code, &args)
    }

    fn says(&self, who: &str, when: &str, line: &str) -> String {
        let args = super::words(line, &self.number);
        let args: Vec<&str> = args.iter().map(String::as_str).collect();
        at(&self.scene, who, when).run(&args).stdout
    }
}

/// A change that is refused is mended where it is given: nothing of it is recorded yet. What is advised is a
/// step the policy has.
#[test]
fn b_6_shares_are_given_whole_in_the_command() {
    let walk = shop();
    let found =
        "investigate # --outcome upheld --fault ours --cause 捻度不足 --liable processing-a=70";
    let said = walk.fails(2, ("luo.qing", "05 15:00", found));
    assert!(said.contains("in this one command"), "{said}");
    assert!(!said.contains("consolidate"), "{said}");
    walk.ok(("luo.qing", "05 15:00", &found.replace("=70", "=100")));
    let path = format!("cases/2026/11/{}.yaml", walk.number);
    let text = walk.scene.read(&path);
    walk.scene
        .write(&path, &text.replace("share: 100", "share: 90"));
    let said = walk.says("zhou.lan", "05 15:01", "check # --format json");
    let mend = format!(
        "correct {} investigation.liability[0].share=SHARE",
        walk.number
    );
    assert!(said.contains(&mend), "{said}");
}

/// One place tells what is next: the result of a command, `show`, and a refusal say the same; an answer is
/// advised once there is one to give, and a date that cannot be is given anew.
#[test]
fn b_3_1c_what_is_next_is_said_alike() {
    let walk = shop();
    walk.go(&[(
        "luo.qing",
        "05 15:00",
        "investigate # --outcome upheld --fault ours --cause 捻度不足 --liable processing-a=100",
    )]);
    let resolved = walk.ask(
        "tang.wei",
        "06 09:00",
        "resolve # --remedy refund:amount=368",
    );
    let settlement = &resolved["settlement"];
    assert_eq!(settlement["amount"], "368.00");
    assert_eq!(settlement["role"], "deputy-general-manager");
    assert_eq!(settlement["approval_needed"], true);
    assert_eq!(settlement["signed"], false);
    let said = walk.says("tang.wei", "06 09:05", "ready #");
    for absent in ["keep", "verify", "countersign", "notice"] {
        assert!(!said.contains(&format!("complaint {absent} ")), "{said}");
    }
    for whole in ["attach # FILE", "link # OTHER"] {
        let line = format!("complaint {}", whole.replace('#', &walk.number));
        assert!(said.contains(&line), "{line}: {said}");
    }
    let early = "approve # --at 2026-11-05T16:00:00+08:00";
    let said = walk.fails(2, ("sun.hao", "06 10:00", early));
    assert!(
        said.contains("dated-before") && said.contains("--at TIME"),
        "{said}"
    );
    let said = walk.ok(("sun.hao", "06 10:00", "approve # --reject --reason 太多"));
    assert!(!said.contains("signed as"), "{said}");
    walk.go(&[
        (
            "tang.wei",
            "06 11:00",
            "resolve # --remedy refund:amount=300",
        ),
        ("sun.hao", "06 12:00", "approve #"),
    ]);
    let said = walk.fails(2, ("tang.wei", "06 12:30", "agree # --accepted --option z"));
    assert!(said.contains("has no options"), "{said}");
    walk.go(&[
        ("tang.wei", "06 13:00", "agree # --accepted --via phone"),
        ("tang.wei", "06 14:00", "carry-out #"),
    ]);
    let again = walk.refused(("sun.hao", "06 15:00", "approve #"));
    let shown = walk.says("tang.wei", "06 15:00", "show # --full");
    let answer = format!(
        "complaint reply {} --kind answer --via CHANNEL",
        walk.number
    );
    let close = format!("complaint close {}", walk.number);
    for said in [again, shown] {
        assert!(said.contains(&answer) && !said.contains(&close), "{said}");
    }
}

/// A text that says nothing is refused in every command, however it is given.
#[test]
fn b_5_a_text_says_something() {
    let walk = shop();
    walk.scene.write("empty.txt", " \n");
    let lines = [
        "investigate # --outcome upheld --cause ''",
        "investigate # --outcome upheld --cause @empty.txt",
        "reopen # --reason ' '",
        "attach # empty.txt --title ''",
        "close # --summary ''",
        "carry-out # --text ''",
        "instruct # 1 --text ''",
        "agree # --accepted --text @empty.txt",
    ];
    let before = walk
        .scene
        .read(&format!("cases/2026/11/{}.yaml", walk.number));
    for line in lines {
        let args = super::words(line, &walk.number);
        let args: Vec<&str> = args.iter().map(String::as_str).collect();
        let said = at(&walk.scene, "tang.wei", "05 09:00").run(&args);
        assert_ne!(said.code, 0, "{line}");
    }
    let after = walk
        .scene
        .read(&format!("cases/2026/11/{}.yaml", walk.number));
    assert_eq!(before, after);
}

/// What is refused names the rule of the policy at hand, never one of another, where the policy says it, and
/// a command that can be given.
#[test]
fn l_1_a_refusal_speaks_of_its_own_policy() {
    let flags = "--customer 甲 --complaint 破损 --channel phone --grade minor";
    let walk = Walk::within(
        Scene::of("logistics"),
        "logistics",
        "yuan.zhi",
        "02 10:00",
        flags,
    );
    let number = &walk.number;
    for (line, next) in [
        (
            "sanction # --approve",
            format!("complaint sanction {number}"),
        ),
        (
            "sanction # --publish",
            format!("complaint sanction {number}"),
        ),
        (
            "resell # --quantity 1 --price 1",
            format!("complaint note {number}"),
        ),
        (
            "correct # policy=retail --reason x",
            format!("--like {number}"),
        ),
        (
            "correct # status=closed --reason x",
            format!("complaint explain {number}"),
        ),
    ] {
        let said = walk.refused(("yuan.zhi", "02 10:30", line));
        assert!(
            said.contains(&next) && !said.contains("[M-"),
            "{line}: {said}"
        );
        assert!(said.starts_with("error["), "{line}: {said}");
    }
    let said = walk.refused((
        "yuan.zhi",
        "02 10:30",
        "policy sanction --policy logistics --amount 5",
    ));
    assert!(said.contains("complaint policy show logistics"), "{said}");
    let early = "duty done bulletin --period 2026-12";
    let said = walk.refused(("yuan.zhi", "02 10:30", early));
    assert!(said.contains("complaint duty list"), "{said}");
    let inform = "reply # --kind inform --via phone --to logistics-service";
    let said = walk.fails(2, ("yuan.zhi", "02 10:30", inform));
    assert!(said.contains("logistics-agent"), "{said}");
}
