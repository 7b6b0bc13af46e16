//! `duty`: what comes again, and that it was done. Each has its own file.

use anyhow::Result;
use clap::Subcommand;

use crate::workspace::env::{Env, Exit};

mod done;
mod list;

/// Its arguments.
#[derive(Debug, clap::Args)]
#[command(disable_help_subcommand = true, args_conflicts_with_subcommands = true)]
pub struct Args {
    #[command(subcommand)]
    act: Option<Act>,
    #[command(flatten)]
    list: list::Args,
}

/// What is asked or done.
#[derive(Debug, Subcommand)]
enum Act {
    List(list::Args),
    Done(done::Args),
}

/// Runs it.
pub fn run(env: &mut Env, args: &Args) -> Result<Exit> {
    match &args.act {
        None => list::run(env, &args.list),
        Some(Act::List(args)) => list::run(env, args),
        Some(Act::Done(args)) => done::run(env, args),
    }
}
