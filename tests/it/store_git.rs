//! The git side: commits of named paths only, files of other revisions, who is at work.

use std::fs;
use std::process::{Command, Stdio};

use complaint::domain::msg::Arg;
use complaint::store::Git;
use complaint::store::git::at_work;
use complaint::ui::problem::{Problem, ProblemKind};

use crate::common::programs::executable;
use crate::store_repository::{Sandbox, sandbox, with_git};

fn git(s: &Sandbox) -> Git {
    Git::at(s.repository.root()).unwrap()
}

fn commit(s: &Sandbox, paths: &[&str]) -> Result<String, Problem> {
    let paths: Vec<String> = paths.iter().map(|path| (*path).to_owned()).collect();
    let trailers = [("Case".to_owned(), "261101".to_owned())];
    let made = git(s)
        .turn()?
        .commit(&paths, "note 261101: 退货", &trailers)?;
    Ok(made.expect("git is installed"))
}

fn reason(problem: &Problem) -> String {
    let found = problem.what.args.iter().find(|(name, _)| *name == "reason");
    match found {
        Some((_, Arg::Text(text))) => text.clone(),
        _ => String::new(),
    }
}

/// Contract: `--commit` commits just the touched files; the first commit, new files, changed and
/// removed ones, and what else was staged stays staged.
#[test]
fn only_the_named_paths_are_committed() {
    let s = with_git();
    s.put("policies/other.toml", "id = 1\n");
    s.git(&["add", "."]);
    s.put("cases/2026/11/261101.yaml", "one\n");
    let first = commit(&s, &["cases/2026/11/261101.yaml"]).unwrap();
    assert_eq!(first, s.git(&["rev-parse", "HEAD"]));
    let files = |rev: &str| {
        s.git(&[
            "-c",
            "core.quotepath=false",
            "show",
            "--format=",
            "--name-status",
            "--no-renames",
            rev,
        ])
    };
    assert_eq!(files("HEAD"), "A\t客诉 files/cases/2026/11/261101.yaml");
    assert_eq!(
        s.git(&["log", "-1", "--format=%B"]),
        "note 261101: 退货\n\nCase: 261101"
    );
    assert_eq!(
        s.git(&["log", "-1", "--format=%ae %(trailers:key=Case,valueonly)"])
            .trim(),
        "wang.min@example.com 261101"
    );

    fs::rename(
        s.repository.case_path(2026, 11, "261101"),
        s.repository.case_path(2026, 11, "261102"),
    )
    .unwrap();
    s.put("cases/2026/11/261103.yaml", "not named\n");
    commit(
        &s,
        &[
            "cases/2026/11/261101.yaml",
            "cases/2026/11/261102.yaml",
            "cases/2026/11/never.yaml",
        ],
    )
    .unwrap();
    assert_eq!(
        files("HEAD"),
        "D\t客诉 files/cases/2026/11/261101.yaml\nA\t客诉 files/cases/2026/11/261102.yaml"
    );
    let status = s.git(&["-c", "core.quotepath=false", "status", "--porcelain"]);
    assert_eq!(
        status,
        "A  \"客诉 files/policies/other.toml\"\n?? \"客诉 files/cases/2026/11/261103.yaml\""
    );
}

/// A path is a path: `*` in a name commits nothing else, and no path commits nothing at all.
#[test]
fn names_are_no_patterns() {
    let s = with_git();
    for name in ["a", "b", "*"] {
        s.put(&format!("policies/{name}.toml"), "1\n");
    }
    s.git(&["add", "*/a.toml"]);
    commit(&s, &["policies/*.toml"]).unwrap();
    let files = s.git(&["ls-tree", "-r", "-z", "--name-only", "HEAD"]);
    assert_eq!(files, "客诉 files/policies/*.toml\0");
    for nothing in [&[][..], &["policies/none.toml"], &["policies/?.toml"]] {
        assert!(commit(&s, nothing).is_err(), "{nothing:?}");
    }
    assert_eq!(
        s.git(&["diff", "--cached", "--name-only", "--", "*/a.toml"])
            .lines()
            .count(),
        1
    );
}

