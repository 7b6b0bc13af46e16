//! `action`: decides a corrective action, or records that one is done (V-4, F-3.1, M-9.7).

use anyhow::Result;
use chrono::NaiveDate;

use crate::domain::case::action::{Action, ActionKind};
use crate::domain::case::fact::{Fact, Move};
use crate::domain::input::Day;
use crate::domain::judge::actions::{checkable, verify_due};
use crate::msg;
use crate::ui::clap_named::Named;
use crate::ui::format;
use crate::ui::problem::Problem;
use crate::workspace::args::{ActArgs, IdArg};
use crate::workspace::change::Change;
use crate::workspace::env::{Env, Exit};
use crate::workspace::open::Workspace;
use crate::workspace::parsers::{day, one_of, ordinal, stated};

/// The arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    id: IdArg,
    #[arg(long, value_parser = stated, required_unless_present = "done")]
    what: Option<String>,
    #[arg(long, value_name = "UNIT|PERSON", required_unless_present = "done", add = Named::UNIT_OR_PERSON)]
    owner: Option<String>,
    #[arg(long, value_name = "DATE", value_parser = day, required_unless_present = "done")]
    due: Option<Day>,
    #[arg(long, value_parser = one_of::<ActionKind>(), default_value = "corrective")]
    kind: ActionKind,
    #[arg(long, value_name = "TEXT", value_parser = stated)]
    root_cause: Option<String>,
    #[arg(long, value_name = "DATE", value_parser = day)]
    verify_by: Option<Day>,
    #[arg(long, value_name = "N", value_parser = ordinal,
          conflicts_with_all = ["what", "owner", "due", "root_cause", "verify_by"])]
    done: Option<u64>,
    #[command(flatten)]
    write: ActArgs,
}

/// Runs the command.
pub fn run(env: &mut Env, args: &Args) -> Result<Exit> {
    let workspace = Workspace::open_to_write(env, &args.write)?;
    let mut change = Change::begin(env, &workspace, &args.id.id, Move::Action, &args.write)?;
    let (Some(what), Some(owner), Some(due)) = (&args.what, &args.owner, &args.due) else {
        return done(env, change, args);
    };
    let due = workspace.day(due)?;
    let verify_by = workspace.maybe_day(args.verify_by.as_ref())?;
    if due < change.at.date_naive() {
        return Err(Problem::usage(msg!("command-promise-past", date = due.to_string())).into());
    }
    if let Some(check) = verify_by.filter(|check| *check < due) {
        let (check, due) = (check.to_string(), due.to_string());
        return Err(
            Problem::usage(msg!("action-verify-before-due", date = check, due = due)).into(),
        );
    }
    let action = Action {
        kind: args.kind,
        root_cause: args.root_cause.clone(),
        verify_by,
        ..decided(&workspace, &change, what, owner, due)?
    };
    refuse_uncheckable(&change, &action)?;
    change.add(&Fact::Action(action.clone()));
    let n = change.case.actions.len() + 1;
    let command = format!("complaint action {} --done {n}", change.case.number);
    let mut said = vec![msg!("action-said", n = n, command = command)];
    if let Some(due) = verify_due(&action, change.policy, change.calendar) {
        let command = format!("complaint verify {} {n}", change.case.number);
        said.push(msg!(
            "action-said-verify",
            due = format::time(&due),
            command = command
        ));
    }
    change.finish(env, &args.write, &said)
}

/// An action as it is decided.
pub fn decided(
    workspace: &Workspace,
    change: &Change,
    what: &str,
    owner: &str,
    due: NaiveDate,
) -> Result<Action> {
    Ok(Action {
        stamp: change.stamp(),
        kind: ActionKind::Corrective,
        what: what.to_owned(),
        owner: workspace.unit_or_person(owner, change.day())?,
        due,
        root_cause: None,
        verify_by: None,
        done: None,
        verified: None,
    })
}

/// Refuses an action that nobody could check: whoever may owns it (F-3.1).
pub fn refuse_uncheckable(change: &Change, action: &Action) -> Result<()> {
    let (case, policy) = change.judged();
    let staff = &change.workspace.regulations.staff;
    if checkable(case, action, (policy, staff), change.day()) {
        return Ok(());
    }
    let what = msg!("action-nobody-checks", owner = staff.called(&action.owner));
    Err(Problem::refused(what)
        .rule("action-unverified")
        .stated(policy.practice.verifying.source.as_ref())
        .help(msg!("action-nobody-checks-help"))
        .into())
}

/// The action of this number, from 1, with its place in the list.
pub fn numbered<'a>(change: &'a Change, n: u64) -> Result<(usize, &'a Action)> {
    let index = usize::try_from(n.wrapping_sub(1)).unwrap_or(usize::MAX);
    let count = change.case.actions.len();
    let Some(action) = change.case.actions.get(index) else {
        let what = msg!("action-unknown", n = n.to_string(), count = count);
        return Err(Problem::usage(what).into());
    };
    if change.at < action.stamp.at {
        let decided = action.stamp.at.to_rfc3339();
        return Err(Problem::usage(msg!("action-before-decided", decided = decided)).into());
    }
    Ok((index, action))
}

fn done(env: &mut Env, mut change: Change, args: &Args) -> Result<Exit> {
    let (index, action) = numbered(&change, args.done.unwrap_or_default())?;
    if action.ended().is_none() {
        change.add(&Fact::ActionDone((index, change.stamp())));
    }
    change.finish(env, &args.write, &[])
}
