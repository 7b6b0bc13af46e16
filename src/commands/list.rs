//! `list`: find cases.

use anyhow::Result;

use crate::msg;
use crate::report::listing::{Filter, sorted};
use crate::ui::list;
use crate::workspace::args::Format;
use crate::workspace::env::{Env, Exit};
use crate::workspace::filters::ListFlags;
use crate::workspace::open::Workspace;
use crate::workspace::subjects::{each, gathered};

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
    let filter = flags.filter(env, &workspace)?;
    let wanted = flags.standing().filter(|_| !args.no_index);
    let staff = &workspace.regulations.staff;
    let rows = each(env, &workspace, wanted, |subject| {
        filter.row(&subject, staff)
    })?;
    let mut rows = sorted(rows.into_iter().flatten().collect(), flags.sort());
    let found = rows.len();
    let ended = match found {
        0 => ended(env, &workspace, &flags, &filter)?,
        _ => 0,
    };
    rows.truncate(flags.limit().unwrap_or(found));
    if args.format == Format::Json {
        env.json(&list::json(&rows))?;
        return Ok(Exit::Fine);
    }
    if found == 0 {
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

/// Where nothing is found: how many ended cases would be, if only open ones are asked for. What is asked
/// for by name must be called so.
fn ended(env: &Env, workspace: &Workspace, flags: &ListFlags, filter: &Filter) -> Result<usize> {
    let (subjects, _) = gathered(workspace)?;
    flags.filter.refuse_unknown(env, workspace, &subjects)?;
    let either = Filter {
        open: None,
        ..filter.clone()
    };
    let staff = &workspace.regulations.staff;
    let found = subjects.iter().filter(|it| either.wants(it, staff));
    Ok(match filter.open {
        Some(true) => found.count(),
        _ => 0,
    })
}
