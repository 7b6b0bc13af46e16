//! `report crosswalk`: which element of a standard is held where, and how far it is filled.

use complaint::domain::word::Word as _;
use complaint::report::crosswalk::Standard;

use super::queries::scene;

/// What an element names is there: each command, each check; and no standard says the same twice.
#[test]
fn what_holds_an_element_is_there() {
    let line = complaint::cli::command();
    let rules = scene().json(&["rule"]);
    let known: Vec<&str> = rules
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|rule| rule["id"].as_str())
        .collect();
    for (word, standard) in Standard::WORDS {
        let mut clauses: Vec<&str> = Vec::new();
        for element in standard.elements() {
            for command in element.commands {
                assert!(line.find_subcommand(command).is_some(), "{word} {command}");
            }
            for rule in element.rules {
                assert!(known.contains(rule), "{word} {rule}");
            }
            clauses.push(element.clause);
        }
        let all = clauses.len();
        clauses.sort_unstable();
        clauses.dedup();
        assert_eq!(clauses.len(), all, "{word}");
    }
}

/// The share is that of the period, in every form; without a standard there is nothing to compare.
#[test]
fn the_share_of_a_period_in_every_form() {
    let scene = scene();
    let refused = scene.fails(2, &["report", "crosswalk"]);
    assert!(
        refused.contains("--standard") && refused.contains("iso-10002"),
        "{refused}"
    );
    let args = |standard: &str, format: &str| {
        let line = [
            "report",
            "crosswalk",
            "--month",
            "2026-10",
            "--standard",
            standard,
        ];
        let line = [&line[..], &["--format", format]].concat();
        scene.ok(&line)
    };
    for (word, standard) in Standard::WORDS {
        let json: serde_json::Value = serde_json::from_str(&args(word, "json")).unwrap();
        assert_eq!(json["standard"], *word);
        assert_eq!(json["cases"], 2);
        let elements = json["elements"].as_array().unwrap();
        assert_eq!(elements.len(), standard.elements().len());
        for element in elements {
            let fields = element["fields"].as_array().unwrap().len();
            assert_eq!(element["counts"]["of"], fields * 2, "{element}");
            assert_eq!(element["filled"].is_null(), fields == 0, "{element}");
        }
        let csv = args(word, "csv");
        assert_eq!(csv.lines().count(), elements.len() + 1);
        let page = args(word, "markdown").replace('\\', "");
        assert_eq!(
            page.lines().filter(|line| line.starts_with('|')).count(),
            elements.len() + 2
        );
        for element in standard.elements() {
            assert!(page.contains(&format!("| {} |", element.clause)), "{page}");
        }
    }
    let receipt = args("qmsr-820-35", "csv");
    assert!(
        receipt.contains("820.35(a)(2),received,new,late-recording,2,2,100.0"),
        "{receipt}"
    );
    let chinese = scene.lang("zh").ok(&[
        "report",
        "crosswalk",
        "--month",
        "2026-10",
        "--standard",
        "iatf-10.2",
    ]);
    assert!(
        chinese.contains("防错") && chinese.contains("填写率"),
        "{chinese}"
    );
}
