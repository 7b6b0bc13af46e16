//! `undo`: one's own last command taken back, while nothing has followed it.

use anyhow::Result;
use serde_json::json;

use crate::domain::msg::Msg;
use crate::msg;
use crate::workspace::actor::Actor;
use crate::workspace::args::{Format, WriteArgs};
use crate::workspace::env::{Env, Exit};
use crate::workspace::open::Workspace;
use crate::workspace::undoing::Undoing;
use crate::workspace::writing;

/// Its arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(long)]
    dry_run: bool,
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
}

/// Runs it.
pub fn run(env: &mut Env, args: &Args) -> Result<Exit> {
    let write = WriteArgs {
        at: None,
        commit: false,
        dry_run: args.dry_run,
        format: args.format,
        held: false,
    };
    let workspace = Workspace::open_to_mend(env, &write)?;
    let actor = Actor::find(env, &workspace)?;
    let undoing = Undoing::find(&workspace, &actor)?;
    let files = undoing.files.paths(&workspace.repository);
    if args.dry_run {
        writing::show(env, &workspace, &write, &undoing.files)?;
    } else {
        undoing.carry_out(&workspace)?;
    }
    if args.format == Format::Json {
        env.json(&json!({
            "number": undoing.case,
            "action": "undo",
            "undone": undoing.action,
            "files": files,
            "changed": !args.dry_run,
        }))?;
    } else if !args.dry_run {
        env.print(&msg!(
            "command-undone",
            action = undoing.action,
            case = undoing.case,
            files = Msg::list(files)
        ))?;
    }
    Ok(Exit::Fine)
}
