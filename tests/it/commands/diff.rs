//! `diff`: what changed between two states, and what follows.

use serde_json::Value;

use crate::common::{MANAGER, QUALITY, REGISTRAR, Scene};

mod calendars;
mod git;
mod highlights;

const LATER: &str = "2026-11-06T10:00:00+08:00";

/// Two accepted cases on main, the first with the quality department; then a branch.
fn scene() -> Scene {
    let scene = Scene::of("manufacturing");
    for (title, defective) in [("阻焊脱落", "420"), ("Wrong label", "4")] {
        scene.ok(&[
            "new",
            "--customer",
            "华南电子",
            "--title",
            title,
            "--complaint",
            "x",
            "--order",
            "PO-8831",
            "--part",
            "PCB",
            "--shipped",
            "2026-10-30",
            "--quantity",
            "5000",
            "--defective",
            defective,
            "--demand",
            "replace",
            "--origin",
            "domestic",
        ]);
    }
    let office = scene.by(REGISTRAR);
    office.ok(&["register", "261101"]);
    office.ok(&["register", "261102"]);
    office.ok(&["assign", "261101"]);
    scene.commit("two cases");
    scene.switch("work");
    scene.as_of(LATER)
}

fn resolved(scene: &Scene, amount: &str) {
    let found = [
        "investigate",
        "261101",
        "--outcome",
        "upheld",
        "--cause",
        "dev",
        "--root-cause",
        "x",
        "--liable",
        "soldermask=70",
        "--liable",
        "outside:ink maker=30",
    ];
    scene.by(QUALITY).ok(&found);
    let remedy = format!("compensation:amount={amount}");
    scene.ok(&["resolve", "261101", "--remedy", &remedy]);
}

fn replaced(scene: &Scene, file: &str, pairs: &[(&str, &str)]) {
    let mut text = scene.read(file);
    for (old, new) in pairs {
        assert!(text.contains(old), "{file}: {old}");
        text = text.replacen(old, new, 1);
    }
    scene.write(file, &text);
}

const POLICY: &str = "policies/manufacturing.toml";

/// The manager's thirty seconds: what was decided, who must sign, what follows; by default from
/// where the main branch parted to the working tree, committed or not.
#[test]
fn what_a_branch_decided_and_what_follows() {
    let scene = scene();
    resolved(&scene, "120000");
    let uncommitted = scene.ok(&["diff"]);
    let head = "1 case changed, 1 to be signed by Deputy general manager";
    assert!(uncommitted.starts_with(head), "{uncommitted}");
    for line in [
        "261101 · 阻焊脱落 · assigned → proposed",
        "proposed settlement 120,000.00 CNY (compensation 120,000.00) → needs Deputy general manager (M-11)",
        "→ loss 120,000.00 CNY",
        "→ `stage.inquiry` met (due 2026-11-09 17:30)",
        "→ next: complaint consolidate 261101",
    ] {
        assert!(uncommitted.contains(line), "{line}\n{uncommitted}");
    }
    scene.commit("resolve");
    assert_eq!(scene.ok(&["diff"]), uncommitted);
    for range in ["main", "main..work", "main...work", "main..", "HEAD~1"] {
        assert_eq!(scene.ok(&["diff", range]), uncommitted, "{range}");
    }
    assert_eq!(
        scene.ok(&["diff", "HEAD"]),
        "no case and no policy changed\n"
    );
    let chinese = scene.lang("zh_CN").ok(&["diff"]);
    assert!(
        chinese.starts_with("1 个案件有变化、1 个须副总经理核准"),
        "{chinese}"
    );
}

/// Main went on: what happened there is not this branch's doing.
#[test]
fn from_where_the_branches_parted() {
    let scene = scene();
    resolved(&scene, "500");
    scene.commit("resolve");
    scene.switch("main");
    scene.ok(&["note", "261102", "--text", "on main"]);
    scene.commit("note");
    scene.switch("work");
    let said = scene.ok(&["diff"]);
    assert!(
        !said.contains("on main") && said.contains("261101"),
        "{said}"
    );
    let both = scene.ok(&["diff", "main"]);
    assert!(
        both.contains("REMOVED") && both.contains("261102"),
        "{both}"
    );
}

