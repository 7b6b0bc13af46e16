//! What a change came to, judged before it is written: nothing the tool writes may need mending
//! afterwards. What was wrong before is no reason to refuse.

use anyhow::Result;

use crate::domain::problem::Problem;
use crate::domain::reader::Fault;
use crate::domain::record::Record;
use crate::finding::{Finding, FindingKind, Severity};
use crate::msg;
use crate::rules;
use crate::workspace::open::Workspace;

/// Refuses a change that brings a field that cannot be read, or an error of the data checks.
pub fn judge(workspace: &Workspace, before: &Record, after: &Record) -> Result<()> {
    refuse_unreadable(before, after)?;
    refuse_faults(workspace, Some(before), after)
}

/// Refuses a change after which a field no longer holds what it should.
fn refuse_unreadable(before: &Record, after: &Record) -> Result<()> {
    let told = |fault: &&Fault| {
        let mut known = before.faults.iter();
        known.any(|old| old.sort == fault.sort && old.what == fault.what)
    };
    let new = after.faults.iter().filter(|fault| !told(fault));
    let problems = new.map(|fault| {
        let (field, why) = (fault.path.to_string(), fault.what.clone());
        Problem::usage(msg!("command-field-refused", field = field, why = why))
    });
    refused(problems)
}

/// Refuses a file with errors of the data checks that it did not have before, if there was one.
pub fn refuse_faults(workspace: &Workspace, before: Option<&Record>, after: &Record) -> Result<()> {
    let known = before.map_or_else(Vec::new, |before| data_errors(workspace, before));
    let told = |finding: &Finding| {
        known
            .iter()
            .any(|old| old.rule == finding.rule && old.what == finding.what)
    };
    let found = data_errors(workspace, after).into_iter();
    let new = found.filter(|finding| !told(finding));
    refused(new.map(|finding| {
        let mut problem = Problem::usage(finding.what).rule(finding.rule);
        problem.help = finding.help;
        problem
    }))
}

fn refused(problems: impl Iterator<Item = Problem>) -> Result<()> {
    match Problem::together(problems) {
        Some(problem) => Err(problem.into()),
        None => Ok(()),
    }
}

fn data_errors(workspace: &Workspace, record: &Record) -> Vec<Finding> {
    let mut findings = rules::check_one(record, &workspace.regulations, workspace.now);
    findings.retain(|finding| {
        finding.severity == Severity::Error
            && rules::rule(finding.rule).is_some_and(|rule| rule.kind == FindingKind::Data)
    });
    findings
}
