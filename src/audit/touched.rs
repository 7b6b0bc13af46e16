//! A case as one commit left it, beside what it was in the parents.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::version::{Area, CaseVersion, Key};
use crate::domain::history::{Change, Entry, changes};
use crate::domain::time::Time;
use crate::domain::tree::Path;

/// A case that differs from a parent.
#[derive(Clone, Debug)]
pub struct Touched {
    /// Whose file it is.
    pub key: Key,
    /// Where it stands now, else where it stood.
    pub file: String,
    /// What it says now: the last readable version where this one is not; `None` where it is gone.
    pub now: Option<Arc<CaseVersion>>,
    /// Whether it cannot be read now.
    pub unreadable: bool,
    /// What it was in the parents it differs from, where that is not told elsewhere.
    pub before: Vec<Before>,
    /// Whether it is this commit's own: no parent has it so, nor had before.
    pub own: bool,
    /// The uid of the case that had its number.
    pub taken_from: Option<String>,
    /// For sanctions kept apart: the case they belong to.
    pub of: Option<Arc<CaseVersion>>,
    /// The facts that no parent has.
    pub fresh: Vec<Entry>,
}

/// What a case was in a parent.
#[derive(Clone, Debug)]
pub struct Before {
    /// The version; `None` where the parent does not have it.
    pub version: Option<Arc<CaseVersion>>,
    /// What changed since.
    pub changes: Vec<Change>,
}

impl Before {
    /// Not compared yet.
    pub fn new(version: Option<Arc<CaseVersion>>) -> Self {
        Self {
            version,
            changes: Vec::new(),
        }
    }
}

impl Touched {
    /// Finds out what changed, and which facts are new.
    pub fn compare(&mut self) {
        let Some(now) = &self.now else { return };
        if self.unreadable {
            return;
        }
        let mut fresh: Option<BTreeSet<Path>> = None;
        for before in &mut self.before {
            let old = before.version.as_ref();
            before.changes = changes(old.map_or(&[][..], |old| &old.entries), &now.entries);
            let added = before.changes.iter().filter_map(|change| match change {
                Change::Added(entry) => Some(entry.path.clone()),
                _ => None,
            });
            let added: BTreeSet<Path> = added.collect();
            fresh = Some(match fresh {
                Some(fresh) => fresh.intersection(&added).cloned().collect(),
                None => added,
            });
        }
        let fresh = fresh.unwrap_or_default();
        if self.own {
            let facts = now.entries.iter();
            let history = self.taken_over();
            let own = |entry: &&Entry| {
                let stamp = entry.stamp.as_ref();
                let told = stamp.zip(history).is_some_and(|(it, at)| it.recorded <= at);
                fresh.contains(&entry.path) && !told
            };
            self.fresh = facts.filter(own).cloned().collect();
        }
    }

    /// When it was taken over from another register, where this commit does that. What had been recorded by
    /// then is told by that register: nobody did it here.
    pub fn taken_over(&self) -> Option<Time> {
        let begins = self.former().next().is_none();
        let case = self.readable().filter(|_| begins)?.case()?;
        case.imported.as_ref().map(|imported| imported.at)
    }

    /// Whether it is a case, and not the sanctions of one.
    pub fn is_case(&self) -> bool {
        self.key.0 == Area::Case
    }

    /// Whether it is there and can be read.
    pub fn readable(&self) -> Option<&Arc<CaseVersion>> {
        self.now.as_ref().filter(|_| !self.unreadable)
    }

    /// The versions before, of the parents that have it.
    pub fn former(&self) -> impl Iterator<Item = (&Arc<CaseVersion>, &[Change])> {
        let there = self.before.iter();
        there.filter_map(|before| Some((before.version.as_ref()?, before.changes.as_slice())))
    }

    /// The case meant: itself, or the one whose sanctions these are.
    pub fn case_version(&self) -> Option<&Arc<CaseVersion>> {
        match self.key.0 {
            Area::Case => self.readable(),
            Area::Sanctions => self.of.as_ref(),
        }
    }
}
