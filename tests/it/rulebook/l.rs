//! A logistics department: its own six steps.

use super::{Way, at, authority, due, entries, policy};

/// Goods that arrived damaged, told of by phone.
const DAMAGED: &str = "--customer 老客户 --phone 020-0000 --complaint 完好率七成 --demand 赔偿 --about 运输 \
    --category transport --class quality-abnormal --grade major --channel phone --title 毁损";

fn damaged() -> Way {
    Way::new("logistics", "fang.yuan", "05 09:00", DAMAGED)
}

/// Found to be ours, with this much offered by the agent.
pub(super) fn offered(amount: &str) -> Way {
    let way = damaged();
    let resolve = format!("resolve # --remedy compensation:amount={amount}");
    way.go(&[
        ("fang.yuan", "05 09:10", "assign #"),
        (
            "ren.jie",
            "06 15:00",
            "investigate # --outcome upheld --cause 包装 --liable freight=100",
        ),
        ("fang.yuan", "06 16:00", &resolve),
    ]);
    way
}

/// The six steps: what is asked is recorded, what is within authority is settled at once; asked
/// again where the customer does not agree; whoever must wait hears so within four hours.
#[test]
fn l_1_at_once_within_authority_and_asked_again() {
    let way = Way::new(
        "logistics",
        "fang.yuan",
        "05 09:00",
        "--customer 老客户 --phone 020-0000 --complaint 毁损 --channel phone",
    );
    way.refused_for("fang.yuan", "05 09:10", "assign #", &["demand", "L-1"]);
    let agree = "agree # --accepted --via phone";
    offered("2000").ok("fang.yuan", "06 16:10", agree);
    offered("2000.01").refused("fang.yuan", "06 16:10", agree);
    let way = offered("500");
    way.go(&[
        ("fang.yuan", "06 16:10", "agree # --refused --via phone"),
        (
            "fang.yuan",
            "06 16:20",
            "resolve # --remedy compensation:amount=900",
        ),
        ("fang.yuan", "06 16:30", agree),
    ]);
    assert_eq!(
        way.show("06 16:31")["rounds"][0]["settlement"]["remedies"][0]["amount"],
        "500.00"
    );
    let told = due(
        "logistics",
        "2026-11-05T09:00",
        "--origin domestic --channel phone",
        "acknowledge",
    );
    // Four office hours: three until noon, one from one o'clock.
    assert_eq!(told, "2026-11-05 14:00");
}

/// The carrier's share stands beside ours; the customer is kept informed meanwhile.
#[test]
fn l_3_2_the_carriers_share_stands_beside_ours() {
    let way = damaged();
    way.go(&[
        ("fang.yuan", "05 09:10", "assign #"),
        ("fang.yuan", "05 10:00", "reply # --kind interim --via phone --text 已与承运商联系"),
        ("ren.jie", "06 15:00", "investigate # --outcome upheld --cause 颠簸 --liable outside:承运商=60 --liable freight=40"),
    ]);
    let shown = way.show("06 15:01");
    assert_eq!(shown["investigation"]["liability"][0]["outside"], "承运商");
    assert_eq!(shown["investigation"]["liability"][0]["share"], "60");
    let costs = policy("logistics").consequences.costs;
    let carrier = costs.iter().find(|cost| cost.cause == "carrier").unwrap();
    assert_eq!(
        (carrier.bearer.as_str(), carrier.source.rule.as_deref()),
        ("supplier", Some("L-3.2"))
    );
}

/// Beyond an agent's 2,000 the manager decides, beyond 100,000 the general manager.
#[test]
fn l_3_4_beyond_authority_to_who_can_decide() {
    let amounts = ["2000", "2000.01", "100000", "100000.01"];
    let roles = authority("logistics", &amounts)
        .into_iter()
        .map(|(role, _)| role);
    let expected = [
        "logistics-agent",
        "logistics-manager",
        "logistics-manager",
        "general-manager",
    ];
    assert_eq!(roles.collect::<Vec<_>>(), expected);
    let way = offered("100000.01");
    way.refused("yuan.zhi", "06 17:00", "approve #");
    way.ok("zhou.lan", "06 17:00", "approve #");
}

