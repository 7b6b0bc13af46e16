//! `verify`: a corrective action was checked, and works or does not (F-3.1, M-7).

use anyhow::Result;

use super::action::numbered;
use crate::domain::case::action::{Action, Verification};
use crate::domain::case::fact::{Fact, Move};
use crate::domain::judge::actions::owns;
use crate::domain::policy::SelfVerify;
use crate::msg;
use crate::ui::problem::Problem;
use crate::workspace::args::{ActArgs, IdArg};
use crate::workspace::change::Change;
use crate::workspace::env::{Env, Exit};
use crate::workspace::open::Workspace;
use crate::workspace::parsers::{ordinal, stated};

/// The arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    id: IdArg,
    #[arg(value_name = "N", value_parser = ordinal)]
    n: u64,
    #[arg(long, required_unless_present = "fails")]
    works: bool,
    #[arg(long, conflicts_with = "works")]
    fails: bool,
    #[arg(long, value_name = "TEXT|@FILE|-", value_parser = stated)]
    evidence: String,
    #[command(flatten)]
    write: ActArgs,
}

/// Runs the command.
pub fn run(env: &mut Env, args: &Args) -> Result<Exit> {
    let workspace = Workspace::open_to_write(env, &args.write)?;
    let mut change = Change::begin(env, &workspace, &args.id.id, Move::Verify, &args.write)?;
    let (index, action) = numbered(&change, args.n)?;
    not_the_owner(&change, action)?;
    if action.verified.is_some() {
        let what = msg!("action-verified-already", n = args.n.to_string());
        let number = &change.case.number;
        let command = format!("complaint action {number} --what TEXT --owner WHO --due DATE");
        let help = msg!("action-verified-already-help", command = command);
        return Err(Problem::refused(what).rule("step-order").help(help).into());
    }
    let check = Verification {
        stamp: change.stamp(),
        works: args.works,
        evidence: Some(env.stated(&args.evidence)?),
    };
    change.add(&Fact::ActionVerified((index, check)));
    let command = format!(
        "complaint action {} --what TEXT --owner WHO --due DATE",
        change.case.number
    );
    let said = (!args.works).then(|| msg!("action-said-failed", command = command));
    change.finish(env, &args.write, &said.into_iter().collect::<Vec<_>>())
}

/// Refuses a check by whoever owns the action, where the policy does not allow that.
fn not_the_owner(change: &Change, action: &Action) -> Result<()> {
    let verifying = &change.policy.practice.verifying;
    let staff = &change.workspace.regulations.staff;
    let own = owns(staff, action, &change.actor.person.email, change.day());
    if !own || verifying.self_verify == SelfVerify::Allowed {
        return Ok(());
    }
    let what = msg!(
        "action-own",
        name = &change.actor.person.name,
        owner = staff.called(&action.owner)
    );
    Err(Problem::refused(what)
        .rule("action-unverified")
        .stated(verifying.source.as_ref())
        .help(msg!("action-own-help"))
        .into())
}
