//! The maker of printed circuit boards. What costs whom is proved beside the commands that say so.

use complaint::domain::case::conduct::ReminderKind;
use complaint::domain::policy::{Facts, Level};

use super::{Way, at, entry, policy, rhythm};
use crate::common::Scene;

/// A complaint with every field of the intake, on a Thursday.
const MASK: &str = "--customer 华南电子 --phone 0755-0000 --complaint 阻焊脱落 --demand 退货并补送 \
    --order PO-8831 --part PCB-4L-220 --shipped 2026-10-30 --quantity 5000 --defective 420 \
    --class quality-abnormal --category product-quality --grade major --channel phone \
    --origin domestic --title 阻焊脱落";

pub(super) fn mask() -> Way {
    Way::new("manufacturing", "wang.min", "05 09:20", MASK)
}

/// Registered and given to quality.
pub(super) fn assigned() -> Way {
    let way = mask();
    way.go(&[
        ("gm.office", "05 10:00", "register #"),
        ("gm.office", "05 10:10", "assign #"),
    ]);
    way
}

/// Approved, with these shares of the fault.
pub(super) fn approved(shares: &str) -> Way {
    let way = assigned();
    let found = format!("investigate # --outcome upheld --cause 显影不足 {shares}");
    way.go(&[
        ("zhao.lei", "06 16:00", &found),
        (
            "wang.min",
            "09 11:00",
            "resolve # --remedy allowance:amount=42000",
        ),
        ("gm.office", "09 14:00", "consolidate # --text 同意"),
        ("li.jing", "09 15:00", "approve #"),
    ]);
    way
}

/// Two classes and no more; what is of neither is said.
#[test]
fn m_5_two_classes() {
    let classes = policy("manufacturing").classes;
    let classes: Vec<&str> = classes.iter().map(|class| class.id.as_str()).collect();
    assert_eq!(classes, ["quality-abnormal", "not-quality"]);
    let way = mask();
    assert!(!way.found("05 09:21", "unknown-term"));
    let path = way.scene.case_path(&way.number);
    let text = way.scene.read(&path);
    let other = text.replace("class: quality-abnormal", "class: something-else");
    assert_ne!(text, other);
    way.scene.write(&path, &other);
    assert!(way.found("05 09:21", "unknown-term"));
}

/// Three days from the investigation to its report, within the inquiry's own three from the
/// registration: looked into on Friday the 6th, reported by Monday the 9th all the same.
#[test]
fn m_9_3_the_report_within_three_days_of_the_investigation() {
    let way = assigned();
    assert_eq!(way.clock("05 10:11", "stage.inquiry").0, "2026-11-09 17:30");
    let found = "investigate # --done 2026-11-06T15:00:00+08:00 --outcome upheld --cause 显影不足 \
                 --liable soldermask=100";
    way.ok("zhao.lei", "09 17:31", found);
    assert_eq!(
        way.clock("09 17:32", "stage.report"),
        ("2026-11-09 17:30".into(), "late".into())
    );
    let way = assigned();
    way.ok("zhao.lei", "09 17:30", found);
    assert_eq!(way.clock("09 17:31", "stage.report").1, "met");
}

/// Business, and nobody else, explains the decision to the customer and enters the result;
/// nothing is closed before the customer agreed.
#[test]
fn m_9_5_business_negotiates_and_enters_the_result() {
    let way = approved("--liable soldermask=100");
    let agreed = "agree # --accepted --via phone";
    way.refused_for("zhao.lei", "10 09:00", agreed, &["M-9.5"]);
    way.refused_for("gm.office", "10 09:00", agreed, &["M-9.5"]);
    way.refused("gm.office", "10 09:00", "close #");
    way.ok("wang.min", "10 10:00", agreed);
    assert_eq!(way.show("10 10:01")["status"], "agreed");
}

/// Five copies of the approved form: quality, manufacturing, business, accounting, the office.
#[test]
fn m_9_8_five_copies() {
    let forms = policy("manufacturing").office.forms;
    let form = forms
        .iter()
        .find(|form| form.id == "handling-form")
        .unwrap();
    let copies = [
        "quality",
        "manufacturing",
        "business",
        "accounting",
        "gm-office",
    ];
    assert_eq!(form.copies, copies);
    assert_eq!(form.source.rule.as_deref(), Some("M-9.8"));
}

