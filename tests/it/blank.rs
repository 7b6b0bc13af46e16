//! A blank policy: whole, clean, and enough to handle a case.

use chrono::NaiveDate;
use complaint::codec::{regulations, toml};
use complaint::domain::policy::Policy;
use complaint::domain::schema::{Field, Kind, Table as _};
use complaint::domain::tree::Node;
use complaint::ui::blank::{Start, text};
use complaint::ui::lang::Lang;
use complaint::ui::words::Words;

use crate::common::{MANAGER, Scene};

/// The two keys that say `limit` otherwise: only one of the ways can be meant.
const OTHERWISE: [&str; 2] = ["#domestic", "#foreign"];

/// A blank policy in which everything holds that may: every key there is.
pub fn with_everything(lang: Lang) -> String {
    let start = Start {
        id: "house-rules",
        from: NaiveDate::from_ymd_opt(2026, 1, 1).unwrap(),
        calendar: "cn",
        currency: "CNY",
        unit: "business",
        role: "general-manager",
    };
    let blank = text(&Words::new(lang), &start);
    let lines = blank.lines().map(|line| {
        let aside = line.starts_with('#') && !line.starts_with("# ") && !line.starts_with("#:");
        match line.strip_prefix('#') {
            Some(key) if aside && !OTHERWISE.iter().any(|other| line.starts_with(other)) => key,
            _ => line,
        }
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// The declared keys that are nowhere in a document.
fn lacking(shape: &[Field], nodes: &[&Node], path: &str, found: &mut Vec<String>) {
    for field in shape {
        let path = format!("{path}.{}", field.key);
        let there: Vec<&Node> = nodes
            .iter()
            .filter_map(|node| node.get(field.key))
            .collect();
        if there.is_empty() && !["domestic", "foreign"].contains(&field.key) {
            found.push(path.clone());
            continue;
        }
        let below: Vec<&Node> = match field.kind {
            Kind::List(_) => there.iter().flat_map(|node| node.items()).collect(),
            Kind::Keyed(..) => there
                .iter()
                .flat_map(|node| node.entries().iter().map(|entry| &entry.value))
                .collect(),
            // What a condition may ask is told, not tried: any part of it is one.
            Kind::Map(_) if field.key != "when" => there,
            _ => continue,
        };
        lacking(field.below(), &below, &path, found);
    }
}

/// Point 22: every key that is declared stands in it, in each language, and can be read as it
/// stands.
#[test]
fn every_declared_key_stands_in_a_blank_policy() {
    for lang in [Lang::Zh, Lang::En] {
        let text = with_everything(lang);
        let file = ("policies/house-rules.toml".to_owned(), text.clone());
        let read = regulations::read_alone(&[file]);
        let faults: Vec<_> = read
            .faults()
            .iter()
            .map(|fault| (fault.path.clone(), fault.what.clone()))
            .collect();
        assert!(faults.is_empty(), "{lang}: {faults:#?}\n{text}");
        let document = toml::parse(&text).unwrap();
        let mut lacks = Vec::new();
        lacking(Policy::FIELDS, &[&document], "", &mut lacks);
        assert!(lacks.is_empty(), "{lang}: {lacks:?}");
    }
}

/// Point 22: what is written is clean, and a case goes from intake to closing under it at once.
#[test]
fn a_blank_policy_handles_a_case() {
    for lang in ["zh", "en"] {
        let scene = Scene::new();
        let said = scene.lang(lang).ok(&["policy", "new", "house-rules"]);
        assert!(said.contains("policies/house-rules.toml"), "{said}");
        assert_eq!(
            scene.ok(&["policy", "lint", "--fail-on", "note"]),
            "nothing found (12 files)\n"
        );
        let new = scene.json(&[
            "new",
            "--policy",
            "house-rules",
            "--customer",
            "华南电子",
            "--complaint",
            "x",
        ]);
        let number = new["number"].as_str().unwrap().to_owned();
        assert_eq!(number, "HOU2611001");
        scene.ok(&["assign", &number]);
        let found = [
            "investigate",
            &number,
            "--outcome",
            "upheld",
            "--cause",
            "y",
        ];
        scene.ok(&found);
        scene.ok(&["resolve", &number, "--remedy", "refund:amount=100"]);
        scene.by("zhou.lan@example.com").ok(&["approve", &number]);
        scene.ok(&["agree", &number, "--accepted"]);
        scene.ok(&[
            "reply", &number, "--kind", "answer", "--via", "phone", "--text", "z",
        ]);
        scene.ok(&["carry-out", &number]);
        scene.ok(&["close", &number]);
        assert_eq!(scene.json(&["show", &number])["status"], "closed");
        scene.ok(&["check", "--kind", "data"]);
    }
}

/// Nothing is overwritten, nothing is written under a name that means something else, and with
/// `--dry-run` nothing at all.
#[test]
fn a_blank_policy_takes_no_other_s_place() {
    let scene = Scene::new();
    scene.ok(&["policy", "new", "house-rules", "--dry-run"]);
    assert!(!scene.exists("policies/house-rules.toml"));
    let before = scene.read("policies/retail.toml");
    for id in [
        "retail",
        "staff",
        "organization",
        "calendar-x",
        "A",
        "../x",
        "x.toml",
        "",
        "-x",
    ] {
        let said = scene.run(&["policy", "new", "--", id]);
        assert_eq!(said.code, 2, "{id}: {said:?}");
    }
    assert_eq!(scene.read("policies/retail.toml"), before);
    scene
        .by("nobody@example.com")
        .fails(3, &["policy", "new", "house-rules"]);
    scene.by(MANAGER).ok(&["policy", "new", "house-rules"]);
    scene.fails(2, &["policy", "new", "house-rules"]);
}
