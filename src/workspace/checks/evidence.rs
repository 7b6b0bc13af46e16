//! The evidence that cases cite, looked for where they say it is.

use std::collections::BTreeSet;

use anyhow::Result;

use crate::domain::case::conduct::Attachment;
use crate::domain::case::evidence::Holdings;
use crate::domain::record::Record;
use crate::store::git::Git;

/// What a revision had of the evidence that is at fault now: what is in order now needs no excuse. `cited`
/// is the evidence that is cited now, each with what was recorded of it.
pub(super) fn at_fault_then<'r>(
    git: &Git,
    rev: &str,
    cited: impl Iterator<Item = (&'r str, Option<&'r str>)>,
    now: Option<&Holdings>,
) -> Result<Option<Holdings>> {
    let Some(now) = now else { return Ok(None) };
    let fault = |(file, sha256): &(&str, Option<&str>)| {
        let holding = now.get(*file);
        holding.is_some_and(|found| found.fault(*sha256).is_some())
    };
    let files = cited.filter(fault).map(|(file, _)| file.to_owned());
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

/// The evidence that records cite.
pub(super) fn cited<'r>(
    records: impl IntoIterator<Item = &'r Record>,
) -> impl Iterator<Item = &'r Attachment> {
    let cases = records
        .into_iter()
        .filter_map(|record| record.case.as_ref());
    cases.flat_map(|case| &case.attachments)
}
