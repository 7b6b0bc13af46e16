//! A contact centre.

use super::{Way, at, authority, due, entry, rhythm};
use crate::common::Scene;

const REFUND: &str = "--customer 吴先生 --phone 010-0000 --complaint 退款拖延 --category after-sales \
    --class not-quality --channel phone --demand 退款 --title 退款";

fn refund(grade: &str) -> Way {
    let flags = format!("{REFUND} --grade {grade}");
    Way::new("contact-center", "jin.dan", "05 09:00", &flags)
}

/// Everything a closing has to say.
const CLOSE: &str = "close # --satisfaction 4 --summary 漏转一单,当日补退";

/// Found to be ours by the team lead, who proposes to give back this much.
pub(super) fn proposed(amount: &str) -> Way {
    let way = refund("major");
    let resolve = format!(
        "resolve # --remedy refund:amount={amount} --plan 退款到账并告知|xia.tian|2026-11-07"
    );
    way.go(&[
        ("xia.tian", "05 09:30", "assign #"),
        (
            "xia.tian",
            "05 14:00",
            "investigate # --outcome upheld --cause 漏转",
        ),
        ("xia.tian", "05 14:10", &resolve),
    ]);
    way
}

/// Six ways in; what is public is acknowledged within two working hours, the rest in a day.
#[test]
fn c_1_six_channels_and_the_public_one_first() {
    let scene = Scene::new();
    for channel in ["phone", "email", "social", "web", "visit", "letter"] {
        let flags = REFUND.replace("--channel phone", &format!("--channel {channel}"));
        let way = Way::within(&scene, "contact-center", "jin.dan", "05 09:00", &flags);
        assert_eq!(way.show("05 09:01")["channel"], channel);
        let flags = format!("--origin domestic --channel {channel} --grade minor");
        let due = due("contact-center", "2026-11-05T11:00", &flags, "acknowledge");
        // An hour before noon, an hour from one o'clock; or the next working day.
        let expected = if channel == "social" {
            "05 14:00"
        } else {
            "06 17:30"
        };
        assert_eq!(due, format!("2026-11-{expected}"), "{channel}");
    }
    at(&scene, "jin.dan", "05 09:00").fails(
        2,
        &[
            "new",
            "--no-input",
            "--policy",
            "contact-center",
            "--channel",
            "fax",
        ],
    );
}

/// Customer, content, channel and time are recorded before it is given to anybody.
#[test]
fn c_2_who_what_how_and_when_are_recorded() {
    let way = Way::new("contact-center", "jin.dan", "05 09:00", "--title 退款");
    let lacking = [
        "customer.name",
        "complaint",
        "channel",
        "category",
        "grade",
        "C-2",
    ];
    way.refused_for("jin.dan", "05 09:10", "assign #", &lacking);
    assert_eq!(
        way.show("05 09:01")["received"],
        "2026-11-05T09:00:00+08:00"
    );
}

/// The grade sets the limits and the owner: 10, 7 and 3 working days; answers in 5, 3 and 1.
#[test]
fn c_3_the_grade_sets_limits_and_owner() {
    // From Thursday the 5th; the 7th and 8th, 14th and 15th are no working days.
    let rows = [
        ("minor", "agents", "2026-11-19 17:30", "2026-11-12 17:30"),
        (
            "major",
            "team-leads",
            "2026-11-16 17:30",
            "2026-11-10 17:30",
        ),
        (
            "critical",
            "contact-center",
            "2026-11-10 17:30",
            "2026-11-06 17:30",
        ),
    ];
    for (grade, unit, overall, answer) in rows {
        let way = refund(grade);
        assert_eq!(way.clock("05 09:01", "overall").0, overall, "{grade}");
        assert_eq!(way.clock("05 09:01", "answer").0, answer, "{grade}");
        way.ok("jin.dan", "05 09:10", "assign #");
        assert_eq!(way.owner("05 09:11"), unit);
    }
    let critical = due(
        "contact-center",
        "2026-11-05T09:00",
        "--origin domestic --grade critical",
        "acknowledge",
    );
    assert_eq!(critical, "2026-11-05 10:00");
}

