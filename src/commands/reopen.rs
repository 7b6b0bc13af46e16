//! Being built.

use anyhow::Result;

use super::desk::{Desk, Exit};

/// Its arguments.
#[derive(Debug, clap::Args)]
pub struct Args {}

/// Runs it.
pub fn run(_desk: &mut Desk, _args: &Args) -> Result<Exit> {
    Ok(Exit::Fine)
}
