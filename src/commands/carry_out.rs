//! `carry-out`: the remedies are done (M-9.4).

use anyhow::Result;

use super::args::{IdArg, WriteArgs};
use super::change::Change;
use super::desk::{Desk, Exit};
use super::room::Room;
use crate::domain::case::moves::Move;
use crate::domain::case::stamp;

/// The arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    id: IdArg,
    #[arg(long, value_name = "TEXT|@FILE|-")]
    text: Option<String>,
    #[command(flatten)]
    write: WriteArgs,
}

/// Runs the command.
pub fn run(desk: &mut Desk, args: &Args) -> Result<Exit> {
    let room = Room::open_whole(desk)?;
    let mut change = Change::begin(desk, &room, &args.id.id, Move::CarryOut, &args.write)?;
    let text = args.text.as_deref().map(|text| desk.text(text)).transpose()?;
    let fact = change.stamp().block(vec![("text", stamp::text(text.as_ref()))]);
    change.section("carried_out", fact);
    change.finish(desk, &args.write, &[])
}
