//! The right a fact asks for, and whether a case can ever make a move.

use super::{MALL, case, policy, shipped, stamp};
use crate::domain::case::fact::{FactKind, Move};
use crate::domain::judge::{headings, mending_rights, rights};
use crate::domain::policy::Policy;
use crate::domain::tree::Path;

fn path(text: &str) -> Path {
    text.split('.')
        .fold(Path::root(), |path, key| match key.parse() {
            Ok(nth) => path.index(nth),
            Err(_) => path.key(key),
        })
}

#[test]
fn each_fact_asks_for_its_own_right() {
    let closed = |how: &str| {
        let closing = format!("closing = {{{}{how}}}\n", stamp(11, "gm.office"));
        rights(&case(&closing), FactKind::Closing, &path("closing"))
    };
    assert_eq!(closed(""), ["close"]);
    assert_eq!(closed(", dismissed = true"), ["dismiss"]);
    assert_eq!(closed(", unresolved = true"), ["close-unresolved"]);
    let corrected = |field: &str| {
        let by = stamp(11, "gm.office");
        let all = format!(
            "corrections = [{{{by}, field = \"title\", new = \"x\", reason = \"r\"}}, \
             {{{by}, field = \"{field}\", new = \"x\", reason = \"r\"}}]\n"
        );
        rights(&case(&all), FactKind::Correction, &path("corrections.1"))
    };
    assert_eq!(corrected("title"), ["correct"]);
    assert_eq!(corrected("number"), ["renumber", "register"]);
    assert_eq!(corrected("links.supersedes"), ["renumber", "register"]);
    let none = case("");
    let of = |kind, place| rights(&none, kind, &path(place));
    assert_eq!(of(FactKind::Action, "actions.0"), ["action", "resolve"]);
    assert_eq!(
        of(FactKind::Investigation, "investigation"),
        ["investigate"]
    );
}

/// Whoever may make a step may mend it; where a clock goes by the field, the right to move dues is
/// another.
#[test]
fn a_field_is_mended_by_who_makes_its_step() {
    let policy = shipped();
    let none = case("");
    let of = |policy: &Policy, field: &str| mending_rights(&none, policy, &path(field));
    assert_eq!(of(&policy, "title"), [""; 0]);
    assert_eq!(of(&policy, "items.0.text"), [""; 0]);
    assert_eq!(of(&policy, "investigation.cause"), ["investigate"]);
    let dated = of(&policy, "investigation.at");
    assert_eq!(dated, ["investigate", "correct-due"]);
    let promised = of(&policy, "promises.0.by_date");
    assert_eq!(promised, ["promise", "correct-due"]);
    let mall = self::policy(MALL);
    let reserved = of(&mall, "promises.0.by_date").contains(&"correct-due");
    assert_eq!(reserved, mall.reserves("correct-due"));
}

/// A new file has a heading for each section its policy can fill.
#[test]
fn only_what_a_policy_uses_has_a_heading() {
    let of = |policy: &Policy| -> Vec<&'static str> {
        headings(policy).map(|field| field.key).collect()
    };
    let mut policy = shipped();
    let maker = of(&policy);
    for key in [
        "registration",
        "escalations",
        "pauses",
        "returns",
        "sanctions",
        "resales",
        "notices",
    ] {
        assert!(maker.contains(&key), "{key}");
    }
    assert!(!maker.contains(&"uid") && !maker.contains(&"liability_confirmed"));
    policy.office.tiers.clear();
    policy.pauses.clocks.clear();
    policy.office.reminders.clear();
    policy.consequences.returns = None;
    policy.consequences.sanctions.clear();
    policy.consequences.resale = None;
    let fewer = of(&policy);
    assert!(fewer.contains(&"returns"), "a proof is still owed");
    policy.consequences.proofs.clear();
    let fewest = of(&policy);
    for key in ["escalations", "pauses", "returns", "sanctions", "resales"] {
        assert!(!fewest.contains(&key), "{key}");
    }
    assert!(fewest.contains(&"registration"));
    assert!(Move::Register.step().is_some_and(|step| policy.uses(step)));
}
