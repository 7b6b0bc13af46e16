//! Bonuses by month (M-B5): of the staff file, of payroll's sheets, inside and outside the repository.

use serde_json::json;

use super::sanction::closed;
use super::steps::scenes::CASE;
use crate::common::Scene;

/// The staff file with these months' bonuses of Feng Tao beside it.
fn by_month(scene: &Scene, months: &[(&str, &str)]) {
    let mut staff = scene.read("policies/staff.toml");
    staff.truncate(staff.find("\n[[bonus]]").unwrap_or(staff.len()));
    let tables = months.iter().map(|(month, amount)| {
        format!("\n[[bonus]]\nmonth = \"{month}\"\nperson = \"feng.tao\"\namount = \"{amount}\"\n")
    });
    staff.extend(tables);
    scene.write("policies/staff.toml", &staff);
}

/// M-B5: each month is reckoned by its own bonus: what January brings changes no December.
#[test]
fn the_bonus_is_the_month_s_own() {
    let scene = closed();
    let month = |month: &str| {
        let said = scene.json(&["report", "deductions", "--month", month]);
        said["persons"][0].clone()
    };
    by_month(&scene, &[("2026-12", "2600.00"), ("2027-01", "2000.00")]);
    let december = month("2026-12");
    assert_eq!(december["cases"][0]["deducted"], "1300.00");
    assert_eq!(month("2027-01")["cases"][0]["deducted"], "1000.00");
    let explained = scene.json(&["explain", CASE]);
    let schedule = &explained["deductions"][0]["schedule"];
    assert_eq!(schedule[0], json!({"month": 1, "amount": "1300.00"}));
    assert_eq!(schedule[1], json!({"month": 2, "amount": "1000.00"}));
    by_month(&scene, &[("2026-12", "2600.00"), ("2027-01", "3000.00")]);
    assert_eq!(month("2026-12"), december);
    let january = month("2027-01");
    assert_eq!(january["bonus"], "3000.00");
    assert_eq!(january["cases"][0]["deducted"], "1500.00");
    assert_eq!(january["cases"][0]["balance"], "4836.37");
}

/// M-B5: a month whose bonus nobody stated is said, as data and in words, and nothing is guessed;
/// what is owed is carried over.
#[test]
fn a_month_without_a_bonus_is_said() {
    let scene = closed();
    by_month(&scene, &[("2026-12", "2600.00"), ("2027-02", "2600.00")]);
    let ask = |month: &str| {
        let args = ["report", "deductions", "--month", month];
        let said = scene.run(&[&args[..], &["--format", "json"]].concat());
        let data: serde_json::Value = serde_json::from_str(&said.stdout).unwrap();
        (data, said.stderr)
    };
    let (january, told) = ask("2027-01");
    let feng = &january["persons"][0];
    assert_eq!(feng["bonus_unknown"], json!(["2027-01"]));
    for key in ["bonus", "cap", "deducted", "balance"] {
        assert_eq!(feng[key], json!(null), "{key}");
    }
    assert_eq!(feng["cases"][0]["before"], "1300.00");
    assert_eq!(feng["cases"][0]["deducted"], json!(null));
    assert_eq!(january["deducted"], json!(null));
    let words = "no bonus of 冯涛 is stated for 2027-01";
    assert!(told.contains(words) && told.contains("[[bonus]]"), "{told}");
    let csv = ["report", "deductions", "--month", "2027-01"];
    let csv = scene.ok(&[&csv[..], &["--format", "csv"]].concat());
    assert!(csv.contains("261101,7636.37,1300.00,,,\n"), "{csv}");
    let (february, _) = ask("2027-02");
    let feng = &february["persons"][0];
    assert_eq!(feng["bonus_unknown"], json!(["2027-01"]));
    assert_eq!(feng["cases"][0]["before"], "1300.00");
    assert_eq!(feng["cases"][0]["deducted"], "1300.00");
    by_month(&scene, &[("2026-12", "1"), ("2026-12", "2")]);
    let lint = scene.run(&["policy", "lint"]);
    assert_eq!(lint.code, 1);
    let twice = "feng.tao has two bonuses for 2026-12: 2.00, and 1.00 at policies/staff.toml:";
    assert!(lint.stdout.contains(twice), "{}", lint.stdout);
    by_month(&scene, &[("2026-13", "1")]);
    let lint = scene.run(&["policy", "lint"]);
    let wrong = "not a month like 2026-12";
    assert!(lint.stdout.contains(wrong), "{}", lint.stdout);
}