/// By the 10th of each month, the 10th included, the sanctions on last month's closed cases go to
/// personnel; the notice has three copies and the general manager's signature.
#[test]
fn m_12_sanctions_to_personnel_by_the_tenth() {
    let duty = entry("manufacturing", "periodic", "M-12");
    assert_eq!(
        rhythm(&duty),
        ("month".into(), vec![], 10, "gm-office".into())
    );
    let statistics = entry("manufacturing", "periodic", "M-9.10");
    assert_eq!(rhythm(&statistics), rhythm(&duty));
    let forms = policy("manufacturing").office.forms;
    let form = |id: &str| forms.iter().find(|form| form.id == id).unwrap();
    assert_eq!(
        form("penalty-notice").copies,
        ["gm-office", "accounting", "liable"]
    );
    assert_eq!(form("penalty-notice").signatures, ["general-manager"]);
    assert_eq!(form("personnel-notice").copies, ["personnel"]);
}

/// The forms that go with a settlement, by its remedies.
fn papers(remedies: &[&str]) -> Vec<String> {
    let remedies = remedies.iter().map(|remedy| ("remedy", *remedy));
    let facts = Facts::told(remedies.chain([("nature", "complaint")]));
    let forms = policy("manufacturing").office.forms.into_iter();
    let of_remedies = forms.filter(|form| form.when.asks("remedy") && form.when.holds(&facts));
    of_remedies.map(|form| form.id).collect()
}

/// An allowance or compensation goes with the certificate: two copies, the managers' signatures,
/// the customer's stamp.
#[test]
fn m_13a_the_certificate_goes_with_allowance_and_compensation() {
    for remedy in ["allowance", "compensation"] {
        assert_eq!(papers(&[remedy]), ["allowance-certificate"]);
    }
    let forms = policy("manufacturing").office.forms;
    let form = forms
        .iter()
        .find(|form| form.id == "allowance-certificate")
        .unwrap();
    assert_eq!(form.copies, ["business", "accounting"]);
    let signed = [
        "business-manager",
        "deputy-general-manager",
        "general-manager",
    ];
    assert_eq!(form.signatures, signed);
    assert!(form.customer_stamp);
}

/// A return or rework goes with the note in four copies: the first and the fourth stay with
/// business, the second is the warehouse's, the third accounting's.
#[test]
fn m_13b_the_note_goes_with_return_and_rework() {
    for remedy in ["return", "rework"] {
        assert_eq!(papers(&[remedy]), ["return-note"]);
    }
    assert_eq!(
        papers(&["return", "allowance"]),
        ["allowance-certificate", "return-note"]
    );
    assert_eq!(papers(&["replacement"]), Vec::<String>::new());
    let forms = policy("manufacturing").office.forms;
    let form = forms.iter().find(|form| form.id == "return-note").unwrap();
    assert_eq!(
        form.copies,
        ["business", "warehouse", "accounting", "business"]
    );
}

/// An open case past a limit: whoever holds it must be reminded. One that overran a limit and went
/// on: the department may be asked why.
#[test]
fn m_14_the_holder_is_reminded_and_may_be_asked_why() {
    let way = assigned();
    let named = |when: &str, check: &str| -> Vec<String> {
        let found = way.findings(when).into_iter();
        let of = found.filter(|(rule, _, clock)| rule == check && clock == "stage.inquiry");
        of.map(|(_, owner, _)| owner).collect()
    };
    assert_eq!(named("09 17:30", "overdue"), Vec::<String>::new());
    assert_eq!(named("09 17:31", "overdue"), ["quality"]);
    way.ok(
        "zhao.lei",
        "10 09:00",
        "investigate # --outcome upheld --cause 显影不足 --liable soldermask=100",
    );
    assert_eq!(named("10 09:01", "overdue"), Vec::<String>::new());
    assert_eq!(named("10 09:01", "late"), ["quality"]);
    let reminders = policy("manufacturing").office.reminders;
    let must: Vec<_> = reminders.iter().map(|r| (r.kind, r.must)).collect();
    assert_eq!(
        must,
        [
            (ReminderKind::Reminder, true),
            (ReminderKind::Inquiry, false)
        ]
    );
}

/// The shares of a joint fault add up to a hundred, to the last hundredth; else the finding is not
/// taken down, and one that stands in a file is found.
#[test]
fn m_a2_a_joint_fault_is_shared_out_entirely() {
    let way = assigned();
    for share in ["33.33", "33.35"] {
        let liable = format!("soldermask-a={share}");
        let args = [
            "investigate",
            &way.number,
            "--outcome=upheld",
            "--cause=显影不足",
            "--liable",
            &liable,
            "--liable",
            "etching=66.66",
        ];
        let said = at(&way.scene, "zhao.lei", "06 16:00").fails(2, &args);
        assert!(said.contains("shares-not-100"), "{said}");
    }
    let way = approved("--liable soldermask-a=33.34 --liable etching=66.66");
    assert!(!way.found("09 15:01", "shares-not-100"));
    let path = way.scene.case_path(&way.number);
    let text = way.scene.read(&path);
    let other = text.replace("66.66", "66.67");
    assert_ne!(text, other);
    way.scene.write(&path, &other);
    assert!(way.found("09 15:01", "shares-not-100"));
}