/// One owner at a time, found within half a working day: four hours from nine, less the noon rest.
#[test]
fn c_4_one_owner_within_half_a_day() {
    let way = refund("minor");
    assert_eq!(way.owner("05 09:01"), "agents");
    assert_eq!(
        way.clock("05 09:01", "stage.assignment").0,
        "2026-11-05 14:00"
    );
    way.ok("jin.dan", "05 09:10", "assign # --to jin.dan");
    way.ok("xia.tian", "05 09:20", "assign # --to dai.yu --reason 均衡");
    assert_eq!(way.owner("05 09:21"), "dai.yu@example.com");
    assert_eq!(way.clock("05 09:21", "stage.assignment").1, "met");
}

/// Looked into by the centre's own people, before anything is offered or closed.
#[test]
fn c_5_looked_into_before_anything_is_offered() {
    let way = refund("major");
    way.ok("xia.tian", "05 09:30", "assign #");
    way.refused("xia.tian", "05 10:00", "resolve # --remedy refund:amount=1");
    let found = "investigate # --outcome upheld --cause 漏转";
    way.refused_for("ye.fan", "05 10:00", found, &["C-5"]);
    way.ok("xia.tian", "05 10:00", found);
}

/// Feasible and within policy: an agent gives 200, a team lead 2,000, more is the supervisor's.
#[test]
fn c_6_a_plan_within_what_one_may_give() {
    let amounts = ["200", "200.01", "2000", "2000.01"];
    let roles = authority("contact-center", &amounts)
        .into_iter()
        .map(|(role, _)| role);
    let expected = [
        "contact-agent",
        "team-lead",
        "team-lead",
        "contact-supervisor",
    ];
    assert_eq!(roles.collect::<Vec<_>>(), expected);
    let agree = "agree # --accepted --via phone";
    proposed("2000").ok("xia.tian", "05 15:00", agree);
    let way = proposed("2000.01");
    way.refused("xia.tian", "05 15:00", agree);
    way.ok("fan.rui", "05 15:10", "approve #");
    way.ok("xia.tian", "05 15:20", agree);
}

/// Nothing is carried out before the customer confirms.
#[test]
fn c_7_the_customer_confirms_first() {
    let way = proposed("100");
    way.refused("xia.tian", "05 15:00", "carry-out #");
    way.ok("xia.tian", "05 15:10", "agree # --accepted --via phone");
    way.ok("xia.tian", "05 15:20", "carry-out #");
}

/// Who does not agree is heard by a superior, who plans anew; the former plan is kept.
#[test]
fn c_8_a_refusal_is_planned_anew_by_a_superior() {
    let way = proposed("100");
    way.go(&[
        (
            "xia.tian",
            "05 15:00",
            "agree # --refused --via phone --text 太少",
        ),
        (
            "fan.rui",
            "06 09:00",
            "resolve # --remedy refund:amount=3000",
        ),
        ("xia.tian", "06 09:30", "agree # --accepted --via phone"),
    ]);
    let shown = way.show("06 09:31");
    assert_eq!(
        shown["rounds"][0]["settlement"]["remedies"][0]["amount"],
        "100.00"
    );
    assert_eq!(shown["settlement"]["by"], "fan.rui@example.com");
}

