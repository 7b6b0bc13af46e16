//! What came of renumbering, said to people and programs.

use anyhow::Result;
use serde_json::json;

use super::found::All;
use super::plan::Done;
use crate::domain::msg::{Arg, Msg};
use crate::msg;
use crate::store::git::{Git, Underway};
use crate::workspace::actor::Actor;
use crate::workspace::args::{Format, WriteArgs};
use crate::workspace::env::{Env, Exit};
use crate::workspace::open::Workspace;
use crate::workspace::writing;

/// The subject and trailers of the commit.
pub fn commit_words(
    workspace: &Workspace,
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
    let subject = writing::subject(workspace, number, "renumber", Some(&detail));
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
pub fn nothing(env: &mut Env, args: &WriteArgs, found: &All) -> Result<Exit> {
    if args.format == Format::Json {
        env.json(&answer(env, found, &Done::default(), false))?;
    } else if found.left.is_empty() {
        env.print(&msg!("renumber-none"))?;
    }
    left(env, args, found)
}

/// Says what was done.
pub fn say(
    env: &mut Env,
    workspace: &Workspace,
    args: &WriteArgs,
    git: Option<&Git>,
    found: &All,
    done: &Done,
) -> Result<Exit> {
    let staged = found.in_index() && !args.dry_run;
    if args.format == Format::Json {
        env.json(&answer(env, found, done, staged))?;
    } else if !args.dry_run {
        table(env, done)?;
        if staged {
            said_staged(env, workspace, args, git)?;
        }
    }
    for (file, number) in &done.doubtful {
        env.remark(&msg!("renumber-doubtful", file = file, number = number))?;
    }
    left(env, args, found)
}

fn table(env: &mut Env, done: &Done) -> Result<()> {
    for one in &done.moved {
        env.print(&msg!(
            "renumber-done",
            number = &one.number,
            old = &one.old,
            file = &one.file,
            keeper = &one.keeper
        ))?;
    }
    for (from, to) in &done.placed {
        env.print(&msg!("renumber-placed", from = from, to = to))?;
    }
    for file in &done.moved_files {
        env.print(&msg!("renumber-followed", file = file))?;
    }
    for file in &done.relinked {
        let line = env.say(&msg!("renumber-relinked", file = file));
        env.write(&format!("  {line}\n"))?;
    }
    Ok(())
}

/// In the middle of a merge nothing is committed: that is for whoever began it to end.
fn said_staged(
    env: &mut Env,
    workspace: &Workspace,
    args: &WriteArgs,
    git: Option<&Git>,
) -> Result<()> {
    let organization = workspace.regulations.organization.as_ref();
    let asked = args.commit || organization.is_some_and(|o| o.commit);
    let more = git.map_or(Ok(false), |git| {
        git.unmerged(&["."]).map(|files| !files.is_empty())
    })?;
    let underway = git.map_or(Ok(None), Git::underway)?;
    let command = underway.map_or("git commit", Underway::command);
    let line = match (more, asked) {
        (true, _) => env.say(&msg!("renumber-staged-more")),
        (false, false) => env.say(&msg!("renumber-staged", command = command)),
        (false, true) => env.say(&msg!("renumber-staged-only", command = command)),
    };
    env.write(&format!("  {line}\n"))
}

fn answer(env: &Env, found: &All, done: &Done, staged: bool) -> serde_json::Value {
    let moved = done.moved.iter().map(|one| {
        json!({
            "number": one.number, "was": one.old, "uid": one.uid, "file": one.file, "kept_by": one.keeper,
        })
    });
    let placed = done
        .placed
        .iter()
        .map(|(from, to)| json!({ "from": from, "to": to }));
    let doubtful = done
        .doubtful
        .iter()
        .map(|(file, number)| json!({ "file": file, "number": number }));
    let left = found
        .left
        .iter()
        .map(|(file, why)| json!({ "file": file, "why": env.say(&why.what) }));
    json!({
        "renumbered": moved.collect::<Vec<_>>(),
        "moved": placed.collect::<Vec<_>>(),
        "followed": done.moved_files,
        "relinked": done.relinked,
        "doubtful": doubtful.collect::<Vec<_>>(),
        "left": left.collect::<Vec<_>>(),
        "staged": staged,
    })
}

/// Names what is not settled by another number. Where that is all there was, it is the answer.
fn left(env: &mut Env, args: &WriteArgs, found: &All) -> Result<Exit> {
    let mut problems = found.left.iter().map(|(_, problem)| problem.clone());
    if found.nothing()
        && args.format == Format::Table
        && let Some(mut first) = problems.next()
    {
        first.also = problems.collect();
        return Err(first.into());
    }
    for problem in problems {
        env.warn(&problem)?;
    }
    Ok(Exit::Fine)
}