/// Liability goes to the smallest unit: in manufacturing the group, else the section; in business
/// the person, else the department.
#[test]
fn m_b1_m_b2_the_smallest_unit_bears_it() {
    let deduction = policy("manufacturing").consequences.deduction.unwrap();
    let levels: Vec<_> = deduction
        .levels
        .iter()
        .map(|level| (level.units[0].as_str(), level.smallest, level.otherwise))
        .collect();
    let expected = [
        ("manufacturing", Level::Group, Level::Section),
        ("business", Level::Person, Level::Department),
    ];
    assert_eq!(levels, expected);
    let shown = Scene::new().json(&["policy", "show", "manufacturing"]);
    let levels = &shown["deduction"]["levels"];
    assert_eq!(levels[0]["source"]["rule"], "M-B1");
    assert_eq!(levels[1]["source"]["rule"], "M-B2");
}

/// The fifteen grounds of the text, and no other.
#[test]
fn m_a4_fifteen_grounds() {
    let grounds = policy("manufacturing").consequences.grounds;
    let grounds: Vec<&str> = grounds.iter().map(|ground| ground.id.as_str()).collect();
    let expected = [
        "invoice",
        "finance",
        "material",
        "rejects-mixed",
        "over-shipment",
        "production-data",
        "special-requirement",
        "order-record",
        "late-delivery",
        "wrong-shipment",
        "delivery-note",
        "storage-transport",
        "marking",
        "inspection-data",
        "other",
    ];
    assert_eq!(grounds, expected);
}

/// Half a month's bonus caps the deduction; a major demerit takes the whole all the same. Of
/// 3,000 a month a deduction of 4,000 takes 1,500, 1,500 and 1,000.
#[test]
fn m_b5b_the_cap_does_not_cover_sanctions() {
    let scene = Scene::new();
    let asked = scene.json(&[
        "policy",
        "deduct",
        "--loss=4000",
        "--unit-points=10",
        "--points=10",
        "--bonus=3000",
    ]);
    let amounts: Vec<&str> = asked["schedule"]
        .as_array()
        .unwrap()
        .iter()
        .map(|month| month["amount"].as_str().unwrap())
        .collect();
    assert_eq!(amounts, ["1500.00", "1500.00", "1000.00"]);
    let gravest = scene.json(&["policy", "sanction", "--amount=400000.01"]);
    assert_eq!(gravest["sanction"], "major-demerit");
    assert_eq!(gravest["whole_month_bonus"], true);
}

/// What the general manager wants done, having read the report, is kept as such; nobody is forced
/// to have it.
#[test]
fn m_9_3b_the_general_managers_instruction_is_kept() {
    let way = Way::new("manufacturing", "wang.min", "05 09:00", "--complaint 脱落");
    let instruct = "note # --kind instruction --text 先换货,再追查";
    way.ok("zhou.lan", "05 10:00", instruct);
    let note = way.show("05 10:01")["notes"][0].clone();
    assert_eq!(
        (note["kind"].as_str(), note["text"].as_str()),
        (Some("instruction"), Some("先换货,再追查"))
    );
}

/// Half a day is half a working day, four hours of eight, our choice. A proposal of Thursday 17:31,
/// after closing, is the office's on Friday: 3:30 from 08:30 until noon, half an hour from one. On
/// Friday evening it is Monday's. `explain` names the hours that counted.
#[test]
fn m_10_2b_half_a_working_day() {
    let proposed = |when: &str| {
        let way = assigned();
        way.go(&[
            ("zhao.lei", "06 16:30", "investigate # --outcome upheld --cause 显影不足 --liable soldermask=100"),
            ("wang.min", when, "resolve # --remedy compensation:amount=5000 --action '调整显影|quality|2026-11-30'"),
        ]);
        way
    };
    let way = proposed("12 17:31");
    let opinion = |way: &Way, when: &str| way.clock(when, "stage.consolidation");
    assert_eq!(
        opinion(&way, "13 13:30"),
        ("2026-11-13 13:30".into(), "running".into())
    );
    assert_eq!(opinion(&way, "13 13:31").1, "overdue");
    let told = way.ok("wang.min", "13 09:00", "explain # --lang en");
    assert!(told.contains("13:30"), "{told}");
    let way = proposed("06 17:31");
    assert_eq!(opinion(&way, "07 09:00").0, "2026-11-09 13:30");
}

