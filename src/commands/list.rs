//! `list`: find cases.

use anyhow::Result;

use crate::msg;
use crate::report::listing::{Filter, listing};
use crate::ui::list;
use crate::workspace::args::Format;
use crate::workspace::env::{Env, Exit};
use crate::workspace::filters::ListFlags;
use crate::workspace::open::Workspace;
use crate::workspace::subjects::{gathered, standing, subjects};

/// Its arguments.
#[derive(Debug, clap::Args)]
#[command(visible_alias = "ls")]
pub struct Args {
    #[arg(long, value_name = "NAME")]
    view: Option<String>,
    #[command(flatten)]
    flags: ListFlags,
    #[arg(long)]
    no_index: bool,
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
}

/// Runs it.
pub fn run(env: &mut Env, args: &Args) -> Result<Exit> {
    let workspace = Workspace::open(env)?;
    let flags = args.flags.with_view(&workspace, args.view.as_deref())?;
    let wanted = flags.standing().filter(|_| !args.no_index);
    let subjects = match wanted {
        Some(wanted) => standing(env, &workspace, wanted)?,
        None => subjects(env, &workspace)?,
    };
    let filter = flags.filter(env, &workspace, &subjects)?;
    let staff = &workspace.regulations.staff;
    let mut rows = listing(&subjects, staff, &filter, flags.sort());
    let found = rows.len();
    rows.truncate(flags.limit().unwrap_or(found));
    if args.format == Format::Json {
        env.json(&list::json(&rows))?;
        return Ok(Exit::Fine);
    }
    if found == 0 {
        let either = Filter {
            open: None,
            ..filter.clone()
        };
        let ended = match filter.open {
            Some(true) => listing(&gathered(&workspace)?.0, staff, &either, flags.sort()).len(),
            _ => 0,
        };
        env.remark(&match ended {
            0 => msg!("list-nothing"),
            count => msg!("list-nothing-open", count = count),
        })?;
        return Ok(Exit::Fine);
    }
    let table = list::table(&rows, &workspace.names(env), workspace.now);
    env.table(&table)?;
    if rows.len() < found {
        env.remark(&msg!("list-more", shown = rows.len(), found = found))?;
    }
    Ok(Exit::Fine)
}
