//! `export`: cases as tables for other programs.

use anyhow::Result;

use crate::msg;
use crate::workspace::env::{Env, Exit};
use crate::workspace::exporting::asked::{Export, Place};
use crate::workspace::exporting::run::export;
use crate::workspace::open::Workspace;

/// Its arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    export: Export,
}

/// Runs it.
pub fn run(env: &mut Env, args: &Args) -> Result<Exit> {
    let workspace = Workspace::open(env)?;
    let asked = args.export.asked(env)?;
    let redaction = args.export.redaction(env, &workspace)?;
    let count = export(env, &workspace, (&asked, redaction.as_ref()))?;
    if count == 0 {
        env.remark(&msg!("export-nothing"))?;
    }
    if asked.place != Place::Stdout {
        let place = asked.shown.as_str();
        env.remark(&msg!("export-written", count = count, place = place))?;
    }
    Ok(Exit::Fine)
}
