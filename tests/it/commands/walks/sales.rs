//! Branch sales, after-sales and the mall.

use super::Walk;

/// B-3, B-4: the branch's five days, marketing's seven with the processing unit's two inside, 15
/// days overall; the deputy general manager instructs; the shop's first responder stays on record.
#[test]
fn branch_sales() {
    let walk = Walk::new(
        "branch-sales",
        "gao.yan",
        "02 10:00",
        "--customer 陈女士 --phone 0571-0000 --complaint 面料起球 --demand 换货 --category product-quality \
         --class quality-abnormal --origin domestic --channel visit --part A-12 --order S-77 \
         --shipped 2026-10-20 --quantity 2 --defective 1 --sample-kept --delivered-amount 368 --grade ordinary --title \
         面料起球",
    );
    assert_eq!(
        walk.clock("02 10:05", "stage.branch").0,
        "2026-11-09T17:30:00+08:00"
    );
    walk.refused(("gao.yan", "02 10:10", "register #"));
    walk.go(&[
        (
            "gao.yan",
            "02 10:10",
            "promise # --what 十五天内答复 --by-date 2026-11-17",
        ),
        ("tang.wei", "03 09:00", "register #"),
        ("tang.wei", "03 09:10", "assign #"),
    ]);
    assert_eq!(walk.show("03 09:10")["assignments"][0]["to"], "processing");
    assert_eq!(
        walk.clock("03 09:11", "overall").0,
        "2026-11-18T17:30:00+08:00"
    );
    assert_eq!(
        walk.clock("03 09:11", "stage.marketing").0,
        "2026-11-10T17:30:00+08:00"
    );
    assert_eq!(
        walk.clock("03 09:11", "stage.processing").0,
        "2026-11-05T17:30:00+08:00"
    );
    walk.go(&[
        (
            "luo.qing",
            "05 15:00",
            "investigate # --outcome upheld --fault ours --cause 捻度不足 --liable processing-a=100",
        ),
        (
            "tang.wei",
            "06 10:00",
            "resolve # --remedy exchange:quantity=1,a_price=260",
        ),
    ]);
    walk.refused(("lin.yue", "06 11:00", "approve #"));
    walk.refused(("ma.chao", "06 11:00", "agree # --accepted"));
    walk.go(&[
        ("sun.hao", "06 14:00", "approve #"),
        // B-2b: who is liable is the general manager's to decide.
        ("zhou.lan", "06 15:00", "confirm #"),
        ("ma.chao", "07 10:00", "agree # --accepted --via visit"),
        ("ma.chao", "07 10:30", "carry-out #"),
        (
            "ma.chao",
            "07 10:40",
            "reply # --kind answer --via visit --text 已换新",
        ),
    ]);
    let said = walk.refused(("tang.wei", "07 16:00", "close #"));
    assert!(
        said.contains("promise") && said.contains("B-3.1c"),
        "{said}"
    );
    walk.go(&[
        ("ma.chao", "07 16:10", "keep # 1"),
        ("tang.wei", "07 16:20", "close # --satisfaction 5"),
    ]);
    walk.closed("07 17:00");
    assert_eq!(walk.show("07 17:00")["received_by"], "gao.yan@example.com");
}

/// F-2, F-3.1: the director reviews, quality finds and proposes, quality management approves, sales
/// tells the customer; a nonconforming product is exchanged.
#[test]
fn after_sales() {
    let walk = Walk::new(
        "after-sales",
        "song.jie",
        "02 10:00",
        "--customer 江南化工 --phone 0510-0000 --complaint 树脂结块 --demand 换货 --category nonconforming \
         --class quality-abnormal --channel phone --part R-20 --quantity 10 --grade major --title \
         树脂结块",
    );
    walk.refused(("song.jie", "02 10:30", "register #"));
    walk.go(&[
        ("xie.bin", "02 11:00", "register #"),
        ("song.jie", "02 11:10", "assign #"),
        (
            "zhao.lei",
            "05 10:00",
            "investigate # --outcome upheld --fault nonconforming --cause 批次受潮 --liable warehouse=100",
        ),
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
    ]);
    walk.refused(("zhao.lei", "05 12:00", "approve #"));
    walk.go(&[
        ("qian.feng", "05 14:00", "approve #"),
        // The exchange was asked for: the customer's second word is not waited for.
        ("song.jie", "06 10:00", "carry-out #"),
        (
            "song.jie",
            "06 10:10",
            "reply # --kind answer --via phone --text 已换货",
        ),
        (
            "zhao.lei",
            "06 15:59",
            "action # --what 修订检验标准 --owner warehouse --due 2026-11-20",
        ),
        ("song.jie", "06 16:00", "close #"),
    ]);
    walk.closed("06 17:00");
}

