//! Tiers, grades, channels and causes: what a policy says, a command proposes and `check` finds.

use super::Walk;

/// A small matter at the counter, on Thursday at noon.
fn small() -> Walk {
    let walk = Walk::new(
        "retail",
        "pan.ting",
        "05 12:00",
        "--customer 赵先生 --phone 0755-1111 --complaint 纽扣脱落 --area 服装柜 --category product-quality --class \
         quality-abnormal --grade small --channel visit --order 小票-9 --title 纽扣脱落",
    );
    walk.ok(("pan.ting", "05 12:05", "assign #"));
    walk
}

/// what the counter has not settled in a day belongs to the department, and later to the
/// store; a move up is no hand-over, and the first responder stays on record.
#[test]
fn r_3_a_case_moves_up_with_time() {
    let walk = small();
    let wrong = |when: &str| walk.findings(when).contains(&"wrong-tier".to_owned());
    assert!(!wrong("06 12:00"), "a day is not over");
    assert!(wrong("06 12:01"));
    let said = walk.ok(("pan.ting", "06 12:10", "escalate # --reason 协商未果"));
    assert!(
        said.contains("department") && said.contains("R-3"),
        "{said}"
    );
    assert!(!wrong("06 12:11"));
    assert!(wrong("10 12:01"), "five days: the store's");
    let down = walk.refused(("peng.kai", "06 13:00", "escalate # --to counter --reason x"));
    assert!(down.contains("counter, department, store"), "{down}");
    walk.ok((
        "peng.kai",
        "06 14:00",
        "assign # --to counter --reason 退回柜台",
    ));
    assert!(wrong("06 14:01"), "handed back down");
    walk.ok((
        "peng.kai",
        "06 15:00",
        "escalate # --to deng.yi --reason 顾客要求",
    ));
    let shown = walk.show("06 15:01");
    assert_eq!(shown["escalations"][1]["tier"], "store");
    assert_eq!(shown["escalations"][1]["to"], "deng.yi@example.com");
    assert_eq!(shown["assignments"].as_array().unwrap().len(), 2);
    assert_eq!(shown["received_by"], "pan.ting@example.com");
    assert!(!wrong("10 12:01"));
    let top = walk.refused(("deng.yi", "06 16:00", "escalate # --reason x"));
    assert!(top.contains("highest"), "{top}");
}

/// R-3 by difficulty: a hard case at the counter is on the wrong tier at once.
#[test]
fn r_3_a_hard_case_does_not_stay_at_the_counter() {
    let walk = small();
    walk.ok((
        "peng.kai",
        "05 12:30",
        "correct # grade=hard --reason 牵涉多个品牌",
    ));
    assert!(walk.findings("05 12:31").contains(&"wrong-tier".to_owned()));
}

/// three days without a word are found, and end with one.
#[test]
fn r_7_silence_is_found() {
    let walk = small();
    let silent = |when: &str| walk.findings(when).contains(&"silent-case".to_owned());
    assert!(!silent("08 12:05"));
    assert!(silent("08 12:06"));
    walk.ok((
        "peng.kai",
        "08 12:10",
        "reply # --kind interim --via phone --text 正在联系厂家",
    ));
    assert!(!silent("08 12:11"));
}

