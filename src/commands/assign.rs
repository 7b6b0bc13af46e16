//! `assign`: hands the case to a department or handler.

use anyhow::Result;

use crate::domain::case::conduct::Assignment;
use crate::domain::case::fact::{Fact, Move};
use crate::domain::judge;
use crate::msg;
use crate::ui::clap_named::Named;
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
    #[arg(long, value_name = "UNIT|PERSON", add = Named::UNIT_OR_PERSON)]
    to: Option<String>,
    #[arg(long, value_parser = stated)]
    reason: Option<String>,
    #[command(flatten)]
    write: ActArgs,
}

/// Runs the command.
pub fn run(env: &mut Env, args: &Args) -> Result<Exit> {
    let workspace = Workspace::open_to_write(env, &args.write)?;
    let mut change = Change::begin(env, &workspace, &args.id.id, Move::Assign, &args.write)?;
    if judge::accepted_by(change.policy) == Move::Assign {
        change.require_fields()?;
    }
    let mut said = Vec::new();
    let to = if let Some(to) = &args.to {
        workspace.unit_or_person(to, change.day())?
    } else {
        let route = change.policy.route_for(&change.case.policy_facts());
        let route = route.ok_or_else(|| {
            Problem::usage(msg!("command-no-route")).help(msg!("command-no-route-help"))
        })?;
        let rule = route.source.cited();
        let to = workspace.unit_by_then(&route.unit, change.day())?;
        let unit = workspace.regulations.staff.called(&to);
        said.push(msg!("command-routed", unit = unit, rule = rule));
        to
    };
    let staff = &workspace.regulations.staff;
    if change.case.assignee() != Some(to.as_str()) {
        change.add(&Fact::Assignment(Assignment {
            stamp: change.stamp(),
            unit: judge::unit_taking(&change.case, change.policy, staff, (&to, change.day())),
            to,
            reason: args.reason.clone(),
        }));
        said.push(msg!(
            "command-hand-overs",
            count = change.case.assignments.len()
        ));
    }
    change.finish(env, &args.write, &said)
}
