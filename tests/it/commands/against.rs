//! `check --against`: a shop's log or the suggestion book compared with the cases (B-5b).

use crate::common::Scene;

fn scene() -> Scene {
    let scene = Scene::of("branch-sales").by("luo.qing@example.com");
    let policy = ["--policy", "branch-sales"];
    let new = [
        "new",
        "--no-input",
        "--customer",
        "宏远布行",
        "--complaint",
        "色差",
    ];
    scene.ok(&[
        &new[..],
        &["--received", "2026-11-04T15:00", "--phone", "0571-0000"],
        &policy,
    ]
    .concat());
    let other = [
        "new",
        "--no-input",
        "--customer",
        "永盛",
        "--complaint",
        "短码",
    ];
    scene.ok(&[&other[..], &["--register-number", "本-7"], &policy].concat());
    scene
}

/// B-5b: a row that no case has is a finding at its line of the book; what is told of it in other words,
/// or was typed otherwise, is no other complaint. Columns are named as people name them.
#[test]
fn b_5b_what_stands_in_the_book_and_in_no_case_is_found() {
    let scene = scene();
    let book = "received,顾客,phone,complaint\n\
        2026-11-04,宏远 布行,0571-0000,说颜色不对\n\
        2026/11/4,宏远布行,,又说一遍\n\
        2026-11-05,宏远布行,,另一起\n";
    scene.write("book.csv", &book.replace("顾客", "customer"));
    let found = scene.run(&["check", "--against", "book.csv", "--format", "json"]);
    assert_eq!(found.code, 1, "{}", found.stderr);
    let found: serde_json::Value = serde_json::from_str(&found.stdout).unwrap();
    let findings = found["findings"].as_array().unwrap();
    assert_eq!(findings.len(), 1, "{findings:?}");
    assert_eq!(findings[0]["rule"], "unrecorded-complaint");
    assert_eq!(
        (&findings[0]["file"], &findings[0]["line"]),
        (&"book.csv".into(), &4.into())
    );
    let said = scene
        .lang("zh")
        .run(&["check", "--against", "book.csv"])
        .stdout;
    assert!(
        said.contains("没有案件记录这起投诉") && said.contains("另一起"),
        "{said}"
    );
    let good = book.lines().take(3).collect::<Vec<_>>().join("\n");
    scene.write("book.csv", &good.replace("顾客", "customer"));
    assert_eq!(
        scene
            .ok(&["check", "--against", "book.csv"])
            .lines()
            .count(),
        1
    );
}

/// B-5b: a number tells the case by itself, ours or that of an older register.
#[test]
fn b_5b_a_number_tells_the_case() {
    let scene = scene();
    scene.write(
        "book.csv",
        "register-number,customer\n本-7,写错的名字\n261101,\n本-8,永盛\n",
    );
    let found = scene.run(&["check", "--against", "book.csv"]).stdout;
    assert!(found.contains("本-8") && !found.contains("本-7"), "{found}");
    assert!(found.contains("1 error"), "{found}");
}

/// A table of which no column tells a case is bad usage, and so is what is none; what a book says
/// steers no terminal.
#[test]
fn a_book_that_tells_nothing_is_refused() {
    let scene = scene();
    scene.write("book.csv", "谁,什么\na,b\n");
    let said = scene.fails(2, &["check", "--against", "book.csv"]);
    assert!(said.contains("谁") && said.contains("customer"), "{said}");
    scene.fails(4, &["check", "--against", "nothing.csv"]);
    scene.fails(2, &["check", "261101", "--against", "book.csv"]);
    scene.write("book.csv", "customer\n\"\u{1b}[2J\u{202e}x\"\n");
    for format in ["table", "github", "markdown"] {
        let said = scene.run(&["check", "--against", "book.csv", "--format", format]);
        assert_eq!(said.code, 1, "{}", said.stderr);
        assert!(
            !said.stdout.contains(['\u{1b}', '\u{202e}']),
            "{}",
            said.stdout
        );
    }
}
