//! `receive`: goods came back, a paper proves it, or an instruction was given about them (M-13).

use anyhow::Result;
use rust_decimal::Decimal;

use crate::domain::case::Case;
use crate::domain::case::fact::{Fact, Move};
use crate::domain::case::goods::{Instruction, Receipt};
use crate::domain::judge;
use crate::domain::judge::returns::{self, Relation, Returned};
use crate::domain::msg::Msg;
use crate::domain::quantity::Quantity;
use crate::domain::values::FieldError;
use crate::msg;
use crate::ui::problem::Problem;
use crate::workspace::args::{ActArgs, IdArg};
use crate::workspace::change::Change;
use crate::workspace::env::{Env, Exit};
use crate::workspace::open::Workspace;
use crate::workspace::parsers::{percentage, quantity, stated};

/// The arguments.
#[derive(Debug, clap::Args)]
#[command(group = clap::ArgGroup::new("what").multiple(true).required(true))]
pub struct Args {
    #[command(flatten)]
    id: IdArg,
    #[arg(long, value_name = "N", value_parser = quantity, group = "what")]
    quantity: Option<Quantity>,
    #[arg(long, value_name = "KIND", value_parser = stated, group = "what")]
    proof: Option<String>,
    #[arg(long, value_name = "PCT", value_parser = percentage, group = "what")]
    tolerance: Option<Decimal>,
    #[arg(long, value_name = "TEXT", value_parser = stated, group = "what")]
    instruction: Option<String>,
    #[command(flatten)]
    write: ActArgs,
}

/// Runs the command.
pub fn run(env: &mut Env, args: &Args) -> Result<Exit> {
    let workspace = Workspace::open_to_write(env, &args.write)?;
    let mut change = Change::begin(env, &workspace, &args.id.id, Move::Receive, &args.write)?;
    if let Some(proof) = &args.proof {
        known_proof(&change, proof)?;
    }
    let instructed = args.instruction.as_ref();
    if instructed.is_some() {
        let act = Move::Instruct.to_string();
        change.permitted(&act)?;
    }
    let receipt = Receipt {
        stamp: change.stamp(),
        quantity: args.quantity,
        proof: args.proof.clone(),
        tolerance: args.tolerance,
        instruction: None,
        instructed: instructed.map(|text| Instruction {
            stamp: change.stamp(),
            text: text.clone(),
        }),
    };
    counted_alike(&change, args.quantity)?;
    change.add(&Fact::Return(receipt.clone()));
    let mut after = change.case.clone();
    after.returns.push(receipt);
    let mut said = Vec::new();
    if let Some(back) = returns::returned(&after, change.policy) {
        said.push(standing(&back));
        warn(env, (&change, &after), &back)?;
    }
    change.finish(env, &args.write, &said)
}

/// Refuses what is counted in another unit than what is to come back.
fn counted_alike(change: &Change, came: Option<Quantity>) -> Result<()> {
    let approved = returns::coming(&change.case, change.policy).into_iter();
    let mut approved = approved.filter_map(|coming| coming.quantity);
    let Some(came) = came else { return Ok(()) };
    let Some(other) = approved.find(|approved| !came.agrees(*approved)) else {
        return Ok(());
    };
    let (quantity, unit) = (came.number(), other.unit().unwrap_or_default());
    let number = &change.case.number;
    let command = format!("complaint receive {number} --quantity {quantity}{unit}");
    let (value, other) = (came.to_string(), other.to_string());
    Err(Problem::usage(FieldError::UnitsDiffer { value, other })
        .help(msg!("check-run", command = command))
        .into())
}

/// Refuses a document the policy does not know.
fn known_proof(change: &Change, proof: &str) -> Result<()> {
    let proofs = &change.policy.consequences.proofs;
    if proofs.iter().any(|known| known.id == proof) {
        return Ok(());
    }
    let known = proofs.iter().map(|proof| proof.id.clone()).collect();
    let what = msg!(
        "command-proof-unknown",
        proof = proof,
        policy = &change.policy.id
    );
    Err(Problem::usage(what)
        .help(msg!("command-proof-help", proofs = Msg::list(known)))
        .into())
}

fn standing(back: &Returned) -> Msg {
    let received = back.received.to_string();
    match back.approved {
        Some(approved) => msg!(
            "command-received",
            received = received,
            approved = approved.to_string()
        ),
        None => msg!("command-received-open", received = received),
    }
}

/// What is above the tolerance is recorded all the same, and waits.
fn warn(env: &mut Env, (change, after): (&Change, &Case), back: &Returned) -> Result<()> {
    let what = match back.relation {
        _ if back.unapproved => msg!("command-receive-unapproved"),
        _ if back.blocked => msg!(
            "command-receive-blocked",
            tolerance = back.tolerance.normalize().to_string()
        ),
        Relation::Nothing => return Ok(()),
        _ if back.unasked => msg!("command-receive-differs"),
        _ => return Ok(()),
    };
    let next = if back.unapproved {
        "approve".to_owned()
    } else {
        judge::instruct(after)
    };
    let command = judge::command_line(after, &next);
    let returns = change.policy.consequences.returns.as_ref();
    let problem = Problem::usage(what)
        .stated(returns.map(|rule| &rule.source))
        .help(msg!("moves-next", commands = command));
    env.warn(&problem)
}
