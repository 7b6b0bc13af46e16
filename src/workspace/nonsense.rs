//! What was typed and cannot be meant: said at once, and never refused (B-5).

use anyhow::Result;

use crate::domain::record::Record;
use crate::finding::Finding;
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

fn found(workspace: &Workspace, record: &Record) -> Vec<Finding> {
    let mut found = rules::check_one(record, &workspace.regulations, workspace.now);
    found.retain(|finding| {
        let mut said = rules::SAID_AT_ONCE.iter();
        said.any(|rule| rule.id == finding.rule)
    });
    found
}
