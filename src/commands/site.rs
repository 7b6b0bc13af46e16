//! `site`: static pages for a group: an overview, a report for each period, a page for each case.

use std::path::PathBuf;

use anyhow::Result;

use crate::msg;
use crate::workspace::env::{Env, Exit};
use crate::workspace::open::Workspace;
use crate::workspace::site::write;

/// Its arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(value_name = "DIR", value_hint = clap::ValueHint::DirPath)]
    dir: PathBuf,
    #[arg(long)]
    redact: bool,
}

/// Runs it.
pub fn run(env: &mut Env, args: &Args) -> Result<Exit> {
    let workspace = Workspace::open_whole(env)?;
    let dir = env.cwd.join(&args.dir);
    let count = write(env, &workspace, (&dir, args.redact))?;
    let dir = args.dir.to_string_lossy();
    env.print(&msg!("site-written", count = count, dir = dir.as_ref()))?;
    Ok(Exit::Fine)
}
