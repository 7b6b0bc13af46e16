//! `resume`: the clocks go on.

use anyhow::Result;

use crate::domain::case::conduct::Resumed;
use crate::domain::case::fact::{Fact, Move};
use crate::msg;
use crate::ui::problem::Problem;
use crate::workspace::args::{ActArgs, IdArg};
use crate::workspace::change::Change;
use crate::workspace::env::{Env, Exit};
use crate::workspace::open::Workspace;
use crate::workspace::parsers::stated;

/// The arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    id: IdArg,
    #[arg(long, value_parser = stated)]
    reason: Option<String>,
    #[command(flatten)]
    write: ActArgs,
}

/// Runs the command.
pub fn run(env: &mut Env, args: &Args) -> Result<Exit> {
    let workspace = Workspace::open_to_write(env, &args.write)?;
    let mut change = Change::begin(env, &workspace, &args.id.id, Move::Resume, &args.write)?;
    let Some(hold) = change.case.pauses.last() else {
        return Ok(Exit::Fine);
    };
    if change.at < hold.stamp.at {
        let what = msg!(
            "command-resume-before-hold",
            held = hold.stamp.at.to_rfc3339()
        );
        return Err(Problem::usage(what).into());
    }
    let last = change.case.pauses.len() - 1;
    let resumed = Resumed {
        stamp: change.stamp(),
        reason: args.reason.clone(),
    };
    change.add(&Fact::Resumed((last, resumed)));
    change.finish(env, &args.write, &[])
}
