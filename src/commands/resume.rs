//! `resume`: the clocks go on.

use anyhow::Result;

use super::args::{IdArg, WriteArgs};
use super::change::Change;
use super::desk::{Desk, Exit};
use super::room::Room;
use super::words::stated;
use crate::domain::case::moves::Move;
use crate::domain::case::stamp;
use crate::domain::problem::Problem;
use crate::domain::tree::Path;
use crate::msg;

/// The arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    id: IdArg,
    #[arg(long, value_parser = stated)]
    reason: Option<String>,
    #[command(flatten)]
    write: WriteArgs,
}

/// Runs the command.
pub fn run(desk: &mut Desk, args: &Args) -> Result<Exit> {
    let room = Room::open_whole(desk)?;
    let mut change = Change::begin(desk, &room, &args.id.id, Move::Resume, &args.write)?;
    let Some(hold) = change.case.pauses.last() else { return Ok(Exit::Fine) };
    if change.at < hold.stamp.at {
        let what = msg!("command-resume-before-hold", held = hold.stamp.at.to_rfc3339());
        return Err(Problem::usage(what).into());
    }
    let last = change.case.pauses.len() - 1;
    let path = Path::root().key("pauses").index(last).key("until");
    let until = change.stamp().line(vec![("reason", stamp::text(args.reason.as_ref()))]);
    change.set(&path, until);
    change.finish(desk, &args.write, &[])
}
