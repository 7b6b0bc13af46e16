//! What was typed and cannot be meant: said at once, and never refused (B-5).

use anyhow::Result;

use crate::codec::fullness;
use crate::domain::record::Record;
use crate::finding::Finding;
use crate::msg;
use crate::rules;
use crate::ui::problem::Problem;
use crate::workspace::env::Env;
use crate::workspace::open::Workspace;

/// Warns of what a change makes implausible that was not so before, if there was a before.
pub fn warn(
    env: &mut Env,
    workspace: &Workspace,
    before: Option<&Record>,
    after: &Record,
) -> Result<()> {
    full(env, after)?;
    let known = before.map_or_else(Vec::new, |before| found(workspace, before));
    for finding in found(workspace, after) {
        let told = |old: &Finding| old.rule == finding.rule && old.what == finding.what;
        if !known.iter().any(told) {
            let mut problem = Problem::usage(finding.what).rule(finding.rule);
            problem.help = finding.help;
            env.warn(&problem)?;
        }
    }
    Ok(())
}

/// From how full a file is on it is said, in percent.
const NEARLY: usize = 80;

/// Warns of a file that will soon hold no more: then nothing can be recorded in it any longer.
fn full(env: &mut Env, after: &Record) -> Result<()> {
    let percent = fullness::percent(&after.text);
    if percent < NEARLY {
        return Ok(());
    }
    let what = msg!("command-file-full", file = &after.file, percent = percent);
    let help = msg!("command-file-full-help", number = &after.number);
    env.warn(&Problem::usage(what).help(help))
}

fn found(workspace: &Workspace, record: &Record) -> Vec<Finding> {
    let mut found = rules::check_one(record, &workspace.regulations, workspace.now);
    found.retain(|finding| {
        let mut said = rules::SAID_AT_ONCE.iter();
        said.any(|rule| rule.id == finding.rule)
    });
    found
}
