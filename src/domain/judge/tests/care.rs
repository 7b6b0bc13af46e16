//! L-7b, R-5, C-3, F-3.1, V-2b: what a channel asks, who bears the cost, actions, who is told.

use super::{CENTER, MALL, at, case, china, policy, shipped, staff, stamp};
use crate::domain::case::Case;
use crate::domain::judge::actions::{checkable, owns, self_verified, verify_due};
use crate::domain::judge::asking::all_asked;
use crate::domain::judge::next::{commands, may_give};
use crate::domain::judge::{
    ask, asked_for, channel_gaps, cost_rule, cost_rules, last_activity, proposed_grade,
    unmet_before,
};
use crate::domain::policy::{Policy, Step};
use crate::domain::staff::Found;

const LOGISTICS: &str = include_str!("../../../../policies/logistics.toml");
const AFTER: &str = include_str!("../../../../policies/after-sales.toml");
const IT: &str = include_str!("../../../../policies/it-service.toml");

const LETTER: &str = "channel = \"letter\"\n";

fn reply(kind: &str, more: &str) -> String {
    format!(
        "replies = [{{{}, kind = \"{kind}\"{more}}}]\n",
        stamp(4, "yuan.zhi")
    )
}

/// L-7b: who writes without a number is asked for it.
#[test]
fn l_7b_a_letter_without_a_number() {
    let logistics = policy(LOGISTICS);
    let of = |rest: &str| ask(&case(&(LETTER.to_owned() + rest)), &logistics);
    let asks = Some("reply --kind acknowledgement --via CHANNEL --asks customer.phone".to_owned());
    let phone = "customer = {name = \"A\", phone = \"139\"}\n";
    assert_eq!(of(""), asks);
    assert_eq!(of(phone), None);
    assert_eq!(ask(&case("channel = \"email\"\n"), &logistics), None);
    assert_eq!(ask(&case(""), &logistics), None);
    let asked = |kind, field: &str| reply(kind, &format!(", asks = \"{field}\""));
    let done = asked("acknowledgement", "customer.phone");
    assert_eq!(of(&done), None);
    assert_eq!(of(&asked("inform", "customer.phone")), asks);
    assert_eq!(of(&asked("acknowledgement", "product.order")), asks);
    let when = |rest: &str| {
        let case = case(&(LETTER.to_owned() + rest));
        let each: Vec<_> = asked_for(&case, &logistics)
            .iter()
            .map(|it| it.at)
            .collect();
        (each, all_asked(&case, &logistics))
    };
    let fourth = Some(at("2026-11-04T10:00:00"));
    assert_eq!(when(""), (vec![None], None));
    assert_eq!(when(&done), (vec![fourth], fourth));
    assert_eq!(when(phone), (vec![], None));
    // What the customer told later counts as asked for; what was mended was there.
    let told = |old: &str, field: &str| {
        let by = stamp(6, "yuan.zhi");
        let mended = format!("{by}, field = \"{field}\"{old}, new = \"139\", reason = \"r\"");
        when(&format!("{phone}corrections = [{{{mended}}}]\n"))
    };
    let sixth = Some(at("2026-11-06T10:00:00"));
    assert_eq!(told("", "customer.phone"), (vec![sixth], sixth));
    assert_eq!(told(", old = \"138\"", "customer.phone"), (vec![], None));
    assert_eq!(told("", "title"), (vec![], None));
    let commands = |rest: &str| {
        let all = commands(
            &case(&(LETTER.to_owned() + rest)),
            &logistics,
            &staff(""),
            None,
        );
        all.iter().any(|it| it.contains("--asks"))
    };
    let closed = format!("closing = {{{}}}\n", stamp(9, "yuan.zhi"));
    assert!(commands("") && !commands(&closed));
}

/// L-7, C-1: whoever writes hears that it arrived.
#[test]
fn l_7_receipt_is_told() {
    let logistics = policy(LOGISTICS);
    let gaps = |rest: &str| channel_gaps(&case(&(LETTER.to_owned() + rest)), &logistics).len();
    assert_eq!(gaps(""), 1);
    for (kind, lacking) in [
        ("acknowledgement", 0),
        ("answer", 0),
        ("interim", 1),
        ("inform", 1),
    ] {
        assert_eq!(gaps(&reply(kind, "")), lacking, "{kind}");
    }
}

