//! `investigate`: established or not, cause, and who is proposed as liable (M-9.3, M-9.4).

use anyhow::Result;

use crate::domain::case::fact::{Fact, Move};
use crate::domain::case::investigation::{Investigation, Outcome};
use crate::domain::case::item::whole;
use crate::domain::money::Money;
use crate::domain::msg::Msg;
use crate::domain::tree::Path;
use crate::msg;
use crate::ui::clap_named::Named;
use crate::ui::problem::Problem;
use crate::workspace::args::{ActArgs, IdArg};
use crate::workspace::change::Change;
use crate::workspace::cost_rules;
use crate::workspace::env::{Env, Exit};
use crate::workspace::open::Workspace;
use crate::workspace::parsers::{amount, one_of, ordinal, stated};

/// The arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    id: IdArg,
    #[arg(long, value_parser = one_of::<Outcome>())]
    outcome: Outcome,
    #[arg(long, value_name = "TIME")]
    done: Option<String>,
    #[arg(long, value_name = "CODE")]
    defect: Option<String>,
    #[arg(long, value_name = "CAUSE")]
    fault: Option<String>,
    #[arg(long, value_name = "TEXT|@FILE|-", value_parser = stated)]
    cause: Option<String>,
    #[arg(long, value_name = "TEXT|@FILE|-", value_parser = stated)]
    root_cause: Option<String>,
    #[arg(long, value_name = "AMOUNT", conflicts_with = "item", value_parser = amount)]
    test_fee: Option<Money>,
    #[arg(long, value_name = "WHO", requires = "test_fee", value_parser = stated)]
    tested_by: Option<String>,
    #[arg(long, value_name = "WHO=SHARE", add = Named::Share)]
    liable: Vec<String>,
    #[arg(long, value_name = "N", value_parser = ordinal)]
    item: Option<u64>,
    #[command(flatten)]
    write: ActArgs,
}

/// Runs the command.
pub fn run(env: &mut Env, args: &Args) -> Result<Exit> {
    let workspace = Workspace::open_to_write(env, &args.write)?;
    let mut change = Change::begin(env, &workspace, &args.id.id, Move::Investigate, &args.write)?;
    let cause = env.maybe_stated(args.cause.as_ref())?;
    let root_cause = env.maybe_stated(args.root_cause.as_ref())?;
    let fault = args
        .fault
        .as_deref()
        .map(|fault| cost_rules::fault_of(&change, fault));
    let fault = fault.transpose()?;
    if args.test_fee.is_some() && change.policy.consequences.test_fee.is_none() {
        let what = msg!("command-test-fee-unruled", policy = &change.policy.id);
        return Err(Problem::usage(what).into());
    }
    let liability = workspace.liability(&args.liable, change.day())?;
    fault.map_or(Ok(()), |cost| cost_rules::refuse(cost, &liability))?;
    let done = args
        .done
        .as_deref()
        .map(|text| change.moment(text))
        .transpose()?;
    let mut found = Investigation {
        stamp: change.stamp(),
        done,
        outcome: args.outcome,
        defect: args.defect.clone(),
        fault: fault.map(|cost| cost.cause.clone()),
        cause,
        root_cause,
        test_fee: args.test_fee,
        tested_by: args.tested_by.clone(),
        liability,
    };
    let mut said: Vec<Msg> = fault
        .map(|cost| cost_rules::bearer(&change, cost))
        .into_iter()
        .collect();
    if let Some(n) = args.item {
        let Some(whole) = decide_item(&mut change, n, &found)? else {
            said.push(msg!("command-items-undecided"));
            return change.finish(env, &args.write, &said);
        };
        found = whole;
    } else if !change.case.items.is_empty() {
        let what = msg!("command-investigate-which-item");
        return Err(Problem::usage(what)
            .help(msg!("command-investigate-which-item-help"))
            .into());
    }
    change.add(&Fact::Investigation(found));
    change.finish(env, &args.write, &said)
}

/// Decides one item of several, each on its own; what is found of the whole once all are decided.
fn decide_item(
    change: &mut Change,
    n: u64,
    found: &Investigation,
) -> Result<Option<Investigation>> {
    let index = change.item(n)?;
    if change.case.items[index].outcome.is_some() {
        let what = msg!("command-item-decided", n = n.to_string());
        let number = &change.case.number;
        let mend = format!("complaint correct {number} items[{index}].outcome=… --reason TEXT");
        return Err(Problem::refused(what)
            .help(msg!("command-item-decided-help", command = mend))
            .into());
    }
    let mut items = change.case.items.clone();
    items[index].decide(found);
    let item = Path::root().key("items").index(index);
    for (key, value) in items[index].found() {
        change.set(&item.key(&key), value);
    }
    change.add(&Fact::ItemDecided((index, found.stamp.clone())));
    Ok(whole(&items, found))
}
