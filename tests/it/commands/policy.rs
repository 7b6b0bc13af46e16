//! `policy`: the regulation asked without a case.

mod clock;
mod lint;
mod loss;
mod show;

use serde_json::{Value, json};

use crate::common::Scene;

fn keys(value: &Value) -> Vec<&str> {
    value
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect()
}

/// `file:line` of the first line that holds a text.
fn line_of(scene: &Scene, file: &str, text: &str) -> String {
    let read = scene.read(file);
    let at = read.lines().position(|line| line.contains(text)).unwrap();
    format!("{file}:{}", at + 1)
}

/// An earlier and a later edition beside the shipped one.
fn editions() -> Scene {
    let scene = Scene::new();
    let text = scene.read("policies/manufacturing.toml");
    for (file, from) in [("2025", "2025-03-01"), ("2027", "2027-01-01")] {
        let other = text.replace(
            "effective_from = 2026-01-01",
            &format!("effective_from = {from}"),
        );
        let other = other.replace("up_to = \"100000\"\nrole", "up_to = \"80000\"\nrole");
        scene.write(&format!("policies/manufacturing-{file}.toml"), &other);
    }
    scene
}

/// The edition in force is by date, and each edition names its file.
#[test]
fn list_says_which_edition_is_in_force() {
    let scene = editions();
    let list = scene.json(&["policy", "list"]);
    let mut rows: Vec<_> = list.as_array().unwrap().iter().collect();
    rows.retain(|row| row["id"] == "manufacturing");
    assert_eq!(
        keys(rows[0]),
        [
            "id",
            "title",
            "version",
            "effective_from",
            "in_force",
            "file"
        ]
    );
    let short = |row: &&Value| (row["effective_from"].clone(), row["in_force"].clone());
    assert_eq!(
        rows.iter().map(short).collect::<Vec<_>>(),
        [
            (json!("2025-03-01"), json!(false)),
            (json!("2026-01-01"), json!(true)),
            (json!("2027-01-01"), json!(false)),
        ]
    );
    assert_eq!(rows[1]["file"], "policies/manufacturing.toml");
    let table = scene.lang("zh").ok(&["policy", "list"]);
    assert!(
        table.contains("客户投诉管理办法") && table.contains("现行"),
        "{table}"
    );
    let earlier = scene.as_of("2025-06-01").json(&["policy", "list"]);
    let earlier = earlier.as_array().unwrap().iter();
    let in_force: Vec<_> = earlier.filter(|row| row["in_force"] == true).collect();
    assert_eq!(in_force.len(), 1);
    assert_eq!(in_force[0]["effective_from"], "2025-03-01");
}

#[test]
fn list_of_nothing_is_empty() {
    let scene = Scene::new();
    for file in scene.files("policies") {
        let kept = ["calendar-cn", "organization", "staff"];
        if !kept
            .iter()
            .any(|name| file.ends_with(&format!("/{name}.toml")))
        {
            std::fs::remove_file(scene.path(&file)).unwrap();
        }
    }
    assert_eq!(scene.json(&["policy", "list"]), json!([]));
    let said = scene.run(&["policy", "list"]);
    assert_eq!((said.code, said.stdout.as_str()), (0, ""));
    assert_eq!(said.stderr, "no policies\n");
}

/// Every figure of the page has its rule and its line.
#[test]
fn show_is_a_page_with_sources() {
    let scene = Scene::new();
    let page = scene.json(&["policy", "show"]);
    let text = scene.read("policies/manufacturing.toml");
    let mut entries = Vec::new();
    for (_, below) in page.as_object().unwrap() {
        let tables = match below {
            Value::Array(tables) => tables.iter().collect(),
            table => vec![table],
        };
        entries.extend(
            tables
                .into_iter()
                .filter(|table| table.get("source").is_some()),
        );
    }
    assert!(entries.len() > 100);
    for entry in entries {
        let source = &entry["source"];
        let rule = source["rule"].as_str().unwrap_or_default();
        // What is not stated has no place.
        if source.is_null() {
            continue;
        }
        assert!(
            rule.starts_with("M-") || entry["name"] == "calendar",
            "{entry}"
        );
        let line = usize::try_from(source["line"].as_u64().unwrap()).unwrap();
        let line = text.lines().nth(line - 1).unwrap();
        assert!(line.contains(" = "), "{entry}: {line}");
    }
    let proposal = &page["stages"][3];
    assert_eq!(proposal["domestic"], "3d");
    assert_eq!(proposal["foreign"], "7d");
    assert_eq!(page["authority"][0]["up_to"], "100000.00");
    assert_eq!(page["authority"][2]["up_to"], Value::Null);
    let table = scene.lang("zh").ok(&["policy", "show", "manufacturing"]);
    for word in [
        "客户投诉管理办法",
        "质量管理部",
        "副总经理",
        "无上限",
        "M-10.2",
    ] {
        assert!(table.contains(word), "{word}\n{table}");
    }
}

