//! `resolve`: proposes the settlement, and says whose approval it needs (M-9.4, M-11).

use anyhow::Result;

use super::action::{decided, refuse_uncheckable};
use crate::domain::case::action::{Action, ActionKind};
use crate::domain::case::fact::{Fact, Move};
use crate::domain::case::settlement::Settlement;
use crate::domain::schema::{Declared, Scalar};
use crate::domain::time::date_of;
use crate::domain::tree::{Edit, Path};
use crate::msg;
use crate::ui::clap_named::Named;
use crate::ui::problem::Problem;
use crate::workspace::args::{ActArgs, IdArg};
use crate::workspace::change::Change;
use crate::workspace::env::{Env, Exit};
use crate::workspace::former_round;
use crate::workspace::open::Workspace;
use crate::workspace::parsers;
use crate::workspace::parsers::{ordinal, stated};
use crate::workspace::standing::given;

/// The arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    id: IdArg,
    #[arg(long, value_name = "KIND:KEY=VALUE,…", add = Named::REMEDY)]
    remedy: Vec<String>,
    #[arg(long, value_name = "N", value_parser = ordinal)]
    item: Option<u64>,
    #[arg(long, value_name = "TEXT|@FILE|-")]
    text: Option<String>,
    #[arg(long, value_name = "WHAT|OWNER|DATE")]
    action: Vec<String>,
    #[arg(long, value_name = "WHAT|OWNER|DATE")]
    plan: Vec<String>,
    #[arg(long)]
    advance: bool,
    #[arg(long, value_parser = stated)]
    reason: Option<String>,
    #[command(flatten)]
    write: ActArgs,
}

/// Runs the command.
pub fn run(env: &mut Env, args: &Args) -> Result<Exit> {
    let workspace = Workspace::open_to_write(env, &args.write)?;
    let mut change = Change::begin(env, &workspace, &args.id.id, Move::Resolve, &args.write)?;
    if let Some(n) = args.item {
        change.item(n)?;
    }
    let mut remedies = Vec::new();
    for text in &given(&change.case, change.policy, &args.remedy)? {
        let mut remedy = parsers::remedy(text)?;
        remedy.item = remedy.item.or(args.item);
        if let Some(n) = remedy.item {
            change.item(n)?;
        }
        remedies.push(remedy);
    }
    let text = env.maybe_stated(args.text.as_ref())?;
    let mut said = Vec::new();
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
        let settlement = Settlement {
            stamp: change.stamp(),
            remedies,
            text,
            advance: args.advance,
            negotiated: false,
            reason: args.reason.clone(),
        };
        former_round::refuse_unchanged(&change, &settlement)?;
        if args.item.is_some() {
            said = former_round::left_out(&change.case, &settlement);
        }
        if change.case.current.settlement.is_some() {
            former_round::archive(&mut change);
        }
        change.add(&Fact::Settlement(settlement));
    }
    let corrective = args.action.iter().map(|it| (it, ActionKind::Corrective));
    let planned = args.plan.iter().map(|it| (it, ActionKind::Plan));
    for (text, kind) in corrective.chain(planned) {
        let action = Action {
            kind,
            ..action_of(&workspace, &change, text)?
        };
        refuse_uncheckable(&change, &action)?;
        change.add(&Fact::Action(action));
    }
    change.finish_with_level(env, &args.write, said)
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
    let due = date_of(due).ok_or_else(wrong)?;
    if what.is_empty() {
        return Err(wrong().into());
    }
    decided(workspace, change, what, owner, due)
}
