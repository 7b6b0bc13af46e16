//! `reopen`: takes an ended or refused case up again as a new, linked case; the old one stays,
//! marked as superseded (M-9.9).

use anyhow::Result;

use super::args::{Format, IdArg, WriteArgs};
use super::change::{self, Change};
use super::deadlines;
use super::desk::{Desk, Exit};
use super::intake::Intake;
use super::outcome::next_commands;
use super::room::Room;
use crate::domain::case::form::{Form, Head};
use crate::domain::case::moves::Move;
use crate::domain::case::stamp::{self, Stamp};
use crate::domain::judge;
use crate::domain::msg::Msg;
use crate::domain::problem::Problem;
use crate::domain::tree::{Edit, Path, Value};
use crate::msg;
use crate::store::write::ChangeSet;

/// The arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    id: IdArg,
    #[arg(long)]
    reason: String,
    #[command(flatten)]
    write: WriteArgs,
}

/// Runs the command.
pub fn run(desk: &mut Desk, args: &Args) -> Result<Exit> {
    let room = Room::open_whole(desk)?;
    let change = Change::begin(desk, &room, &args.id.id, Move::Reopen, &args.write)?;
    let old = change.case.number.clone();
    let stamp = change::stamp(&room, &change.actor, change.at);
    let links = Value::map()
        .and("supersedes", Some(Value::Quoted(old.clone())))
        .and("reason", Some(Value::Text(args.reason.clone())));
    let mut form = Form::again(&change.case);
    form.received = Some(stamp.at);
    // A new edition of the policy may be in force by now.
    let policy = room.regulations.in_force(&change.case.policy, stamp.at);
    let intake = Intake {
        room: &room,
        policy: policy.unwrap_or(change.policy),
        head: Head {
            number: String::new(),
            uid: desk.uid.to_string(),
            policy: change.policy.id.clone(),
            stamp: stamp.clone(),
        },
        form,
        links: Some(links),
    };
    let mark = |number: &str| mark_old(&change, number, &stamp, &args.reason);
    let record = intake.record(desk, &change.actor, "reopen", &args.write, mark)?;
    let case = Room::case(&record)?;
    if args.write.format == Format::Json {
        let (clocks, _) = judge::clocks(case, intake.policy, change.calendar, room.now);
        desk.json(&serde_json::json!({
            "number": case.number,
            "uid": case.uid,
            "file": record.file,
            "supersedes": old,
            "deadlines": deadlines::views(&clocks),
        }))?;
    } else if !args.write.dry_run {
        desk.print(&msg!("command-reopened", old = old, number = &case.number))?;
        let next = next_commands(&room, case, intake.policy);
        let line = desk.say(&msg!("moves-next", commands = Msg::list(next)));
        desk.write(&format!("  {line}\n"))?;
    }
    Ok(Exit::Fine)
}

/// The old file with its mark, written together with the new one.
fn mark_old(
    change: &Change,
    number: &str,
    stamp: &Stamp,
    reason: &str,
) -> Result<ChangeSet, Problem> {
    let links = Path::root().key("links");
    let mark = stamp.line(vec![("reason", stamp::text(Some(&reason.to_owned())))]);
    let edits = [
        Edit::Set(links.key("superseded_by"), Value::Quoted(number.to_owned())),
        Edit::Set(links.key("superseded"), mark),
    ];
    let changed = change.replaced(&edits);
    changed.map_err(|error| match error.downcast::<Problem>() {
        Ok(problem) => problem,
        Err(error) => Problem::unreadable(msg!("command-failed", why = error.to_string())),
    })
}
