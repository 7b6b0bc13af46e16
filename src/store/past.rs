//! The part of the history that is audited, read by few processes however long it is.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::accepted::Protected;
use super::duties::is_year;
use super::error::StoreError;
use super::git::error::GitError;
use super::git::{self, Git};
use super::snapshot::{case_place, is_policy, text};
use crate::audit::{Against, Past, PastCommit, Policies, Touch};
use crate::domain::case::evidence::AREA;
use crate::domain::document::calendar_name;
use crate::domain::time::{Calendar, Time};

/// What a commit is compared with.
const DIRS: &[&str] = &["cases", "sanctions", "duties", "policies", AREA, MAILMAP];

/// Which addresses git joins.
const MAILMAP: &str = ".mailmap";

/// Whether a path is one of evidence; where the directory itself is replaced, its own.
fn is_evidence(path: &str) -> bool {
    let below = path.strip_prefix(AREA);
    below.is_some_and(|below| below.is_empty() || below.starts_with('/'))
}

/// As many objects as are asked for at once: their bytes are held until they are read as text.
pub(super) const AT_ONCE: usize = 4096;

impl Git {
    /// The part of the history a range means, with everything its commits changed.
    ///
    /// # Errors
    /// Exit 2 where git does not know the range, exit 4 where git fails.
    pub fn past(
        &self,
        range: &str,
        signatures: bool,
        (named, calendar): (Option<&str>, &Calendar),
    ) -> Result<Past, StoreError> {
        let commits = self.commits(range, signatures)?;
        if commits.is_empty() {
            let range = range.to_owned();
            return Err(GitError::EmptyRange { range }.into());
        }
        let edges = self.edges()?;
        let mut pairs: Vec<(&str, Option<&str>)> = Vec::new();
        for commit in commits.iter().filter(|commit| !edges.contains(&commit.id)) {
            let id = commit.id.as_str();
            if commit.parents.is_empty() {
                pairs.push((id, None));
            }
            pairs.extend(
                commit
                    .parents
                    .iter()
                    .map(|parent| (id, Some(parent.as_str()))),
            );
        }
        let mut changes = self.changes(&pairs, DIRS)?.into_iter();
        let mut states = States::default();
        let inside: BTreeSet<&str> = commits.iter().map(|commit| commit.id.as_str()).collect();
        let parents = pairs.iter().filter_map(|(_, parent)| *parent);
        let outside = parents.filter(|parent| !inside.contains(parent));
        let outside: BTreeSet<&str> = outside.chain(edges.iter().map(String::as_str)).collect();
        let Protected {
            start,
            tip,
            accepted,
        } = self.protected(range, named, calendar)?;
        let known = start.as_deref().into_iter().chain(tip.as_deref());
        let begun = outside.iter().copied().chain(known);
        states.begin(self, &begun.collect())?;
        let mut past = Past {
            mailmap: self.mailmap(),
            base: start.map(|start| states.of(&start)),
            accepted_under: tip.map(|tip| states.of(&tip)),
            accepted,
            outside: self.made(&outside)?,
            ..Past::default()
        };
        for commit in commits {
            let edge = edges.contains(&commit.id);
            let count = if edge { 0 } else { commit.parents.len().max(1) };
            let changes: Vec<Vec<git::PathChange>> = changes.by_ref().take(count).collect();
            let commit = states.with(commit, edge, changes);
            past.commits.push(commit);
        }
        self.merge_bases(&mut past, &mut states)?;
        past.policies = states.all;
        self.counted(&mut past)?;
        past.texts = self.texts(&past)?;
        self.evidence_of(&mut past)?;
        Ok(past)
    }

    /// What the sides of each merge that has other regulations than one of them came from.
    fn merge_bases(&self, past: &mut Past, states: &mut States) -> Result<(), StoreError> {
        let mut bases: Vec<(usize, String)> = Vec::new();
        for (place, commit) in past.commits.iter().enumerate() {
            let own = |against: &Against| against.policies == Some(commit.policies);
            if commit.against.len() > 1 && !commit.against.iter().all(own) {
                let base = self.common_origin(&commit.parents)?;
                bases.extend(base.map(|base| (place, base)));
            }
        }
        let fresh = bases.iter().map(|(_, base)| base.as_str());
        let fresh = fresh.filter(|base| !states.by_commit.contains_key(*base));
        states.begin(self, &fresh.collect())?;
        for (place, base) in bases {
            past.commits[place].merge_base = Some(states.of(&base));
        }
        Ok(())
    }

    /// When these commits were made.
    fn made(&self, commits: &BTreeSet<&str>) -> Result<BTreeMap<String, Time>, GitError> {
        let made = self.commits_named(commits)?.into_iter();
        Ok(made
            .map(|commit| (commit.id, commit.authored.max(commit.committed)))
            .collect())
    }

    /// The cases in the parents that have another calendar.
    fn counted(&self, past: &mut Past) -> Result<(), GitError> {
        let policies = &past.policies;
        let differ = |one: usize, other: usize| {
            let (Some(one), Some(other)) = (policies.get(one), policies.get(other)) else {
                return false;
            };
            one.iter().any(|(path, id)| {
                let other = other.get(path);
                calendar_name(path).is_some() && other != Some(id)
            })
        };
        for commit in &mut past.commits {
            for (parent, against) in commit.parents.iter().zip(&mut commit.against) {
                if against
                    .policies
                    .is_some_and(|before| differ(before, commit.policies))
                {
                    let files = self.files_at(parent, &["cases"])?.into_iter();
                    let cases = files.filter(|file| case_place(&file.path).is_some());
                    against.counted = cases.map(|file| (file.path, file.id)).collect();
                }
            }
        }
        Ok(())
    }

