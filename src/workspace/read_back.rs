//! What a change came to, judged before it is written: nothing the tool writes may need mending
//! afterwards. What was wrong before is no reason to refuse.

use anyhow::Result;

use crate::codec;
use crate::codec::yaml::Doc;
use crate::domain::reader::Fault;
use crate::domain::record::Record;
use crate::domain::tree::{Edit, Path, Value};
use crate::finding::{Finding, FindingKind, Severity};
use crate::msg;
use crate::rules;
use crate::ui::problem::Problem;
use crate::workspace::open::Workspace;
use crate::workspace::{private, problems};

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
    private::refuse_second(before, after)?;
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
        problem.help = finding.unwritten.map(|own| *own).or(finding.help);
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

/// The record another text of its file holds.
pub fn reread(workspace: &Workspace, before: &Record, text: String) -> Record {
    let (file, number) = (&before.file, &before.number);
    codec::record::read(file, number, before.month, text, &workspace.calendar)
}

/// The record with the status that follows from its facts, and what is private in its part.
pub fn in_step(workspace: &Workspace, record: Record) -> Result<Record> {
    let written = Workspace::case(&record)?;
    let mut edits = private::in_step(workspace, written)?;
    let status = written.derived_status().to_string();
    if written.status.as_ref() != Some(&status) {
        edits.push(Edit::Set(Path::root().key("status"), Value::Plain(status)));
    }
    if edits.is_empty() {
        return Ok(record);
    }
    let text = edited(&record.file, &record.text, &edits)?;
    Ok(reread(workspace, &record, text))
}

/// The text of a file with the edits made; what stands in the way is named with its place.
pub fn edited(file: &str, text: &str, edits: &[Edit]) -> Result<String, Problem> {
    if edits.is_empty() {
        return Ok(text.to_owned());
    }
    private::refuse(file, text, edits)?;
    let doc = Doc::parse(text).map_err(|fault| problems::syntax(fault, file, text))?;
    doc.edit(edits, &codec::record::layout())
        .map_err(|f| problems::in_text(f.what, file, text, f.offset..f.offset))
}
