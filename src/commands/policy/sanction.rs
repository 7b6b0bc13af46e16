//! `policy sanction`: what the policy proposes for a share of the loss (M-A3, M-A5).

use anyhow::Result;
use serde_json::json;

use super::edition;
use crate::domain::judge::sanctions::propose;
use crate::domain::money::Money;
use crate::msg;
use crate::ui::clap_named::Named;
use crate::ui::format;
use crate::ui::problem::Problem;
use crate::ui::source;
use crate::workspace::args::Format;
use crate::workspace::env::{Env, Exit};
use crate::workspace::open::Workspace;
use crate::workspace::parsers::amount;

/// Its arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(long, value_name = "ID", add = Named::POLICY)]
    policy: Option<String>,
    #[arg(long, allow_hyphen_values = true, value_parser = amount)]
    amount: Money,
    #[arg(long, value_enum)]
    format: Option<Format>,
}

/// Runs it.
pub fn run(env: &mut Env, args: &Args) -> Result<Exit> {
    let workspace = Workspace::open_strict(env)?;
    let policy = edition::in_force_now(&workspace, args.policy.as_deref())?;
    if policy.consequences.sanctions.is_empty() {
        let what = msg!("sanction-none-in-policy", policy = &policy.id);
        let problem = Problem::refused(what).rule("sanction");
        let command = format!("complaint policy show {}", policy.id);
        return Err(problem
            .stated(policy.sanctioning())
            .help(msg!("sanction-none-in-policy-help", command = command))
            .into());
    }
    let proposal = propose(policy, args.amount);
    if env.in_json(args.format) {
        let text = |amount: Option<Money>| amount.map(|amount| amount.to_string());
        let p = proposal.as_ref();
        env.json(&json!({
            "amount": args.amount.to_string(),
            "sanction": p.map(|p| &p.sanction),
            "times": p.map_or(0, |p| p.times),
            "or_more": p.is_some_and(|p| p.or_more),
            "supervisor_joint": p.is_some_and(|p| p.supervisor_joint),
            "supervisor_sanction": p.and_then(|p| p.supervisor_sanction.as_ref()),
            "points_money": text(p.and_then(|p| p.points_money)),
            "fine_from": text(p.and_then(|p| p.fine_from)),
            "per_base": p.is_some_and(|p| p.per_base),
            "whole_month_bonus": p.is_some_and(|p| p.whole_month_bonus),
            "source": p.map(|p| &p.source),
            "conversion_source": p.and_then(|p| p.conversion.as_ref()),
            "steps": p.map_or(Vec::new(), |p| p.steps.iter().map(|step| env.say(step)).collect()),
        }))?;
        return Ok(Exit::Fine);
    }
    let Some(proposal) = proposal else {
        let amount = format::money(args.amount, &policy.currency);
        env.print(&msg!("sanction-none-for", amount = amount))?;
        return Ok(Exit::Fine);
    };
    for step in &proposal.steps {
        env.print(step)?;
    }
    let mut sources = vec![source::full(&proposal.source)];
    sources.extend(proposal.conversion.as_ref().map(source::full));
    env.detail(&sources.join(", "))?;
    Ok(Exit::Fine)
}
