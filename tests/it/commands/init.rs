//! `init`: what is made, and what is never overwritten.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use crate::common::Scene;

fn bare() -> Scene {
    let scene = Scene::empty();
    scene.git(&["init", "--quiet", "--initial-branch=main"]);
    scene
}

/// Contract: `init` makes a case repository that works at once.
#[test]
fn a_new_repository_takes_a_complaint_at_once() {
    let scene = bare();
    let said = scene.ok(&["init"]);
    for file in [
        "cases/.gitkeep",
        "policies/manufacturing.toml",
        "policies/organization.toml",
        "policies/staff.toml",
        "policies/calendar-cn.toml",
        "schema/case.schema.json",
        ".gitignore",
        ".gitattributes",
    ] {
        assert!(scene.exists(file), "{file}");
        assert!(said.contains(file), "{file}: {said}");
    }
    assert!(said.contains("complaint new"), "{said}");
    scene.commit("init");
    let new = scene.json(&["new", "--complaint", "阻焊脱落"]);
    assert_eq!(new["number"], "261101");
    assert_eq!(
        scene.git(&["status", "--porcelain", "--untracked-files=all"]),
        "",
        "it is committed, and the lock is ignored"
    );
}

/// It works without git, and in a directory that does not exist yet.
#[test]
fn git_is_not_needed() {
    let scene = Scene::empty();
    let said = scene.ok(&["init", "投诉/2026"]);
    assert!(said.contains("git init"), "{said}");
    let below = scene.within("投诉/2026");
    assert_eq!(below.json(&["new", "--complaint", "x"])["number"], "261101");
    let refused = scene.fails(2, &["init", "other", "--hooks"]);
    assert!(refused.contains("git init"), "{refused}");
    assert!(!scene.exists("other"), "nothing is half made");
}

/// Nothing is overwritten; a second `init` has nothing to do.
#[test]
fn what_is_there_stays() {
    let scene = bare();
    scene.write(".gitignore", "target");
    scene.write("policies/staff.toml", "# ours\n");
    scene.ok(&["init"]);
    assert_eq!(scene.read("policies/staff.toml"), "# ours\n");
    assert_eq!(
        scene.read(".gitignore"),
        "target\ncases/.lock\n.complaint-*.tmp\n"
    );
    fs::remove_file(scene.path("policies/manufacturing.toml")).unwrap();
    let before = scene.files(".");
    let said = scene.ok(&["init", "--policy", "manufacturing"]);
    assert!(said.contains("Nothing to do."), "{said}");
    assert!(
        said.contains("absent    policies/manufacturing.toml"),
        "{said}"
    );
    assert_eq!(
        scene.files("."),
        before,
        "regulations are the company's own"
    );
    fs::remove_file(scene.path("schema/case.schema.json")).unwrap();
    scene.ok(&["init"]);
    assert!(scene.exists("schema/case.schema.json"));
}

/// Case files are merged and shown by the tool: attributes travel with the repository, the
/// programs they name are told to each clone, and only what lacks.
#[test]
fn git_is_told_how_to_merge() {
    let scene = bare();
    scene.write("sub/.gitattributes", "*.png binary");
    let said = scene.ok(&["init", "sub"]);
    assert_eq!(
        scene.read("sub/.gitattributes"),
        "*.png binary\n\
         cases/**/*.yaml merge=complaint diff=complaint\n\
         sanctions/**/*.yaml merge=complaint diff=complaint\n\
         duties/*.yaml merge=union\naudit/*.yaml merge=union\nattachments/** -text\n"
    );
    assert!(
        said.contains("set       git config merge.complaint.driver"),
        "{said}"
    );
    let attributes = scene.git(&[
        "check-attr",
        "merge",
        "diff",
        "--",
        "sub/cases/2026/11/261101.yaml",
    ]);
    assert_eq!(attributes.matches(": complaint").count(), 2, "{attributes}");
    let driver = scene.git(&["config", "merge.complaint.driver"]);
    assert!(
        driver.contains("complaint merge-driver %O %A %B %L %P;"),
        "{driver}"
    );
    let shown = scene.git(&["config", "diff.complaint.textconv"]);
    assert!(
        shown.contains("complaint -C 'sub/' diff --textconv"),
        "{shown}"
    );
    scene.commit("init");
    scene.git(&["clone", "--quiet", ".", "../clone"]);
    let clone = scene.within("../clone");
    clone.git(&["config", "merge.complaint.driver", "mine %A"]);
    let said = clone.ok(&["init", "sub"]);
    assert!(
        said.contains("kept      git config merge.complaint.driver = mine %A"),
        "{said}"
    );
    assert!(
        said.contains("set       git config diff.complaint.textconv"),
        "{said}"
    );
    assert_eq!(clone.git(&["config", "merge.complaint.driver"]), "mine %A");
    assert_eq!(
        clone.git(&["status", "--porcelain"]),
        "",
        "nothing else is touched"
    );
    let said = clone.ok(&["init", "sub"]);
    assert!(said.contains("Nothing to do."), "{said}");
    let none = Scene::empty();
    let said = none.lang("zh_CN").ok(&["init"]);
    assert!(said.contains("跳过　 git config"), "{said}");
    assert!(none.exists(".gitattributes"));
}

