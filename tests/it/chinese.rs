//! A Chinese screen holds no identifier: clocks, steps, fields, roles, classes, limits, rules and
//! states are called by their names. What programs read keeps them.

use crate::common::{BUSINESS, NOW, QUALITY, Scene, shell_words};
use crate::kinds::STORY;

/// What stays as it is written on any screen: commands, paths, addresses, the numbers of the paper's
/// rules, what people typed.
fn without_quotes(line: &str) -> String {
    let mut text = String::new();
    // A command line to be copied goes on to the end of its line or clause.
    let mut rest = line;
    while let Some((before, after)) = rest.split_once("complaint ") {
        text.push_str(before);
        let end = after
            .find(['`', '，', '；', '。', '（'])
            .unwrap_or(after.len());
        rest = &after[end..];
    }
    text.push_str(rest);
    text
}

/// The words of a line that could be identifiers.
fn ids(line: &str) -> Vec<String> {
    // An excerpt of a file, or what the file's own lines were.
    let trimmed = line.trim_start();
    let numbered = trimmed.split_once(" |").map_or("", |(number, _)| number);
    if !numbered.is_empty() && numbered.bytes().all(|byte| byte.is_ascii_digit()) {
        return Vec::new();
    }
    let line = without_quotes(line);
    let in_word = |c: char| c.is_ascii_alphanumeric() || "_-./@:=…".contains(c);
    let words = line.split(|c: char| !in_word(c));
    let words = words.map(|word| word.trim_matches(['.', ':', '-', '…', '=']));
    words
        .filter(|word| word.len() > 2)
        .filter(|word| word.starts_with(|c: char| c.is_ascii_lowercase()))
        .filter(|word| {
            word.chars()
                .all(|c| c.is_ascii_lowercase() || "_-.".contains(c))
        })
        .filter(|word| !KEPT.contains(word))
        .map(str::to_owned)
        .collect()
}

/// Texts of the case, and what is called so in Chinese as well.
const KEPT: &[&str] = &["ink", "maker", "git", "policies", "organization.toml"];

/// A complaint with all that registration asks for.
const NEW: &str = "new --customer 华南电子 --complaint 脱落 --order PO-8831 --part PCB-4L-220 \
    --shipped 2026-10-30 --quantity 5000 --defective 420 --demand 退货 --no-input \
    --channel phone --origin domestic --class quality-abnormal --grade major";

/// Every screen that tells of a case, after every step of its life: none leaves an identifier.
#[test]
fn a_case_s_life_leaves_no_identifier_on_a_chinese_screen() {
    let scene = Scene::of("manufacturing").lang("zh");
    let mut found = Vec::new();
    let mut look = |scene: &Scene, args: &[&str]| {
        let said = scene.run(args);
        for line in format!("{}{}", said.stdout, said.stderr).lines() {
            let ids = ids(line);
            if !ids.is_empty() {
                found.push(format!("{}: {ids:?} in {line}", args.join(" ")));
            }
        }
    };
    for _ in 0..2 {
        look(&scene, &NEW.split_whitespace().collect::<Vec<_>>());
    }
    let views: [&[&str]; 6] = [
        &["show", "261101"],
        &["explain", "261101"],
        &["list"],
        &["check", "--warn-within", "30d"],
        &["diff", "main"],
        &["log", "261101"],
    ];
    for (n, (who, at, line)) in STORY.iter().enumerate() {
        let words = shell_words(line);
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let step = scene.by(who).as_of(at).env("EDITOR", "true");
        look(&step, &words);
        if n % 9 == 8 {
            let by = scene.by(BUSINESS).as_of(at);
            for view in views {
                look(&by, view);
            }
            by.commit("next");
        }
    }
    let end = scene.by(QUALITY).as_of("2026-12-20T10:00:00+08:00");
    let last: [&[&str]; 6] = [
        &["show", "261101", "--view", "8d"],
        &["report", "2026-11"],
        &["report", "deductions", "--month", "2026-12"],
        &["report", "returns", "--month", "2026-11"],
        &[
            "policy",
            "due",
            "--received",
            "2026-11-05",
            "--origin",
            "domestic",
            "--format",
            "table",
        ],
        &["approve", "261102"],
    ];
    for view in views.iter().chain(&last) {
        look(&end, view);
    }
    found.dedup();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// What a Chinese reader is shown instead is taken where the identifier is.
#[test]
fn what_is_shown_is_taken() {
    let scene = Scene::of("manufacturing").lang("zh").as_of(NOW);
    assert_eq!(
        scene.ok(&["rule", "逾期未办"]),
        scene.ok(&["rule", "overdue"])
    );
}

/// Programs read identifiers in every language.
#[test]
fn json_keeps_the_identifiers() {
    let scene = Scene::of("manufacturing").lang("zh");
    scene.ok(&["new", "--customer", "华南电子", "--complaint", "脱落"]);
    let shown = scene.json(&["show", "261101"]);
    assert_eq!(shown["deadlines"][0]["clock"], "overall");
    let due = [
        "policy",
        "due",
        "--received",
        "2026-11-05",
        "--origin",
        "domestic",
    ];
    let due = scene.json(&due);
    assert_eq!(due["deadlines"][0]["limit"], "13d");
    let found = scene
        .as_of("2026-11-06")
        .run(&["check", "--format", "json"]);
    assert!(
        found.stdout.contains("\"rule\": \"required-field\""),
        "{}",
        found.stdout
    );
    assert!(found.stdout.contains("\"clock\": \"stage.registration\""));
}

/// What a regulation lays down is told in words; the columns of identifiers are what one types.
#[test]
fn a_regulation_s_settings_leave_no_identifier() {
    let scene = Scene::new().lang("zh");
    let listed = scene.json(&["policy", "list"]);
    let mut found = Vec::new();
    for policy in listed.as_array().unwrap() {
        let id = policy["id"].as_str().unwrap();
        let shown = scene.ok(&["policy", "show", id]);
        let settings = shown.split("\n\n").nth(1).unwrap();
        // A calendar is named as its file is.
        for line in settings.lines().filter(|line| !line.starts_with("日历")) {
            let told = line.split(" policies/").next().unwrap();
            found.extend(ids(told).into_iter().map(|id| format!("{id} in {line}")));
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}
