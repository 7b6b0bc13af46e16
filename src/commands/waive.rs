//! `waive`: accepts a finding, with reason and role.

use std::collections::BTreeSet;

use anyhow::Result;
use serde_json::json;

use crate::domain::acceptance::FILE;
use crate::domain::case::conduct::Waiver;
use crate::domain::case::fact::{Fact, Move};
use crate::domain::msg::Msg;
use crate::finding::{self, Finding};
use crate::msg;
use crate::rules::CheckSettings;
use crate::rules::waiver::reaches;
use crate::ui::clap_named::Named;
use crate::ui::problem::Problem;
use crate::workspace::accepting::accept;
use crate::workspace::args::{ActArgs, Format};
use crate::workspace::change::Change;
use crate::workspace::checks;
use crate::workspace::env::{Env, Exit};
use crate::workspace::open::Workspace;
use crate::workspace::parsers::stated;

/// The arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(value_name = "ID", add = Named::CASE, required_unless_present = "finding")]
    id: Option<String>,
    #[arg(value_name = "RULE[:CLOCK]", value_parser = crate::workspace::parsers::rule, add = Named::Rule, required_unless_present = "finding")]
    rule: Option<String>,
    #[arg(long, value_name = "FINGERPRINT", conflicts_with_all = ["id", "rule"])]
    finding: Option<String>,
    #[arg(
        long,
        value_name = "A..B",
        default_value = "HEAD",
        requires = "finding"
    )]
    range: String,
    #[arg(long, value_parser = stated)]
    reason: String,
    #[command(flatten)]
    write: ActArgs,
}

/// Runs the command.
pub fn run(env: &mut Env, args: &Args) -> Result<Exit> {
    let workspace = Workspace::open_to_write(env, &args.write)?;
    match (&args.finding, &args.id, &args.rule) {
        (Some(finding), ..) => of_audit(env, &workspace, args, finding),
        (None, Some(id), Some(rule)) => of_check(env, &workspace, args, (id, rule)),
        // Clap asks for the one or the others.
        _ => Err(Problem::usage(msg!("command-waive-none")).into()),
    }
}

/// Accepts what the audit finds, in the file of what is accepted.
fn of_audit(env: &mut Env, workspace: &Workspace, args: &Args, finding: &str) -> Result<Exit> {
    let named = (finding, args.range.as_str(), args.reason.as_str());
    let finding = accept(env, workspace, named, &args.write)?;
    if args.write.format == Format::Json {
        let accepted = json!({
            "finding": finding.fingerprint(),
            "rule": finding.rule,
            "case": finding.case,
            "file": FILE,
        });
        env.json(&accepted)?;
    } else if !args.write.dry_run {
        let rule = finding::rule_called(finding.rule);
        env.print(&msg!("command-waived-finding", rule = rule, file = FILE))?;
    }
    Ok(Exit::Fine)
}

/// Accepts what a check finds on a case, in the case.
fn of_check(
    env: &mut Env,
    workspace: &Workspace,
    args: &Args,
    (id, rule): (&str, &str),
) -> Result<Exit> {
    let mut change = Change::begin(env, workspace, id, Move::Waive, &args.write)?;
    let mut known = change.case.waivers.iter();
    if known.any(|waiver| waiver.rule == rule) {
        return change.finish(env, &args.write, &[]);
    }
    let found = found(env, workspace, id)?;
    if found.is_empty() {
        return Err(Problem::usage(msg!("command-waive-none")).into());
    }
    if !found.iter().any(|found| found == rule) {
        let what = msg!(
            "command-waive-nothing",
            rule = rule,
            found = Msg::list(found)
        );
        return Err(Problem::usage(what).into());
    }
    let waiver = Waiver {
        stamp: change.stamp(),
        rule: rule.to_owned(),
        role: change.permitting_role(),
        reason: Some(args.reason.clone()),
    };
    let staff = &workspace.regulations.staff;
    if !reaches(&waiver, &change.case, change.policy, staff) {
        let name = &change.actor.person.name;
        let what = msg!("command-waive-level", name = name, rule = rule);
        let help = msg!("command-waive-level-help");
        return Err(Problem::refused(what).rule("waiver").help(help).into());
    }
    change.add(&Fact::Waiver(waiver));
    change.finish(env, &args.write, &[])
}

/// What can be waived on the case now: rules, and rules with their clock.
fn found(env: &Env, workspace: &Workspace, id: &str) -> Result<Vec<String>> {
    // All are read, since some rules compare them.
    let listing = workspace.repository.list_cases()?;
    let own = BTreeSet::from([workspace.record(env, id)?.file]);
    let asked = CheckSettings {
        now: workspace.now,
        warn_within: None,
        as_of: workspace.as_of,
        evidence: None,
    };
    let run = checks::whole(
        workspace,
        &asked,
        |_| true,
        (&listing, &own),
        (true, None),
        Vec::new(),
    )?;
    let mut names: Vec<String> = run
        .found
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
