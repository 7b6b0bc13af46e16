//! The few lines under the headline: what a manager reads without a click, in thirty seconds.

use super::{LATER, POLICY, replaced, resolved, scene};
use crate::common::{BUSINESS, MANAGER, REGISTRAR, Scene};

/// The deputy general manager: approves up to 150,000.
const DEPUTY: &str = "sun.hao@example.com";

/// The open lines of the comment: what stands between the headline and the first folded section.
fn open(scene: &Scene) -> Vec<String> {
    let said = scene.ok(&["diff", "--format", "markdown"]);
    let open = said.split("<details>").next().unwrap_or_default();
    let lines = open.lines().filter(|line| line.starts_with("- "));
    lines.map(str::to_owned).collect()
}

fn done(scene: &Scene, steps: &[(&str, &str)]) {
    for (who, line) in steps {
        let words: Vec<&str> = line.split_whitespace().collect();
        scene.by(who).ok(&words);
    }
}

const OPINION: &str = "consolidate 261101 --text agreed";

/// Whose complaint, what was decided, for how much, and who must sign: on a terminal, in the comment
/// and for programs alike, in both languages.
#[test]
fn a_decision_is_read_without_a_click() {
    let scene = scene();
    resolved(&scene, "120000");
    let line =
        "261101 · 华南电子 · 120,000.00 CNY proposed · to be signed by Deputy general manager";
    assert_eq!(open(&scene), [format!("- {line}")]);
    let table = scene.ok(&["diff"]);
    assert_eq!(table.lines().nth(1), Some(format!("  - {line}").as_str()));
    assert_eq!(
        scene.json(&["diff"])["highlights"],
        serde_json::json!([line])
    );
    assert_eq!(
        open(&scene.lang("zh")),
        ["- 261101 · 华南电子 · 拟定 120,000.00 元 · 须由副总经理核准"]
    );
}

/// A signature names who gave it and in which role; what was paid and closed is said.
#[test]
fn a_signature_and_an_end_name_themselves() {
    let scene = scene();
    resolved(&scene, "120000");
    done(&scene, &[(REGISTRAR, OPINION)]);
    scene.commit("proposed");
    scene.switch("main");
    scene.git(&["merge", "--quiet", "work"]);
    scene.switch("signing");
    done(&scene, &[(DEPUTY, "approve 261101")]);
    assert_eq!(
        open(&scene),
        ["- 261101 · 华南电子 · 120,000.00 CNY approved by 孙浩 (Deputy general manager)"]
    );
    assert_eq!(
        open(&scene.lang("zh")),
        ["- 261101 · 华南电子 · 孙浩（副总经理）核准 120,000.00 元"]
    );
    let answer = "reply 261101 --kind answer --via letter --text done";
    done(
        &scene,
        &[
            (BUSINESS, "agree 261101 --accepted"),
            (REGISTRAR, OPINION),
            (BUSINESS, "carry-out 261101"),
            (BUSINESS, answer),
            (REGISTRAR, "close 261101"),
        ],
    );
    assert_eq!(
        open(&scene),
        [
            "- 261101 · 华南电子 · 120,000.00 CNY approved by 孙浩 (Deputy general manager), \
             accepted by the customer, paid, closed"
        ]
    );
}

/// Which date moved, by how much and why.
#[test]
fn a_date_says_by_how_much_and_why() {
    let scene = scene();
    let case = scene.case_path("261102");
    replaced(&scene, &case, &[("origin: domestic", "origin: foreign")]);
    let lines = open(&scene);
    let why = "`overall` 5 days later (origin domestic → foreign, limit 13d → 17d (M-10.1))";
    assert!(lines[0].contains(why), "{lines:?}");
    assert!(
        lines[0].starts_with("- ⚠️ 261102 · 华南电子 · "),
        "{lines:?}"
    );
    assert!(lines[0].contains("WITHOUT a correction"), "{lines:?}");
}

/// What decides nothing is told as it was recorded, and a file that was only touched says so.
#[test]
fn a_remark_and_a_comment_are_told_as_such() {
    let scene = scene();
    let case = scene.case_path("261102");
    scene.write(&case, &format!("{}# checked\n", scene.read(&case)));
    assert_eq!(
        open(&scene),
        ["- 261102 · 华南电子 · only comments and layout"]
    );
    done(&scene, &[(BUSINESS, "note 261102 --text called")]);
    assert_eq!(open(&scene), ["- 261102 · 华南电子 · note"]);
    assert_eq!(open(&scene.lang("zh")), ["- 261102 · 华南电子 · 备注"]);
}

