//! What came of renumbering, said to people and programs.

use anyhow::Result;
use serde_json::json;

use super::super::actor::Actor;
use super::super::args::{Format, WriteArgs};
use super::super::desk::{Desk, Exit};
use super::super::room::Room;
use super::super::writing;
use super::found::All;
use super::plan::Done;
use crate::domain::msg::{Arg, Msg};
use crate::msg;
use crate::store::git::Git;

/// The subject and trailers of the commit.
pub fn commit_words(
    room: &Room,
    done: &Done,
    actor: &Actor,
) -> (String, Vec<(String, String)>) {
    let (number, detail) = match done.moved.as_slice() {
        [one] => (one.number.as_str(), msg!("commit-was", old = &one.old)),
        [] => {
            let files = done.placed.iter().map(|(_, to)| to.clone()).collect();
            ("", msg!("commit-fields", fields = Msg::list(files)))
        }
        several => {
            let each = several.iter().map(|one| {
                let (old, number) = (&one.old, &one.number);
                msg!("commit-renumbered", old = old, number = number)
            });
            ("", msg!("commit-fields", fields = each.collect::<Arg>()))
        }
    };
    let subject = writing::subject(room, number, "renumber", Some(&detail));
    let mut trailers = Vec::new();
    for one in &done.moved {
        trailers.push(("Case".to_owned(), one.number.clone()));
        trailers.push(("Was".to_owned(), one.old.clone()));
    }
    trailers.push(("Action".to_owned(), "renumber".to_owned()));
    trailers.push(("Actor".to_owned(), actor.person.email.clone()));
    (subject, trailers)
}

/// No two cases share a number.
pub fn nothing(desk: &mut Desk, args: &WriteArgs, found: &All) -> Result<Exit> {
    if args.format == Format::Json {
        desk.json(&answer(desk, found, &Done::default(), false))?;
    } else if found.left.is_empty() {
        desk.print(&msg!("renumber-none"))?;
    }
    left(desk, args, found)
}

/// Says what was done.
pub fn say(
    desk: &mut Desk,
    room: &Room,
    args: &WriteArgs,
    git: Option<&Git>,
    found: &All,
    done: &Done,
) -> Result<Exit> {
    let staged = found.in_index() && !args.dry_run;
    if args.format == Format::Json {
        desk.json(&answer(desk, found, done, staged))?;
    } else if !args.dry_run {
        table(desk, done)?;
        if staged {
            said_staged(desk, room, args, git)?;
        }
    }
    for (file, number) in &done.doubtful {
        desk.remark(&msg!("renumber-doubtful", file = file, number = number))?;
    }
    left(desk, args, found)
}

fn table(desk: &mut Desk, done: &Done) -> Result<()> {
    for one in &done.moved {
        desk.print(&msg!(
            "renumber-done",
            number = &one.number,
            old = &one.old,
            file = &one.file,
            keeper = &one.keeper
        ))?;
    }
    for (from, to) in &done.placed {
        desk.print(&msg!("renumber-placed", from = from, to = to))?;
    }
    for file in &done.carried {
        desk.print(&msg!("renumber-followed", file = file))?;
    }
    for file in &done.relinked {
        let line = desk.say(&msg!("renumber-relinked", file = file));
        desk.write(&format!("  {line}\n"))?;
    }
    Ok(())
}

/// In the middle of a merge nothing is committed: that is for whoever began it to end.
fn said_staged(desk: &mut Desk, room: &Room, args: &WriteArgs, git: Option<&Git>) -> Result<()> {
    let organization = room.regulations.organization.as_ref();
    let asked = args.commit || organization.is_some_and(|o| o.commit);
    let more = git.map_or(Ok(false), |git| git.unmerged(&["."]).map(|files| !files.is_empty()))?;
    let command = git.and_then(Git::underway).map_or("git commit", |underway| underway.command());
    let line = match (more, asked) {
        (true, _) => desk.say(&msg!("renumber-staged-more")),
        (false, false) => desk.say(&msg!("renumber-staged", command = command)),
        (false, true) => desk.say(&msg!("renumber-staged-only", command = command)),
    };
    desk.write(&format!("  {line}\n"))
}

fn answer(desk: &Desk, found: &All, done: &Done, staged: bool) -> serde_json::Value {
    let moved = done.moved.iter().map(|one| {
        json!({
            "number": one.number, "was": one.old, "uid": one.uid, "file": one.file, "kept_by": one.keeper,
        })
    });
    let placed = done.placed.iter().map(|(from, to)| json!({ "from": from, "to": to }));
    let doubtful = done.doubtful.iter().map(|(file, number)| json!({ "file": file, "number": number }));
    let left = found.left.iter().map(|(file, why)| json!({ "file": file, "why": desk.say(&why.what) }));
    json!({
        "renumbered": moved.collect::<Vec<_>>(),
        "moved": placed.collect::<Vec<_>>(),
        "followed": done.carried,
        "relinked": done.relinked,
        "doubtful": doubtful.collect::<Vec<_>>(),
        "left": left.collect::<Vec<_>>(),
        "staged": staged,
    })
}

/// Names what is not settled by another number. Where that is all there was, it is the answer.
fn left(desk: &mut Desk, args: &WriteArgs, found: &All) -> Result<Exit> {
    let mut problems = found.left.iter().map(|(_, problem)| problem.clone());
    if found.nothing() && args.format == Format::Table
        && let Some(mut first) = problems.next()
    {
        first.also = problems.collect();
        return Err(first.into());
    }
    for problem in problems {
        desk.warn(&problem)?;
    }
    Ok(Exit::Fine)
}