/// L-7, L-7b: two rules of a channel ask for the same thing once.
#[test]
fn l_7_each_thing_is_asked_once() {
    let more = "\n[[channel]]\nid = \"letter\"\nrequires = [\"acknowledged\", \"read-back\"]\n\
                asks = [\"customer.phone\", \"customer.name\"]\nrule = \"L-7b\"\n";
    let logistics = policy(&(LOGISTICS.to_owned() + more));
    let gaps = |rest: &str| channel_gaps(&case(&(LETTER.to_owned() + rest)), &logistics).len();
    assert_eq!(gaps(""), 2);
    assert_eq!(gaps("intake = {read_back = true}\n"), 1);
    assert_eq!(gaps("intake = {read_back = false}\n"), 2);
    let asked = case(LETTER);
    let asked: Vec<&str> = asked_for(&asked, &logistics)
        .iter()
        .map(|it| it.field)
        .collect();
    assert_eq!(asked, ["customer.phone", "customer.name"]);
}

/// C-3: the grade by the sum claimed, then by the sort.
#[test]
fn c_3_the_grade_proposed() {
    let center = policy(CENTER);
    let of = |lines: &str| proposed_grade(&case(lines), &center).map(|row| row.grade.as_str());
    let claimed = |sum: &str| format!("claimed = \"{sum}\"\n");
    assert_eq!(of(&claimed("20000")), Some("critical"));
    assert_eq!(of(&claimed("19999.99")), Some("major"));
    assert_eq!(of(&claimed("499.99")), None);
    assert_eq!(of("channel = \"social\"\n"), Some("major"));
    assert_eq!(
        of("channel = \"social\"\ncategory = \"service\"\n"),
        Some("critical")
    );
    assert_eq!(of(""), None);
}

/// who bears the cost, by the fault of each item; in doubt the customer is right.
#[test]
fn r_5_who_bears_the_cost() {
    let mall = policy(MALL);
    let found = |outcome: &str, rest: &str| {
        let by = stamp(4, "du.juan");
        format!("investigation = {{{by}, outcome = \"{outcome}\"{rest}}}\n")
    };
    let of = |lines: &str| cost_rule(&case(lines), &mall).map(|rule| rule.cause.as_str());
    assert_eq!(of(""), None);
    assert_eq!(of(&found("upheld", "")), Some("unclear"));
    assert_eq!(of(&found("rejected", "")), None);
    assert_eq!(of(&found("upheld", ", fault = \"misuse\"")), Some("misuse"));
    let items = "items = [{n = 1, text = \"x\", outcome = \"upheld\", fault = \"quality\"}, \
                 {n = 2, text = \"y\"}]\n";
    assert_eq!(of(&(found("upheld", "") + items)), None);
    let all = |lines: &str| -> Vec<(Option<u64>, String)> {
        let case = case(lines);
        let all = cost_rules(&case, &mall).into_iter();
        all.map(|(item, rule)| (item, rule.cause.clone())).collect()
    };
    let is = |item, cause: &str| (item, cause.to_owned());
    assert_eq!(
        all(&(found("upheld", "") + items)),
        [is(Some(1), "quality")]
    );
    assert_eq!(all(&found("upheld", "")), [is(None, "unclear")]);
}

/// That a reminder went out is no work on the case.
#[test]
fn what_was_done_last() {
    let noted = format!("notes = [{{{}, text = \"x\"}}]\n", stamp(6, "a"));
    assert_eq!(last_activity(&case("")), at("2026-11-02T09:00:00"));
    assert_eq!(last_activity(&case(&noted)), at("2026-11-06T10:00:00"));
}

fn action(owner: &str, more: &str) -> String {
    let by = stamp(4, "he.ping");
    format!("{{{by}, what = \"x\", owner = \"{owner}\", due = 2026-11-20{more}}}")
}

fn acting(actions: &[String]) -> Case {
    let found = format!(
        "investigation = {{{}, outcome = \"upheld\"}}\n",
        stamp(4, "song.jie")
    );
    case(&format!("{found}actions = [{}]\n", actions.join(", ")))
}

fn checked(by: &str, works: bool) -> String {
    format!(
        ", verified = {{{}, works = {works}, evidence = \"e\"}}",
        stamp(10, by)
    )
}

