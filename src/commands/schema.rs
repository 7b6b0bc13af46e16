//! `schema`: what a file may say, for editors.

use anyhow::Result;

use crate::codec::schema;
use crate::domain::document::Document;
use crate::workspace::env::{Env, Exit};
use crate::workspace::parsers::one_of;

/// The arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(value_name = "FILE", value_parser = one_of::<Document>)]
    file: Document,
}

/// Runs the command.
pub fn run(env: &mut Env, args: &Args) -> Result<Exit> {
    env.write(&schema::text(args.file))?;
    Ok(Exit::Fine)
}
