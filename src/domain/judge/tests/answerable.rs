//! T-6: who answers for a closed case beside what a band says.

use super::{MAKER, case, china, policy, shipped, staff, stamp};
use crate::domain::case::Case;
use crate::domain::judge::answerable::{awaited, command, undecided};
use crate::domain::judge::clocks;
use crate::domain::policy::Policy;

/// The regulation with the rule for these.
fn answering(who: &[&str]) -> Policy {
    let rules = who.iter().map(|who| {
        format!("\n[[sanction_for]]\nwho = \"{who}\"\nlimit = \"30d\"\nrule = \"T-6\"\n")
    });
    policy(&(MAKER.to_owned() + &rules.collect::<String>()))
}

/// Registered on the 3rd, found on the 10th, closed on the 11th.
fn closed(liable: &str, closing: &str, rest: &str) -> Case {
    let [registered, found, end] =
        [(3, "gm.office"), (10, "zhao.lei"), (11, "gm.office")].map(|(day, by)| stamp(day, by));
    case(&format!(
        "registration = {{{registered}}}\n\
         investigation = {{{found}, outcome = \"upheld\", liability = [{liable}]}}\n\
         closing = {{{end}{closing}}}\n{rest}"
    ))
}

/// Each as `person unit clock day`, `-` for none.
fn told(case: &Case, policy: &Policy) -> Vec<String> {
    let (staff, calendar) = (staff(""), china());
    let now = super::at("2026-11-20");
    let clocks = clocks(case, (policy, &calendar, &staff), now).0;
    let owed = undecided((case, &clocks), policy, &staff, &calendar);
    let told = owed.iter().map(|owed| {
        let person = owed.person.map_or("-", |person| &person.id);
        let clock = owed.clock.as_deref().unwrap_or("-");
        format!(
            "{person} {} {clock} {}",
            owed.unit,
            owed.due.format("%m-%d")
        )
    });
    told.collect()
}

const ETCHING: &str = "{unit = \"etching\", person = \"wei.jun\", share = \"60\"}";
const MASK: &str = "{unit = \"soldermask\", share = \"40\"}";

#[test]
fn t_6_each_person_answers_once() {
    let both = format!("{ETCHING}, {MASK}");
    let policy = answering(&["liable", "head"]);
    let all = told(&closed(&both, "", ""), &policy);
    assert_eq!(all, ["wei.jun etching - 12-11", "wu.gang etching - 12-11"]);
    // Units without a head answer each for itself.
    let units = "{unit = \"rd\", share = \"40\"}, {unit = \"accounting\", share = \"30\"}, \
                 {unit = \"rd\", person = \"zheng.yu\", share = \"20\"}, {outside = \"x\", share = \"10\"}";
    let heads = answering(&["head"]);
    let all = told(&closed(units, "", ""), &heads);
    assert_eq!(all, ["- rd - 12-11", "- accounting - 12-11"]);
    let case = closed(ETCHING, "", "");
    assert_eq!(told(&case, &shipped()), [""; 0]);
}

/// Whoever of the late unit held the case last, else its head.
#[test]
fn t_6_who_delayed_it() {
    let policy = answering(&["delayed"]);
    let given = |to: &[&str]| {
        let by = stamp(4, "gm.office");
        let all = to.iter().map(|to| format!("{{{by}, to = \"{to}\"}}"));
        let all = all.collect::<Vec<_>>().join(", ");
        let case = closed(ETCHING, "", &format!("assignments = [{all}]\n"));
        let all = told(&case, &policy).into_iter();
        all.filter(|it| it.contains("stage.inquiry"))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        given(&["zhao.lei"]),
        ["zhao.lei quality stage.inquiry 12-11"]
    );
    let head = "qian.feng quality stage.inquiry 12-11";
    assert_eq!(given(&["zhao.lei", "qian.feng"]), [head]);
    assert_eq!(given(&["xu.fei"]), [head]);
    assert_eq!(given(&[]), [head]);
    // A promise is a person's own.
    let by = stamp(4, "wang.min");
    let late = format!(
        "promises = [{{{by}, what = \"x\", by_date = 2026-11-06, kept = {{{}}}}}]\n",
        stamp(9, "wang.min")
    );
    let all = told(&closed(ETCHING, "", &late), &policy);
    assert!(
        all.contains(&"wang.min wang.min@example.com promise.1 12-11".to_owned()),
        "{all:?}"
    );
}

#[test]
fn t_6_nothing_is_owed_of_what_ended_otherwise() {
    let policy = answering(&["liable"]);
    let owed = |closing: &str, rest: &str| told(&closed(ETCHING, closing, rest), &policy).len();
    assert_eq!(owed("", ""), 1);
    assert_eq!(owed(", dismissed = true", ""), 0);
    let taken = format!(
        "links = {{superseded_by = \"261102\", superseded = {{{}, reason = \"r\"}}}}\n",
        stamp(12, "gm.office")
    );
    assert_eq!(owed("", &taken), 0);
    let open = case(&format!(
        "investigation = {{{}, outcome = \"upheld\", liability = [{ETCHING}]}}\n",
        stamp(10, "zhao.lei")
    ));
    assert_eq!(told(&open, &policy), [""; 0]);
    let filed = |decided: &str| {
        let by = stamp(12, "gm.office");
        format!(
            "sanctions = [{{{by}{decided}, person = \"wei.jun\", sanction = \"reprimand\", ground = \"material\"}}]\n"
        )
    };
    assert_eq!(owed("", &filed("")), 1);
    let decided = format!(", decided = {{{}}}", stamp(13, "zhou.lan"));
    assert_eq!(owed("", &filed(&decided)), 0);
}

#[test]
fn t_6_the_command_that_decides() {
    let policy = answering(&["liable", "head"]);
    let (staff, calendar) = (staff(""), china());
    let of = |case: &Case, policy: &Policy| awaited(case, policy, &staff, &calendar);
    let rd = "{unit = \"rd\", share = \"40\"}";
    let case = closed(&format!("{ETCHING}, {rd}"), "", "");
    let line = |who: &str| {
        format!("complaint sanction 261101 --person {who} --sanction KIND --reason TEXT")
    };
    assert_eq!(
        of(&case, &policy),
        [line("wei.jun"), line("wu.gang"), line("WHO")]
    );
    assert_eq!(of(&case, &shipped()), [""; 0]);
    let owed = undecided((&case, &[]), &policy, &staff, &calendar);
    assert_eq!(
        command(&owed[0]),
        "sanction --person wei.jun --sanction KIND --reason TEXT"
    );
}
