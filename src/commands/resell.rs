//! `resell`: returned goods were sold again within their month (M-A1).

use anyhow::Result;

use crate::domain::case::fact::{Fact, Move};
use crate::domain::case::goods::Resold;
use crate::domain::judge::{loss, returns};
use crate::domain::money::Money;
use crate::domain::quantity::Quantity;
use crate::msg;
use crate::ui::format;
use crate::ui::problem::Problem;
use crate::workspace::args::{ActArgs, IdArg};
use crate::workspace::change::Change;
use crate::workspace::env::{Env, Exit};
use crate::workspace::open::Workspace;
use crate::workspace::parsers::{amount, quantity};

/// The arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    id: IdArg,
    #[arg(long, value_name = "N", value_parser = quantity)]
    quantity: Quantity,
    #[arg(long, value_name = "AMOUNT", value_parser = amount)]
    price: Money,
    #[arg(long, value_name = "AMOUNT", value_parser = amount)]
    a_price: Option<Money>,
    #[command(flatten)]
    write: ActArgs,
}

/// Runs the command.
pub fn run(env: &mut Env, args: &Args) -> Result<Exit> {
    let workspace = Workspace::open_to_write(env, &args.write)?;
    let mut change = Change::begin(env, &workspace, &args.id.id, Move::Resell, &args.write)?;
    in_time(&change)?;
    there(&change, args.quantity)?;
    let sale = Resold {
        stamp: change.stamp(),
        quantity: args.quantity,
        price: args.price,
        a_price: a_price(&change, args.a_price)?,
    };
    let line = loss::resold(change.policy, sale.quantity, sale.a_price, sale.price);
    let said = line.ok().map(|line| {
        let amount = format::money(line.amount, &change.policy.currency);
        msg!(
            "command-resold",
            quantity = args.quantity.to_string(),
            amount = amount
        )
    });
    change.add(&Fact::Resale(sale));
    change.finish(env, &args.write, said.as_slice())
}

/// Refuses a sale after the month: the loss of what was left is final.
fn in_time(change: &Change) -> Result<()> {
    let Some(rule) = &change.policy.consequences.resale else {
        let what = msg!("command-resale-unused", policy = &change.policy.id);
        let note = format!("complaint note {} TEXT", change.case.number);
        let help = msg!("command-resale-unused-help", command = note);
        let mut problem = Problem::refused(what).rule("resale").help(help);
        let steps = change.policy.setting("steps");
        problem.place = steps.map(|source| source.place.clone());
        return Err(problem.into());
    };
    let window = loss::window(&change.case, change.policy, change.calendar);
    let Some(window) = window.filter(|window| change.at > window.until) else {
        return Ok(());
    };
    let what = msg!("command-resale-late", until = format::time(&window.until));
    Err(Problem::refused(what)
        .rule("resale")
        .stated(Some(&rule.source))
        .help(msg!("command-resale-late-help"))
        .into())
}

/// Refuses to sell more than came back.
fn there(change: &Change, quantity: Quantity) -> Result<()> {
    let left = loss::resaleable(&change.case, &returns::coming(&change.case, change.policy));
    if quantity.agrees(left) && quantity.number() <= left.number() {
        return Ok(());
    }
    let what = msg!(
        "command-resale-more",
        quantity = quantity.to_string(),
        left = left.to_string()
    );
    let command = format!("complaint receive {} --quantity N", change.case.number);
    Err(Problem::usage(what)
        .help(msg!("command-resale-more-help", command = command))
        .into())
}

/// The A-grade price given, else the one the settlement states.
fn a_price(change: &Change, given: Option<Money>) -> Result<Money> {
    let remedies = change
        .case
        .current
        .settlement
        .iter()
        .flat_map(|s| &s.remedies);
    let mut known: Vec<Money> = remedies.filter_map(|remedy| remedy.a_price).collect();
    known.dedup();
    match (given, known.as_slice()) {
        (Some(price), _) => Ok(price),
        (None, [price]) => Ok(*price),
        _ => Err(Problem::usage(msg!("command-resale-a-price")).into()),
    }
}
