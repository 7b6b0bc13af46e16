//! `log`: the story of a case from git.

use crate::common::{BUSINESS, MANAGER, QUALITY, REGISTRAR, Scene, shell_words};

/// Runs a step as somebody at a time in November 2026, and commits it as their work at that time.
fn step(scene: &Scene, who: &str, when: &str, args: &[&str]) -> Scene {
    let at = format!("2026-11-{when}:00+08:00");
    let actor = scene
        .by(who)
        .as_of(&at)
        .env("GIT_AUTHOR_DATE", &at)
        .env("GIT_COMMITTER_DATE", &at);
    if !args.is_empty() {
        actor.ok(args);
        actor.commit(args[0]);
    }
    actor
}

fn go(scene: &Scene, who: &str, when: &str, line: &str) {
    let words = shell_words(line);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    step(scene, who, when, &words);
}

/// A case of the board maker to its investigation.
fn investigated() -> Scene {
    let scene = Scene::new();
    let line = "new --no-input --received 2026-11-05T09:20 --channel phone --origin domestic \
        --class quality-abnormal --category product-quality --grade major --title 阻焊脱落 \
        --customer 华南电子 --phone 1 --part PCB-4L-220 --order PO-8831 --shipped 2026-10-30 \
        --quantity 5000 --defective 420 --claimed 42000 --demand 退货 --complaint 阻焊脱落,停线";
    go(&scene, BUSINESS, "05T09:41", line);
    go(&scene, REGISTRAR, "05T10:05", "register 261101");
    go(&scene, REGISTRAR, "05T10:10", "assign 261101 --to quality");
    go(
        &scene,
        BUSINESS,
        "06T09:00",
        "note 261101 --text '李工来电催问\n两次'",
    );
    go(
        &scene,
        BUSINESS,
        "06T09:10",
        "promise 261101 --what '8D report' --by-date 2026-11-20",
    );
    let found = "investigate 261101 --outcome upheld --cause 显影不足 --root-cause 显影液浓度 \
        --liable soldermask=70 --liable 'outside:ink maker=30'";
    go(&scene, QUALITY, "07T16:30", found);
    scene
}

/// The same, mended, with a proposal that is then lowered without a correction.
fn told() -> Scene {
    let scene = investigated();
    let mend = [
        "correct",
        "261101",
        "product.defective=430",
        "--reason",
        "counted again",
    ];
    step(&scene, BUSINESS, "08T10:00", &mend);
    let proposal = [
        "resolve",
        "261101",
        "--remedy",
        "compensation:amount=120000",
        "--remedy",
        "apology",
    ];
    step(&scene, BUSINESS, "09T11:00", &proposal);
    let forged = scene.case("261101").replace("120000.00", "90000.00");
    scene.write(&scene.case_path("261101"), &forged);
    step(&scene, BUSINESS, "09T11:30", &[]).commit("typo");
    scene
}

/// Hashes are of the machine's clock and git; everything else is the same everywhere.
fn without_hashes(page: &str) -> String {
    let line = |line: &str| match line.split_once("  ") {
        Some((hash, rest)) if hash.len() == 8 && !line.starts_with(' ') => {
            format!("********  {rest}\n")
        }
        _ => format!("{line}\n"),
    };
    page.lines().map(line).collect()
}

/// Issue: the case's story from git, semantic, in both languages.
#[test]
fn a_whole_case_in_words() {
    let scene = told();
    let english = without_hashes(&scene.ok(&["log", "261101", "--reverse"]));
    insta::assert_snapshot!("log_en", english);
    let chinese = without_hashes(&scene.lang("zh_CN").ok(&["log", "261101", "--reverse"]));
    insta::assert_snapshot!("log_zh", chinese);
}

fn texts(told: &serde_json::Value) -> Vec<String> {
    let mut found = Vec::new();
    for chapter in told.as_array().unwrap() {
        for change in chapter["changes"].as_array().unwrap() {
            found.push(change["text"].as_str().unwrap().to_owned());
        }
    }
    found
}

