//! `list`: find cases.

use anyhow::Result;

use crate::domain::case::status::Status;
use crate::domain::input::Day;
use crate::msg;
use crate::report::listing::{Filter, SortKey, listing};
use crate::ui::clap_named::Named;
use crate::ui::list;
use crate::workspace::args::Format;
use crate::workspace::env::{Env, Exit};
use crate::workspace::open::Workspace;
use crate::workspace::parsers::{day, one_of};
use crate::workspace::subjects::subjects;

/// Its arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(long, conflicts_with = "closed")]
    open: bool,
    #[arg(long)]
    closed: bool,
    #[arg(long)]
    overdue: bool,
    #[arg(long, value_name = "ID", add = Named::POLICY)]
    policy: Option<String>,
    #[arg(long, value_name = "WHO", add = Named::UNIT_OR_PERSON)]
    owner: Option<String>,
    #[arg(long, value_name = "NAME")]
    customer: Option<String>,
    #[arg(long, value_name = "STATUS", value_parser = one_of::<Status>(), value_delimiter = ',')]
    status: Vec<Status>,
    #[arg(long, value_name = "DATE", value_parser = day)]
    since: Option<Day>,
    #[arg(long, value_name = "DATE", value_parser = day)]
    until: Option<Day>,
    #[arg(long)]
    text: Option<String>,
    #[arg(long, value_parser = one_of::<SortKey>(), default_value = "urgency")]
    sort: SortKey,
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
}

/// Runs it.
pub fn run(env: &mut Env, args: &Args) -> Result<Exit> {
    let workspace = Workspace::open(env)?;
    let filter = filter(&workspace, args)?;
    let subjects = subjects(env, &workspace)?;
    let staff = &workspace.regulations.staff;
    let mut rows = listing(&subjects, staff, &filter, args.sort);
    let found = rows.len();
    rows.truncate(args.limit.unwrap_or(found));
    if args.format == Format::Json {
        env.json(&list::json(&rows))?;
        return Ok(Exit::Fine);
    }
    if found == 0 {
        env.remark(&msg!("list-nothing"))?;
        return Ok(Exit::Fine);
    }
    let table = list::table(&rows, &workspace.names(env), workspace.now);
    env.table(&table)?;
    if rows.len() < found {
        env.remark(&msg!("list-more", shown = rows.len(), found = found))?;
    }
    Ok(Exit::Fine)
}

fn filter(workspace: &Workspace, args: &Args) -> Result<Filter> {
    Ok(Filter {
        open: match (args.open, args.closed) {
            (true, _) => Some(true),
            (_, true) => Some(false),
            _ => None,
        },
        overdue: args.overdue,
        policy: args.policy.clone(),
        owner: args.owner.clone(),
        customer: args.customer.clone(),
        status: args.status.clone(),
        since: workspace.maybe_day(args.since.as_ref())?,
        until: workspace.maybe_day(args.until.as_ref())?,
        text: args.text.clone(),
    })
}
