//! Time rule 9: a breach stays a breach, whatever is mended afterwards.

use crate::common::programs::executable;
use crate::common::{BUSINESS, MANAGER, QUALITY, REGISTRAR, Scene};

/// A domestic case that was overdue, then said to be a foreign one, which has more days (M-10.1).
fn mended() -> Scene {
    received(&["--origin", "domestic"])
}

/// A registered case, told with this besides what registration needs.
fn received(told: &[&str]) -> Scene {
    let scene = Scene::of("manufacturing");
    let line = "new --no-input --customer 华南电子 --complaint x --order O-1 --part P-1 --demand y \
                --shipped 2026-10-01 --quantity 5 --defective 1 --class quality-abnormal";
    let line: Vec<&str> = line
        .split_whitespace()
        .chain(told.iter().copied())
        .collect();
    scene.as_of("2026-11-02T09:05:00+08:00").ok(&line);
    scene
        .by(REGISTRAR)
        .as_of("2026-11-02T09:10:00+08:00")
        .ok(&["register", "261101"]);
    scene
}

/// The same scene whose editor is this script on the file.
fn editing(scene: &Scene, script: &str) -> Scene {
    let editor = scene.outside().join("editor.sh");
    executable(&editor, &format!("#!/bin/sh\n{script} \"$1\"\n"));
    scene.env("EDITOR", editor.to_str().unwrap())
}

/// What is told of a case whose overall limit had passed on the 16th before it was moved.
#[track_caller]
fn still_told(scene: &Scene) {
    let after = scene.as_of("2026-11-17T11:00:00+08:00");
    for (lang, words) in [("en", "overdue"), ("zh", "已逾期")] {
        let after = after.lang(lang);
        for line in [&["check"][..], &["show", "261101"], &["explain", "261101"]] {
            let said = after.run(line).stdout;
            let told = said.contains(words) && said.contains("2026-11-16");
            assert!(told, "{line:?}: {said}");
        }
    }
    let report = after.json(&["report", "2026-11"]);
    assert_eq!(report["kpi"]["counts"]["on_time"]["part"], 0, "{report}");
}

fn correct(scene: &Scene, at: &str) {
    let line = [
        "correct",
        "261101",
        "origin=foreign",
        "--reason",
        "发往马来西亚",
    ];
    scene.by(MANAGER).as_of(at).ok(&line);
}

#[test]
fn a_correction_makes_no_breach_unseen() {
    let scene = mended();
    let clock = |scene: &Scene| {
        let shown = scene.json(&["show", "261101"]);
        let clocks = shown["deadlines"].as_array().unwrap();
        clocks
            .iter()
            .find(|clock| clock["clock"] == "overall")
            .unwrap()
            .clone()
    };
    let before = scene.as_of("2026-11-17T09:00:00+08:00");
    assert_eq!(clock(&before)["state"], "overdue");
    let due = clock(&before)["due"].clone();
    assert!(due.as_str().unwrap().starts_with("2026-11-1"), "{due}");
    correct(&scene, "2026-11-17T10:00:00+08:00");
    let after = scene.as_of("2026-11-17T11:00:00+08:00");
    assert_eq!(clock(&after)["state"], "running");
    for line in [&["check"][..], &["show", "261101"], &["explain", "261101"]] {
        let said = after.run(line).stdout;
        assert!(said.contains("overdue"), "{line:?}: {said}");
    }
    let later = scene.as_of("2026-12-10T09:00:00+08:00");
    let report = later.json(&["report", "2026-11"]);
    assert_eq!(report["kpi"]["counts"]["on_time"]["of"], 1, "{report}");
    assert_eq!(report["kpi"]["counts"]["on_time"]["part"], 0, "{report}");
}

/// A due that had not passed yet is moved without a trace in the clocks.
#[test]
fn what_was_in_time_is_no_breach() {
    let scene = mended();
    correct(&scene, "2026-11-10T10:00:00+08:00");
    let after = scene.as_of("2026-11-18T11:00:00+08:00");
    let said = after.ok(&["show", "261101"]);
    assert!(!said.contains("was overdue"), "{said}");
}

