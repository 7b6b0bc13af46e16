//! What holds of every writing command: actor, clock, dry run, commit, JSON.

use std::fs;

use serde_json::json;

use super::scenes::{CASE, FILE, WAY, case_at, diff, received, told};
use crate::common::programs::executable;
use crate::common::{BUSINESS, MANAGER, QUALITY, REGISTRAR};

const LATER: &str = "2026-11-20T10:00:00+08:00";

/// Every step command with arguments that are well formed.
const COMMANDS: &[&[&str]] = &[
    &["register", CASE],
    &["assign", CASE],
    &["reply", CASE, "--kind", "answer", "--via", "phone"],
    &["investigate", CASE, "--outcome", "upheld"],
    &["resolve", CASE, "--remedy", "apology"],
    &["consolidate", CASE],
    &["approve", CASE],
    &["agree", CASE, "--accepted"],
    &["carry-out", CASE],
    &["close", CASE],
    &["close", CASE, "--unresolved", "--reason", "x"],
    &["dismiss", CASE, "--reason", "x"],
    &["promise", CASE, "--what", "x", "--by-date", "2026-12-01"],
    &["keep", CASE, "1"],
    &["hold", CASE, "--reason", "x"],
    &["resume", CASE],
    &["correct", CASE, "title=x", "--reason", "x"],
    &["waive", CASE, "overdue", "--reason", "x"],
];

/// Nobody the staff file does not know writes anything: exit 3.
#[test]
fn unknown_actors_are_refused() {
    let scene = received().by("mallory@example.org").as_of(LATER);
    for args in COMMANDS {
        let said = scene.fails(3, args);
        assert!(
            said.starts_with("error[unknown-actor]: mallory@example.org is not"),
            "{said}"
        );
        assert!(said.contains("policies/staff.toml"), "{said}");
    }
    let said = scene
        .lang("zh_CN")
        .fails(3, &["--by", "路人", "register", CASE]);
    assert!(said.starts_with("错误[unknown-actor]"), "{said}");
    assert_eq!(diff(&scene), "");
}

/// A name that fits two persons is bad usage, and the addresses are named: exit 2.
#[test]
fn ambiguous_names_are_bad_usage() {
    let scene = received();
    let staff = scene.read("policies/staff.toml");
    let second = "\n[[person]]\nid = \"chen.xiao2\"\nname = \"陈晓\"\nemail = \"chen.xiao2@example.com\"\nunit = \"gm-office\"\npoints = 1\n";
    scene.write("policies/staff.toml", &(staff + second));
    let said = scene
        .as_of(LATER)
        .fails(2, &["--by", "陈晓", "register", CASE]);
    assert!(
        said.contains("gm.office@example.com") && said.contains("chen.xiao2@"),
        "{said}"
    );
    let said = scene
        .as_of(LATER)
        .fails(2, &["--by", "陈晓", "assign", CASE, "--to", "陈晓"]);
    assert!(said.contains("陈晓"), "{said}");
}

/// Whoever types for somebody else is kept; `by` is who acts. Names and addresses both do.
#[test]
fn who_typed_it_is_kept() {
    for who in [
        "陈晓",
        "gm.office@example.com",
        "GM.Office@Example.com",
        "chen.xiao",
    ] {
        let scene = received();
        scene.as_of(LATER).ok(&["register", CASE, "--by", who]);
        let data = scene.data(CASE);
        let fact = &data["registration"];
        assert_eq!(fact["by"], "gm.office@example.com", "{who}");
        assert_eq!(fact["entered_by"], BUSINESS, "{who}");
    }
    let scene = received().by(REGISTRAR).as_of(LATER);
    scene.ok(&["register", CASE, "--by", REGISTRAR]);
    assert!(scene.data(CASE)["registration"].get("entered_by").is_none());
}

