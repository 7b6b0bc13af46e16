//! Money, read a second time: what each item, option, return and sanction costs, and whom.

use serde_json::{Value, json};

use super::{Way, at};

/// A complaint of the logistics department about this many things, handed over.
fn of_items(items: &[&str]) -> Way {
    let items: Vec<String> = items.iter().map(|text| format!("--item {text}")).collect();
    let flags = format!(
        "--customer 老客户 --phone 020-0000 --complaint 数项 --about 仓库装卸 --demand 赔偿 --category transport \
         --class quality-abnormal --grade major --channel phone --title 毁损 {}",
        items.join(" ")
    );
    let way = Way::new("logistics", "fang.yuan", "05 09:00", &flags);
    way.ok("fang.yuan", "05 09:10", "assign #");
    way
}

/// Of each in a list what it says under these keys.
fn told(list: &Value, keys: &[&str]) -> Vec<Vec<String>> {
    let text = |value: &Value| value.as_str().map_or(value.to_string(), str::to_owned);
    let each = list.as_array().unwrap().iter();
    each.map(|it| keys.iter().map(|key| text(&it[*key])).collect())
        .collect()
}

/// What `explain` says of a case at a time.
fn explained(way: &Way, when: &str) -> Value {
    at(&way.scene, "zhou.lan", when).json(&["explain", &way.number])
}

/// M-A2 by hand: the carrier answers for item 1 alone, whose compensation is 300; item 2 costs 600,
/// of which freight bears three quarters, 450, and the packers 150. Together 900. The carrier is to
/// pay back its 300 of what was paid in advance, not 900. Item 3 is not established: nobody's.
#[test]
fn m_a2_each_item_falls_on_those_liable_for_it() {
    let way = of_items(&["毁损", "错货", "迟到"]);
    way.go(&[
        (
            "ren.jie",
            "06 10:00",
            "investigate # --item 1 --outcome upheld --cause 颠簸 --fault carrier --liable outside:承运商=100",
        ),
        (
            "ren.jie",
            "06 10:01",
            "investigate # --item 2 --outcome upheld --cause 错拣 --fault ours --liable freight=75 --liable quality=25",
        ),
        (
            "ren.jie",
            "06 10:02",
            "investigate # --item 3 --outcome rejected --cause 准时",
        ),
        (
            "fang.yuan",
            "06 11:00",
            "resolve # --advance --remedy compensation:amount=300,item=1 --remedy compensation:amount=600,item=2",
        ),
    ]);
    let shown = way.show("06 11:01");
    assert_eq!(shown["investigation"]["outcome"], "partly");
    assert_eq!(shown["items"][0]["fault"], "carrier");
    assert_eq!(shown["items"][1]["fault"], "ours");
    let explained = explained(&way, "06 11:01");
    let of = |item: u64, name: &str, share: &str, amount: &str| {
        let item = json!(item).to_string();
        vec![item, name.to_owned(), share.to_owned(), amount.to_owned()]
    };
    let shares = told(
        &explained["liability"],
        &["item", "unit", "share", "amount"],
    );
    let expected = [
        of(1, "null", "100", "300.00"),
        of(2, "freight", "75", "450.00"),
        of(2, "quality", "25", "150.00"),
    ];
    assert_eq!(shares, expected);
    assert_eq!(explained["loss"]["total"], "900.00");
    let bearers = told(&explained["cost_of_items"], &["item", "bearer"]);
    assert_eq!(bearers, [["1", "supplier"], ["2", "company"]]);
    let said = way.ok("fang.yuan", "06 11:02", "show # --lang en");
    assert!(said.contains("to be recovered: 300.00 CNY"), "{said}");
}

/// M-A2: shares of an item that do not make up the whole are refused with its number, and an
/// established one nobody is liable for is a duty left open.
#[test]
fn m_a2_shares_are_whole_item_by_item() {
    let way = of_items(&["毁损", "错货"]);
    let short =
        "investigate # --item 1 --outcome upheld --cause 颠簸 --liable freight=60 --lang en";
    let words = way.words(short);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let said = at(&way.scene, "ren.jie", "06 10:00").fails(2, &words);
    assert!(said.contains("item 1 add up to 60 %"), "{said}");
    way.go(&[
        (
            "ren.jie",
            "06 10:00",
            "investigate # --item 1 --outcome upheld --cause 颠簸",
        ),
        (
            "ren.jie",
            "06 10:01",
            "investigate # --item 2 --outcome upheld --cause 错拣 --liable quality=100",
        ),
        (
            "fang.yuan",
            "06 11:00",
            "resolve # --remedy compensation:amount=300,item=1",
        ),
        ("fang.yuan", "06 11:10", "agree # --accepted --via phone"),
        ("fang.yuan", "06 11:20", "carry-out #"),
    ]);
    // The logistics policy has no opinion of an office to mend it with, and nothing is there to be
    // corrected: the hint names the editor, and what to write where.
    let lacking = [
        "item 1 add up to 0 %",
        "complaint edit",
        "items[0].liability, as [{unit: UNIT, share: 100}]",
    ];
    way.refused_for("fang.yuan", "06 11:30", "close # --lang en", &lacking);
    // What nobody is liable for yet is told of nobody.
    let shares = told(
        &explained(&way, "06 11:31")["liability"],
        &["unit", "amount"],
    );
    assert_eq!(shares, [["quality", "null"]]);
}