/// A policy with a fault is shown as far as it can be read; the fault is said beside it.
#[test]
fn show_says_what_could_not_be_read() {
    let scene = Scene::new();
    let text = scene.read("policies/manufacturing.toml");
    let broken = text.replace("domestic = \"13d\"", "domestic = \"13x\"");
    scene.write("policies/manufacturing.toml", &broken);
    let said = scene.run(&["policy", "show"]);
    assert_eq!(said.code, 0, "{}", said.stderr);
    assert!(said.stdout.contains("M-11"), "{}", said.stdout);
    let line = line_of(&scene, "policies/manufacturing.toml", "13x");
    let place = format!("{line}:12");
    assert!(said.stderr.contains(&place), "{}", said.stderr);
    // What decides by the regulation does not decide by half of it.
    let refused = scene.fails(2, &["policy", "authority", "--amount", "5"]);
    assert!(refused.contains(&place), "{refused}");
}

fn due<'a>(answer: &'a Value, clock: &str) -> &'a Value {
    let all = answer["deadlines"].as_array().unwrap();
    all.iter().find(|entry| entry["clock"] == clock).unwrap()
}

fn ask_due(scene: &Scene, origin: &str, received: &str) -> Value {
    let args = ["policy", "due", "--origin", origin, "--received", received];
    scene.json(&[&args[..], &["--policy", "manufacturing"]].concat())
}

/// M-10.1, M-10.2: the shape scripts rely on, and the dates reckoned by hand.
#[test]
fn due_projects_every_clock() {
    let scene = Scene::new();
    let answer = ask_due(&scene, "domestic", "2026-11-05T09:20:00+08:00");
    assert_eq!(keys(&answer), ["policy", "received", "deadlines"]);
    assert_eq!(answer["received"], "2026-11-05T09:20:00+08:00");
    let overall = due(&answer, "overall");
    assert_eq!(
        keys(overall),
        [
            "clock",
            "due",
            "limit",
            "counting",
            "provisional",
            "capped",
            "source"
        ]
    );
    assert_eq!(keys(&overall["source"]), ["file", "line", "rule"]);
    assert_eq!(overall["due"], "2026-11-18T17:30:00+08:00");
    assert_eq!(overall["limit"], "13d");
    assert_eq!(overall["counting"], "calendar");
    assert_eq!(overall["source"]["rule"], "M-10.1");
    let proposal = due(&answer, "stage.proposal");
    assert_eq!(proposal["due"], "2026-11-12T17:30:00+08:00");
    assert_eq!(proposal["source"]["rule"], "M-10.2");
    let handling = due(&answer, "stage.handling");
    assert_eq!(handling["capped"], true);
    assert_eq!(handling["due"], overall["due"]);
    // Abroad over the Spring Festival: seventeen days end on a Sunday.
    let abroad = ask_due(&scene, "foreign", "2026-02-12T10:00:00+08:00");
    let overall = due(&abroad, "overall");
    assert_eq!(overall["due"], "2026-03-02T17:30:00+08:00");
    assert_eq!(overall["limit"], "17d");
}

/// Time rule 10: a date in a year without official holidays is provisional, and that is said.
#[test]
fn due_warns_of_provisional_dates() {
    let scene = Scene::new();
    let args = [
        "policy",
        "due",
        "--origin",
        "domestic",
        "--received",
        "2026-12-25",
    ];
    let said = scene.run(&args);
    assert_eq!(said.code, 0);
    assert!(
        said.stderr.starts_with("warning: provisional"),
        "{}",
        said.stderr
    );
    // Not a terminal: JSON without being asked. A date alone means its opening.
    let answer: Value = serde_json::from_str(&said.stdout).unwrap();
    assert_eq!(answer["received"], "2026-12-25T08:30:00+08:00");
    assert_eq!(due(&answer, "overall")["provisional"], true);
    let table = scene.ok(&[&args[..], &["--format", "table"]].concat());
    assert!(
        table.contains("stage.proposal") && table.contains("17:30 ~"),
        "{table}"
    );
}