/// A field nobody knew is filled in by a correction without an old value: what was overdue while it
/// was unknown stays told.
#[test]
fn what_was_overdue_before_a_field_was_known() {
    let scene = received(&[]);
    correct(&scene, "2026-11-17T10:00:00+08:00");
    let correction = &scene.data("261101")["corrections"][0];
    assert_eq!(
        (&correction["field"], &correction["new"]),
        (&"origin".into(), &"foreign".into())
    );
    assert!(correction.get("old").is_none(), "{correction:?}");
    still_told(&scene);
}

/// The same by the editor, with the corrections the person did not write; what is filled in needs no
/// reason.
#[test]
fn an_edit_of_what_is_judged_by_is_a_correction() {
    let scene = received(&[]);
    let edited = editing(
        &scene,
        "sed -i 's/^class:/origin: foreign\\nchannel: letter\\nclass:/'",
    );
    let edited = edited.by(MANAGER).as_of("2026-11-17T10:00:00+08:00");
    edited.ok(&["edit", "261101"]);
    let data = scene.data("261101");
    assert_eq!(
        (&data["origin"], &data["channel"]),
        (&"foreign".into(), &"letter".into())
    );
    let corrections = data["corrections"].as_sequence().unwrap();
    let fields: Vec<_> = corrections.iter().map(|it| it["field"].as_str()).collect();
    assert_eq!(fields, [Some("channel"), Some("origin")]);
    for correction in corrections {
        assert_eq!(correction["by"], MANAGER);
        for key in ["old", "reason"] {
            assert!(correction.get(key).is_none(), "{corrections:?}");
        }
    }
    still_told(&scene);
    let again = editing(&scene, "sed -i 's/^origin: foreign/origin: domestic/'");
    let again = again.by(MANAGER).as_of("2026-11-17T10:30:00+08:00");
    again.ok(&["edit", "261101", "--reason", "r"]);
    let correction = &scene.data("261101")["corrections"][2];
    assert_eq!(
        (&correction["old"], &correction["new"]),
        (&"foreign".into(), &"domestic".into())
    );
}

/// What the correction needs, the edit needs: the permission, and another unit than the late one.
#[test]
fn an_edit_needs_what_a_correction_needs() {
    let scene = received(&[]);
    let before = scene.case("261101");
    let edited = editing(&scene, "sed -i 's/^class:/origin: foreign\\nclass:/'");
    let edited = edited.env("TMPDIR", scene.outside().to_str().unwrap());
    let edited = edited.as_of("2026-11-17T10:00:00+08:00");
    let nobody = edited
        .by("wei.jun@example.com")
        .fails(3, &["edit", "261101"]);
    assert!(nobody.contains("may not run `correct`"), "{nobody}");
    let late = edited.by(QUALITY).fails(3, &["edit", "261101"]);
    assert!(late.contains("moves `overall`"), "{late}");
    assert_eq!(scene.case("261101"), before);
}

/// A clock that a correction takes away is told as long as it was overdue before.
#[test]
fn a_clock_taken_away_stays_a_breach() {
    let scene = mended();
    let line = [
        "correct",
        "261101",
        "nature=abnormality",
        "--reason",
        "no loss",
    ];
    scene
        .by(MANAGER)
        .as_of("2026-11-17T10:00:00+08:00")
        .ok(&line);
    let after = scene.as_of("2026-11-17T11:00:00+08:00");
    let said = after.run(&["check", "--rule", "late"]).stdout;
    assert!(
        said.contains("`overall`") && said.contains("2026-11-16 17:30"),
        "{said}"
    );
    let early = mended();
    early
        .by(MANAGER)
        .as_of("2026-11-03T10:00:00+08:00")
        .ok(&line);
    let said = early
        .as_of("2026-11-17T11:00:00+08:00")
        .run(&["check", "--rule", "late"]);
    assert!(!said.stdout.contains("`overall`"), "{}", said.stdout);
}

