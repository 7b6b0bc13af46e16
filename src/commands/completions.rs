//! `completions`: what a shell runs at its start, so that it completes command lines.

use anyhow::Result;
use clap_complete::env::Shells;

use crate::domain::word::Word as _;
use crate::ui::escape::Safe;
use crate::words;
use crate::workspace::completing::{NAME, VARIABLE};
use crate::workspace::env::{Env, Exit};
use crate::workspace::parsers::one_of;

/// The arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(value_parser = one_of::<Shell>())]
    shell: Shell,
}

words! {
    /// The shells that can be told.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    enum Shell {
        /// GNU's.
        Bash = "bash",
        /// Elvish.
        Elvish = "elvish",
        /// Fish.
        Fish = "fish",
        /// Of Windows, and elsewhere.
        Powershell = "powershell",
        /// Z.
        Zsh = "zsh",
    }
}

/// Runs the command.
pub fn run(env: &mut Env, args: &Args) -> Result<Exit> {
    let mut script = Vec::new();
    if let Some(shell) = Shells::builtins().completer(args.shell.word()) {
        shell.write_registration(VARIABLE, NAME, NAME, &env.program, &mut script)?;
    }
    let script = String::from_utf8_lossy(&script).into_owned();
    env.show(&Safe::drawn(script))?;
    Ok(Exit::Fine)
}
