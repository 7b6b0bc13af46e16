//! Whose turn it is, over the whole way of a case: one answer for list, show, check and report.

use super::{Way, at};

/// Takes the steps one by one, `who | when | command | whose turn it is after it`.
fn turns(way: &Way, legs: &[&str]) {
    for leg in legs {
        let parts: Vec<&str> = leg.split(" | ").collect();
        let [who, when, line, owner] = parts[..] else {
            panic!("{leg}");
        };
        way.ok(who, when, line);
        assert_eq!(way.owner(when), owner, "{line}");
    }
}

/// Who the clock of the whole case is blamed on.
fn blamed(way: &Way, when: &str) -> String {
    let shown = way.show(when);
    let mut clocks = shown["deadlines"].as_array().unwrap().iter();
    let overall = clocks.find(|clock| clock["clock"] == "overall").unwrap();
    overall["owner"].as_str().unwrap().to_owned()
}

/// A maker's case: the office registers, quality inquires, business proposes, the office writes its
/// opinion, the manager signs 42,000 (up to 100,000, M-11), what he turns down is business's again, and after
/// the customer's answer the office's one day runs before business's six (M-9.6, M-10.2).
#[test]
fn owner_is_whose_turn_it_is() {
    let way = super::m::mask();
    assert_eq!(way.owner("05 09:21"), "gm-office");
    let to_the_signer = [
        "gm.office | 05 10:00 | register # | quality",
        "gm.office | 05 10:10 | assign # | quality",
        "gm.office | 05 10:20 | assign # --to zhao.lei | zhao.lei@example.com",
        "zhao.lei | 06 16:00 | investigate # --outcome upheld --cause 显影 --liable rd=100 | business",
        "wang.min | 09 11:00 | resolve # --remedy allowance:amount=42000 | gm-office",
        "gm.office | 09 14:00 | consolidate # --text 同意 | business-manager",
    ];
    turns(&way, &to_the_signer);
    assert_eq!(blamed(&way, "09 14:01"), "business-manager");
    // Accepted by the office on the 5th, closed within 13 days: overdue on the 19th, and it is the
    // signer who holds it.
    let overdue = way.findings("19 09:00");
    let mut whole = overdue.iter().filter(|(_, _, clock)| clock == "overall");
    assert_eq!(whole.next().unwrap().1, "business-manager");
    let to_the_end = [
        "li.jing | 09 15:00 | approve # --reject --reason 太多 | business",
        "wang.min | 09 16:00 | resolve # --remedy allowance:amount=30000 | gm-office",
        "gm.office | 10 09:00 | consolidate # --text 同意 | business-manager",
        "li.jing | 10 10:00 | approve # | business",
        "wang.min | 10 11:00 | agree # --accepted --via phone | gm-office",
        "gm.office | 10 14:00 | consolidate # --text 照办 | business",
        "wang.min | 10 15:00 | carry-out # | business",
        "wang.min | 10 15:10 | reply # --kind answer --via phone --text 折让 | gm-office",
        "gm.office | 10 16:00 | close # | business",
        "wang.min | 11 09:00 | receive # --proof allowance-certificate | gm-office",
    ];
    turns(&way, &to_the_end);
    // What came late, came late by who closed it; only the certificate was business's (M-13.0).
    assert_eq!(blamed(&way, "10 16:01"), "gm-office");
    one_answer(&way);
}

/// List, page and report say the same as the clock of the whole.
fn one_answer(way: &Way) {
    let seen = at(&way.scene, "zhou.lan", "09 14:01");
    let page = seen.ok(&["show", &way.number, "--lang", "en"]);
    assert!(
        page.contains("Owner     Business department manager"),
        "{page}"
    );
    let by = seen.json(&["report", "2026-11", "--group-by", "owner"]);
    let owners: Vec<&str> = by["cases"]
        .as_array()
        .unwrap()
        .iter()
        .map(|case| case["owner"].as_str().unwrap())
        .collect();
    assert_eq!(owners, ["business-manager"]);
    let list = seen.json(&["list", "--owner", "业务部门经理"]);
    assert_eq!(list.as_array().unwrap().len(), 1);
}

/// What the customer refused is looked at anew by a superior (C-8b): the team lead proposed it, so it is
/// the supervisor's, whose role is the next that signs after a refusal.
#[test]
fn c_8b_after_a_refusal_it_is_a_superiors_turn() {
    let way = super::c::proposed("100");
    assert_eq!(way.owner("05 14:11"), "team-leads");
    way.ok(
        "xia.tian",
        "05 15:00",
        "agree # --refused --via phone --text 太少",
    );
    assert_eq!(way.owner("05 15:01"), "contact-supervisor");
    assert_eq!(blamed(&way, "05 15:01"), "contact-supervisor");
}

/// What `explain` says of one clock.
fn explained(way: &Way, when: &str, clock: &str, lang: &str) -> String {
    let seen = at(&way.scene, "zhou.lan", when);
    seen.ok(&["explain", &way.number, "--clock", clock, "--lang", lang])
}

/// Registered on Thursday the 5th at 10:00: three days end on Sunday the 8th and are moved to Monday;
/// half a working day from 18:00, after closing, is counted from Friday's opening. A mall's 48 hours from
/// the 5th, 22:30, end at 22:30, after it has closed, and stay there.
#[test]
fn m_10_2b_explain_says_what_was_moved_and_what_was_not() {
    let way = super::m::mask();
    way.ok("gm.office", "05 10:00", "register #");
    let inquiry = explained(&way, "05 10:01", "inquiry", "en");
    assert!(inquiry.contains("due 2026-11-09 17:30"), "{inquiry}");
    let moved = "moved: by the calendar it fell on 2026-11-08 (rest day, Sunday)";
    assert!(inquiry.contains(moved), "{inquiry}");
    let zh = explained(&way, "05 10:01", "inquiry", "zh");
    assert!(
        zh.contains("已顺延：按日历应为 2026-11-08（休息日，星期日）"),
        "{zh}"
    );
    let overall = explained(&way, "05 10:01", "overall", "en");
    assert!(
        overall.contains("not moved: the last day is a working day"),
        "{overall}"
    );

    let late = Way::new("manufacturing", "wang.min", "05 18:00", "--complaint x");
    let registration = explained(&late, "05 18:01", "registration", "en");
    let waited =
        "not moved: only office hours are counted, from the next opening on, 2026-11-06 08:30";
    assert!(registration.contains(waited), "{registration}");

    let mall = Way::new(
        "retail",
        "du.juan",
        "05 22:30",
        "--complaint x --channel phone",
    );
    let answer = explained(&mall, "05 22:31", "answer", "en");
    assert!(answer.contains("due 2026-11-07 22:30"), "{answer}");
    assert!(
        answer.contains("left as counted: this limit runs round the clock"),
        "{answer}"
    );
}
