//! `dismiss`: not established, before any investigation.

use anyhow::Result;

use crate::domain::case::conduct::Closing;
use crate::domain::case::fact::{Fact, Move};
use crate::domain::policy::Need;
use crate::msg;
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
    #[arg(long, value_parser = stated)]
    reason: String,
    #[command(flatten)]
    write: ActArgs,
}

/// Runs the command.
pub fn run(env: &mut Env, args: &Args) -> Result<Exit> {
    let workspace = Workspace::open_to_write(env, &args.write)?;
    let mut change = Change::begin(env, &workspace, &args.id.id, Move::Dismiss, &args.write)?;
    change.add(&Fact::Closing(Closing {
        dismissed: true,
        reason: Some(args.reason.clone()),
        ..Closing::plain(change.stamp())
    }));
    let said = answers_owed(&change).then(|| {
        let number = &change.case.number;
        let command = format!("complaint reply {number} --kind answer --via CHANNEL --text TEXT");
        msg!("command-dismissed-untold", command = command)
    });
    change.finish(env, &args.write, &said.into_iter().collect::<Vec<_>>())
}

/// Whether the policy wants the customer answered, and nobody has told them anything decided.
fn answers_owed(change: &Change) -> bool {
    let owed = [Need::Answered, Need::WrittenNotice, Need::ItemsAnswered];
    let mut duties = change.policy.duties.iter();
    let told = change.case.replies.iter().any(|reply| reply.kind.decides());
    !told && duties.any(|duty| owed.contains(&duty.need))
}