/// What `report deductions` says of Feng Tao in a month, and beside it.
fn feng(scene: &Scene, month: &str) -> (serde_json::Value, String) {
    let args = ["report", "deductions", "--month", month, "--format", "json"];
    let said = scene.run(&args);
    assert_eq!(said.code, 0, "{}", said.stderr);
    let data: serde_json::Value = serde_json::from_str(&said.stdout).unwrap();
    (data["persons"][0].clone(), said.stderr)
}

/// M-B5: a bonus without a month is of no month, even where the file has none by month; it is one
/// warning for all, that says what to write.
#[test]
fn an_undated_bonus_is_of_no_month() {
    let scene = closed();
    by_month(&scene, &[]);
    let mut staff = scene.read("policies/staff.toml");
    for address in ["feng.tao@example.com", "chu.wei@example.com"] {
        let line = format!("email = \"{address}\"\n");
        staff = staff.replace(&line, &format!("{line}bonus = \"2600.00\"\n"));
    }
    scene.write("policies/staff.toml", &staff);
    let (feng, told) = feng(&scene, "2026-12");
    assert_eq!(feng["bonus"], json!(null));
    assert_eq!(feng["bonus_unknown"], json!(["2026-12"]));
    assert!(
        told.contains("no bonus of 冯涛 is stated for 2026-12"),
        "{told}"
    );
    for (lang, words) in [("en", "feng.tao, chu.wei"), ("zh", "未注明月份的奖金")] {
        let lint = scene.lang(lang).run(&["policy", "lint"]);
        assert_eq!(lint.code, 0);
        assert_eq!(lint.stdout.matches("policy-bonus-undated").count(), 1);
        for part in [
            words,
            "feng.tao",
            "chu.wei",
            "`[[bonus]]`",
            "policies/bonus/",
        ] {
            assert!(lint.stdout.contains(part), "{part}: {}", lint.stdout);
        }
    }
    let strict = scene.run(&["policy", "lint", "--fail-on", "warning"]);
    assert_eq!(strict.code, 1);
}

/// M-B5: payroll's sheet of a month, with or without a byte order mark, of any line ends; a person
/// by id or by address, whatever its case.
#[test]
fn a_sheet_states_the_bonuses_of_its_month() {
    let scene = closed();
    by_month(&scene, &[]);
    let sheets = [
        "person,amount\nfeng.tao,2600.00\n",
        "\u{feff}person,amount\r\nFeng.Tao@example.com,2600\r\n\r\n",
        "person, amount\n\"feng.tao\", 2600.00 ",
    ];
    for sheet in sheets {
        scene.write("policies/bonus/2026-12.csv", sheet);
        let lint = scene.run(&["policy", "lint"]);
        assert_eq!(lint.code, 0, "{sheet:?}: {}", lint.stdout);
        let (said, _) = feng(&scene, "2026-12");
        assert_eq!(said["bonus"], "2600.00", "{sheet:?}");
        assert_eq!(said["deducted"], "1300.00");
    }
    scene.write(
        "policies/bonus/2027-01.csv",
        "person,amount\nfeng.tao,1000\n",
    );
    let (said, _) = feng(&scene, "2027-01");
    assert_eq!(said["cases"][0]["before"], "1300.00");
    assert_eq!(said["deducted"], "500.00");
    let explained = scene.json(&["explain", CASE]);
    let part = &explained["deductions"][0];
    let months = json!([{"month": 1, "amount": "1300.00"}, {"month": 2, "amount": "500.00"}]);
    assert_eq!(part["schedule"], months);
    assert_eq!(
        (&part["begins"], &part["unplanned"]),
        (&json!("2026-12"), &json!("5836.37"))
    );
}

