//! `check --base`: only what a branch makes worse fails, the rest warns.

use serde_json::Value;

use crate::common::{QUALITY, REGISTRAR, Scene};

const LATER: &str = "2026-12-20T10:00:00+08:00";
const FILE: &str = "cases/2026/11/261101.yaml";

/// Two cases on `main`, and a branch that is checked out.
fn branched() -> Scene {
    let scene = Scene::of("manufacturing");
    let new = [
        "new",
        "--complaint",
        "x",
        "--customer",
        "c",
        "--class",
        "quality-abnormal",
        "--origin",
        "domestic",
    ];
    scene.ok(&new);
    scene.ok(&new);
    scene.commit("two cases");
    scene.switch("branch");
    scene.as_of(LATER)
}

/// The same with a status on `main` that does not follow from the facts.
fn wrong_already() -> Scene {
    let scene = branched();
    scene.switch("main");
    let text = scene
        .read(FILE)
        .replace("status: received", "status: closed");
    scene.write(FILE, &text);
    scene.commit("main is wrong already");
    scene.git(&["branch", "--force", "branch", "main"]);
    scene.switch("branch");
    scene
}

fn findings(scene: &Scene, args: &[&str], code: i32) -> Vec<Value> {
    let args = [&["check", "--format", "json"], args].concat();
    let said = scene.run(&args);
    assert_eq!(said.code, code, "{args:?}: {}{}", said.stdout, said.stderr);
    let read: Value = serde_json::from_str(&said.stdout).unwrap();
    if args.contains(&"--base") {
        let base = scene.git(&["merge-base", "main", "HEAD"]);
        assert_eq!(read["base"], base.as_str());
    } else {
        assert!(read.get("base").is_none());
    }
    read["findings"].as_array().unwrap().clone()
}

fn new(found: &[Value]) -> Vec<(&str, &str)> {
    let new = found.iter().filter(|finding| finding["known"] == false);
    let named = new.filter(|finding| finding["severity"] == "error");
    named
        .map(|f| {
            (
                f["rule"].as_str().unwrap(),
                f["case"].as_str().unwrap_or_default(),
            )
        })
        .collect()
}

/// What was wrong before is a warning; a note does not make it worse, though lines move.
#[test]
fn what_was_wrong_before_warns() {
    let scene = wrong_already();
    findings(&scene, &[], 1);
    let text = scene.read(FILE);
    scene.write(FILE, &format!("# a line above\n{text}"));
    let found = findings(&scene, &["--base", "main"], 0);
    let known: Vec<&Value> = found.iter().filter(|f| f["known"] == true).collect();
    assert!(
        known
            .iter()
            .any(|f| f["rule"] == "status-mismatch" && f["severity"] == "warning")
    );
    assert_eq!(new(&found), []);
    let said = scene.ok(&["check", "--base", "main"]);
    assert!(said.contains("(known at the base)"), "{said}");
    let said = scene.lang("zh_CN").ok(&["check", "--base", "main"]);
    assert!(said.contains("（基准处已有）"), "{said}");
    assert_eq!(
        findings(&scene, &["--base", "main", "--severity", "error"], 0),
        Vec::<Value>::new()
    );
}

/// A stray file is known by its name, even one of two lines.
#[test]
fn a_stray_of_any_name_is_known() {
    let scene = wrong_already();
    scene.write("cases/2026/11/a\nb.yaml", "x");
    scene.commit("stray");
    let known = || {
        let found = findings(&scene, &["--base", "main", "--rule", "stray-file"], 0);
        found[0]["known"].clone()
    };
    assert_eq!(known(), false);
    scene.git(&["branch", "--force", "main", "branch"]);
    assert_eq!(known(), true);
}

