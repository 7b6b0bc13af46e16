//! A run over every case: each file is read, judged and let go.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashSet};
use std::mem;

use anyhow::Result;
use rayon::prelude::*;

use super::base::{Marked, Now, mark_known};
use super::compared::Side;
use super::parting::{Base, Parting, Seen};
use crate::domain::case::evidence::Holdings;
use crate::domain::digest::Half;
use crate::domain::shared::Shared;
use crate::finding::Finding;
use crate::rules::{CheckSettings, Judging, RULES, Rule};
use crate::store::case_file::CaseFile;
use crate::store::index::IndexFile;
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
    let parting = base.map(|rev| Parting::from(workspace, rev, !part));
    let warm = Warm::open(workspace, asked.warn_within, index);
    let indexed = warm.read(workspace, &workspace.regulations);
    let (cases, mut looked) = indexed.each(&listing.cases, |(at, file)| {
        let name = Shared::from(file.name());
        let looked = indexed.judge((at, file), (&judging, named(&name)))?;
        Ok(looked.map(|looked| looked.of_file(name)))
    })?;
    let (mut uids, mut looks) = (Vec::new(), Vec::new());
    if base.is_some() && !part {
        let known = looked.par_iter().map(|(_, it)| indexed.known_of(it));
        known.unzip_into_vecs(&mut uids, &mut looks);
    }
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
    let known = warm.beside("evidence").filter(|_| !part);
    let seen = Some(Seen::of(&cases, looks)).filter(|_| !part);
    // Of a branch is read meanwhile what it is compared with.
    let read = || parting.map(|parting| Base::read(workspace, parting, (seen, listing)));
    let (told, base) = rayon::join(|| side.told((part, named), known), read);
    let (mut told, base) = (told?, base.transpose()?);
    told.found.splice(0..0, beside);
    told.found.retain(|finding| named(&finding.file));
    let looked = side.looked.iter();
    let about = looked.map(|(file, it)| it.there && named(file)).collect();
    if let Some(base) = &base {
        let now = (!part).then_some(Now {
            judging: &judging,
            looked: side.looked,
            uids,
            found: told.in_each,
        });
        let marked = Marked {
            found: &mut told.found,
            evidence: told.evidence.as_ref(),
            listing,
        };
        mark_known(workspace, (base, now), asked, &wants, marked, index)?;
    } else {
        // Nothing is read after that: it is not given back piece by piece.
        mem::forget(side.looked);
    }
    Ok(Run {
        base: base.map(|base| base.commit),
        found: told.found,
        cases,
        about,
    })
}

/// What was told of the cases.
struct Told {
    found: Vec<Finding>,
    /// What rules that compare cases find in some by themselves, by their places.
    in_each: Vec<(usize, Vec<Finding>)>,
    /// What stands where they say their evidence is.
    evidence: Option<Holdings>,
}

/// Keeps in the index what came of every file.
fn keep(indexed: &Indexed, looked: &mut [(Shared, Looked)]) {
    let all = || looked.iter();
    indexed.write(|| all().map(|(file, looked)| (Cow::Borrowed(&**file), looked.held())));
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
    /// All that is found, in all cases or in the part that is named.
    fn told(
        &mut self,
        (part, named): (bool, impl Fn(&str) -> bool + Copy),
        known: Option<(IndexFile, &str)>,
    ) -> Result<Told> {
        let in_each = self.found_in_each();
        let evidence = evidence(self, named, &KnownEvidence::open(known))?;
        if part {
            self.twins(named);
        }
        let workspace = self.workspace;
        let again = |file: &str| workspace.again(file).map(Cow::Owned);
        Ok(Told {
            found: self.found(evidence.as_ref(), &again),
            in_each,
            evidence,
        })
    }

    fn found_in_each(&self) -> Vec<(usize, Vec<Finding>)> {
        let alone = self.judging.alone();
        let looked = self.looked.iter().enumerate();
        let found = looked.map(|(at, (_, looked))| {
            let found = looked.judged.found().iter();
            let found = found.filter(|finding| !alone.contains(finding.rule));
            (at, found.cloned().collect::<Vec<_>>())
        });
        found.filter(|(_, found)| !found.is_empty()).collect()
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
