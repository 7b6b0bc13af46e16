//! `instruct`: what is to be done with goods that came back otherwise than approved (M-13d).

use anyhow::Result;

use crate::domain::case::fact::{Fact, Move};
use crate::domain::case::goods::Instruction;
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
    #[arg(long, value_name = "TEXT|@FILE|-", value_parser = stated)]
    text: String,
    #[command(flatten)]
    write: ActArgs,
}

/// Runs the command.
pub fn run(env: &mut Env, args: &Args) -> Result<Exit> {
    let workspace = Workspace::open_to_write(env, &args.write)?;
    let mut change = Change::begin(env, &workspace, &args.id.id, Move::Instruct, &args.write)?;
    let text = env.stated(&args.text)?;
    let index = usize::try_from(args.n.wrapping_sub(1)).unwrap_or(usize::MAX);
    let count = change.case.returns.len();
    let n = args.n.to_string();
    let Some(receipt) = change.case.returns.get(index) else {
        let what = msg!("command-receipt-unknown", n = n, count = count);
        return Err(Problem::usage(what).into());
    };
    if receipt.is_instructed() {
        return Err(Problem::refused(msg!("command-receipt-instructed", n = n)).into());
    }
    if change.at < receipt.stamp.at {
        let came = receipt.stamp.at.to_rfc3339();
        return Err(Problem::usage(msg!("command-instruct-early", came = came)).into());
    }
    let stamp = change.stamp();
    let instruction = Instruction { stamp, text };
    change.add(&Fact::ReturnInstructed((index, instruction)));
    change.finish(env, &args.write, &[])
}
