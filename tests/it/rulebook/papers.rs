//! Goods that come back and the papers of returns and allowances, after the decision (M-13).

use super::m::{approved, assigned};

/// Decided on Monday the 9th at 15:00, so by our thirty days goods and papers are due on Wednesday, 9
/// December, at closing; the 420 come on the 20th, the case is closed before, the paper comes late.
#[test]
fn m_13_0_returns_have_their_own_clock_after_the_decision() {
    let way = assigned();
    let goods = "resolve # --remedy return:quantity=420,price=12.50";
    way.go(&[
        (
            "zhao.lei",
            "06 16:00",
            "investigate # --outcome upheld --cause 显影 --liable rd=100",
        ),
        ("wang.min", "09 11:00", goods),
        ("gm.office", "09 14:00", "consolidate # --text 同意"),
    ]);
    let clocks = way.show("09 14:01")["deadlines"].to_string();
    assert!(!clocks.contains("stage.returns"), "{clocks}");
    way.go(&[
        ("li.jing", "09 15:00", "approve #"),
        ("wang.min", "10 11:00", "agree # --accepted --via phone"),
        ("gm.office", "10 14:00", "consolidate # --text 照办"),
        (
            "wang.min",
            "11 09:00",
            "reply # --kind answer --via phone --text 退货",
        ),
        ("wang.min", "11 10:00", "carry-out #"),
        ("gm.office", "12 10:00", "close #"),
    ]);
    let running = ("2026-12-09 17:30".to_owned(), "running".to_owned());
    assert_eq!(way.clock("12 10:01", "stage.returns"), running);
    assert_eq!(way.owner("12 10:01"), "business");
    way.ok("zhu.bo", "20 10:00", "receive # --quantity 420");
    assert_eq!(way.clock("20 10:01", "stage.returns"), running);
    let overdue = (
        "overdue".to_owned(),
        "business".to_owned(),
        "stage.returns".to_owned(),
    );
    assert!(way.findings("2026-12-10 09:00").contains(&overdue));
    way.ok(
        "wang.min",
        "2026-12-10 09:10",
        "receive # --proof return-certificate",
    );
    assert_eq!(way.clock("2026-12-10 09:11", "stage.returns").1, "late");
    assert_eq!(way.owner("2026-12-10 09:11"), "gm-office");
}

/// What the customer refuses brings no papers: nothing is awaited from then on.
#[test]
fn m_13_0_what_is_refused_has_no_papers() {
    let way = approved("--liable soldermask=100");
    way.ok("wang.min", "10 09:00", "agree # --refused --via phone");
    assert_eq!(way.clock("10 09:01", "stage.returns").1, "void");
    assert_ne!(way.clock("10 09:01", "stage.handling").1, "void");
}

/// An allowance is proved by its certificate (M-13e); what is only paid has no papers to wait for.
#[test]
fn m_13_0_an_allowance_waits_for_its_certificate() {
    let way = approved("--liable soldermask=100");
    assert_eq!(way.clock("09 15:01", "stage.returns").1, "running");
    let of_a_return = "receive # --proof return-certificate";
    way.ok("wang.min", "10 09:00", of_a_return);
    assert_eq!(way.clock("10 09:01", "stage.returns").1, "running");
    way.ok(
        "wang.min",
        "10 10:00",
        "receive # --proof allowance-certificate",
    );
    assert_eq!(way.clock("10 10:01", "stage.returns").1, "met");
    let paid = assigned();
    paid.go(&[
        (
            "zhao.lei",
            "06 16:00",
            "investigate # --outcome upheld --cause 显影 --liable rd=100",
        ),
        (
            "wang.min",
            "09 11:00",
            "resolve # --remedy compensation:amount=9000",
        ),
        ("gm.office", "09 14:00", "consolidate # --text 同意"),
        ("li.jing", "09 15:00", "approve #"),
    ]);
    let clocks = paid.show("09 15:01")["deadlines"].to_string();
    assert!(!clocks.contains("stage.returns"), "{clocks}");
}
