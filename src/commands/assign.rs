//! `assign`: hands the case to a department or handler.

use anyhow::Result;

use super::args::{IdArg, WriteArgs};
use super::change::Change;
use super::desk::{Desk, Exit};
use super::room::Room;
use super::words::stated;
use crate::domain::case::moves::Move;
use crate::domain::case::stamp;
use crate::domain::policy::Step;
use crate::domain::problem::Problem;
use crate::msg;

/// The arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    id: IdArg,
    #[arg(long, value_name = "UNIT|PERSON")]
    to: Option<String>,
    #[arg(long, value_parser = stated)]
    reason: Option<String>,
    #[command(flatten)]
    write: WriteArgs,
}

/// Runs the command.
pub fn run(desk: &mut Desk, args: &Args) -> Result<Exit> {
    let room = Room::open_whole(desk)?;
    let mut change = Change::begin(desk, &room, &args.id.id, Move::Assign, &args.write)?;
    if !change.policy.uses(Step::Registered) {
        change.require_fields()?;
    }
    let mut said = Vec::new();
    let to = if let Some(to) = &args.to {
        room.unit_or_person(to)?
    } else {
        let route = change.policy.route_for(&change.case.policy_facts());
        let route = route.ok_or_else(|| {
            Problem::usage(msg!("command-no-route")).help(msg!("command-no-route-help"))
        })?;
        let rule = route.source.rule.as_deref().unwrap_or("–");
        let unit = room.regulations.staff.called(&route.unit);
        said.push(msg!("command-routed", unit = unit, rule = rule));
        route.unit.clone()
    };
    if change.case.assignee() != Some(to.as_str()) {
        let reason = stamp::text(args.reason.as_ref());
        let to = crate::domain::tree::Value::Text(to);
        let line = change.stamp().line(vec![("to", Some(to)), ("reason", reason)]);
        change.append("assignments", line);
        said.push(msg!("command-hand-overs", count = change.case.assignments.len()));
    }
    change.finish(desk, &args.write, &said)
}
