//! `keep`: a promise was kept.

use anyhow::Result;

use crate::domain::case::fact::{Fact, Move};
use crate::msg;
use crate::ui::problem::Problem;
use crate::workspace::args::{ActArgs, IdArg};
use crate::workspace::change::Change;
use crate::workspace::env::{Env, Exit};
use crate::workspace::open::Workspace;
use crate::workspace::parsers::ordinal;

/// The arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    id: IdArg,
    #[arg(value_name = "N", value_parser = ordinal)]
    n: u64,
    #[command(flatten)]
    write: ActArgs,
}

/// Runs the command.
pub fn run(env: &mut Env, args: &Args) -> Result<Exit> {
    let workspace = Workspace::open_to_write(env, &args.write)?;
    let mut change = Change::begin(env, &workspace, &args.id.id, Move::Keep, &args.write)?;
    let index = usize::try_from(args.n.wrapping_sub(1)).unwrap_or(usize::MAX);
    let count = change.case.promises.len();
    let Some(promise) = change.case.promises.get(index) else {
        let what = msg!(
            "command-promise-unknown",
            n = args.n.to_string(),
            count = count
        );
        return Err(Problem::usage(what).into());
    };
    if change.at < promise.stamp.at {
        let given = promise.stamp.at.to_rfc3339();
        return Err(Problem::usage(msg!("command-keep-before-promise", given = given)).into());
    }
    if promise.kept.is_none() {
        change.add(&Fact::PromiseKept((index, change.stamp())));
    }
    change.finish(env, &args.write, &[])
}
