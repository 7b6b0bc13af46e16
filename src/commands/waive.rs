//! `waive`: accepts a finding, with reason and role.

use anyhow::Result;

use crate::domain::case::conduct::Waiver;
use crate::domain::case::fact::{Fact, Move};
use crate::domain::msg::Msg;
use crate::finding::Finding;
use crate::msg;
use crate::rules::waiver::reaches;
use crate::rules::{self, CheckSettings};
use crate::ui::clap_named::Named;
use crate::ui::problem::Problem;
use crate::workspace::args::{IdArg, WriteArgs};
use crate::workspace::change::Change;
use crate::workspace::checks;
use crate::workspace::env::{Env, Exit};
use crate::workspace::open::Workspace;
use crate::workspace::parsers::stated;

/// The arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    id: IdArg,
    #[arg(value_name = "RULE[:CLOCK]", value_parser = crate::workspace::parsers::rule, add = Named::Rule)]
    rule: String,
    #[arg(long, value_parser = stated)]
    reason: String,
    #[command(flatten)]
    write: WriteArgs,
}

/// Runs the command.
pub fn run(env: &mut Env, args: &Args) -> Result<Exit> {
    let workspace = Workspace::open_to_write(env, &args.write)?;
    let mut change = Change::begin(env, &workspace, &args.id.id, Move::Waive, &args.write)?;
    let known = change
        .case
        .waivers
        .iter()
        .any(|waiver| waiver.rule == args.rule);
    if known {
        return change.finish(env, &args.write, &[]);
    }
    let found = found(env, &workspace, args)?;
    if found.is_empty() {
        return Err(Problem::usage(msg!("command-waive-none")).into());
    }
    if !found.contains(&args.rule) {
        let what = msg!(
            "command-waive-nothing",
            rule = &args.rule,
            found = Msg::list(found)
        );
        return Err(Problem::usage(what).into());
    }
    let waiver = Waiver {
        stamp: change.stamp(),
        rule: args.rule.clone(),
        role: change.permitting_role(),
        reason: Some(args.reason.clone()),
    };
    let staff = &workspace.regulations.staff;
    if !reaches(&waiver, &change.case, change.policy, staff) {
        let what = msg!(
            "command-waive-level",
            name = &change.actor.person.name,
            rule = &args.rule
        );
        let help = msg!("command-waive-level-help");
        return Err(Problem::refused(what).rule("waiver").help(help).into());
    }
    change.add(&Fact::Waiver(waiver));
    change.finish(env, &args.write, &[])
}

/// What can be waived on the case now: rules, and rules with their clock.
fn found(env: &Env, workspace: &Workspace, args: &Args) -> Result<Vec<String>> {
    // All are read, since some rules compare them.
    let file = workspace.record(env, &args.id.id)?.file;
    let records = workspace.records()?;
    let own = records.iter().filter(|record| record.file == file);
    let asked = CheckSettings {
        now: workspace.now,
        warn_within: None,
        as_of: workspace.as_of,
        evidence: Some(checks::evidence(workspace, own)?),
    };
    let mut findings = rules::check(&records, &workspace.regulations, &asked, |_| true);
    findings.retain(|finding| finding.file == file);
    let mut names: Vec<String> = findings
        .iter()
        .flat_map(|Finding { rule, clock, .. }| {
            let with_clock = clock.iter().map(move |clock| format!("{rule}:{clock}"));
            std::iter::once((*rule).to_owned()).chain(with_clock)
        })
        .collect();
    names.sort();
    names.dedup();
    Ok(names)
}
