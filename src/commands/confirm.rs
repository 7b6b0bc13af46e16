//! `confirm`: who is liable is confirmed by whoever decides on it (B-2b).

use anyhow::Result;

use crate::domain::case::fact::{Fact, Move};
use crate::msg;
use crate::ui::problem::Problem;
use crate::workspace::args::{ActArgs, IdArg};
use crate::workspace::change::Change;
use crate::workspace::env::{Env, Exit};
use crate::workspace::open::Workspace;

/// The arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    id: IdArg,
    #[command(flatten)]
    write: ActArgs,
}

/// Runs the command.
pub fn run(env: &mut Env, args: &Args) -> Result<Exit> {
    let workspace = Workspace::open_to_write(env, &args.write)?;
    let mut change = Change::begin(env, &workspace, &args.id.id, Move::Confirm, &args.write)?;
    if change.case.charges().is_empty() {
        let what = msg!("command-confirm-nobody");
        let problem = Problem::refused(what).help(msg!("command-confirm-nobody-help"));
        return Err(problem.into());
    }
    if !change.case.liability_stands() {
        let (stamp, role) = (change.stamp(), change.permitting_role());
        let confirmation = change.case.confirmation(stamp, role);
        change.add(&Fact::LiabilityConfirmed(confirmation));
    }
    change.finish(env, &args.write, &[])
}
