//! `rule`: which checks there are, and what one is for.

use anyhow::Result;
use serde::Serialize;

use crate::audit;
use crate::domain::msg::Msg;
use crate::domain::policy::nearest;
use crate::domain::word::Word as _;
use crate::finding::Severity;
use crate::msg;
use crate::rules::RULES;
use crate::ui::escape::Safe;
use crate::ui::paint::Tone;
use crate::ui::problem::Problem;
use crate::ui::rule_docs::rule_doc;
use crate::ui::table::{Cell, Column, Overflow, Table};
use crate::workspace::args::Format;
use crate::workspace::env::{Env, Exit};

/// The arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(value_name = "RULE", value_parser = crate::workspace::parsers::rule, add = crate::ui::clap_named::Named::Rule)]
    id: Option<String>,
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
}

#[derive(Serialize)]
struct Shown<'a> {
    id: &'a str,
    severity: String,
    kind: &'a str,
    title: String,
    waivable: bool,
    holds: &'a [&'a str],
    #[serde(skip_serializing_if = "Option::is_none")]
    doc: Option<&'a str>,
}

/// Runs the command.
pub fn run(env: &mut Env, args: &Args) -> Result<Exit> {
    match &args.id {
        Some(id) => one(env, args, id)?,
        None if args.format == Format::Json => {
            let every = every();
            let all: Vec<Shown> = every.iter().map(|rule| shown(env, rule, None)).collect();
            env.json(&all)?;
        }
        None => {
            let table = table(env);
            env.table(&table)?;
        }
    }
    Ok(Exit::Fine)
}

fn one(env: &mut Env, args: &Args, id: &str) -> Result<()> {
    let every = every();
    let rule = every
        .iter()
        .find(|rule| rule.id == id)
        .ok_or_else(|| unknown_rule(id))?;
    let doc = rule_doc(id, env.lang()).unwrap_or_default();
    if args.format == Format::Json {
        let shown = shown(env, rule, Some(doc));
        return env.json(&shown);
    }
    env.show(&Safe::ours(doc))?;
    if !rule.holds.is_empty() {
        let rules = Msg::list(rule.holds.to_vec());
        env.gap()?;
        env.print(&msg!("check-rule-holds", rules = rules))?;
    }
    Ok(())
}

/// A rule, of the checks or of the audit.
struct Any {
    id: &'static str,
    severity: Severity,
    kind: &'static str,
    called: Msg,
    waivable: bool,
    holds: &'static [&'static str],
}

/// Every rule: the checks, then the audit.
fn every() -> Vec<Any> {
    let checks = RULES.iter().map(|rule| Any {
        id: rule.id,
        severity: rule.severity,
        kind: rule.kind.word(),
        called: rule.kind.named(),
        waivable: rule.waivable(),
        holds: rule.holds,
    });
    let history = audit::RULES.iter().map(|rule| Any {
        id: rule.id,
        severity: rule.severity,
        kind: "history",
        called: msg!("check-kind-history"),
        waivable: false,
        holds: &[],
    });
    checks.chain(history).collect()
}

fn shown<'a>(env: &Env, rule: &'a Any, doc: Option<&'a str>) -> Shown<'a> {
    Shown {
        id: rule.id,
        severity: rule.severity.to_string(),
        kind: rule.kind,
        title: env.layout.words.text(&format!("rule-{}", rule.id)),
        waivable: rule.waivable,
        holds: rule.holds,
        doc,
    }
}

fn table(env: &Env) -> Table {
    let words = env.layout.words;
    let columns = vec![
        Column::whole(words.text("check-head-rule")),
        Column::whole(words.text("check-head-severity")),
        Column::whole(words.text("check-head-kind")),
        Column::text(words.text("check-head-title")),
    ];
    let mut table = Table::new(columns, Overflow::Wrap);
    for rule in every() {
        table.row(vec![
            Cell::from(rule.id),
            Cell::toned(words.say(&rule.severity.named()), Tone::from(rule.severity)),
            Cell::from(words.say(&rule.called)),
            Cell::from(words.text(&format!("rule-{}", rule.id))),
        ]);
    }
    table
}

/// The problem of a rule nobody has.
pub(super) fn unknown_rule(id: &str) -> Problem {
    let known: Vec<&str> = every().iter().map(|rule| rule.id).collect();
    let help = match nearest(id, &known) {
        Some(word) => msg!("check-did-you-mean", word = word),
        None => msg!("check-rule-list-help"),
    };
    Problem::usage(msg!("check-rule-unknown", rule = id)).help(help)
}
