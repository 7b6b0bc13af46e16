//! `sanction`: files what the policy proposes for a person, or something else with a reason, and
//! decides what is filed (M-A7). Without it nobody is sanctioned.

use anyhow::Result;

use crate::domain::case::discipline::Sanction;
use crate::domain::case::moves::Move;
use crate::domain::judge::discipline::{self, LiablePerson, liable_persons, sanction_of};
use crate::domain::judge::sanctions::{Proposal, propose, title};
use crate::domain::msg::Msg;
use crate::domain::policy::{SanctionKind, term};
use crate::domain::problem::Problem;
use crate::msg;
use crate::workspace::args::{IdArg, WriteArgs};
use crate::workspace::change::Change;
use crate::workspace::env::{Env, Exit};
use crate::workspace::open::Workspace;
use crate::workspace::parsers::one_of;
use crate::workspace::parsers::{stated, within};

mod apart;
mod approve;

/// The arguments.
#[derive(Debug, clap::Args)]
#[command(group = clap::ArgGroup::new("decision").required(true))]
pub struct Args {
    #[command(flatten)]
    id: IdArg,
    #[arg(long, value_name = "WHO")]
    person: Option<String>,
    #[arg(long, group = "decision", value_name = "KIND", value_parser = one_of::<SanctionKind>)]
    sanction: Option<SanctionKind>,
    #[arg(long, group = "decision")]
    as_proposed: bool,
    #[arg(long, group = "decision", requires = "reason")]
    none: bool,
    #[arg(long, group = "decision", conflicts_with_all = ["times", "ground", "reason"])]
    approve: bool,
    #[arg(long, value_name = "N", conflicts_with_all = ["as_proposed", "none"], value_parser = within::<1, 99, u64>)]
    times: Option<u64>,
    #[arg(long, value_name = "CODE")]
    ground: Option<String>,
    #[arg(long, value_parser = stated)]
    reason: Option<String>,
    #[command(flatten)]
    write: WriteArgs,
}

/// What the policy calls the permission to decide what is filed.
const APPROVE: &str = "sanction-approve";

/// Runs the command.
pub fn run(env: &mut Env, args: &Args) -> Result<Exit> {
    let workspace = Workspace::open_whole(env)?;
    if args.approve {
        return approve::approve(env, &workspace, args);
    }
    let mut change = Change::begin(env, &workspace, &args.id.id, Move::Sanction, &args.write)?;
    known_ground(&change, args)?;
    refuse_objected(&change)?;
    let decides = change.policy.permission(APPROVE).is_some()
        && change
            .actor
            .permitted(&workspace, change.policy, APPROVE, change.at)
            .is_ok();
    let (mut said, mut sanctions) = (Vec::new(), Vec::new());
    for liable in targets(&workspace, &change, args)? {
        let sanction = filed(&change, args, &liable, decides)?;
        said.push(told(&liable, &sanction));
        sanctions.push(sanction);
    }
    apart::append(&mut change, sanctions)?;
    if !decides && change.policy.permission(APPROVE).is_some() {
        let command = format!("complaint sanction {} --approve", change.case.number);
        said.push(msg!("sanction-awaits", command = command));
    }
    change.finish(env, &args.write, &said)
}

/// A ground the policy does not list is bad usage (M-A4).
fn known_ground(change: &Change, args: &Args) -> Result<()> {
    let grounds = &change.policy.consequences.grounds;
    let Some(ground) = args
        .ground
        .as_ref()
        .filter(|id| term(grounds, id).is_none())
    else {
        return Ok(());
    };
    let known: Vec<&str> = grounds.iter().map(|ground| ground.id.as_str()).collect();
    let what = msg!("sanction-ground-unknown", ground = ground);
    Err(Problem::usage(what)
        .help(msg!("sanction-ground-known", grounds = Msg::list(known)))
        .into())
}

