//! `site`: static pages that stand by themselves, and what `--redact` keeps to itself.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Component, Path};

use super::pages::{attributes, harmless, linked, many};
use super::queries::scene;
use crate::common::Scene;

/// The pages of a directory, by their path.
fn pages(scene: &Scene, dir: &str) -> BTreeMap<String, String> {
    let files = scene.files(dir).into_iter();
    let below = |path: String| path[dir.len() + 1..].to_owned();
    files
        .filter(|path| path.rsplit('.').next() == Some("html"))
        .map(|path| (below(path.clone()), scene.read(&path)))
        .collect()
}

/// Where a link leads from a page.
fn target(from: &str, to: &str) -> String {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in Path::new(to).components() {
        match part {
            Component::ParentDir => drop(parts.pop().unwrap()),
            part => parts.push(part.as_os_str().to_str().unwrap()),
        }
    }
    parts.join("/")
}

/// Every page is whole, and every link leads to a page of the site.
fn whole(pages: &BTreeMap<String, String>) {
    for (file, page) in pages {
        harmless(page);
        linked(page);
        for to in attributes(page, "href") {
            if !to.starts_with('#') {
                let target = target(file, to);
                assert!(pages.contains_key(&target), "{file}: {to}");
            }
        }
    }
}

/// An overview, a report for each month of a year and for this year, a page for each case; a figure
/// leads to its cases, a case to its page with what happened and why.
#[test]
fn a_site_is_an_overview_reports_and_cases() {
    let scene = scene();
    let said = scene.ok(&["site", "public"]);
    assert!(said.contains("19 pages"), "{said}");
    let pages = pages(&scene, "public");
    whole(&pages);
    let reports = pages.keys().filter(|file| file.starts_with("reports/"));
    let reports: Vec<&str> = reports.map(String::as_str).collect();
    assert_eq!(reports.len(), 13, "{reports:?}");
    assert_eq!(reports[0], "reports/2025-12.html");
    assert!(reports.contains(&"reports/2026.html") && reports.contains(&"reports/2026-11.html"));
    let index = &pages["index.html"];
    assert!(
        index.contains("href=\"cases/261105.html\"")
            && index.contains("href=\"reports/2026-10.html\"")
    );
    let month = &pages["reports/2026-10.html"];
    assert!(
        month.contains("href=\"#proof-on_time\"")
            && month.contains("href=\"../cases/261002.html\"")
    );
    let case = &pages["cases/261105.html"];
    for held in [
        "261105",
        "2026-11-05",
        "manufacturing.toml:",
        "id=\"proof\"",
    ] {
        assert!(case.contains(held), "{held}: {case}");
    }
    let chinese = scene.lang("zh_CN");
    chinese.ok(&["site", "zh"]);
    whole(&self::pages(&scene, "zh"));
    assert!(scene.read("zh/index.html").contains("<html lang=\"zh\">"));
}

/// `--redact`: nothing that is declared personal, no name and no address of ours, wherever people
/// wrote it.
#[test]
fn a_redacted_site_says_of_nobody_who_they_are() {
    let scene = scene();
    let path = "cases/2026/11/261106.yaml";
    let text = scene.read(path);
    assert!(text.contains("Rhein Elektronik GmbH"));
    let before = text
        .lines()
        .find(|line| line.starts_with("title:"))
        .unwrap();
    let titled = "title: Rhein Elektronik GmbH asks Wang Min; zhao.lei@example.com";
    scene.write(path, &text.replace(before, titled));
    scene.ok(&[
        "note",
        "261106",
        "--text",
        "Rhein Elektronik GmbH called 王敏",
    ]);
    let mut never: Vec<String> = vec!["Rhein Elektronik".into(), "@example.com".into()];
    let staff = scene.read("policies/staff.toml");
    let persons = staff
        .split("[[")
        .filter(|part| part.starts_with("person]]"));
    let lines = persons.flat_map(str::lines);
    let names = lines.filter_map(|line| line.trim().strip_prefix("name = \""));
    never.extend(names.map(|name| name.trim_end_matches('"').to_owned()));
    assert!(never.len() > 5, "{never:?}");
    scene.ok(&["site", "open"]);
    let open: String = pages(&scene, "open").into_values().collect();
    scene.ok(&["site", "closed", "--redact"]);
    let closed = pages(&scene, "closed");
    whole(&closed);
    let closed: String = closed.into_values().collect();
    let shown = never.iter().filter(|name| open.contains(name.as_str()));
    assert!(shown.count() > 3, "nothing to leave out");
    for name in &never {
        let at = closed.find(name.as_str());
        let around = at.map(|at| closed[..at].chars().rev().take(80).collect::<String>());
        assert_eq!(
            around.map(|it| it.chars().rev().collect::<String>()),
            None,
            "{name}"
        );
    }
    assert!(closed.contains("(withheld)") && closed.contains("261106"));
}

/// Text of a case is text on its page.
#[test]
fn hostile_text_is_text_on_a_site() {
    let scene = scene();
    let hostile =
        "</dd><script>alert(1)</script><img src=x onerror=alert(1)>\u{202e}\u{1b}[2J \"'&lt;";
    scene.ok(&["note", "261106", "--text", hostile]);
    scene.ok(&["site", "public"]);
    let pages = pages(&scene, "public");
    whole(&pages);
    let case = &pages["cases/261106.html"];
    assert!(
        case.contains("&lt;/dd&gt;&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x"),
        "{case}"
    );
}

/// Only what was written before is replaced or removed; the same cases give the same bytes.
#[test]
fn a_directory_of_something_else_is_left_alone() {
    let scene = scene();
    scene.write("mine/notes.txt", "mine");
    let said = scene.fails(4, &["site", "mine"]);
    assert!(said.contains("something else"), "{said}");
    assert_eq!(scene.files("mine"), ["mine/notes.txt"]);
    for records in ["cases", "policies", "cases/2026", "."] {
        scene.fails(4, &["site", records]);
    }
    // Somebody was killed before he had marked it.
    scene.write("public/.complaint-Ab1.tmp", "complaint s");
    scene.ok(&["site", "public"]);
    fs::remove_file(scene.path("public/.complaint-Ab1.tmp")).unwrap();
    let before = pages(&scene, "public");
    scene.ok(&["site", "public"]);
    assert_eq!(pages(&scene, "public"), before);
    fs::remove_file(scene.path("cases/2026/11/261107.yaml")).unwrap();
    scene.write("public/mine.txt", "mine");
    scene.ok(&["site", "public"]);
    assert!(!scene.exists("public/cases/261107.html"));
    assert!(scene.exists("public/cases/261106.html") && scene.exists("public/mine.txt"));
    scene.write(
        "public/.complaint-site",
        "complaint site 1\n../cases/2026/11/261106.yaml\n",
    );
    scene.fails(4, &["site", "public"]);
    assert!(scene.exists("cases/2026/11/261106.yaml"));
}

/// None, one, thirty, more than are made at once.
#[test]
fn any_number_of_cases_is_a_site() {
    for count in [0, 1, 30, 130] {
        let scene = many(count);
        scene.ok(&["site", "public"]);
        let pages = pages(&scene, "public");
        let cases = pages.keys().filter(|file| file.starts_with("cases/"));
        assert_eq!(cases.count(), count);
        if count <= 30 {
            whole(&pages);
        }
    }
}