/// the cause says who pays; a cause nobody knows is refused; no exchange for misuse.
#[test]
fn r_5_the_cause_says_who_bears_the_cost() {
    let walk = small();
    let found = "investigate # --outcome upheld --cause 钉扣不牢 --fault ";
    let unknown = super::at(&walk.scene, "peng.kai", "05 13:00").fails(
        2,
        &[
            "investigate",
            &walk.number,
            "--outcome",
            "upheld",
            "--fault",
            "magic",
        ],
    );
    assert!(unknown.contains("misuse"), "{unknown}");
    let said = walk.ok(("peng.kai", "05 13:00", &format!("{found}quality")));
    assert!(said.contains("Counter") && said.contains("R-5"), "{said}");
    let cost = &walk.ask("peng.kai", "05 13:05", "explain #")["cost"];
    assert_eq!(
        (&cost["bearer"], &cost["source"]["rule"]),
        (&"counter".into(), &"R-5".into())
    );
    walk.ok(("peng.kai", "05 13:10", "resolve # --remedy apology"));
    let contradicted = |when: &str| {
        walk.findings(when)
            .contains(&"cost-contradicted".to_owned())
    };
    assert!(contradicted("05 13:11"), "quality is exchanged always");
    walk.ok((
        "peng.kai",
        "05 13:20",
        "resolve # --remedy exchange:quantity=1,a_price=260",
    ));
    assert!(!contradicted("05 13:21"));
}

/// L-7: what a visit asks is on record or is found; C-3: the matrix proposes, a reason overrides.
#[test]
fn l_7_and_c_3_channel_and_grade() {
    let walk = Walk::new(
        "logistics",
        "fang.yuan",
        "05 09:00",
        "--customer 货主 --phone 020-1 --address 广州 --about 货运 --complaint 纸箱破损 --demand 赔偿 --claimed \
         2000 --category transport --class not-quality --grade minor --channel visit --title 破损",
    );
    walk.ok((
        "fang.yuan",
        "05 09:10",
        "reply # --kind acknowledgement --via visit",
    ));
    walk.ok(("fang.yuan", "05 09:20", "assign #"));
    assert_eq!(walk.findings("05 09:21"), ["channel-duty", "grade-differs"]);
    walk.ok((
        "fang.yuan",
        "05 09:30",
        "correct # intake.read_back=true --reason 已复述确认",
    ));
    walk.ok((
        "fang.yuan",
        "05 09:40",
        "correct # grade=major --reason 照金额",
    ));
    assert_eq!(walk.findings("05 09:41"), Vec::<String>::new());
    assert_eq!(walk.show("05 09:41")["intake"]["read_back"], true);
}

/// The matrix proposes a grade where none was given; what was recorded and read back is written.
#[test]
fn new_writes_the_intake_and_proposes_a_grade() {
    let walk = Walk::new(
        "logistics",
        "fang.yuan",
        "05 09:00",
        "--customer 货主 --phone 020-1 --complaint 延误 --about 货运 --claimed 100000 --channel phone \
         --recording R-7 --read-back",
    );
    let intake = &walk.show("05 09:00")["intake"];
    assert_eq!(intake["recording"], "R-7");
    assert_eq!(intake["read_back"], true);
    let said = super::at(&walk.scene, "fang.yuan", "05 09:00").run(&[
        "new",
        "--no-input",
        "--policy",
        "logistics",
        "--complaint",
        "x",
        "--claimed",
        "99999.99",
    ]);
    assert!(
        said.stderr.contains("proposes grade major (L-1)"),
        "{}",
        said.stderr
    );
}

/// small matters need no assignment; it is advised at first, and no longer once the case has
/// gone on without.
#[test]
fn an_optional_step_passed_over_is_no_longer_advised() {
    let walk = Walk::new(
        "retail",
        "pan.ting",
        "05 12:00",
        "--customer 赵先生 --phone 0755-1111 --complaint 纽扣脱落 --area 服装柜 --category product-quality --class \
         quality-abnormal --grade small --channel visit --order 小票-9 --title 纽扣脱落",
    );
    assert!(
        walk.ok(("pan.ting", "05 12:00", "show #"))
            .contains("complaint assign")
    );
    walk.ok((
        "cao.hong",
        "05 12:10",
        "investigate # --outcome upheld --cause 缝线松",
    ));
    let page = walk.ok(("pan.ting", "05 12:11", "show #"));
    assert!(!page.contains("complaint assign"), "{page}");
    assert!(page.contains("complaint resolve"), "{page}");
}
