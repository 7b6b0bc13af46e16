//! What came of renumbering, said to people and programs.

use anyhow::Result;
use serde::Serialize;

use super::plan::{NewNumber, Renumbered};
use super::survey::Survey;
use crate::domain::msg::Msg;
use crate::msg;
use crate::store::git::{Git, Underway};
use crate::ui::problem::ProblemTold;
use crate::workspace::actor::Actor;
use crate::workspace::args::{Format, WriteArgs};
use crate::workspace::env::{Env, Exit};
use crate::workspace::open::Workspace;
use crate::workspace::writing;

/// The subject and trailers of the commit.
pub fn commit_words(
    workspace: &Workspace,
    done: &Renumbered,
    actor: &Actor,
) -> (String, Vec<(String, String)>) {
    let moved = || {
        done.moved
            .iter()
            .map(|file| msg!("story-word", word = &file.to))
    };
    let renumbered = |one: &NewNumber| {
        let (old, number) = (&one.was, &one.number);
        msg!("commit-renumbered", old = old, number = number)
    };
    let (number, briefs): (&str, Vec<Msg>) = match done.given.as_slice() {
        [one] => (&one.number, vec![msg!("commit-was", old = &one.was)]),
        [] => ("", moved().collect()),
        several => ("", several.iter().map(renumbered).collect()),
    };
    let subject = writing::subject(workspace, number, "renumber", &briefs);
    let mut trailers = Vec::new();
    for one in &done.given {
        trailers.push(("Case".to_owned(), one.number.clone()));
        trailers.push(("Was".to_owned(), one.was.clone()));
    }
    trailers.push(("Action".to_owned(), "renumber".to_owned()));
    trailers.push(("Actor".to_owned(), actor.person.email.clone()));
    (subject, trailers)
}

/// No two cases share a number.
pub fn nothing(env: &mut Env, args: &WriteArgs, found: &Survey) -> Result<Exit> {
    if args.format == Format::Json {
        env.json(&answer(env, found, &Renumbered::default(), false))?;
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
    found: &Survey,
    done: &Renumbered,
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
    for link in &done.doubtful {
        let (file, number) = (&link.file, &link.number);
        env.remark(&msg!("renumber-doubtful", file = file, number = number))?;
    }
    left(env, args, found)
}

fn table(env: &mut Env, done: &Renumbered) -> Result<()> {
    for one in &done.given {
        env.print(&msg!(
            "renumber-done",
            number = &one.number,
            old = &one.was,
            file = &one.file,
            keeper = &one.kept_by
        ))?;
    }
    for file in &done.moved {
        env.print(&msg!("renumber-placed", from = &file.from, to = &file.to))?;
    }
    for file in &done.followed {
        env.print(&msg!("renumber-followed", file = file))?;
    }
    for file in &done.relinked {
        let line = env.say(&msg!("renumber-relinked", file = file));
        env.detail(&line)?;
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
    env.detail(&line)
}

/// What is not settled by another number, and why.
#[derive(Serialize)]
struct Left<'a> {
    file: &'a str,
    #[serde(flatten)]
    why: ProblemTold,
}

#[derive(Serialize)]
struct Answer<'a> {
    #[serde(flatten)]
    done: &'a Renumbered,
    left: Vec<Left<'a>>,
    staged: bool,
}

fn answer<'a>(env: &Env, found: &'a Survey, done: &'a Renumbered, staged: bool) -> Answer<'a> {
    let left = found.left.iter().map(|(file, why)| Left {
        file,
        why: why.told(env.layout.words),
    });
    Answer {
        done,
        left: left.collect(),
        staged,
    }
}

/// Names what is not settled by another number. Where that is all there was, it is the answer.
fn left(env: &mut Env, args: &WriteArgs, found: &Survey) -> Result<Exit> {
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
