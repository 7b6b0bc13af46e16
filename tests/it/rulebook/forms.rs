//! The papers of a case: who gets which sheet, what stands on it, and when it is written.

use super::l::offered;
use super::m::{approved, assigned};
use super::{Way, at};

/// The approved form has five copies (M-9.8), each for its reader; the one who signs is named by the
/// amount (M-11).
#[test]
fn m_9_8_each_copy_is_a_sheet_for_its_reader() {
    let way = approved("--liable soldermask=100");
    let page = way.ok("gm.office", "09 16:00", "form handling-form #");
    assert_eq!(page.matches("<div class=\"sheet").count(), 5);
    assert_eq!(page.matches("class=\"sheet next\"").count(), 4);
    for to in [
        "第 1 联（共 5 联） · 质量管理部",
        "第 5 联（共 5 联） · 总经理室生产管理组",
    ] {
        assert_eq!(page.matches(to).count(), 1, "{to}: {page}");
    }
    let one = "form handling-form # --copy 2 --format markdown";
    let one = way.ok("gm.office", "09 16:00", one);
    assert!(one.starts_with("# 客户抱怨处理表\n"), "{one}");
    assert_eq!(one.matches("# 客户抱怨处理表").count(), 1);
    assert!(
        one.contains("· M-9.8 · 第 2 联（共 5 联） · 制造部\n"),
        "{one}"
    );
    for said in [
        "| 发生原因 | 显影不足 |",
        "| 阻焊组 | 100 % | 42,000.00 |",
        "| 折让 |  |  | 42,000.00 |  |",
        "| 业务部门经理 |\n| --- |\n| 李静 2026-11-09 15:00<br>签章、日期： |",
    ] {
        assert!(one.contains(said), "{said}: {one}");
    }
    let scene = at(&way.scene, "gm.office", "09 16:00");
    let none = ["form", "handling-form", &way.number, "--copy", "6"];
    let said = scene.fails(2, &none);
    assert!(said.contains("copies: 5"), "{said}");
}

/// Before anybody has signed the box names who must, by the amount: 100,000 is the manager's, a fen
/// more the deputy's (M-11).
#[test]
fn m_11_the_box_names_who_must_sign() {
    for (amount, who) in [
        ("100000", "业务部门经理"),
        ("100000.01", "副总经理"),
        ("150000.01", "总经理"),
    ] {
        let way = assigned();
        let found = "investigate # --outcome upheld --cause 显影 --liable soldermask=100";
        way.ok("zhao.lei", "06 16:00", found);
        let remedy = format!("resolve # --remedy compensation:amount={amount}");
        way.ok("wang.min", "09 11:00", &remedy);
        let line = "form handling-form # --copy 1 --format markdown";
        let form = way.ok("wang.min", "09 11:05", line);
        let box_of = format!("## 六、核决\n\n| {who} |\n| --- |\n| <br>签章、日期： |\n");
        assert!(form.contains(&box_of), "{amount}: {form}");
    }
}

/// Allowance and compensation: nothing is certified before the decision (M-13.0); then two copies with the
/// sum, the managers' boxes and the customer's stamp.
#[test]
fn m_13a_the_certificate_is_written_once_it_is_decided() {
    let way = assigned();
    let early = "form allowance-certificate #";
    way.refused_for("wang.min", "06 10:00", early, &["M-13a", "approved"]);
    let way = approved("--liable soldermask=100");
    let line = "form allowance-certificate # --format markdown";
    let paper = way.ok("wang.min", "10 09:00", line);
    assert_eq!(paper.matches("# 销货折让证明单").count(), 2);
    for said in [
        "第 1 联（共 2 联） · 业务部",
        "第 2 联（共 2 联） · 会计科",
        "| 折让 | 420 件 | 42,000.00 |  |",
        "| 折让金额合计 | 42,000.00 |",
        "| 业务部门经理 | 副总经理 | 总经理 |",
        "买受人（加盖统一发票章）",
    ] {
        assert!(paper.contains(said), "{said}: {paper}");
    }
    way.refused_for("wang.min", "10 09:00", "form return-note #", &["M-13b"]);
}