/// The newest stand first, as git has it; `--limit` takes of those, `--reverse` only turns them.
#[test]
fn order_and_limit() {
    let scene = told();
    let newest = scene.json(&["log", "261101", "--limit", "2"]);
    let subjects = |told: &serde_json::Value| -> Vec<String> {
        let chapters = told.as_array().unwrap().iter();
        chapters
            .map(|chapter| chapter["subject"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(subjects(&newest), ["typo", "resolve"]);
    let turned = scene.json(&["log", "261101", "--limit", "2", "--reverse"]);
    assert_eq!(subjects(&turned), ["resolve", "typo"]);
    let typo = &newest[0];
    assert_eq!(typo["author"], "wang.min");
    assert_eq!(typo["email"], BUSINESS);
    assert_eq!(typo["date"], "2026-11-09T11:30:00+08:00");
    assert_eq!(typo["file"], "cases/2026/11/261101.yaml");
    assert_eq!(typo["commit"].as_str().unwrap().len(), 40);
    let change = &typo["changes"][0];
    assert_eq!(
        (&change["kind"], &change["action"]),
        (&"settlement".into(), &"changed".into())
    );
    let field = &change["fields"][0];
    assert_eq!(field["path"], "settlement.remedies[0].amount");
    assert_eq!(
        (&field["old"], &field["new"]),
        (&"120000.00".into(), &"90000.00".into())
    );
    assert_eq!(field["corrected"], false);
    let proposed = &newest[1]["changes"][0];
    assert_eq!(
        (&proposed["by"], &proposed["kind"]),
        (&BUSINESS.into(), &"settlement".into())
    );
}

/// Issue: across renames and renumbering; a number it once had finds it too, and one that is gone.
#[test]
fn a_case_is_followed_by_its_identity() {
    let scene = told();
    let moved = scene.case("261101").replace("\"261101\"", "\"261109\"");
    scene.git(&[
        "mv",
        "cases/2026/11/261101.yaml",
        "cases/2026/11/261109.yaml",
    ]);
    scene.write("cases/2026/11/261109.yaml", &moved);
    let waiting = scene.json(&["log", "261109", "--limit", "2"]);
    assert_eq!(
        waiting[0].get("commit"),
        None,
        "not committed yet: {waiting}"
    );
    assert_eq!(
        waiting[1]["subject"], "typo",
        "followed from a path that is not committed"
    );
    scene.commit("renumber");
    // Another case takes the number that became free: its story is its own.
    let other = scene.json(&["new", "--no-input", "--customer", "B", "--complaint", "x"]);
    assert_eq!(other["number"], "261110");
    let taken = scene.case("261110").replace("261110", "261101");
    scene.write("cases/2026/11/261101.yaml", &taken);
    std::fs::remove_file(scene.path("cases/2026/11/261110.yaml")).unwrap();
    scene.commit("another");
    let story = scene.json(&["log", "261109"]);
    assert_eq!(story.as_array().unwrap().len(), 10, "{story}");
    assert_eq!(story[0]["subject"], "renumber");
    assert_eq!(story[9]["file"], "cases/2026/11/261101.yaml");
    let own = scene.json(&["log", "261101"]);
    assert_eq!(own.as_array().unwrap().len(), 1, "{own}");
    scene.git(&["rm", "--quiet", "cases/2026/11/261109.yaml"]);
    scene.commit("gone");
    let gone = scene.json(&["log", "261109"]);
    assert_eq!(gone.as_array().unwrap().len(), 11);
    assert_eq!(gone[0]["changes"][0]["action"], "removed");
    assert!(
        scene
            .ok(&["log", "261109"])
            .contains("REMOVED: the case file")
    );
    scene.fails(2, &["log", "261177"]);
}

/// Only what a merge did itself is the merge's; a branch's work is told where it was done.
#[test]
fn merges_are_told_where_they_changed_the_case_themselves() {
    let scene = told();
    scene.switch("side");
    go(
        &scene,
        BUSINESS,
        "10T09:00",
        "note 261101 --text 'on the side'",
    );
    scene.switch("main");
    go(
        &scene,
        BUSINESS,
        "10T10:00",
        "promise 261101 --what 'a call' --by-date 2026-11-20",
    );
    scene.git(&["merge", "--quiet", "--no-edit", "side"]);
    let told = scene.json(&["log", "261101", "--limit", "2"]);
    let subjects: Vec<_> = told
        .as_array()
        .unwrap()
        .iter()
        .map(|c| c["subject"].clone())
        .collect();
    assert!(
        !subjects
            .iter()
            .any(|s| s.as_str().unwrap().starts_with("Merge")),
        "{subjects:?}"
    );
    // An evil merge: it removes what both sides have.
    scene.switch("main");
    let before = scene.git(&["rev-parse", "HEAD"]);
    scene.git(&["switch", "--quiet", "--create", "other"]);
    go(&scene, BUSINESS, "11T09:00", "note 261101 --text another");
    scene.switch("main");
    go(
        &scene,
        BUSINESS,
        "11T10:00",
        "promise 261101 --what 'a visit' --by-date 2026-11-20",
    );
    scene.git(&["merge", "--quiet", "--no-commit", "other"]);
    let text = scene.case("261101").replace("90000.00", "99000.00");
    scene.write(&scene.case_path("261101"), &text);
    scene.commit("Merge other");
    let told = scene.json(&["log", "261101", "--limit", "1"]);
    assert_eq!(told[0]["subject"], "Merge other", "after {before}");
    let said = texts(&told);
    assert_eq!(said.len(), 1, "{said:?}");
    assert!(
        said[0].contains("99,000.00 WITHOUT a correction"),
        "{said:?}"
    );
}

/// The level a proposal needed is that of the regulations of its commit, not of today.
#[test]
fn levels_are_those_of_the_commit() {
    let scene = told();
    let needs = |scene: &Scene| {
        let said = texts(&scene.json(&["log", "261101"]));
        said.into_iter()
            .find(|text| text.contains("proposed settlement"))
            .unwrap()
    };
    let then = needs(&scene);
    assert!(then.contains("→ needs") && then.contains("M-11"), "{then}");
    let policy = scene.read("policies/manufacturing.toml");
    scene.write(
        "policies/manufacturing.toml",
        &policy.replace("\"100000\"", "\"900000\""),
    );
    scene.commit("raise the limit");
    assert_eq!(needs(&scene), then);
}

/// Versions that are no case are named and passed over; what came after is told against the last
/// that was one.
#[test]
fn versions_that_cannot_be_read_are_passed_over() {
    let scene = told();
    let good = scene.case("261101");
    let path = scene.case_path("261101");
    scene.write(
        &path,
        &format!("{good}<<<<<<< ours\nx\n=======\n>>>>>>> theirs\n"),
    );
    scene.commit("broken");
    scene.write(&path, &good);
    go(&scene, MANAGER, "12T09:00", "note 261101 --text mended");
    let told = scene.json(&["log", "261101", "--limit", "2"]);
    assert!(
        texts(&told)[1].starts_with("this version cannot be read"),
        "{told}"
    );
    assert_eq!(texts(&told)[0], "note: mended");
    scene.write(&path, &format!("# by hand\n{}", scene.case("261101")));
    scene.commit("a comment");
    let page = scene.ok(&["log", "261101", "--limit", "1"]);
    assert!(
        page.contains("nothing of the case: layout, comments (a comment)"),
        "{page}"
    );
}

/// No git, nothing committed, a shallow clone: it says so plainly.
#[test]
fn what_is_not_there_is_said() {
    let bare = Scene::empty();
    bare.write(
        "policies/calendar-cn.toml",
        &Scene::new().read("policies/calendar-cn.toml"),
    );
    let full = Scene::new();
    for file in full.files("policies") {
        bare.write(&file, &full.read(&file));
    }
    bare.write("cases/.gitkeep", "");
    let made = bare.json(&["new", "--no-input", "--customer", "A", "--complaint", "x"]);
    assert_eq!(made["number"], "261101");
    let said = bare.fails(4, &["log", "261101"]);
    assert!(said.contains("no git repository here"), "{said}");
    bare.git(&["init", "--quiet", "--initial-branch=main"]);
    let page = bare.ok(&["log", "261101"]);
    assert!(
        page.starts_with("not committed yet\n  261101 taken down: "),
        "{page}"
    );

    let scene = told();
    let clone = scene.outside().join("shallow");
    let from = format!("file://{}", scene.root.display());
    scene.git(&[
        "clone",
        "--quiet",
        "--depth",
        "2",
        &from,
        clone.to_str().unwrap(),
    ]);
    let root = clone.to_str().unwrap();
    let page = scene.ok(&["-C", root, "log", "261101"]);
    assert!(
        page.contains("shallow clone: earlier history is not here"),
        "{page}"
    );
    assert!(
        page.contains("WITHOUT a correction") && !page.contains("taken down"),
        "{page}"
    );
    let told = scene.json(&["-C", root, "log", "261101"]);
    assert_eq!(told[1]["shallow"], true);
    assert_eq!(told[1]["changes"], serde_json::json!([]));
}

/// The repository may lie below the top of the work tree, or in a linked one.
#[test]
fn below_the_top_and_in_a_linked_work_tree() {
    let scene = told();
    let count = |said: &str| {
        said.lines()
            .filter(|line| !line.starts_with(' ') && !line.is_empty())
            .count()
    };
    let all = count(&scene.ok(&["log", "261101"]));
    let linked = scene.outside().join("linked");
    let linked = linked.to_str().unwrap();
    scene.git(&["worktree", "add", "--quiet", "--detach", linked]);
    assert_eq!(count(&scene.ok(&["-C", linked, "log", "261101"])), all);
    scene.git(&["mv", "cases", "below-cases"]);
    std::fs::create_dir(scene.path("sub")).unwrap();
    scene.git(&["mv", "below-cases", "sub/cases"]);
    scene.git(&["mv", "policies", "sub/policies"]);
    scene.commit("moved down");
    let sub = scene.within("sub");
    go(&sub, BUSINESS, "13T09:00", "note 261101 --text below");
    let story = sub.json(&["log", "261101"]);
    assert_eq!(story[0]["changes"][0]["text"], "note: below");
    assert_eq!(story[0]["file"], "cases/2026/11/261101.yaml");
}

/// The file's own lines, coloured as git colours them, with nothing that steers a terminal.
#[test]
fn the_patch_is_shown_escaped_and_coloured() {
    let scene = told();
    let note = "evil \u{1b}[31m";
    let text = scene.case("261101");
    let path = scene.case_path("261101");
    scene.write(&path, &format!("{text}# {note}\n"));
    let page = scene.ok(&["log", "261101", "--patch", "--limit", "1"]);
    assert!(page.contains("+++ b/cases/2026/11/261101.yaml"), "{page}");
    assert!(page.contains("+# evil \\u{1b}[31m"), "{page}");
    let page = scene.ok(&["--color", "always", "log", "261101", "-p", "--limit", "1"]);
    assert!(
        page.contains("\u{1b}[32m+# evil \\u{1b}[31m\u{1b}[0m"),
        "{page}"
    );
}

/// Issue: signatures are told with amount, name and role.
#[test]
fn signatures_and_answers() {
    let scene = investigated();
    go(
        &scene,
        BUSINESS,
        "09T11:00",
        "resolve 261101 --remedy compensation:amount=2000",
    );
    go(
        &scene,
        REGISTRAR,
        "09T12:00",
        "consolidate 261101 --text fine",
    );
    go(&scene, MANAGER, "09T13:00", "approve 261101");
    go(
        &scene,
        BUSINESS,
        "09T14:00",
        "agree 261101 --refused --via phone",
    );
    let told = scene.json(&["log", "261101", "--limit", "2"]);
    assert_eq!(texts(&told)[0], "the customer refused");
    let signed = &texts(&told)[1];
    assert_eq!(
        signed,
        "approved 2,000.00 CNY as Business department manager (by 李静)"
    );
}

/// Sanctions in a file of their own belong to the case.
#[test]
fn sanctions_kept_apart() {
    let scene = investigated();
    let organization = scene.read("policies/organization.toml");
    let organization = format!("sanctions = \"apart\"\n{organization}");
    scene.write("policies/organization.toml", &organization);
    scene.commit("sanctions apart");
    let case = scene.data("261101");
    let uid = case["uid"].as_str().unwrap();
    let apart = format!(
        "format: 1\nnumber: \"261101\"\nuid: {uid}\nsanctions:\n  - at: 2026-11-10T09:00:00+08:00\n    \
         by: {BUSINESS}\n    person: {QUALITY}\n    sanction: reprimand\n    times: 1\n"
    );
    scene.write("sanctions/2026/11/261101.yaml", &apart);
    scene.commit("sanction");
    let told = scene.json(&["log", "261101", "--limit", "1"]);
    assert_eq!(texts(&told), ["sanction filed: 赵磊, reprimand × 1"]);
    assert_eq!(told[0]["changes"][0]["path"], "sanctions[0]");
    scene.write(
        "sanctions/2026/11/261101.yaml",
        &apart.replace("reprimand", "major-demerit"),
    );
    let page = scene.ok(&["log", "261101", "--limit", "1", "--patch"]);
    assert!(
        page.contains("sanctions[0].sanction changed reprimand → major demerit WITHOUT"),
        "{page}"
    );
    assert!(
        page.contains("--- a/sanctions/2026/11/261101.yaml"),
        "{page}"
    );
    std::fs::remove_file(scene.path("sanctions/2026/11/261101.yaml")).unwrap();
    let page = scene.ok(&["log", "261101", "--limit", "1"]);
    assert!(
        page.contains("REMOVED: sanction of 2026-11-10 by 王敏"),
        "{page}"
    );
}