/// A hook's refusal is shown in its words and leaves the index as it was.
#[test]
fn a_hook_may_refuse() {
    let s = with_git();
    let hook = s.outside.join(".git/hooks/pre-commit");
    executable(&hook, "#!/bin/sh\necho 未审批 >&2\nexit 1\n");
    s.put("cases/2026/11/261101.yaml", "one\n");
    let error = commit(&s, &["cases/2026/11/261101.yaml"]).unwrap_err();
    assert_eq!(
        (error.kind, reason(&error).as_str()),
        (ProblemKind::Unreadable, "未审批")
    );
    assert_eq!(s.git(&["ls-files"]), "");
    fs::remove_file(hook).unwrap();
    commit(&s, &["cases/2026/11/261101.yaml"]).unwrap();
    let again = commit(&s, &["cases/2026/11/261101.yaml"]).unwrap_err();
    assert!(!reason(&again).is_empty(), "nothing to commit is said");
}

/// Linked work trees commit on their own branch.
#[test]
fn linked_work_trees() {
    let s = with_git();
    s.put("cases/2026/11/261101.yaml", "one\n");
    s.put("policies/p.toml", "");
    s.git(&["add", "."]);
    s.git(&["commit", "--quiet", "-m", "start"]);
    s.git(&["worktree", "add", "--quiet", "-b", "side", "side"]);
    let root = s.outside.join("side/客诉 files");
    fs::write(root.join("cases/2026/11/261102.yaml"), "two\n").unwrap();
    let hash = Git::at(&root).unwrap().turn().unwrap().commit(
        &["cases/2026/11/261102.yaml".to_owned()],
        "new",
        &[],
    );
    assert_eq!(hash.unwrap().unwrap(), s.git(&["rev-parse", "side"]));
    assert_ne!(s.git(&["rev-parse", "main"]), s.git(&["rev-parse", "side"]));
    let names = git(&s).names_on_branches(&["cases/2026/11"]).unwrap();
    assert_eq!(
        names.into_iter().collect::<Vec<_>>(),
        ["261101.yaml", "261102.yaml"]
    );
}

/// A file of another revision, byte for byte; absent files and revisions are told apart.
#[test]
fn files_of_other_revisions() {
    let s = with_git();
    let text = "title: 阻焊脱落\r\n\u{feff}no line end";
    s.put("cases/2026/11/261101.yaml", text);
    commit(&s, &["cases/2026/11/261101.yaml"]).unwrap();
    s.put("cases/2026/11/261101.yaml", "changed");
    let at = |rev: &str, path: &str| git(&s).blob_at(rev, path);
    assert_eq!(
        at("main", "cases/2026/11/261101.yaml").unwrap().unwrap(),
        text.as_bytes()
    );
    for absent in ["cases/2026/11/261102.yaml", "cases", "", "a\nb"] {
        assert_eq!(at("HEAD", absent), Ok(None), "{absent:?}");
    }
    for rev in ["no-such", "", "--batch", "HEAD\nHEAD", "HEAD~5"] {
        assert_eq!(
            Problem::from(at(rev, "cases").unwrap_err()).kind,
            ProblemKind::Usage,
            "{rev:?}"
        );
    }
}

/// Contract: the actor is git's `user.email` by default, the work tree's own setting first.
#[test]
fn who_is_at_work() {
    let s = with_git();
    let who = git(&s).identity().unwrap().unwrap();
    assert_eq!(who.email, "wang.min@example.com");
    assert_eq!(who.name.as_deref(), Some("王敏"));
    let plain = sandbox();
    assert!(Git::at(plain.repository.root()).is_none());
}