/// What was agreed is carried out before the case is closed, the loop closed with an answer and
/// the customer's satisfaction.
#[test]
fn c_9_c_10_carried_out_and_told_before_it_is_closed() {
    let way = proposed("100");
    way.ok("xia.tian", "05 15:10", "agree # --accepted --via phone");
    way.refused_for("xia.tian", "05 15:15", "close #", &["carried-out"]);
    let carry = "carry-out #";
    way.refused_for("ye.fan", "05 15:20", carry, &["C-9"]);
    way.ok("xia.tian", "05 15:20", carry);
    way.refused_for("xia.tian", "05 15:30", "close #", &["C-10b"]);
    way.ok(
        "xia.tian",
        "05 15:40",
        "reply # --kind answer --via phone --text 已退款并致歉",
    );
    way.ok("xia.tian", "05 15:50", CLOSE);
    assert_eq!(way.show("05 15:51")["closing"]["satisfaction"], 4);
}

/// A case that was not solved ends with a clear answer all the same.
#[test]
fn c_10b_what_is_not_solved_is_answered_clearly() {
    let way = proposed("100");
    let close = "close # --unresolved --reason 客户坚持十倍赔偿 --summary 退款已给,十倍不赔";
    way.ok("xia.tian", "05 15:00", "agree # --refused --via phone");
    way.refused_for("xia.tian", "06 09:00", close, &["C-10b"]);
    way.refused_for("fan.rui", "06 09:00", close, &["C-10b"]);
    way.ok(
        "xia.tian",
        "06 09:10",
        "reply # --kind answer --via phone --text 不能赔十倍",
    );
    way.ok("fan.rui", "06 09:20", close);
    assert_eq!(way.show("06 09:21")["status"], "closed");
}

/// Satisfaction, time and category of what was closed, looked through each month.
#[test]
fn c_11_indicators_each_month() {
    let duty = entry("contact-center", "periodic", "C-11");
    let monthly = ("month".to_owned(), vec![], 10, "contact-center".to_owned());
    assert_eq!(rhythm(&duty), monthly);
    let way = proposed("100");
    way.go(&[
        ("xia.tian", "05 15:10", "agree # --accepted --via phone"),
        ("xia.tian", "05 15:20", "carry-out #"),
        (
            "xia.tian",
            "05 15:40",
            "reply # --kind answer --via phone --text 已退款",
        ),
        ("xia.tian", "06 15:40", CLOSE),
    ]);
    let report =
        at(&way.scene, "fan.rui", "2026-12-02 09:00").json(&["report", "--group-by", "category"]);
    assert_eq!(report["kpi"]["closed"], 1);
    assert_eq!(report["kpi"]["upheld"], "100.0");
    assert_eq!(report["by"]["category"]["after-sales"]["closed"], 1);
}

/// Major cases go to the management each month; they can be listed.
#[test]
fn c_12_major_cases_are_reported_each_month() {
    let duty = entry("contact-center", "periodic", "C-12");
    let monthly = ("month".to_owned(), vec![], 10, "contact-center".to_owned());
    assert_eq!(rhythm(&duty), monthly);
    let way = refund("critical");
    Way::within(
        &way.scene,
        "contact-center",
        "jin.dan",
        "05 10:00",
        &format!("{REFUND} --grade minor"),
    );
    let scene = at(&way.scene, "fan.rui", "06 09:00");
    let report = scene.json(&["report", "2026-11", "--group-by", "grade"]);
    assert_eq!(report["by"]["grade"]["critical"]["received"], 1);
}

/// A name without a way to reach it is taken down, but given to nobody; one way is enough, and what
/// is expected belongs to it.
#[test]
fn c_2b_contact_and_demand_before_it_is_given_to_anybody() {
    let flags = "--customer 吴先生 --complaint 退款拖延 --category after-sales --class not-quality \
                 --channel web --grade minor --title 退款";
    let way = Way::new("contact-center", "jin.dan", "05 09:00", flags);
    let lacking = [
        "C-2b",
        "demand",
        "customer.phone / customer.contact / customer.email",
    ];
    way.refused_for("xia.tian", "05 09:05", "assign #", &lacking);
    way.ok(
        "xia.tian",
        "05 09:06",
        "correct # demand=退款 --reason 补登",
    );
    way.refused_for("xia.tian", "05 09:07", "assign #", &["customer.contact"]);
    let email = "correct # customer.email=wu@example.cn --reason 补登";
    way.ok("xia.tian", "05 09:08", email);
    way.ok("xia.tian", "05 09:09", "assign #");
}