/// 48 hours are hours: from Friday 18:05 to Sunday 18:05, the last second included.
#[test]
fn retail_answers_within_48_hours() {
    let walk = fly();
    assert_eq!(
        walk.clock("06 18:06", "answer").0,
        "2026-11-08T18:05:00+08:00"
    );
    assert_eq!(walk.clock("08 18:05", "answer").1, "running");
    assert_eq!(walk.clock("08 18:06", "answer").1, "overdue");
    assert!(walk.findings("08 18:06").contains(&"overdue".to_owned()));
    let due = walk.ask(
        "du.juan",
        "06 18:06",
        "policy due --policy retail --origin domestic --received 2026-11-06T18:05:00+08:00 \
         --channel letter",
    );
    assert_eq!(due["deadlines"][0]["due"], "2026-11-08T18:05:00+08:00");
}

/// A fly in the yoghurt, on a Friday evening.
fn fly() -> Walk {
    Walk::new(
        "retail",
        "du.juan",
        "06 18:05",
        "--customer 李小姐 --phone 0755-0000 --complaint 酸牛奶中有蒼蠅 --area 乳品柜 --demand 給個說法 --category \
         product-quality --class quality-abnormal --channel visit --order '小票 4471' --grade big \
         --title 酸奶異物",
    )
}

/// after a clash the handler changes; the facts are asked for, a call next day, a visit to
/// the dairy and a dating test are offered, the apology repeated; the customer lets it rest.
#[test]
fn retail_r_6_the_fly_in_the_yoghurt() {
    let walk = fly();
    walk.go(&[
        ("cao.hong", "06 18:10", "assign #"),
        (
            "peng.kai",
            "06 18:20",
            "assign # --to peng.kai --reason 与值班人员争执,更换处理人与地点",
        ),
        (
            "peng.kai",
            "06 18:30",
            "note # --text 四问:餐馆内发现;盒已撕开;大人不在场;以往无此情况",
        ),
        (
            "peng.kai",
            "06 20:00",
            "promise # --what 次日再电话协商 --by-date 2026-11-07",
        ),
        (
            "peng.kai",
            "07 10:00",
            "reply # --kind answer --via phone --text 邀请参观乳品厂,可送检鉴定;再次致歉",
        ),
        ("peng.kai", "07 10:05", "keep # 1"),
        (
            "peng.kai",
            "07 10:30",
            "investigate # --outcome goodwill --cause 开封后落入的可能不能排除",
        ),
        ("peng.kai", "07 10:40", "resolve # --remedy apology"),
    ]);
    // nothing is carried out before the customer consents.
    walk.refused(("peng.kai", "07 10:45", "carry-out #"));
    walk.go(&[
        (
            "peng.kai",
            "07 11:00",
            "agree # --accepted --via phone --text 不再追究",
        ),
        ("peng.kai", "07 11:10", "carry-out #"),
        ("peng.kai", "07 11:20", "close # --satisfaction 4"),
    ]);
    walk.closed("07 12:00");
    let shown = walk.show("07 12:00");
    assert_eq!(shown["received_by"], "du.juan@example.com");
    assert_eq!(shown["assignments"].as_array().unwrap().len(), 2);
    assert_eq!(walk.clock("07 12:00", "answer").1, "met");
}
