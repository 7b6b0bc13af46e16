//! `investigate`: established or not, cause, and who is proposed as liable (M-9.3, M-9.4).

use anyhow::Result;

use crate::domain::case::fact::{Fact, Move};
use crate::domain::case::investigation::{Investigation, Outcome, of_items};
use crate::domain::case::stamp::Stamp;
use crate::domain::msg::Msg;
use crate::domain::tree::{Path, Value};
use crate::msg;
use crate::ui::problem::Problem;
use crate::workspace::args::{IdArg, WriteArgs};
use crate::workspace::change::Change;
use crate::workspace::env::{Env, Exit};
use crate::workspace::open::Workspace;
use crate::workspace::parsers::{one_of, ordinal};

/// The arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    id: IdArg,
    #[arg(long, value_parser = one_of::<Outcome>)]
    outcome: Outcome,
    #[arg(long, value_name = "TIME")]
    done: Option<String>,
    #[arg(long, value_name = "CODE")]
    defect: Option<String>,
    #[arg(long, value_name = "CAUSE")]
    fault: Option<String>,
    #[arg(long, value_name = "TEXT|@FILE|-")]
    cause: Option<String>,
    #[arg(long, value_name = "TEXT|@FILE|-")]
    root_cause: Option<String>,
    #[arg(long, value_name = "WHO=SHARE")]
    liable: Vec<String>,
    #[arg(long, value_name = "N", value_parser = ordinal)]
    item: Option<u64>,
    #[command(flatten)]
    write: WriteArgs,
}

/// Runs the command.
pub fn run(env: &mut Env, args: &Args) -> Result<Exit> {
    let workspace = Workspace::open_to_write(env, &args.write)?;
    let mut change = Change::begin(env, &workspace, &args.id.id, Move::Investigate, &args.write)?;
    let cause = env.maybe_text(args.cause.as_ref())?;
    let root_cause = env.maybe_text(args.root_cause.as_ref())?;
    let cost = args
        .fault
        .as_deref()
        .map(|fault| cost_of(&change, fault))
        .transpose()?;
    let liability = workspace.liability(&args.liable, change.day())?;
    let done = args
        .done
        .as_deref()
        .map(|text| change.moment(text))
        .transpose()?;
    let stamp = change.stamp();
    let mut outcome = args.outcome;
    let mut complete = true;
    if let Some(n) = args.item {
        let outcomes = decide_item(&mut change, args, n, cause.as_ref(), &stamp)?;
        let decided: Vec<Outcome> = outcomes.iter().copied().flatten().collect();
        complete = decided.len() == outcomes.len();
        outcome = of_items(&decided).unwrap_or(args.outcome);
    } else if !change.case.items.is_empty() {
        let what = msg!("command-investigate-which-item");
        return Err(Problem::usage(what)
            .help(msg!("command-investigate-which-item-help"))
            .into());
    }
    let said = if complete {
        let found = Investigation {
            stamp,
            done,
            outcome,
            defect: args.defect.clone(),
            fault: args.fault.clone(),
            cause: cause.filter(|_| args.item.is_none()),
            root_cause,
            liability,
        };
        change.add(&Fact::Investigation(found));
        cost.into_iter().collect()
    } else {
        vec![msg!("command-items-undecided")]
    };
    change.finish(env, &args.write, &said)
}

/// Decides one item of several; the outcomes of all of them after it.
fn decide_item(
    change: &mut Change,
    args: &Args,
    n: u64,
    cause: Option<&String>,
    stamp: &Stamp,
) -> Result<Vec<Option<Outcome>>> {
    let index = change.item(n)?;
    let item = Path::root().key("items").index(index);
    if change.case.items[index].outcome.is_some() {
        let what = msg!("command-item-decided", n = n.to_string());
        let number = &change.case.number;
        let mend = format!("complaint correct {number} items[{index}].outcome=… --reason TEXT");
        return Err(Problem::refused(what)
            .help(msg!("command-item-decided-help", command = mend))
            .into());
    }
    change.set(&item.key("outcome"), Value::Plain(args.outcome.to_string()));
    if let Some(cause) = cause {
        change.set(&item.key("cause"), Value::Text(cause.clone()));
    }
    change.add(&Fact::ItemDecided((index, stamp.clone())));
    let mut outcomes: Vec<Option<Outcome>> =
        change.case.items.iter().map(|item| item.outcome).collect();
    outcomes[index] = Some(args.outcome);
    Ok(outcomes)
}

/// Who bears the cost of a fault (F-2, R-5), to be said; a fault the policy does not know is refused.
fn cost_of(change: &Change, fault: &str) -> Result<Msg> {
    let costs = &change.policy.consequences.costs;
    let Some(cost) = costs.iter().find(|cost| cost.cause == fault) else {
        let known = Msg::list(costs.iter().map(|cost| cost.cause.clone()).collect());
        let what = msg!("command-fault-unknown", word = fault);
        return Err(Problem::usage(what)
            .help(msg!("command-fault-known", words = known))
            .into());
    };
    let rule = cost.source.cited();
    let bearer = change.workspace.regulations.staff.called(&cost.bearer);
    Ok(msg!("command-cost-bearer", bearer = bearer, rule = rule))
}
