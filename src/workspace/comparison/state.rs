//! A state of a repository as far as is wanted, and the files in which two of them differ.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path as FilePath;

use anyhow::Result;

use crate::codec::regulations;
use crate::domain::private_part::private_of;
use crate::domain::record::Record;
use crate::domain::regulations::Regulations;
use crate::domain::tree::Node;
use crate::store::files::ReadFault;
use crate::store::git::error::GitError;
use crate::store::git::{Git, Look};
use crate::store::index::looks;
use crate::store::snapshot::{Snapshot, case_of, is_policy, sanctions_of};
use crate::workspace::open::Workspace;
use crate::workspace::records;

/// Of so many files git's index may say otherwise; of more, git is asked of all.
const FEW: usize = 64;

const DIRS: [&str; 3] = ["cases", "sanctions", "policies"];

/// The files that differ between two states.
#[derive(Clone, Debug, Default)]
pub struct Changed {
    /// Regulations.
    pub policies: BTreeSet<String>,
    /// Cases, by themselves or by their sanctions.
    pub cases: BTreeSet<String>,
}

impl Changed {
    /// What differs between two revisions; without the later one, between one and the working tree.
    pub fn between(git: &Git, base: &str, head: Option<&str>) -> Result<Self> {
        Ok(match head {
            None => Self::of(git.changed_since(base, &DIRS)?),
            Some(head) => {
                let found = git.changes(&[(head, Some(base))], &DIRS)?;
                Self::of(found.into_iter().flatten().map(|change| change.path))
            }
        })
    }

    /// What differs between a revision and the working tree, where git's index differs from it in what is `staged`
    /// and it is known how most of the cases look: git is asked of the files alone that are otherwise than it knows
    /// them.
    pub fn since(
        workspace: &Workspace,
        git: &Git,
        (base, staged): (&str, BTreeSet<String>),
        there: impl Iterator<Item = (String, Option<Look>)>,
    ) -> Result<Self> {
        let repository = &workspace.repository;
        let look = |file: &str| looks(&repository.root().join(file)).ok().flatten();
        let place = repository.index_file();
        let doubted = place.and_then(|place| place.doubted(&DIRS, there, look));
        let odd = |file: &String| file.contains(['\n', '"']);
        let few = doubted.filter(|files| files.len() <= FEW && !files.iter().any(odd));
        Ok(Self::of(match few {
            Some(doubted) => git.changed_but_for(base, staged, &doubted)?,
            None => git.changed_since(base, &DIRS)?,
        }))
    }

    /// What git's index has otherwise than a revision, in its own words.
    pub fn staged_since(git: &Git, base: &str) -> Result<BTreeSet<String>, GitError> {
        git.staged_since(base, &DIRS)
    }

    /// What is at these paths.
    pub fn of(paths: impl IntoIterator<Item = String>) -> Self {
        let mut changed = Self::default();
        for path in paths {
            changed.cases.extend(case_of(&path));
            changed
                .policies
                .extend(Some(path).filter(|path| is_policy(path)));
        }
        changed
    }
}

/// A state of a repository.
pub struct RepositoryState {
    /// Its regulations.
    pub regulations: Regulations,
    /// The files of its regulations: as a document; `None` where they are none.
    pub documents: BTreeMap<String, Option<Node>>,
    /// Those of its cases that are wanted, in order of path.
    pub records: Vec<Record>,
}

impl RepositoryState {
    /// The state of a revision, without one of the working tree, with some of its cases.
    pub fn read(
        workspace: &Workspace,
        git: &Git,
        rev: Option<&str>,
        cases: &BTreeSet<String>,
    ) -> Result<Self> {
        let snapshot = match rev {
            Some(rev) => git.snapshot_of(rev, cases)?,
            None => working(workspace, cases)?,
        };
        Ok(Self::of(workspace, &snapshot))
    }

    /// The state that was read.
    pub fn of(workspace: &Workspace, snapshot: &Snapshot) -> Self {
        let document = |(file, text): (&String, &Result<String, ReadFault>)| {
            let text = text.as_ref().ok();
            let document = text.and_then(|text| regulations::document(file, text));
            (file.clone(), document)
        };
        let regulations = snapshot.regulations();
        let calendar = regulations.calendar().unwrap_or(&workspace.calendar);
        Self {
            records: records::of(snapshot, calendar),
            documents: snapshot.policies.iter().map(document).collect(),
            regulations,
        }
    }

    /// The files of the regulations that can be read.
    pub fn whole(&self) -> BTreeMap<String, Node> {
        let whole = self.documents.iter();
        let whole = whole.filter_map(|(file, node)| Some((file.clone(), node.clone()?)));
        whole.collect()
    }
}

/// What the working tree has of some cases, and its regulations.
fn working(workspace: &Workspace, cases: &BTreeSet<String>) -> Result<Snapshot> {
    let repository = &workspace.repository;
    let mut snapshot = Snapshot {
        mailmap: repository.mailmap(),
        ..Snapshot::default()
    };
    for (path, text) in repository.policies()? {
        snapshot.add(path, Ok(text));
    }
    for case in cases {
        let apart = sanctions_of(case);
        for path in [case.clone(), apart, private_of(case)] {
            match repository.read(FilePath::new(&path)) {
                Err(ReadFault::Missing) => {}
                Err(fault) if fault.stops() => return Err(fault.of(&path).into()),
                text => snapshot.add(path, text),
            }
        }
    }
    Ok(snapshot)
}
