//! M-11: what others entered in somebody's name from paper, until whoever decided it confirms it.

use super::{case, stamp};
use crate::domain::case::fact::FactKind;
use crate::domain::judge::unconfirmed;

const PAPER: &str = ", entered_by = \"he.ping@example.com\", paper = \"a.pdf\"";

/// A signature of the manager's of the 8th.
fn signed(how: &str) -> String {
    format!(
        "approvals = [{{{}, amount = \"100\"{how}}}]\n",
        stamp(8, "li.jing")
    )
}

/// What is confirmed by nobody; a person's second address is known.
fn open(lines: &str) -> Vec<String> {
    let case = case(lines);
    let own = |one: &str| one.replace("jing.li@", "li.jing@");
    let all = unconfirmed(&case, |one, other| own(one) == own(other));
    all.iter().map(|it| it.path.to_string()).collect()
}

#[test]
fn m_11_what_another_entered_from_paper_awaits_its_signer() {
    assert_eq!(open(&signed(PAPER)), ["approvals[0]"]);
    let case = case(&signed(PAPER));
    let found = unconfirmed(&case, |one, other| one == other);
    assert_eq!(found[0].kind, FactKind::Approval);
    assert_eq!(found[0].stamp.by, "li.jing@example.com");
    assert_eq!(open(&signed("")), [""; 0], "the manager's own");
    let typed = ", entered_by = \"he.ping@example.com\"";
    assert_eq!(open(&signed(typed)), [""; 0], "no paper is told");
    assert_eq!(open(&signed(", paper = \"a.pdf\"")), [""; 0]);
    // What the customer said decides nothing.
    let answer = format!(
        "agreement = {{{}, accepted = true{PAPER}}}\n",
        stamp(8, "wang.min")
    );
    assert_eq!(open(&answer), [""; 0]);
}

#[test]
fn m_11_only_the_signer_confirms_and_only_afterwards() {
    let recorded = format!("{PAPER}, recorded = 2026-11-09T10:00:00+08:00");
    let with = |day: u32, by: &str, more: &str| {
        let mark = format!("countersignatures = [{{{}{more}}}]\n", stamp(day, by));
        open(&(signed(&recorded) + &mark))
    };
    let waits = ["approvals[0]"];
    assert_eq!(with(10, "li.jing", ""), [""; 0]);
    assert_eq!(with(10, "jing.li", ""), [""; 0], "by another address");
    assert_eq!(with(9, "li.jing", ""), [""; 0], "in the same second");
    assert_eq!(with(8, "li.jing", ""), waits, "before it was entered");
    assert_eq!(with(10, "wang.min", ""), waits);
    let typed = ", entered_by = \"he.ping@example.com\"";
    assert_eq!(with(10, "li.jing", typed), waits, "nor in another's name");
}
