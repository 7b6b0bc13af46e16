//! `escalate`: moves the case up a tier (R-3, C-8, L-3.4).

use anyhow::Result;

use crate::domain::case::conduct::Escalation;
use crate::domain::case::fact::{Fact, Move};
use crate::domain::judge;
use crate::domain::msg::Arg;
use crate::domain::msg::Msg;
use crate::domain::policy::Tier;
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
    #[arg(long, value_name = "TIER|UNIT|PERSON", add = Named::UNIT_OR_PERSON)]
    to: Option<String>,
    #[arg(long, value_parser = stated)]
    reason: String,
    #[command(flatten)]
    write: ActArgs,
}

/// Runs the command.
pub fn run(env: &mut Env, args: &Args) -> Result<Exit> {
    let workspace = Workspace::open_to_write(env, &args.write)?;
    let mut change = Change::begin(env, &workspace, &args.id.id, Move::Escalate, &args.write)?;
    let tiers = &change.policy.office.tiers;
    let staff = &workspace.regulations.staff;
    let now = judge::tier_of(&change.case, change.policy, staff, change.at);
    let named = |name: &String| tiers.iter().position(|tier| tier.id == *name);
    let (place, to) = match &args.to {
        None => {
            // Who works on it without being on a tier moves it above who asks.
            let me = &change.actor.person.email;
            let from = now.or_else(|| judge::tier_held(change.policy, staff, me, change.at));
            let next = from.map_or(0, |from| from + 1);
            let tier = tiers.get(next).ok_or_else(|| top(&change))?;
            (next, holder(&workspace, &change, tier)?)
        }
        Some(name) => {
            if let Some(place) = named(name) {
                (place, holder(&workspace, &change, &tiers[place])?)
            } else {
                let to = workspace.unit_or_person(name, change.day())?;
                let held = judge::tier_held(change.policy, staff, &to, change.at);
                (held.ok_or_else(|| down(&workspace, &change, &to))?, to)
            }
        }
    };
    if now.is_some_and(|now| place <= now) {
        return Err(down(&workspace, &change, &to).into());
    }
    let tier = &tiers[place];
    change.add(&Fact::Escalation(Escalation {
        stamp: change.stamp(),
        tier: Some(tier.id.clone()),
        to: to.clone(),
        reason: Some(args.reason.clone()),
    }));
    let rule = tier.source.rule.clone().unwrap_or_else(|| "–".to_owned());
    let said = msg!(
        "command-escalated",
        tier = Arg::id(&tier.id, &tier.title),
        to = staff.called(&to),
        rule = rule
    );
    change.finish(env, &args.write, &[said])
}

/// Who holds a tier: its unit, else whoever has its role.
fn holder(workspace: &Workspace, change: &Change, tier: &Tier) -> Result<String, Problem> {
    let day = change.day();
    if let Some(unit) = &tier.unit {
        return workspace.unit_by_then(unit, day);
    }
    let staff = &workspace.regulations.staff;
    let role = tier.role.as_deref().unwrap_or_default();
    let holds = |id: &str| staff.roles_of(id, day).iter().any(|held| held.role == role);
    let person = staff.persons.iter().find(|person| holds(&person.id));
    person.map(|person| person.email.clone()).ok_or_else(|| {
        Problem::refused(msg!("command-escalate-nobody", tier = &tier.id))
            .rule("tiers")
            .stated(Some(&tier.source))
            .help(msg!("command-escalate-nobody-help"))
    })
}

fn top(change: &Change) -> Problem {
    let number = &change.case.number;
    let last = change.policy.office.tiers.last();
    Problem::refused(msg!("command-escalate-top"))
        .rule("tiers")
        .stated(last.map(|tier| &tier.source))
        .help(msg!("command-escalate-top-help", number = number))
}

fn down(workspace: &Workspace, change: &Change, to: &str) -> Problem {
    let tiers = change.policy.office.tiers.iter();
    let first = tiers.clone().next().map(|tier| &tier.source);
    let tiers = Msg::list(tiers.map(|tier| tier.id.clone()).collect());
    let who = workspace.regulations.staff.called(to);
    Problem::refused(msg!("command-escalate-down", to = who))
        .rule("tiers")
        .stated(first)
        .help(msg!("command-escalate-down-help", tiers = tiers))
}
