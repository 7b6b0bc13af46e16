//! `edit`: the case file in the person's editor, judged before it is saved.

use anyhow::Result;
use serde::Serialize;

use super::actor::Actor;
use super::args::{Format, IdArg, WriteArgs};
use super::asking::answered;
use super::change::{self, LAYOUT};
use super::desk::{Desk, Exit};
use super::room::Room;
use super::writing;
use crate::codec;
use crate::codec::place;
use crate::codec::regulations::fault_problem;
use crate::codec::yaml::Doc;
use crate::domain::msg::Msg;
use crate::domain::problem::Problem;
use crate::domain::record::{BrokenSort, Record};
use crate::domain::tree::{Edit, Path, Value};
use crate::msg;
use crate::store::editor::Copy;
use crate::store::write::ChangeSet;

/// The editor of last resort, as POSIX has it.
const EDITOR: &str = "vi";

/// The arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    id: IdArg,
    #[command(flatten)]
    write: WriteArgs,
}

/// What it says in JSON.
#[derive(Serialize)]
struct Edited<'a> {
    number: &'a str,
    action: &'static str,
    status: String,
    file: &'a str,
    changed: bool,
}

/// Runs the command.
pub fn run(desk: &mut Desk, args: &Args) -> Result<Exit> {
    let room = Room::open(desk)?;
    let actor = Actor::find(desk, &room)?;
    let path = room.find(desk, &args.id.id)?;
    let before = room.record(desk, &args.id.id)?;
    if let Some(broken) = &before.broken
        && broken.sort == BrokenSort::Unreadable
    {
        return Err(Problem::unreadable(broken.what.clone()).into());
    }
    if let Some(policy) = before.case.as_ref().map(|case| room.policy(case)) {
        actor.permitted(&room, policy?, "edit", room.now)?;
    }
    let editor = match (&desk.editor, desk.interactive) {
        (Some(editor), _) => editor.clone(),
        (None, true) => EDITOR.to_owned(),
        (None, false) => {
            let help = msg!("intake-no-editor-help");
            return Err(Problem::usage(msg!("intake-no-editor")).help(help).into());
        }
    };
    let copy = Copy::new(&format!("{}.yaml", before.number), &before.text)?;
    let Some(after) = edited(desk, &room, &before, &copy, &editor)? else {
        desk.remark(&msg!("intake-edit-discarded"))?;
        return Ok(Exit::Fine);
    };
    let mut files = ChangeSet::new();
    files.replace(&path, before.text.as_str(), after.text.as_str());
    let trailers = [
        ("Case".to_owned(), before.number.clone()),
        ("Action".to_owned(), "edit".to_owned()),
        ("Actor".to_owned(), actor.person.email.clone()),
    ];
    let subject = format!("{} edit", before.number);
    let written = writing::write(desk, &room, &args.write, &files, &subject, &trailers);
    if let Err(error) = written {
        let kept = copy.keep().to_string_lossy().into_owned();
        desk.remark(&msg!("intake-edit-kept", path = kept))?;
        return Err(error);
    }
    say(desk, args, &after, !files.is_empty())
}

/// What the person makes of the file, asked again until it can be saved. `None`: given up.
fn edited(
    desk: &mut Desk,
    room: &Room,
    before: &Record,
    copy: &Copy,
    editor: &str,
) -> Result<Option<Record>> {
    loop {
        let text = copy.open(editor)?;
        if text == before.text {
            return Ok(Some(before.clone()));
        }
        let after = reread(room, before, text);
        let wrong = match judged(room, before, &after) {
            Ok(()) => return in_step(room, after).map(Some),
            Err(error) => error,
        };
        let Some(ask) = desk.ask() else {
            return Err(wrong);
        };
        let Some(problem) = wrong.downcast_ref::<Problem>() else {
            return Err(wrong);
        };
        let shown = desk.layout.problem(problem);
        write!(desk.err, "{shown}")?;
        let words = desk.layout.words;
        let options = vec![
            (true, words.text("prompt-edit-again")),
            (false, words.text("prompt-edit-discard")),
        ];
        if !answered(ask.choice(&msg!("prompt-edit-wrong"), options))? {
            return Ok(None);
        }
    }
}

fn reread(room: &Room, before: &Record, text: String) -> Record {
    let (file, number) = (&before.file, &before.number);
    codec::record::read(file, number, before.month, text, &room.calendar)
}

/// Refuses what can no longer be read, faults that were not there before, and another identity.
fn judged(room: &Room, before: &Record, after: &Record) -> Result<()> {
    let (file, text) = (&after.file, &after.text);
    if let Some(broken) = &after.broken {
        let at = place::place(file, text, broken.span.clone());
        return Err(Problem::usage(broken.what.clone()).at(at).into());
    }
    let told = |path: &Path, what: &Msg| {
        let mut known = before.faults.iter();
        known.any(|fault| fault.path == *path && fault.what == *what)
    };
    let faults = after.faults.iter();
    let new = faults.filter(|fault| !told(&fault.path, &fault.what));
    let mut problems: Vec<Problem> = new.map(|fault| fault_problem(fault, file, text)).collect();
    problems.extend(other_identity(before, after));
    if !problems.is_empty() {
        let mut first = problems.remove(0);
        first.also = problems;
        return Err(first.into());
    }
    if after.case.is_none() {
        return Ok(());
    }
    change::refuse_faults(room, Some(before), after)
}

/// The number is the file's name and the uid never changes: neither is changed by hand.
fn other_identity(before: &Record, after: &Record) -> Option<Problem> {
    let (old, new) = (before.case.as_ref()?, after.case.as_ref()?);
    let number = old.number == before.number && new.number != old.number;
    let uid = old.uid.is_some() && new.uid != old.uid;
    let key = match (number, uid) {
        (true, _) => "number",
        (_, true) => "uid",
        _ => return None,
    };
    let root = after.root.as_ref()?;
    let span = root.nearest(&Path::root().key(key)).span.clone();
    let at = place::place(&after.file, &after.text, span);
    Some(Problem::usage(msg!("intake-edit-identity", field = key)).at(at))
}

/// The record with the status that follows from its facts.
fn in_step(room: &Room, after: Record) -> Result<Record> {
    let Some(case) = &after.case else {
        return Ok(after);
    };
    let status = case.derived_status().to_string();
    if case.status.as_ref() == Some(&status) {
        return Ok(after);
    }
    let fault = |what, offset| {
        let at = place::place(&after.file, &after.text, offset..offset);
        Problem::usage(what).at(at)
    };
    let doc = Doc::parse(&after.text).map_err(|f| fault(f.what, f.offset))?;
    let edit = Edit::Set(Path::root().key("status"), Value::Plain(status));
    let text = doc.edit(&[edit], &LAYOUT);
    let text = text.map_err(|f| fault(f.what, f.offset))?;
    Ok(reread(room, &after, text))
}

fn say(desk: &mut Desk, args: &Args, after: &Record, changed: bool) -> Result<Exit> {
    let status = after.case.as_ref().map(|case| case.derived_status().to_string());
    let status = status.unwrap_or_default();
    if args.write.format == Format::Json {
        desk.json(&Edited {
            number: &after.number,
            action: "edit",
            status,
            file: &after.file,
            changed,
        })?;
    } else if !changed {
        desk.print(&msg!("command-nothing-changed"))?;
    } else if !args.write.dry_run {
        desk.print(&msg!("intake-edited", number = &after.number))?;
    }
    Ok(Exit::Fine)
}
