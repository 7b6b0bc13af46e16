//! `--commit`: what the commits say, and what git may be in the middle of.

use std::fs;

use unicode_width::UnicodeWidthStr as _;

use super::scenes::{CASE, FILE, GENERAL, WAY, case_at, received};
use crate::common::programs::executable;
use crate::common::{BUSINESS, MANAGER, QUALITY, REGISTRAR, Scene};

const LATER: &str = "2026-11-05T10:05:00+08:00";

fn subject(scene: &Scene) -> String {
    scene.git(&["log", "-1", "--format=%s"])
}

fn in_english(scene: &Scene) {
    let office = scene.read("policies/organization.toml");
    let text = office.replace("language = \"zh\"", "language = \"en\"");
    scene.write("policies/organization.toml", &text);
    scene.commit("in English");
}

/// Every step of the ordinary way says what was done, in the organisation's language.
#[test]
fn the_story_can_be_read_in_the_log() {
    let scene = received();
    in_english(&scene);
    for (_, who, when, args) in WAY {
        // The reader's own language makes no difference.
        let scene = scene.by(who).as_of(when).lang("zh_CN");
        scene.ok(&[args, &["--commit"][..]].concat());
        let committed = scene.git(&["show", "--format=", "--name-only"]);
        assert_eq!(committed, FILE, "{args:?}");
        let trailers = scene.git(&["log", "-1", "--format=%(trailers:key=Actor,valueonly)"]);
        assert_eq!(trailers.trim(), *who);
    }
    let log = scene.git(&["log", "--reverse", "--format=%s"]);
    let story: Vec<&str> = log.lines().skip(3).collect();
    assert_eq!(
        story[..9],
        [
            "261101 register",
            "261101 assign: to Quality",
            "261101 investigate: established",
            "261101 resolve: allowance 42,000.00, loss 42,000.00",
            "261101 consolidate: 42,000.00",
            "261101 approve: 42,000.00 by Business department manager",
            "261101 agree: accepted",
            "261101 consolidate: 42,000.00",
            "261101 carry-out",
        ]
    );
    assert!(
        story.contains(&"261101 close: established, satisfaction 4"),
        "{story:#?}"
    );
}

/// The issue's own example, in both languages; text, customer and people stay out of it.
#[test]
fn what_was_proposed_is_said_with_its_loss() {
    let remedy = "return:quantity=420,price=12.50,credit=false";
    let at = |scene: Scene| scene.by(BUSINESS).as_of("2026-11-09T11:00:00+08:00");
    let scene = at(case_at("investigated"));
    let text = [
        "resolve",
        CASE,
        "--remedy",
        remedy,
        "--text",
        "华南电子 wants it all",
        "--commit",
    ];
    scene.ok(&text);
    assert_eq!(
        subject(&scene),
        "261101 resolve: 退货 420 件，损失 1,050.00"
    );
    let scene = at(case_at("investigated"));
    in_english(&scene);
    scene.ok(&text);
    let body = scene.git(&["log", "-1", "--format=%B"]);
    assert_eq!(
        body,
        "261101 resolve: return 420 pcs, loss 1,050.00\n\n\
         Case: 261101\nAction: resolve\nActor: wang.min@example.com\nAmount: 0.00"
    );
}

