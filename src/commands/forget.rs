//! `forget`: who the customer is goes out of a case that has ended, and that it did is recorded.

use anyhow::Result;

use crate::domain::case::fact::Move;
use crate::domain::word::Word as _;
use crate::msg;
use crate::ui::problem::Problem;
use crate::workspace::args::{ActArgs, IdArg};
use crate::workspace::change::Change;
use crate::workspace::env::{Env, Exit};
use crate::workspace::forgetting::forget;
use crate::workspace::open::Workspace;
use crate::workspace::parsers::stated;
use crate::workspace::problems;

/// The arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    id: IdArg,
    #[arg(long, value_parser = stated)]
    reason: Option<String>,
    #[command(flatten)]
    write: ActArgs,
}

/// Runs the command.
pub fn run(env: &mut Env, args: &Args) -> Result<Exit> {
    let workspace = Workspace::open_to_write(env, &args.write)?;
    let mut change = Change::begin(env, &workspace, &args.id.id, Move::Forget, &args.write)?;
    // Where the policy names nobody for it, whoever may end the case.
    let facts = change.case.policy_facts();
    if change
        .policy
        .permission(Move::Forget.word(), &facts)
        .is_none()
    {
        let permitted = change.permitted(Move::Close.word());
        permitted.map_err(|error| Problem {
            what: msg!("forget-by-closers", name = &change.actor.person.name),
            ..problems::of(error)
        })?;
    }
    let said = forget(&mut change, args.reason.clone())?;
    change.finish(env, &args.write, &said)
}