/// Editions are chosen by the date of receipt, not by today.
#[test]
fn due_goes_by_the_edition_of_the_day_of_receipt() {
    let scene = editions();
    let answer = ask_due(&scene, "domestic", "2025-11-05T09:20:00+08:00");
    let file = &due(&answer, "overall")["source"]["file"];
    assert_eq!(*file, json!("policies/manufacturing-2025.toml"));
}

#[test]
fn due_refuses_what_it_does_not_know() {
    let scene = Scene::new();
    let base = ["policy", "due", "--received", "2026-11-05", "--origin"];
    for (args, said) in [
        (&["mars"][..], "domestic"),
        (
            &["domestic", "--policy", "manufacturng"],
            "did you mean manufacturing?",
        ),
        (
            &["domestic", "--policy", "xyz"],
            "known: after-sales, branch-sales",
        ),
        (&["domestic", "--grade", "majr"], "did you mean major?"),
        (&["domestic", "--channel", "fax"], "unknown channel fax"),
        (&["domestic", "--category", "x"], "unknown category x"),
        (&["domestic", "--class", "x"], "unknown class x"),
    ] {
        let error = scene.fails(2, &[&base[..], args].concat());
        assert!(error.contains(said), "{error}");
    }
    let old = [
        "policy",
        "due",
        "--received",
        "2025-11-05",
        "--origin",
        "domestic",
    ];
    let error = scene.fails(2, &old);
    assert!(error.contains("policies/manufacturing.toml:11:"), "{error}");
    let odd = [
        "policy",
        "due",
        "--received",
        "soon",
        "--origin",
        "domestic",
    ];
    assert!(scene.fails(2, &odd).contains("soon is not a time"));
}

/// M-11: each level up to its amount, included; one fen more is the next level's.
#[test]
fn authority_at_the_edges() {
    let scene = Scene::new();
    for (amount, role) in [
        ("0", "business-manager"),
        ("100000", "business-manager"),
        ("100000.00", "business-manager"),
        ("100000.01", "deputy-general-manager"),
        ("150000", "deputy-general-manager"),
        ("150000.01", "general-manager"),
        ("999999999999.99", "general-manager"),
    ] {
        let answer = scene.json(&["policy", "authority", "--amount", amount]);
        assert_eq!(keys(&answer), ["amount", "role", "source"]);
        assert_eq!(answer["role"], role, "{amount}");
        assert_eq!(answer["source"]["rule"], "M-11");
    }
    let answer = scene.ok(&["policy", "authority", "--amount", "100000.01"]);
    let answer: Value = serde_json::from_str(&answer).unwrap();
    assert_eq!(answer["amount"], "100000.01");
    let args = ["policy", "authority", "--amount", "7", "--format", "table"];
    let table = scene.lang("zh").ok(&args);
    assert!(table.starts_with("7.00 元：业务部门经理（M-11 "), "{table}");
}

#[test]
fn authority_refuses_what_is_no_amount() {
    let scene = Scene::new();
    for amount in [
        "1e9999", "-1", "abc", "1.234", "", "1,00", ".5", "+3", "NaN",
    ] {
        scene.fails(2, &["policy", "authority", "--amount", amount]);
    }
    scene.fails(2, &["policy", "authority"]);
}

/// A gap in the bands is an error of the lint; asked all the same, nobody is the answer.
#[test]
fn authority_of_nobody_is_refused() {
    let scene = Scene::new();
    let text = scene.read("policies/manufacturing.toml");
    let bounded = text.replace(
        "[[authority]]                   # without limit\n",
        "[[authority]]\nup_to = \"200000\"\n",
    );
    scene.write("policies/manufacturing.toml", &bounded);
    let error = scene.fails(3, &["policy", "authority", "--amount", "200000.01"]);
    assert!(error.contains("policies/manufacturing.toml:"), "{error}");
}

#[test]
fn a_policy_is_asked_in_a_repository() {
    let scene = Scene::empty();
    for question in ["list", "show", "lint"] {
        scene.fails(4, &["policy", question]);
    }
    scene.fails(2, &["policy"]);
}
