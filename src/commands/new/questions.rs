//! The complaint as a person tells it, asked in the order it is told: who calls, what happened,
//! with what, what is wanted; how it is filed comes last.

use std::collections::BTreeSet;

use anyhow::Result;

use super::flags;
use crate::domain::case::form::Form;
use crate::domain::case::intake::{Channel, Customer, Origin, Product, Quantity};
use crate::domain::money::Money;
use crate::domain::msg::Msg;
use crate::domain::policy::{Policy, Term, Title};
use crate::domain::reader::Word;
use crate::msg;
use crate::ui::clap_error::ValueError;
use crate::ui::lang::Lang;
use crate::ui::prompt::Ask;
use crate::ui::table::{Cell, Column, Overflow, Table};
use crate::workspace::asking::answered;
use crate::workspace::env::Env;
use crate::workspace::open::Workspace;

/// Asks which policy, where there are several and none was named.
pub fn policy(env: &Env, ask: &Ask, workspace: &Workspace, form: &mut Form) -> Result<()> {
    let all = workspace.regulations.policies.iter();
    let ids: BTreeSet<&str> = all.map(|policy| policy.id.as_str()).collect();
    if form.policy.is_some() || ids.len() < 2 {
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
    form.policy = Some(answered(ask.choice(&msg!("prompt-new-policy"), options))?);
    Ok(())
}

/// Asks for the rest.
pub fn story(env: &Env, ask: &Ask, policy: &Policy) -> Result<Form> {
    let mut form = Form {
        customer: customer(ask)?,
        ..Form::default()
    };
    form.complaint = Some(answered(ask.lines(&msg!("prompt-new-complaint")))?);
    form.product = product(ask)?;
    form.demand = text(ask, &msg!("prompt-new-demand"))?;
    form.claimed = maybe(ask, &msg!("prompt-new-claimed"), flags::money)?;
    form.channel = word(env, ask, &msg!("prompt-new-channel"), &|word: Channel| {
        format!("section-channel-{word}")
    })?;
    form.origin = word(env, ask, &msg!("prompt-new-origin"), &|word: Origin| {
        format!("section-origin-{word}")
    })?;
    form.class = term(env, ask, &msg!("prompt-new-class"), &policy.classes)?;
    form.category = term(env, ask, &msg!("prompt-new-category"), &policy.categories)?;
    form.grade = term(env, ask, &msg!("prompt-new-grade"), &policy.grades)?;
    form.tidy();
    Ok(form)
}

/// Shows what was told and asks whether it is to be recorded.
pub fn confirm(env: &mut Env, ask: &Ask, form: &Form) -> Result<bool> {
    let mut table = Table::new(vec![Column::whole(""), Column::text("")], Overflow::Wrap);
    let words = env.layout.words;
    let channel = form
        .channel
        .map(|it| words.text(&format!("section-channel-{it}")));
    let origin = form
        .origin
        .map(|it| words.text(&format!("section-origin-{it}")));
    let mut row = |key: &str, value: Option<String>| {
        if let Some(value) = value {
            table.row(vec![Cell::from(words.text(key)), value.into()]);
        }
    };
    let product = &form.product;
    let quantity = product.quantity.map(|quantity| match quantity {
        Quantity::Pieces(pieces) => pieces.to_string(),
        Quantity::Open => "open".to_owned(),
    });
    row("section-title", form.headline());
    row("section-customer", form.customer.name.clone());
    row("section-contact", form.customer.contact.clone());
    row("section-phone", form.customer.phone.clone());
    row("section-complaint", form.complaint.clone());
    row("section-product", product.name.clone());
    row("section-part", product.part.clone());
    row("section-order", product.order.clone());
    row(
        "section-shipped",
        product.shipped.map(|day| day.to_string()),
    );
    row("section-quantity", quantity);
    row(
        "section-defective",
        product.defective.map(|n| n.to_string()),
    );
    row("section-demand", form.demand.clone());
    row("section-claimed", form.claimed.map(Money::grouped));
    row("section-channel", channel);
    row("section-origin", origin);
    row("section-class", form.class.clone());
    row("section-category", form.category.clone());
    row("section-grade", form.grade.clone());
    let width = Some(u16::try_from(env.layout.width).unwrap_or(u16::MAX));
    let text = table.render(width, env.layout.paint);
    write!(env.err, "\n{text}\n")?;
    answered(ask.confirm(&msg!("prompt-new-confirm"), true))
}

fn customer(ask: &Ask) -> Result<Customer> {
    Ok(Customer {
        name: text(ask, &msg!("prompt-new-customer"))?,
        contact: text(ask, &msg!("prompt-new-contact"))?,
        phone: text(ask, &msg!("prompt-new-phone"))?,
        ..Customer::default()
    })
}

fn product(ask: &Ask) -> Result<Product> {
    let mut product = Product {
        name: text(ask, &msg!("prompt-new-product"))?,
        order: text(ask, &msg!("prompt-new-order"))?,
        part: text(ask, &msg!("prompt-new-part"))?,
        shipped: maybe(ask, &msg!("prompt-new-shipped"), flags::date)?,
        quantity: maybe(ask, &msg!("prompt-new-quantity"), flags::quantity)?,
        defective: maybe(ask, &msg!("prompt-new-defective"), flags::pieces)?,
        sample_kept: None,
    };
    if product != Product::default() {
        let kept = answered(ask.confirm(&msg!("prompt-new-sample"), false))?;
        product.sample_kept = kept.then_some(true);
    }
    Ok(product)
}

fn text(ask: &Ask, question: &Msg) -> Result<Option<String>> {
    answered(ask.optional(question, |answer| Ok(answer.to_owned())))
}

fn maybe<T>(
    ask: &Ask,
    question: &Msg,
    read: impl Fn(&str) -> Result<T, ValueError>,
) -> Result<Option<T>> {
    answered(ask.optional(question, |answer| read(answer).map_err(|error| error.0)))
}

fn word<T: Word>(
    env: &Env,
    ask: &Ask,
    question: &Msg,
    key: &dyn Fn(T) -> String,
) -> Result<Option<T>> {
    let words = T::WORDS.iter().map(|(_, value)| *value);
    let options = words.map(|value| (Some(value), env.layout.words.text(&key(value))));
    choice(env, ask, question, options.collect())
}

fn term(env: &Env, ask: &Ask, question: &Msg, terms: &[Term]) -> Result<Option<String>> {
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
    question: &Msg,
    mut options: Vec<(Option<T>, String)>,
) -> Result<Option<T>> {
    options.push((None, env.layout.words.text("prompt-new-unknown")));
    answered(ask.choice(question, options))
}

fn labelled(lang: Lang, id: &str, title: &Title) -> String {
    let title = match lang {
        Lang::Zh => &title.zh,
        Lang::En => &title.en,
    };
    if title.is_empty() {
        id.to_owned()
    } else {
        format!("{title} ({id})")
    }
}
