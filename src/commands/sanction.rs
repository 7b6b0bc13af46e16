//! `sanction`: files what the policy proposes for a person, or something else with a reason, and
//! decides and publishes what is filed (M-A7). Without it nobody is sanctioned.

use anyhow::Result;

use crate::domain::case::fact::Move;
use crate::domain::judge::damages;
use crate::domain::judge::discipline::{DECIDING_RIGHT, Mark, liable_persons, publishing_right};
use crate::domain::judge::filing::{Filing, refuse_objected, targets, told};
use crate::domain::judge::joint::{self, Superior};
use crate::domain::money::Money;
use crate::domain::policy::SanctionKind;
use crate::msg;
use crate::ui::clap_named::Named;
use crate::workspace::args::{ActArgs, IdArg};
use crate::workspace::change::Change;
use crate::workspace::env::{Env, Exit};
use crate::workspace::open::Workspace;
use crate::workspace::parsers::{amount, stated, within};
use crate::workspace::problems;
use crate::workspace::sanctions_file;

/// The arguments.
#[derive(Debug, clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
#[command(group = clap::ArgGroup::new("decision").required(true))]
pub struct Args {
    #[command(flatten)]
    id: IdArg,
    #[arg(long, value_name = "WHO", add = Named::PERSON)]
    person: Option<String>,
    #[arg(long, group = "decision", value_name = "KIND", visible_alias = "kind")]
    sanction: Option<String>,
    #[arg(long, group = "decision")]
    as_proposed: bool,
    #[arg(long, group = "decision", requires = "reason")]
    none: bool,
    #[arg(long, group = "decision", conflicts_with_all = ["times", "ground", "reason"])]
    approve: bool,
    #[arg(long, group = "decision", conflicts_with_all = ["times", "ground", "reason"])]
    publish: bool,
    #[arg(long, value_name = "N", conflicts_with_all = ["as_proposed", "none"], value_parser = within::<1, 99, u64>)]
    times: Option<u64>,
    #[arg(long, conflicts_with_all = ["approve", "publish", "none", "as_proposed"], value_parser = amount)]
    amount: Option<Money>,
    #[arg(long, value_name = "CODE")]
    ground: Option<String>,
    #[arg(long, value_parser = stated)]
    reason: Option<String>,
    #[arg(long, value_name = "WHO", conflicts_with_all = ["approve", "publish", "none", "without_superior"], add = Named::PERSON)]
    superior: Option<String>,
    #[arg(long, value_name = "REASON", conflicts_with_all = ["approve", "publish", "none"], value_parser = stated)]
    without_superior: Option<String>,
    #[command(flatten)]
    write: ActArgs,
}

/// Runs the command.
pub fn run(env: &mut Env, args: &Args) -> Result<Exit> {
    let workspace = Workspace::open_to_write(env, &args.write)?;
    if args.approve {
        return mark(env, &workspace, args, Mark::Decided);
    }
    if args.publish {
        return mark(env, &workspace, args, Mark::Published);
    }
    let mut change = Change::begin(env, &workspace, &args.id.id, Move::Sanction, &args.write)?;
    let filing = args.filing(&change);
    let unfiled = |why| problems::unfiled(why, None, change.policy);
    filing.known_kind(change.policy).map_err(unfiled)?;
    filing.known_ground(change.policy).map_err(unfiled)?;
    let staff = &workspace.regulations.staff;
    refuse_objected(&change.case, staff).map_err(unfiled)?;
    let decides =
        change.policy.reserves(DECIDING_RIGHT) && change.permitted(DECIDING_RIGHT).is_ok();
    let superior = args.superior(&workspace, &change)?;
    let mut sanctions = Vec::new();
    let named = args.person.as_ref().map(|name| workspace.person(name));
    let liable = liable_persons(&change.case, change.policy, staff, change.calendar);
    for liable in targets(&change.case, liable, named.transpose()?).map_err(unfiled)? {
        let judged = (&change.case, change.policy, staff);
        let sanction = filing.filed(judged, &liable, (&change.stamp(), decides));
        let sanction =
            sanction.map_err(|why| problems::unfiled(why, Some(&liable), change.policy))?;
        sanctions.push(sanction);
    }
    let own = sanctions.len();
    joint::join(
        &mut sanctions,
        (&change.case, change.policy, staff),
        &superior,
    )
    .map_err(unfiled)?;
    let mut said = told(&sanctions, own, change.policy, staff);
    sanctions_file::append(&mut change, sanctions)?;
    if !decides && change.policy.reserves(DECIDING_RIGHT) {
        let command = format!("complaint sanction {} --approve", change.case.number);
        said.push(msg!("sanction-awaits", command = command));
    }
    change.finish(env, &args.write, &said)
}

/// What becomes of what is filed: the second signature, then the publication; of one person, or all.
fn mark(env: &mut Env, workspace: &Workspace, args: &Args, mark: Mark) -> Result<Exit> {
    let mut change = Change::begin_aside(env, workspace, &args.id.id, Move::Sanction, &args.write)?;
    let right = match mark {
        Mark::Decided => DECIDING_RIGHT,
        Mark::Published => publishing_right(change.policy),
    };
    change.permitted(right)?;
    refuse_objected(&change.case, &workspace.regulations.staff)
        .map_err(|why| problems::unfiled(why, None, change.policy))?;
    let person = args.person.as_ref().map(|name| workspace.person(name));
    let count = sanctions_file::mark(&mut change, mark, person.transpose()?)?;
    let said = match mark {
        Mark::Decided => msg!("sanction-approved", count = count),
        Mark::Published => msg!("sanction-published", count = count),
    };
    change.finish(env, &args.write, &[said])
}

impl Args {
    fn superior<'a>(&self, workspace: &'a Workspace, change: &Change) -> Result<Superior<'a>> {
        let named = self.superior.as_ref().map(|it| workspace.person(it));
        Ok(match (named.transpose()?, &self.without_superior) {
            (Some(person), _) => Superior::Named(person),
            (None, Some(reason)) => Superior::Declined(reason.clone()),
            (None, None) => Superior::OfStaff(change.calendar.in_zone(change.at).date_naive()),
        })
    }

    fn filing(&self, change: &Change) -> Filing {
        Filing {
            as_proposed: self.as_proposed,
            sanction: self.sanction.as_deref().map(SanctionKind::new),
            times: self.times,
            amount: self.amount,
            loss: damages::loss(&change.case, change.policy, change.calendar),
            ground: self.ground.clone(),
            reason: self.reason.clone(),
        }
    }
}
