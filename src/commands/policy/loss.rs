//! `policy loss`: what remedies cost us by a policy, no case needed (M-A6, M-A1).

use anyhow::Result;
use serde_json::{Value as Json, json};

use super::edition;
use crate::domain::judge::loss::{self, LossLine, Unknown};
use crate::domain::money::Money;
use crate::domain::policy::Policy;
use crate::msg;
use crate::ui::clap_named::Named;
use crate::ui::problem::Problem;
use crate::ui::source;
use crate::ui::table::{Cell, Column, Overflow, Table};
use crate::ui::{format, losses};
use crate::workspace::args::Format;
use crate::workspace::env::{Env, Exit};
use crate::workspace::open::Workspace;
use crate::workspace::parsers;

/// Its arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(long, value_name = "ID", add = Named::POLICY)]
    policy: Option<String>,
    #[arg(long, value_name = "KIND:KEY=VALUE,…", required = true, add = Named::REMEDY)]
    remedy: Vec<String>,
    #[arg(long, value_enum)]
    format: Option<Format>,
}

/// Runs it.
pub fn run(env: &mut Env, args: &Args) -> Result<Exit> {
    let workspace = Workspace::open_strict(env)?;
    let policy = edition::in_force_now(&workspace, args.policy.as_deref())?;
    let mut lines = Vec::new();
    for text in &args.remedy {
        lines.extend(line(policy, text)?);
    }
    let total: Money = lines.iter().map(|line| line.amount).sum();
    if env.in_json(args.format) {
        let lines = lines.iter().map(|line| view(env, line));
        let lines: Vec<Json> = lines.collect();
        env.json(&json!({ "lines": lines, "total": total.to_string() }))?;
        return Ok(Exit::Fine);
    }
    let head = |key| env.layout.words.text(key);
    let columns = vec![
        Column::whole(head("ask-remedy")),
        Column::text(head("ask-formula")),
        Column::number(head("ask-loss")),
        Column::text(head("ask-source")),
    ];
    let mut table = Table::new(columns, Overflow::Wrap);
    for line in &lines {
        table.row(vec![
            Cell::from(env.say(&losses::kind(line.kind))),
            Cell::from(env.say(&losses::derivation(line))),
            Cell::from(line.amount.grouped()),
            Cell::from(source::shown(env.width, line.source)),
        ]);
    }
    env.table(&table)?;
    env.print(&msg!(
        "ask-loss-total",
        amount = format::money(total, &policy.currency)
    ))?;
    Ok(Exit::Fine)
}

fn view(env: &Env, line: &LossLine) -> Json {
    json!({
        "kind": line.kind,
        "amount": line.amount.to_string(),
        "steps": [env.say(&losses::derivation(line))],
        "source": line.source,
    })
}

/// The line of one remedy, or of a resale.
fn line<'a>(policy: &'a Policy, text: &str) -> Result<Option<LossLine<'a>>> {
    let (kind, rest) = text.split_once(':').unwrap_or((text, ""));
    let line = if kind == loss::RESALE {
        let (quantity, a_price, price) = loss::resale_of(rest)?;
        loss::resold(policy, quantity, a_price, price).map(Some)
    } else {
        let remedy = parsers::remedy(text)?;
        loss::line(policy, &remedy, None)
    };
    Ok(line.map_err(|why| refused(policy, kind, why))?)
}

fn refused(policy: &Policy, kind: &str, why: Unknown) -> Problem {
    match why {
        Unknown::NoRule | Unknown::NoFigure => {
            let what = msg!("ask-loss-no-rule", policy = &policy.id, kind = kind);
            Problem::refused(what).help(msg!("ask-loss-no-rule-help", kind = kind))
        }
        Unknown::Open | Unknown::TooLarge => Problem::usage(losses::unknown(why)),
    }
}