/// Goods that come back: what was approved, by whom, and what the warehouse counted.
#[test]
fn m_13b_the_return_note_says_what_comes_back() {
    let way = assigned();
    way.go(&[
        (
            "zhao.lei",
            "06 16:00",
            "investigate # --outcome upheld --cause 显影 --liable rd=100",
        ),
        (
            "wang.min",
            "09 11:00",
            "resolve # --remedy return:quantity=420,price=12.50",
        ),
        ("gm.office", "09 14:00", "consolidate # --text 同意"),
        ("li.jing", "09 15:00", "approve #"),
        ("zhu.bo", "20 10:00", "receive # --quantity 418"),
    ]);
    let line = "form return-note # --copy 2 --format markdown";
    let note = way.ok("wang.min", "20 11:00", line);
    for said in [
        "第 2 联（共 4 联） · 成品仓储",
        "| 退货 | 420 件 | 12\\.50 | 5,250.00 |  |",
        "| 退回依据 | 李静 2026-11-09 15:00 核决 |",
        "| 2026-11-20 10:00 | 418 件 |  |",
    ] {
        assert!(note.contains(said), "{said}: {note}");
    }
}

/// An open case past a limit: a sheet for the department whose limit it is (M-14); nothing is written of a
/// case in time.
#[test]
fn m_14_a_reminder_goes_to_who_is_late() {
    let way = assigned();
    way.refused_for("gm.office", "05 11:00", "form reminder #", &["M-14"]);
    let line = "form reminder # --format markdown";
    let sheet = way.ok("gm.office", "10 09:00", line);
    assert!(sheet.starts_with("# 催办单\n"), "{sheet}");
    for said in [
        "| 受文部门 | 质量管理部 |",
        "2026-11-09 17:30",
        "15 小时 30 分钟",
    ] {
        assert!(sheet.contains(said), "{said}: {sheet}");
    }
    way.refused_for("gm.office", "10 09:00", "form inquiry #", &["M-14"]);
}

/// A department's objection, with the decision on it (M-9.12).
#[test]
fn m_9_12_an_objection_is_a_paper() {
    let way = approved("--liable soldermask=100");
    way.refused_for("chen.bo", "09 16:00", "form objection #", &["M-9.12"]);
    let object = "object # --unit manufacturing --text 参数由研发下达";
    way.ok("zhou.lan", "09 16:30", object);
    let line = "form objection # --format markdown --copy 1";
    let paper = way.ok("gm.office", "09 17:00", line);
    for said in [
        "| 签报部门 | 制造部 |",
        "| 说明 | 参数由研发下达 |",
        "| 承诺金额 | 42,000.00 |",
        "| 总经理 |\n",
    ] {
        assert!(paper.contains(said), "{said}: {paper}");
    }
}

/// Who pays and who is sanctioned stand on two notices: one for accounting and the department, one for
/// personnel. A group bears what its shift is liable for (M-B1): 42,000 ÷ 44 points × 16.
#[test]
fn m_12_who_pays_and_who_is_sanctioned_stand_on_two_notices() {
    let way = approved("--liable soldermask/feng.tao=100");
    let notice = "form personnel-notice #";
    way.refused_for("gm.office", "09 16:00", notice, &["M-12"]);
    way.ok(
        "gm.office",
        "09 16:10",
        "sanction # --as-proposed --ground inspection-data",
    );
    way.ok("zhou.lan", "09 16:20", "sanction # --approve");
    let line = "form personnel-notice # --format markdown";
    let published = way.ok("gm.office", "10 09:00", line);
    assert!(
        published.contains("| 冯涛 | 阻焊组甲班 | 申诫 | 1 |"),
        "{published}"
    );
    let line = "form penalty-notice # --format markdown";
    let penalty = way.ok("gm.office", "10 09:00", line);
    assert_eq!(penalty.matches("# 奖罚通知单").count(), 3, "{penalty}");
    assert!(penalty.contains("第 3 联（共 3 联） · 阻焊组"), "{penalty}");
    assert!(
        penalty.contains("| 冯涛 | 阻焊组 | 15,272.73 |"),
        "{penalty}"
    );
    assert!(
        penalty.contains("| 冯涛 | 阻焊组甲班 | 申诫 | 1 | 400\\.00 |"),
        "{penalty}"
    );
}