/// With nobody to act, bad usage.
#[test]
fn somebody_must_act() {
    let scene = received().as_of(LATER);
    fs::remove_file(scene.outside().join("home/.gitconfig")).unwrap();
    let nobody = scene
        .env("GIT_AUTHOR_EMAIL", "")
        .env("GIT_COMMITTER_EMAIL", "");
    let said = nobody.fails(2, &["register", CASE]);
    assert!(said.contains("--by"), "{said}");
}

/// `at` is when it happened, `recorded` when it was written down; a replaced clock is marked,
/// the real one is not.
#[test]
fn at_and_recorded() {
    let scene = received().by(REGISTRAR).as_of("2026-11-06T09:00:00+08:00");
    scene.ok(&["register", CASE, "--at", "2026-11-05 16:00"]);
    let fact = &scene.data(CASE)["registration"];
    assert_eq!(fact["at"], "2026-11-05T16:00:00+08:00");
    assert_eq!(fact["recorded"], "2026-11-06T09:00:00+08:00");
    assert_eq!(fact["as_of"], true);

    let text = super::scenes::file(&[]).replace("2026-11-05T", "2025-11-05T");
    let scene = super::scenes::with_case(&text.replace("2026-10-30", "2025-10-30"));
    let real = scene.by(REGISTRAR).real_time();
    super::scenes::set_policy(
        &scene,
        &[("effective_from = 2026-01-01", "effective_from = 2025-01-01")],
    );
    real.ok(&["register", CASE, "--at", "2025-11-05T16:00:00+09:00"]);
    let data = scene.data(CASE);
    let fact = &data["registration"];
    assert_eq!(
        fact["at"], "2025-11-05T15:00:00+08:00",
        "in the calendar's zone"
    );
    assert!(
        fact["recorded"].as_str().unwrap() > "2026",
        "the real clock"
    );
    assert!(fact.get("as_of").is_none(), "the clock was not replaced");
}

/// A date without a time means the opening of that day (time rule 11).
#[test]
fn a_date_means_its_opening() {
    let scene = received().by(REGISTRAR).as_of(LATER);
    scene.ok(&["register", CASE, "--at", "2026-11-06"]);
    assert_eq!(
        scene.data(CASE)["registration"]["at"],
        "2026-11-06T08:30:00+08:00"
    );
}

/// `--dry-run` shows what would be written, and writes and commits nothing.
#[test]
fn a_dry_run_writes_nothing() {
    let scene = received().by(REGISTRAR).as_of("2026-11-05T10:05:00+08:00");
    let head = scene.git(&["rev-parse", "HEAD"]);
    insta::assert_snapshot!(
        told(&scene, &["register", CASE, "--dry-run"])
            + &told(
                &scene.lang("zh_CN"),
                &["register", CASE, "--dry-run", "--commit"]
            )
            + &told(&scene, &["register", CASE, "--dry-run", "--format", "json"])
    );
    assert_eq!(scene.git(&["rev-parse", "HEAD"]), head);
    assert_eq!(scene.git(&["status", "--porcelain"]), "");
}

/// A dry run is refused as the run itself would be.
#[test]
fn a_dry_run_is_judged() {
    let scene = received().by(QUALITY).as_of(LATER);
    scene.fails(
        3,
        &["investigate", CASE, "--outcome", "upheld", "--dry-run"],
    );
}

/// `--commit`: one commit of the case alone, with a message scripts can read.
#[test]
fn only_the_case_is_committed() {
    let scene = case_at("consolidated")
        .by(MANAGER)
        .as_of("2026-11-09T15:00:00+08:00");
    scene.write("unrelated.txt", "staged");
    scene.git(&["add", "unrelated.txt"]);
    scene.write("policies/notes.txt", "not staged");
    scene.ok(&["approve", CASE, "--commit"]);
    let message = scene.git(&["log", "-1", "--format=%B"]);
    assert_eq!(
        message,
        "261101 approve: 42,000.00，业务部门经理核准\n\nCase: 261101\nAction: approve\nActor: li.jing@example.com\nAmount: 42000.00"
    );
    assert_eq!(scene.git(&["show", "--format=", "--name-only"]), FILE);
    assert_eq!(
        scene.git(&["status", "--porcelain"]),
        "A  unrelated.txt\n?? policies/notes.txt"
    );
    let trailers = scene.git(&["log", "-1", "--format=%(trailers:key=Amount,valueonly)"]);
    assert_eq!(trailers, "42000.00");
}

