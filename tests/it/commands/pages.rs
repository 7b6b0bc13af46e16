//! Reports as pages: complete without scripts, nothing fetched, every link with its place, hostile text
//! harmless.

use std::collections::BTreeSet;

use super::queries::scene;
use crate::common::Scene;

/// What stands between the quotes of every attribute of this name.
pub fn attributes<'p>(page: &'p str, name: &str) -> Vec<&'p str> {
    let begin = format!(" {name}=\"");
    let found = page.split(begin.as_str()).skip(1);
    found.map(|rest| rest.split('"').next().unwrap()).collect()
}

/// The elements and the attributes of a page; there are no others.
const ELEMENTS: &str = "a body br caption circle dd desc details div dl dt figcaption figure g h1 h2 h3 i li line \
    main nav p path polyline rect section summary svg table tbody td text th thead title tr ul";
const ATTRIBUTES: &str = "aria-label aria-labelledby class cx cy d data-v height href id open points r role scope \
    tabindex text-anchor transform viewBox width x x1 x2 y y1 y2";

/// What a page may never hold: anything fetched, anything run but the one script, text that steers,
/// an element or attribute of the text's own.
pub fn harmless(page: &str) {
    assert_eq!(page.matches("<script").count(), 1);
    assert!(page.contains("Content-Security-Policy\" content=\"default-src 'none'; "));
    let (_, body) = page.split_once("<body>").unwrap();
    let body = body.split("<script>").next().unwrap();
    for tag in body.split('<').skip(1).filter(|tag| !tag.starts_with('/')) {
        let (tag, _) = tag.split_once('>').unwrap();
        let (name, mut rest) = tag.split_once(' ').unwrap_or((tag, ""));
        assert!(
            ELEMENTS.split_whitespace().any(|known| known == name),
            "{tag}"
        );
        while let Some((name, value)) = rest.split_once("=\"") {
            let name = name.trim().rsplit(' ').next().unwrap();
            assert!(
                ATTRIBUTES.split_whitespace().any(|known| known == name),
                "{tag}"
            );
            rest = value.split_once('"').unwrap().1;
        }
    }
    assert!(!page.contains(['\u{202e}', '\u{1b}']));
    for to in attributes(body, "href") {
        assert!(!to.contains(':') && !to.starts_with('/'), "{to}");
    }
}

/// Every id is there once, and every place that is led to within the page is there.
pub fn linked(page: &str) {
    let ids = attributes(page, "id");
    let places: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), places.len(), "{ids:?}");
    for to in attributes(page, "href") {
        if let Some(place) = to.strip_prefix('#') {
            assert!(places.contains(place), "{to}");
        }
    }
    for named in attributes(page, "aria-labelledby") {
        assert!(named.split(' ').all(|id| places.contains(id)), "{named}");
    }
}

/// The levels of the headings, none left out on the way down.
fn headings(page: &str) {
    let mut before = 0;
    for rest in page.split("<h").skip(1) {
        if let Some(level) = rest.chars().next().and_then(|c| c.to_digit(10)) {
            assert!(level <= before + 1, "h{level} after h{before}");
            before = level;
        }
    }
    assert_eq!(page.matches("<h1>").count(), 1);
}

/// Each figure leads to its proof – formula, why, the cases – and each case to its row.
#[test]
fn a_figure_leads_to_its_cases() {
    let asked = ["report", "--format", "html", "--group-by", "class,customer"];
    let page = scene().ok(&asked);
    harmless(&page);
    linked(&page);
    headings(&page);
    assert!(
        page.starts_with("<!DOCTYPE html><html lang=\"en\">"),
        "{page}"
    );
    assert!(
        page.contains("<a href=\"#proof-on_time\">50.0 %</a>"),
        "{page}"
    );
    let proof = page.split("<section id=\"proof-on_time\">").nth(1).unwrap();
    let proof = proof.split("</section>").next().unwrap();
    assert!(
        proof.contains("<dt>no</dt><dd><a href=\"#case-261002\">261002</a>"),
        "{proof}"
    );
    assert!(page.contains("<tr id=\"case-261001\">"), "{page}");
    assert!(
        page.contains("<svg ") && page.contains("<polyline class=\"c\""),
        "{page}"
    );
    assert!(
        page.contains("<th scope=\"col\">") && page.contains("<caption>"),
        "{page}"
    );
    let chinese = scene().lang("zh_CN").ok(&["report", "--format", "html"]);
    assert!(chinese.contains("<html lang=\"zh\">") && chinese.contains("<h1>客诉统计"));
    linked(&chinese);
}

/// Every report is a page: the proof of one figure, deductions, returns.
#[test]
fn every_report_is_a_page() {
    for args in [
        &["report", "--explain", "time_to_close"][..],
        &["report", "deductions", "--month", "2026-12"],
        &["report", "returns", "--month", "2026-11"],
    ] {
        let page = scene().ok(&[args, &["--format", "html"]].concat());
        harmless(&page);
        linked(&page);
        headings(&page);
    }
}

/// What a case says comes out as text.
#[test]
fn hostile_text_is_text_on_a_page() {
    let scene = scene();
    let path = "cases/2026/11/261106.yaml";
    let hostile = "</td><script>alert(1)</script><img src=x onerror=alert(1)>\\u202E\\e[2J&lt;'";
    let text = scene.read(path);
    let text = text.replace("Rhein Elektronik GmbH", &format!("\"{hostile}\""));
    scene.write(path, &text);
    let asked = [
        "report",
        "2026-11",
        "--format",
        "html",
        "--group-by",
        "customer",
    ];
    let page = scene.ok(&asked);
    harmless(&page);
    linked(&page);
    let shown = "&lt;/td&gt;&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;\
        \\u{202e}\\u{1b}[2J&amp;lt;&#39;";
    assert!(page.contains(shown), "{page}");
    assert_eq!(page, scene.ok(&asked), "the same input, the same bytes");
}

/// A repository of so many cases, some closed, some overdue.
pub fn many(count: usize) -> Scene {
    let scene = Scene::of("manufacturing").as_of("2026-12-31T12:00:00+08:00");
    for n in 0..count {
        let (month, day) = (n % 12 + 1, n % 27 + 1);
        let number = format!("26{month:02}{:04}", n / 12 + 1);
        let mut text = format!(
            "format: 1\nnumber: \"{number}\"\nuid: u{n}\npolicy: manufacturing\nstatus: received\n\
             received: 2026-{month:02}-{day:02}T09:00:00+08:00\nreceived_by: wang.min@example.com\n\
             class: quality\ncustomer: {{name: 客户{}}}\ncomplaint: 阻焊脱落\n",
            n % 40
        );
        if n % 3 > 0 {
            let at = format!("2026-{month:02}-{:02}T15:00:00+08:00", day + 1);
            let closing = format!("closing: {{at: {at}, by: gm.office@example.com}}\n");
            text.push_str(&closing);
        }
        scene.write(&format!("cases/2026/{month:02}/{number}.yaml"), &text);
    }
    scene
}

/// None, one, thirty, a thousand cases.
#[test]
fn any_number_of_cases_is_a_page_and_a_workbook() {
    for count in [0, 1, 30, 400] {
        let scene = many(count);
        let page = scene.ok(&[
            "report",
            "2026",
            "--format",
            "html",
            "--group-by",
            "customer",
        ]);
        harmless(&page);
        linked(&page);
        assert_eq!(page.matches("<tr id=\"case-").count(), count);
        let out = ["--format", "xlsx", "--out", "a.xlsx"];
        scene.ok(&[&["report", "2026"][..], &out].concat());
        assert!(scene.exists("a.xlsx"));
    }
}
