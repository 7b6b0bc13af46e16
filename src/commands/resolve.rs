//! `resolve`: proposes the settlement, and says whose approval it needs (M-9.4, M-11).

use anyhow::Result;
use chrono::NaiveDate;

use super::action::decided;
use crate::domain::case::action::Action;
use crate::domain::case::fact::Fact;
use crate::domain::case::moves::Move;
use crate::domain::case::remedy::Remedy;
use crate::domain::case::settlement::Settlement;
use crate::domain::schema::{Declared, Scalar};
use crate::domain::tree::{Edit, Path};
use crate::msg;
use crate::ui::problem::Problem;
use crate::workspace::args::{IdArg, WriteArgs};
use crate::workspace::change::Change;
use crate::workspace::env::{Env, Exit};
use crate::workspace::former_round;
use crate::workspace::open::Workspace;
use crate::workspace::parsers::ordinal;

/// The arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    id: IdArg,
    #[arg(long, value_name = "KIND:KEY=VALUE,…")]
    remedy: Vec<String>,
    #[arg(long, value_name = "N", value_parser = ordinal)]
    item: Option<u64>,
    #[arg(long, value_name = "TEXT|@FILE|-")]
    text: Option<String>,
    #[arg(long, value_name = "WHAT|OWNER|DATE")]
    action: Vec<String>,
    #[arg(long)]
    advance: bool,
    #[command(flatten)]
    write: WriteArgs,
}

/// Runs the command.
pub fn run(env: &mut Env, args: &Args) -> Result<Exit> {
    let workspace = Workspace::open_to_write(env, &args.write)?;
    let mut change = Change::begin(env, &workspace, &args.id.id, Move::Resolve, &args.write)?;
    if let Some(n) = args.item {
        change.item(n)?;
    }
    let mut remedies = Vec::new();
    for text in &standing(&change, &args.remedy)? {
        let mut remedy = Remedy::parse(text).map_err(Problem::usage)?;
        remedy.item = remedy.item.or(args.item);
        if let Some(n) = remedy.item {
            change.item(n)?;
        }
        remedies.push(remedy);
    }
    let text = env.maybe_text(args.text.as_ref())?;
    if adds_to_current(&change, args.item) {
        let list = Path::root().key("settlement").key("remedies");
        for remedy in remedies {
            change.edit(Edit::Append(list.clone(), remedy.value()));
        }
        if args.advance {
            let path = Path::root().key("settlement").key("advance");
            change.set(&path, true.value());
        }
    } else {
        if change.case.current.settlement.is_some() {
            former_round::archive(&mut change);
        }
        change.add(&Fact::Settlement(Settlement {
            stamp: change.stamp(),
            remedies,
            text,
            advance: args.advance,
        }));
    }
    for action in &args.action {
        let action = action_of(&workspace, &change, action)?;
        change.add(&Fact::Action(action));
    }
    change.finish_with_level(env, &args.write)
}

/// The remedies as given; without a kind, or without any, the standing remedy of the type of
/// complaint (L-3.3), whose figures are then asked for.
fn standing(change: &Change, given: &[String]) -> Result<Vec<String>> {
    let bare = |text: &String| {
        let equals = text.find('=');
        equals.is_some_and(|equals| !text[..equals].contains(':'))
    };
    if !given.is_empty() && !given.iter().any(bare) {
        return Ok(given.to_vec());
    }
    let standing = change.policy.standing_for(&change.case.policy_facts());
    let Some(standing) = standing else {
        let what = msg!("command-no-standing", policy = &change.policy.id);
        return Err(Problem::usage(what)
            .help(msg!("command-no-standing-help"))
            .into());
    };
    let kind = standing.remedy;
    if given.is_empty() && !kind.needs().is_empty() {
        let figures: Vec<String> = kind.needs().iter().map(|key| format!("{key}=…")).collect();
        let figures = figures.join(",");
        let command = format!(
            "complaint resolve {} --remedy {figures}",
            change.case.number
        );
        let what = msg!("command-standing-figures", remedy = kind.to_string());
        let mut problem = Problem::usage(what)
            .at(standing.source.place.clone())
            .help(msg!("command-standing-figures-help", command = command));
        problem.rule.clone_from(&standing.source.rule);
        return Err(problem.into());
    }
    if given.is_empty() {
        return Ok(vec![kind.to_string()]);
    }
    let whole = |text: &String| {
        if bare(text) {
            format!("{kind}:{text}")
        } else {
            text.clone()
        }
    };
    Ok(given.iter().map(whole).collect())
}

/// A proposal for another item joins the current one while nobody has decided on it; anything
/// else is a new round.
fn adds_to_current(change: &Change, item: Option<u64>) -> bool {
    let round = &change.case.current;
    let Some(settlement) = &round.settlement else {
        return false;
    };
    let undecided =
        round.consolidations.is_empty() && round.approvals.is_empty() && round.agreement.is_none();
    let new = item.is_some() && settlement.remedies.iter().all(|remedy| remedy.item != item);
    undecided && new
}

/// `WHAT|OWNER|DATE`.
fn action_of(workspace: &Workspace, change: &Change, text: &str) -> Result<Action> {
    let wrong = || Problem::usage(msg!("command-action-form", text = text));
    let parts: Vec<&str> = text.split('|').map(str::trim).collect();
    let [what, owner, due] = parts.as_slice() else {
        return Err(wrong().into());
    };
    let due: NaiveDate = due.parse().map_err(|_| wrong())?;
    if what.is_empty() {
        return Err(wrong().into());
    }
    decided(workspace, change, what, owner, due)
}