/// What is done aside is said too.
#[test]
fn aside() {
    let scene = case_at("carried-out").as_of("2026-11-12T12:00:00+08:00");
    in_english(&scene);
    let said = |who: &str, args: &[&str]| {
        let scene = scene.by(who);
        scene.ok(&[args, &["--commit"]].concat());
        let said = subject(&scene);
        assert!(said.width() <= 72, "{said}");
        said
    };
    assert_eq!(
        said(BUSINESS, &["note", CASE, "--text", "秘密"]),
        "261101 note"
    );
    assert_eq!(
        said(
            BUSINESS,
            &["promise", CASE, "--what", "秘密", "--by-date", "2026-11-20"]
        ),
        "261101 promise: by 2026-11-20"
    );
    assert_eq!(
        said(BUSINESS, &["keep", CASE, "1"]),
        "261101 keep: promise 1"
    );
    assert_eq!(
        said(
            BUSINESS,
            &[
                "reply", CASE, "--kind", "interim", "--via", "email", "--text", "秘密"
            ]
        ),
        "261101 reply: interim reply"
    );
    let action = [
        "action",
        CASE,
        "--what",
        "秘密",
        "--owner",
        "soldermask",
        "--due",
        "2026-11-19",
    ];
    assert_eq!(
        said(QUALITY, &action),
        "261101 action: action 1, due 2026-11-19"
    );
    assert_eq!(
        said(QUALITY, &["action", CASE, "--done", "1"]),
        "261101 action: action 1 done"
    );
    let works = ["verify", CASE, "1", "--works", "--evidence", "秘密"];
    assert_eq!(said(QUALITY, &works), "261101 verify: action 1 works");
    scene.write("../letter of complaint.pdf", "x");
    let letter = scene.outside().join("letter of complaint.pdf");
    assert_eq!(
        said(BUSINESS, &["attach", CASE, letter.to_str().unwrap()]),
        "261101 attach: attachment 1"
    );
    assert_eq!(
        said(
            REGISTRAR,
            &["correct", CASE, "product.order=PO-1", "--reason", "秘密"]
        ),
        "261101 correct: product.order"
    );
    assert_eq!(
        said(
            BUSINESS,
            &["new", "--complaint", "秘密", "--customer", "秘密"]
        ),
        "261102 new: manufacturing"
    );
    assert_eq!(
        said(BUSINESS, &["link", CASE, "261102"]),
        "261101 link: with 261102"
    );
    assert_eq!(
        scene.git(&["show", "--format=", "--name-only"]),
        "cases/2026/11/261101.yaml\ncases/2026/11/261102.yaml"
    );
    let log = scene.git(&["log", "--format=%B"]);
    assert!(!log.contains("秘密") && !log.contains("letter"), "{log}");
}

/// The case repository may lie below the top of the work tree, the work tree may be a linked one,
/// and the command may be run from anywhere.
#[test]
fn wherever_the_repository_lies() {
    let scene = Scene::empty();
    scene.git(&["init", "--quiet", "--initial-branch=main"]);
    scene.ok(&["init", "客诉 files"]);
    scene.write("else.txt", "staged");
    scene.git(&["add", "else.txt"]);
    let below = scene.within("客诉 files/policies");
    // The first commit there is.
    below.ok(&["new", "--complaint", "x", "--commit"]);
    let file = "客诉 files/cases/2026/11/261101.yaml";
    assert_eq!(scene.git(&["show", "--format=", "--name-only"]), file);
    scene.ok(&[
        "-C",
        "客诉 files",
        "note",
        "261101",
        "--text",
        "x",
        "--commit",
    ]);
    assert_eq!(scene.git(&["show", "--format=", "--name-only"]), file);
    assert_eq!(scene.git(&["diff", "--cached", "--name-only"]), "else.txt");
    scene.commit("all");
    scene.git(&["worktree", "add", "--quiet", "../linked", "-b", "linked"]);
    let linked = scene.within("../linked/客诉 files/cases");
    linked.ok(&["note", "261101", "--text", "y", "--commit"]);
    assert_eq!(
        linked.git(&["log", "-1", "--format=%s", "linked"]),
        "261101 note"
    );
    assert_eq!(linked.git(&["status", "--porcelain"]), "");
    assert_eq!(scene.git(&["log", "-1", "--format=%s", "main"]), "all");
}

/// The file stays written when a hook refuses; a new one is as if git had not been asked.
#[test]
fn a_hook_may_refuse() {
    let scene = received().by(REGISTRAR).as_of(LATER);
    executable(
        &scene.path(".git/hooks/commit-msg"),
        "#!/bin/sh\necho no >&2\nexit 1\n",
    );
    let said = scene.fails(4, &["register", CASE, "--commit"]);
    assert!(
        said.contains(&format!("{FILE} is written but not committed: ")),
        "{said}"
    );
    assert!(
        said.contains(&format!("git add {FILE} && git commit -- {FILE}")),
        "{said}"
    );
    assert_eq!(scene.data(CASE)["status"], "registered");
    let said = scene.fails(4, &["new", "--complaint", "x", "--commit"]);
    assert!(
        said.contains("cases/2026/11/261102.yaml is written"),
        "{said}"
    );
    assert_eq!(
        scene.git(&["status", "--porcelain"]),
        format!(" M {FILE}\n?? cases/2026/11/261102.yaml")
    );
    let zh = scene.lang("zh_CN");
    let assign = ["assign", CASE, "--to", "quality", "--commit"];
    let said = zh.fails(2, &assign);
    assert!(said.contains("另有未提交的改动"), "{said}");
    let said = zh.fails(4, &["new", "--complaint", "y", "--commit"]);
    assert!(said.contains("已写入但未提交"), "{said}");
    fs::remove_file(scene.path(".git/hooks/commit-msg")).unwrap();
    scene.git(&["commit", "--quiet", "-m", "by hand", "--", FILE]);
}