/// F-3.1: whoever owes an action does not check it.
#[test]
fn f_3_1_nobody_checks_the_own_action() {
    let (after, staff) = (policy(AFTER), staff(""));
    let day = at("2026-11-10").date_naive();
    let owned = |owner: &str, who: &str| {
        let case = acting(&[action(owner, "")]);
        owns(&staff, &case.actions[0], who, day)
    };
    assert!(owned("wei.jun", "wei.jun") && owned("etching", "wei.jun"));
    assert!(!owned("etching", "feng.tao") && !owned("feng.tao", "wei.jun"));
    assert!(owned("gone", "gone") && !owned("etching", "gone"));
    let own = |by: &str, policy: &Policy| {
        let case = acting(&[action("etching", &checked(by, true))]);
        self_verified(&case.actions[0], policy, &staff)
    };
    assert!(own("wei.jun", &after) && !own("feng.tao", &after));
    let unchecked = acting(&[action("etching", "")]);
    assert!(!self_verified(&unchecked.actions[0], &after, &staff));
    let allowed = AFTER.replace("self_verify = \"never\"", "self_verify = \"allowed\"");
    assert!(!own("wei.jun", &policy(&allowed)));
    let due = |more: &str, policy: &Policy| {
        let case = acting(&[action("etching", more)]);
        let due = verify_due(&case.actions[0], policy, &china());
        due.map(|due| due.format("%m-%d").to_string())
    };
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(due("", &after), some("12-20"));
    assert_eq!(due(", verify_by = 2026-11-25", &after), some("11-25"));
    assert_eq!(due(", kind = \"plan\"", &after), None);
    assert_eq!(due("", &shipped()), None);
}

/// F-3.1: an action is such that somebody may check it.
#[test]
fn f_3_1_somebody_checks_every_action() {
    let staff = staff("");
    let of = |owner: &str, more: &str, policy: &Policy| {
        let case = acting(&[action(owner, more)]);
        let day = at("2026-11-10").date_naive();
        checkable(&case, &case.actions[0], (policy, &staff), day)
    };
    let after = policy(AFTER);
    assert!(
        !of("quality", "", &after),
        "whoever may check belongs to it"
    );
    assert!(of("zhao.lei", "", &after) && of("etching", "", &after));
    assert!(of("quality", ", kind = \"plan\"", &after));
    let allowed = AFTER.replace("self_verify = \"never\"", "self_verify = \"allowed\"");
    assert!(of("quality", "", &policy(&allowed)));
    let told = |policy: &Policy, who: &str| {
        let case = acting(&[action("zhao.lei", "")]);
        let Found::One(person) = staff.person_by(who) else {
            panic!("nobody is {who}");
        };
        let day = at("2026-11-10").date_naive();
        let line = "complaint verify 261101 1 --works --evidence TEXT";
        may_give((&case, policy), &staff, (person, day), line)
    };
    assert!(told(&after, "qian.feng") && !told(&after, "zhao.lei"));
    assert!(told(&policy(&allowed), "zhao.lei"));
}

/// What is lacking at the end of the needs that begin with a word, as `message command`.
fn lacking(case: &Case, policy: &Policy, need: &str) -> Vec<String> {
    lacking_before(case, policy, need, Step::Closed)
}

fn lacking_before(case: &Case, policy: &Policy, need: &str, step: Step) -> Vec<String> {
    let unmet = unmet_before(case, policy, &staff(""), step).into_iter();
    let unmet = unmet.filter(|it| it.duty.need.to_string().starts_with(need));
    unmet
        .map(|it| {
            format!(
                "{} {}",
                it.what.key,
                it.command.replacen("complaint ", "", 1)
            )
        })
        .collect()
}

/// F-3.1, C-6b: what is done so that it does not happen again, and whether it works.
#[test]
fn f_3_1_actions_are_decided_and_checked() {
    let after = policy(AFTER);
    let verified = |actions: &[String]| {
        let all = lacking_before(&acting(actions), &after, "action-verified", Step::Resolved);
        all.into_iter().next().unwrap_or_default()
    };
    let verify =
        |n: u32| format!("action-duty-unverified verify 261101 {n} --works --evidence TEXT");
    let good = action("etching", &checked("qian.feng", true));
    assert_eq!(verified(&[]), "");
    assert_eq!(verified(std::slice::from_ref(&good)), "");
    assert_eq!(verified(&[good.clone(), action("etching", "")]), verify(2));
    assert_eq!(
        verified(&[action("etching", &checked("wei.jun", true))]),
        verify(1)
    );
    assert_eq!(verified(&[action("etching", ", kind = \"plan\"")]), "");
    let failed = action("etching", &checked("qian.feng", false));
    let anew = "action-duty-failed action 261101 --what TEXT --owner WHO --due DATE";
    assert_eq!(verified(&[failed]), anew);
    let any = |actions: &[String]| lacking(&acting(actions), &after, "action");
    let none = "action-duty-none action 261101 --what TEXT --owner WHO --due DATE";
    assert_eq!(any(&[]), [none]);
    assert_eq!(any(&[action("agents", ", kind = \"plan\"")]), [none]);
    assert_eq!(any(std::slice::from_ref(&good)), [""; 0]);
    // A step of carrying out is no action where one is owed, and the other way round.
    let center = policy(CENTER);
    let plan = |actions: &[String]| lacking(&acting(actions), &center, "action");
    let owed = "action-duty-kind action 261101 --what TEXT --owner WHO --due DATE --kind plan";
    assert_eq!(plan(&[]), [owed]);
    assert_eq!(plan(&[good]), [owed]);
    assert_eq!(plan(&[action("agents", ", kind = \"plan\"")]), [""; 0]);
}

