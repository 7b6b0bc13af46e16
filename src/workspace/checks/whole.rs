//! A run over every case: each file is read, judged and let go.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashSet};

use anyhow::Result;
use rayon::prelude::*;

use super::base::{Marked, Now, Parting, mark_known};
use super::compared::Side;
use crate::domain::case::evidence::Holdings;
use crate::domain::digest::Half;
use crate::finding::Finding;
use crate::rules::{CheckSettings, Judging, RULES, Rule};
use crate::store::case_file::CaseFile;
use crate::store::known_files::KnownEvidence;
use crate::store::listing::Listing;
use crate::workspace::indexed::{Indexed, Warm};
use crate::workspace::looked::Looked;
use crate::workspace::open::Workspace;

/// The findings, and the cases they are about.
pub struct Run<'l> {
    /// The findings.
    pub found: Vec<Finding>,
    /// The cases, and of each whether it is one of those looked at.
    cases: Cow<'l, [CaseFile]>,
    about: Vec<bool>,
    /// The revision they were compared with.
    pub base: Option<String>,
}

impl Run<'_> {
    /// The numbers of the cases looked at.
    pub fn numbers(&self) -> Vec<&str> {
        let cases = self.cases.iter().zip(&self.about);
        let about = cases.filter(|(_, about)| **about);
        about.map(|(case, _)| case.number.as_str()).collect()
    }
}

/// The findings on the cases of these files, on all where none is named, after those beside them; the other cases are
/// read to be compared with, if anything is compared. What was found at the merge base of `base` too is marked.
pub fn whole<'l>(
    workspace: &Workspace,
    asked: &CheckSettings,
    wants: impl Fn(&Rule) -> bool,
    (listing, files): (&'l Listing, &BTreeSet<String>),
    (index, base): (bool, Option<&str>),
    beside: Vec<Finding>,
) -> Result<Run<'l>> {
    let all = Judging::new(RULES, (&workspace.regulations, asked), &wants);
    let part = !files.is_empty();
    let judging = if part { all.of_some() } else { all };
    let named = |file: &str| !part || files.contains(file);
    let parting = base.map(|rev| Parting::from(workspace, rev));
    let warm = Warm::open(workspace, asked.warn_within, index);
    let indexed = warm.read(workspace, &workspace.regulations);
    let (cases, mut looked) = indexed.each(&listing.cases, |(at, file)| {
        let name = file.name();
        let looked = indexed.judge((at, file), (&judging, named(&name)))?;
        Ok(looked.map(|looked| (name, looked)))
    })?;
    let both = base.filter(|_| !part);
    let seen = |(_, looked): &(String, Looked)| indexed.seen(looked);
    let seen = both.map(|_| looked.par_iter().map(seen).collect());
    if !part {
        keep(&indexed, &mut looked);
    }
    let keeps = !part && judging.whole();
    let mut side = Side {
        workspace,
        judging: &judging,
        looked,
        keeps: base.is_some(),
        place: warm.beside("compared").filter(|_| keeps),
    };
    let before = both.map(|_| side.found_in_each());
    let known = warm.beside("evidence").filter(|_| !part);
    let evidence = evidence(&mut side, named, &KnownEvidence::open(known))?;
    if part {
        side.twins(named);
    }
    let again = |file: &str| workspace.again(file).map(Cow::Owned);
    let mut found = side.found(evidence.as_ref(), &again);
    found.splice(0..0, beside);
    found.retain(|finding| named(&finding.file));
    let looked = side.looked;
    let about = |(file, looked): &(String, Looked)| looked.there && named(file);
    let about = looked.iter().map(about).collect();
    let base = parting.map(|parting| {
        let judging = &judging;
        let now = before.zip(seen).map(|(found, seen)| Now {
            judging,
            looked,
            found,
            seen,
        });
        let marked = Marked {
            found: &mut found,
            evidence: evidence.as_ref(),
            listing,
        };
        mark_known(workspace, (parting, now), asked, &wants, marked, index)
    });
    Ok(Run {
        base: base.transpose()?,
        found,
        cases,
        about,
    })
}

/// Keeps in the index what came of every file.
fn keep(indexed: &Indexed, looked: &mut [(String, Looked)]) {
    let all = || looked.iter();
    indexed.write(|| all().map(|(file, looked)| (Cow::Borrowed(file.as_str()), looked.held())));
    for (_, looked) in looked {
        looked.is_written();
    }
}

/// What stands where they say their evidence is, where that is looked at.
fn evidence(
    side: &mut Side,
    named: impl Fn(&str) -> bool,
    known: &KnownEvidence,
) -> Result<Option<Holdings>> {
    if !side.judging.on_evidence() {
        return Ok(None);
    }
    side.tell_citing();
    let cited = side.looked.iter().filter(|(file, _)| named(file));
    let cited = cited.flat_map(|(_, looked)| looked.judged.cited().map(str::to_owned));
    let cited = cited.collect();
    Ok(Some(side.workspace.repository.evidence(&cited, known)?))
}

impl Side<'_, '_, '_> {
    /// What rules that compare cases find in each by itself, as long as it is there.
    fn found_in_each(&self) -> Vec<Vec<Finding>> {
        let alone = self.judging.alone();
        let looked = self.looked.iter();
        let found = looked.map(|(_, looked)| {
            let found = looked.judged.found().iter();
            let found = found.filter(|finding| !alone.contains(finding.rule));
            found.cloned().collect()
        });
        found.collect()
    }

    /// Records that were only compared and are of one identity with one that was not: what is found in them counts
    /// where findings are told apart.
    fn twins(&mut self, wanted: impl Fn(&str) -> bool) {
        let own = self.looked.iter().filter(|(file, _)| wanted(file));
        let own = own.filter_map(|(_, looked)| looked.uid());
        let own: HashSet<Half> = own.collect();
        for (file, looked) in self.looked.iter_mut().filter(|(file, _)| !wanted(file)) {
            let twin = looked.uid().is_some_and(|uid| own.contains(&uid));
            if let Some(record) = self.workspace.again(file).filter(|_| twin) {
                *looked = Looked::of(self.judging.one(&record, true), &record);
            }
        }
    }
}
