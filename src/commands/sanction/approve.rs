//! The second signature: what is filed is decided (M-A7).

use anyhow::Result;

use super::{APPROVE, Args, apart, refuse_objected};
use crate::domain::case::fact::Fact;
use crate::domain::case::moves::Move;
use crate::domain::problem::Problem;
use crate::msg;
use crate::workspace::change::Change;
use crate::workspace::env::{Env, Exit};
use crate::workspace::open::Workspace;

/// Decides what is filed: of one person, or all of it.
pub fn approve(env: &mut Env, workspace: &Workspace, args: &Args) -> Result<Exit> {
    let mut change = Change::begin_aside(env, workspace, &args.id.id, Move::Sanction, &args.write)?;
    change
        .actor
        .permitted(workspace, change.policy, APPROVE, change.at)?;
    refuse_objected(&change)?;
    let person = args
        .person
        .as_ref()
        .map(|name| workspace.person(name))
        .transpose()?;
    let all = change.case.sanctions.iter().enumerate();
    let open = all.filter(|(_, sanction)| {
        sanction.decided.is_none() && person.is_none_or(|person| person.is(&sanction.person))
    });
    let open: Vec<usize> = open.map(|(i, _)| i).collect();
    if open.is_empty() {
        let what = msg!("sanction-nothing-filed", number = &change.case.number);
        return Err(Problem::refused(what).rule("M-A7").into());
    }
    if open
        .iter()
        .any(|i| change.case.sanctions[*i].stamp.at > change.at)
    {
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
    apart::edit(&mut change, &edits)?;
    let said = msg!("sanction-approved", count = open.len());
    change.finish(env, &args.write, &[said])
}
