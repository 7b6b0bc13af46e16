//! `promise`: a commitment to the customer with a date.

use anyhow::Result;

use crate::domain::case::conduct::Promise;
use crate::domain::case::fact::{Fact, Move};
use crate::domain::input::Day;
use crate::msg;
use crate::ui::problem::Problem;
use crate::workspace::args::{ActArgs, IdArg};
use crate::workspace::change::Change;
use crate::workspace::env::{Env, Exit};
use crate::workspace::open::Workspace;
use crate::workspace::parsers::{day, stated};

/// The arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    id: IdArg,
    #[arg(long, value_parser = stated)]
    what: String,
    #[arg(long, value_name = "DATE", value_parser = day)]
    by_date: Day,
    #[command(flatten)]
    write: ActArgs,
}

/// Runs the command.
pub fn run(env: &mut Env, args: &Args) -> Result<Exit> {
    let workspace = Workspace::open_to_write(env, &args.write)?;
    let mut change = Change::begin(env, &workspace, &args.id.id, Move::Promise, &args.write)?;
    let by_date = workspace.day(&args.by_date)?;
    if by_date < change.at.date_naive() {
        let what = msg!("command-promise-past", date = by_date.to_string());
        return Err(Problem::usage(what).into());
    }
    change.add(&Fact::Promise(Promise {
        stamp: change.stamp(),
        what: args.what.clone(),
        kept: None,
        by_date,
    }));
    let n = change.case.promises.len() + 1;
    let number = change.case.number.clone();
    let said = msg!(
        "command-promised",
        n = n,
        command = format!("complaint keep {number} {n}")
    );
    change.finish(env, &args.write, &[said])
}
