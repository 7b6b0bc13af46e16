//! `approve`: signs the settlement, if the actor's role may for this amount, or turns it down
//! (M-11).

use anyhow::Result;

use crate::domain::case::fact::{Fact, Move};
use crate::domain::case::settlement::Approval;
use crate::domain::money::UpTo;
use crate::msg;
use crate::ui::problem::Problem;
use crate::workspace::args::{ActArgs, IdArg};
use crate::workspace::change::Change;
use crate::workspace::commitment::{amount_trailer, committed};
use crate::workspace::env::{Env, Exit};
use crate::workspace::open::Workspace;
use crate::workspace::parsers::stated;
use crate::workspace::signing::sign;

/// The arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    id: IdArg,
    #[arg(long, requires = "reason")]
    reject: bool,
    #[arg(long, value_parser = stated)]
    reason: Option<String>,
    #[command(flatten)]
    write: ActArgs,
}

/// Runs the command.
pub fn run(env: &mut Env, args: &Args) -> Result<Exit> {
    let workspace = Workspace::open_to_write(env, &args.write)?;
    let mut change = Change::begin(env, &workspace, &args.id.id, Move::Approve, &args.write)?;
    let Some(settlement) = change.case.current.settlement.clone() else {
        return Err(Problem::refused(msg!("command-nothing-to-approve")).into());
    };
    let signed = sign(&workspace, &change, &settlement)?;
    let approval = Approval {
        stamp: change.stamp(),
        rejected: args.reject,
        reason: args.reason.clone(),
        role: Some(signed.role.clone()),
        on_behalf_of: signed.on_behalf_of,
        limit: Some(signed.limit.map_or(UpTo::Unlimited, UpTo::Amount)),
        amount: Some(settlement.commitment()),
        settlement: Some(settlement.fingerprint()),
    };
    change.add(&Fact::Approval(approval));
    let amount = committed(settlement.commitment(), &change.policy.currency);
    let role = workspace.regulations.staff.role_called(&signed.role);
    let said = if args.reject {
        msg!("command-turned-down-as", role = role, amount = amount)
    } else {
        msg!("command-signed-as", role = role, amount = amount)
    };
    change.trailers.push(amount_trailer(&settlement));
    change.finish(env, &args.write, &[said])
}
