//! Where a case was, commit by commit: its identity is followed, whatever its number.

use std::collections::BTreeMap;

use super::case_files::{CaseFiles, states, texts, uid_of};
use super::git::error::GitError;
use super::git::{Commit, Git};
use super::snapshot::{case_place, sanctions_of};
use crate::domain::private_part::private_of;

/// The way of a case through the history of HEAD.
#[derive(Debug, Default)]
pub struct Trail {
    /// The commits that touched it, parents before children.
    pub commits: Vec<Commit>,
    /// The case at those commits, at their parents and at HEAD, by revision.
    pub states: BTreeMap<String, CaseFiles>,
}

/// Follows a case from a path: where a commit takes it to another path, that path is followed
/// too. Without a `uid` the path is all that is known.
///
/// # Errors
/// Exit 4 where git fails.
pub fn follow(git: &Git, start: &str, uid: Option<&str>) -> Result<Trail, GitError> {
    let mut paths = vec![start.to_owned()];
    // Each round finds a path that was not known; a case has few.
    loop {
        let apart = paths
            .iter()
            .flat_map(|path| [sanctions_of(path), private_of(path)]);
        let all: Vec<String> = paths.iter().cloned().chain(apart).collect();
        let all: Vec<&str> = all.iter().map(String::as_str).collect();
        let commits = git.commits_touching("HEAD", false, &all)?;
        let states = states(git, &commits, &paths, uid)?;
        let trail = Trail { commits, states };
        let Some(uid) = uid else {
            return Ok(trail);
        };
        let further = elsewhere(git, &trail, &paths, uid)?;
        if further.is_empty() {
            return Ok(trail);
        }
        paths.extend(further);
    }
}

/// The paths at which commits had the case where the known paths do not have it.
fn elsewhere(
    git: &Git,
    trail: &Trail,
    paths: &[String],
    uid: &str,
) -> Result<Vec<String>, GitError> {
    let mut pairs: Vec<(&str, Option<&str>)> = Vec::new();
    for commit in &trail.commits {
        let there = trail.states.contains_key(&commit.id);
        let before = commit
            .parents
            .iter()
            .filter(|parent| trail.states.contains_key(*parent));
        let came = there && before.clone().count() == 0;
        let went = !there && before.count() > 0;
        if came || went {
            let parents = commit.parents.iter();
            pairs.extend(parents.map(|parent| (commit.id.as_str(), Some(parent.as_str()))));
        }
    }
    let changes = git.changes(&pairs, &["cases"])?;
    let changes = changes.into_iter().flatten();
    let others = changes
        .filter(|change| case_place(&change.path).is_some() && !paths.contains(&change.path));
    let candidates: Vec<(String, String)> = others
        .flat_map(|change| {
            let ids = [change.old, change.new].into_iter().flatten();
            ids.map(move |id| (change.path.clone(), id))
        })
        .collect();
    let texts = texts(git, candidates.iter().map(|(_, id)| id))?;
    let mut found: Vec<String> = Vec::new();
    for (path, id) in candidates {
        let text = texts.get(&id).and_then(|text| text.as_ref().ok());
        if text.is_some_and(|text| uid_of(text).as_deref() == Some(uid)) && !found.contains(&path) {
            found.push(path);
        }
    }
    Ok(found)
}

/// The path and identity of a case that is no longer there, by its number.
///
/// # Errors
/// Exit 4 where git fails.
pub fn once(git: &Git, number: &str) -> Result<Option<(String, Option<String>)>, GitError> {
    let Some(path) = git.once_numbered("HEAD", number)?.into_iter().next() else {
        return Ok(None);
    };
    let commits = git.commits_touching("HEAD", false, &[&path])?;
    let states = states(git, &commits, std::slice::from_ref(&path), None)?;
    let last = commits.iter().rev();
    let mut revs = last.flat_map(|commit| std::iter::once(&commit.id).chain(&commit.parents));
    let text = revs.find_map(|rev| states.get(rev)?.case.text.as_ref().ok());
    let uid = text.and_then(|text| uid_of(text));
    Ok(Some((path, uid)))
}