/// Every complaint of the month is on the list, with who has it and until when; a note without loss is
/// none (M-3) and has a paper of its own.
#[test]
fn m_9_4_the_tracking_list_holds_the_cases_of_the_month() {
    let way = assigned();
    let noted = "--customer 华南电子 --channel phone --part PCB-4L-220 --nature abnormality \
                 --complaint 包装箱受潮，板件无损 --received 2026-11-05T09:00:00+08:00";
    let note = Way::within(&way.scene, "manufacturing", "wang.min", "05 11:00", noted);
    let list = "form tracking-list --month 2026-11 --format markdown";
    let list = way.ok("gm.office", "06 09:00", list);
    let row = format!("| {} | 2026-11-05 09:20 | 2026-11-05 10:00 |", way.number);
    assert!(list.contains(&row), "{list}");
    assert!(list.contains("月份：2026-11　件数：1"), "{list}");
    assert!(!list.contains(&note.number), "{list}");
    let before = "form tracking-list --month 2026-10 --format markdown";
    let before = way.ok("gm.office", "06 09:00", before);
    assert!(before.contains("件数：0"), "{before}");
    let paper = note.ok(
        "wang.min",
        "06 09:00",
        "form abnormality-note # --format markdown",
    );
    assert!(
        paper.contains("| 异常情形 | 包装箱受潮，板件无损 |"),
        "{paper}"
    );
    note.refused_for("wang.min", "06 09:00", "form handling-form #", &["M-9.8"]);
}

/// The five whys: each line of the cause answers one, the rest is left to be written.
#[test]
fn m_9_7_the_8d_report_asks_why_five_times() {
    let way = assigned();
    way.refused_for("zhao.lei", "05 11:00", "form eight-d #", &["investigated"]);
    let found = "investigate # --outcome upheld --cause 显影不足 --root-cause 点检表缺显影液浓度 \
                 --liable soldermask=100";
    way.ok("zhao.lei", "06 16:00", found);
    let report = way.ok("zhao.lei", "06 17:00", "form eight-d # --format markdown");
    let whys = "| 1 | 显影不足 |\n| 2 | 点检表缺显影液浓度 |\n| 3 |  |\n| 4 |  |\n| 5 |  |\n";
    assert!(report.contains(whys), "{report}");
}

/// The result goes to the customer in writing, once it is decided and signed where it has to be (L-7,
/// M-9.11): within authority at once, beyond it after the signature. It tells nothing internal.
#[test]
fn l_7_the_notice_waits_for_the_decision() {
    for (amount, early) in [("400", false), ("40000", true)] {
        let way = offered(amount);
        let line = "form notice # --format markdown";
        if early {
            way.refused_for("fang.yuan", "06 16:30", line, &["L-7"]);
            continue;
        }
        let notice = way.ok("fang.yuan", "06 16:30", line);
        assert_eq!(notice.matches("# 投诉处理结果通知").count(), 2, "{notice}");
        assert!(notice.contains("第 1 联（共 2 联） · 客户"), "{notice}");
        assert!(notice.contains("| 赔偿 |  |  | 400\\.00 |"), "{notice}");
        assert!(!notice.contains("包装"), "{notice}");
    }
}
