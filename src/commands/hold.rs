//! `hold`: stops the clocks the policy allows to be stopped (time rule 6).

use anyhow::Result;

use crate::domain::case::conduct::Hold;
use crate::domain::case::fact::{Fact, Move};
use crate::domain::judge;
use crate::domain::msg::{Arg, Msg};
use crate::msg;
use crate::ui::problem::Problem;
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
    let mut change = Change::begin(env, &workspace, &args.id.id, Move::Hold, &args.write)?;
    let law = (change.policy, change.calendar, &workspace.regulations.staff);
    let (clocks, _) = judge::clocks(&change.case, law, workspace.now);
    let stops = |clock: &&judge::Clock| clock.open() && change.policy.pauses.stops(&clock.name);
    let in_time: Vec<Arg> = clocks
        .iter()
        .filter(stops)
        .filter(|clock| workspace.now <= clock.due)
        .map(judge::Clock::called)
        .collect();
    if in_time.is_empty() {
        let allowed = Msg::list(change.policy.pauses.clocks.clone());
        return Err(
            Problem::refused(msg!("command-hold-nothing", clocks = allowed))
                .rule("hold")
                .stated(change.policy.pauses.source.as_ref())
                .help(msg!("command-hold-nothing-help"))
                .into(),
        );
    }
    change.add(&Fact::Hold(Hold {
        stamp: change.stamp(),
        reason: Some(args.reason.clone()),
        until: None,
    }));
    let said = msg!("command-held", clocks = Msg::list(in_time));
    change.finish(env, &args.write, &[said])
}
