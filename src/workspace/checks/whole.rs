//! A run over every case: each file is read, judged and let go.

use std::borrow::Cow;
use std::collections::BTreeSet;

use anyhow::Result;
use rayon::prelude::*;

use crate::domain::case::evidence::Holdings;
use crate::finding::Finding;
use crate::rules::{CheckSettings, Judging, RULES, Rule};
use crate::store::listing::{CaseFile, LISTINGS, Listing};
use crate::workspace::indexed::Warm;
use crate::workspace::open::Workspace;
use crate::workspace::reading::unbarred;

/// The findings, and the numbers of the cases they are about.
pub struct Run {
    /// The findings.
    pub found: Vec<Finding>,
    /// What stands where the cases say their evidence is, where that was looked at.
    pub evidence: Option<Holdings>,
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
    let indexed = warm.read(workspace, &workspace.regulations);
    let look = |cases: &[CaseFile]| {
        let each = cases.par_iter().map(|file| {
            let wanted = files.is_empty() || named(&workspace.repository.relative(&file.path));
            let judged = indexed.judge(file, (&judging, wanted))?;
            Ok(judged.map(|(judged, keep, there)| (judged, (wanted && there, keep))))
        });
        unbarred(each.collect())
    };
    let mut cases = Cow::Borrowed(&listing.cases[..]);
    let mut each = look(&cases)?;
    // What has gone since it was listed may have moved to where nothing was then.
    for _ in 0..LISTINGS {
        if each.iter().all(Option::is_some) {
            break;
        }
        cases = Cow::Owned(workspace.repository.list_cases()?.cases);
        each = look(&cases)?;
    }
    let there = cases.iter().zip(each);
    let there = there.filter_map(|(case, one)| Some((case, one?)));
    let (cases, each): (Vec<&CaseFile>, Vec<_>) = there.unzip();
    let (mut judged, kept): (Vec<_>, Vec<_>) = each.into_iter().unzip();
    let (shown, kept): (Vec<bool>, Vec<_>) = kept.into_iter().unzip();
    if files.is_empty() {
        indexed.write(&kept);
    }
    drop(kept);
    drop(indexed);
    let cited = cases.iter().zip(&judged);
    let cited = cited
        .filter(|(case, _)| files.is_empty() || named(&workspace.repository.relative(&case.path)));
    let cited = cited.flat_map(|(_, judged)| judged.cited().map(str::to_owned));
    let cited = cited.collect();
    for (place, file) in judging.twins(&judged, named) {
        if let Some(record) = workspace.again(&file) {
            judged[place] = judging.one(&record, true);
        }
    }
    let again = |file: &str| workspace.again(file).map(Cow::Owned);
    let evidence = judging
        .on_evidence()
        .then(|| workspace.repository.evidence(&cited));
    let evidence = evidence.transpose()?;
    let mut found = judging.all(judged, evidence.as_ref(), again);
    found.retain(|finding| named(&finding.file));
    let numbers = cases.iter().zip(shown);
    let numbers = numbers.filter(|(_, shown)| *shown);
    let numbers = numbers.map(|(case, _)| case.number.clone());
    Ok(Run {
        found,
        evidence,
        numbers: numbers.collect(),
    })
}
