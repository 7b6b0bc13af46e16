//! After-sales service of a maker of materials.

use complaint::domain::policy::Exchange;

use super::{Way, at, authority, entry, policy, rhythm};

const LUMPS: &str = "--customer 江南化工 --phone 0510-0000 --complaint 树脂结块 --demand 换货 \
    --category nonconforming --class quality-abnormal --channel phone --part R-20 --quantity 10 \
    --grade major --title 树脂结块";

/// The improvement, carried out and checked by quality.
const IMPROVED: [(&str, &str, &str); 3] = [
    (
        "zhao.lei",
        "05 10:10",
        "action # --what 受潮批次隔离 --owner warehouse --due 2026-11-05",
    ),
    ("zhu.bo", "05 10:20", "action # --done 1"),
    (
        "zhao.lei",
        "05 10:30",
        "verify # 1 --works --evidence 复检合格",
    ),
];

fn lumps() -> Way {
    Way::new("after-sales", "song.jie", "02 10:00", LUMPS)
}

/// The same, reviewed, handed on and looked into.
fn looked_into() -> Way {
    let way = lumps();
    way.go(&[
        ("xie.bin", "02 11:00", "register #"),
        ("song.jie", "02 11:10", "assign #"),
        (
            "zhao.lei",
            "05 10:00",
            "investigate # --outcome upheld --cause 受潮 --liable warehouse=100",
        ),
    ]);
    way
}

/// Who pays, and whether goods are exchanged: not conforming, always and ours; changed by its
/// nature, on request and ours; the customer's own fault, possible and the customer's.
#[test]
fn f_2_who_bears_the_cost_of_an_exchange() {
    let costs = policy("after-sales").consequences.costs;
    let of = |cause: &str| {
        let cost = costs.iter().find(|cost| cost.cause == cause).unwrap();
        let rule = if cause == "nature" { "F-2b" } else { "F-2" };
        assert_eq!(cost.source.rule.as_deref(), Some(rule));
        (cost.bearer.as_str(), cost.exchange)
    };
    assert_eq!(of("nonconforming"), ("company", Some(Exchange::Always)));
    assert_eq!(of("nature"), ("company", Some(Exchange::OnRequest)));
    assert_eq!(of("customer"), ("customer", Some(Exchange::Possible)));
}

/// An exchange the customer asked for is carried out without a second word; it waits for nobody
/// but quality management.
#[test]
fn f_2_an_exchange_asked_for_needs_no_second_word() {
    let way = looked_into();
    way.go(&IMPROVED);
    way.ok(
        "zhao.lei",
        "05 11:00",
        "resolve # --remedy exchange:quantity=10,a_price=300",
    );
    way.refused("song.jie", "05 12:00", "carry-out #");
    way.go(&[
        ("qian.feng", "05 14:00", "approve #"),
        ("song.jie", "06 10:00", "carry-out #"),
    ]);
    assert_eq!(way.show("06 10:01")["status"], "carried-out");
}

/// Sales takes it down, the director reviews, quality finds and proposes, quality management
/// approves whatever it costs, sales tells the customer: no step is another's.
#[test]
fn f_3_1_each_step_is_its_departments() {
    let way = lumps();
    way.refused_for("song.jie", "02 10:30", "register #", &["F-3.1"]);
    way.ok("xie.bin", "02 11:00", "register #");
    way.ok("song.jie", "02 11:10", "assign #");
    assert_eq!(way.owner("02 11:11"), "quality");
    let found = "investigate # --outcome upheld --cause 受潮 --liable warehouse=100";
    way.refused_for("song.jie", "05 10:00", found, &["F-3.1"]);
    way.ok("zhao.lei", "05 10:00", found);
    way.go(&IMPROVED);
    let proposed = "resolve # --remedy exchange:quantity=10,a_price=300";
    way.refused_for("song.jie", "05 11:00", proposed, &["F-3.1"]);
    way.ok("zhao.lei", "05 11:00", proposed);
    way.refused_for("zhao.lei", "05 12:00", "approve #", &["F-3.1"]);
    way.refused_for("xie.bin", "05 12:00", "approve #", &["F-3.1"]);
    way.ok("qian.feng", "05 14:00", "approve #");
    let told = "reply # --kind answer --via phone --text 可换";
    way.refused_for("zhao.lei", "05 15:00", told, &["F-3.1"]);
    way.ok("song.jie", "05 15:00", told);
    let roles = authority("after-sales", &["0.01", "999999999999.99"]);
    assert!(roles.iter().all(|(role, _)| role == "quality-manager"));
}