/// Hooks see the message and may add to it; signing is git's own affair.
#[test]
fn hooks_and_signing_are_gits() {
    let scene = received().by(REGISTRAR).as_of(LATER);
    executable(
        &scene.path(".git/hooks/prepare-commit-msg"),
        "#!/bin/sh\necho 'Ticket: 7' >> \"$1\"\n",
    );
    let gpg = scene.outside().join("gpg");
    executable(
        &gpg,
        "#!/bin/sh\ncat > /dev/null\ntouch \"$0.called\"\n\
         echo '[GNUPG:] SIG_CREATED ' >&2\necho signature\n",
    );
    scene.git(&["config", "gpg.program", gpg.to_str().unwrap()]);
    scene.git(&["config", "commit.gpgSign", "true"]);
    scene.ok(&["register", CASE, "--commit"]);
    assert!(scene.outside().join("gpg.called").exists());
    let raw = scene.git(&["cat-file", "commit", "HEAD"]);
    assert!(raw.contains("gpgsig signature"), "{raw}");
    assert!(
        raw.contains("Amount") || raw.ends_with("Ticket: 7"),
        "{raw}"
    );
    assert!(
        raw.contains("author gm.office <gm.office@example.com>"),
        "{raw}"
    );
}

/// Git takes no identity from the host: it says what lacks.
#[test]
fn git_must_know_who() {
    let scene = received();
    scene.git(&["config", "user.useConfigOnly", "true"]);
    fs::remove_file(scene.outside().join("home/.gitconfig")).unwrap();
    let nobody = [
        "GIT_AUTHOR_NAME",
        "GIT_AUTHOR_EMAIL",
        "GIT_COMMITTER_NAME",
        "GIT_COMMITTER_EMAIL",
    ];
    let scene = nobody.iter().fold(scene, |scene, name| scene.env(name, ""));
    let said = scene.fails(
        4,
        &["note", CASE, "--text", "x", "--by", BUSINESS, "--commit"],
    );
    assert!(said.contains("is written but not committed"), "{said}");
}

/// Two branches that change one file, both committed, `main` checked out.
fn diverged() -> Scene {
    let scene = received();
    scene.switch("other");
    scene.write("x.txt", "theirs");
    scene.commit("theirs");
    scene.switch("main");
    scene.write("x.txt", "ours");
    scene.commit("ours");
    scene
}

/// In the middle of a merge git commits no single files: the file waits for the merge's commit.
#[test]
fn amid_a_merge() {
    let scene = diverged();
    assert_ne!(scene.try_git(&["merge", "other"]).code, 0);
    let said = scene.fails(4, &["note", CASE, "--text", "x", "--commit"]);
    assert!(said.contains("a merge is under way"), "{said}");
    assert!(
        said.contains(&format!("git add {FILE}, then git commit")),
        "{said}"
    );
    assert!(scene.case(CASE).contains("notes:"));
    scene.write("x.txt", "both");
    scene.git(&["add", FILE, "x.txt"]);
    scene.git(&["commit", "--quiet", "--no-edit"]);
    assert_eq!(scene.git(&["status", "--porcelain"]), "");
}

/// The same in a cherry-pick.
#[test]
fn amid_a_cherry_pick() {
    let scene = diverged();
    assert_ne!(scene.try_git(&["cherry-pick", "other"]).code, 0);
    let said = scene.fails(4, &["note", CASE, "--text", "x", "--commit"]);
    assert!(said.contains("git cherry-pick --continue"), "{said}");
}

