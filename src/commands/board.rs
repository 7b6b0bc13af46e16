//! `board`: the open cases on the whole screen. It is there where the program was built with it.

use anyhow::Result;

use crate::msg;
use crate::ui::problem::Problem;
use crate::workspace::env::{Env, Exit};

/// Its arguments.
#[derive(Debug, clap::Args)]
pub struct Args {}

/// Runs it.
pub fn run(env: &mut Env, _: &Args) -> Result<Exit> {
    if !env.interactive || env.width.is_none() {
        let what = msg!("board-needs-terminal");
        return Err(Problem::usage(what).help(msg!("board-else")).into());
    }
    shown(env)
}

#[cfg(feature = "board")]
fn shown(env: &mut Env) -> Result<Exit> {
    crate::workspace::board::Session::open(env)?.run(env)?;
    Ok(Exit::Fine)
}

#[cfg(not(feature = "board"))]
fn shown(_: &mut Env) -> Result<Exit> {
    let what = msg!("board-not-built");
    Err(Problem::usage(what).help(msg!("board-build")).into())
}
