//! A regulation read back as prose tells everything its file lays down.

use complaint::codec::{regulations, toml};
use complaint::domain::policy::{Policy, held};
use complaint::domain::schema::{self, Field, Kind, Names as Named, Table as _, Vocabulary};
use complaint::domain::staff::Staff;
use complaint::domain::tree::{Data, Node, Path, ScalarForm, Seg};
use complaint::ui::lang::Lang;
use complaint::ui::names::Names;
use complaint::ui::prose::{Form, Told, page};
use complaint::ui::words::Words;
use rayon::prelude::*;

use crate::common::Scene;

fn shipped(name: &str) -> String {
    let dir = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("policies");
    std::fs::read_to_string(dir.join(format!("{name}.toml"))).unwrap()
}

/// A scalar of a file: where it stands, its text and how it is written.
struct Leaf {
    path: Path,
    span: std::ops::Range<usize>,
    text: String,
    form: ScalarForm,
}

fn leaves(node: &Node, path: &Path, found: &mut Vec<Leaf>) {
    match &node.data {
        Data::Map(entries) => {
            for entry in entries {
                leaves(&entry.value, &path.key(&entry.key), found);
            }
        }
        Data::Seq(items) => {
            for (i, item) in items.iter().enumerate() {
                leaves(item, &path.index(i), found);
            }
        }
        Data::Scalar(scalar) => found.push(Leaf {
            path: path.clone(),
            span: node.span.clone(),
            text: scalar.text.clone(),
            form: scalar.form,
        }),
        Data::Null | Data::Opaque => {}
    }
}

fn staff() -> Staff {
    let file = ("policies/staff.toml".to_owned(), shipped("staff"));
    regulations::read_alone(&[file]).staff
}

fn both() -> [Words; 2] {
    [Lang::Zh, Lang::En].map(Words::new)
}

/// The prose in each language; `None` where the file is refused.
fn told(text: &str, staff: &Staff, words: &[Words; 2]) -> Option<[String; 2]> {
    let file = ("policies/told.toml".to_owned(), text.to_owned());
    let read = regulations::read_alone(&[file]);
    let policy = read.policies.first().filter(|_| read.faults().is_empty())?;
    Some(words.each_ref().map(|words| {
        let names = Names { words, staff };
        page(&Told { policy, names }, Form::Markdown).into_string()
    }))
}

/// Other values the leaf could have, of which none may be taken for it.
fn others(leaf: &Leaf, policy: &Policy, staff: &Staff) -> Vec<String> {
    let localized = matches!(leaf.path.0.last(), Some(Seg::Key(key)) if key == "zh" || key == "en");
    let known = schema::at(Policy::FIELDS, &leaf.path).filter(|_| !localized);
    let Some(field) = known else {
        return vec![format!("{}改", leaf.text)];
    };
    let words = words_of(field, field.kind, policy, staff);
    let mut others: Vec<String> = words
        .into_iter()
        .filter(|word| *word != leaf.text)
        .collect();
    if others.is_empty() {
        others.push(next(&leaf.text, field.kind));
    }
    others
}

fn words_of(field: &Field, kind: Kind, policy: &Policy, staff: &Staff) -> Vec<String> {
    let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
    match (kind, field.names) {
        (Kind::Many(kind), _) if !matches!(kind, Kind::Text) => {
            words_of(field, *kind, policy, staff)
        }
        (Kind::Flag, _) => texts(&["true", "false"]),
        (Kind::Word(words, _), _) => texts(&words()),
        (_, Some(Named::Unit | Named::Bearer)) => {
            let units = staff.units.iter().map(|unit| unit.id.clone());
            let also = field.also.iter().map(|word| (*word).to_owned());
            units.take(3).chain(also).collect()
        }
        (_, Some(Named::Role)) => {
            let roles = staff.roles.iter().map(|role| role.id.clone());
            roles.take(3).collect()
        }
        (_, Some(Named::Requirable | Named::Comparable)) => {
            texts(&["customer.name", "product.part", "defect", "demand"])
        }
        (_, Some(Named::Clock)) => texts(&["overall", "acknowledge", "answer"]),
        (_, Some(Named::Language)) => texts(&["zh", "en"]),
        (_, Some(Named::Remedy)) => texts(&["refund", "repair", "exchange"]),
        (_, Some(Named::Held(path))) => match held(path).map(|field| (field.kind, field.names)) {
            Some((Kind::Word(words, _), _)) => texts(&words()),
            Some((_, Some(Named::Term(vocabulary)))) => terms(policy, vocabulary),
            _ => Vec::new(),
        },
        _ => Vec::new(),
    }
}