/// A program that is not on the `PATH` is named by its path, as a shell takes it.
#[test]
fn the_driver_is_found_by_its_path() {
    let scene = bare();
    let dir = scene.outside().join("it's here");
    fs::create_dir(&dir).unwrap();
    let program = dir.join("complaint");
    // By a process of its own: while this one had the copy open for writing, another test's child
    // could inherit it, and what is open for writing cannot be run.
    let mut copy = std::process::Command::new("cp");
    copy.arg(env!("CARGO_BIN_EXE_complaint")).arg(&program);
    assert!(copy.status().unwrap().success());
    let output = std::process::Command::new(&program)
        .args(["init", "--hooks"])
        .current_dir(&scene.root)
        .output();
    assert!(output.unwrap().status.success());
    let driver = scene.git(&["config", "merge.complaint.driver"]);
    let quoted = program.to_str().unwrap().replace('\'', "'\\''");
    assert!(
        driver.contains(&format!("then '{quoted}' merge-driver %O")),
        "{driver}"
    );
    scene.ok(&["new", "--complaint", "x", "--commit"]);
    scene.write(&scene.case_path("261101"), "broken: [\n");
    scene.git(&["add", "cases"]);
    assert_ne!(
        scene.try_git(&["commit", "-m", "x"]).code,
        0,
        "the hook finds the program"
    );
}

/// `CODEOWNERS` from the roles of the repository's own people; what else the file holds stays.
#[test]
fn owners_come_from_the_roles() {
    let scene = bare();
    let refused = scene.fails(2, &["init", "--codeowners"]);
    assert!(refused.contains("staff.toml"), "{refused}");
    assert!(!scene.exists("cases"), "nothing is half made");
    scene.ok(&["init"]);
    scene.ok(&["init", "--codeowners"]);
    let text = scene.read("CODEOWNERS");
    assert!(
        text.contains("\n/policies/ zhou.lan@example.com\n"),
        "{text}"
    );
    assert!(text.contains("\n/cases/ gm.office@example.com"), "{text}");
    scene.write(
        ".github/CODEOWNERS",
        &format!("* @team\n{text}/docs/ @writers\n"),
    );
    fs::remove_file(scene.path("CODEOWNERS")).unwrap();
    let staff = scene.read("policies/staff.toml");
    scene.write(
        "policies/staff.toml",
        &staff.replace("gm.office@", "registrar@"),
    );
    let said = scene.ok(&["init", "--codeowners", "--dry-run"]);
    assert!(said.contains("to renew  .github/CODEOWNERS"), "{said}");
    scene.ok(&["init", "--codeowners"]);
    assert_eq!(
        scene.read(".github/CODEOWNERS"),
        format!(
            "* @team\n{}/docs/ @writers\n",
            text.replace("gm.office@", "registrar@")
                .replace("/CODEOWNERS", "/.github/CODEOWNERS")
        )
    );
    let said = scene.ok(&["init", "--codeowners"]);
    assert!(said.contains("kept      .github/CODEOWNERS"), "{said}");
}

/// `--policy` sets the default and keeps the comments; an unknown one is named with the known.
#[test]
fn the_default_policy_is_set() {
    let scene = bare();
    let refused = scene.fails(2, &["init", "--policy", "manufacturin"]);
    assert!(
        refused.contains("did you mean `manufacturing`?"),
        "{refused}"
    );
    assert!(!scene.exists("cases"));
    scene.ok(&["init", "--policy", "manufacturing"]);
    let text = scene.read("policies/organization.toml");
    assert!(text.contains("policy = \"manufacturing\""), "{text}");
    assert!(text.contains("# of a new case that names none"), "{text}");
}

/// Point 22: `--policy` brings that regulation with the people it needs, and none of the others':
/// whoever holds its roles or works in its units, clean, and enough to go on with.
#[test]
fn a_policy_comes_with_its_people_alone() {
    for policy in [
        "after-sales",
        "branch-sales",
        "contact-center",
        "it-service",
        "logistics",
        "manufacturing",
        "retail",
    ] {
        let scene = bare();
        scene.ok(&["init", "--policy", policy]);
        let files = scene.files("policies");
        let own = format!("policies/{policy}.toml");
        let calendar = match policy {
            "retail" => "policies/calendar-retail.toml",
            _ => "policies/calendar-cn.toml",
        };
        let mut expected = [
            calendar,
            "policies/organization.toml",
            "policies/staff.toml",
            own.as_str(),
        ];
        expected.sort_unstable();
        assert_eq!(files, expected);
        let clean = scene.ok(&["policy", "lint", "--fail-on", "note"]);
        assert_eq!(clean, "nothing found (4 files)\n", "{policy}");
        scene.ok(&["check"]);
        scene.ok(&["init"]);
    }
    let scene = bare();
    scene.ok(&["init", "--policy", "retail"]);
    let staff = scene.read("policies/staff.toml");
    assert!(staff.starts_with("# Who is who."), "{staff}");
    assert!(staff.contains("\"pan.ting\""), "the counter's people");
    assert!(
        !staff.contains("\"feng.tao\""),
        "nobody of the maker's shops"
    );
    assert!(
        staff.contains("\"zhou.lan\""),
        "but who may change the staff"
    );
    let new = scene
        .by("du.juan@example.com")
        .json(&["new", "--complaint", "x"]);
    assert_eq!(new["number"], "R2611001");
}

