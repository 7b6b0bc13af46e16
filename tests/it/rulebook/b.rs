//! Sales branches and their marketing department.

use complaint::domain::policy::{Level, SelfApproval};

use super::{Way, authority, dues, entries, entry, policy, rhythm};

/// A complaint about a product with every field of the intake, made in the shop.
const PRODUCT: &str = "--customer 陈女士 --phone 0571-0000 --complaint 面料起球 --demand 换货 \
    --category product-quality --class quality-abnormal --origin domestic --channel visit \
    --part A-12 --order S-77 --shipped 2026-10-20 --quantity 2 --defective 1 --sample-kept --delivered-amount 368 \
    --grade ordinary --title 面料起球";

/// A complaint about how somebody was treated.
const SERVICE: &str = "--customer 陈女士 --phone 0571-0000 --complaint 店员态度差 --demand 道歉 \
    --category service --class not-quality --origin domestic --channel visit --grade ordinary \
    --title 态度";

fn shop(flags: &str) -> Way {
    Way::new("branch-sales", "gao.yan", "02 10:00", flags)
}

/// Taken on by marketing on 3 November and given to the processing unit.
fn accepted() -> Way {
    let way = shop(PRODUCT);
    way.go(&[
        ("tang.wei", "03 09:00", "register #"),
        ("tang.wei", "03 09:10", "assign #"),
    ]);
    way
}

/// With the proposal of these remedies made on 6 November.
fn proposed(remedy: &str) -> Way {
    let way = accepted();
    way.ok(
        "luo.qing",
        "05 15:00",
        "investigate # --outcome upheld --cause 捻度不足 --liable processing-a=100",
    );
    way.ok(
        "tang.wei",
        "06 10:00",
        &format!("resolve # --remedy {remedy}"),
    );
    way
}

/// Year, month and a serial of two digits that begins anew each month; the two classes of M.
#[test]
fn b_1_numbers_by_month_and_two_classes() {
    let first = shop(PRODUCT);
    let next = |when, flags| Way::within(&first.scene, "branch-sales", "gao.yan", when, flags);
    let second = next("30 17:00", SERVICE);
    let december = next("2026-12-01 09:00", PRODUCT);
    let numbers = [&first, &second, &december].map(|way| way.number.as_str());
    assert_eq!(numbers, ["261101", "261102", "261201"]);
    let classes: Vec<String> = policy("branch-sales")
        .classes
        .into_iter()
        .map(|class| class.id)
        .collect();
    assert_eq!(classes, ["quality-abnormal", "not-quality"]);
}

/// Marketing registers and closes; the branch may not; whom a limit runs against is reminded.
#[test]
fn b_2_marketing_registers_and_watches_the_time() {
    let way = shop(PRODUCT);
    way.refused_for("ma.chao", "02 11:00", "register #", &["B-2"]);
    way.ok("tang.wei", "03 09:00", "register #");
    // 7 days of marketing end on Tuesday the 10th at closing time.
    assert!(!way.found("10 17:30", "overdue"));
    let late = way.findings("10 17:31");
    let marketing = (
        "overdue".to_owned(),
        "marketing".to_owned(),
        "stage.marketing".to_owned(),
    );
    assert!(late.contains(&marketing), "{late:?}");
    way.refused_for("ma.chao", "11 09:00", "close #", &["B-2"]);
}

/// Every field of M-9.1, customer and demand; what is no product matter needs no product.
#[test]
fn b_3_0_acceptance_needs_the_intake_fields() {
    let way = shop("--complaint 面料起球 --category product-quality --quantity 2");
    let fields = [
        "customer.name",
        "customer.phone",
        "demand",
        "product.order",
        "product.part",
        "product.shipped",
        "product.defective",
        "B-3.0",
    ];
    way.refused_for("tang.wei", "03 09:00", "register #", &fields);
    shop(SERVICE).ok("tang.wei", "03 09:00", "register #");
    assert!(way.found("03 09:00", "required-field"));
}

/// The shop answers on the spot, and calls the branch, which holds the case from the first.
#[test]
fn b_3_1_the_shop_answers_at_once_and_the_branch_holds_the_case() {
    let way = shop(SERVICE);
    assert_eq!(way.owner("02 10:01"), "branch");
    way.ok(
        "gao.yan",
        "02 10:05",
        "reply # --kind answer --via visit --text 当场致歉",
    );
    assert_eq!(way.clock("02 10:06", "answer").1, "met");
    let tiers = policy("branch-sales").office.tiers;
    let tiers: Vec<&str> = tiers.iter().map(|tier| tier.id.as_str()).collect();
    assert_eq!(tiers[..3], ["shop", "branch", "marketing"]);
}

