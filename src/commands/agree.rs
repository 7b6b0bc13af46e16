//! `agree`: the customer's answer to the settlement (M-9.5, L-1).

use anyhow::Result;

use crate::domain::case::Case;
use crate::domain::case::fact::{Fact, Move};
use crate::domain::case::intake::Channel;
use crate::domain::case::options::Choice;
use crate::domain::case::settlement::Agreement;
use crate::domain::msg::Msg;
use crate::domain::tree::{Path, Value};
use crate::msg;
use crate::ui::clap_named::Named;
use crate::ui::problem::Problem;
use crate::workspace::args::{ActArgs, IdArg};
use crate::workspace::change::Change;
use crate::workspace::env::{Env, Exit};
use crate::workspace::former_round;
use crate::workspace::open::Workspace;
use crate::workspace::parsers;
use crate::workspace::parsers::{one_of, ordinal, stated};

/// The arguments.
#[derive(Debug, clap::Args)]
#[command(group = clap::ArgGroup::new("answer").required(true).args(["accepted", "refused"]))]
pub struct Args {
    #[command(flatten)]
    id: IdArg,
    #[arg(long)]
    accepted: bool,
    #[arg(long)]
    refused: bool,
    #[arg(long, value_name = "ID")]
    option: Option<String>,
    #[arg(long, value_name = "KIND:KEY=VALUE,…", requires = "accepted", conflicts_with_all = ["item", "option"], add = Named::REMEDY)]
    remedy: Vec<String>,
    #[arg(long, value_parser = one_of::<Channel>())]
    via: Option<Channel>,
    #[arg(long, value_name = "TEXT|@FILE|-", value_parser = stated)]
    text: Option<String>,
    #[arg(long, value_name = "N", value_parser = ordinal)]
    item: Option<u64>,
    #[command(flatten)]
    write: ActArgs,
}

/// Runs the command.
pub fn run(env: &mut Env, args: &Args) -> Result<Exit> {
    let workspace = Workspace::open_to_write(env, &args.write)?;
    let mut change = Change::begin(env, &workspace, &args.id.id, Move::Agree, &args.write)?;
    let text = env.maybe_stated(args.text.as_ref())?;
    chosen(&change.case, args)?;
    let mut accepted = args.accepted;
    if let Some(n) = args.item {
        let index = change.item(n)?;
        if change.case.items[index].accepted.is_some() {
            let number = &change.case.number;
            let mend =
                format!("complaint correct {number} items[{index}].accepted=… --reason TEXT");
            let what = msg!("command-item-answered", n = n.to_string());
            let help = msg!("command-item-decided-help", command = mend);
            return Err(Problem::refused(what).help(help).into());
        }
        let path = Path::root().key("items").index(index).key("accepted");
        change.set(&path, Value::Plain(args.accepted.to_string()));
        if let Some(option) = &args.option {
            let path = Path::root().key("items").index(index).key("option");
            change.set(&path, Value::Text(option.clone()));
        }
        let mut answers: Vec<Option<bool>> =
            change.case.items.iter().map(|item| item.accepted).collect();
        answers[index] = Some(args.accepted);
        if answers.contains(&None) {
            return change.finish(env, &args.write, &[msg!("command-items-unanswered")]);
        }
        accepted = answers.iter().all(|answer| *answer == Some(true));
    }
    if !args.remedy.is_empty() {
        let remedies = args.remedy.iter().map(|text| parsers::remedy(text));
        let remedies = remedies.collect::<Result<_, _>>()?;
        former_round::negotiate(&mut change, remedies, None);
    }
    let agreement = Agreement {
        stamp: change.stamp(),
        accepted,
        // Answered item by item, the option stands with the item.
        option: args.option.clone().filter(|_| args.item.is_none()),
        via: args.via.map(|via| via.to_string()),
        text,
    };
    change.add(&Fact::Agreement(agreement));
    if !args.remedy.is_empty() {
        return change.finish_with_level(env, &args.write, Vec::new());
    }
    change.finish(env, &args.write, &[])
}

/// Refuses an acceptance that leaves open which of the options offered is taken, and an option
/// nobody offered.
fn chosen(case: &Case, args: &Args) -> Result<()> {
    let mut choices = case.choices();
    choices.retain(|choice| args.item.is_none() || choice.item == args.item);
    let answered = |choice: &Choice| choice.item.is_some() && choice.chosen.is_some();
    choices.retain(|choice| args.item.is_some() || !answered(choice));
    let unmet = choices.into_iter().find(|choice| match &args.option {
        Some(option) => !choice.options.contains(option),
        None => args.accepted,
    });
    let what = match (&args.option, unmet) {
        (None, None) => return Ok(()),
        (Some(_), None) if !case.choices().is_empty() => return Ok(()),
        (Some(option), None) => {
            let what = msg!("command-option-none", option = option);
            let item = args
                .item
                .map_or_else(String::new, |n| format!(" --item {n}"));
            let command = format!("complaint agree {} --accepted{item}", case.number);
            let help = msg!("check-run", command = command);
            return Err(Problem::usage(what).help(help).into());
        }
        (Some(option), Some(choice)) => {
            let options = Msg::list(choice.options);
            msg!("command-option-unknown", option = option, options = options)
        }
        (None, Some(choice)) => {
            msg!("command-option-needed", options = Msg::list(choice.options))
        }
    };
    let item = args
        .item
        .map_or_else(String::new, |n| format!(" --item {n}"));
    let command = format!(
        "complaint agree {} --accepted --option ID{item}",
        case.number
    );
    Err(Problem::usage(what)
        .help(msg!("check-run", command = command))
        .into())
}