/// `--dry-run` writes nothing.
#[test]
fn a_dry_run_writes_nothing() {
    let scene = bare();
    let said = scene.ok(&["init", "--ci", "gitlab", "--hooks", "--dry-run"]);
    assert!(said.contains("to write  .gitlab-ci.yml"), "{said}");
    assert_eq!(scene.files("."), Vec::<String>::new());
    assert!(!scene.exists(".git/hooks/pre-commit"));
}

/// `--hooks` goes where git looks for hooks, can be run, and never replaces one that is there.
#[test]
fn the_hook_is_where_git_looks() {
    let scene = bare();
    scene.git(&["config", "core.hooksPath", ".githooks"]);
    scene.ok(&["init", "--hooks"]);
    let hook = scene.path(".githooks/pre-commit");
    let mode = fs::metadata(&hook).unwrap().permissions().mode();
    assert_eq!(mode & 0o111, 0o111 & mode, "executable");
    assert_ne!(mode & 0o100, 0, "executable");
    let text = fs::read_to_string(&hook).unwrap();
    assert!(text.contains("check --staged --kind data"), "{text}");
    scene.commit("the hook lets a commit of regulations pass");
    fs::write(&hook, "#!/bin/sh\n").unwrap();
    let said = scene.ok(&["init", "--hooks"]);
    assert!(said.contains("kept      .githooks/pre-commit"), "{said}");
    assert_eq!(fs::read_to_string(&hook).unwrap(), "#!/bin/sh\n");
}

/// A clone that is told to run the tool and has it no longer works as git does by itself: `git
/// show` shows the file, a merge marks the conflict.
#[test]
fn without_the_tool_git_is_plain_git() {
    let scene = bare();
    scene.ok(&["init", "sub"]);
    scene.commit("begin");
    let below = scene.within("sub");
    below.ok(&["new", "--complaint", "x", "--customer", "c"]);
    let file = "sub/cases/2026/11/261101.yaml";
    let shown = scene.git(&["show", "HEAD", "--", file]);
    assert!(shown.contains("+customer.name: c"), "{shown}");
    for key in ["merge.complaint.driver", "diff.complaint.textconv"] {
        let value = scene.git(&["config", key]);
        let value = value
            .trim()
            .replace(env!("CARGO_BIN_EXE_complaint"), "/gone/complaint");
        scene.git(&["config", key, &value]);
    }
    let shown = scene.git(&["show", "HEAD", "--", file]);
    assert!(shown.contains("+  name: c"), "{shown}");
    let text = scene.read(file);
    for (branch, name) in [("work", "d"), ("main", "e")] {
        scene.switch(branch);
        scene.write(file, &text.replace("name: c", &format!("name: {name}")));
        scene.commit(name);
    }
    assert_ne!(scene.try_git(&["merge", "work"]).code, 0);
    let merged = scene.read(file);
    let marked = "<<<<<<< ours\n  name: e\n=======\n  name: d\n>>>>>>> theirs\n";
    assert!(merged.contains(marked), "{merged}");
}

/// Sites and scanners look for files from the top of the repository, not of the case repository.
#[test]
fn findings_name_files_from_the_top() {
    let scene = bare();
    scene.ok(&["init", "care/a b"]);
    let below = scene.within("care/a b");
    below.ok(&["new", "--complaint", "x", "--customer", "c"]);
    let case = "cases/2026/11/261101.yaml";
    let file = format!("care/a b/{case}");
    let text = scene
        .read(&file)
        .replace("status: received", "status: closed");
    scene.write(&file, &text);
    for form in ["github", "gitlab", "junit", "sarif"] {
        let said = below.run(&["check", "--kind", "data", "--format", form]);
        // A URI holds no space (RFC 3986).
        let file = match form {
            "sarif" => file.replace(' ', "%20"),
            _ => file.clone(),
        };
        assert!(said.stdout.contains(&file), "{form}: {}", said.stdout);
    }
    let said = below.run(&["check", "--kind", "data", "--format", "json"]);
    assert!(
        said.stdout.contains(&format!("\"{case}\"")),
        "{}",
        said.stdout
    );
}
