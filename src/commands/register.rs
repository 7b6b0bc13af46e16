//! `register`: the office accepts the complaint, and the clocks start (M-9.4, M-10.1).

use anyhow::Result;

use super::args::{IdArg, WriteArgs};
use super::change::Change;
use super::desk::{Desk, Exit};
use super::room::Room;
use crate::domain::case::moves::Move;

/// The arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    id: IdArg,
    #[command(flatten)]
    write: WriteArgs,
}

/// Runs the command.
pub fn run(desk: &mut Desk, args: &Args) -> Result<Exit> {
    let room = Room::open_whole(desk)?;
    let mut change = Change::begin(desk, &room, &args.id.id, Move::Register, &args.write)?;
    change.require_fields()?;
    let stamp = change.stamp();
    change.section("registration", stamp.block(Vec::new()));
    change.finish(desk, &args.write, &[])
}
