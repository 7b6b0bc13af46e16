//! `duty list`: the periodic duties, what they are about, when they are due and whether they were done.

use anyhow::Result;

use crate::domain::msg::Arg;
use crate::domain::period::CalendarPeriod;
use crate::msg;
use crate::report::duties::{DutyRow, duty_rows};
use crate::ui;
use crate::ui::clap_named::Named;
use crate::workspace::args::Format;
use crate::workspace::duties;
use crate::workspace::env::{Env, Exit};
use crate::workspace::open::Workspace;
use crate::workspace::parsers::period;

/// Its arguments.
#[derive(Debug, clap::Args)]
#[group(skip)]
pub struct Args {
    #[arg(long, value_name = "PERIOD", value_parser = period)]
    period: Option<CalendarPeriod>,
    #[arg(long, value_name = "ID", add = Named::POLICY)]
    policy: Option<String>,
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
}

/// Runs it.
pub fn run(env: &mut Env, args: &Args) -> Result<Exit> {
    let workspace = Workspace::open_whole(env)?;
    let book = duties::book(&workspace)?;
    let policy = args.policy.as_deref();
    if let Some(policy) = policy {
        duties::known_policy(&workspace, policy)?;
    }
    let asked = (policy, args.period);
    let rows = duty_rows(&workspace.regulations, &book, workspace.now, asked);
    duties::warn(env, &book)?;
    if args.format == Format::Json {
        env.json(&ui::duties::json(&rows, workspace.now))?;
        return Ok(Exit::Fine);
    }
    if rows.is_empty() {
        env.print(&msg!("duty-none"))?;
    }
    let names = workspace.names(env);
    let mut first = true;
    for rows in rows.chunk_by(|a, b| a.turn.policy.id == b.turn.policy.id) {
        if !std::mem::take(&mut first) {
            env.gap()?;
        }
        let rows: Vec<&DutyRow> = rows.iter().collect();
        let policy = rows[0].turn.policy;
        env.print(&msg!(
            "duty-of-policy",
            title = Arg::Localized(policy.title.clone()),
            policy = &policy.id
        ))?;
        env.table(&ui::duties::table(&rows, &names))?;
    }
    Ok(Exit::Fine)
}
