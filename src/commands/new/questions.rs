//! The complaint as a person tells it, asked in the order it is told: who calls, what happened,
//! with what, what is wanted; how it is filed comes last.

use std::collections::BTreeSet;

use anyhow::Result;
use chrono::NaiveDate;

use crate::domain::case::form::{self, Form};
use crate::domain::localized::Localized;
use crate::domain::policy::{Policy, Term};
use crate::domain::schema::{Field, Kind, Names, Scalar};
use crate::domain::tree::Value;
use crate::ui::lang::Lang;
use crate::ui::prompt::Ask;
use crate::ui::table::{Cell, Column, Overflow, Table};
use crate::workspace::asking::answered;
use crate::workspace::dates::typed_on;
use crate::workspace::env::Env;
use crate::workspace::open::Workspace;

/// Asks which policy, where there are several and none was named.
pub fn policy(env: &Env, ask: &Ask, workspace: &Workspace, form: &mut Form) -> Result<()> {
    let all = workspace.regulations.policies.iter();
    let ids: BTreeSet<&str> = all.map(|policy| policy.id.as_str()).collect();
    if form.get("policy").is_some() || ids.len() < 2 {
        return Ok(());
    }
    let usual = workspace.regulations.organization.as_ref();
    let usual = usual.map_or("", |organization| organization.policy.as_str());
    let mut ids: Vec<&str> = ids.into_iter().collect();
    ids.sort_by_key(|id| *id != usual);
    let label = |id: &str| {
        let found = workspace.regulations.in_force(id, workspace.now);
        found.map_or_else(
            || id.to_owned(),
            |policy| labelled(env.lang(), id, &policy.title),
        )
    };
    let options = ids.iter().map(|id| ((*id).to_owned(), label(id))).collect();
    let policy = answered(ask.choice("prompt-new-policy", options))?;
    form.set("policy", Value::Text(policy));
    Ok(())
}

/// Asks for the rest, field by field: what is told already is not asked again.
pub fn story(env: &Env, ask: &Ask, policy: &Policy, told: (NaiveDate, &Form)) -> Result<Form> {
    let (today, told) = told;
    let mut form = Form::default();
    for (path, field) in form::questions(policy) {
        // Whether there is a sample is a question only where there are goods.
        let section = path.split_once('.').map_or("", |(above, _)| above);
        let goods = form.tells(section) || told.tells(section);
        if told.get(&path).is_some() || matches!(field.kind, Kind::Flag) && !goods {
            continue;
        }
        let question = field.label();
        if let Some(value) = answer(env, ask, (policy, today), field, &question)? {
            form.set(&path, value);
        }
    }
    form.tidy();
    Ok(form)
}

fn answer(
    env: &Env,
    ask: &Ask,
    (policy, today): (&Policy, NaiveDate),
    field: &Field,
    question: &str,
) -> Result<Option<Value>> {
    let words = env.layout.words;
    Ok(match (field.kind, field.names) {
        (Kind::Lines, _) => Some(Value::Text(answered(ask.lines(question))?)),
        (Kind::Flag, _) => answered(ask.confirm(question, false))?.then(|| true.value()),
        (Kind::Word(known, _), _) => {
            let label = |word: &str| words.text(&format!("section-{}-{word}", field.key));
            let known = known().into_iter();
            let options = known.map(|word| (Some(word.to_owned()), label(word)));
            choice(env, ask, question, options.collect())?.map(Value::Plain)
        }
        (_, Some(Names::Term(vocabulary))) => {
            let terms = policy.terms(vocabulary);
            term(env, ask, question, terms)?.map(Value::Text)
        }
        (kind, _) => answered(ask.optional(question, |answer| typed_on(today, kind, answer)))?,
    })
}

/// Shows what was told and asks whether it is to be recorded; where it seems to be told already,
/// only who says so records it.
pub fn confirm(env: &mut Env, ask: &Ask, form: &Form, first: bool) -> Result<bool> {
    let mut table = Table::new(vec![Column::whole(""), Column::text("")], Overflow::Wrap);
    let words = env.layout.words;
    for (path, field) in form::told() {
        let told = match field.kind {
            _ if path == "title" => form.headline(),
            Kind::Word(..) => form
                .get(&path)
                .map(|word| words.text(&format!("section-{}-{word}", field.key))),
            _ => form.get(&path).map(str::to_owned),
        };
        if let Some(told) = told {
            let label = words.text(&field.label());
            table.row(vec![Cell::from(label), told.into()]);
        }
    }
    let width = Some(u16::try_from(env.layout.width).unwrap_or(u16::MAX));
    let text = table.render(width, env.layout.paint);
    write!(env.err, "\n{text}\n")?;
    let question = if first {
        "prompt-new-confirm"
    } else {
        "prompt-new-similar"
    };
    answered(ask.confirm(question, first))
}

fn term(env: &Env, ask: &Ask, question: &str, terms: &[Term]) -> Result<Option<String>> {
    if terms.is_empty() {
        return Ok(None);
    }
    let options = terms.iter().map(|term| {
        let label = labelled(env.lang(), &term.id, &term.title);
        (Some(term.id.clone()), label)
    });
    choice(env, ask, question, options.collect())
}

/// One of them, or not known yet.
fn choice<T>(
    env: &Env,
    ask: &Ask,
    question: &str,
    mut options: Vec<(Option<T>, String)>,
) -> Result<Option<T>> {
    options.push((None, env.layout.words.text("prompt-new-unknown")));
    answered(ask.choice(question, options))
}

fn labelled(lang: Lang, id: &str, title: &Localized) -> String {
    let title = title.text(lang);
    if title.is_empty() {
        id.to_owned()
    } else {
        format!("{title} ({id})")
    }
}