/// Every change told while the customer waits is kept, in order; it is no answer to the complaint.
#[test]
fn l_5_what_the_customer_was_told_meanwhile_is_kept() {
    let way = damaged();
    way.go(&[
        ("fang.yuan", "05 09:10", "assign #"),
        (
            "fang.yuan",
            "05 15:00",
            "reply # --kind interim --via phone --text 车辆晚到两小时",
        ),
        (
            "fang.yuan",
            "05 17:00",
            "reply # --kind interim --via phone --text 改明日上午送达",
        ),
    ]);
    let replies = way.show("05 17:01")["replies"].clone();
    assert_eq!(replies[0]["text"], "车辆晚到两小时");
    assert_eq!(replies[1]["text"], "改明日上午送达");
    assert_eq!(replies[1]["at"], "2026-11-05T17:00:00+08:00");
    // It is not the notice in writing that is owed at the end.
    way.go(&[
        (
            "ren.jie",
            "06 15:00",
            "investigate # --outcome upheld --cause 包装 --liable freight=100",
        ),
        (
            "fang.yuan",
            "06 16:00",
            "resolve # --remedy compensation:amount=500",
        ),
        ("fang.yuan", "06 16:10", "agree # --accepted --via phone"),
        ("fang.yuan", "06 16:20", "carry-out #"),
    ]);
    way.refused_for("fang.yuan", "06 17:00", "close #", &["L-7"]);
}

/// A letter is acknowledged within eight office hours, a call or visit within four: three until
/// noon, 4.5 from one to closing, half an hour the day after. What comes in on Friday night is
/// nobody's before Monday 08:30: 3.5 hours until noon and half an hour more. A visitor's address taken down, the result told in
/// writing the day after at the latest, and no case closed without.
#[test]
fn l_7_each_channels_duty_and_the_notice_in_writing() {
    let acknowledged = |channel: &str| {
        let flags = format!("--origin domestic --channel {channel}");
        due("logistics", "2026-11-05T09:00", &flags, "acknowledge")
    };
    assert_eq!(acknowledged("letter"), "2026-11-06 09:00");
    assert_eq!(acknowledged("visit"), "2026-11-05 14:00");
    let night = "--origin domestic --channel phone";
    let monday = due("logistics", "2026-11-06T20:00", night, "acknowledge");
    assert_eq!(monday, "2026-11-09 13:30");
    let visit = DAMAGED.replace("--channel phone", "--channel visit");
    let way = Way::new("logistics", "fang.yuan", "05 09:00", &visit);
    way.refused_for(
        "fang.yuan",
        "05 09:10",
        "assign #",
        &["customer.address", "L-7"],
    );
    let way = offered("500");
    way.go(&[
        ("fang.yuan", "06 16:10", "agree # --accepted --via phone"),
        ("fang.yuan", "09 10:00", "carry-out #"),
    ]);
    assert_eq!(way.clock("09 10:01", "stage.notice").0, "2026-11-10 17:30");
    way.refused_for("fang.yuan", "09 11:00", "close #", &["L-7"]);
    way.ok(
        "fang.yuan",
        "09 11:10",
        "reply # --kind written-notice --via letter --text 赔偿五百元",
    );
    way.ok("fang.yuan", "09 11:20", "close #");
    assert_eq!(entries("logistics", "stages", "L-7").len(), 1);
}

/// Goods sent wrongly are sent anew at once, the same hour and without a signature, while they
/// cost no more than an agent may give: 8 × 250 = 2,000; 8 × 250.01 = 2,000.08 is the manager's.
#[test]
fn l_3_3_a_redelivery_within_authority_is_applied_at_once() {
    let wrong = DAMAGED.replace("--category transport", "--category wrong-goods");
    let sent = |price: &str| {
        let way = Way::new("logistics", "fang.yuan", "05 09:00", &wrong);
        let resolve = format!("resolve # --remedy replacement:quantity=8,a_price={price}");
        way.go(&[
            ("fang.yuan", "05 09:05", "assign #"),
            (
                "ren.jie",
                "05 09:10",
                "investigate # --outcome upheld --cause 错发 --liable freight=100",
            ),
            ("fang.yuan", "05 09:20", &resolve),
        ]);
        way
    };
    let agree = "agree # --accepted --via phone";
    let way = sent("250");
    way.ok("fang.yuan", "05 09:30", agree);
    way.ok("fang.yuan", "05 09:40", "carry-out #");
    assert_eq!(way.show("05 09:41")["status"], "carried-out");
    sent("250.01").refused("fang.yuan", "05 09:30", agree);
}

