//! `schema`: what a file may say, for editors.

use anyhow::Result;
use clap::ValueEnum;

use crate::codec::{reference, schema};
use crate::domain::document::Document;
use crate::ui::escape::Safe;
use crate::workspace::env::{Env, Exit};
use crate::workspace::parsers::one_of;

/// The arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(value_name = "FILE", value_parser = one_of::<Document>())]
    file: Document,
    #[arg(long, value_enum, default_value = "json")]
    format: SchemaFormat,
}

/// For editors and programs, or for people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum SchemaFormat {
    Json,
    Markdown,
}

/// Runs the command.
pub fn run(env: &mut Env, args: &Args) -> Result<Exit> {
    // Both are made of what is declared, of no case.
    env.show(&Safe::drawn(match args.format {
        SchemaFormat::Json => schema::text(args.file),
        SchemaFormat::Markdown => reference::text(args.file),
    }))?;
    Ok(Exit::Fine)
}