/// A new edition says from when it is in force and what it changes.
#[test]
fn a_new_edition_says_from_when() {
    let scene = scene();
    let next = scene.read(POLICY);
    let next = next.replace("effective_from = 2026-01-01", "effective_from = 2027-01-01");
    let next = next.replace("domestic = \"13d\"", "domestic = \"10d\"");
    scene.write("policies/manufacturing-2027.toml", &next);
    let figure = "deadline overall domestic 13d → 10d (M-10.1)";
    assert_eq!(
        open(&scene),
        [format!("- manufacturing · new, from 2027-01-01 · {figure}")]
    );
}

/// A figure of the law says how many open cases it moves, by how much, and whether any is late by it.
#[test]
fn a_policy_says_what_it_does_to_open_cases() {
    let scene = scene();
    let shorter = [("domestic = \"13d\"", "domestic = \"10d\"")];
    replaced(&scene, POLICY, &shorter);
    let lines = open(&scene);
    let moved = "`overall` 13d → 10d, 2 open cases 2 days earlier, none becomes overdue";
    assert!(
        lines[0].starts_with("- ⚠️ manufacturing · CHANGED IN FORCE · "),
        "{lines:?}"
    );
    assert!(lines[0].ends_with(moved), "{lines:?}");
    let late = scene.as_of("2026-11-17T10:00:00+08:00");
    let lines = open(&late);
    assert!(
        lines[0].ends_with("2 open cases 2 days earlier, 2 BECOME OVERDUE"),
        "{lines:?}"
    );
    let lines = open(&scene.lang("zh"));
    assert_eq!(
        lines[0],
        "- ⚠️ 客户投诉管理办法 · 【已生效却被改动】 · “全案处理” 13 天 → 10 天，2 个未结案件提前 2 天、无案件因此逾期"
    );
}

/// A case that was worked on counts among those a figure moves, and its new facts are no reason for a
/// date that would have moved without them.
#[test]
fn a_policy_moves_what_was_worked_on_too() {
    let scene = scene();
    resolved(&scene, "120000");
    let shorter = [("domestic = \"13d\"", "domestic = \"10d\"")];
    replaced(&scene, POLICY, &shorter);
    let lines = open(&scene);
    let moved = "`overall` 13d → 10d, 2 open cases 2 days earlier, none becomes overdue";
    assert!(lines[0].ends_with(moved), "{lines:?}");
    let why = " · `overall` 2 days earlier (limit 13d → 10d (M-10.1))";
    assert!(
        lines[1].contains("120,000.00 CNY proposed") && lines[1].contains(why),
        "{lines:?}"
    );
    assert_eq!(lines.len(), 2, "{lines:?}");
}

/// Who takes another's address or a role may sign: that is never left out.
#[test]
fn who_may_sign_now_is_told_first() {
    let scene = scene();
    resolved(&scene, "120000");
    replaced(
        &scene,
        "policies/staff.toml",
        &[(
            "email = \"sun.hao@example.com\"",
            "email = \"s.hao@example.com\"",
        )],
    );
    let said = scene.ok(&["diff"]);
    let line = "  ! 孙浩: address sun.hao@example.com → s.hao@example.com";
    assert_eq!(said.lines().nth(1), Some(line), "{said}");
    let chinese = scene.lang("zh").ok(&["diff"]);
    let line = "  ! 孙浩：邮箱 sun.hao@example.com → s.hao@example.com";
    assert_eq!(chinese.lines().nth(1), Some(line), "{chinese}");
}

/// Thirty cases come by weight, not by number; at most ten lines, and what does not fit is counted
/// by what was done. A case that is gone is told before all of them.
#[test]
fn thirty_cases_come_by_weight() {
    let scene = scene();
    resolved(&scene, "120000");
    let model = scene.case("261101");
    for n in 10..39 {
        let text = model
            .replace("261101", &format!("2611{n}"))
            .replace("uid: ", &format!("uid: x{n}"))
            .replace("\"120000.00\"", &format!("\"{}.00\"", n * 1000));
        scene.write(&format!("cases/2026/11/2611{n}.yaml"), &text);
    }
    std::fs::remove_file(scene.path(&scene.case_path("261102"))).unwrap();
    let lines = open(&scene);
    assert_eq!(lines.len(), 10, "{lines:?}");
    assert_eq!(lines[0], "- ⚠️ 261102 · removed · 华南电子 · registered");
    for (line, number) in lines[1..9]
        .iter()
        .zip(["261101", "261138", "261137", "261136"])
    {
        assert!(line.starts_with(&format!("- {number} · ")), "{line}");
    }
    assert_eq!(lines[9], "- and 22 more: 22 proposed");
    let chinese = open(&scene.lang("zh"));
    assert_eq!(chinese[9], "- 另有 22 项：拟定 22 个");
}

