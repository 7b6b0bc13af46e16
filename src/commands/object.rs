//! `object`: a department's objection, and the decision on it (M-9.12).

use anyhow::Result;

use crate::domain::case::discipline::{Objection, Ruling};
use crate::domain::case::fact::{Fact, Move};
use crate::domain::msg::Msg;
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
    #[arg(long, conflicts_with = "decide", required_unless_present = "decide")]
    text: Option<String>,
    #[arg(long, conflicts_with = "decide", add = Named::UNIT)]
    unit: Option<String>,
    #[arg(long, value_name = "N", requires_all = ["reason", "ruling"])]
    decide: Option<u64>,
    #[arg(long, requires = "decide", group = "ruling")]
    upheld: bool,
    #[arg(long, requires = "decide", group = "ruling")]
    dismissed: bool,
    #[arg(long, requires = "decide", value_parser = stated)]
    reason: Option<String>,
    #[command(flatten)]
    write: ActArgs,
}

/// What the policy calls the permission to decide an objection.
const DECIDE: &str = "object-decide";

/// Runs the command.
pub fn run(env: &mut Env, args: &Args) -> Result<Exit> {
    let workspace = Workspace::open_to_write(env, &args.write)?;
    match args.decide {
        Some(n) => decide(env, &workspace, args, n),
        None => object(env, &workspace, args),
    }
}

fn object(env: &mut Env, workspace: &Workspace, args: &Args) -> Result<Exit> {
    let mut change = Change::begin(env, workspace, &args.id.id, Move::Object, &args.write)?;
    let text = env.text(args.text.as_deref().unwrap_or_default())?;
    if text.trim().is_empty() {
        return Err(Problem::usage(msg!("sanction-objection-empty")).into());
    }
    let unit = args.unit.as_ref();
    let unit = unit.map(|unit| workspace.known_unit(unit, change.day()));
    let unit = unit
        .transpose()?
        .or_else(|| change.unit().map(|unit| unit.id.clone()));
    let objection = Objection {
        stamp: change.stamp(),
        unit,
        text,
        decision: None,
    };
    let n = (change.case.objections.len() + 1).to_string();
    change.add(&Fact::Objection(objection));
    let command = format!(
        "complaint object {} --decide {n} --upheld|--dismissed --reason TEXT",
        change.case.number
    );
    let said = msg!("sanction-objected", n = n, command = command);
    change.finish(env, &args.write, &[said])
}

fn decide(env: &mut Env, workspace: &Workspace, args: &Args, n: u64) -> Result<Exit> {
    let mut change = Change::begin_aside(env, workspace, &args.id.id, Move::Object, &args.write)?;
    change.permitted(DECIDE)?;
    let place = usize::try_from(n).ok().and_then(|n| n.checked_sub(1));
    let found = place.and_then(|i| Some((i, change.case.objections.get(i)?)));
    let Some((i, objection)) = found else {
        let count = change.case.objections.len();
        let what = msg!(
            "sanction-objection-unknown",
            n = n.to_string(),
            count = count
        );
        return Err(Problem::usage(what).into());
    };
    let n = n.to_string();
    if objection.decision.is_some() {
        let what = msg!("sanction-objection-decided", n = n);
        return Err(ruled(&change, what).into());
    }
    if change.actor.person.is(&objection.stamp.by) {
        let what = msg!(
            "sanction-objection-own",
            name = &change.actor.person.name,
            n = n
        );
        return Err(ruled(&change, what).into());
    }
    if change.at < objection.stamp.at {
        return Err(Problem::usage(msg!("sanction-objection-before", n = n)).into());
    }
    let ruling = Ruling {
        stamp: change.stamp(),
        upheld: args.upheld,
        reason: args.reason.clone(),
    };
    change.add(&Fact::ObjectionDecided((i, ruling)));
    let said = if args.upheld {
        let command = format!("complaint consolidate {} --liable …", change.case.number);
        msg!("sanction-objection-upheld", n = n, command = command)
    } else {
        msg!("sanction-objection-dismissed", n = n)
    };
    change.finish(env, &args.write, &[said])
}

/// Why an objection is not decided, by who decides one.
fn ruled(change: &Change, what: Msg) -> Problem {
    Problem::refused(what)
        .rule("objection")
        .stated(change.policy.reserving(DECIDE))
}