/// Fifteen days from the complaint itself, at home and abroad, whether or not marketing has
/// accepted: from the 2nd to the 17th. The sample is kept.
#[test]
fn b_3_1c_an_answer_within_fifteen_days_of_the_complaint() {
    let way = shop(PRODUCT);
    let due = ("2026-11-17 17:30".to_owned(), "running".to_owned());
    assert_eq!(way.clock("03 08:00", "answer"), due);
    way.ok("tang.wei", "06 09:00", "register #");
    assert_eq!(way.clock("06 09:01", "answer"), due);
    assert_eq!(way.clock("06 09:01", "overall").0, "2026-11-23 17:30");
    assert_eq!(way.clock("17 17:31", "answer").1, "overdue");
    assert_eq!(way.show("03 08:00")["product"]["sample_kept"], true);
    let abroad = dues("branch-sales", "2026-11-02T10:00", "--origin foreign");
    assert_eq!(
        abroad["answer"],
        ("2026-11-17 17:30".into(), "B-3.1c".into())
    );
}

/// What marketing and the customer agreed needs the deputy general manager's instruction first,
/// whatever it costs; grave sums are the general manager's.
#[test]
fn b_3_2_nothing_is_agreed_without_the_deputys_instruction() {
    let way = proposed("refund:amount=0.01");
    way.refused("ma.chao", "06 11:00", "agree # --accepted --via visit");
    way.refused_for("lin.yue", "06 11:00", "approve #", &["B-3.2"]);
    way.ok("sun.hao", "06 14:00", "approve #");
    way.ok("ma.chao", "07 10:00", "agree # --accepted --via visit");
    let roles = authority("branch-sales", &["50000", "50000.01"]);
    assert_eq!(roles[0], ("deputy-general-manager".into(), "B-3.2".into()));
    assert_eq!(roles[1], ("general-manager".into(), "B-6b".into()));
    assert_eq!(policy("branch-sales").self_approval, SelfApproval::Never);
}

/// The approved form: one copy for marketing, one for the branch.
#[test]
fn b_3_3_two_copies_of_the_handling_form() {
    let forms = policy("branch-sales").office.forms;
    let form = forms
        .iter()
        .find(|form| form.id == "handling-form")
        .unwrap();
    assert_eq!(form.copies, ["marketing", "branch"]);
    assert_eq!(form.signatures, ["deputy-general-manager"]);
    assert_eq!(form.source.rule.as_deref(), Some("B-3.3"));
}

/// In the first ten days of June and December, the tenth included.
#[test]
fn b_3_4_half_yearly_summary_by_the_tenth_of_june_and_december() {
    let duty = entry("branch-sales", "periodic", "B-3.4");
    let expected = ("half-year".into(), vec![6, 12], 10, "marketing".into());
    assert_eq!(rhythm(&duty), expected);
}

/// Nobody but marketing and the branch answers or commits; all that was asked is answered.
#[test]
fn b_3_5_only_marketing_and_the_branch_speak_for_the_company() {
    let way = proposed("exchange:quantity=1,a_price=260");
    for line in [
        "reply # --kind answer --via phone --text 可换",
        "promise # --what 周五换货 --by-date 2026-11-13",
        "carry-out #",
    ] {
        way.refused_for("luo.qing", "06 11:00", line, &["B-3.5"]);
    }
    way.ok(
        "ma.chao",
        "06 11:00",
        "promise # --what 周五换货 --by-date 2026-11-13",
    );
}

/// A supplier's part of the fault stands beside ours, and the cost of its cause is its own.
#[test]
fn b_3_6_another_companys_share_is_named() {
    let way = accepted();
    way.ok(
        "luo.qing",
        "05 15:00",
        "investigate # --outcome upheld --cause 纱线 --liable processing-a=30 --liable outside:纱厂=70",
    );
    let liability = way.show("05 15:01")["investigation"]["liability"].clone();
    assert_eq!(liability[1]["outside"], "纱厂");
    assert_eq!(liability[1]["share"], "70");
    let costs = policy("branch-sales").consequences.costs;
    let cost = costs.iter().find(|cost| cost.cause == "supplier").unwrap();
    assert_eq!(cost.bearer, "supplier");
    assert_eq!(cost.source.rule.as_deref(), Some("B-3.6"));
}

