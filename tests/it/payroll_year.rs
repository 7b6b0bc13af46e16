//! `docs/payroll.md`: a year of payroll with a mover, a reopening, a resale and a leaver, month by
//! month as the page shows it (M-B1 to M-B5, M-A1, M-9.9).

use std::fmt::Write as _;

use complaint::domain::month::Month;

use crate::common::{BUSINESS, MANAGER, QUALITY, REGISTRAR, Scene};

/// A repository without cases, with the bonuses of the page in payroll's sheets.
fn start() -> Scene {
    let scene = Scene::of("manufacturing");
    let staff = scene.read("policies/staff.toml");
    let staff = staff.split("\n[[bonus]]").next().unwrap().to_owned() + "\n";
    scene.write("policies/staff.toml", &staff);
    for month in 1..=12 {
        let mut sheet =
            "person,amount\nfeng.tao,2600.00\nchu.wei,2600.00\njiang.hua,2400.00\n".to_owned();
        if month <= 10 {
            sheet.push_str("shen.li,2000.00\n");
        }
        scene.write(&format!("policies/bonus/2026-{month:02}.csv"), &sheet);
    }
    scene.commit("policies");
    scene
}

/// A case from the call to its closing on one day; its number.
fn closed(scene: &Scene, day: &str, liable: &str, remedy: &str) -> String {
    let at = |time: &str| scene.as_of(&format!("{day}T{time}"));
    let said = at("09:05").json(&[
        "new",
        "--received",
        &format!("{day}T09:00"),
        "--customer",
        "Huanan",
        "--complaint",
        "it peels",
        "--order",
        "PO-1",
        "--part",
        "P-4",
        "--shipped",
        "2025-12-01",
        "--quantity",
        "500",
        "--defective",
        "42",
        "--demand",
        "replace",
        "--class",
        "quality-abnormal",
    ]);
    let number = said["number"].as_str().unwrap().to_owned();
    finish(scene, (day, &number), liable, remedy);
    number
}

/// The way of a case that was received, to its closing on one day.
fn finish(scene: &Scene, (day, number): (&str, &str), liable: &str, remedy: &str) {
    let step = |time: &str, by: &str, args: &[&str]| {
        let scene = scene.as_of(&format!("{day}T{time}")).by(by);
        scene.ok(&[&[args[0], number], &args[1..]].concat());
    };
    step("09:10", REGISTRAR, &["register"]);
    step("09:15", REGISTRAR, &["assign"]);
    let found = [
        "investigate",
        "--outcome",
        "upheld",
        "--cause",
        "x",
        "--liable",
        liable,
    ];
    step("10:00", QUALITY, &found);
    step("10:30", BUSINESS, &["resolve", "--remedy", remedy]);
    step("10:40", REGISTRAR, &["consolidate", "--text", "ok"]);
    step("11:00", MANAGER, &["approve"]);
    step("11:10", BUSINESS, &["agree", "--accepted"]);
    step("11:15", REGISTRAR, &["consolidate", "--text", "again"]);
    if remedy.starts_with("return") {
        step(
            "11:17",
            BUSINESS,
            &["receive", "--quantity", "42", "--proof", "invoice-original"],
        );
    }
    step("11:20", BUSINESS, &["carry-out"]);
    step(
        "11:30",
        BUSINESS,
        &[
            "reply", "--kind", "answer", "--via", "letter", "--text", "done",
        ],
    );
    step("11:40", REGISTRAR, &["close"]);
}

/// Chu Wei is in drilling from March on, and his points with him.
fn moves(scene: &Scene) {
    let office = scene.as_of("2026-03-02T09:00");
    let from = ["--from", "2026-03-01"];
    office.ok(&[&["staff", "move", "chu.wei", "--to", "drilling"][..], &from].concat());
    for (unit, old, new) in [("soldermask", 44, 28), ("drilling", 16, 32)] {
        let staff = scene.read("policies/staff.toml");
        let (head, tail) = staff.split_at(staff.find(&format!("id = \"{unit}\"")).unwrap());
        let (old, new) = (format!("points = {old}"), format!("points = {new}"));
        let staff = format!("{head}{}", tail.replacen(&old, &new, 1));
        scene.write("policies/staff.toml", &staff);
    }
}

/// The goods of April are sold in their month, which is written down in the next.
fn sells(scene: &Scene) {
    let seller = scene.as_of("2026-06-03T09:00").by(BUSINESS);
    let sold = [
        "resell",
        "260401",
        "--quantity",
        "42",
        "--price",
        "19",
        "--a-price",
        "20",
    ];
    seller.ok(&[&sold[..], &["--at", "2026-05-06T09:00"]].concat());
}

/// What happens in a month, before it is posted.
fn happens(scene: &Scene, month: &str) {
    let office = |day: &str| scene.as_of(&format!("{day}T09:00"));
    match month {
        "2026-01" => {
            let number = closed(
                scene,
                "2026-01-20",
                "soldermask-a=100",
                "compensation:amount=9000",
            );
            assert_eq!(number, "260101");
        }
        "2026-03" => moves(scene),
        "2026-04" => {
            let remedy = "return:quantity=42,price=20";
            closed(scene, "2026-04-10", "soldermask/feng.tao=100", remedy);
        }
        "2026-06" => {
            sells(scene);
            closed(
                scene,
                "2026-06-16",
                "drilling/chu.wei=100",
                "compensation:amount=3000",
            );
        }
        "2026-08" => {
            let again = ["reopen", "260601", "--reason", "it peels again"];
            office("2026-08-18").by(BUSINESS).ok(&again);
        }
        "2026-09" => {
            let two = "compensation:amount=2000";
            finish(
                scene,
                ("2026-09-14", "260801"),
                "soldermask-b/shen.li=100",
                two,
            );
        }
        "2026-10" => {
            let left = ["staff", "leave", "shen.li", "--until", "2026-10-31"];
            office("2026-10-28").ok(&left);
        }
        _ => {}
    }
}

/// The year: each month's sheet as its command prints it, posted in the first days of the next.
fn year(scene: &Scene) -> Vec<(String, String)> {
    let mut sheets = Vec::new();
    let mut month: Month = "2026-01".parse().unwrap();
    for _ in 0..12 {
        let name = month.to_string();
        happens(scene, &name);
        scene.git(&["add", "--all"]);
        scene.try_git(&["commit", "--quiet", "--message", &name]);
        let after = scene.as_of(&format!("{}-05T09:00", month.next()));
        let sheet = ["report", "deductions", "--month", &name];
        let shown = after.ok(&sheet);
        after.ok(&[&sheet[..], &["--post"]].concat());
        sheets.push((name, shown));
        month = month.next();
    }
    sheets
}

#[test]
fn the_page_shows_the_year_as_it_is() {
    let scene = start();
    let sheets = year(&scene);
    let page = include_str!("../../docs/payroll.md");
    let mut shown = String::new();
    for (month, sheet) in sheets.iter().filter(|(_, sheet)| !sheet.is_empty()) {
        let _ = write!(
            shown,
            "$ complaint report deductions --month {month}\n{sheet}\n"
        );
    }
    let mut told = String::new();
    for block in page.split("```text\n").skip(1) {
        told.push_str(block.split("```").next().unwrap());
        told.push('\n');
    }
    assert_eq!(told, shown, "the year is:\n{shown}");
}
