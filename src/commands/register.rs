//! `register`: the office accepts the complaint, and the clocks start (M-9.4, M-10.1). A draft gets
//! its number.

use anyhow::Result;

use crate::domain::case::fact::Move;
use crate::domain::numbering::is_draft;
use crate::ui::clap_named::Named;
use crate::workspace::args::ActArgs;
use crate::workspace::change::Change;
use crate::workspace::env::{Env, Exit};
use crate::workspace::open::Workspace;
use crate::workspace::registering;

/// The arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(value_name = "ID", required_unless_present = "drafts", add = Named::CASE)]
    id: Option<String>,
    #[arg(long, conflicts_with = "id")]
    drafts: bool,
    #[command(flatten)]
    write: ActArgs,
}

/// Runs the command.
pub fn run(env: &mut Env, args: &Args) -> Result<Exit> {
    let workspace = Workspace::open_to_write(env, &args.write)?;
    let Some(id) = &args.id else {
        return registering::drafts(env, &workspace, &args.write);
    };
    let mut change = Change::begin(env, &workspace, id, Move::Register, &args.write)?;
    change.require_fields()?;
    registering::accept(&mut change);
    if !is_draft(&change.case.number) {
        return change.finish(env, &args.write, &[]);
    }
    registering::refuse_elsewhere(&workspace)?;
    let done = registering::give_number(env, &change, &args.write, &[])?;
    done.say(env, &change, &args.write)
}
