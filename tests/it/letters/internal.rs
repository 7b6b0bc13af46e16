//! What no letter may show, by the declaration of the fields (M-9.11).

use complaint::codec::mail::{self, Draft};
use complaint::domain::case::Case;
use complaint::domain::reader::Context;
use complaint::domain::schema::{Declared, Disclosed, Field, Kind, Shape};
use complaint::domain::time::Time;
use complaint::domain::tree::{Node, Value};
use complaint::domain::word::Word as _;
use complaint::report::letter::{LetterKind, letter};
use complaint::ui::lang::Lang;
use complaint::ui::letter::{Setting, compose, faults, shipped};
use complaint::ui::words::Words;

/// What an internal figure, day or text looks like, whichever way it is written.
const CANARIES: [&str; 5] = ["CANARY", "98765", "98,765", "2019", "98.76"];

/// A value that can be told from every other; where the kind allows none, its first.
fn canary(field: &Field, path: &str) -> Value {
    let text = |text: &str| Value::Text(text.to_owned());
    match field.kind {
        Kind::Money | Kind::MoneyOr(_) => Value::Quoted("98765.43".to_owned()),
        Kind::Quantity | Kind::QuantityOr(_) | Kind::Count => Value::Plain("98765".to_owned()),
        Kind::Decimal => Value::Quoted("98.76".to_owned()),
        Kind::Date => Value::Plain("2019-09-19".to_owned()),
        Kind::Time => Value::Plain("2019-09-19T19:19:19+08:00".to_owned()),
        Kind::Digits => Value::Quoted("98765".to_owned()),
        Kind::Flag => Value::Plain("false".to_owned()),
        Kind::Word(words, _) => text(words()[0]),
        Kind::Texts => Value::Seq(vec![text(&format!("CANARY {path}"))]),
        _ => text(&format!("CANARY {path}")),
    }
}

/// A value the customer may see.
fn plain(field: &Field, word: &str) -> Value {
    let text = |text: &str| Value::Text(text.to_owned());
    match field.kind {
        Kind::Money | Kind::MoneyOr(_) => Value::Quoted("1050.00".to_owned()),
        Kind::Quantity | Kind::QuantityOr(_) => Value::Plain("420".to_owned()),
        Kind::Count => Value::Plain("1".to_owned()),
        Kind::Date => Value::Plain("2026-11-05".to_owned()),
        Kind::Time => Value::Plain("2026-11-05T09:20:00+08:00".to_owned()),
        Kind::Digits => Value::Quoted("261101".to_owned()),
        Kind::Flag => Value::Plain("true".to_owned()),
        Kind::Word(..) => text(word),
        _ => text(&format!("told-{}", field.key)),
    }
}

/// The word each record of a list has: one record a word of its first vocabulary.
fn words(shape: Shape) -> Vec<&'static str> {
    let word = shape.iter().find_map(|field| match field.kind {
        Kind::Word(words, _) => Some(words()),
        _ => None,
    });
    word.unwrap_or_else(|| vec![""])
}

/// A record with everything in it.
fn filled(shape: Shape, above: &str, fit: bool, word: &str) -> Vec<(String, Value)> {
    let entry = |field: &'static Field| {
        let path = format!("{above}{}", field.key);
        let fit = fit && field.disclosed != Disclosed::Never;
        let value = match field.kind {
            Kind::Map(below) => {
                Value::Map(filled(below, &format!("{path}."), fit, words(below)[0]))
            }
            Kind::List(below) => {
                let words = words(below).into_iter();
                let record = |word| Value::Map(filled(below, &format!("{path}."), fit, word));
                Value::Seq(words.map(record).collect())
            }
            _ if fit => plain(field, word),
            Kind::Word(..) if above.ends_with("s.") => Value::Text(word.to_owned()),
            _ => canary(field, &path),
        };
        let value = if path == "policy" {
            Value::Text("manufacturing".to_owned())
        } else {
            value
        };
        (field.key.to_owned(), value)
    };
    shape.iter().map(entry).collect()
}

/// A case in which every internal field is filled with what no letter may show.
fn case() -> Case {
    let node = Node::of(&Value::Map(filled(Case::FIELDS, "", true, "")));
    let context = Context::default();
    Case::of(&node, &context).unwrap()
}

