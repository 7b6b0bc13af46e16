//! What a template of a form can name, as values of its language.

use std::collections::BTreeMap;

use minijinja::Value;

use super::readers::recipients;
use super::setting::Setting;
use crate::domain::case::discipline::SanctionKind;
use crate::domain::case::intake::Extent;
use crate::domain::schema::{Field, Kind, Names as Named};
use crate::domain::time::Time;
use crate::msg;
use crate::report::form::{Content, Datum, Part, Row};
use crate::ui::amounts::counted;
use crate::ui::template::{Names, figure, record};
use crate::ui::{format, losses};

/// The variables of a sheet.
pub(super) fn context(content: &Content, setting: &Setting) -> Names {
    let mut names = record(&content.facts, setting.names.words, &|field, text| {
        one(field, text, setting)
    });
    for (name, part) in &content.parts {
        let value = match part {
            Part::One(datum) => value(datum, setting),
            Part::Row(own) => row(own, setting),
            Part::Rows(rows) => rows.iter().map(|it| row(it, setting)).collect(),
        };
        names.insert((*name).to_owned(), value);
    }
    let date = setting.at.map(|at| {
        let at = setting.calendar.in_zone(at);
        format::date(at.date_naive())
    });
    let rule = setting.rule.source.rule.as_deref();
    let readers = recipients(setting.rule, None, &setting.names);
    for (name, value) in [
        ("readers", readers.into_iter().map(Value::from).collect()),
        ("company", Value::from(setting.company)),
        ("date", Value::from(date)),
        ("form", setting.names.title(&setting.rule.title).into()),
        (
            "regulation",
            setting.names.title(&setting.policy.title).into(),
        ),
        ("currency", setting.policy.currency.as_str().into()),
        ("rule", Value::from(rule)),
        ("stamped", setting.rule.customer_stamp.into()),
    ] {
        names.insert(name.to_owned(), value);
    }
    names
}

fn row(own: &Row, setting: &Setting) -> Value {
    let own = own.iter();
    let names = own.map(|(name, datum)| ((*name).to_owned(), value(datum, setting)));
    Value::from(names.collect::<BTreeMap<String, Value>>())
}

fn value(datum: &Datum, setting: &Setting) -> Value {
    match datum {
        Datum::Nothing => Value::from(()),
        Datum::Count(count) => Value::from(*count),
        datum => Value::from(said(datum, setting)),
    }
}

/// A value in words.
fn said(datum: &Datum, setting: &Setting) -> String {
    let (names, words) = (setting.names, setting.names.words);
    match datum {
        Datum::Nothing => String::new(),
        Datum::Text(text) => text.clone(),
        Datum::Said(arg) => words.called(arg),
        Datum::Who(who) => names.who(who),
        Datum::Liable(who) => names.liable(who),
        Datum::Loss(kind) => words.say(&losses::kind(kind)),
        Datum::Money(amount) => amount.grouped(),
        Datum::Extent(Extent::Known(quantity)) => words.say(&counted(*quantity)),
        Datum::Extent(Extent::Open) => words.say(&msg!("letter-quantity-open")),
        Datum::Percent(share) => format!("{} %", share.normalize()),
        Datum::Day(day) => format::date(*day),
        Datum::At(time) => format::time(time),
        Datum::Late(seconds) => words.say(&format::duration(*seconds)),
        Datum::Count(count) => count.to_string(),
        Datum::All(all) => {
            let each: Vec<String> = all
                .iter()
                .map(|it| match it {
                    Datum::All(parts) => {
                        let parts = parts.iter().map(|part| said(part, setting));
                        parts.collect::<Vec<_>>().join(" ")
                    }
                    it => said(it, setting),
                })
                .collect();
            words.join(&each)
        }
    }
}

/// A value of a declared field as people read it on paper.
fn one(field: &Field, text: &str, setting: &Setting) -> Value {
    let (names, policy) = (setting.names, setting.policy);
    let words = names.words;
    let known = match (field.kind, field.names) {
        (Kind::Word(known, Some(prefix)), _) => known()
            .contains(&text)
            .then(|| words.text(&format!("{prefix}{text}"))),
        (Kind::Flag, _) if text == "true" => Some(words.text("common-yes")),
        (Kind::Flag, _) => Some(words.text("common-no")),
        (Kind::Time, _) => {
            let time = Time::parse_from_rfc3339(text).ok();
            time.map(|time| format::time(&setting.calendar.in_zone(time)))
        }
        (_, Some(Named::Term(vocabulary))) => Some(names.term(policy.terms(vocabulary), text)),
        (_, Some(Named::Sanction)) => {
            Some(words.called(&policy.sanction_called(&SanctionKind::new(text))))
        }
        (_, Some(Named::Role)) => Some(names.role(text)),
        (_, Some(Named::Person | Named::Unit | Named::UnitOrPerson | Named::RoleOrPerson)) => {
            Some(names.who(text))
        }
        _ => figure(field, text, words),
    };
    Value::from(known.unwrap_or_else(|| text.to_owned()))
}
