//! The logistics textbook: what the logistics regulation takes from it.

use super::{Way, at};

fn complaint(category: &str) -> Way {
    let flags = format!(
        "--customer 老客户 --phone 020-0000 --complaint 毁损 --demand 赔偿 --about 运输 --category {category} \
         --class quality-abnormal --grade major --channel phone --title 毁损"
    );
    Way::new("logistics", "fang.yuan", "05 09:00", &flags)
}

/// In time, and somebody answers for the delay: the inquiry's three days end on Sunday the 8th,
/// so on Monday the 9th; a minute later the finding names the unit that held it.
#[test]
fn t_2_somebody_answers_for_the_delay() {
    let way = complaint("transport");
    way.ok("fang.yuan", "05 09:10", "assign #");
    assert_eq!(way.clock("05 09:11", "stage.inquiry").0, "2026-11-09 17:30");
    let overdue = |when| {
        let found = way.findings(when).into_iter();
        found
            .filter(|(rule, _, clock)| rule == "overdue" && clock == "stage.inquiry")
            .map(|(_, owner, _)| owner)
            .collect::<Vec<_>>()
    };
    assert_eq!(overdue("09 17:30"), Vec::<String>::new());
    assert_eq!(overdue("09 17:31"), ["freight"]);
}

/// The principle of the record: nothing is recorded ahead of time, nor long after.
#[test]
fn t_2_the_record_is_made_in_time() {
    let way = complaint("transport");
    let args = [
        "note",
        &way.number,
        "--text",
        "x",
        "--at",
        "2026-11-06T09:00:00+08:00",
    ];
    at(&way.scene, "fang.yuan", "05 10:00").fails(2, &args);
    assert!(!way.found("05 10:00", "late-recording"));
    way.ok(
        "fang.yuan",
        "09 10:00",
        "reply # --kind acknowledgement --via phone --at 2026-11-05T10:00:00+08:00",
    );
    assert!(way.found("09 10:01", "late-recording"));
}

/// By its kind to a department: contracts to the top management, transport to freight, quality to
/// quality; found, then proposed; not established, a courteous answer ends it.
#[test]
fn t_3_routed_by_kind_found_before_it_is_settled() {
    for (category, unit) in [
        ("contract", "management"),
        ("transport", "freight"),
        ("product-quality", "quality"),
    ] {
        let way = complaint(category);
        way.ok("fang.yuan", "05 09:10", "assign #");
        assert_eq!(way.owner("05 09:11"), unit);
    }
    let way = complaint("transport");
    way.ok("fang.yuan", "05 09:10", "assign #");
    way.refused_for(
        "fang.yuan",
        "05 10:00",
        "resolve # --remedy compensation:amount=1",
        &["T-3"],
    );
    let way = complaint("transport");
    way.ok(
        "fang.yuan",
        "05 10:00",
        "dismiss # --reason 非本公司货物,已说明",
    );
    assert_eq!(way.show("05 10:01")["status"], "dismissed");
}

/// Whom or what it is about stands on the record form.
#[test]
fn t_5_whom_it_is_about_is_recorded() {
    let flags = "--customer 老客户 --phone 020-0000 --complaint 毁损 --demand 赔偿 \
                 --category transport --class quality-abnormal --grade minor --channel phone";
    let way = Way::new("logistics", "fang.yuan", "05 09:00", flags);
    way.refused_for("fang.yuan", "05 09:10", "assign #", &["about", "T-5"]);
    way.ok(
        "fang.yuan",
        "05 09:11",
        "correct # about=司机老陈 --reason 补登",
    );
    way.ok("fang.yuan", "05 09:12", "assign #");
    assert_eq!(way.show("05 09:13")["about"], "司机老陈");
}

/// Ours by the fault of a person; the inquiry was late by most of a day.
fn late_and_closed() -> Way {
    let way = complaint("transport");
    way.go(&[
        ("fang.yuan", "05 09:10", "assign #"),
        (
            "fang.yuan",
            "05 10:00",
            "reply # --kind acknowledgement --via phone --text 已收到",
        ),
        (
            "ren.jie",
            "10 09:00",
            "investigate # --outcome upheld --cause 包装 --liable logistics-service/fang.yuan=100",
        ),
        (
            "fang.yuan",
            "10 10:00",
            "resolve # --remedy compensation:amount=500",
        ),
        ("fang.yuan", "10 10:10", "agree # --accepted --via phone"),
        ("fang.yuan", "10 11:00", "carry-out #"),
        (
            "fang.yuan",
            "11 09:00",
            "reply # --kind written-notice --via letter --text 赔偿五百元",
        ),
        ("fang.yuan", "11 09:10", "close #"),
    ]);
    way
}

/// Sanctioned are who is liable, the department's head, and who delayed it, each decided with a
/// reason or declined with one. By hand: the inquiry was due on Monday the 9th at 17:30 and came on
/// the 10th; closed on the 11th, decided by the 11th of December, thirty days later.
#[test]
fn t_6_the_head_and_who_delayed_are_sanctioned_too() {
    let way = late_and_closed();
    let open = |when: &str| {
        let seen = at(&way.scene, "yuan.zhi", when);
        let said = seen.run(&["check", "--rule", "sanction-undecided", "--format", "json"]);
        let found: serde_json::Value = serde_json::from_str(&said.stdout).unwrap();
        let all = found["findings"].as_array().unwrap().iter();
        let helps = all.map(|it| it["help"].as_str().unwrap().to_owned());
        helps.collect::<Vec<_>>()
    };
    let command = |who: &str| {
        let number = &way.number;
        format!("complaint sanction {number} --person {who} --sanction KIND --reason TEXT")
    };
    assert_eq!(open("2026-12-11 17:30"), Vec::<String>::new());
    let three = ["fang.yuan", "yuan.zhi", "ren.jie"].map(command);
    let found = open("2026-12-12 09:00");
    assert!(
        found.iter().zip(&three).all(|(help, it)| help.contains(it)),
        "{found:?}"
    );
    assert_eq!(found.len(), 3);
    let shown = way
        .scene
        .by("yuan.zhi@example.com")
        .as_of("2026-11-11T10:00:00+08:00");
    let shown = shown.ok(&["show", &way.number]);
    assert!(
        three.iter().all(|it| shown.contains(it.as_str())),
        "{shown}"
    );
    way.go(&[
        (
            "zhou.lan",
            "12 09:00",
            "sanction # --person yuan.zhi --sanction reprimand --reason 管理",
        ),
        (
            "zhou.lan",
            "12 09:10",
            "sanction # --person ren.jie --none --reason 运输中断",
        ),
    ]);
    assert_eq!(open("2026-12-12 09:00").len(), 1);
    way.go(&[(
        "zhou.lan",
        "12 09:20",
        "sanction # --person fang.yuan --sanction written-apology --reason 直接责任",
    )]);
    assert_eq!(open("2026-12-12 09:00"), Vec::<String>::new());
}