/// The office's half day begins when it can have the form: a call of Thursday 5, 09:20, put on record
/// on Tuesday 10, 09:00, is to be registered by 14:00, three hours before noon and one after. The five
/// days between are business's, who took the call.
#[test]
fn m_10_2_the_office_s_half_day_begins_with_the_record() {
    let late = format!("{MASK} --received 2026-11-05T09:20:00+08:00");
    let way = Way::new("manufacturing", "wang.min", "10 09:00", &late);
    assert_eq!(
        way.clock("10 09:01", "stage.registration").0,
        "2026-11-10 14:00"
    );
    let found = way
        .scene
        .run(&[
            "check",
            "--format",
            "json",
            "--as-of",
            "2026-11-10T09:01:00+08:00",
        ])
        .stdout;
    let found: serde_json::Value = serde_json::from_str(&found).unwrap();
    let found = found["findings"].as_array().unwrap();
    let late = found
        .iter()
        .find(|it| it["rule"] == "late-recording")
        .unwrap();
    assert_eq!(late["owner"], "business");
}

/// Six days for handling from the first approval, Monday the 9th: Sunday the 15th, so Monday the
/// 16th. What is proposed and approved again on the 12th gives no new time.
#[test]
fn m_10_2_a_second_approval_gives_no_new_time() {
    let way = approved("--liable soldermask=100");
    way.go(&[
        (
            "wang.min",
            "12 09:00",
            "resolve # --remedy allowance:amount=30000",
        ),
        ("gm.office", "12 10:00", "consolidate # --text 同意"),
        ("li.jing", "12 11:00", "approve #"),
    ]);
    let shown = way.show("12 11:01");
    let clocks = shown["deadlines"].as_array().unwrap().iter();
    let handling = clocks.filter(|it| it["clock"] == "stage.handling");
    let dues: Vec<&str> = handling.map(|it| it["due"].as_str().unwrap()).collect();
    assert_eq!(dues, ["2026-11-16T17:30:00+08:00"]);
}

/// The shipped policy ends the 13 days with the closing. With one line changed they end with the
/// decision, the signature of Monday the 9th, 15:00, while what was decided is still to be carried out.
#[test]
fn m_13_0_the_days_end_at_the_close_or_with_the_decision() {
    let way = approved("--liable soldermask=100");
    assert_eq!(way.clock("09 15:01", "overall").1, "running");
    let file = "policies/manufacturing.toml";
    let text = way.scene.read(file);
    let ours = text.replacen(
        "domestic = \"13d\"",
        "until = \"decided\"\ndomestic = \"13d\"",
        1,
    );
    assert_ne!(text, ours);
    way.scene.write(file, &ours);
    assert_eq!(way.clock("09 15:01", "overall").1, "met");
    assert_eq!(way.clock("09 15:01", "stage.handling").1, "running");
}

/// What the customer does not pay meanwhile is taken out of the salesperson's collection ratio until
/// the closing. By hand: 26,000 and, claimed only, 500 are Wang's at the end of November, 26,500;
/// 8,000 are Xu's. The 26,000 are released in December, 500 stay; in October nothing was blocked.
#[test]
fn m_13f_blocked_receivables_by_salesperson() {
    let blocked = "--receivable-amount 26000 --receivable-invoice FP-0412";
    let way = Way::new(
        "manufacturing",
        "wang.min",
        "05 09:20",
        &format!("{MASK} {blocked}"),
    );
    let new = |more: &str| {
        Way::within(
            &way.scene,
            "manufacturing",
            "wang.min",
            "05 09:30",
            &format!("{MASK} {more}"),
        )
    };
    let (_claimed, _other) = (
        new("--claimed 500"),
        new("--receivable-amount 8000 --salesperson xu.fei"),
    );
    way.ok(
        "gm.office",
        "2026-12-02 10:00",
        "dismiss # --reason 非本公司产品",
    );
    let list = |month: &str| {
        let seen = at(&way.scene, "yang.mei", "2027-01-05 09:00");
        let all = seen.json(&["report", "returns", "--month", month]);
        let own = |it: &serde_json::Value| {
            let person = it["salesperson"]
                .as_str()
                .unwrap()
                .replace("@example.com", "");
            format!(
                "{person} {} {}",
                it["cases"],
                it["amount"].as_str().unwrap()
            )
        };
        let all = all["collection"].as_array().unwrap().iter().map(own);
        all.collect::<Vec<_>>()
    };
    assert_eq!(list("2026-10"), Vec::<String>::new());
    assert_eq!(list("2026-11"), ["wang.min 2 26500.00", "xu.fei 1 8000.00"]);
    assert_eq!(list("2026-12"), ["wang.min 1 500.00", "xu.fei 1 8000.00"]);
    let shown = at(&way.scene, "yang.mei", "2027-01-05 09:00");
    let shown = shown.ok(&["report", "returns", "--month", "2026-11"]);
    assert!(
        shown.contains("26,500.00") && shown.contains("8,000.00"),
        "{shown}"
    );
}
