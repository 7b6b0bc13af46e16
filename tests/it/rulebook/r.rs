//! A shopping mall.

use complaint::domain::policy::Exchange;

use super::{Way, at, authority, due, entry, policy};

/// A fly in the yoghurt, on a Friday evening; the grade is added.
const FLY: &str = "--customer 李小姐 --phone 0755-0000 --complaint 酸奶中有苍蝇 --demand 说法 \
    --category product-quality --class quality-abnormal --channel visit --order 4471 --area 一楼超市 --title 酸奶";

fn fly(grade: &str) -> Way {
    let flags = format!("{FLY} --grade {grade}");
    Way::new("retail", "du.juan", "06 18:05", &flags)
}

/// Settled with a refund, proposed by the operations manager.
fn proposed(amount: &str) -> Way {
    let way = fly("big");
    let resolve = format!("resolve # --remedy refund:amount={amount}");
    way.go(&[
        ("cao.hong", "06 18:10", "assign #"),
        (
            "peng.kai",
            "07 10:00",
            "investigate # --outcome upheld --cause 异物 --liable counter=100",
        ),
        ("peng.kai", "07 10:10", &resolve),
    ]);
    way
}

/// 48 hours by the clock, however it came in, over rest days and holidays alike: the 48th hour is
/// on time, the minute after is not.
#[test]
fn r_1_forty_eight_hours_however_it_came_in() {
    for channel in ["letter", "phone", "visit", "email", "web", "social"] {
        let flags = format!("--origin domestic --channel {channel}");
        let answer = due("retail", "2026-11-06T18:05", &flags, "answer");
        assert_eq!(answer, "2026-11-08 18:05", "{channel}");
    }
    // The first days of October are holidays.
    let answer = due("retail", "2026-10-01T20:30", "--origin domestic", "answer");
    assert_eq!(answer, "2026-10-03 20:30");
    let way = fly("big");
    assert!(!way.found("08 18:05", "overdue"));
    assert!(way.found("08 18:06", "overdue"));
    way.ok(
        "peng.kai",
        "08 18:07",
        "reply # --kind answer --via phone --text 致歉",
    );
    assert_eq!(way.clock("08 18:08", "answer").1, "late");
}

/// The first responder stays on record over every hand-over; sanctions for breaking the duty are
/// the store manager's.
#[test]
fn r_2_the_first_responder_stays_on_record() {
    let way = fly("big");
    way.go(&[
        ("cao.hong", "06 18:10", "assign #"),
        (
            "peng.kai",
            "06 18:20",
            "assign # --to peng.kai --reason 更换处理人",
        ),
    ]);
    let shown = way.show("06 18:21");
    assert_eq!(shown["received_by"], "du.juan@example.com");
    assert_eq!(shown["assignments"][1]["to"], "peng.kai@example.com");
    let permission = entry("retail", "permissions", "R-2");
    assert_eq!(permission["command"], "sanction");
    assert_eq!(permission["roles"], serde_json::json!(["store-manager"]));
}

/// Operations handles, no counter judges itself; whoever is asked may take a complaint down; in
/// doubt goods are exchanged.
#[test]
fn r_2b_operations_handles_and_exchanges_in_doubt() {
    let way = Way::new(
        "retail",
        "pan.ting",
        "06 18:05",
        &format!("{FLY} --grade small"),
    );
    way.ok("pan.ting", "06 18:10", "assign #");
    assert_eq!(way.owner("06 18:11"), "counter");
    let found = "investigate # --outcome goodwill --cause 不明";
    // The counter belongs to operations: its own people may, others may not.
    way.refused_for("ye.fan", "06 18:20", found, &["R-2b"]);
    way.ok("cao.hong", "06 18:20", found);
    let costs = policy("retail").consequences.costs;
    let unclear = costs.iter().find(|cost| cost.cause == "unclear").unwrap();
    assert_eq!(unclear.exchange, Some(Exchange::Always));
}

/// Small ones stay at the counter, big ones in the department, hard ones in the store; each tier
/// promises up to its amount.
#[test]
fn r_3_tiers_by_grade_and_by_amount() {
    for (grade, unit) in [
        ("small", "counter"),
        ("big", "operations"),
        ("hard", "store-management"),
    ] {
        let way = fly(grade);
        way.ok("cao.hong", "06 18:10", "assign #");
        assert_eq!(way.owner("06 18:11"), unit, "{grade}");
    }
    let amounts = ["500", "500.01", "5000", "5000.01"];
    let roles = authority("retail", &amounts)
        .into_iter()
        .map(|(role, _)| role);
    let expected = [
        "counter-manager",
        "operations-manager",
        "operations-manager",
        "store-manager",
    ];
    assert_eq!(roles.collect::<Vec<_>>(), expected);
    let tiers = policy("retail").office.tiers;
    let tiers: Vec<&str> = tiers.iter().map(|tier| tier.id.as_str()).collect();
    assert_eq!(tiers, ["counter", "department", "store"]);
    // Who may, decides on the spot; a fen more goes up.
    let agree = "agree # --accepted --via visit";
    proposed("5000").ok("peng.kai", "07 11:00", agree);
    proposed("5000.01").refused("peng.kai", "07 11:00", agree);
}