/// T-case 2 by hand: item 1 for 2,000 in cash or by sending people, who cost nothing; item 2 sent
/// again with 200, or 1,200 taken off. Until the customer takes one of each the loss is 0 + 200 to
/// 2,000 + 1,200; cash and sent again, it is 2,200, and freight bears the 200.
#[test]
fn t_case_2_the_loss_follows_the_option_taken() {
    let way = of_items(&["毁损", "赠品不符"]);
    let offer = "resolve # --remedy compensation:amount=2000,item=1,option=cash --remedy rework:labour=0,item=1,option=staff \
         --remedy compensation:amount=200,item=2,option=resend --remedy allowance:amount=1200,item=2,option=deduct";
    way.go(&[
        (
            "ren.jie",
            "06 10:00",
            "investigate # --item 1 --outcome goodwill --cause 对方卸货",
        ),
        (
            "ren.jie",
            "06 10:01",
            "investigate # --item 2 --outcome partly --cause 错拣 --liable freight=100",
        ),
        ("fang.yuan", "06 11:00", offer),
        ("yuan.zhi", "06 12:00", "approve #"),
    ]);
    let loss = &explained(&way, "06 12:01")["loss"];
    let figures = |loss: &Value| ["from", "to", "total"].map(|key| loss[key].clone());
    assert_eq!(
        figures(loss),
        [json!("200.00"), json!("3200.00"), Value::Null]
    );
    let page = way.ok("fang.yuan", "06 12:02", "show # --lang en");
    let range = "from 200.00 CNY to 3,200.00 CNY";
    assert!(page.contains(range), "{page}");
    for (line, options) in [
        ("agree # --accepted --lang en", "cash, staff"),
        ("agree # --accepted --item 2 --lang en", "resend, deduct"),
        (
            "agree # --accepted --item 2 --option cash --lang en",
            "resend, deduct",
        ),
    ] {
        let words = way.words(line);
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let said = at(&way.scene, "fang.yuan", "06 13:00").fails(2, &words);
        assert!(said.contains(options), "{line}: {said}");
    }
    way.go(&[
        (
            "fang.yuan",
            "06 13:00",
            "agree # --accepted --item 1 --option cash --via phone",
        ),
        (
            "fang.yuan",
            "06 13:01",
            "agree # --accepted --item 2 --option resend --via phone",
        ),
    ]);
    let after = explained(&way, "06 13:02");
    assert_eq!(
        figures(&after["loss"]),
        [Value::Null, Value::Null, json!("2200.00")]
    );
    // What is given as goodwill for item 1 falls on nobody.
    let shares = told(&after["liability"], &["item", "unit", "amount"]);
    assert_eq!(shares, [["2", "freight", "200.00"]]);
}

/// A complaint about boards with this settlement proposed by business, not approved yet.
pub(super) fn boards(remedy: &str, liable: &str) -> Way {
    let flags = "--customer 华南电子 --order PO-1 --part PCB-1 --shipped 2026-10-30 --quantity 5000 \
         --defective 420 --demand 退货 --complaint 脱落 --class quality-abnormal --category product-quality \
         --origin domestic --sample-kept --title 脱落";
    let way = Way::new("manufacturing", "wang.min", "05 09:00", flags);
    let found = format!("investigate # --outcome upheld --cause 显影不足 {liable}");
    let proposed = format!("resolve # --remedy {remedy}");
    way.go(&[
        ("gm.office", "05 09:30", "register #"),
        ("gm.office", "05 09:40", "assign # --to quality"),
        ("zhao.lei", "06 10:00", &found),
        ("wang.min", "06 14:00", &proposed),
    ]);
    way
}

/// A return of 420 pieces at 12.50, not approved yet.
fn returning() -> Way {
    boards("return:quantity=420,price=12.50", "--liable soldermask=100")
}

