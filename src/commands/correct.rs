//! `correct`: mends a recorded fact; the old value is kept, with the reason.

use anyhow::Result;

use serde_json::{Value, json};

use crate::domain::case::conduct::Correction;
use crate::domain::case::fact::{Fact, Move};
use crate::domain::judge::field_called;
use crate::msg;
use crate::ui::clap_named::Named;
use crate::ui::narrator::{Narrator, values};
use crate::ui::problem::Problem;
use crate::ui::table::{Cell, Column, Overflow, Table};
use crate::workspace::args::{ActArgs, Format, IdArg};
use crate::workspace::change::Change;
use crate::workspace::correcting::{Mendable, correctable, mendables, mends, there, value_of};
use crate::workspace::env::{Env, Exit};
use crate::workspace::newly_liable::newly_liable;
use crate::workspace::open::Workspace;
use crate::workspace::parsers::stated;

/// The arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    id: IdArg,
    #[arg(value_name = "FIELD=VALUE", requires = "reason", add = Named::Correction)]
    fields: Vec<String>,
    #[arg(long, value_parser = stated, requires = "fields")]
    reason: Option<String>,
    #[command(flatten)]
    write: ActArgs,
}

/// Runs the command.
pub fn run(env: &mut Env, args: &Args) -> Result<Exit> {
    if args.fields.is_empty() {
        return list(env, args);
    }
    let workspace = Workspace::open_to_write(env, &args.write)?;
    let mut change = Change::begin(env, &workspace, &args.id.id, Move::Correct, &args.write)?;
    let mut said = Vec::new();
    for text in &args.fields {
        let (field, new) = text
            .split_once('=')
            .ok_or_else(|| Problem::usage(msg!("command-correct-form", text = text)))?;
        if new.trim().is_empty() {
            return Err(Problem::usage(msg!("command-correct-form", text = text)).into());
        }
        let path = correctable((&change.case, change.policy, env.shape), field)?;
        there(&change, &path)?;
        mends(
            &change.actor,
            &workspace,
            change.judged(),
            (&path, change.at),
        )?;
        let old = change.text_at(&path);
        let (shown, value) = value_of(&change, &path, new)?;
        if old.as_deref() == Some(shown.as_str()) {
            continue;
        }
        change.set(&path, value);
        change.add(&Fact::Correction(Correction {
            stamp: change.stamp(),
            field: path.to_string(),
            old: old.clone(),
            new: shown.clone(),
            reason: args.reason.clone(),
            basis: newly_liable(&change, &path)?,
        }));
        let staff = &workspace.regulations.staff;
        let narrator = Narrator::new(&change.case, staff, Some(change.policy));
        let called = |text: &String| values::shown(&path, text, &narrator);
        said.push(msg!(
            "command-corrected",
            field = field_called(&path.to_string()),
            old = old.as_ref().map_or_else(|| "–".into(), called),
            new = called(&shown)
        ));
    }
    change.finish(env, &args.write, &said)
}

/// What may be mended, by name, with what it says now.
fn list(env: &mut Env, args: &Args) -> Result<Exit> {
    let workspace = Workspace::open(env)?;
    let record = workspace.record(env, &args.id.id)?;
    let case = Workspace::case(&record)?;
    let all = mendables(&record);
    if args.write.format == Format::Json {
        let one = |it: &Mendable| json!({"name": it.name, "path": it.path, "value": it.value});
        env.json(&all.iter().map(one).collect::<Value>())?;
        return Ok(Exit::Fine);
    }
    let words = env.layout.words;
    let columns = vec![
        Column::whole(words.text("command-mendable-name")),
        Column::text(words.text("command-mendable-field")),
        Column::text(words.text("command-mendable-value")),
    ];
    let mut table = Table::new(columns, Overflow::Cut);
    for it in &all {
        let called = it.label.as_ref().and_then(|label| words.find(label));
        table.row(vec![
            Cell::from(it.name.clone()),
            Cell::from(called.unwrap_or_else(|| it.path.clone())),
            Cell::from(it.value.clone().unwrap_or_default()),
        ]);
    }
    env.table(&table)?;
    let command = format!("complaint correct {} NAME=VALUE --reason TEXT", case.number);
    env.remark(&msg!("command-mendable-how", command = command))?;
    Ok(Exit::Fine)
}