/// `explain` plans by the months that are stated, leaves out those between that are not, and says
/// both those and what is left.
#[test]
fn what_no_month_is_known_to_take_is_explained() {
    let scene = closed();
    by_month(&scene, &[("2026-12", "2600.00"), ("2027-02", "2000.00")]);
    let explained = scene.json(&["explain", CASE]);
    let part = &explained["deductions"][0];
    let months = json!([{"month": 1, "amount": "1300.00"}, {"month": 3, "amount": "1000.00"}]);
    assert_eq!(part["schedule"], months);
    assert_eq!(part["bonus_unknown"], json!(["2027-01"]));
    assert_eq!(part["unplanned"], "5336.37");
    for (lang, words) in [
        ("en", ["is stated for 2027-01", "5,336.37 CNY is left then"]),
        ("zh", ["2027-01 的奖金未列明", "尚余 5,336.37 元"]),
    ] {
        let page = scene.lang(lang).ok(&["explain", CASE]).replace("\n  ", "");
        for words in words {
            assert!(page.contains(words), "{page}");
        }
    }
    by_month(&scene, &[]);
    let explained = scene.json(&["explain", CASE]);
    let part = &explained["deductions"][0];
    assert_eq!(part["schedule"], json!([]));
    assert_eq!(part["bonus_unknown"], json!(["2026-12"]));
}

/// Every bad row is told at its line and column, the others count in the lint; nothing is reckoned
/// from a sheet with a fault, and nothing else is stopped by it.
#[test]
fn bad_rows_of_a_sheet_are_found_where_they_stand() {
    let scene = closed();
    by_month(&scene, &[]);
    let sheet = "\u{feff}person,amount\r\nfeng.tao,2 600\r\nnobody,5\r\nchu.wei,\r\n\
                 ,7\r\nshen.li,1,200.00\r\nshen.li\r\n\"x, y\",\"1.234\"\r\n";
    let file = "policies/bonus/2026-12.csv";
    scene.write(file, sheet);
    let found = scene.run(&["policy", "lint", "--format", "json"]);
    assert_eq!(found.code, 1);
    let found: serde_json::Value = serde_json::from_str(&found.stdout).unwrap();
    let places = found["findings"].as_array().unwrap().iter().map(|it| {
        assert_eq!(it["file"], file);
        let (line, column) = (it["line"].as_u64().unwrap(), it["column"].as_u64().unwrap());
        (it["rule"].as_str().unwrap().to_owned(), line, column)
    });
    let places: Vec<_> = places.collect();
    let expected = [
        ("field-money-malformed", 2, 10),
        ("policy-bonus-unknown", 3, 1),
        ("field-money-malformed", 4, 9),
        ("policy-bonus-nobody", 5, 1),
        ("policy-bonus-cells", 6, 11),
        ("policy-bonus-cells", 7, 1),
        ("field-money-precise", 8, 8),
    ];
    let expected = expected.map(|(rule, line, column)| (rule.to_owned(), line, column));
    assert_eq!(places, expected);
    let one = scene.run(&["policy", "lint", file]);
    assert_eq!(one.code, 1);
    assert!(
        one.stdout.contains(&format!("{file}:3:1")),
        "{}",
        one.stdout
    );
    let check = scene.run(&["check", "--rule", "invalid-policy", "--format", "json"]);
    assert_eq!(check.code, 1);
    let check: serde_json::Value = serde_json::from_str(&check.stdout).unwrap();
    assert_eq!(check["findings"].as_array().unwrap().len(), 6);
    assert_eq!(check["findings"][0]["file"], file);
    let report = scene.fails(2, &["report", "deductions", "--month", "2026-12"]);
    assert!(report.contains(&format!("{file}:2:10")), "{report}");
    scene.ok(&["note", CASE, "--text", "taken down all the same"]);
}

/// The columns are named, and the file's name is a month.
#[test]
fn a_sheet_says_what_it_is() {
    let scene = closed();
    by_month(&scene, &[]);
    for (name, text, words) in [
        ("2026-12.csv", "", "policies/bonus/2026-12.csv"),
        ("2026-12.csv", "feng.tao,2600\n", "`person,amount`"),
        (
            "2026-12.csv",
            "person;amount\nfeng.tao;2600\n",
            "`person,amount`",
        ),
        ("december.csv", "person,amount\n", "december.csv"),
        ("2026-13.csv", "person,amount\n", "2026-13.csv"),
    ] {
        let path = format!("policies/bonus/{name}");
        let file = scene.write(&path, text);
        for lang in ["en", "zh"] {
            let lint = scene.lang(lang).run(&["policy", "lint"]);
            assert_eq!(lint.code, 1, "{name} {text:?}");
            assert!(lint.stdout.contains(words), "{}", lint.stdout);
        }
        std::fs::remove_file(file).unwrap();
    }
    scene.write(
        "policies/bonus/README.md",
        "What is not a sheet is nobody's business.\n",
    );
    scene.ok(&["policy", "lint"]);
}

