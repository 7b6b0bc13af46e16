//! `close`: all duties are done, or the customer never accepts.

use anyhow::Result;

use crate::domain::case::conduct::Closing;
use crate::domain::case::fact::{Fact, Move};
use crate::domain::judge::{self, deductions::basis_of};
use crate::domain::word::Word as _;
use crate::msg;
use crate::ui::clap_named::Named;
use crate::ui::problem::Problem;
use crate::workspace::args::{ActArgs, IdArg};
use crate::workspace::change::Change;
use crate::workspace::env::{Env, Exit};
use crate::workspace::linking::{may_be_duplicate, related};
use crate::workspace::open::Workspace;
use crate::workspace::parsers::{stated, within};
use crate::workspace::problems;

/// The arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    id: IdArg,
    #[arg(long, value_name = "1..5", value_parser = within::<1, 5, u8>)]
    satisfaction: Option<u8>,
    #[arg(long, value_name = "REASON", value_parser = stated, conflicts_with = "satisfaction")]
    satisfaction_not_given: Option<String>,
    #[arg(long, value_name = "TEXT|@FILE|-", value_parser = stated)]
    summary: Option<String>,
    #[arg(long, requires = "reason")]
    unresolved: bool,
    #[arg(long, value_name = "ID",
          conflicts_with_all = ["unresolved", "satisfaction", "satisfaction_not_given"], add = Named::CASE)]
    duplicate_of: Option<String>,
    #[arg(long, value_parser = stated)]
    reason: Option<String>,
    #[command(flatten)]
    write: ActArgs,
}

/// What the policy calls the permission to close a case the customer never accepts.
const UNRESOLVED: &str = "close-unresolved";

/// Runs the command.
pub fn run(env: &mut Env, args: &Args) -> Result<Exit> {
    let workspace = Workspace::open_to_write(env, &args.write)?;
    if let Some(other) = &args.duplicate_of {
        return duplicate(env, &workspace, args, other);
    }
    let mut change = if args.unresolved {
        unresolved(env, &workspace, args)?
    } else {
        Change::begin(env, &workspace, &args.id.id, Move::Close, &args.write)?
    };
    let staff = &workspace.regulations.staff;
    let basis = basis_of(&change.case, change.policy, staff, change.day());
    let closing = Closing {
        basis,
        summary: env.maybe_stated(args.summary.as_ref())?,
        ..closing(&change, args)
    };
    duties_done(env, &workspace, &change, &closing)?;
    change.add(&Fact::Closing(closing));
    change.finish(env, &args.write, &[])
}

fn closing(change: &Change, args: &Args) -> Closing {
    Closing {
        unresolved: args.unresolved,
        reason: args.reason.clone(),
        satisfaction: args.satisfaction.map(u64::from),
        satisfaction_not_given: args.satisfaction_not_given.clone(),
        ..Closing::plain(change.stamp())
    }
}

/// Ends a case that another one tells too, at any step: the other goes on and names it.
fn duplicate(env: &mut Env, workspace: &Workspace, args: &Args, other: &str) -> Result<Exit> {
    let mut change = Change::begin_aside(env, workspace, &args.id.id, Move::Close, &args.write)?;
    let act = Move::Close.word();
    change.permitted(act)?;
    let other = Change::begin_aside(env, workspace, other, Move::Link, &args.write)?;
    may_be_duplicate(&change.case, &other.case)?;
    let kept = &other.case.number;
    change.add(&Fact::Closing(Closing {
        duplicate_of: Some(kept.clone()),
        ..closing(&change, args)
    }));
    let (number, reason) = (&change.case.number, args.reason.as_ref());
    if let Some(fact) = related(&other.case, number, &change.stamp(), reason) {
        change.also(other.replaced(&fact.edits())?);
    }
    change.finish(env, &args.write, &[msg!("story-duplicate", number = kept)])
}

/// Ends a case whose settlement the customer has refused, where the policy names who may.
fn unresolved<'a>(env: &Env, workspace: &'a Workspace, args: &Args) -> Result<Change<'a>> {
    let change = Change::begin_aside(env, workspace, &args.id.id, Move::Close, &args.write)?;
    if !change.policy.reserves(UNRESOLVED) {
        let what = msg!("command-unresolved-nobody", policy = &change.policy.id);
        return Err(Problem::refused(what).rule(UNRESOLVED).into());
    }
    change.permitted(UNRESOLVED)?;
    if change.case.ended() || !change.case.current.refused() {
        let what = msg!(
            "command-unresolved-not-refused",
            number = &change.case.number
        );
        return Err(Problem::refused(what)
            .rule(UNRESOLVED)
            .help(msg!("command-unresolved-not-refused-help"))
            .into());
    }
    Ok(change)
}

/// Refuses while a duty is undone, naming every one with its rule. A customer who never accepts
/// is owed an answer all the same (C-10b).
fn duties_done(env: &Env, workspace: &Workspace, change: &Change, closing: &Closing) -> Result<()> {
    let staff = &workspace.regulations.staff;
    let unmet = judge::unmet_with(&change.case, change.policy, staff, closing);
    problems::undone(unmet, env.shape)
}
