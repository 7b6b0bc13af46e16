//! `consolidate`: the office's opinion, before the approval and again after the customer's answer
//! (M-9.4, M-9.6).

use anyhow::Result;

use super::args::{IdArg, WriteArgs};
use super::change::Change;
use super::desk::{Desk, Exit};
use super::investigate::liability;
use super::room::Room;
use crate::domain::case::moves::Move;
use crate::domain::case::settlement::{Consolidation, Settlement};

/// The arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    id: IdArg,
    #[arg(long, value_name = "TEXT|@FILE|-")]
    text: Option<String>,
    #[arg(long, value_name = "WHO=SHARE")]
    liable: Vec<String>,
    #[command(flatten)]
    write: WriteArgs,
}

/// Runs the command.
pub fn run(desk: &mut Desk, args: &Args) -> Result<Exit> {
    let room = Room::open_whole(desk)?;
    let mut change = Change::begin(desk, &room, &args.id.id, Move::Consolidate, &args.write)?;
    let text = args.text.as_deref().map(|text| desk.text(text)).transpose()?;
    let liability = liability(&room, &args.liable)?;
    let settlement = change.case.current.settlement.as_ref().map(Settlement::fingerprint);
    let opinion = Consolidation { stamp: change.stamp(), text, liability, settlement };
    change.append("consolidations", opinion.value());
    change.finish_with_level(desk, &args.write)
}