/// What was late is not made early by mending when it was done; and whoever was late does not enter it.
#[test]
fn a_late_step_is_not_made_early() {
    let scene = Scene::of("manufacturing");
    let line = "new --no-input --customer 华南电子 --complaint x --order O-1 --part P-1 --demand y \
                --shipped 2026-10-01 --quantity 5 --defective 1 --class quality-abnormal";
    let line: Vec<&str> = line.split_whitespace().collect();
    scene.as_of("2026-11-02T09:05:00+08:00").ok(&line);
    let office = scene.by(REGISTRAR);
    office
        .as_of("2026-11-03T15:00:00+08:00")
        .ok(&["register", "261101"]);
    let mend = [
        "correct",
        "261101",
        "registration.at=2026-11-02T10:00",
        "--reason",
        "r",
    ];
    let said = office.as_of("2026-11-04T10:00:00+08:00").fails(3, &mend);
    assert!(said.contains("`stage.registration`"), "{said}");
    scene.as_of("2026-11-04T10:00:00+08:00").ok(&mend);
    let after = scene.as_of("2026-11-04T11:00:00+08:00");
    let told = [
        ("en", "`stage.registration`", "was overdue"),
        ("zh", "登记编号", "已逾期"),
    ];
    for (lang, clock, words) in told {
        let said = after.lang(lang).run(&["check", "--rule", "late"]).stdout;
        assert!(said.contains(clock) && said.contains(words), "{said}");
    }
}

/// Whoever is measured by a clock does not move its due later; the rule, the clock, both dues and who
/// may are named. What moves nothing, or moves it nearer, is theirs to mend as before.
#[test]
fn the_late_unit_does_not_move_its_own_due() {
    let scene = mended();
    let before = scene.case("261101");
    let late = scene.by(QUALITY).as_of("2026-11-17T10:00:00+08:00");
    let line = ["correct", "261101", "origin=foreign", "--reason", "r"];
    for (lang, words) in [
        (
            "en",
            [
                "`overall`",
                "from 2026-11-16 17:30 to 2026-11-19 17:30",
                "ask 陈晓, 何平, 李静, 王敏, 徐飞",
            ],
        ),
        (
            "zh",
            [
                "全案处理",
                "由 2026-11-16 17:30 推迟到 2026-11-19 17:30",
                "陈晓、何平、李静、王敏、徐飞",
            ],
        ),
    ] {
        let said = late.lang(lang).fails(3, &line);
        for words in [
            "[M-7]",
            "policies/manufacturing.toml",
            words[0],
            words[1],
            words[2],
        ] {
            assert!(said.contains(words), "{words}: {said}");
        }
    }
    assert_eq!(scene.case("261101"), before);
    late.ok(&["correct", "261101", "title=mask", "--reason", "r"]);
    scene
        .by(BUSINESS)
        .as_of("2026-11-17T10:00:00+08:00")
        .ok(&line);
    late.ok(&[
        "correct",
        "261101",
        "origin=domestic",
        "--reason",
        "not abroad after all",
    ]);
}

/// A date one promised is not one's own to move, nor one's unit's; nor is the time of what was late.
#[test]
fn a_promised_date_is_moved_by_others() {
    let scene = mended();
    let business = scene.by(BUSINESS);
    let at = |time: &str| business.as_of(&format!("2026-11-{time}:00+08:00"));
    at("03T10:00").ok(&[
        "promise",
        "261101",
        "--what",
        "report",
        "--by-date",
        "2026-11-05",
    ]);
    let later = [
        "correct",
        "261101",
        "promises[0].by_date=2026-11-12",
        "--reason",
        "r",
    ];
    for who in [BUSINESS, MANAGER] {
        let said = at("06T10:00").by(who).fails(3, &later);
        assert!(said.contains("`promise.1`"), "{said}");
    }
    at("06T11:00").ok(&["keep", "261101", "1"]);
    let office = at("06T12:00").by(REGISTRAR);
    office.ok(&later);
}

