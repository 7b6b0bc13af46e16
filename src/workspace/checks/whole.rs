//! A run over every case: each file is read, judged and let go.

use std::borrow::Cow;
use std::collections::BTreeSet;

use anyhow::Result;
use rayon::prelude::*;

use crate::domain::record::Record;
use crate::finding::Finding;
use crate::rules::{CheckSettings, Judging, RULES, Rule};
use crate::store::listing::Listing;
use crate::workspace::indexed::Warm;
use crate::workspace::open::Workspace;
use crate::workspace::reading::unbarred;

/// The findings, and the numbers of the cases they are about.
pub struct Run {
    /// The findings.
    pub found: Vec<Finding>,
    /// The numbers of the cases looked at.
    pub numbers: Vec<String>,
}

/// The findings on the cases of these files, on all where none is named; the others are read to be
/// compared with, if anything is compared.
pub fn whole(
    workspace: &Workspace,
    asked: &CheckSettings,
    wants: impl Fn(&Rule) -> bool,
    (listing, files): (&Listing, &BTreeSet<String>),
    index: bool,
) -> Result<Run> {
    let all = Judging::new(RULES, (&workspace.regulations, asked), wants);
    let judging = if files.is_empty() { all } else { all.of_some() };
    let named = |file: &str| files.is_empty() || files.contains(file);
    let warm = Warm::open(workspace, asked.warn_within, index);
    let indexed = warm.read(workspace);
    let each = listing.cases.par_iter().map(|file| {
        let wanted = named(&workspace.repository.relative(&file.path));
        let (judged, keep, there) = indexed.judge(file, (&judging, wanted))?;
        let cited = judged.cited().filter(|_| wanted).map(str::to_owned);
        let cited: Vec<String> = cited.collect();
        let shown = (wanted && there).then(|| file.number.clone());
        Ok((judged, (shown, cited), keep))
    });
    let mut judged = Vec::with_capacity(listing.cases.len());
    let (mut numbers, mut cited, mut kept) = (Vec::new(), Vec::new(), Vec::new());
    for (one, (number, cites), keep) in unbarred(each.collect())? {
        judged.push(one);
        numbers.push(number);
        cited.push(cites);
        kept.push(keep);
    }
    if files.is_empty() {
        indexed.write(&kept);
    }
    drop(kept);
    for (place, file) in judging.twins(&judged, named) {
        if let Some(record) = workspace.again(&file) {
            judged[place] = judging.one(&record, true);
        }
    }
    let again = |file: &str| workspace.again(file).map(Cow::Owned);
    let cited = cited.into_iter().flatten().collect();
    let evidence = judging
        .on_evidence()
        .then(|| workspace.repository.evidence(&cited));
    let evidence = evidence.transpose()?;
    let mut found = judging.all(judged, evidence.as_ref(), again);
    found.retain(|finding| named(&finding.file));
    Ok(Run {
        found,
        numbers: numbers.into_iter().flatten().collect(),
    })
}

/// In the past, what was recorded later is not there.
pub(in crate::workspace) fn there(workspace: &Workspace, record: &Record) -> bool {
    let case = record.case.as_ref();
    !workspace.as_of || case.is_none_or(|case| case.recorded <= workspace.now)
}

/// The findings on records that are kept, because they are compared with other states of them.
pub fn kept(
    workspace: &Workspace,
    asked: &CheckSettings,
    wants: impl Fn(&Rule) -> bool,
    (records, files): (&[Record], &BTreeSet<String>),
) -> Run {
    let named = |file: &str| files.is_empty() || files.contains(file);
    let found = crate::rules::check(records, &workspace.regulations, asked, wants);
    let shown = records
        .iter()
        .filter(|record| named(&record.file) && there(workspace, record));
    Run {
        found,
        numbers: shown.map(|record| record.number.clone()).collect(),
    }
}