/// The same fault in another case, and another fault in the same one, are new.
#[test]
fn what_the_branch_breaks_fails() {
    let scene = wrong_already();
    let other = scene.case_path("261102");
    let text = scene.read(&other);
    scene.write(&other, &text.replace("status: received", "status: closed"));
    let found = findings(&scene, &["--base", "main"], 1);
    assert_eq!(new(&found), [("status-mismatch", "261102")]);
    scene.commit("worse");
    let found = findings(&scene, &["--base", "main", "261102"], 1);
    assert_eq!(new(&found), [("status-mismatch", "261102")]);
    findings(&scene, &["--base", "main", "261101"], 0);
    scene.write("cases/2026/11/stray.txt", "x");
    let found = findings(&scene, &["--base", "main", "--fail-on", "warning"], 1);
    let stray = found.iter().find(|f| f["rule"] == "stray-file").unwrap();
    assert_eq!(stray["known"], false);
}

/// The merge base counts, not the tip: what main mended or broke meanwhile is not the branch's.
#[test]
fn where_the_branch_left() {
    let scene = wrong_already();
    scene.write("x.txt", "branch");
    scene.commit("on the branch");
    scene.switch("main");
    let text = scene
        .read(FILE)
        .replace("status: closed", "status: received");
    scene.write(FILE, &text);
    scene.commit("mended on main");
    scene.switch("branch");
    let found = findings(&scene, &["--base", "main"], 0);
    assert_eq!(new(&found), []);
}

/// Both sides are judged at one moment: a clock that has passed on both is known, whoever acts
/// meanwhile; one that the branch starts or shortens is not.
#[test]
fn clocks() {
    let scene = branched();
    scene.switch("main");
    let fields = "product.part=p product.order=o product.quantity=1 product.defective=1 demand=d \
        product.shipped=2026-10-30 grade=major category=product-quality customer.contact=c \
        customer.phone=1";
    let fields: Vec<&str> = fields.split_whitespace().collect();
    let correct = [&["correct", "261101", "--reason", "r"], &fields[..]].concat();
    scene.as_of("2026-11-05T09:45:00+08:00").ok(&correct);
    let early = scene.as_of("2026-11-05T10:05:00+08:00").by(REGISTRAR);
    early.ok(&["register", "261101"]);
    scene.commit("registered");
    scene.git(&["branch", "--force", "branch", "main"]);
    scene.switch("branch");
    let whole = findings(&scene, &[], 1);
    assert!(whole.iter().any(|f| f["rule"] == "overdue"), "{whole:#?}");
    scene.by(QUALITY).ok(&["note", "261101", "--text", "x"]);
    assert_eq!(new(&findings(&scene, &["--base", "main"], 0)), []);
    // By then only a shortened limit has passed.
    let in_time = scene.as_of("2026-11-14T10:00:00+08:00");
    let overall = |found: &[Value]| {
        let all = found
            .iter()
            .filter(|f| f["clock"] == "overall" && f["rule"] == "overdue");
        all.cloned().collect::<Vec<_>>()
    };
    assert!(overall(&findings(&in_time, &["--base", "main"], 0)).is_empty());
    let policy = scene.read("policies/manufacturing.toml");
    assert!(policy.contains("domestic = \"13d\""));
    scene.write(
        "policies/manufacturing.toml",
        &policy.replace("domestic = \"13d\"", "domestic = \"2d\""),
    );
    let found = findings(&in_time, &["--base", "main"], 1);
    assert_eq!(overall(&found)[0]["known"], false, "{found:#?}");
    // Where it had passed anyway, another due date makes it no worse.
    let found = findings(&scene, &["--base", "main"], 0);
    assert_eq!(overall(&found)[0]["known"], true, "{found:#?}");
}

/// A case keeps its identity under another number.
#[test]
fn another_number() {
    let scene = wrong_already();
    let text = scene.read(FILE).replace("\"261101\"", "\"261109\"");
    scene.git(&["mv", FILE, "cases/2026/11/261109.yaml"]);
    scene.write("cases/2026/11/261109.yaml", &text);
    let found = findings(&scene, &["--base", "main"], 0);
    assert!(
        found
            .iter()
            .any(|f| f["case"] == "261109" && f["known"] == true),
        "{found:#?}"
    );
}

