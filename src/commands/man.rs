//! `man`: the manual pages of every command, written into a directory.

use std::path::PathBuf;

use anyhow::Result;

use crate::msg;
use crate::store::manual_pages;
use crate::ui::{clap_words, manual};
use crate::workspace::env::{Env, Exit};

/// The arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(value_name = "DIR", value_hint = clap::ValueHint::DirPath)]
    dir: PathBuf,
}

/// Runs the command.
pub fn run(env: &mut Env, args: &Args) -> Result<Exit> {
    let words = env.layout.words;
    let command = clap_words::localize(env.shape.clone(), words);
    let all = manual::pages(&command, words)?;
    manual_pages::write(&env.cwd.join(&args.dir), &all)?;
    let dir = args.dir.to_string_lossy().into_owned();
    env.print(&msg!("man-written", count = all.len(), dir = dir))?;
    Ok(Exit::Fine)
}