/// Whoever accepted it stays on record as answerable, however often it changes hands.
#[test]
fn b_3_7_the_first_responder_stays_on_record() {
    let way = accepted();
    way.go(&[
        (
            "tang.wei",
            "04 09:00",
            "assign # --to marketing --reason 客户来电",
        ),
        ("lin.yue", "04 10:00", "assign # --to ma.chao --reason 就近"),
    ]);
    let shown = way.show("04 10:01");
    assert_eq!(shown["received_by"], "gao.yan@example.com");
    assert_eq!(shown["assignments"].as_array().unwrap().len(), 3);
    assert_eq!(way.owner("04 10:01"), "ma.chao@example.com");
    // Our choice: three hand-overs after the first owner, a fourth is one too many.
    way.ok("ma.chao", "04 11:00", "assign # --to branch --reason 休假");
    assert!(!way.found("04 11:01", "many-handovers"));
    way.ok(
        "ma.chao",
        "04 12:00",
        "assign # --to marketing --reason 再转",
    );
    assert!(way.found("04 12:01", "many-handovers"));
}

/// 15 days at home, 18 abroad, from acceptance by marketing; 5 for the branch, 7 for marketing, 2
/// of them for the processing unit. From Monday 2 November: the 17th and the 20th; the branch's
/// five end on Saturday the 7th, so on Monday the 9th.
#[test]
fn b_4_fifteen_days_at_home_eighteen_abroad() {
    let received = "2026-11-02T10:00";
    for (origin, overall) in [("domestic", "2026-11-17"), ("foreign", "2026-11-20")] {
        let flags = format!("--origin {origin} --category product-quality");
        let all = dues("branch-sales", received, &flags);
        assert_eq!(all["overall"], (format!("{overall} 17:30"), "B-4".into()));
        assert_eq!(all["stage.branch"].0, "2026-11-09 17:30");
    }
    let way = accepted();
    let clock = |name: &str| way.clock("03 09:11", name).0;
    // From Tuesday the 3rd.
    assert_eq!(clock("overall"), "2026-11-18 17:30");
    assert_eq!(clock("stage.marketing"), "2026-11-10 17:30");
    assert_eq!(clock("stage.processing"), "2026-11-05 17:30");
    // What needs no processing unit has no such limit.
    let service = dues(
        "branch-sales",
        received,
        "--origin domestic --category service",
    );
    assert!(!service.contains_key("stage.processing"));
}

/// The suggestion books are reconciled with the cases; the company set the rhythm: each month.
#[test]
fn b_5b_suggestion_books_are_reconciled_each_month() {
    let duty = entry("branch-sales", "periodic", "B-5b");
    assert_eq!(
        rhythm(&duty),
        ("month".into(), vec![], 10, "marketing".into())
    );
}

/// The smallest unit: the group, else the whole factory; a person, else the branch.
#[test]
fn b_6_liability_goes_to_the_group_or_the_person() {
    let deduction = policy("branch-sales").consequences.deduction.unwrap();
    let level = |unit: &str| {
        let found = |level: &&complaint::domain::policy::LiabilityLevel| {
            level.units.iter().any(|named| named == unit)
        };
        let level = deduction.levels.iter().find(found).unwrap();
        (level.smallest, level.otherwise)
    };
    assert_eq!(level("processing"), (Level::Group, Level::Factory));
    assert_eq!(level("branch"), (Level::Person, Level::Department));
    assert_eq!(level("marketing"), (Level::Person, Level::Department));
    // An established complaint is not closed without a liable unit.
    let way = accepted();
    way.go(&[
        (
            "luo.qing",
            "05 15:00",
            "investigate # --outcome upheld --cause 捻度不足",
        ),
        (
            "tang.wei",
            "06 10:00",
            "resolve # --remedy refund:amount=260",
        ),
        ("sun.hao", "06 14:00", "approve #"),
        ("ma.chao", "07 10:00", "agree # --accepted --via visit"),
        ("ma.chao", "07 10:10", "carry-out #"),
        (
            "ma.chao",
            "07 10:20",
            "reply # --kind answer --via visit --text 已退款",
        ),
    ]);
    way.refused_for("tang.wei", "07 16:00", "close #", &["B-6"]);
}

/// What is no product matter is the branch's; product matters go to the processing unit.
#[test]
fn b_6b_the_branch_handles_what_is_no_product_matter() {
    for (flags, unit) in [(SERVICE, "branch"), (PRODUCT, "processing")] {
        let way = shop(flags);
        way.ok("tang.wei", "03 09:00", "register #");
        way.ok("tang.wei", "03 09:10", "assign #");
        assert_eq!(way.owner("03 09:11"), unit);
    }
    let grave = &entries("branch-sales", "permissions", "B-6b")[0];
    assert_eq!(grave["command"], "sanction");
    assert_eq!(grave["roles"], serde_json::json!(["general-manager"]));
}

