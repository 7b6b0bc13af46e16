//! `note`: adds a remark to a case.

use anyhow::Result;

use crate::domain::case::conduct::{Note, NoteKind};
use crate::domain::case::fact::{Fact, Move};
use crate::msg;
use crate::ui::problem::Problem;
use crate::workspace::args::{ActArgs, IdArg};
use crate::workspace::asking::answered;
use crate::workspace::change::Change;
use crate::workspace::env::{Env, Exit};
use crate::workspace::open::Workspace;
use crate::workspace::parsers::one_of;

/// The arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    id: IdArg,
    #[arg(long, value_parser = one_of::<NoteKind>(), default_value = "remark")]
    kind: NoteKind,
    #[arg(value_name = "TEXT|@FILE|-", conflicts_with = "text")]
    words: Option<String>,
    #[arg(long, value_name = "TEXT|@FILE|-")]
    text: Option<String>,
    #[command(flatten)]
    write: ActArgs,
}

/// Runs the command.
pub fn run(env: &mut Env, args: &Args) -> Result<Exit> {
    let workspace = Workspace::open_to_write(env, &args.write)?;
    let mut change = Change::begin(env, &workspace, &args.id.id, Move::Note, &args.write)?;
    let text = match (args.text.as_ref().or(args.words.as_ref()), env.ask()) {
        (Some(text), _) => env.text(text)?,
        (None, Some(ask)) => answered(ask.lines("prompt-note-text"))?,
        (None, None) => String::new(),
    };
    if text.trim().is_empty() {
        let help = msg!("intake-note-empty-help");
        return Err(Problem::usage(msg!("intake-note-empty")).help(help).into());
    }
    change.add(&Fact::Note(Note {
        stamp: change.stamp(),
        kind: args.kind,
        text: text.trim().to_owned(),
    }));
    change.finish(env, &args.write, &[])
}
