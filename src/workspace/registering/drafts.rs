//! Every draft that lacks nothing, in the order they were recorded; for the
//! main branch, by hand or in CI.

use anyhow::Result;
use serde::Serialize;

use super::main_branch::refuse_elsewhere;
use super::numbering::{Numbered, accept, give_number};
use crate::domain::case::Case;
use crate::domain::case::fact::Move;
use crate::domain::case::intake::Nature;
use crate::domain::numbering::is_draft;
use crate::domain::record::Record;
use crate::msg;
use crate::ui::problem::{Problem, ProblemKind, ProblemTold};
use crate::workspace::actor::Actor;
use crate::workspace::args::{ActArgs, Format, WriteArgs};
use crate::workspace::change::Change;
use crate::workspace::env::{Env, Exit};
use crate::workspace::open::Workspace;
use crate::workspace::outcome;
use crate::workspace::problems;

/// A draft that stays one, and why.
struct Left {
    draft: String,
    file: String,
    why: Problem,
}

/// Registers them, each by itself: one that is left stops no other.
pub fn drafts(env: &mut Env, workspace: &Workspace, args: &ActArgs) -> Result<Exit> {
    Actor::find(env, workspace)?;
    let mut found: Vec<Record> = workspace.records()?;
    found.retain(|record| is_draft(&record.number));
    if !found.is_empty() {
        refuse_elsewhere(workspace)?;
    }
    let key = |record: &Record| {
        record
            .case
            .as_ref()
            .map(|case| (case.recorded, case.uid.clone()))
    };
    found.sort_by_key(key);
    let (mut done, mut left) = (Vec::new(), Vec::new());
    for draft in &found {
        if draft.case.as_ref().is_some_and(waits_for_nothing) {
            continue;
        }
        match register(env, workspace, draft, args, &done)? {
            Ok(numbered) => done.push(numbered),
            Err(why) => left.push(Left {
                draft: draft.number.clone(),
                file: draft.file.clone(),
                why,
            }),
        }
    }
    say(env, args, &done, &left)
}

/// An ended case and an abnormality note (M-3) are not registered.
fn waits_for_nothing(case: &Case) -> bool {
    case.ended() || case.nature == Nature::Abnormality
}

/// Registers one; a draft that is not ready is an answer, an actor who may not is none.
fn register(
    env: &mut Env,
    workspace: &Workspace,
    draft: &Record,
    args: &ActArgs,
    done: &[Numbered],
) -> Result<Result<Numbered, Problem>> {
    let begun = Change::begin_aside(env, workspace, &draft.file, Move::Register, args);
    let mut change = match begun {
        Ok(change) => change,
        Err(error) => return Ok(Err(problems::of(error))),
    };
    change.permitted("register")?;
    let judged = change.judged();
    if let Err(why) = outcome::refuse_illegal(env, workspace, judged, Move::Register) {
        return Ok(Err(why));
    }
    if let Err(error) = change.require_fields() {
        return Ok(Err(problems::of(error)));
    }
    accept(&mut change);
    match give_number(env, &change, args, done) {
        Ok(numbered) => Ok(Ok(numbered)),
        // What cannot be written for one cannot be written for the next.
        Err(error) => match problems::of(error) {
            why if why.kind == ProblemKind::Unreadable => Err(why.into()),
            why => Ok(Err(why)),
        },
    }
}

#[derive(Serialize)]
struct Answer<'a> {
    registered: Vec<Registered<'a>>,
    left: Vec<LeftDraft<'a>>,
}

#[derive(Serialize)]
struct Registered<'a> {
    number: &'a str,
    draft: &'a str,
    uid: Option<&'a str>,
    file: &'a str,
}

impl<'a> Registered<'a> {
    fn of(one: &'a Numbered) -> Self {
        let case = one.after.case.as_ref();
        Self {
            number: &one.after.number,
            draft: &one.draft,
            uid: case.and_then(|case| case.uid.as_deref()),
            file: &one.after.file,
        }
    }
}

#[derive(Serialize)]
struct LeftDraft<'a> {
    number: &'a str,
    file: &'a str,
    #[serde(flatten)]
    why: ProblemTold,
}

impl Left {
    fn told(&self, env: &Env) -> LeftDraft<'_> {
        LeftDraft {
            number: &self.draft,
            file: &self.file,
            why: self.why.told(env.layout.words),
        }
    }
}

fn say(env: &mut Env, args: &WriteArgs, done: &[Numbered], left: &[Left]) -> Result<Exit> {
    if args.format == Format::Json {
        let answer = Answer {
            registered: done.iter().map(Registered::of).collect(),
            left: left.iter().map(|one| one.told(env)).collect(),
        };
        env.json(&answer)?;
        return Ok(Exit::Fine);
    }
    if done.is_empty() && left.is_empty() {
        env.print(&msg!("renumber-no-drafts"))?;
    }
    if !args.dry_run {
        for one in done {
            let (number, file) = (&one.after.number, &one.after.file);
            env.print(&msg!(
                "renumber-registered",
                number = number,
                draft = &one.draft,
                file = file
            ))?;
        }
    }
    for one in left {
        let (number, why) = (&one.draft, one.why.what.clone());
        env.print(&msg!("renumber-left", number = number, why = why))?;
        if let Some(line) = one.why.next(env.layout.words) {
            env.detail(&line)?;
        }
    }
    Ok(Exit::Fine)
}