/// The organisation may ask for a commit each time; without a change there is none.
#[test]
fn the_organisation_may_ask_for_commits() {
    let scene = received().by(REGISTRAR).as_of(LATER);
    let office = scene.read("policies/organization.toml");
    scene.write(
        "policies/organization.toml",
        &office.replace("commit = false", "commit = true"),
    );
    scene.commit("organisation");
    scene.ok(&["register", CASE]);
    assert_eq!(scene.git(&["log", "-1", "--format=%s"]), "261101 register");
    scene.ok(&["assign", CASE]);
    let head = scene.git(&["rev-parse", "HEAD"]);
    let said = scene.ok(&["assign", CASE, "--to", "quality", "--commit"]);
    assert_eq!(said, "Nothing changed.\n");
    assert_eq!(scene.git(&["rev-parse", "HEAD"]), head);
}

/// Without git the file is written all the same, with a warning.
#[test]
fn without_git() {
    let scene = received().by(REGISTRAR).as_of("2026-11-05T10:05:00+08:00");
    fs::remove_dir_all(scene.path(".git")).unwrap();
    let said = scene.run(&["register", CASE, "--commit"]);
    assert_eq!(said.code, 0);
    assert!(
        said.stderr
            .contains("is written but not committed: there is no git here"),
        "{}",
        said.stderr
    );
    assert_eq!(scene.data(CASE)["status"], "registered");
}

/// A commit git refuses is exit 4; the file is written.
#[test]
fn a_commit_that_fails() {
    let scene = received().by(REGISTRAR).as_of(LATER);
    executable(
        &scene.path(".git/hooks/pre-commit"),
        "#!/bin/sh\necho not today >&2\nexit 1\n",
    );
    let said = scene.fails(4, &["register", CASE, "--commit"]);
    assert!(said.contains("not today"), "{said}");
    assert_eq!(scene.data(CASE)["status"], "registered");
}

/// JSON: the same keys from every command, in snake case.
#[test]
fn what_scripts_read() {
    let scene = received();
    for (name, who, when, args) in WAY {
        let said = scene.by(who).as_of(when).json(args);
        let keys: Vec<&str> = said
            .as_object()
            .unwrap()
            .keys()
            .map(String::as_str)
            .collect();
        assert_eq!(
            keys,
            [
                "number",
                "action",
                "status",
                "file",
                "changed",
                "next",
                "deadlines",
                "settlement"
            ],
            "{name}"
        );
        assert_eq!(said["number"], CASE);
        assert_eq!(said["action"], args[0]);
        assert_eq!(said["file"], FILE);
        assert_eq!(said["changed"], true);
        assert_eq!(said["status"], scene.data(CASE)["status"].as_str().unwrap());
    }
    let scene = received();
    let said = scene
        .by(REGISTRAR)
        .as_of("2026-11-05T10:05:00+08:00")
        .json(&["register", CASE]);
    assert_eq!(said["next"], json!(["complaint assign 261101"]));
    let overall = said["deadlines"]
        .as_array()
        .unwrap()
        .iter()
        .find(|d| d["clock"] == "overall");
    let overall = overall.unwrap();
    // M-10.1: 13 days from acceptance, Wednesday 18 November, at closing.
    assert_eq!(overall["due"], "2026-11-18T17:30:00+08:00");
    assert_eq!(overall["state"], "running");
    assert_eq!(overall["late_by"], 0);
    assert_eq!(overall["rule"], "M-10.1");
}

