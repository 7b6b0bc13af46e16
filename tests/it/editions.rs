//! What changed in the regulations, and whether the change reaches back.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use complaint::codec::toml;
use complaint::domain::document::Document;
use complaint::domain::policy::alterations;
use complaint::domain::policy::editions::{How, breaches};
use complaint::domain::reader::Word;
use complaint::domain::schema::{self, Kind};
use complaint::domain::tree::Node;

const POLICY: &str = "id = \"m\"\neffective_from = 2026-01-01\non_refusal = \"new-case\"\n\
    [rules]\non_refusal = \"M-9.9\"\n[[deadline]]\nclock = \"overall\"\ndomestic = \"13d\"\n\
    rule = \"M-10.1\"\n[[authority]]\nup_to = \"5000\"\nrole = \"a\"\n[[authority]]\nrole = \"b\"\n";

fn files(text: &str) -> BTreeMap<String, Node> {
    let name = "policies/m.toml".to_owned();
    BTreeMap::from([(name, toml::parse(text).unwrap())])
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn how(old: &str, new: &str, made: &str) -> Vec<How> {
    let found = breaches(&files(old), &files(new), day(made));
    found.into_iter().map(|breach| breach.how).collect()
}

/// A figure is told by what it is about, with its rule; entries are known wherever they stand.
#[test]
fn figures_are_told_with_their_rule() {
    let new = "effective_from = 2026-01-01 # since\nid = \"m\"\non_refusal = \"new-round\"\n\
        [rules]\non_refusal = \"M-9.9\"\n[[authority]]\nrole = \"b\"\n[[authority]]\n\
        role = \"a\"\nup_to = \"6000\"\n[[deadline]]\nclock = \"overall\"\ndomestic = \"10d\"\n\
        rule = \"M-10.1\"\n";
    let (old, new) = (toml::parse(POLICY).unwrap(), toml::parse(new).unwrap());
    let found = alterations(Some(&old), Some(&new));
    let told = found.iter().map(|a| {
        let (old, new) = (a.old.as_deref(), a.new.as_deref());
        let rule = a.rule.as_deref().unwrap_or("-");
        format!(
            "{} {} {} {rule}",
            a.path.join(" "),
            old.unwrap_or("-"),
            new.unwrap_or("-")
        )
    });
    let told: Vec<String> = told.collect();
    assert_eq!(
        told,
        [
            "on_refusal new-case new-round M-9.9",
            "authority a up_to 5000 6000 -",
            "deadline overall domestic 13d 10d M-10.1",
        ]
    );
}

/// Every entry of every list is known by keys of its own, so that one that only moved does not look
/// changed.
#[test]
fn every_list_says_what_tells_its_entries_apart() {
    for (_, document) in Document::WORDS {
        for (path, field) in schema::all(document.shape()) {
            let below = field.below().iter();
            let telling = below.filter(|field| field.tells).count() > 0;
            let list = matches!(field.kind, Kind::List(_) | Kind::Either([_, Kind::List(_)]));
            let list = list && *document != Document::Case;
            assert_eq!(telling, list, "{path}");
        }
    }
}

/// Comments, layout and titles change nothing by which anybody is judged.
#[test]
fn layout_and_titles_are_no_breach() {
    let commented = format!("# a word\n{}", POLICY.replace(" = ", "  =  "));
    assert_eq!(how(POLICY, &commented, "2026-11-05"), []);
    let titled = format!("title = \"x\"\n{POLICY}");
    assert_eq!(how(POLICY, &titled, "2026-11-05"), []);
}

/// One more defect code, class or category judges no case otherwise; one less does, and so does one
/// more limit.
#[test]
fn a_vocabulary_may_grow() {
    let with = |entry: &str| format!("{POLICY}{entry}");
    for list in ["defect", "class", "category"] {
        let more = with(&format!(
            "[[{list}]]\nid = \"open\"\ntitle = \"Open circuit\"\n"
        ));
        let most = format!("{more}[[{list}]]\nid = \"short\"\n");
        assert_eq!(how(POLICY, &more, "2026-11-05"), []);
        assert_eq!(how(&more, &most, "2026-11-05"), []);
        assert_eq!(how(&most, &more, "2026-11-05").len(), 1, "{list}");
    }
    let band = with("[[authority]]\nup_to = \"9000\"\nrole = \"c\"\n");
    assert_eq!(how(POLICY, &band, "2026-11-05").len(), 1);
}

/// M-15: an edition in force is not changed, moved or removed; before its date it may be.
#[test]
fn what_is_in_force_stays() {
    let sharper = POLICY.replace("13d", "10d");
    assert!(matches!(
        how(POLICY, &sharper, "2026-11-05")[..],
        [How::Rewritten(_)]
    ));
    assert!(matches!(
        how(POLICY, &sharper, "2026-01-01")[..],
        [How::Rewritten(_)]
    ));
    assert_eq!(how(POLICY, &sharper, "2025-12-31"), []);
    let moved = sharper.replace("2026-01-01", "2026-12-01");
    assert_eq!(how(POLICY, &moved, "2026-11-05"), [How::Withdrawn]);
    assert_eq!(
        breaches(&files(POLICY), &BTreeMap::new(), day("2026-11-05")).len(),
        1
    );
}

/// A new edition beside the old one is the way to change a rule, unless it reaches back.
#[test]
fn a_new_edition_takes_effect_later() {
    let with = |from: &str| {
        let mut both = files(POLICY);
        let next = POLICY.replace("2026-01-01", from);
        both.insert("policies/m-2.toml".to_owned(), toml::parse(&next).unwrap());
        breaches(&files(POLICY), &both, day("2026-11-05"))
    };
    assert_eq!(with("2026-12-01"), []);
    assert_eq!(with("2026-11-05"), []);
    let found = with("2026-11-04");
    assert_eq!(found.len(), 1);
    assert_eq!(
        (&found[0].how, found[0].file.as_str()),
        (&How::BackDated, "policies/m-2.toml")
    );
    assert_eq!(
        breaches(&BTreeMap::new(), &files(POLICY), day("2026-11-05")),
        []
    );
}
