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
