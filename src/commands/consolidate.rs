//! `consolidate`: the office's opinion, before the approval and again after the customer's answer
//! (M-9.4, M-9.6).

use anyhow::Result;

use crate::domain::case::fact::{Fact, Move};
use crate::domain::case::settlement::{Consolidation, Settlement};
use crate::ui::clap_named::Named;
use crate::workspace::args::{ActArgs, IdArg};
use crate::workspace::change::Change;
use crate::workspace::env::{Env, Exit};
use crate::workspace::open::Workspace;
use crate::workspace::parsers::stated;

/// The arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    id: IdArg,
    #[arg(long, value_name = "TEXT|@FILE|-", value_parser = stated)]
    text: Option<String>,
    #[arg(long, value_name = "WHO=SHARE", add = Named::Share)]
    liable: Vec<String>,
    #[command(flatten)]
    write: ActArgs,
}

/// Runs the command.
pub fn run(env: &mut Env, args: &Args) -> Result<Exit> {
    let workspace = Workspace::open_to_write(env, &args.write)?;
    let mut change = Change::begin(env, &workspace, &args.id.id, Move::Consolidate, &args.write)?;
    let text = env.maybe_stated(args.text.as_ref())?;
    let liability = workspace.liability(&args.liable, change.day())?;
    let settlement = change
        .case
        .current
        .settlement
        .as_ref()
        .map(Settlement::fingerprint);
    let opinion = Consolidation {
        stamp: change.stamp(),
        text,
        liability,
        settlement,
    };
    change.add(&Fact::Consolidation(opinion));
    change.finish_with_level(env, &args.write, Vec::new())
}
