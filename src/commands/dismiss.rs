//! `dismiss`: not established, before any investigation.

use anyhow::Result;

use super::args::{IdArg, WriteArgs};
use super::change::Change;
use super::desk::{Desk, Exit};
use super::room::Room;
use super::words::stated;
use crate::domain::case::moves::Move;
use crate::domain::case::stamp;

/// The arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    id: IdArg,
    #[arg(long, value_parser = stated)]
    reason: String,
    #[command(flatten)]
    write: WriteArgs,
}

/// Runs the command.
pub fn run(desk: &mut Desk, args: &Args) -> Result<Exit> {
    let room = Room::open_whole(desk)?;
    let mut change = Change::begin(desk, &room, &args.id.id, Move::Dismiss, &args.write)?;
    let closing = change.stamp().block(vec![
        ("dismissed", stamp::yes(true)),
        ("reason", stamp::text(Some(&args.reason))),
    ]);
    change.section("closing", closing);
    change.finish(desk, &args.write, &[])
}