/// V-1b, V-2b: who is told, by their role or by name, or has worked on it.
#[test]
fn v_2b_who_is_told() {
    let it = policy(IT);
    let of = |lines: &str| lacking(&case(lines), &it, "informed");
    let told = |kind: &str, to: &str| of(&reply(kind, &format!(", to = \"{to}\"")));
    let all = lacking(&case(""), &it, "informed");
    let line = |role: &str| {
        format!("moves-duty-informed reply 261101 --kind inform --to {role} --via phone")
    };
    assert!(all.contains(&line("marketing-centre-manager")), "{all:?}");
    let other = of("").len();
    assert_eq!(told("inform", "marketing-centre-manager").len(), other - 1);
    assert_eq!(told("inform", "cheng.lu").len(), other - 1);
    assert_eq!(told("interim", "marketing-centre-manager").len(), other);
    assert_eq!(told("interim", "cheng.lu").len(), other);
    assert_eq!(told("inform", "ye.fan").len(), other);
    let worked = format!("notes = [{{{}, text = \"x\"}}]\n", stamp(4, "cheng.lu"));
    assert_eq!(of(&worked).len(), other - 1);
}

/// C-10c, C-13: what a closing says, and what mends one that did not.
#[test]
fn c_10c_what_the_closing_says() {
    let center = policy(CENTER);
    let closing = |more: &str| {
        let closed = case(&format!("closing = {{{}{more}}}\n", stamp(9, "jin.dan")));
        let [rated, summed] =
            ["satisfaction", "summary"].map(|need| lacking(&closed, &center, need));
        (rated.is_empty(), summed.is_empty())
    };
    assert_eq!(closing(""), (false, false));
    assert_eq!(closing(", satisfaction = 4"), (true, false));
    assert_eq!(closing(", satisfaction_not_given = \"r\""), (true, false));
    assert_eq!(closing(", summary = \"s\""), (false, true));
    assert_eq!(closing(", summary = \" \""), (false, false));
    let open = |need| lacking(&case(""), &center, need);
    let command = "close 261101 --satisfaction 1..5 --summary TEXT";
    assert_eq!(
        open("satisfaction"),
        [format!("moves-duty-satisfaction {command}")]
    );
    assert_eq!(open("summary"), [format!("moves-duty-summary {command}")]);
    let rated = lacking(&case(""), &policy(IT), "satisfaction");
    assert_eq!(
        rated,
        ["moves-duty-satisfaction close 261101 --satisfaction 1..5"]
    );
    let closed = case(&format!("closing = {{{}}}\n", stamp(9, "jin.dan")));
    assert_eq!(
        lacking(&closed, &center, "summary"),
        ["moves-duty-summary correct 261101 closing.summary=TEXT --reason TEXT"]
    );
}

/// C-3, L-7b, V-2b: what has a limit of its own beside the steps is among what is next, until it is done; said once
/// where another command tells it too. Nobody is told to answer before the case was looked into.
#[test]
fn c_3_what_is_due_beside_the_steps_is_next() {
    let next = |text: &str, lines: &str| {
        let all = commands(&case(lines), &policy(text), &staff(""), Some(&china()));
        let beside = all.iter().map(|it| it.replacen("complaint ", "", 1));
        let beside = beside.map(|it| it.replacen(" 261101", "", 1));
        let beside = beside.filter(|it| it.starts_with("reply"));
        beside.collect::<Vec<String>>()
    };
    let told = "reply --kind acknowledgement --via CHANNEL".to_owned();
    let answer = "reply --kind answer --via CHANNEL --text TEXT".to_owned();
    let grade = "grade = \"minor\"\n";
    assert_eq!(next(CENTER, grade), std::slice::from_ref(&told));
    let acknowledged = grade.to_owned() + &reply("acknowledgement", "");
    assert!(next(CENTER, &acknowledged).is_empty());
    let found = "outcome = \"upheld\", done = 2026-11-05T10:00:00+08:00";
    let found = format!("investigation = {{{}, {found}}}\n", stamp(5, "jin.dan"));
    let all = next(CENTER, &(grade.to_owned() + &found));
    assert_eq!(all, [told.clone(), answer]);
    assert_eq!(
        next(LOGISTICS, LETTER),
        [format!("{told} --asks customer.phone")]
    );
    let major = next(IT, "grade = \"major\"\n");
    let inform = "reply --kind inform --to ";
    assert!(major.iter().any(|it| it.starts_with(inform)), "{major:?}");
}
