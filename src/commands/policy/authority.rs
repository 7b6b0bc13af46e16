//! `policy authority`: whose approval an amount needs.

use anyhow::Result;
use serde_json::json;

use super::edition;
use super::facts::FactArgs;
use crate::domain::money::Money;
use crate::domain::policy::Turn;
use crate::domain::reader::Word as _;
use crate::msg;
use crate::ui::clap_named::Named;
use crate::ui::format;
use crate::ui::problem::Problem;
use crate::ui::source;
use crate::workspace::args::Format;
use crate::workspace::env::{Env, Exit};
use crate::workspace::open::Workspace;
use crate::workspace::parsers::{amount, one_of};

/// Its arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(long, value_name = "ID", add = Named::POLICY)]
    policy: Option<String>,
    #[arg(long, allow_hyphen_values = true, value_parser = amount)]
    amount: Money,
    #[arg(long, value_parser = one_of::<Turn>())]
    round: Option<Turn>,
    #[command(flatten)]
    facts: FactArgs,
    #[arg(long, value_enum)]
    format: Option<Format>,
}

/// Runs it.
pub fn run(env: &mut Env, args: &Args) -> Result<Exit> {
    let workspace = Workspace::open_strict(env)?;
    let policy = edition::in_force_now(&workspace, args.policy.as_deref())?;
    let round = args.round.map(|round| ("round", round.word()));
    let facts = args.facts.known_to(policy, round)?;
    let Some(band) = policy.authority_for(&facts, args.amount) else {
        let amount = format::money(args.amount, &policy.currency);
        let what = msg!("ask-authority-none", policy = &policy.id, amount = amount);
        let problem = Problem::refused(what).help(msg!("ask-authority-none-help"));
        let highest = policy.highest_authority(&facts).map(|band| &band.source);
        return Err(match highest {
            Some(source) => problem.at(source.place.clone()).into(),
            None => problem.into(),
        });
    };
    if env.in_json(args.format) {
        env.json(&json!({
            "amount": args.amount.to_string(),
            "role": band.role,
            "source": band.source,
        }))?;
    } else {
        let role = workspace.names(env).role(&band.role);
        let amount = format::money(args.amount, &policy.currency);
        env.print(&msg!(
            "ask-authority",
            amount = amount,
            role = role,
            source = source::full(&band.source)
        ))?;
    }
    Ok(Exit::Fine)
}
