//! The other paths a case was at.

use super::trail::{Trail, states, texts, uid_of};
use crate::domain::problem::Problem;
use crate::store::git::Git;
use crate::store::snapshot::case_place;

/// The paths at which commits had the case where the known paths do not have it.
pub fn elsewhere(
    git: &Git,
    trail: &Trail,
    paths: &[String],
    uid: &str,
) -> Result<Vec<String>, Problem> {
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
pub fn once(git: &Git, number: &str) -> Result<Option<(String, Option<String>)>, Problem> {
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