/// A regulation that can no longer be read is the branch's doing; one that never could is not.
#[test]
fn regulations() {
    let scene = wrong_already();
    scene.write("policies/odd.toml", "x = [\n");
    let found = findings(&scene, &["--base", "main", "--rule", "invalid-policy"], 1);
    assert_eq!(new(&found).len(), 1);
    scene.commit("odd");
    scene.git(&["branch", "--force", "main", "branch"]);
    findings(&scene, &["--base", "main", "--rule", "invalid-policy"], 0);
}

/// Each form says it in its own way.
#[test]
fn every_form() {
    let scene = wrong_already();
    let text = scene.read(FILE);
    scene.write(FILE, &format!("# a line above\n{text}"));
    let said = |form: &str| {
        scene.ok(&[
            "check", "--base", "main", "--kind", "data", "--format", form,
        ])
    };
    let github = said("github");
    assert!(
        github.contains("::warning file=cases/2026/11/261101.yaml"),
        "{github}"
    );
    assert!(!github.contains("::error"), "{github}");
    assert!(said("junit").contains("failures=\"0\""));
    assert!(said("markdown").contains("known at the base"));
    assert!(said("table").contains(" (known at the base)\n"));
    let sarif: Value = serde_json::from_str(&said("sarif")).unwrap();
    assert_eq!(sarif["runs"][0]["results"][0]["baselineState"], "unchanged");
    let gitlab: Value = serde_json::from_str(&said("gitlab")).unwrap();
    assert_eq!(gitlab[0]["severity"], "minor");
    let whole = scene.run(&["check", "--kind", "data", "--format", "gitlab"]);
    let whole: Value = serde_json::from_str(&whole.stdout).unwrap();
    assert_eq!(gitlab[0]["fingerprint"], whole[0]["fingerprint"]);
}

/// To people what was wrong before in a file the branch leaves alone is counted, not listed: what it makes worse is
/// not lost among it. To programs all is told.
#[test]
fn what_the_branch_leaves_alone_is_counted() {
    let scene = wrong_already();
    let data = ["check", "--base", "main", "--kind", "data"];
    let said = |scene: &Scene, form: &str| scene.run(&[&data[..], &["--format", form]].concat());
    let count = findings(&scene, &["--base", "main", "--kind", "data"], 0).len();
    let summary = format!(
        "{count} warnings in 2 cases; {count} known at the base, {count} of these in files that are as they \
         were there: `check` without `--base` lists them\n"
    );
    assert_eq!(said(&scene, "table").stdout, summary);
    assert_eq!(said(&scene, "markdown").stdout, summary);
    let github = said(&scene, "github").stdout;
    assert_eq!(github, format!("::notice title=complaint::{summary}"));
    let zh = said(&scene.lang("zh_CN"), "table").stdout;
    assert!(zh.contains(&format!("{count} 个所在文件未改动")) && zh.lines().count() == 1);
    let sarif: Value = serde_json::from_str(&said(&scene, "sarif").stdout).unwrap();
    let results = sarif["runs"][0]["results"].as_array().unwrap();
    assert_eq!(results.len(), count);
    // What is new is listed alone, and fails.
    let other = scene.case_path("261102");
    let text = scene.read(&other);
    scene.write(&other, &text.replace("status: received", "status: closed"));
    let worse = scene.run(&data);
    assert_eq!(worse.code, 1);
    let mut listed = worse
        .stdout
        .lines()
        .filter(|line| line.contains(" 261101 "));
    assert_eq!(listed.next(), None, "{}", worse.stdout);
    assert!(worse.stdout.contains("status-mismatch"));
}