/// The actor comes from git's settings and variables wherever they stand, and is never made up
/// from the host's name.
#[test]
fn who_is_at_work_is_never_guessed() {
    const CHILD: &str = "COMPLAINT_TEST_IDENTITY";
    if let Some(home) = std::env::var_os(CHILD) {
        let home = std::path::PathBuf::from(home);
        let who = at_work(&home)
            .unwrap()
            .map(|who| format!("{} {:?}", who.email, who.name));
        return fs::write(home.join("answer"), who.unwrap_or_default()).unwrap();
    }
    let s = sandbox();
    let ask = |variables: &[(&str, &str)]| {
        let status = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "store_git::who_is_at_work_is_never_guessed"])
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap())
            .env("HOME", &s.outside)
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .env(CHILD, &s.outside)
            .envs(variables.iter().copied())
            .stdout(Stdio::null())
            .status();
        assert!(status.unwrap().success());
        fs::read_to_string(s.outside.join("answer")).unwrap()
    };
    assert_eq!(ask(&[]), "");
    assert_eq!(
        ask(&[("GIT_AUTHOR_EMAIL", "e@example.com")]),
        "e@example.com None"
    );
    let settings = "[user]\nemail = g@example.com\n";
    fs::write(s.outside.join(".gitconfig"), settings).unwrap();
    assert_eq!(ask(&[]), "g@example.com None");
    assert_eq!(
        ask(&[("GIT_AUTHOR_NAME", "李")]),
        "g@example.com Some(\"李\")"
    );
    assert_eq!(ask(&[("PATH", "/nowhere")]), "", "git is not installed");
}

/// The history is read by a handful of processes: commits oldest first, with the files each
/// changes against each of its parents.
#[test]
fn the_history_is_read_pair_by_pair() {
    let s = with_git();
    s.put("cases/2026/11/261101.yaml", "one\n");
    let first = commit(&s, &["cases/2026/11/261101.yaml"]).unwrap();
    s.git(&["switch", "--quiet", "--create", "side"]);
    s.put("cases/2026/11/261102.yaml", "two\n");
    let side = commit(&s, &["cases/2026/11/261102.yaml"]).unwrap();
    s.git(&["switch", "--quiet", "-"]);
    s.put("elsewhere", "x\n");
    let beside = commit(&s, &["elsewhere"]).unwrap();
    s.git(&["merge", "--quiet", "--no-edit", "side"]);
    let git = git(&s);
    let commits = git.commits("HEAD", false).unwrap();
    assert_eq!(commits.len(), 4);
    assert_eq!(commits[0].id, first);
    assert_eq!(commits[0].message, "note 261101: 退货\n\nCase: 261101");
    let merge = &commits[3];
    assert_eq!(merge.parents, [beside.clone(), side.clone()]);
    let pairs = [
        (first.as_str(), None),
        (beside.as_str(), Some(first.as_str())),
        (merge.id.as_str(), Some(beside.as_str())),
        (merge.id.as_str(), Some(side.as_str())),
    ];
    let changes = git.changes(&pairs, &["cases"]).unwrap();
    let paths: Vec<Vec<&str>> = changes
        .iter()
        .map(|pair| pair.iter().map(|change| change.path.as_str()).collect())
        .collect();
    let one = vec!["cases/2026/11/261101.yaml"];
    let two = vec!["cases/2026/11/261102.yaml"];
    assert_eq!(paths, [one, vec![], two, vec![]]);
    let new = changes[0][0].new.clone().unwrap();
    let files = git.files_at(&side, &["cases"]).unwrap();
    assert!(files.iter().any(|file| file.id == new));
    assert_eq!(git.blobs(&[new]).unwrap(), [Some(b"one\n".to_vec())]);
    assert_eq!(git.merge_base(&beside, "side").unwrap(), Some(first));
    assert_eq!(
        Problem::from(git.commits("no-such", false).unwrap_err()).kind,
        ProblemKind::Usage
    );
    assert!(git.edges().unwrap().is_empty());
}