    /// The text of every object the commits name, each once.
    fn texts(&self, past: &Past) -> Result<HashMap<String, Option<String>>, GitError> {
        let against = || past.commits.iter().flat_map(|commit| &commit.against);
        let touches = against().flat_map(|against| against.touches.iter().chain(&against.duties));
        let ids = touches.flat_map(|touch| touch.old.iter().chain(&touch.new));
        let policies = past.policies.iter().flat_map(BTreeMap::values);
        let counted = against().flat_map(|against| &against.counted);
        let counted = counted.map(|(_, id)| id);
        let ids: BTreeSet<&String> = ids.chain(policies).chain(counted).collect();
        let ids: Vec<String> = ids.into_iter().cloned().collect();
        let mut texts = HashMap::with_capacity(ids.len());
        let mut missing = 0;
        for ids in ids.chunks(AT_ONCE) {
            let read = self.blobs(ids)?;
            missing += read.iter().filter(|bytes| bytes.is_none()).count();
            let read = read.into_iter().map(|bytes| text(bytes).ok());
            texts.extend(ids.iter().cloned().zip(read));
        }
        match missing {
            0 => Ok(texts),
            count => Err(GitError::NotHere { count }),
        }
    }
}

/// How a commit differs from a parent under these regulations, without them.
fn compared(policies: Option<usize>, changes: Vec<git::PathChange>) -> Against {
    let mut against = Against {
        touches: Vec::new(),
        duties: Vec::new(),
        evidence: Vec::new(),
        citing: Vec::new(),
        mailmap: false,
        policies,
        counted: Vec::new(),
    };
    for git::PathChange { path, old, new } in changes {
        against.mailmap |= path == MAILMAP;
        let of = if is_year(&path) {
            &mut against.duties
        } else if is_evidence(&path) {
            &mut against.evidence
        } else if case_place(&path).is_some() {
            &mut against.touches
        } else {
            continue;
        };
        of.push(Touch { path, old, new });
    }
    against
}

/// The states the regulations were in, each once.
#[derive(Default)]
struct States {
    all: Vec<Policies>,
    places: BTreeMap<Policies, usize>,
    by_commit: HashMap<String, usize>,
}

impl States {
    /// The states in commits that are not compared: outside the range, at the edge of a clone.
    /// Branches that were begun under the same regulations cost nothing more.
    fn begin(&mut self, git: &Git, commits: &BTreeSet<&str>) -> Result<(), GitError> {
        let wanted = commits.iter().map(|commit| format!("{commit}:./policies"));
        let trees = git.ids(&wanted.collect::<Vec<_>>())?;
        let mut by_tree: HashMap<Option<String>, usize> = HashMap::new();
        for (commit, tree) in commits.iter().zip(trees) {
            let place = match (by_tree.get(&tree), &tree) {
                (Some(known), _) => *known,
                (None, None) => self.place(Policies::new()),
                (None, Some(_)) => {
                    let files = git.files_at(commit, &["policies"])?.into_iter();
                    let files = files.filter(|file| is_policy(&file.path));
                    self.place(files.map(|file| (file.path, file.id)).collect())
                }
            };
            by_tree.insert(tree, place);
            self.by_commit.insert((*commit).to_owned(), place);
        }
        Ok(())
    }

    fn with(
        &mut self,
        commit: git::Commit,
        edge: bool,
        changes: Vec<Vec<git::PathChange>>,
    ) -> PastCommit {
        let mut against = Vec::new();
        let mut own = None;
        let parents: Vec<Option<&String>> = match (edge, commit.parents.as_slice()) {
            (true, _) => Vec::new(),
            (false, []) => vec![None],
            (false, parents) => parents.iter().map(Some).collect(),
        };
        for (parent, changes) in parents.into_iter().zip(changes) {
            let base = parent.map(|parent| self.of(parent));
            let (policies, cases): (Vec<_>, Vec<_>) = changes
                .into_iter()
                .partition(|change| is_policy(&change.path));
            if own.is_none() {
                own = Some(self.after(base, policies));
            }
            against.push(compared(base, cases));
        }
        let policies = match own {
            Some(own) => own,
            None => self.of(&commit.id),
        };
        self.by_commit.insert(commit.id.clone(), policies);
        PastCommit {
            id: commit.id,
            parents: commit.parents,
            author: commit.author_name,
            email: commit.author_email,
            raw: commit.author_raw,
            authored: commit.authored,
            committer: commit.committer_email,
            committed: commit.committed,
            odd_date: commit.odd_date,
            signature: commit.signature,
            signer: commit.signer,
            message: commit.message,
            edge,
            citing: Vec::new(),
            against,
            policies,
            merge_base: None,
        }
    }

    /// The state in a commit that was seen before; nothing, where there is none.
    fn of(&mut self, commit: &str) -> usize {
        match self.by_commit.get(commit) {
            Some(known) => *known,
            None => self.place(Policies::new()),
        }
    }

    fn after(&mut self, base: Option<usize>, changes: Vec<git::PathChange>) -> usize {
        if let (Some(base), true) = (base, changes.is_empty()) {
            return base;
        }
        let base = base.and_then(|base| self.all.get(base));
        let mut files = base.cloned().unwrap_or_default();
        for change in changes {
            match change.new {
                Some(id) => files.insert(change.path, id),
                None => files.remove(&change.path),
            };
        }
        self.place(files)
    }

    fn place(&mut self, files: Policies) -> usize {
        if let Some(place) = self.places.get(&files) {
            return *place;
        }
        self.all.push(files.clone());
        self.places.insert(files, self.all.len() - 1);
        self.all.len() - 1
    }
}
