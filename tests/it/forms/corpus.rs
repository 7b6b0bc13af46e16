//! Hostile text on every form, in every format and language: it stays text.

use complaint::domain::case::Case;
use complaint::domain::judge;
use complaint::domain::reader::Context;
use complaint::domain::regulations::Regulations;
use complaint::domain::schema::{Declared as _, Field, Kind, Shape};
use complaint::domain::time::Time;
use complaint::domain::tree::{Node, Value};
use complaint::domain::word::Word as _;
use complaint::report::form::{About, Matter, about, of_case};
use complaint::ui::form::{FormFormat, compose, draw, shipped};
use complaint::ui::lang::Lang;
use complaint::ui::words::Words;

use super::{forms, regulations, setting};

/// What people, or those who wish them ill, may write.
const HOSTILE: [&str; 12] = [
    "<script>alert(1)</script><img src=x onerror=y>",
    "\"> <b onclick='x'>&amp;&lt;</td></tr></table>",
    "a | b | c\\| d",
    "# x\n## y\n- z\n|= a | b\n|~ boss | x",
    "`x y` *y* _z_ ~w~ [a](http://b.c) ![d](e) <!-- f",
    "#eval(\"1\") $x$ #let a = 1 @ref <label> ] #panic[x",
    "\\] \\ // x /* y */ -- --- ... = h + n / t: d",
    "{{ company }} {% for x in y %} {# z #}",
    "\u{1b}[2J\u{202e}evil\u{2028}two\u{fff9}x\u{fffb}\u{0}",
    "@ops #12 !3 GH-4 www.a.b https://c.d",
    "=1+1\t+2\r\n@x",
    "1. a\n***\n---\n    code\n\n\n<br>",
];

/// The case with another text in every field people write in; a text of several lines stays one of as
/// many.
fn rewritten(shape: Shape, entries: Vec<(String, Value)>, text: &str) -> Vec<(String, Value)> {
    let entries = entries.into_iter();
    entries
        .map(|(key, value)| {
            let field = shape.iter().find(|field| field.key == key);
            let value = match field {
                Some(field) => written(field, value, text),
                None => value,
            };
            (key, value)
        })
        .collect()
}

fn written(field: &Field, value: Value, text: &str) -> Value {
    match (field.kind, value) {
        (Kind::Map(below), Value::Map(entries) | Value::Flow(entries)) => {
            Value::Map(rewritten(below, entries, text))
        }
        (Kind::List(below), Value::Seq(members)) => {
            let members = members.into_iter().map(|member| match member {
                Value::Map(entries) | Value::Flow(entries) => {
                    Value::Map(rewritten(below, entries, text))
                }
                other => other,
            });
            Value::Seq(members.collect())
        }
        (Kind::Text | Kind::Lines, _) if field.names.is_none() && !field.fixed => {
            Value::Text(text.to_owned())
        }
        (_, other) => other,
    }
}

/// The sample case with everything in it, and this text in it.
fn case(regulations: &Regulations, text: &str) -> Case {
    let file = include_str!("../../fixtures/queries/cases/2026/11/261105.yaml");
    let calendar = regulations.calendar().unwrap();
    let record = complaint::codec::record::read(
        "cases/2026/11/261105.yaml",
        "261105",
        (2026, 11),
        file.to_owned(),
        calendar,
    );
    let whole = record.case.unwrap();
    let entries = rewritten(Case::FIELDS, whole.entries(), text);
    let context = Context::default();
    let node = Node::of(&Value::Map(entries));
    Case::of(&node, &context).unwrap()
}

/// What of a drawn sheet is no text: the tags of a page; of Markdown the signs that mean something
/// unescaped, line by line; of Typst the same.
fn structure(drawn: &str, format: FormFormat) -> String {
    match format {
        FormFormat::Html => {
            let mut tags = String::new();
            for part in drawn.split('<').skip(1) {
                let (tag, text) = part.split_once('>').expect("a tag ends");
                assert!(!text.contains('>'), "{part}");
                tags.extend(["<", tag, ">"]);
            }
            tags
        }
        FormFormat::Markdown | FormFormat::Typ => {
            let mut signs = String::new();
            // What parts a sign from its neighbour shows nothing.
            let drawn = drawn.replace("&#8203;", "");
            let mut chars = drawn.chars();
            while let Some(c) = chars.next() {
                match c {
                    '\\' => signs.push_str(match chars.next() {
                        Some('\n') => "\n",
                        Some(' ') => "\\ ",
                        _ => "",
                    }),
                    '|' | '#' | '*' | '_' | '`' | '[' | ']' | '<' | '>' | '$' | '@' | '~'
                    | '\n' => {
                        signs.push(c);
                    }
                    '=' | '"' | '/' | '-' | '+' if format == FormFormat::Typ => signs.push(c),
                    _ => {}
                }
            }
            signs
        }
    }
}

/// The form with one text in every field has the same structure as with another of as many lines.
#[test]
fn hostile_text_stays_text_on_every_form() {
    let regulations = regulations();
    let now = Time::parse_from_rfc3339("2026-11-12T12:00:00+08:00").unwrap();
    for hostile in HOSTILE {
        let lines = hostile.trim_matches(['\r', '\n']).lines().count();
        let harmless = vec!["x"; lines].join("\n");
        let (evil, plain) = (case(&regulations, hostile), case(&regulations, &harmless));
        for (policy, form) in forms(&regulations) {
            if about(&form.id) != About::Case || policy.id != "manufacturing" {
                continue;
            }
            let calendar = regulations.calendar_of(policy).unwrap();
            for (_, lang) in Lang::WORDS {
                let words = Words::new(*lang);
                let setting = setting(&regulations, (policy, form), &words);
                let template = shipped(&form.id, *lang).unwrap();
                let sheets = |case: &Case| {
                    let law = (policy, calendar, &regulations.staff);
                    let (clocks, _) = judge::clocks(case, law, now);
                    let matter = Matter {
                        case,
                        policy,
                        calendar,
                        clocks: &clocks,
                        owner: "quality",
                        staff: &regulations.staff,
                        now,
                    };
                    let contents = of_case(form, &matter);
                    let sheets = contents
                        .iter()
                        .map(|it| compose(it, template, &setting).unwrap());
                    sheets.collect::<Vec<_>>()
                };
                let (evil, plain) = (sheets(&evil), sheets(&plain));
                for (_, format) in FormFormat::WORDS {
                    let draw = |sheets| draw(sheets, *format, format.shipped(), &words).unwrap();
                    let (evil, plain) = (draw(&evil), draw(&plain));
                    let same = structure(&evil, *format) == structure(&plain, *format);
                    assert!(same, "{} {format} {hostile:?}: {evil}", form.id);
                    let held = ['\u{1b}', '\u{202e}', '\u{0}', '\u{fff9}', '\u{2028}'];
                    assert!(!evil.contains(held), "{} {format}", form.id);
                }
            }
        }
    }
}

/// The proof can fail: what is not escaped is seen.
#[test]
fn what_is_no_text_is_seen() {
    for (format, evil, plain) in [
        (FormFormat::Html, "<p><b></b></p>", "<p>x</p>"),
        (FormFormat::Markdown, "| a | b |", "| a \\| b |"),
        (FormFormat::Typ, "[#x]", "[\\#x]"),
    ] {
        assert_ne!(structure(evil, format), structure(plain, format));
    }
}
