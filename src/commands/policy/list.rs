//! `policy list`: every edition of every policy, and which is in force.

use anyhow::Result;
use serde_json::json;

use super::edition;
use crate::domain::policy::{Policy, policies_in_force};
use crate::msg;
use crate::ui::format;
use crate::ui::paint::Tone;
use crate::ui::table::{Cell, Column, Overflow, Table};
use crate::ui::{regulation, source};
use crate::workspace::args::Format;
use crate::workspace::env::{Env, Exit};
use crate::workspace::open::Workspace;

/// Its arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
}

/// How an edition stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Standing {
    InForce,
    Later,
    Replaced,
}

/// Runs it.
pub fn run(env: &mut Env, args: &Args) -> Result<Exit> {
    let workspace = Workspace::open(env)?;
    edition::warn_of_faults(env, &workspace)?;
    let mut policies: Vec<&Policy> = workspace.regulations.policies.iter().collect();
    policies.sort_by_key(|policy| (policy.id.clone(), policy.effective_from));
    let standing = |policy: &Policy| standing(&workspace, policy);
    if args.format == Format::Json {
        let views: Vec<_> = policies.iter().map(|p| view(p, standing(p))).collect();
        env.json(&views)?;
    } else if policies.is_empty() {
        env.remark(&msg!("ask-no-policies"))?;
    } else {
        let mut table = Table::new(columns(env), Overflow::Wrap);
        for policy in policies {
            table.row(row(env, &workspace, policy, standing(policy)));
        }
        env.table(&table)?;
    }
    Ok(Exit::Fine)
}

fn standing(workspace: &Workspace, policy: &Policy) -> Standing {
    let today = workspace.now.date_naive();
    let current = policies_in_force(&workspace.regulations.policies, &policy.id, today);
    if current.is_some_and(|current| current.file == policy.file) {
        Standing::InForce
    } else if policy.effective_from > today {
        Standing::Later
    } else {
        Standing::Replaced
    }
}

fn view(policy: &Policy, standing: Standing) -> serde_json::Value {
    json!({
        "id": policy.id,
        "title": regulation::titles(&policy.title),
        "version": policy.version,
        "effective_from": format::date(policy.effective_from),
        "in_force": standing == Standing::InForce,
        "file": policy.file,
    })
}

fn columns(env: &Env) -> Vec<Column> {
    let head = |key| env.layout.words.text(key);
    vec![
        Column::whole(head("ask-id")),
        Column::text(head("ask-title")),
        Column::whole(head("ask-version")),
        Column::whole(head("ask-effective-from")),
        Column::whole(head("ask-standing")),
        Column::whole(head("ask-file")),
    ]
}

fn row(env: &Env, workspace: &Workspace, policy: &Policy, standing: Standing) -> Vec<Cell> {
    let words = env.layout.words;
    let standing = match standing {
        Standing::InForce => Cell::toned(words.text("ask-in-force"), Tone::Ok),
        Standing::Later => Cell::from(words.text("ask-later")),
        Standing::Replaced => Cell::toned(words.text("ask-replaced"), Tone::Dim),
    };
    let file = policy.file.as_str();
    let file = match file.rsplit('/').next() {
        Some(name) if source::narrow(env.width) => name,
        _ => file,
    };
    vec![
        Cell::from(policy.id.clone()),
        Cell::from(workspace.names(env).title(&policy.title)),
        Cell::from(policy.version.clone().unwrap_or_default()),
        Cell::from(format::date(policy.effective_from)),
        standing,
        Cell::from(file.to_owned()),
    ]
}