/// A level crossed, a signature that no longer covers, an approval beyond authority.
#[test]
fn a_level_that_is_crossed_is_told() {
    let scene = scene();
    resolved(&scene, "40000");
    scene
        .by(REGISTRAR)
        .ok(&["consolidate", "261101", "--text", "fine"]);
    scene.by(MANAGER).ok(&["approve", "261101"]);
    scene.commit("approved");
    let case = scene.case_path("261101");
    replaced(
        &scene,
        &case,
        &[("amount: \"40000.00\"", "amount: \"160000.00\"")],
    );
    let said = scene.ok(&["diff", "HEAD"]);
    for line in [
        "WITHOUT a correction",
        "→ committed amount 40,000.00 CNY → 160,000.00 CNY",
        "→ to be signed by General manager instead of Business department manager (M-11)",
        "→ loss 40,000.00 CNY → 160,000.00 CNY",
        "! the signature that is there does not cover it",
        "✗ error changed-after-approval",
    ] {
        assert!(said.contains(line), "{line}\n{said}");
    }
    let value = scene.json(&["diff", "HEAD"]);
    let case = &value["cases"][0];
    assert_eq!(case["fate"], "changed");
    assert_eq!(case["before"]["role"], "business-manager");
    assert_eq!(case["after"]["role"], "general-manager");
    assert_eq!(case["after"]["amount"], "160000.00");
    assert_eq!(case["after"]["signed"], false);
    assert_eq!(case["findings"]["new"][0]["rule"], "changed-after-approval");
    assert_eq!(value["head"], Value::Null);
}

/// The blast radius: a figure of the law moves open cases that nobody touched; comments move none;
/// changing what is in force is named, a new edition is the way.
#[test]
fn a_policy_moves_open_cases() {
    let scene = scene();
    replaced(&scene, POLICY, &[("# Every figure", "# each figure")]);
    let said = scene.ok(&["diff"]);
    assert!(
        said.contains("only comments and layout") && !said.contains("IN FORCE"),
        "{said}"
    );
    replaced(
        &scene,
        POLICY,
        &[("domestic = \"13d\"", "domestic = \"10d\"")],
    );
    let said = scene.ok(&["diff"]);
    for line in [
        "1 POLICY IN FORCE CHANGED, 1 regulation file changed, 2 open cases moved",
        "✗ manufacturing is in force since 2026-01-01 and was changed under that date",
        "- deadline overall domestic 13d → 10d (M-10.1)",
        "→ 261101: `overall` due 2026-11-18 17:30 → 2026-11-16 17:30: limit 13d → 10d (M-10.1)",
        "→ 261102: `overall` due 2026-11-18 17:30 → 2026-11-16 17:30: limit 13d → 10d (M-10.1)",
    ] {
        assert!(said.contains(line), "{line}\n{said}");
    }
    let value = scene.json(&["diff"]);
    assert_eq!(value["moved"].as_array().map(Vec::len), Some(2));
    assert_eq!(
        value["moved"][0]["deadlines"][0]["reasons"][0]["kind"],
        "limit"
    );
    assert_eq!(value["breaches"][0]["kind"], "rewritten");
    assert_eq!(value["policies"][0]["changes"][0]["new"], "10d");
    let one = scene.ok(&["diff", "261102"]);
    assert!(
        one.contains("→ 261102") && !one.contains("→ 261101"),
        "{one}"
    );

    let changed = scene
        .read(POLICY)
        .replace("effective_from = 2026-01-01", "effective_from = 2027-01-01");
    scene.git(&["restore", "policies"]);
    scene.write("policies/manufacturing-2027.toml", &changed);
    let said = scene.ok(&["diff"]);
    assert!(said.starts_with("1 regulation file changed\n"), "{said}");
    assert!(
        said.contains("a new edition; compared with policies/manufacturing.toml"),
        "{said}"
    );
    assert!(
        said.contains("deadline overall domestic 13d → 10d (M-10.1)"),
        "{said}"
    );
}

/// A figure in the case and one in the law at once: each side by its own law.
#[test]
fn a_date_that_moved_says_why() {
    let scene = scene();
    let case = scene.case_path("261102");
    replaced(&scene, &case, &[("origin: domestic", "origin: foreign")]);
    let said = scene.ok(&["diff"]);
    let why = "`overall` due 2026-11-18 17:30 → 2026-11-23 17:30: origin domestic → foreign, limit 13d → 17d (M-10.1)";
    assert!(said.contains(why), "{said}");
    assert!(said.contains("1 due date moved"), "{said}");
    replaced(
        &scene,
        POLICY,
        &[("foreign = \"17d\"", "foreign = \"18d\"")],
    );
    let said = scene.ok(&["diff"]);
    assert!(said.contains("limit 13d → 18d"), "{said}");
    assert!(!said.contains("moved by the regulations"), "{said}");
}

