//! `countersign`: somebody confirms what others entered in their name from paper.

use anyhow::Result;

use crate::domain::case::fact::{Fact, Move};
use crate::domain::judge::unconfirmed;
use crate::domain::msg::Msg;
use crate::msg;
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
    let mut change = Change::begin(env, &workspace, &args.id.id, Move::Countersign, &args.write)?;
    let person = change.actor.person;
    let entered = unconfirmed(&change.case, |one, other| {
        person.is(one) && person.is(other)
    });
    let own: Vec<_> = entered
        .into_iter()
        .filter(|fact| person.is(&fact.stamp.by))
        .collect();
    if own.is_empty() {
        return change.finish(env, &args.write, &[]);
    }
    let named = own.into_iter().map(|fact| fact.kind.named()).collect();
    change.add(&Fact::Countersignature(change.stamp()));
    let said = msg!("command-countersigned", facts = Msg::list(named));
    change.finish(env, &args.write, &[said])
}