fn setting(words: &Words) -> Setting<'_> {
    Setting {
        words,
        company: "示例电路板有限公司",
        currency: "CNY",
        date: "2026-11-11".parse().unwrap(),
        remark: Some("told-remark"),
    }
}

/// Causes, liability, opinions, losses, sanctions, remarks, our people's addresses and whatever else is not
/// declared fit for the customer cannot reach a letter (M-9.11): not in any kind, language or form, and not
/// by a template that shows everything it is given.
#[test]
fn nothing_internal_reaches_a_letter() {
    let case = case();
    let held = format!("{:?}", case.entries());
    for internal in [
        "cause",
        "root_cause",
        "notes.text",
        "received_by",
        "title",
        "replies.text",
    ] {
        assert!(
            held.contains(internal),
            "{internal} is not in the case: {held}"
        );
    }
    assert!(held.matches("CANARY").count() > 50, "{held}");
    for (_, kind) in LetterKind::WORDS {
        let letter = letter(&case, *kind, &[]).unwrap();
        for (_, lang) in Lang::WORDS {
            let words = Words::new(*lang);
            for template in [shipped(*kind, *lang), "# {{ number }}\n\n{{ debug() }}"] {
                let page = compose(&letter, template, &setting(&words)).unwrap();
                let sent = mail::write(&Draft {
                    from: ("x", "x@example.com"),
                    to: &[],
                    date: Time::parse_from_rfc3339("2026-11-11T10:00:00+08:00").unwrap(),
                    subject: &page.subject(),
                    text: &page.body(),
                });
                let sent = mail::read(sent.as_bytes()).unwrap();
                let sent: String = sent.subject.into_iter().chain(sent.text).collect();
                let forms = [&*page.text(), &page.markdown(), &page.html(*lang), &sent];
                for form in forms {
                    assert!(form.contains("261101"), "{form}");
                    for canary in CANARIES {
                        let found = form.find(canary).map(|at| &form[at..]);
                        assert!(found.is_none(), "{kind} {lang}: {found:?}");
                    }
                }
            }
        }
    }
}

/// A letter that tells no decision has none to tell, whatever its template asks for.
#[test]
fn only_a_decision_tells_what_is_decided() {
    let case = case();
    let words = Words::new(Lang::En);
    for (_, kind) in LetterKind::WORDS {
        let letter = letter(&case, *kind, &[]).unwrap();
        for name in ["settlement.remedies", "investigation.outcome"] {
            let asked = format!("{{{{ {name} }}}}");
            let told = compose(&letter, &asked, &setting(&words)).is_ok();
            assert_eq!(told, kind.reply().decides(), "{kind} {name}");
        }
    }
}

/// What a template can name is written down for those who write them.
#[test]
fn the_guide_lists_what_a_template_can_name() {
    fn disclosed(shape: Shape, above: &str, found: &mut Vec<String>) {
        for field in shape.iter().filter(|it| it.disclosed != Disclosed::Never) {
            let path = format!("{above}{}", field.key);
            match field.below() {
                [] => found.push(path),
                below => disclosed(below, &format!("{path}."), found),
            }
        }
    }
    let mut declared = Vec::new();
    disclosed(Case::FIELDS, "", &mut declared);
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let guide = std::fs::read_to_string(root.join("docs/letters.md")).unwrap();
    for path in &declared {
        assert!(guide.contains(&format!("`{path}`")), "{path}");
    }
    let named = guide.split('`').skip(1).step_by(2);
    for name in named.filter(|name| name.contains('.') && !name.contains(['/', ' '])) {
        let first = name.split('.').next().unwrap();
        let section = Case::FIELDS.iter().any(|field| field.key == first);
        assert!(
            !section || declared.iter().any(|path| path == name),
            "{name}"
        );
    }
}

/// The shipped templates name only what there is, in every language.
#[test]
fn the_shipped_templates_are_sound() {
    for (_, kind) in LetterKind::WORDS {
        for (_, lang) in Lang::WORDS {
            let words = Words::new(*lang);
            let found = faults(*kind, shipped(*kind, *lang), &setting(&words));
            assert!(found.is_empty(), "{kind} {lang}: {found:?}");
        }
    }
}
