//! `hold`: stops the clocks the policy allows to be stopped (time rule 6).

use anyhow::Result;

use super::args::{IdArg, WriteArgs};
use super::change::Change;
use super::desk::{Desk, Exit};
use super::room::Room;
use super::words::stated;
use crate::domain::case::moves::Move;
use crate::domain::case::stamp;
use crate::domain::judge;
use crate::domain::msg::Msg;
use crate::domain::problem::Problem;
use crate::msg;

/// The arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    id: IdArg,
    #[arg(long, value_parser = stated)]
    reason: String,
    #[command(flatten)]
    write: WriteArgs,
}

/// Runs the command.
pub fn run(desk: &mut Desk, args: &Args) -> Result<Exit> {
    let room = Room::open_whole(desk)?;
    let mut change = Change::begin(desk, &room, &args.id.id, Move::Hold, &args.write)?;
    let (clocks, _) = judge::clocks(&change.case, change.policy, change.calendar, room.now);
    let stops = |clock: &&judge::Clock| clock.open() && change.policy.pauses.stops(&clock.name);
    let in_time: Vec<String> = clocks
        .iter()
        .filter(stops)
        .filter(|clock| room.now <= clock.due)
        .map(|clock| clock.name.clone())
        .collect();
    if in_time.is_empty() {
        let allowed = Msg::list(change.policy.pauses.clocks.clone());
        let mut problem = Problem::refused(msg!("command-hold-nothing", clocks = allowed))
            .rule("hold")
            .help(msg!("command-hold-nothing-help"));
        if let Some(source) = &change.policy.pauses.source {
            problem.place = Some(source.place.clone());
            problem.rule = source.rule.clone().or(problem.rule);
        }
        return Err(problem.into());
    }
    let fact = change.stamp().block(vec![("reason", stamp::text(Some(&args.reason)))]);
    change.append("pauses", fact);
    let said = msg!("command-held", clocks = Msg::list(in_time));
    change.finish(desk, &args.write, &[said])
}
