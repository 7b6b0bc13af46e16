//! Where a branch parted from what it is compared with, and what stood there of what it changes.

use std::collections::BTreeSet;
use std::panic;
use std::thread::{self, JoinHandle};

use anyhow::Result;

use super::beside::strays;
use crate::domain::duties::DutyBook;
use crate::domain::record::{BrokenSort, Record};
use crate::msg;
use crate::rules::Stray;
use crate::store::case_file::CaseFile;
use crate::store::duties::DutyText;
use crate::store::files::files_below;
use crate::store::git::{Git, Look};
use crate::store::listing::Listing;
use crate::store::snapshot::Snapshot;
use crate::ui::problem::Problem;
use crate::workspace::comparison::{Changed, RepositoryState, parting};
use crate::workspace::duties;
use crate::workspace::open::Workspace;

/// Where a branch parted from what it is compared with: asked at once, and heard when its files were looked at.
pub(super) struct Parting(JoinHandle<Result<Parted, Problem>>);

/// Where it parted, and what git said of it meanwhile.
pub(super) struct Parted {
    pub git: Git,
    pub base: String,
    told: Option<Told>,
}

/// What git says without a look at the working tree.
struct Told {
    /// In what its index differs from the base.
    staged: BTreeSet<String>,
    /// The cases among that.
    cases: BTreeSet<String>,
    /// What the base has of those.
    stood: Snapshot,
    duties: Vec<DutyText>,
}

impl Parting {
    /// From a revision, with what git says besides where all the files of the branch are looked at.
    pub fn from(workspace: &Workspace, rev: &str, all: bool) -> Self {
        let (root, rev) = (workspace.repository.root().to_owned(), rev.to_owned());
        Self(thread::spawn(move || {
            let git = Git::at(&root).ok_or_else(|| Problem::usage(msg!("base-no-git")))?;
            let base = parting(&git, &rev, "HEAD", msg!("base-unrelated-help"))?;
            let told = all.then(|| Told::by(&git, &base)).transpose()?;
            Ok(Parted { git, base, told })
        }))
    }

    pub fn heard(self) -> Result<Parted, Problem> {
        self.0
            .join()
            .unwrap_or_else(|panic| panic::resume_unwind(panic))
    }
}

impl Told {
    fn by(git: &Git, base: &str) -> Result<Self, Problem> {
        let staged = Changed::staged_since(git, base)?;
        let cases = Changed::of(staged.iter().cloned()).cases;
        Ok(Self {
            stood: git.snapshot_of(base, &cases)?,
            duties: git.duties_at(base)?,
            staged,
            cases,
        })
    }
}

/// The cases of the branch, in the order they are listed in, each with how it looks where it is what it was.
pub(super) struct Seen<'l> {
    cases: &'l [CaseFile],
    looks: Vec<Option<Look>>,
}

impl<'l> Seen<'l> {
    pub fn of(cases: &'l [CaseFile], looks: Vec<Option<Look>>) -> Self {
        Self { cases, looks }
    }

    /// The files of the cases, and what stands beside them, in order of path.
    fn there(
        self,
        workspace: &Workspace,
        listing: &Listing,
    ) -> impl Iterator<Item = (String, Option<Look>)> {
        let repository = &workspace.repository;
        let beside = ["sanctions", "policies"].into_iter();
        let beside = beside.flat_map(|dir| files_below(repository.root(), dir));
        let private = listing.private.iter();
        let private = private.map(|file| repository.relative(file));
        let mut others: Vec<_> = beside.chain(private).map(|file| (file, None)).collect();
        let mut late = BTreeSet::new();
        let mut last: Option<&CaseFile> = None;
        for (at, case) in self.cases.iter().enumerate() {
            if last.is_some_and(|last| last.by_name(case).is_gt()) {
                late.insert(at);
                others.push((case.name(), self.looks[at]));
            } else {
                last = Some(case);
            }
        }
        others.sort_by(|(one, _), (other, _)| one.cmp(other));
        let cases = self.cases.iter().zip(self.looks).enumerate();
        let cases = cases.filter(move |(at, _)| !late.contains(at));
        merged(cases.map(|(_, (case, look))| (case.name(), look)), others)
    }
}

/// Both, in order, where each is.
fn merged<T>(
    one: impl Iterator<Item = (String, T)>,
    other: Vec<(String, T)>,
) -> impl Iterator<Item = (String, T)> {
    let (mut one, mut other) = (one.peekable(), other.into_iter().peekable());
    std::iter::from_fn(move || match (one.peek(), other.peek()) {
        (Some((a, _)), Some((b, _))) if b < a => other.next(),
        (Some(_), _) => one.next(),
        (None, _) => other.next(),
    })
}

/// What a branch is compared with.
pub(super) struct Base {
    pub git: Git,
    pub commit: String,
    pub changed: Changed,
    /// Its regulations, and its cases as far as the branch has them otherwise.
    pub state: RepositoryState,
    /// What is no case now and stands in it too.
    pub strays: Vec<Stray>,
    pub duties: DutyBook,
}

impl Base {
    /// Reads it, as far as the branch differs from it.
    pub fn read(
        workspace: &Workspace,
        parting: Parting,
        (seen, listing): (Option<Seen>, &Listing),
    ) -> Result<Self> {
        let Parted { git, base, told } = parting.heard()?;
        let anew =
            |changed: &Changed| RepositoryState::read(workspace, &git, Some(&base), &changed.cases);
        let (changed, state, duties) = if let (Some(told), Some(seen)) = (told, seen) {
            let there = seen.there(workspace, listing);
            let changed = Changed::since(workspace, &git, (&base, told.staged), there)?;
            let state = if changed.cases == told.cases {
                RepositoryState::of(workspace, &told.stood)
            } else {
                anew(&changed)?
            };
            (changed, state, told.duties)
        } else {
            let changed = Changed::between(&git, &base, None)?;
            let state = anew(&changed)?;
            (changed, state, git.duties_at(&base)?)
        };
        whole(&state, &base)?;
        Ok(Self {
            strays: strays_at(workspace, &git, &base, listing)?,
            duties: duties::read(workspace, duties)?,
            changed,
            state,
            git,
            commit: base,
        })
    }
}

/// Refuses a base whose files are not all here: what was known could not be told.
pub(super) fn whole(side: &RepositoryState, base: &str) -> Result<()> {
    let missing = |record: &&Record| {
        let broken = record.broken.as_ref();
        broken.is_some_and(|broken| broken.sort == BrokenSort::Missing)
    };
    let Some(record) = side.records.iter().find(missing) else {
        return Ok(());
    };
    let what = msg!("base-partial", base = base, file = &record.file);
    Err(Problem::unreadable(what)
        .help(msg!("base-partial-help"))
        .into())
}

/// What is no case here and stands in the base too.
fn strays_at(
    workspace: &Workspace,
    git: &Git,
    base: &str,
    listing: &Listing,
) -> Result<Vec<Stray>> {
    let here = strays(workspace, listing);
    let wanted: Vec<String> = here
        .iter()
        .map(|stray| format!("{base}:./{}", stray.file))
        .collect();
    let there = git.ids(&wanted)?;
    let both = here.into_iter().zip(there);
    Ok(both.filter_map(|(stray, id)| id.map(|_| stray)).collect())
}