/// M-B5: a month has one bonus of a person. Two figures are told with both places; two files may
/// say the same. What is contradicted is not known.
#[test]
fn one_person_has_one_bonus_a_month() {
    let scene = closed();
    let file = "policies/bonus/2026-12.csv";
    let twice = |sheet: &str, months: &[(&str, &str)]| {
        by_month(&scene, months);
        scene.write(file, &format!("person,amount\n{sheet}"));
        let lint = scene.run(&["policy", "lint"]);
        (lint.code, lint.stdout)
    };
    let (code, said) = twice("feng.tao,2600\n", &[("2026-12", "2600.00")]);
    assert_eq!(code, 0, "{said}");
    assert_eq!(feng(&scene, "2026-12").0["bonus"], "2600.00");
    let (code, said) = twice("feng.tao,2600\n", &[("2026-12", "3000.00")]);
    assert_eq!(code, 1);
    for words in [
        "2600.00, and 3000.00 at policies/staff.toml:",
        "2026-12.csv:2:1",
    ] {
        assert!(said.contains(words), "{said}");
    }
    assert_eq!(
        feng(&scene, "2026-12").0["bonus_unknown"],
        json!(["2026-12"])
    );
    let (code, said) = twice("feng.tao,2600\nfeng.tao@example.com,2600\n", &[]);
    assert_eq!(code, 1);
    let both = said.contains("2026-12.csv:3:1") && said.contains("2026-12.csv:2\n");
    assert!(both, "{said}");
}

/// Payroll's directory may lie outside the repository. Where it is not there, what is reckoned from
/// bonuses says so and stops; the work on cases goes on.
#[test]
fn bonuses_may_be_kept_outside() {
    let scene = closed();
    by_month(&scene, &[]);
    let organization = scene.read("policies/organization.toml");
    let outside = scene.outside().join("payroll");
    let named = format!("{organization}\nbonus = {:?}\n", outside.to_string_lossy());
    scene.write("policies/organization.toml", &named);
    let report = ["report", "deductions", "--month", "2026-12"];
    for line in [&report[..], &["policy", "lint"]] {
        let said = scene.fails(4, line);
        assert!(said.contains("payroll"), "{line:?}: {said}");
    }
    for line in [&["check"][..], &["explain", CASE]] {
        let said = scene.run(line);
        assert_ne!(said.code, 4, "{line:?}");
        assert!(said.stderr.contains("payroll"), "{line:?}: {}", said.stderr);
    }
    scene.ok(&["note", CASE, "--text", "payroll is somebody else's"]);
    std::fs::write(&outside, "no directory").unwrap();
    for line in [&report[..], &["policy", "lint"], &["check"]] {
        let said = scene.fails(4, line);
        assert!(said.contains("payroll"), "{line:?}: {said}");
    }
    std::fs::remove_file(&outside).unwrap();
    std::fs::create_dir(&outside).unwrap();
    std::fs::write(
        outside.join("2026-12.csv"),
        "person,amount\nfeng.tao,2600\n",
    )
    .unwrap();
    assert_eq!(feng(&scene, "2026-12").0["deducted"], "1300.00");
    scene.ok(&["policy", "lint"]);
    std::fs::write(outside.join("2026-12.csv"), "person,amount\nfeng.tao,x\n").unwrap();
    let said = scene.fails(2, &report);
    assert!(said.contains("2026-12.csv:2:10"), "{said}");
    let near = format!("{organization}\nbonus = \"policies/bonus\"\n");
    scene.write("policies/organization.toml", &near);
    scene.write(
        "policies/bonus/2026-12.csv",
        "person,amount\nfeng.tao,2600\n",
    );
    scene.ok(&["policy", "lint"]);
}