/// A number to call back and the proof of sale before it goes on; the shortest time is a week at
/// most, rest days included: from Friday the 6th to Friday the 13th.
#[test]
fn r_4_proof_of_sale_and_a_number_to_call() {
    let flags = "--customer 李小姐 --complaint 酸奶中有苍蝇 --category product-quality --grade big";
    let way = Way::new("retail", "du.juan", "06 18:05", flags);
    let lacking = ["customer.phone", "product.order", "R-4"];
    way.refused_for("cao.hong", "06 18:10", "assign #", &lacking);
    let overall = due("retail", "2026-11-06T10:00", "--origin domestic", "overall");
    assert_eq!(overall, "2026-11-13 22:00");
    // A mall has no rest day: a week from Sunday the 1st ends on a Sunday, at closing.
    let sunday = due("retail", "2026-11-01T10:00", "--origin domestic", "overall");
    assert_eq!(sunday, "2026-11-08 22:00");
}

/// The counter pays for quality, the liable party for the test, the customer for misuse; what is
/// simply disliked is exchanged on request. While a laboratory tests the case may rest; the 48
/// hours never do.
#[test]
fn r_5_cost_by_cause_and_a_rest_while_a_laboratory_tests() {
    let costs = policy("retail").consequences.costs;
    let of = |cause: &str| {
        let cost = costs.iter().find(|cost| cost.cause == cause).unwrap();
        (cost.bearer.as_str(), cost.exchange)
    };
    assert_eq!(of("quality"), ("counter", Some(Exchange::Always)));
    assert_eq!(of("unclear"), ("liable", Some(Exchange::Always)));
    assert_eq!(of("disliked"), ("counter", Some(Exchange::OnRequest)));
    assert_eq!(of("misuse"), ("customer", Some(Exchange::Never)));
    let way = fly("big");
    way.ok("cao.hong", "06 18:10", "assign #");
    way.ok("cao.hong", "07 09:00", "hold # --reason 送检");
    assert_eq!(way.clock("07 09:01", "overall").1, "paused");
    assert_eq!(way.clock("07 09:01", "answer").1, "running");
}

/// The fee of the test is a line of its own, paid by who turns out to be liable. By hand: the cooker
/// is 459, the laboratory took 300. A fault of the goods is the counter's, 759 in all; what is in
/// doubt is the mall's; another company's, the customer's own and what is not established are no
/// loss of ours: 459 stay, or nothing.
#[test]
fn r_5_the_fee_of_the_test_falls_on_who_is_liable() {
    for (found, bearer, ours, total) in [
        (
            "upheld --fault quality --liable counter=100",
            "counter",
            true,
            "759.00",
        ),
        ("upheld", "company", true, "759.00"),
        ("upheld --liable counter=100", "liable", true, "759.00"),
        (
            "upheld --liable outside:供应商=100",
            "supplier",
            false,
            "459.00",
        ),
        ("goodwill --fault misuse", "customer", false, "459.00"),
        ("rejected", "customer", false, ""),
    ] {
        let way = fly("big");
        let found = format!("investigate # --outcome {found} --test-fee 300 --tested-by 质检站");
        way.go(&[
            ("cao.hong", "06 18:10", "assign #"),
            ("peng.kai", "07 10:00", &found),
        ]);
        if !total.is_empty() {
            way.ok(
                "peng.kai",
                "07 10:10",
                "resolve # --remedy refund:amount=459",
            );
        }
        let why = at(&way.scene, "peng.kai", "07 10:11").json(&["explain", &way.number]);
        let fee = &why["test_fee"];
        assert_eq!(fee["amount"], "300.00", "{found}");
        assert_eq!(
            (&fee["bearer"], &fee["ours"]),
            (&bearer.into(), &ours.into()),
            "{found}"
        );
        let sum = why["loss"]["total"].as_str().unwrap_or_default();
        assert_eq!(sum, total, "{found}");
        let lines = why["loss"]["lines"].as_array().map_or(0, Vec::len);
        assert_eq!(
            lines,
            usize::from(!total.is_empty()) + usize::from(ours),
            "{found}"
        );
    }
    let fee = policy("retail").consequences.test_fee.unwrap();
    assert_eq!(fee.source.rule.as_deref(), Some("R-5"));
}

