//! `note`: adds a remark to a case.

use anyhow::Result;

use super::args::{IdArg, WriteArgs};
use super::asking::answered;
use super::change::Change;
use super::desk::{Desk, Exit};
use super::room::Room;
use crate::domain::case::moves::Move;
use crate::domain::problem::Problem;
use crate::domain::tree::Value;
use crate::msg;

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
    let mut change = Change::begin(desk, &room, &args.id.id, Move::Note, &args.write)?;
    let text = match (&args.text, desk.ask()) {
        (Some(text), _) => desk.text(text)?,
        (None, Some(ask)) => answered(ask.lines(&msg!("prompt-note-text")))?,
        (None, None) => String::new(),
    };
    if text.trim().is_empty() {
        let help = msg!("intake-note-empty-help");
        return Err(Problem::usage(msg!("intake-note-empty")).help(help).into());
    }
    let text = Value::Text(text.trim().to_owned());
    let note = change.stamp().block(vec![("text", Some(text))]);
    change.append("notes", note);
    change.finish(desk, &args.write, &[])
}
