//! `notice`: what is written to whom about what is late and due. It prints and sends nothing.

use anyhow::Result;
use clap::Subcommand;

use crate::workspace::env::{Env, Exit};

mod digest;
mod late;

/// Its arguments.
#[derive(Debug, clap::Args)]
#[command(disable_help_subcommand = true, args_conflicts_with_subcommands = true)]
pub struct Args {
    #[command(subcommand)]
    which: Option<Which>,
    #[command(flatten)]
    late: late::Args,
}

/// What is written.
#[derive(Debug, Subcommand)]
enum Which {
    Digest(digest::Args),
}

/// Runs it.
pub fn run(env: &mut Env, args: &Args) -> Result<Exit> {
    match &args.which {
        None => late::run(env, &args.late),
        Some(Which::Digest(args)) => digest::run(env, args),
    }
}