/// A promise that was forgotten stops the closing.
#[test]
fn r_7_no_closing_over_a_promise_not_kept() {
    let way = proposed("100");
    way.go(&[
        (
            "peng.kai",
            "07 11:00",
            "promise # --what 次日回电 --by-date 2026-11-08",
        ),
        ("peng.kai", "07 11:05", "agree # --accepted --via visit"),
        ("peng.kai", "07 11:10", "carry-out #"),
        (
            "peng.kai",
            "07 11:20",
            "reply # --kind answer --via visit --text 致歉",
        ),
    ]);
    way.refused_for("peng.kai", "07 12:00", "close #", &["R-7"]);
    assert!(way.found("09 09:00", "unkept-promise"));
    way.ok("peng.kai", "09 09:10", "keep # 1");
    way.ok("peng.kai", "09 09:20", "close #");
}

/// Nothing is carried out before the customer consents.
#[test]
fn r_8_nothing_is_carried_out_before_the_customer_consents() {
    let way = proposed("100");
    way.refused("peng.kai", "07 11:00", "carry-out #");
    way.ok("peng.kai", "07 11:10", "agree # --refused --via visit");
    way.refused("peng.kai", "07 11:20", "carry-out #");
    way.ok(
        "peng.kai",
        "07 11:30",
        "resolve # --remedy refund:amount=200",
    );
    way.ok("peng.kai", "07 11:40", "agree # --accepted --via visit");
    way.ok("peng.kai", "07 11:50", "carry-out #");
}

/// Where the responsibility lies is known before the case goes to anybody.
#[test]
fn r_9_the_area_responsible_is_told_at_intake() {
    let flags = FLY.replace("--area 一楼超市", "");
    let way = Way::new("retail", "du.juan", "06 18:05", &flags);
    way.refused_for("cao.hong", "06 18:10", "assign #", &["area", "R-9"]);
    way.ok(
        "cao.hong",
        "06 18:11",
        "correct # area=一楼超市 --reason 补登",
    );
    way.ok("cao.hong", "06 18:12", "assign #");
    assert_eq!(way.show("06 18:13")["area"], "一楼超市");
}

/// The superior is told: for a big one the operations manager, for a hard one the store's, unless
/// they act on it themselves.
#[test]
fn r_8_the_superior_is_informed() {
    let way = fly("hard");
    way.go(&[
        ("cao.hong", "06 18:10", "assign #"),
        (
            "cao.hong",
            "07 10:00",
            "investigate # --outcome rejected --cause 店外落入",
        ),
        (
            "cao.hong",
            "07 10:10",
            "reply # --kind answer --via phone --text 已说明",
        ),
    ]);
    way.refused_for("cao.hong", "07 10:20", "close #", &["R-8", "store-manager"]);
    let inform = "reply # --kind inform --to store-manager --via phone --text 酸奶一案";
    way.ok("cao.hong", "07 10:21", inform);
    way.ok("cao.hong", "07 10:22", "close #");
}

/// The customer is asked again within thirty days of the closing: closed on 7 November at 10:22, the
/// window ends with Monday 7 December. The call ends the finding and opens nothing; a case that is
/// still open is not called after.
#[test]
fn r_10_the_customer_is_asked_again_after_the_closing() {
    let way = fly("hard");
    let call = "follow-up # --via phone --satisfaction 5 --text 没有再发现";
    way.go(&[
        ("cao.hong", "06 18:10", "assign #"),
        (
            "cao.hong",
            "07 10:00",
            "investigate # --outcome rejected --cause 店外落入",
        ),
        (
            "cao.hong",
            "07 10:10",
            "reply # --kind answer --via phone --text 已说明",
        ),
        (
            "cao.hong",
            "07 10:11",
            "reply # --kind inform --to store-manager --via phone",
        ),
    ]);
    way.refused("cao.hong", "07 10:20", call);
    let said = way.ok("cao.hong", "07 10:22", "close #");
    assert!(said.contains("complaint follow-up"), "{said}");
    let list = at(&way.scene, "zhou.lan", "07 10:23").json(&["list", "--all"]);
    assert_eq!(list[0]["next_due"], "2026-12-07T23:59:59+08:00");
    assert!(!way.found("2026-12-07 23:59", "follow-up-missing"));
    assert!(way.found("2026-12-08 00:00", "follow-up-missing"));
    let report = |month: &str| {
        let scene = at(&way.scene, "zhou.lan", "2027-01-05 09:00");
        scene.json(&["report", month])["kpi"]["counts"]["followed_up"].clone()
    };
    assert_eq!(report("2026-12"), serde_json::json!({"part": 0, "of": 1}));
    way.ok("cao.hong", "2026-12-01 09:00", call);
    assert!(!way.found("2026-12-08 00:00", "follow-up-missing"));
    assert_eq!(way.show("2026-12-08 00:00")["status"], "closed");
    assert_eq!(report("2026-12"), serde_json::json!({"part": 1, "of": 1}));
}