/// A finding – a departure from like treatment among them – is accepted by a manager, with a
/// reason; the agent who departed may not.
#[test]
fn l_8_no_departure_is_waived_by_the_agent() {
    let way = damaged();
    way.ok("fang.yuan", "05 09:10", "assign #");
    assert!(way.found("21 09:00", "overdue"));
    let words = "waive # overdue --reason 等候承运商";
    way.refused_for("fang.yuan", "21 09:00", words, &["L-8"]);
    way.ok("yuan.zhi", "21 09:00", words);
    assert_eq!(way.show("21 09:01")["waivers"][0]["rule"], "overdue");
}

/// Whoever a kind of complaint is routed to looks into it, in three days of its own: a contract
/// dispute is management's.
#[test]
fn t_3_the_inquiry_is_whose_the_route_says() {
    for (category, unit) in [
        ("contract", "management"),
        ("product-quality", "quality"),
        ("transport", "freight"),
        ("service", "logistics-service"),
    ] {
        let flags = DAMAGED.replace("--category transport", &format!("--category {category}"));
        let way = Way::new("logistics", "fang.yuan", "05 09:00", &flags);
        way.ok("fang.yuan", "05 09:10", "assign #");
        let owner = &way.show("05 09:11")["assignments"][0]["to"];
        assert_eq!(owner, unit);
        let late = at(&way.scene, "fang.yuan", "20 09:00");
        let found: serde_json::Value =
            serde_json::from_str(&late.run(&["check", "--format", "json"]).stdout).unwrap();
        let mut found = found["findings"].as_array().unwrap().iter();
        let inquiry = found.find(|it| it["clock"] == "stage.inquiry").unwrap();
        assert_eq!(inquiry["owner"], unit, "{category}");
    }
}

/// The acknowledgement is the first thing the customer is told, whatever its kind.
#[test]
fn l_7_any_reply_acknowledges() {
    let way = damaged();
    let told = "reply # --kind interim --via phone --text 已与承运商联系";
    way.ok("fang.yuan", "05 10:00", told);
    assert_eq!(way.clock("05 10:01", "acknowledge").1, "met");
}

/// A letter without a number stops nothing: it is assigned, and the customer is asked for the number
/// within the eight office hours its acknowledgement has: Friday 16:00 to 17:30 are one and a half,
/// Monday 08:00 to 12:00 four, from 13:30 two and a half more: 16:00. Whoever calls is asked at once
/// and the call needs the number.
#[test]
fn l_7b_a_letter_without_a_number_is_asked_for_it() {
    let silent = DAMAGED.replace("--phone 020-0000", "");
    assert_ne!(silent, DAMAGED);
    let called = Way::new("logistics", "fang.yuan", "06 16:00", &silent);
    called.refused_for("fang.yuan", "06 16:10", "assign #", &["customer.phone"]);
    let letter = silent.replace("--channel phone", "--channel letter");
    let way = Way::new("logistics", "fang.yuan", "06 16:00", &letter);
    let next = way.ok("fang.yuan", "06 16:10", "assign # --lang en");
    assert!(next.contains("--asks customer.phone"), "{next}");
    let (due, state) = way.clock("06 16:11", "stage.phone-number");
    assert_eq!(
        (due.as_str(), state.as_str()),
        ("2026-11-09 16:00", "running")
    );
    way.ok(
        "fang.yuan",
        "06 16:20",
        "reply # --kind acknowledgement --via letter",
    );
    assert!(way.found("06 16:21", "channel-duty"));
    let ask = "reply # --kind interim --via letter --asks customer.phone";
    way.ok("fang.yuan", "09 16:00", ask);
    assert!(!way.found("09 16:01", "channel-duty"));
    assert_eq!(way.clock("09 16:01", "stage.phone-number").1, "met");
    // Told without being asked, it is known from then on.
    let told = Way::new("logistics", "fang.yuan", "06 16:00", &letter);
    told.ok(
        "fang.yuan",
        "09 16:01",
        "correct # customer.phone=020-7 --reason 来电补报",
    );
    assert_eq!(told.clock("09 16:02", "stage.phone-number").1, "late");
    // Where the letter gives it there is nothing to ask, and no clock.
    let whole = DAMAGED.replace("--channel phone", "--channel letter");
    let whole = Way::new("logistics", "fang.yuan", "06 16:00", &whole);
    let shown = whole.show("06 16:01");
    let clocks = shown["deadlines"].as_array().unwrap();
    assert!(
        clocks
            .iter()
            .all(|clock| clock["clock"] != "stage.phone-number")
    );
}
