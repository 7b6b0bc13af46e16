//! `edit`: the case file in the person's editor, judged before it is saved.

use std::path::Path;

use anyhow::Result;
use serde_json::json;

use crate::domain::case::Case;
use crate::domain::record::{BrokenSort, Record};
use crate::domain::word::Word;
use crate::msg;
use crate::store::editor::Copy;
use crate::store::write::ChangeSet;
use crate::ui::problem::Problem;
use crate::workspace::actor::Actor;
use crate::workspace::args::{Format, IdArg, WriteArgs};
use crate::workspace::asking::answered;
use crate::workspace::env::{Env, Exit};
use crate::workspace::hand_edit::{briefs, judged};
use crate::workspace::open::Workspace;
use crate::workspace::parsers::stated;
use crate::workspace::problems;
use crate::workspace::writing;

/// The editor of last resort, as POSIX has it.
const EDITOR: &str = "vi";

/// The arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    id: IdArg,
    #[arg(long, value_parser = stated)]
    reason: Option<String>,
    #[command(flatten)]
    write: WriteArgs,
}

/// Runs the command.
pub fn run(env: &mut Env, args: &Args) -> Result<Exit> {
    let workspace = Workspace::open_to_mend(env, &args.write)?;
    let actor = Actor::find(env, &workspace)?;
    actor.there(&workspace, workspace.now)?;
    let path = workspace.find(env, &args.id.id)?;
    let before = workspace.record(env, &args.id.id)?;
    if let Some(broken) = &before.broken
        && matches!(broken.sort, BrokenSort::Missing | BrokenSort::Unreadable)
    {
        return Err(Problem::unreadable(broken.what.clone()).into());
    }
    if let Some(case) = &before.case {
        let judged = (case, workspace.policy(case)?);
        actor.permitted(&workspace, judged, "edit", workspace.now)?;
    }
    let editor = match (&env.editor, env.interactive) {
        (Some(editor), _) => editor.clone(),
        (None, true) => EDITOR.to_owned(),
        (None, false) => {
            let help = msg!("intake-no-editor-help");
            return Err(Problem::usage(msg!("intake-no-editor")).help(help).into());
        }
    };
    let copy = Copy::new(&format!("{}.yaml", before.number), &before.text)?;
    let given = (editor.as_str(), args.reason.clone());
    let edited = edited(env, (&workspace, &actor), &before, &copy, given);
    let done = match &edited {
        Ok(Some(after)) => save(env, &workspace, &actor, args, (&path, &before, after)),
        _ => Ok(()),
    };
    let stands = |after: &Record| {
        let now = workspace.repository.read_case(&path);
        now.is_ok_and(|now| now == after.text)
    };
    if !matches!(&edited, Ok(Some(after)) if stands(after)) && copy.differs_from(&before.text) {
        let kept = copy.keep().to_string_lossy().into_owned();
        env.remark(&msg!("intake-edit-kept", path = kept))?;
    }
    done?;
    match edited? {
        Some(after) => say(env, args, &after, after.text != before.text),
        None => Ok(Exit::Fine),
    }
}

/// Writes what was made of the file.
fn save(
    env: &mut Env,
    workspace: &Workspace,
    actor: &Actor,
    args: &Args,
    (path, before, after): (&Path, &Record, &Record),
) -> Result<()> {
    let mut files = ChangeSet::new();
    files.replace(path, before.text.as_str(), after.text.as_str());
    let trailers = writing::trailers(&before.number, "edit", actor);
    let subject = writing::subject(workspace, &before.number, "edit", &briefs(before, after));
    writing::write(env, workspace, &args.write, &files, &subject, &trailers)
}

/// What the person makes of the file, asked again until it can be saved. `None`: given up.
fn edited(
    env: &mut Env,
    (workspace, actor): (&Workspace, &Actor),
    before: &Record,
    copy: &Copy,
    (editor, mut reason): (&str, Option<String>),
) -> Result<Option<Record>> {
    loop {
        let text = copy.open(editor)?;
        if text == before.text {
            return Ok(Some(before.clone()));
        }
        let wrong = match judged(env, (workspace, actor), before, (text, &mut reason)) {
            Ok(after) => return Ok(Some(after)),
            Err(error) => error,
        };
        let Some(ask) = env.ask() else {
            return Err(wrong);
        };
        let shown = env.layout.problem(&problems::of(wrong));
        env.aside(&shown)?;
        let words = env.layout.words;
        let options = vec![
            (true, words.text("prompt-edit-again")),
            (false, words.text("prompt-edit-discard")),
        ];
        if !answered(ask.choice("prompt-edit-wrong", options))? {
            env.remark(&msg!("intake-edit-discarded"))?;
            return Ok(None);
        }
    }
}

fn say(env: &mut Env, args: &Args, after: &Record, changed: bool) -> Result<Exit> {
    if args.write.format == Format::Json {
        let status = after.case.as_ref().map(Case::derived_status);
        env.json(&json!({
            "number": after.number,
            "action": "edit",
            "status": status.map_or("", Word::word),
            "file": after.file,
            "changed": changed,
        }))?;
    } else if !changed {
        env.print(&msg!("command-nothing-changed"))?;
    } else if !args.write.dry_run {
        env.print(&msg!("intake-edited", number = &after.number))?;
    }
    Ok(Exit::Fine)
}