/// "Nothing changed." and exit 0, in text and in JSON.
#[test]
fn nothing_to_do() {
    let scene = case_at("assigned").as_of(LATER);
    scene
        .by(BUSINESS)
        .ok(&["promise", CASE, "--what", "x", "--by-date", "2026-12-01"]);
    scene.by(BUSINESS).ok(&["keep", CASE, "1"]);
    scene.commit("kept");
    let runs: &[(&str, &[&str])] = &[
        (REGISTRAR, &["assign", CASE, "--to", "quality"]),
        (BUSINESS, &["keep", CASE, "1"]),
        (
            REGISTRAR,
            &["correct", CASE, "title=阻焊脱落", "--reason", "x"],
        ),
        (
            REGISTRAR,
            &[
                "correct",
                CASE,
                "claimed=42000.00",
                "product.defective=420",
                "--reason",
                "x",
            ],
        ),
    ];
    for (who, args) in runs {
        assert_eq!(scene.by(who).ok(args), "Nothing changed.\n", "{args:?}");
        assert_eq!(
            scene.by(who).lang("zh_CN").ok(args),
            "没有变化。\n",
            "{args:?}"
        );
        assert_eq!(scene.by(who).json(args)["changed"], false, "{args:?}");
        assert_eq!(
            scene.by(who).ok(&[*args, &["--dry-run"]].concat()),
            "Nothing changed.\n"
        );
    }
    assert_eq!(diff(&scene), "");
}

/// A case is meant by number, unique prefix or path, from anywhere in the repository.
#[test]
fn a_case_by_prefix_and_path() {
    for (dir, id) in [
        ("", "2611"),
        ("", FILE),
        ("cases/2026", "11/261101.yaml"),
        ("policies", CASE),
    ] {
        let scene = received().by(REGISTRAR).as_of(LATER);
        scene.within(dir).ok(&["register", id]);
        assert_eq!(scene.data(CASE)["status"], "registered", "{dir} {id}");
    }
}

/// A case file that cannot be read is not written; the place is shown: exit 2.
#[test]
fn a_broken_file_is_left_alone() {
    for broken in [
        "<<<<<<< HEAD\nstatus: received\n=======\n",
        "title: [\n",
        "status: [a\n",
    ] {
        let scene = received();
        let text = scene
            .case(CASE)
            .replacen("policy:", &format!("{broken}policy:"), 1);
        scene.write(FILE, &text);
        let told = scene.by(REGISTRAR).as_of(LATER).run(&["register", CASE]);
        assert_eq!(told.code, 2, "{}", told.stderr);
        assert!(told.stderr.contains(FILE), "{}", told.stderr);
        assert_eq!(scene.case(CASE), text);
    }
}

/// A case in a newer format is refused; no older tool damages it.
#[test]
fn a_newer_format_is_refused() {
    let scene = received();
    let text = scene.case(CASE).replace("format: 1", "format: 2");
    scene.write(FILE, &text);
    scene
        .by(REGISTRAR)
        .as_of(LATER)
        .fails(2, &["register", CASE]);
    assert_eq!(scene.case(CASE), text);
}

/// Text of several lines goes into a literal block, and comes out as it went in.
#[test]
fn long_words_from_files_and_input() {
    let scene = case_at("assigned")
        .by(QUALITY)
        .as_of("2026-11-06T16:30:00+08:00");
    scene.write("cause.txt", "显影不足:\n  - 温度 no\n# 不是注释\n");
    scene.input("根因\n第二行\n").ok(&[
        "investigate",
        CASE,
        "--outcome",
        "upheld",
        "--cause",
        "@cause.txt",
        "--root-cause",
        "-",
    ]);
    let data = scene.data(CASE);
    assert_eq!(
        data["investigation"]["cause"],
        "显影不足:\n  - 温度 no\n# 不是注释"
    );
    assert_eq!(data["investigation"]["root_cause"], "根因\n第二行");
}