/// A changed sheet is told figure by figure, and a revision is read with its own.
#[test]
fn a_changed_sheet_is_a_changed_regulation() {
    let scene = closed();
    by_month(&scene, &[]);
    let file = "policies/bonus/2026-12.csv";
    scene.write(file, "person,amount\nfeng.tao,2600\n");
    scene.commit("december");
    scene.write(file, "person,amount\nfeng.tao,3000\n");
    let said = scene.ok(&["diff"]);
    for words in [file, "2600.00", "3000.00"] {
        assert!(said.contains(words), "{said}");
    }
    scene.write(file, "person,amount\nfeng.tao,3,000\n");
    scene.git(&["add", "-A"]);
    let staged = scene.run(&["check", "--staged"]);
    assert_eq!(staged.code, 1);
    assert!(staged.stdout.contains(file), "{}", staged.stdout);
}

/// A month reads the same whoever wrote the sheet: by an address before a move of the mail domain, by
/// one git's mailmap joins, by the id; and what a correction of the case moves is read with it. In both
/// languages the same figures.
#[test]
fn a_month_is_read_by_every_name_of_a_person() {
    let scene = closed();
    by_month(&scene, &[]);
    let staff = scene.read("policies/staff.toml");
    let old = "email = \"feng.tao@example.com\"\n";
    let moved = format!("{old}former_emails = [\"feng@old.example\"]\n");
    scene.write("policies/staff.toml", &staff.replace(old, &moved));
    scene.write(".mailmap", "<chu.wei@example.com> <wei.chu@git.example>\n");
    let sheet = "person,amount\nfeng@old.example,2600\nWei.Chu@git.example,2600\nshen.li,2000\n";
    scene.write("policies/bonus/2026-12.csv", sheet);
    scene.ok(&["policy", "lint"]);
    let report = ["report", "deductions", "--month", "2026-12"];
    for (lang, title, all) in [
        ("en", "Deductions from the bonus, 2026-12", "3,600.00"),
        ("zh", "2026-12", "3,600.00"),
    ] {
        let said = scene.lang(lang).run(&report);
        assert_eq!((said.code, said.stderr.as_str()), (0, ""), "{lang}");
        for words in [title, all, "冯涛", "褚伟", "沈丽"] {
            assert!(said.stdout.contains(words), "{words}: {}", said.stdout);
        }
    }
    let bonuses = scene.json(&report)["persons"].as_array().unwrap().clone();
    let bonuses: Vec<_> = bonuses.iter().map(|it| it["bonus"].clone()).collect();
    assert_eq!(bonuses, ["2600.00", "2600.00", "2000.00"]);
    let twice = format!("{sheet}chu.wei@example.com,2600\n");
    scene.write("policies/bonus/2026-12.csv", &twice);
    for (lang, words) in [("en", "two bonuses for 2026-12"), ("zh", "有两个奖金数")] {
        let lint = scene.lang(lang).run(&["policy", "lint"]);
        assert!(
            lint.code == 1 && lint.stdout.contains(words),
            "{}",
            lint.stdout
        );
    }
}

/// A closing that is corrected moves the months of its deductions from when it is known on; asked as of
/// a day before, the month reads as it did.
#[test]
fn a_corrected_closing_moves_its_months() {
    let scene = closed();
    let early = scene.as_of("2026-12-05T09:00:00+08:00");
    let (before, _) = feng(&early, "2026-12");
    assert_eq!(before["deducted"], "1300.00");
    let office = scene.by(crate::common::REGISTRAR);
    let office = office.as_of("2026-12-10T09:00:00+08:00");
    office.ok(&[
        "correct",
        CASE,
        "closing.at=2026-12-01T10:00",
        "--reason",
        "the letter's date",
    ]);
    assert_eq!(feng(&early, "2026-12").0, before);
    let late = scene.as_of("2027-01-10T09:00:00+08:00");
    for lang in ["en", "zh"] {
        let late = late.lang(lang);
        assert_eq!(feng(&late, "2026-12").0, json!(null));
        let (january, told) = feng(&late, "2027-01");
        assert_eq!(january["cases"][0]["before"], "0.00");
        assert_eq!(january["bonus_unknown"], json!(["2027-01"]));
        assert!(told.contains("2027-01"), "{told}");
    }
}
