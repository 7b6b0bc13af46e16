//! `link`: says that two cases belong together, in both of them (B-5, L-6).

use anyhow::Result;

use crate::domain::case::fact::Move;
use crate::msg;
use crate::ui::clap_named::Named;
use crate::ui::problem::Problem;
use crate::workspace::args::{ActArgs, IdArg};
use crate::workspace::change::Change;
use crate::workspace::env::{Env, Exit};
use crate::workspace::linking::related;
use crate::workspace::open::Workspace;
use crate::workspace::parsers::stated;

/// The arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    id: IdArg,
    #[arg(value_name = "OTHER", add = Named::CASE)]
    other: String,
    #[arg(long, value_parser = stated)]
    reason: Option<String>,
    #[command(flatten)]
    write: ActArgs,
}

/// Runs the command.
pub fn run(env: &mut Env, args: &Args) -> Result<Exit> {
    let workspace = Workspace::open_to_write(env, &args.write)?;
    let mut change = Change::begin(env, &workspace, &args.id.id, Move::Link, &args.write)?;
    let other = Change::begin(env, &workspace, &args.other, Move::Link, &args.write)?;
    if other.case.number == change.case.number {
        return Err(
            Problem::usage(msg!("action-link-itself", number = &change.case.number)).into(),
        );
    }
    let reason = args.reason.as_ref();
    let stamp = change.stamp();
    if let Some(fact) = related(&change.case, &other.case.number, &stamp, reason) {
        change.add(&fact);
    }
    if let Some(fact) = related(&other.case, &change.case.number, &stamp, reason) {
        change.also(other.replaced(&fact.edits())?);
    }
    change
        .trailers
        .push(("Linked".to_owned(), other.case.number.clone()));
    change.finish(env, &args.write, &[])
}
