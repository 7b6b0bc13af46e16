//! `staff`: who is who on a day, and dated changes of it. Each has its own file.

use anyhow::Result;
use clap::Subcommand;

use crate::workspace::env::{Env, Exit};

mod join;
mod leave;
mod list;
mod moving;
mod rename;
mod role;

/// Its arguments.
#[derive(Debug, clap::Args)]
#[command(disable_help_subcommand = true, args_conflicts_with_subcommands = true)]
pub struct Args {
    #[command(subcommand)]
    change: Option<Change>,
    #[command(flatten)]
    list: list::Args,
}

/// What is asked or done.
#[derive(Debug, Subcommand)]
enum Change {
    List(list::Args),
    Join(join::Args),
    Move(moving::Args),
    Leave(leave::Args),
    Rename(rename::Args),
    Role(role::Args),
}

/// Runs it.
pub fn run(env: &mut Env, args: &Args) -> Result<Exit> {
    match &args.change {
        None => list::run(env, &args.list),
        Some(Change::List(args)) => list::run(env, args),
        Some(Change::Join(args)) => join::run(env, args),
        Some(Change::Move(args)) => moving::run(env, args),
        Some(Change::Leave(args)) => leave::run(env, args),
        Some(Change::Rename(args)) => rename::run(env, args),
        Some(Change::Role(args)) => role::run(env, args),
    }
}