/// A settlement without a plan does not close: what, who, until when. A step is done, and its day
/// is a clock of its own; nobody has to check an effect.
#[test]
fn c_6b_a_plan_names_steps_owner_and_date() {
    let way = refund("major");
    way.go(&[
        ("xia.tian", "05 09:30", "assign #"),
        (
            "xia.tian",
            "05 14:00",
            "investigate # --outcome upheld --cause 漏转",
        ),
        (
            "xia.tian",
            "05 14:10",
            "resolve # --remedy refund:amount=100",
        ),
        ("xia.tian", "05 15:10", "agree # --accepted --via phone"),
        ("xia.tian", "05 15:20", "carry-out #"),
        (
            "xia.tian",
            "05 15:40",
            "reply # --kind answer --via phone --text 已退款",
        ),
    ]);
    let close = CLOSE;
    way.refused_for("xia.tian", "05 15:50", close, &["C-6b", "--kind plan"]);
    let plan = "action # --kind plan --what 退款到账 --owner xia.tian --due 2026-11-06";
    way.ok("xia.tian", "05 15:51", plan);
    // The end of the day named, Friday the 6th.
    assert_eq!(way.clock("05 15:52", "action.1").0, "2026-11-06 23:59");
    way.ok("xia.tian", "05 15:53", "action # --done 1");
    way.ok("xia.tian", "05 15:55", close);
    let found = way.findings("2026-12-31 09:00");
    assert!(
        !found.iter().any(|(rule, ..)| rule.starts_with("action-")),
        "{found:?}"
    );
}