/// Whoever alone may approve has proposed it: the refusal says so, and that somebody else may propose it.
#[test]
fn f_3_1_nobody_else_may_approve() {
    let way = looked_into();
    way.go(&IMPROVED);
    let proposed = "resolve # --remedy exchange:quantity=10,a_price=300";
    way.ok("qian.feng", "05 11:00", proposed);
    let reasons = [
        "for another Quality manager",
        "let somebody else propose it",
    ];
    for who in ["qian.feng", "xie.bin"] {
        way.refused_for(who, "05 12:00", "approve # --lang en", &reasons);
    }
    way.ok("zhao.lei", "05 13:00", proposed);
    way.ok("qian.feng", "05 14:00", "approve #");
}

/// The improvement's result is checked before quality proposes: without one, or with one nobody has
/// checked, the proposal is refused and what comes next is named; a file in which the check came
/// later than the proposal has a finding, and an improvement decided with the proposal is none it
/// waited for.
#[test]
fn f_3_1b_the_improvement_is_verified_before_the_proposal() {
    let way = looked_into();
    let proposed = "resolve # --remedy exchange:quantity=10,a_price=300 --lang en";
    let reasons = [
        "no corrective action is decided",
        "F-3.1b",
        "complaint action",
    ];
    way.refused_for("zhao.lei", "05 10:05", proposed, &reasons);
    way.go(&IMPROVED[..2]);
    let reasons = [
        "action 1 has not been checked",
        "F-3.1b",
        "complaint verify",
    ];
    way.refused_for("zhao.lei", "05 10:25", proposed, &reasons);
    way.go(&IMPROVED[2..]);
    let also = format!("{proposed} --action 换密封圈|zhu.bo|2026-11-20");
    way.ok("zhao.lei", "05 11:00", &also);
    assert!(!way.found("05 11:01", "duty-before-step"));
    let path = format!("cases/2026/11/{}.yaml", way.number);
    let file = way.scene.read(&path);
    let late = file.replace(
        "at: 2026-11-05T10:30:00+08:00",
        "at: 2026-11-05T11:30:00+08:00",
    );
    assert_ne!(late, file);
    way.scene.write(&path, &late);
    assert!(way.found("05 12:00", "duty-before-step"));
}

/// At the end of the year: all complaints of it, compiled and analysed.
#[test]
fn f_3_2_yearly_compilation() {
    let duty = entry("after-sales", "periodic", "F-3.2");
    assert_eq!(rhythm(&duty), ("year".into(), vec![12], 31, "sales".into()));
    let way = lumps();
    let report = at(&way.scene, "xie.bin", "2027-01-05 09:00").json(&[
        "report",
        "year",
        "--group-by",
        "category",
    ]);
    assert_eq!(report["period"]["from"], "2026-01-01");
    assert_eq!(report["period"]["to"], "2026-12-31");
    assert_eq!(report["kpi"]["received"], 1);
    assert_eq!(report["by"]["category"]["nonconforming"]["received"], 1);
}

/// At least one survey a year is owed.
#[test]
fn f_4_a_survey_is_owed_once_a_year() {
    let duty = entry("after-sales", "periodic", "F-4");
    assert_eq!(rhythm(&duty), ("year".into(), vec![12], 31, "sales".into()));
}

/// Whom the survey asks: each customer of the year once, with what they said when asked.
#[test]
fn f_4_the_customers_of_a_year() {
    let way = lumps();
    let later = at(&way.scene, "xie.bin", "2027-01-05 09:00");
    let said = later.json(&["report", "survey"]);
    assert_eq!(said["period"]["from"], "2026-01-01");
    let customers = said["customers"].as_array().unwrap();
    assert_eq!(customers.len(), 1, "{said}");
    assert_eq!(customers[0]["complaints"], 1);
    let csv = later.ok(&["report", "survey", "--format", "csv"]);
    assert_eq!(csv.lines().count(), 2, "{csv}");
    let nothing = later.run(&["report", "survey", "--month", "2026-01"]);
    assert_eq!(nothing.code, 0);
    assert!(nothing.stderr.contains("no case"), "{}", nothing.stderr);
}
