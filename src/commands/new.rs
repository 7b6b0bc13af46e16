//! `new`: takes a complaint down, gives it a number and says when what is due (M-8, M-9.1).
//!
//! Any complaint is taken at once (B-5); what the policy needs besides is named, and asked for
//! when the case is registered.

use anyhow::Result;

use super::actor::Actor;
use super::args::WriteArgs;
use super::change;
use super::desk::{Desk, Exit};
use super::intake::Intake;
use super::room::Room;
use crate::domain::case::form::Head;
use crate::msg;
use crate::store::write::ChangeSet;

mod answer;
mod flags;
mod from;
mod questions;
mod told;

/// The arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    flags: flags::Flags,
    #[arg(long, value_name = "ID")]
    like: Option<String>,
    #[arg(long, value_name = "FILE|-")]
    from: Option<String>,
    #[command(flatten)]
    write: WriteArgs,
}

/// Runs the command.
pub fn run(desk: &mut Desk, args: &Args) -> Result<Exit> {
    let room = Room::open_whole(desk)?;
    let actor = Actor::find(desk, &room)?;
    let Some(form) = told::form(desk, &room, args)? else {
        desk.remark(&msg!("intake-discarded"))?;
        return Ok(Exit::Fine);
    };
    let at = form.received.unwrap_or(room.now);
    let policy = told::policy_for(&room, &form)?;
    form.check(policy)?;
    let head = Head {
        number: String::new(),
        uid: desk.uid.to_string(),
        policy: policy.id.clone(),
        stamp: change::stamp(&room, &actor, at),
    };
    let intake = Intake {
        room: &room,
        policy,
        form,
        head,
        links: None,
    };
    let nothing = |_: &str| Ok(ChangeSet::new());
    let record = intake.record(desk, &actor, "new", &args.write, nothing)?;
    answer::say(desk, &intake, &record, args)
}
