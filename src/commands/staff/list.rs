//! `staff list`: units, people and roles of a day.

use anyhow::Result;

use crate::domain::input::Day;
use crate::report::roster::roster;
use crate::ui;
use crate::workspace::args::Format;
use crate::workspace::env::{Env, Exit};
use crate::workspace::open::Workspace;
use crate::workspace::parsers::day;

/// Its arguments.
#[derive(Debug, clap::Args)]
#[group(skip)]
pub struct Args {
    #[arg(long, value_name = "DATE", value_parser = day)]
    at: Option<Day>,
    #[arg(long)]
    all: bool,
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
}

/// Runs it.
pub fn run(env: &mut Env, args: &Args) -> Result<Exit> {
    let workspace = Workspace::open_whole(env)?;
    let at = workspace.maybe_day(args.at.as_ref())?;
    let at = at.unwrap_or_else(|| workspace.today());
    let roster = roster(&workspace.regulations.staff, at, args.all);
    if args.format == Format::Json {
        env.json(&ui::roster::json(&roster))?;
        return Ok(Exit::Fine);
    }
    let names = workspace.names(env);
    let tables = [
        ui::roster::units(&roster, &names),
        ui::roster::people(&roster, &names),
    ];
    let mut tables = tables.iter().filter(|table| !table.is_empty());
    if let Some(first) = tables.next() {
        env.table(first)?;
    }
    for table in tables {
        env.gap()?;
        env.table(table)?;
    }
    Ok(Exit::Fine)
}