/// New, removed, renumbered, replaced: a case is known by its uid.
#[test]
fn fates_of_cases() {
    let scene = scene();
    scene.ok(&["new", "--customer", "Gamma", "--complaint", "y"]);
    let old = scene.case_path("261102");
    let text = scene.read(&old).replace("\"261102\"", "\"261109\"");
    scene.write("cases/2026/11/261109.yaml", &text);
    std::fs::remove_file(scene.path(&old)).unwrap();
    std::fs::remove_file(scene.path(&scene.case_path("261101"))).unwrap();
    let said = scene.ok(&["diff"]);
    assert!(
        said.starts_with("1 case changed, 1 new, 1 REMOVED, 1 renumbered"),
        "{said}"
    );
    for line in [
        "261109 · was 261102 · Wrong label · registered",
        "261103 · new · ",
        "261101 · removed · 阻焊脱落",
        "! the file is gone",
    ] {
        assert!(said.contains(line), "{line}\n{said}");
    }
    assert!(!said.contains("WITHOUT"), "{said}");
    assert!(
        scene
            .ok(&["diff", "261102"])
            .contains("261109 · was 261102")
    );
    let value = scene.json(&["diff"]);
    let fates: Vec<&str> = value["cases"]
        .as_array()
        .unwrap()
        .iter()
        .map(|c| c["fate"].as_str().unwrap())
        .collect();
    assert_eq!(fates, ["new", "renumbered", "removed"]);
    assert_eq!(value["cases"][1]["former_number"], "261102");
}

/// Nothing a case says makes markup, notifies anybody, refers to anything or leaves its line.
#[test]
fn a_case_cannot_write_the_comment() {
    let scene = scene();
    let nasty = "</summary></details><img src=x onerror=alert(1)> @ops #4711 GH-7 !9 [a](http://b.c) ![d](e) \
        https://evil.example www.evil.example `x` *y* | z\n\n# head\n- item\n[^1] <!-- --> \u{202e}abc\u{1b}[2J &lt;";
    let case = scene.case_path("261101");
    let text = scene.read(&case);
    let text = text.replace(
        "title: 阻焊脱落",
        &format!("title: {}", serde_json::to_string(nasty).unwrap()),
    );
    scene.write(&case, &text);
    scene.ok(&["note", "261101", "--text", nasty]);
    let said = scene.ok(&["diff", "--format", "markdown"]);
    assert!(
        said.starts_with("<!-- complaint-diff -->\n**1 case changed"),
        "{said}"
    );
    for raw in [
        "<img",
        "</summary></details><",
        "@ops",
        "#4711",
        "GH-7",
        "!9",
        "](http",
        "://",
        "www.",
        "\u{202e}",
        "\u{1b}",
        "\n# ",
        "<!-- -->",
        "\n[^",
        "[^1]",
    ] {
        let rest = said.replacen("<!-- complaint-diff -->", "", 1);
        assert!(!rest.contains(raw), "{raw}\n{said}");
    }
    let lines = said.lines().skip(2).filter(|line| !line.is_empty());
    for line in lines {
        let known = ["<details><summary>", "</details>", "- ", "cases/"];
        assert!(known.iter().any(|start| line.starts_with(start)), "{line}");
    }
    assert_eq!(
        said.matches("<details>").count(),
        said.matches("</details>").count()
    );
    let table = scene.ok(&["diff"]);
    assert!(
        !table.contains('\u{1b}') && !table.contains('\u{202e}'),
        "{table}"
    );
}

/// A comment stays below what a hosting site takes, and says what it left out.
#[test]
fn a_comment_is_never_too_long() {
    let scene = scene();
    let model = scene.case("261102");
    for n in 10..90 {
        let title = format!("{n} {}", "@<&|".repeat(250));
        let text = model
            .replace("Wrong label", &format!("'{title}'"))
            .replace("261102", &format!("2611{n}"))
            .replace("uid: ", &format!("uid: x{n}"));
        scene.write(&format!("cases/2026/11/2611{n}.yaml"), &text);
    }
    let said = scene.ok(&["diff", "--format", "markdown"]);
    assert!(said.len() < 65_536, "{}", said.len());
    assert!(said.trim_end().ends_with("run complaint diff"), "{said}");
    assert_eq!(
        said.matches("<details>").count(),
        said.matches("</details>").count()
    );
    let whole = scene.ok(&["diff", "--format", "json"]);
    assert_eq!(
        serde_json::from_str::<Value>(&whole).unwrap()["summary"]["new"],
        80
    );
}

/// What cannot be read is said, not a failure.
#[test]
fn broken_files_are_told() {
    let scene = scene();
    let case = scene.case_path("261101");
    scene.write(&case, "<<<<<<< ours\na: 1\n=======\na: 2\n>>>>>>> theirs\n");
    scene.write(POLICY, "id = \n");
    let said = scene.ok(&["diff"]);
    assert!(said.contains("1 unreadable"), "{said}");
    assert!(said.contains("✗ cannot be read as a case"), "{said}");
    assert!(said.contains("cannot be read as TOML"), "{said}");
    scene.ok(&["diff", "--format", "markdown"]);
    scene.json(&["diff"]);
}

/// A reader that leaves early is no failure, and two runs say the same.
#[test]
fn the_same_words_each_time() {
    let scene = scene();
    resolved(&scene, "120000");
    for form in ["table", "json", "markdown"] {
        let one = scene.ok(&["diff", "--format", form]);
        assert_eq!(one, scene.ok(&["diff", "--format", form]));
    }
}