/// Marketing accepts a complaint about a product once it knows what the delivery amounted to and
/// whether the product was kept as sample; "no" is an answer.
#[test]
fn b_3_0_b_3_1c_amount_and_sample_are_asked_at_intake() {
    let way = shop(&PRODUCT.replace("--sample-kept --delivered-amount 368", ""));
    let lacking = ["product.delivered_amount", "product.sample_kept", "B-3.0"];
    way.refused_for("tang.wei", "03 09:00", "register #", &lacking);
    let amount = "correct # product.delivered_amount=368.00 --reason 补登";
    way.ok("tang.wei", "03 09:01", amount);
    way.refused_for("tang.wei", "03 09:02", "register #", &["B-3.1c"]);
    way.ok(
        "tang.wei",
        "03 09:03",
        "correct # product.sample_kept=false --reason 已退回",
    );
    way.ok("tang.wei", "03 09:04", "register #");
}

/// What cannot be meant is taken down all the same, said at once, and found: eleven defective of ten,
/// shipped after the complaint; an outcome without a cause; a return of twenty of ten; an answer
/// without words.
#[test]
fn b_5_nonsense_is_recorded_said_and_found() {
    let flags = PRODUCT.replace(
        "--shipped 2026-10-20 --quantity 2 --defective 1",
        "--shipped 2026-12-20 --quantity 10 --defective 11",
    );
    let way = shop(&flags);
    let said = |who: &str, when: &str, line: &str| {
        let words = way.words(line);
        let args: Vec<&str> = words.iter().map(String::as_str).collect();
        let run = super::at(&way.scene, who, when).run(&args);
        assert_eq!(run.code, 0, "{line}: {}", run.stderr);
        run.stderr
    };
    way.go(&[
        ("tang.wei", "03 09:00", "register #"),
        ("tang.wei", "03 09:10", "assign #"),
    ]);
    let found = "investigate # --outcome upheld --liable processing-a=100";
    let warned = said("luo.qing", "05 15:00", found);
    assert!(warned.contains("cause-missing"), "{warned}");
    assert!(
        !warned.contains("more-than-delivered"),
        "only what is new: {warned}"
    );
    let back = "resolve # --remedy return:quantity=20,price=100";
    let warned = said("tang.wei", "06 10:00", back);
    assert!(warned.contains("more-than-delivered"), "{warned}");
    let empty = said("tang.wei", "06 10:10", "reply # --kind interim --via phone");
    assert!(empty.contains("nothing-said"), "{empty}");
    for rule in [
        "cause-missing",
        "more-than-delivered",
        "nothing-said",
        "shipped-after-received",
    ] {
        assert!(way.found("06 10:20", rule), "{rule}");
    }
}

/// Three of ten kilograms are no quantity to compare: it is said at once, and what is in the same unit is not.
#[test]
fn b_5_what_is_counted_otherwise_is_said() {
    let of = |defective: &str| {
        let quantities = format!("--quantity 10kg --defective {defective}");
        let way = shop(&PRODUCT.replace("--quantity 2 --defective 1", &quantities));
        way.found("03 09:00", "more-than-delivered")
    };
    assert_eq!(["3", "3kg", "11kg"].map(of), [true, false, true]);
}

/// The processing unit's two days begin when it gets the case: first marketing's own on Tuesday the
/// 3rd, handed on on Monday the 9th, so due on Wednesday the 11th; until then it has no limit. A
/// person of it, by e-mail address, is the unit; one of marketing is not.
#[test]
fn b_4_the_processing_unit_s_days_begin_when_it_has_the_case() {
    let way = shop(PRODUCT);
    way.go(&[
        ("tang.wei", "03 09:00", "register #"),
        ("tang.wei", "03 09:10", "assign # --to tang.wei@example.com"),
    ]);
    let shown = way.show("09 09:00").to_string();
    assert!(!shown.contains("stage.processing"), "{shown}");
    way.ok("tang.wei", "09 10:00", "assign # --to luo.qing@example.com");
    assert_eq!(
        way.clock("09 10:01", "stage.processing").0,
        "2026-11-11 17:30"
    );
    // Handed on within the unit: no new time.
    way.ok("tang.wei", "10 10:00", "assign # --to processing");
    assert_eq!(
        way.clock("10 10:01", "stage.processing").0,
        "2026-11-11 17:30"
    );
}