/// Where the policy names roles for it, only they may, and they may where it is their unit's; where
/// it names nothing, anybody of another unit who may correct.
#[test]
fn the_policy_says_who_moves_a_due() {
    let scene = mended();
    let file = "policies/manufacturing.toml";
    let policy = scene.read(file);
    let line = policy
        .lines()
        .find(|line| line.starts_with("correct-due"))
        .unwrap();
    let under = |line_now: &str| {
        scene.write(file, &policy.replace(line, line_now));
        scene.ok(&["policy", "lint"]);
    };
    let correct = [
        "correct",
        "261101",
        "origin=foreign",
        "--reason",
        "r",
        "--dry-run",
    ];
    let as_one = |who: &str| scene.by(who).as_of("2026-11-17T10:00:00+08:00");
    under("");
    as_one(QUALITY).fails(3, &correct);
    as_one(BUSINESS).ok(&correct);
    under("correct-due = { roles = [\"quality-manager\"], rule = \"M-7\" }");
    let said = as_one(BUSINESS).fails(3, &correct);
    assert!(
        said.contains("only some may enter this correction"),
        "{said}"
    );
    let staff = scene.read("policies/staff.toml");
    let held = "\n[[appointment]]\nperson = \"zhao.lei\"\nrole = \"quality-manager\"\n";
    scene.write("policies/staff.toml", &(staff + held));
    as_one(QUALITY).ok(&correct);
}

/// One written by hand is found by `check` and by `audit`, where the author is known besides.
#[test]
fn one_written_by_hand_is_found() {
    let scene = mended();
    scene.commit("registered");
    let text = scene.case("261101");
    let correction = |by: &str| {
        format!(
            "corrections:\n  - at: 2026-11-17T10:00:00+08:00\n    recorded: 2026-11-17T10:00:00+08:00\n    \
             by: {by}\n    field: origin\n    old: domestic\n    new: foreign\n    reason: r\n"
        )
    };
    let forged = |by: &str| {
        let text = text.replace("origin: domestic", "origin: foreign");
        let heading = text
            .lines()
            .find(|line| line.starts_with("# corrections"))
            .unwrap();
        let text = text.replace(heading, &format!("{heading}\n{}", correction(by)));
        scene.write(&scene.case_path("261101"), &text);
        scene.as_of("2026-11-17T11:00:00+08:00")
    };
    let found = |scene: &Scene, line: &[&str]| {
        let said = scene.run(line);
        (said.code, said.stdout.contains("due-moved-by-late-unit"))
    };
    let check = ["check", "--kind", "data"];
    assert!(!found(&forged(MANAGER), &check).1);
    let late = forged(QUALITY);
    assert_eq!(found(&late, &check), (1, true));
    late.by(QUALITY).commit("by hand");
    assert_eq!(found(&late, &["audit"]), (1, true));
}

/// The diff of a correction says of a due that moved that it had passed.
#[test]
fn the_diff_of_a_correction_tells_the_breach() {
    let scene = mended();
    scene.commit("registered");
    correct(&scene, "2026-11-17T10:00:00+08:00");
    let after = scene.as_of("2026-11-17T11:00:00+08:00");
    let said = after.ok(&["diff", "HEAD"]);
    let moved = "`overall` due 2026-11-16 17:30 → 2026-11-19 17:30";
    let stays =
        "! `overall` was overdue by the facts known then (due 2026-11-16 17:30), and stays so";
    assert!(said.contains(moved) && said.contains(stays), "{said}");
    let clock = |scene: &Scene| scene.json(&["diff", "HEAD"])["cases"][0]["deadlines"][0].clone();
    let told = clock(&after);
    assert_eq!(told["clock"], "overall");
    assert_eq!(told["before"]["state"], "overdue");
    assert!(told["before"]["breached"].is_null(), "{told}");
    assert_eq!(told["after"]["state"], "running");
    assert_eq!(told["after"]["breached"], "2026-11-16T17:30:00+08:00");

    let scene = mended();
    scene.commit("registered");
    correct(&scene, "2026-11-10T10:00:00+08:00");
    let after = scene.as_of("2026-11-18T11:00:00+08:00");
    let said = after.ok(&["diff", "HEAD"]);
    assert!(
        said.contains(moved) && !said.contains("known then"),
        "{said}"
    );
    assert!(clock(&after)["after"]["breached"].is_null());
}