fn terms(policy: &Policy, vocabulary: Vocabulary) -> Vec<String> {
    let terms = policy.terms(vocabulary).iter();
    terms.map(|term| term.id.clone()).collect()
}

/// One more, one later, another text.
fn next(text: &str, kind: Kind) -> String {
    let kind = match kind {
        Kind::Many(kind) => *kind,
        Kind::Either([short, _]) => *short,
        kind => kind,
    };
    let more = |text: &str| text.parse::<u64>().map_or(0, |n| n + 1).to_string();
    match kind {
        Kind::Within(_, most) if text == most.to_string() => (most - 1).to_string(),
        Kind::Count | Kind::Within(..) | Kind::Money | Kind::Decimal => more(text),
        Kind::Limit => {
            let unit = text.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
            let count = text.trim_end_matches(unit).trim_end_matches(".5");
            format!("{}{unit}", more(count))
        }
        Kind::Date => "2031-05-06".to_owned(),
        _ => format!("{text}x"),
    }
}

fn written(other: &str, form: ScalarForm) -> String {
    match form {
        ScalarForm::Text => format!("{other:?}"),
        _ => other.to_owned(),
    }
}

/// Changes every value of a policy to others it could have, `most` of each: the prose says so, in both
/// languages, or the file is refused. The number of those told.
fn every_value_is_told(name: &str, text: &str, staff: &Staff, most: usize) -> usize {
    let was = told(text, staff, &both()).unwrap_or_else(|| panic!("{name} cannot be read"));
    let file = (format!("policies/{name}.toml"), text.to_owned());
    let read = regulations::read_alone(&[file]);
    let policy = &read.policies[0];
    let node = toml::parse(text).unwrap();
    let mut all = Vec::new();
    leaves(&node, &Path::root(), &mut all);
    let changes: Vec<(&Leaf, String)> = all
        .iter()
        .flat_map(|leaf| {
            others(leaf, policy, staff)
                .into_iter()
                .take(most)
                .map(move |other| (leaf, other))
        })
        .collect();
    let silent: Vec<(bool, Option<String>)> = changes
        .par_iter()
        .map_init(both, |words, (leaf, other)| {
            let mut text = text.to_owned();
            text.replace_range(leaf.span.clone(), &written(other, leaf.form));
            let Some(now) = told(&text, staff, words) else {
                return (false, None);
            };
            let one =
                matches!(leaf.path.0.last(), Some(Seg::Key(key)) if key == "zh" || key == "en");
            let told = if one {
                now != was
            } else {
                now[0] != was[0] && now[1] != was[1]
            };
            let silent = format!("{name} {}: {} -> {other}", leaf.path, leaf.text);
            (told, (!told).then_some(silent))
        })
        .collect();
    let unsaid: Vec<&String> = silent
        .iter()
        .filter_map(|(_, unsaid)| unsaid.as_ref())
        .collect();
    assert!(unsaid.is_empty(), "{unsaid:#?}");
    let told = silent.iter().filter(|(told, _)| *told).count();
    assert!(
        told * 10 > changes.len() * 8,
        "{name}: {told} of {}",
        changes.len()
    );
    told
}

/// Point 22: nothing a shipped policy says is left out when it is read back.
#[test]
fn every_value_of_a_shipped_policy_is_told() {
    let staff = staff();
    let mut told = 0;
    for name in ["contact-center", "retail"] {
        told += every_value_is_told(name, &shipped(name), &staff, 1);
    }
    assert!(told > 400, "{told}");
}

/// Point 22: the same of a policy that says everything there is to say, with every word it may say
/// it with.
#[test]
fn every_declared_key_is_told() {
    let text = crate::blank::with_everything(Lang::En);
    let told = every_value_is_told("house-rules", &text, &staff(), usize::MAX);
    assert!(told > 500, "{told}");
}

