//! `waive`: accepts a finding, with reason and role.

use anyhow::Result;

use super::args::{IdArg, WriteArgs};
use super::change::Change;
use super::desk::{Desk, Exit};
use super::room::Room;
use super::words::stated;
use crate::domain::case::moves::Move;
use crate::domain::case::stamp;
use crate::domain::msg::Msg;
use crate::domain::problem::Problem;
use crate::domain::tree::Value;
use crate::finding::Finding;
use crate::msg;
use crate::rules::{self, Asked};

/// The arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    id: IdArg,
    #[arg(value_name = "RULE[:CLOCK]")]
    rule: String,
    #[arg(long, value_parser = stated)]
    reason: String,
    #[command(flatten)]
    write: WriteArgs,
}

/// Runs the command.
pub fn run(desk: &mut Desk, args: &Args) -> Result<Exit> {
    let room = Room::open_whole(desk)?;
    let mut change = Change::begin(desk, &room, &args.id.id, Move::Waive, &args.write)?;
    let known = change
        .case
        .waivers
        .iter()
        .any(|waiver| waiver.rule == args.rule);
    if known {
        return change.finish(desk, &args.write, &[]);
    }
    let found = found(desk, &room, args)?;
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
    let role = change.permitting_role();
    let fact = change.stamp().block(vec![
        ("rule", Some(Value::Text(args.rule.clone()))),
        ("role", stamp::text(role.as_ref())),
        ("reason", stamp::text(Some(&args.reason))),
    ]);
    change.append("waivers", fact);
    change.finish(desk, &args.write, &[])
}

/// What can be waived on the case now: rules, and rules with their clock.
fn found(desk: &Desk, room: &Room, args: &Args) -> Result<Vec<String>> {
    // All are read, since some rules compare them.
    let file = room.record(desk, &args.id.id)?.file;
    let records = room.records()?;
    let asked = Asked {
        now: room.now,
        warn_within: None,
        as_of: room.as_of,
    };
    let mut findings = rules::check(&records, &room.regulations, &asked, |_| true);
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