/// M-9.4: what is still owed once a case is closed is named with whoever owes it, until it is done.
#[test]
fn c_6b_a_step_of_the_plan_outlasts_the_closing() {
    let way = proposed("100");
    let plan = |owner: &str| {
        format!("action # --kind plan --what 退款到账 --owner {owner} --due 2026-11-09")
    };
    way.go(&[
        ("xia.tian", "05 15:10", "agree # --accepted --via phone"),
        ("xia.tian", "05 15:20", "carry-out #"),
        ("xia.tian", "05 15:30", &plan("ye.fan")),
        ("xia.tian", "05 15:31", &plan("xia.tian")),
        (
            "xia.tian",
            "05 15:40",
            "reply # --kind answer --via phone --text 已退款并致歉",
        ),
    ]);
    let said = way.ok("xia.tian", "05 15:50", &format!("{CLOSE} --lang en"));
    let done =
        |who: &str, n: u32| format!("next, {who}: complaint action {} --done {n}", way.number);
    assert!(said.contains(&done("叶帆", 2)), "{said}");
    assert!(said.contains(&done("夏天", 3)), "{said}");
    let todo = |who: &str| {
        let day = at(&way.scene, who, "2026-11-06 08:30").json(&["today"]);
        let steps = day["steps"].as_array().unwrap().iter();
        let commands = steps.flat_map(|todo| todo["commands"].as_array().unwrap().clone());
        commands
            .map(|it| it.as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    let done = |n: u32| format!("complaint action {} --done {n}", way.number);
    assert_eq!(
        todo("ye.fan"),
        [done(2)],
        "whoever owes it has it before them"
    );
    assert!(!todo("xia.tian").contains(&done(2)), "and nobody else");
    way.ok("ye.fan", "06 09:00", "action # --done 2");
    let said = way.ok("xia.tian", "06 09:10", "action # --done 3 --lang en");
    assert!(!said.contains("--done"), "{said}");
}

/// The steps of a plan end with what they lead to: 100 are paid back on the 5th, so the step due on
/// the 6th is done in time.
#[test]
fn c_6b_a_plan_is_done_when_it_is_carried_out() {
    let way = refund("major");
    way.go(&[
        ("xia.tian", "05 09:30", "assign #"),
        (
            "xia.tian",
            "05 14:00",
            "investigate # --outcome upheld --cause 漏转",
        ),
        (
            "xia.tian",
            "05 14:10",
            "resolve # --remedy refund:amount=100 --plan 退款到账|xia.tian|2026-11-06",
        ),
        ("xia.tian", "05 15:10", "agree # --accepted --via phone"),
    ]);
    assert_eq!(way.clock("07 09:00", "action.1").1, "overdue");
    way.ok("xia.tian", "05 15:20", "carry-out #");
    assert_eq!(way.clock("07 09:00", "action.1").1, "met");
}

/// How satisfied the customer is is asked when the case is closed, or it is said why nobody knows.
#[test]
fn c_10c_satisfaction_is_recorded_or_why_it_is_not() {
    let settled = || {
        let way = proposed("100");
        way.go(&[
            ("xia.tian", "05 15:10", "agree # --accepted --via phone"),
            ("xia.tian", "05 15:20", "carry-out #"),
            (
                "xia.tian",
                "05 15:40",
                "reply # --kind answer --via phone --text 已退款",
            ),
        ]);
        way
    };
    let way = settled();
    let bare = "close # --summary 漏转一单";
    way.refused_for(
        "xia.tian",
        "05 15:50",
        bare,
        &["C-10c", "--satisfaction 1..5"],
    );
    let why = "close # --summary 漏转一单 --satisfaction-not-given 三次未接";
    way.ok("xia.tian", "05 15:51", why);
    let closing = way.show("05 15:52")["closing"].clone();
    assert_eq!(closing["satisfaction_not_given"], "三次未接");
    assert!(!way.found("05 15:53", "open-duty"));
    settled().ok("xia.tian", "05 15:50", CLOSE);
}

/// Every case is summed up, also one that was never accepted.
#[test]
fn c_13_every_case_is_summed_up() {
    let way = proposed("100");
    way.go(&[
        ("xia.tian", "05 15:10", "agree # --refused --via phone"),
        (
            "xia.tian",
            "05 15:40",
            "reply # --kind answer --via phone --text 不能赔十倍",
        ),
    ]);
    let close = "close # --unresolved --reason 坚持十倍";
    way.refused_for("fan.rui", "05 15:50", close, &["C-13", "--summary TEXT"]);
    way.ok(
        "fan.rui",
        "05 15:51",
        &format!("{close} --summary 退款已给"),
    );
    assert_eq!(way.show("05 15:52")["closing"]["summary"], "退款已给");
}

/// People are trained twice a year, as L-9 has it once.
#[test]
fn c_14_l_9_training_is_planned() {
    let twice = entry("contact-center", "periodic", "C-14");
    let unit = || "contact-center".to_owned();
    let half = ("half-year".to_owned(), vec![6, 12], 30, unit());
    assert_eq!(rhythm(&twice), half);
    let once = entry("logistics", "periodic", "L-9");
    let unit = "logistics-service".to_owned();
    assert_eq!(rhythm(&once), ("year".to_owned(), vec![12], 31, unit));
}

/// An exchange or a replacement costs what the goods are sold for: 2 × 150.00 = 300.00, 1 × 99.90.
#[test]
fn c_9_goods_given_cost_what_they_are_sold_for() {
    let remedies = [
        "--remedy",
        "exchange:quantity=2,a_price=150.00",
        "--remedy",
        "replacement:quantity=1,a_price=99.90",
    ];
    let mut args = vec!["policy", "loss", "--policy", "contact-center"];
    args.extend(remedies);
    let loss = at(&Scene::new(), "fan.rui", "05 09:00").json(&args);
    assert_eq!(loss["total"], "399.90");
    assert_eq!(loss["lines"][0]["source"]["rule"], "C-9");
}