/// M-13c by hand: what comes before the approval is recorded and held, and nothing of it is lost
/// yet. Once approved, 430 pieces are 10 more than the note and no over-shipment is tolerated: the
/// loss stays 420 × 12.50 × 20 % = 1,050 until somebody with the role says what to do with them;
/// then it is 430 × 12.50 × 20 % = 1,075.
#[test]
fn m_13c_goods_count_once_approved_and_above_tolerance_once_instructed() {
    let way = returning();
    let early = way.scene.clone();
    let said =
        at(&early, "wang.min", "06 15:00").run(&["receive", &way.number, "--quantity", "430"]);
    assert_eq!(said.code, 0, "{}", said.stderr);
    let why = explained(&way, "06 15:01");
    assert_eq!(why["returns"]["blocked"], true);
    assert_eq!(why["loss"]["total"], "1050.00");
    assert!(why["returns"].get("to_post").is_none(), "{why}");
    way.go(&[
        ("gm.office", "06 15:10", "consolidate # --text 同意"),
        ("sun.hao", "06 15:20", "approve #"),
    ]);
    let why = explained(&way, "06 15:21");
    assert_eq!(why["returns"]["blocked"], true);
    assert_eq!(why["loss"]["total"], "1050.00");
    assert_eq!(why["liability"][0]["amount"], "1050.00");
    way.ok("sun.hao", "06 15:30", "instruct # 1 --text 照收");
    let why = explained(&way, "06 15:31");
    assert_eq!(why["returns"]["blocked"], false);
    assert_eq!(why["returns"]["to_post"], 430);
    assert_eq!(why["loss"]["total"], "1075.00");
    assert_eq!(why["liability"][0]["amount"], "1075.00");
}

/// M-13d: whoever takes the goods in does not say what becomes of those that differ, neither by
/// `instruct` nor with the receipt.
#[test]
fn m_13d_the_warehouse_does_not_instruct_itself() {
    let way = returning();
    way.go(&[
        ("gm.office", "06 15:10", "consolidate # --text 同意"),
        ("sun.hao", "06 15:20", "approve #"),
    ]);
    let own = "receive # --quantity 430 --instruction 照收";
    way.refused_for("wang.min", "06 16:00", own, &["M-13d", "instruct"]);
    way.ok("wang.min", "06 16:00", "receive # --quantity 430");
    let told = "instruct # 1 --text 照收";
    way.refused_for("wang.min", "06 16:10", told, &["M-13d"]);
    way.ok(
        "li.jing",
        "06 16:20",
        "receive # --quantity 2 --instruction 照收",
    );
    let shown = way.show("06 16:30");
    assert_eq!(shown["returns"][1]["instructed"]["text"], "照收");
    // The instruction given with the second covers both.
    assert_eq!(explained(&way, "06 16:30")["returns"]["to_post"], 432);
}

/// Lumps in a material, told to the after-sales people, found to be of this fault, exchanged.
fn exchanged(fault: &str) -> Way {
    let flags = "--customer 江南化工 --phone 0510-0000 --complaint 树脂结块 --demand 换货 \
    --category nonconforming --class quality-abnormal --channel phone --part R-20 --quantity 10 \
    --grade major --title 树脂结块";
    let way = Way::new("after-sales", "song.jie", "02 10:00", flags);
    let found = format!("investigate # --outcome upheld --cause 受潮 --fault {fault}");
    way.go(&[
        ("xie.bin", "02 11:00", "register #"),
        ("song.jie", "02 11:10", "assign #"),
        ("zhao.lei", "05 10:00", &found),
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
        (
            "zhao.lei",
            "05 11:00",
            "resolve # --remedy exchange:quantity=10,a_price=300",
        ),
        ("qian.feng", "05 14:00", "approve #"),
        ("song.jie", "06 10:00", "carry-out #"),
    ]);
    way
}

/// Where the product changed by its nature nobody is at fault: no shares are demanded at closing.
/// Of a product that is not as it should be they are.
#[test]
fn f_2b_no_shares_where_nobody_is_at_fault() {
    let lacking = |fault: &str| {
        let said = exchanged(fault).refused("song.jie", "06 11:00", "close # --lang en");
        said.contains("the liable shares add up to 0 %")
    };
    assert!(!lacking("nature"));
    assert!(lacking("nonconforming"));
}

/// F-2 by hand: 10 pieces at 300 are 3,000 where the company bears the cost; where the customer
/// does, they are no loss of ours.
#[test]
fn f_2_what_the_customer_bears_is_no_loss_of_ours() {
    let loss = |fault: &str| {
        let why = explained(&exchanged(fault), "06 11:00");
        why["loss"]["total"].as_str().unwrap().to_owned()
    };
    assert_eq!(loss("nonconforming"), "3000.00");
    assert_eq!(loss("customer"), "0.00");
}