/// A rebase that stopped lets single files be committed: the commit stays one of its own.
#[test]
fn amid_a_rebase() {
    let scene = diverged();
    assert_ne!(scene.try_git(&["rebase", "other"]).code, 0);
    scene
        .by(REGISTRAR)
        .ok(&["note", CASE, "--text", "x", "--commit"]);
    scene.write("x.txt", "both");
    scene.git(&["add", "x.txt"]);
    scene
        .env("GIT_EDITOR", "true")
        .git(&["rebase", "--continue"]);
    assert_eq!(
        scene.git(&["log", "-3", "--format=%s %an"]),
        "ours wang.min\n261101 note gm.office\ntheirs wang.min"
    );
    assert_eq!(scene.git(&["branch", "--show-current"]), "main");
}

/// Without git, and where git is not installed, the files work all the same.
#[test]
fn without_git() {
    let scene = received().by(MANAGER);
    let nowhere = scene.env("PATH", "/nowhere");
    let said = nowhere.run(&["note", CASE, "--text", "x", "--by", BUSINESS, "--commit"]);
    assert_eq!(said.code, 0, "{}", said.stderr);
    assert!(
        said.stderr.contains("written but not committed"),
        "{}",
        said.stderr
    );
    fs::remove_dir_all(scene.path(".git")).unwrap();
    let said = scene.run(&["note", CASE, "--text", "y", "--commit"]);
    assert_eq!(said.code, 0);
    assert!(
        said.stderr.contains("there is no git here"),
        "{}",
        said.stderr
    );
    assert_eq!(scene.data(CASE)["notes"][1]["text"], "y");
}

/// What is decided about people is said by kind, never by name; kept apart it is not said at all.
#[test]
fn sanctions_name_nobody() {
    let scene = crate::commands::sanction::closed();
    in_english(&scene);
    let office = scene.by(REGISTRAR);
    let sanction = [
        "sanction",
        CASE,
        "--as-proposed",
        "--ground",
        "material",
        "--commit",
    ];
    office.ok(&sanction);
    assert_eq!(subject(&scene), "261101 sanction: reprimand");
    scene
        .by(GENERAL)
        .ok(&["sanction", CASE, "--approve", "--commit"]);
    assert_eq!(subject(&scene), "261101 sanction: reprimand decided");
    let object = ["object", CASE, "--text", "秘密", "--commit"];
    scene.by("wu.gang@example.com").ok(&object);
    assert_eq!(subject(&scene), "261101 object: objection 1");
    let upheld = [
        "object",
        CASE,
        "--decide",
        "1",
        "--dismissed",
        "--reason",
        "秘密",
        "--commit",
    ];
    scene.by(GENERAL).ok(&upheld);
    assert_eq!(subject(&scene), "261101 object: objection 1 dismissed");

    let scene = crate::commands::sanction::closed();
    let office = scene.read("policies/organization.toml");
    scene.write(
        "policies/organization.toml",
        &format!("{office}\nsanctions = \"apart\"\n"),
    );
    scene.by(REGISTRAR).ok(&sanction);
    assert_eq!(subject(&scene), "261101 sanction");
    let files = scene.git(&["show", "--format=", "--name-only"]);
    assert_eq!(files, "sanctions/2026/11/261101.yaml");
    let log = scene.git(&["log", "--format=%B"]);
    assert!(!log.contains("feng") && !log.contains("冯涛"), "{log}");
}

/// Goods and money that come back.
#[test]
fn what_comes_back() {
    let scene = crate::commands::goods::settled(&["return:quantity=420,price=12.50"]);
    in_english(&scene);
    let said = |args: &[&str]| {
        scene.ok(&[args, &["--commit"]].concat());
        subject(&scene)
    };
    assert_eq!(
        said(&["receive", CASE, "--quantity", "420"]),
        "261101 receive: 420 pcs"
    );
    let sold = [
        "resell",
        CASE,
        "--quantity",
        "100",
        "--price",
        "3.00",
        "--a-price",
        "14.00",
    ];
    assert_eq!(said(&sold), "261101 resell: 100 pcs at 3.00");
    let paid = ["recover", CASE, "--from", "ink maker", "--amount", "300"];
    assert_eq!(said(&paid), "261101 recover: 300.00");
    let trailers = scene.git(&["log", "-1", "--format=%(trailers:key=Amount,valueonly)"]);
    assert_eq!(trailers, "300.00");
    assert!(!scene.git(&["log", "-1", "--format=%B"]).contains("ink"));
}