/// The mall is open every day from ten to ten: National Day 2026 closes at 22:00 like any other
/// day, and a year nobody has published holidays for is as sure as this one.
#[test]
fn r_11_a_mall_is_open_every_day() {
    let holiday = due("retail", "2026-09-24T10:00", "--origin domestic", "overall");
    assert_eq!(holiday, "2026-10-01 22:00");
    let way = fly("big");
    let shown = way.show("06 18:06");
    let deadlines = shown["deadlines"].as_array().unwrap();
    assert!(deadlines.iter().all(|clock| clock["provisional"] != true));
    let later = due("retail", "2027-02-01T10:00", "--origin domestic", "overall");
    assert_eq!(later, "2027-02-08 22:00");
}

/// A refund of 300, a demerit of the first responder, and damages of two: 200 of one, of the other
/// the 100 that are left.
fn sanctioned() -> Way {
    let way = proposed("300");
    way.go(&[
        (
            BOSS,
            "07 12:00",
            &filed("du.juan", "--kind demerit-recorded"),
        ),
        (
            BOSS,
            "07 12:00",
            &filed("du.juan", "--kind damages --amount 200"),
        ),
        (BOSS, "07 12:00", &filed("cao.hong", "--kind damages")),
    ]);
    way
}

/// The store manager, who files sanctions.
const BOSS: &str = "deng.yi";

fn filed(person: &str, more: &str) -> String {
    format!("sanction # --person {person} {more} --reason 推诿")
}

/// The loss is repaid at cost, never a fen more: of a case without a loss nothing, of 300 no 300.01,
/// and where one repays 200 of another no 100.01. Other words than the regulation's are none.
#[test]
fn r_2_damages_are_never_above_the_loss() {
    let noon = "07 12:00";
    let open = fly("big");
    open.refused_for(BOSS, noon, &filed("du.juan", "--kind damages"), &["R-2"]);
    let way = proposed("300");
    let more = filed("du.juan", "--kind damages --amount 300.01");
    way.refused_for(BOSS, noon, &more, &["R-2", "300.00"]);
    way.ok(BOSS, noon, &filed("du.juan", "--kind damages --amount 200"));
    let more = filed("cao.hong", "--kind damages --amount 100.01");
    way.refused_for(BOSS, noon, &more, &["R-2", "100.00"]);
    let scene = at(&way.scene, BOSS, noon);
    for wrong in [
        "--kind major-demerit",
        "--kind demerit-recorded --amount 1",
        "--kind damages --amount 0",
        "--kind damages --times 2",
    ] {
        let words = way.words(&filed("du.juan", wrong));
        let args: Vec<&str> = words.iter().map(String::as_str).collect();
        scene.fails(2, &args);
    }
}

/// Breaking the duty, by gravity: a demerit is recorded or dismissal advised, and the loss is repaid
/// besides. By hand: decided in November, the 200 and the 100 are taken in December; a record costs
/// nothing.
#[test]
fn r_2_its_own_sanctions_stand_in_the_payroll_list() {
    let way = sanctioned();
    let scene = at(&way.scene, BOSS, "07 12:00");
    let month = at(&way.scene, BOSS, "2026-12-31 18:00");
    let payroll = month.json(&["report", "deductions", "--month", "2026-12"]);
    let fines = payroll["fines"].as_array().unwrap().iter();
    let taken = fines.map(|it| {
        (
            it["person"].as_str().unwrap(),
            it["amount"].as_str().unwrap(),
        )
    });
    assert_eq!(
        taken.collect::<Vec<_>>(),
        [
            ("du.juan@example.com", "200.00"),
            ("cao.hong@example.com", "100.00")
        ]
    );
    let listed = month.ok(&["--lang", "en", "report", "deductions", "--month", "2026-12"]);
    assert!(listed.contains("Damages repaid"), "{listed}");
    let explained = scene.json(&["explain", &way.number]);
    let sanctions = explained["sanctions"].as_array().unwrap().iter();
    let own = sanctions.filter(|it| it["person"] == "du.juan@example.com");
    let kinds = own.map(|it| (it["sanction"].clone(), it["repays"].clone()));
    assert_eq!(
        kinds.collect::<Vec<_>>(),
        [
            ("demerit-recorded".into(), serde_json::Value::Null),
            ("damages".into(), "200.00".into())
        ]
    );
    // What was filed for damages ends with the decision that nobody is sanctioned.
    way.go(&[(BOSS, "07 13:00", &filed("cao.hong", "--none"))]);
    let payroll = month.json(&["report", "deductions", "--month", "2026-12"]);
    assert_eq!(payroll["fines"].as_array().unwrap().len(), 1);
}