/// M-12b: deductions fall on manufacturing and business alone: what quality answers for is taken
/// from nobody's bonus, and it is said.
#[test]
fn m_12b_deductions_fall_on_the_departments_named() {
    let borne = |liable: &str| {
        let way = boards("allowance:amount=3000", &format!("--liable {liable}"));
        let why = explained(&way, "06 15:00");
        let deductions = why["deductions"].as_array().unwrap().len();
        let steps = why["liability"][0]["steps"].as_array().unwrap().len();
        (deductions > 0, steps)
    };
    assert_eq!(borne("soldermask=100"), (true, 1));
    assert_eq!(borne("quality=100"), (false, 2));
}

/// M-B5 by hand: whoever owes 100,000 alone and had a bonus of 3,600 last, of which 1,800 may be
/// taken, pays 56 months: more than 24, and it is said to be a projection. 40,000 takes 23 months
/// (22 × 1,800 = 39,600): nothing is said.
#[test]
fn m_b5_more_than_two_years_is_warned_of() {
    let said = |amount: &str| {
        let remedy = format!("allowance:amount={amount}");
        let way = boards(&remedy, "--liable business/wang.min=100");
        let scene = at(&way.scene, "gm.office", "06 15:00");
        let why = scene.json(&["explain", &way.number, "--lang", "en"]);
        why["deductions"][0]["steps"].to_string()
    };
    let long = said("100000");
    assert!(
        long.contains("56 months") && long.contains("projection"),
        "{long}"
    );
    let short = said("40000");
    assert!(!short.contains("projection"), "{short}");
}

/// Only an outside party that is liable pays back; who is, is named (M-9.13).
#[test]
fn m_9_13_only_who_is_liable_outside_pays_back() {
    let way = boards(
        "allowance:amount=1000",
        "--liable soldermask=70 --liable outside:油墨厂=30",
    );
    let other = "recover # --from 承运商 --amount 100";
    way.refused_for("gm.office", "06 15:00", other, &["油墨厂"]);
    way.refused_for(
        "gm.office",
        "06 15:00",
        "recover # --from soldermask --amount 100",
        &["油墨厂"],
    );
    way.ok(
        "gm.office",
        "06 15:00",
        "recover # --from 油墨厂 --amount 100",
    );
}

/// Established in part is established: somebody answers for it (T-3).
#[test]
fn t_3_shares_are_asked_for_what_is_established_in_part() {
    let way = of_items(&[]);
    way.go(&[
        (
            "ren.jie",
            "06 10:00",
            "investigate # --outcome partly --cause 错拣",
        ),
        (
            "fang.yuan",
            "06 11:00",
            "resolve # --remedy compensation:amount=300",
        ),
        ("fang.yuan", "06 11:10", "agree # --accepted --via phone"),
        ("fang.yuan", "06 11:20", "carry-out #"),
    ]);
    let lacking = ["liable shares add up to 0 %"];
    way.refused_for("fang.yuan", "06 11:30", "close # --lang en", &lacking);
}

/// A sanction of the foreman, decided on the 12th of November, for this loss.
pub(super) fn sanctioned(loss: &str) -> Way {
    let way = boards(
        &format!("allowance:amount={loss}"),
        "--liable soldermask/feng.tao=100",
    );
    way.go(&[
        (
            "gm.office",
            "06 15:00",
            "sanction # --as-proposed --ground other",
        ),
        ("zhou.lan", "12 10:00", "sanction # --approve"),
    ]);
    way
}

/// What the sanctions take in December by the list for payroll: sanction, amount, whole bonus.
fn fined(way: &Way) -> Vec<Vec<String>> {
    let scene = at(&way.scene, "zhou.lan", "2026-12-31 18:00");
    let list = scene.json(&["report", "deductions", "--month", "2026-12"]);
    told(&list["fines"], &["sanction", "amount", "whole_bonus"])
}

/// M-A3, M-A5 by hand: a written apology takes 200 of the points; two reprimands twice 400; a minor
/// demerit 800 for each of the foreman's 16 base points, 12,800; a major one his whole bonus of the
/// month after the decision, 2,600, and not a fen more. The superior's, one grade lower, beside it:
/// a reprimand 400, a minor demerit 800 for each of the manager's 35 base points, 28,000.
#[test]
fn m_a5_sanctions_are_lines_of_the_payroll_list() {
    let line = |kind: &str, amount: &str, whole: &str| {
        vec![kind.to_owned(), amount.to_owned(), whole.to_owned()]
    };
    for (loss, expected) in [
        ("10000", vec![line("written-apology", "200.00", "false")]),
        ("100000", vec![line("reprimand", "800.00", "false")]),
        (
            "200000",
            vec![
                line("minor-demerit", "12800.00", "false"),
                line("reprimand", "400.00", "false"),
            ],
        ),
        (
            "1000000",
            vec![
                line("major-demerit", "2600.00", "true"),
                line("minor-demerit", "28000.00", "false"),
            ],
        ),
    ] {
        assert_eq!(fined(&sanctioned(loss)), expected, "{loss}");
    }
}
