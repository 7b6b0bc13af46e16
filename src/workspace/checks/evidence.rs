//! The evidence that cases cite, looked for where they say it is.

use std::collections::BTreeSet;

use anyhow::Result;

use crate::domain::case::conduct::Attachment;
use crate::domain::case::evidence::Holdings;
use crate::domain::record::Record;
use crate::rules::{CheckSettings, RULES, Rule};
use crate::store::git::Git;
use crate::workspace::open::Workspace;

/// What the working tree has where these records say their evidence is.
pub fn evidence<'r>(
    workspace: &Workspace,
    records: impl IntoIterator<Item = &'r Record>,
) -> Result<Holdings> {
    let files = cited(records).map(|cited| cited.file.clone());
    Ok(workspace.repository.evidence(&files.collect())?)
}

/// The settings with the evidence of the records in these files, of all where none is named, where a rule
/// that is wanted looks at it.
pub fn with_evidence(
    workspace: &Workspace,
    asked: &CheckSettings,
    (records, files): (&[Record], &BTreeSet<String>),
    wants: impl Fn(&Rule) -> bool,
) -> Result<CheckSettings> {
    let looked_at = RULES.iter().any(|rule| rule.on_evidence() && wants(rule));
    let named = |record: &&Record| files.is_empty() || files.contains(&record.file);
    let found = looked_at.then(|| evidence(workspace, records.iter().filter(named)));
    Ok(CheckSettings {
        evidence: found.transpose()?,
        ..asked.clone()
    })
}

/// What a revision had of the evidence that is at fault now: what is in order now needs no excuse.
pub(super) fn at_fault_then<'r>(
    git: &Git,
    rev: &str,
    records: impl IntoIterator<Item = &'r Record>,
    now: Option<&Holdings>,
) -> Result<Option<Holdings>> {
    let Some(now) = now else { return Ok(None) };
    let fault = |cited: &&Attachment| {
        let holding = now.get(&cited.file);
        holding.is_some_and(|found| found.fault(cited.sha256.as_deref()).is_some())
    };
    let files = cited(records).filter(fault).map(|cited| cited.file.clone());
    Ok(Some(git.evidence_at(rev, &files.collect())?))
}

/// What is staged where these records say their evidence is.
pub(super) fn staged<'r>(
    git: &Git,
    records: impl IntoIterator<Item = &'r Record>,
) -> Result<Holdings> {
    let files = cited(records).map(|cited| cited.file.clone());
    let files: BTreeSet<String> = files.collect();
    Ok(git.evidence_staged(&files)?)
}

fn cited<'r>(
    records: impl IntoIterator<Item = &'r Record>,
) -> impl Iterator<Item = &'r Attachment> {
    let cases = records
        .into_iter()
        .filter_map(|record| record.case.as_ref());
    cases.flat_map(|case| &case.attachments)
}