/// What is wrong comes by what is at stake, and a file that cannot be read says whose complaint it was.
#[test]
fn what_is_wrong_comes_before_what_was_decided() {
    let scene = scene();
    resolved(&scene, "40000");
    let model = scene.case("261101");
    let file = |n: u32| format!("cases/2026/11/2611{n}.yaml");
    for n in 10..13 {
        let text = model
            .replace("261101", &format!("2611{n}"))
            .replace("uid: ", &format!("uid: x{n}"))
            .replace("\"40000.00\"", &format!("\"{}.00\"", n * 1000));
        scene.write(&file(n), &text);
    }
    scene.commit("proposed");
    scene.switch("main");
    scene.git(&["merge", "--quiet", "work"]);
    scene.switch("wrong");
    for n in [10, 11] {
        let old = format!("\"{n}000.00\"");
        let new = format!("\"{n}500.00\"");
        replaced(&scene, &file(n), &[(&old, &new)]);
    }
    scene.write(&file(12), "a: [\n");
    done(&scene, &[(REGISTRAR, OPINION), (MANAGER, "approve 261101")]);
    let lines = open(&scene);
    let starts = [
        "- ⚠️ 261111 · 华南电子 · ",
        "- ⚠️ 261110 · 华南电子 · ",
        "- ❌ 261112 · 华南电子 · the case cannot be read",
        "- 261101 · 华南电子 · 40,000.00 CNY approved by 李静",
    ];
    assert_eq!(lines.len(), starts.len(), "{lines:?}");
    for (line, start) in lines.iter().zip(starts) {
        assert!(line.starts_with(start), "{start}: {lines:?}");
    }
    assert!(
        lines[0].contains("11,500.00 WITHOUT a correction"),
        "{lines:?}"
    );
}

/// Cases that are gone are all named, however many, and do not push out what else was decided.
#[test]
fn cases_that_are_gone_are_all_named() {
    let scene = scene();
    let model = scene.case("261102");
    for n in 10..30 {
        let text = model
            .replace("261102", &format!("2611{n}"))
            .replace("uid: ", &format!("uid: x{n}"));
        scene.write(&format!("cases/2026/11/2611{n}.yaml"), &text);
    }
    scene.commit("many");
    scene.switch("main");
    scene.git(&["merge", "--quiet", "work"]);
    scene.switch("removing");
    for n in 10..30 {
        std::fs::remove_file(scene.path(&format!("cases/2026/11/2611{n}.yaml"))).unwrap();
    }
    resolved(&scene.as_of(LATER), "500");
    let lines = open(&scene);
    assert_eq!(lines.len(), 2, "{lines:?}");
    assert!(
        lines[0].starts_with("- ⚠️ 20 cases removed or replaced: 261110, 261111, "),
        "{lines:?}"
    );
    assert!(lines[0].ends_with("261129"), "{lines:?}");
    assert!(
        lines[1].starts_with("- 261101 · 华南电子 · 500.00 CNY proposed"),
        "{lines:?}"
    );
}

/// Issue: whoever is new, and an address that counts as another's by `.mailmap`, is told at the top, by
/// the mailmap of each side.
#[test]
fn who_is_new_and_who_is_joined_is_told_first() {
    let scene = scene();
    scene.switch("people");
    let hired = "staff join --id new.hire --name Hire --email hire@example.com --unit business --from 2026-11-06 --commit";
    done(&scene, &[(REGISTRAR, hired)]);
    let top = open(&scene);
    assert!(top[0].contains("Hire: new in the staff"), "{top:?}");
    scene.write(
        ".mailmap",
        &format!("Wang <{BUSINESS}> <other@example.com>\n"),
    );
    scene.commit("joined");
    let said = scene.ok(&["diff"]);
    let top: Vec<&str> = said.lines().skip(1).take(2).collect();
    assert_eq!(
        top,
        [
            "  ! 王敏: other@example.com counts as theirs",
            "  ! Hire: new in the staff (hire@example.com)"
        ]
    );
    let said = scene.ok(&["diff", "HEAD~1..HEAD"]);
    assert!(
        said.contains("other@example.com counts as theirs"),
        "{said}"
    );
}