/// While an objection is undecided nobody is sanctioned (M-9.12).
fn refuse_objected(change: &Change) -> Result<()> {
    let open = discipline::undecided_objections(&change.case);
    let Some((n, objection)) = open.first() else {
        return Ok(());
    };
    let by = objection.unit.as_ref().unwrap_or(&objection.stamp.by);
    let by = change.workspace.regulations.staff.called(by);
    let number = &change.case.number;
    let command =
        format!("complaint object {number} --decide {n} --upheld|--dismissed --reason TEXT");
    let problem = Problem::refused(msg!("sanction-objected-to", by = by, n = n.to_string()))
        .rule("M-9.12")
        .help(msg!("moves-next", commands = command));
    Err(problem.into())
}

/// Whom it is about: the person named, else every person liable.
fn targets<'a>(
    workspace: &'a Workspace,
    change: &Change,
    args: &Args,
) -> Result<Vec<LiablePerson<'a>>> {
    let staff = &workspace.regulations.staff;
    let liable = liable_persons(
        &change.case,
        change.policy,
        staff,
        (change.calendar, change.at),
    );
    if let Some(name) = &args.person {
        let person = workspace.person(name)?;
        let found = liable
            .into_iter()
            .find(|liable| liable.person.id == person.id);
        return Ok(vec![found.unwrap_or(LiablePerson {
            person,
            share: None,
        })]);
    }
    if liable.is_empty() {
        let number = &change.case.number;
        let command = format!("complaint consolidate {number} --liable UNIT/PERSON=SHARE");
        let problem = Problem::refused(msg!("sanction-nobody-liable", number = number))
            .rule("M-A2")
            .help(msg!("sanction-nobody-liable-help", command = command));
        return Err(problem.into());
    }
    Ok(liable)
}

/// The record for one person; what differs from the proposal, or from what was filed before, needs
/// a reason.
fn filed(change: &Change, args: &Args, liable: &LiablePerson, decides: bool) -> Result<Sanction> {
    let name = &liable.person.name;
    let proposal = liable.share.and_then(|share| propose(change.policy, share));
    let (proposed, times) = (
        proposal.as_ref().map(|p| p.sanction),
        proposal.as_ref().map(|p| p.times),
    );
    if args.as_proposed && proposed.is_none() {
        let what = msg!("sanction-no-proposal", name = name);
        return Err(Problem::refused(what)
            .rule("M-A3")
            .help(msg!("sanction-no-proposal-help"))
            .into());
    }
    let sanction = if args.as_proposed {
        proposed
    } else {
        args.sanction
    };
    let least = proposal.as_ref().is_some_and(|p| p.or_more);
    let count = args
        .times
        .or(times.filter(|_| sanction == proposed))
        .unwrap_or(1);
    let same =
        sanction == proposed && times.is_none_or(|times| count == times || least && count > times);
    if args.reason.is_none() && !same {
        return Err(differs(name, proposal.as_ref()).into());
    }
    if args.reason.is_none() && sanction_of(&change.case, liable.person).is_some() {
        let what = msg!("sanction-filed-before", name = name);
        return Err(Problem::refused(what)
            .rule("M-A7")
            .help(msg!("sanction-reason-help"))
            .into());
    }
    Ok(Sanction {
        stamp: change.stamp(),
        person: liable.person.email.clone(),
        share: liable.share,
        proposed,
        proposed_times: times,
        sanction,
        times: count,
        ground: args.ground.clone(),
        reason: args.reason.clone(),
        decided: decides.then(|| change.stamp()),
        apart: None,
    })
}

/// What differs from the proposal needs a reason (M-A7).
fn differs(name: &str, proposal: Option<&Proposal>) -> Problem {
    let what = match proposal {
        Some(p) => msg!(
            "sanction-differs",
            name = name,
            sanction = title(p.sanction),
            times = p.times.to_string()
        ),
        None => msg!("sanction-unproposed", name = name),
    };
    let mut problem = Problem::refused(what)
        .rule("M-A7")
        .help(msg!("sanction-reason-help"));
    problem.place = proposal.map(|p| p.source.place.clone());
    problem
}

fn told(liable: &LiablePerson, sanction: &Sanction) -> Msg {
    let name = &liable.person.name;
    match sanction.sanction {
        Some(kind) => {
            let times = sanction.times.to_string();
            msg!(
                "sanction-recorded",
                name = name,
                sanction = title(kind),
                times = times
            )
        }
        None => msg!("sanction-recorded-none", name = name),
    }
}
