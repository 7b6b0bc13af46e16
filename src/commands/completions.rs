//! `completions`: what a shell completes command lines with.

use anyhow::Result;
use clap_complete::Shell;

use super::desk::{Desk, Exit};
use crate::ui::clap_words;

/// The arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(value_enum)]
    shell: Shell,
}

/// Runs the command.
pub fn run(desk: &mut Desk, args: &Args) -> Result<Exit> {
    let mut shape = clap_words::localize((desk.shape)(), desk.layout.words);
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut shape, "complaint", &mut script);
    desk.write(&String::from_utf8_lossy(&script))?;
    Ok(Exit::Fine)
}
