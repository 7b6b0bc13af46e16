//! What a field may say, for who has not said anything yet: blank files, and the page about them.

use super::field::{Field, Kind, Names};
use crate::domain::tree::Value;

/// A value the field may have. What it names need not be there in any company's files.
pub fn example(field: &Field) -> Value {
    match field.example {
        Some(text) => of_kind(field, field.kind, text),
        None => of_kind(field, field.kind, named(field.names).unwrap_or("1")),
    }
}

/// A value of a kind: the text, where the kind does not say more.
fn of_kind(field: &Field, kind: Kind, text: &str) -> Value {
    let given = field.example.is_some();
    let or = |other: &str| if given { text } else { other }.to_owned();
    match kind {
        Kind::Text | Kind::Lines | Kind::Digits => Value::Text(text.to_owned()),
        Kind::Texts => Value::Seq(vec![Value::Text(text.to_owned())]),
        Kind::Date => Value::Plain(or("2027-01-01")),
        Kind::Month => Value::Plain(or("2027-01")),
        Kind::Time => Value::Plain(or("2027-01-01T09:00:00+08:00")),
        Kind::Money | Kind::MoneyOr(_) => Value::Quoted(or("1000")),
        Kind::Decimal => Value::Quoted(or("10")),
        Kind::Quantity | Kind::QuantityOr(_) | Kind::Count => Value::Plain(or("1")),
        Kind::Within(least, _) => Value::Plain(or(&least.to_string())),
        Kind::Flag => Value::Plain(or("true")),
        Kind::Limit => Value::Text(or("3d")),
        Kind::Word(words, _) => {
            let first = words().first().copied().unwrap_or_default();
            Value::Text(or(first))
        }
        Kind::Localized => {
            let texts = [("zh", "名称"), ("en", "Title")];
            let texts = texts.map(|(lang, text)| (lang.to_owned(), Value::Text(text.to_owned())));
            Value::Flow(texts.into())
        }
        Kind::Many(kind) => {
            let members = text.split(", ");
            Value::Seq(members.map(|text| of_kind(field, *kind, text)).collect())
        }
        Kind::Either([short, _]) => of_kind(field, *short, text),
        Kind::Map(shape) => {
            let first = shape
                .first()
                .map(|field| (field.key.to_owned(), example(field)));
            Value::Flow(first.into_iter().collect())
        }
        Kind::List(_) | Kind::Keyed(..) | Kind::Any => Value::Flow(Vec::new()),
    }
}

fn named(names: Option<Names>) -> Option<&'static str> {
    Some(match names? {
        Names::Unit => "business",
        Names::Role => "general-manager",
        Names::Calendar => "cn",
        Names::Language => "zh",
        Names::Requirable | Names::Comparable => "customer.name",
        Names::Clock => "overall",
        Names::Remedy => "refund",
        Names::Bearer => "company",
        Names::Sanction => "reprimand",
        Names::Held("channel") => "phone",
        Names::Held("origin") => "domestic",
        Names::Held(_) => "other",
        _ => return None,
    })
}
