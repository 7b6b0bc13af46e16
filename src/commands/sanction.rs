//! `sanction`: files what the policy proposes for a person, or something else with a reason, and
//! decides what is filed (M-A7). Without it nobody is sanctioned.

use anyhow::Result;

use crate::domain::case::fact::{Fact, Move};
use crate::domain::judge::discipline::liable_persons;
use crate::domain::judge::filing::{Filing, refuse_objected, targets, told};
use crate::domain::judge::joint::{self, Superior};
use crate::domain::policy::SanctionKind;
use crate::msg;
use crate::ui::problem::Problem;
use crate::workspace::args::{IdArg, WriteArgs};
use crate::workspace::change::Change;
use crate::workspace::env::{Env, Exit};
use crate::workspace::open::Workspace;
use crate::workspace::parsers::{one_of, stated, within};
use crate::workspace::problems;
use crate::workspace::sanctions_file;

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
    #[arg(long, value_name = "WHO", conflicts_with_all = ["approve", "none", "without_superior"])]
    superior: Option<String>,
    #[arg(long, value_name = "REASON", conflicts_with_all = ["approve", "none"], value_parser = stated)]
    without_superior: Option<String>,
    #[command(flatten)]
    write: WriteArgs,
}

/// What the policy calls the permission to decide what is filed.
const APPROVE: &str = "sanction-approve";

/// Runs the command.
pub fn run(env: &mut Env, args: &Args) -> Result<Exit> {
    let workspace = Workspace::open_to_write(env, &args.write)?;
    if args.approve {
        return approve(env, &workspace, args);
    }
    let mut change = Change::begin(env, &workspace, &args.id.id, Move::Sanction, &args.write)?;
    let filing = args.filing();
    filing.known_ground(change.policy)?;
    let staff = &workspace.regulations.staff;
    refuse_objected(&change.case, staff)?;
    let decides = change.policy.reserves(APPROVE)
        && change
            .actor
            .permitted(&workspace, change.judged(), APPROVE, change.at)
            .is_ok();
    let superior = args.superior(&workspace, &change)?;
    let mut sanctions = Vec::new();
    let named = args.person.as_ref().map(|name| workspace.person(name));
    let at = (change.calendar, change.at);
    let liable = liable_persons(&change.case, change.policy, staff, at);
    for liable in targets(&change.case, liable, named.transpose()?)? {
        let judged = (&change.case, change.policy);
        let sanction = filing.filed(judged, &liable, (&change.stamp(), decides));
        let sanction = sanction.map_err(|why| problems::unfiled(why, &liable, change.policy))?;
        sanctions.push(sanction);
    }
    joint::join(
        &mut sanctions,
        (&change.case, change.policy, staff),
        &superior,
    )?;
    let mut said: Vec<_> = sanctions.iter().map(|it| told(it, staff)).collect();
    sanctions_file::append(&mut change, sanctions)?;
    if !decides && change.policy.reserves(APPROVE) {
        let command = format!("complaint sanction {} --approve", change.case.number);
        said.push(msg!("sanction-awaits", command = command));
    }
    change.finish(env, &args.write, &said)
}

/// The second signature decides what is filed: of one person, or all of it.
fn approve(env: &mut Env, workspace: &Workspace, args: &Args) -> Result<Exit> {
    let mut change = Change::begin_aside(env, workspace, &args.id.id, Move::Sanction, &args.write)?;
    change
        .actor
        .permitted(workspace, change.judged(), APPROVE, change.at)?;
    refuse_objected(&change.case, &workspace.regulations.staff)?;
    let person = args.person.as_ref().map(|name| workspace.person(name));
    let person = person.transpose()?;
    let all = change.case.sanctions.iter().enumerate();
    let open = all.filter(|(_, sanction)| {
        sanction.decided.is_none() && person.is_none_or(|person| person.is(&sanction.person))
    });
    let open: Vec<usize> = open.map(|(i, _)| i).collect();
    if open.is_empty() {
        let what = msg!("sanction-nothing-filed", number = &change.case.number);
        return Err(Problem::refused(what).rule("M-A7").into());
    }
    let later = |i: &usize| change.case.sanctions[*i].stamp.at > change.at;
    if open.iter().any(later) {
        return Err(Problem::usage(msg!("sanction-decided-before-filed")).into());
    }
    let mut edits = Vec::new();
    for i in &open {
        let decided = |i: usize| Fact::SanctionDecided((i, change.stamp()));
        match change.case.sanctions[*i].apart {
            Some(place) => edits.extend(decided(place).edits()),
            None => change.add(&decided(*i)),
        }
    }
    sanctions_file::edit(&mut change, &edits)?;
    let said = msg!("sanction-approved", count = open.len());
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

    fn filing(&self) -> Filing {
        Filing {
            as_proposed: self.as_proposed,
            sanction: self.sanction,
            times: self.times,
            ground: self.ground.clone(),
            reason: self.reason.clone(),
        }
    }
}
