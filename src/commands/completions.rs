//! `completions`: what a shell completes command lines with.

use anyhow::Result;
use clap_complete::Shell;

use crate::ui::clap_words;
use crate::workspace::env::{Env, Exit};

/// The arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(value_enum)]
    shell: Shell,
}

/// Runs the command.
pub fn run(env: &mut Env, args: &Args) -> Result<Exit> {
    let mut shape = clap_words::localize((env.shape)(), env.layout.words);
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut shape, "complaint", &mut script);
    env.write(&String::from_utf8_lossy(&script))?;
    Ok(Exit::Fine)
}