/// What lacks is said: git, the revision, history a shallow clone does not have.
#[test]
fn what_lacks_is_said() {
    let scene = wrong_already();
    assert!(
        scene
            .fails(2, &["check", "--base", "nowhere"])
            .contains("nowhere")
    );
    scene.fails(2, &["check", "--base", "--output=x"]);
    scene.write("x.txt", "x");
    scene.commit("on the branch");
    scene.switch("main");
    scene.write("y.txt", "y");
    scene.commit("on main");
    let url = format!("file://{}", scene.root.display());
    let clone = [
        "clone",
        "--quiet",
        "--depth",
        "1",
        "--no-single-branch",
        "--branch",
        "branch",
        &url,
        "../shallow",
    ];
    scene.git(&clone);
    let shallow = scene.within("../shallow");
    let said = shallow.fails(4, &["check", "--base", "origin/main"]);
    assert!(said.contains("git fetch --unshallow"), "{said}");
    let said = shallow.fails(2, &["check", "--base", "origin/main~1"]);
    assert!(said.contains("git fetch --unshallow"), "{said}");
    shallow.git(&["fetch", "--quiet", "--unshallow"]);
    shallow.ok(&["check", "--base", "origin/main"]);
    scene.git(&["switch", "--quiet", "--orphan", "alone"]);
    scene.git(&["checkout", "--quiet", "main", "--", "."]);
    scene.commit("alone");
    let said = scene.fails(2, &["check", "--base", "main"]);
    assert!(said.contains("no common commit"), "{said}");
    let none = Scene::empty();
    none.ok(&["init"]);
    assert!(
        none.fails(2, &["check", "--base", "main"])
            .contains("no git")
    );
}

/// A clone without the files of the base cannot tell what was known, and says so.
#[test]
fn a_partial_clone() {
    let scene = wrong_already();
    let text = scene.read(FILE);
    scene.write(FILE, &text.replace("status: closed", "status: agreed"));
    scene.commit("on the branch");
    scene.git(&["config", "uploadpack.allowFilter", "true"]);
    let url = format!("file://{}", scene.root.display());
    let clone = [
        "clone",
        "--quiet",
        "--filter=blob:none",
        "--branch",
        "branch",
        &url,
        "../partial",
    ];
    scene.git(&clone);
    let partial = scene.within("../partial");
    let said = partial.fails(4, &["check", "--base", "origin/main"]);
    assert!(
        said.contains(FILE) && said.contains("git fetch --refetch --no-filter"),
        "{said}"
    );
    partial.git(&["fetch", "--quiet", "--refetch", "--no-filter"]);
    let found = findings_of(
        &partial
            .run(&["check", "--base", "origin/main", "--format", "json"])
            .stdout,
    );
    assert_eq!(
        new(&found),
        [("status-mismatch", "261101")],
        "another mismatch is another finding"
    );
}

fn findings_of(said: &str) -> Vec<Value> {
    let read: Value = serde_json::from_str(said).unwrap();
    read["findings"].as_array().unwrap().clone()
}

/// A file of which git was told to take it for unchanged is what it is, not what it was; one that git does not track
/// is new though it is ignored.
#[test]
fn what_git_is_told_to_pass_over_counts() {
    let scene = branched();
    let unchanged = ["update-index", "--assume-unchanged", FILE];
    scene.git(&unchanged);
    let text = scene.read(FILE);
    let broken = text.replace("status: received", "status: closed");
    scene.write(FILE, &broken);
    let status = ("status-mismatch", "261101");
    let found = findings(&scene, &["--base", "main"], 1);
    assert!(new(&found).contains(&status), "{found:?}");
    scene.write(FILE, &text);
    findings(&scene, &["--base", "main"], 0);
    scene.write(".git/info/exclude", "261103.yaml\n");
    let other = broken
        .replace("261101", "261103")
        .replace("uid: 0", "uid: 1");
    scene.write("cases/2026/11/261103.yaml", &other);
    let found = findings(&scene, &["--base", "main"], 1);
    assert!(
        new(&found).contains(&("status-mismatch", "261103")),
        "{found:?}"
    );
}