/// Every sentence of the catalogue is about something declared: words for a key that is gone would
/// never be said.
#[test]
fn every_sentence_is_about_what_is_declared() {
    let dashed = |path: &str| path.replace(['.', '_'], "-");
    let mut declared: Vec<String> = schema::all(Policy::FIELDS)
        .iter()
        .flat_map(|(path, field)| [dashed(path), dashed(field.key)])
        .collect();
    declared.push("command".to_owned());
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let catalogue = std::fs::read_to_string(root.join("src/ui/messages/en/prose.ftl")).unwrap();
    let mut seen = 0;
    for key in catalogue.lines().filter_map(|line| line.split_once(" =")) {
        for sort in ["prose-say-", "prose-group-", "prose-lead-", "prose-clause-"] {
            if let Some(about) = key.0.strip_prefix(sort).filter(|about| *about != "any") {
                assert!(declared.iter().any(|path| path == about), "{}", key.0);
                seen += 1;
            }
        }
    }
    assert!(seen > 50, "{seen}");
}

/// Point 22: a regulation's owner reads it in either language, as text of 80 columns or as
/// Markdown, from the repository or from a file that is in none, with the words of its own.
#[test]
fn a_regulation_is_read_back_for_its_owner() {
    let scene = Scene::new();
    let english = scene.ok(&["policy", "explain", "manufacturing"]);
    for sentence in [
        "Above 100,000.00 CNY and up to 150,000.00 CNY, Deputy general manager",
        "The whole handling has 13 days at home and 17 days abroad, from",
        "Our loss by return is quantity × actual price × 20 %. [M-A6]",
    ] {
        assert!(english.contains(sentence), "{sentence}\n{english}");
    }
    assert!(english.lines().all(|line| line.chars().count() <= 80));
    let chinese = scene.lang("zh").ok(&["policy", "explain", "retail"]);
    assert!(chinese.contains("500.00 元以下，由专柜"), "{chinese}");
    assert!(chinese.contains("〔R-3〕"), "{chinese}");
    let markdown = scene.ok(&["policy", "explain", "--format", "markdown"]);
    assert!(markdown.starts_with("# Complaint regulation"), "{markdown}");
    assert!(
        markdown.contains("\n## 2. Numbers and records\n\n- **2.1** "),
        "{markdown}"
    );

    let text = scene.read("policies/it-service.toml");
    let text = text.replace("version = \"1\"", "x-archive = \"cabinet 7\"");
    let outside = Scene::empty();
    outside.write("alone.toml", &text);
    let told = outside.ok(&["policy", "explain", "alone.toml"]);
    assert!(told.contains("X-archive: cabinet 7."), "{told}");
    assert!(told.contains("it-projects"), "{told}");
    outside.write("alone.toml", "nothing = 1\n");
    outside.fails(2, &["policy", "explain", "alone.toml"]);
    outside.fails(4, &["policy", "explain", "none.toml"]);
}

/// The words of every vocabulary a policy may use have words in prose, in both languages: a raw
/// word is none for who reads the paper.
#[test]
fn every_word_of_a_policy_has_words_in_prose() {
    let mut lacking = std::collections::BTreeSet::new();
    for words in &both() {
        for (path, field) in schema::all(Policy::FIELDS) {
            let kind = match field.kind {
                Kind::Many(kind) => *kind,
                kind => kind,
            };
            let named = field
                .names
                .map(|_| complaint::domain::policy::fixed_words(field));
            let (known, prefix) = match (kind, named) {
                (Kind::Word(known, prefix), _) => {
                    let known = known().into_iter().map(str::to_owned).collect();
                    (known, prefix)
                }
                // What a case holds is called as everywhere.
                (_, Some(Some(known))) if !matches!(field.names, Some(Named::Held(_))) => {
                    (known, Some("show-remedy-"))
                }
                _ => continue,
            };
            let key = field.key.replace('_', "-");
            // A sentence may tell a word by itself, in a case of its own.
            let table = path.replace(['.', '_'], "-");
            let sentence = std::fs::read_to_string(format!(
                "{}/src/ui/messages/{}/prose.ftl",
                env!("CARGO_MANIFEST_DIR"),
                words.lang()
            ))
            .unwrap();
            for word in known {
                let keys = [
                    format!("prose-word-{key}-{word}"),
                    format!("prose-word-{word}"),
                    format!("{}{word}", prefix.unwrap_or("prose-word-")),
                ];
                let told = keys.iter().any(|key| words.find(key).is_some());
                let by_case = sentence.contains(&format!("[{word}]"));
                if !told && !by_case {
                    lacking.insert(format!("{} {table}: prose-word-{key}-{word}", words.lang()));
                }
            }
        }
    }
    assert!(lacking.is_empty(), "{lacking:#?}");
}
