//! the customer is asked again after the end; and how long it is kept who that was.

use super::{MAKER, MALL, at, case, china, policy, shipped, stamp};
use crate::domain::case::Case;
use crate::domain::judge::aftercare::{aftercare, awaited};
use crate::domain::judge::retention::retention;
use crate::domain::policy::Policy;

fn closed(how: &str) -> String {
    format!("closing = {{{}{how}}}\n", stamp(11, "peng.kai"))
}

fn replaced() -> String {
    let by = stamp(10, "peng.kai");
    format!("links = {{superseded_by = \"261102\", superseded = {{{by}, reason = \"r\"}}}}\n")
}

fn calls(moments: &[&str]) -> String {
    let call =
        |at: &&str| format!("{{at = {at}+08:00, by = \"du.juan@example.com\", text = \"x\"}}");
    let all: Vec<String> = moments.iter().map(call).collect();
    format!("follow_ups = [{}]\n", all.join(", "))
}

/// thirty whole days from the 11th of November.
#[test]
fn r_10_the_customer_is_asked_within_thirty_days() {
    let (mall, calendar) = (policy(MALL), china());
    let of = |moments: &[&str]| {
        let case = case(&(closed("") + &calls(moments)));
        let owed = aftercare(&case, &mall, &calendar).unwrap();
        assert_eq!(owed.due, at("2026-12-11T23:59:59"));
        (owed.done, owed.in_time())
    };
    let [last, late] = ["2026-12-11T23:59:59", "2026-12-12T00:00:00"];
    assert_eq!(of(&[]), (None, false));
    assert_eq!(of(&[last]), (Some(at(last)), true));
    assert_eq!(of(&[late]), (Some(at(late)), false));
    assert_eq!(of(&[late, last]), (Some(at(last)), true), "the first call");
}

/// nothing is asked where the customer never accepted, nothing was due, or it goes on.
#[test]
fn r_10_who_is_asked() {
    let calendar = china();
    let owed = |lines: &str, policy: &Policy| aftercare(&case(lines), policy, &calendar).is_some();
    let mall = policy(MALL);
    assert!(owed(&closed(""), &mall));
    for how in [
        ", dismissed = true",
        ", duplicate_of = \"261100\"",
        ", unresolved = true",
    ] {
        assert!(!owed(&closed(how), &mall), "{how}");
    }
    assert!(!owed("", &mall), "open");
    assert!(!owed(&(closed("") + &replaced()), &mall));
    assert!(!owed(&closed(""), &shipped()), "the maker asks nobody");
    let hard = MALL.replace(
        "[follow_up]",
        "[follow_up]\nwhen = { grade = [\"hard\"] }\n#",
    );
    let hard = policy(&hard);
    assert!(!owed(&closed(""), &hard));
    assert!(owed(
        &("grade = \"hard\"\n".to_owned() + &closed("")),
        &hard
    ));
}

#[test]
fn r_10_the_command_until_it_was_done() {
    let (mall, calendar) = (policy(MALL), china());
    let of = |lines: &str| awaited(&case(lines), &mall, &calendar);
    let call = "complaint follow-up 261101 --via CHANNEL --text TEXT";
    assert_eq!(of(&closed("")).as_deref(), Some(call));
    assert_eq!(of(&(closed("") + &calls(&["2026-11-20T09:00:00"]))), None);
    assert_eq!(of(""), None);
}

const NAMED: &str = "customer = {name = \"A\"}\n";

/// What the policy says is kept for three years from the end, to the end of that day.
#[test]
fn who_the_customer_was_is_kept_for_a_time() {
    let calendar = china();
    let years = "\n[retention]\npersonal = \"36mo\"\nrule = \"1\"\n";
    let years = policy(&(MAKER.to_owned() + years));
    let of = |case: &Case, policy: &Policy| retention(case, policy, &calendar).map(|it| it.until);
    let kept = |lines: &str| of(&case(lines), &years);
    let until = Some(at("2029-11-11T23:59:59"));
    assert_eq!(kept(&(NAMED.to_owned() + &closed(""))), until);
    let replaced = replaced();
    let tenth = Some(at("2029-11-10T23:59:59"));
    assert_eq!(kept(&(NAMED.to_owned() + &replaced)), tenth);
    assert_eq!(kept(NAMED), None, "open");
    assert_eq!(kept(&closed("")), None, "nobody was named");
    // Withheld here, it can be read where the private part is.
    let mut withheld = case(&closed(""));
    withheld.withheld = true;
    assert_eq!(of(&withheld, &years), until);
    let by = stamp(12, "he.ping");
    let forgotten = format!("forgotten = {{{by}, fields = [\"customer.phone\"]}}\n");
    assert_eq!(kept(&(NAMED.to_owned() + &closed("") + &forgotten)), None);
    let named = case(&(NAMED.to_owned() + &closed("")));
    assert_eq!(of(&named, &shipped()), None, "no time is set");
    let abroad = "\n[retention]\npersonal = \"36mo\"\nwhen = { origin = [\"foreign\"] }\n\
                  rule = \"1\"\n";
    let abroad = policy(&(MAKER.to_owned() + abroad));
    assert_eq!(of(&named, &abroad), None, "another sort of case");
}
