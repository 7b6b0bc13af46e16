//! `register`: the office accepts the complaint, and the clocks start (M-9.4, M-10.1). A draft gets
//! its number.

use anyhow::Result;

use super::args::WriteArgs;
use super::change::Change;
use super::desk::{Desk, Exit};
use super::room::Room;
use crate::domain::case::moves::Move;
use crate::domain::numbering::is_draft;

mod drafts;
mod main_branch;
mod number;

/// The arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(value_name = "ID", required_unless_present = "drafts")]
    id: Option<String>,
    #[arg(long, conflicts_with = "id")]
    drafts: bool,
    #[command(flatten)]
    write: WriteArgs,
}

/// Runs the command.
pub fn run(desk: &mut Desk, args: &Args) -> Result<Exit> {
    let room = Room::open_whole(desk)?;
    let Some(id) = &args.id else {
        return drafts::run(desk, &room, &args.write);
    };
    let mut change = Change::begin(desk, &room, id, Move::Register, &args.write)?;
    change.require_fields()?;
    accept(&mut change);
    if !is_draft(&change.case.number) {
        return change.finish(desk, &args.write, &[]);
    }
    main_branch::required(&room)?;
    let done = number::give(desk, &change, &args.write, &[])?;
    done.say(desk, &change, &args.write)
}

/// Records that the case is accepted.
fn accept(change: &mut Change) {
    let stamp = change.stamp();
    change.section("registration", stamp.block(Vec::new()));
}
