//! Where a case was, commit by commit: its identity is followed, whatever its number.

use std::collections::{BTreeMap, BTreeSet};

use super::elsewhere;
use crate::domain::problem::Problem;
use crate::store::files::ReadFault;
use crate::store::git::{Commit, Git};
use crate::store::snapshot;

/// A text with the object that holds it.
#[derive(Clone, Debug)]
pub struct Content {
    /// The path from the repository's root.
    pub path: String,
    /// The object's name; empty for the working tree.
    pub id: String,
    /// What stands there.
    pub text: Result<String, ReadFault>,
}

/// A case as a commit has it: its file, and its sanctions where they are kept apart.
#[derive(Clone, Debug)]
pub struct State {
    /// The case.
    pub case: Content,
    /// The sanctions.
    pub apart: Option<Content>,
}

impl State {
    /// Whether nothing differs.
    pub fn is(&self, other: &Self) -> bool {
        let same = |one: &Content, other: &Content| {
            one.path == other.path
                && match (&one.text, &other.text) {
                    (Ok(one), Ok(other)) => one == other,
                    _ => one.id == other.id,
                }
        };
        let apart = match (&self.apart, &other.apart) {
            (Some(one), Some(other)) => same(one, other),
            (one, other) => one.is_none() && other.is_none(),
        };
        apart && same(&self.case, &other.case)
    }
}

/// The way of a case through the history of HEAD.
#[derive(Debug, Default)]
pub struct Trail {
    /// The commits that touched it, parents before children.
    pub commits: Vec<Commit>,
    /// The case at those commits, at their parents and at HEAD, by revision.
    pub states: BTreeMap<String, State>,
}

/// Follows a case from a path: where a commit takes it to another path, that path is followed
/// too. Without a `uid` the path is all that is known.
///
/// # Errors
/// Exit 4 where git fails.
pub fn follow(git: &Git, start: &str, uid: Option<&str>) -> Result<Trail, Problem> {
    let mut paths = vec![start.to_owned()];
    // Each round finds a path that was not known; a case has few.
    loop {
        let apart = paths.iter().map(|path| apart(path));
        let all: Vec<String> = paths.iter().cloned().chain(apart).collect();
        let all: Vec<&str> = all.iter().map(String::as_str).collect();
        let commits = git.commits_touching("HEAD", false, &all)?;
        let states = states(git, &commits, &paths, uid)?;
        let trail = Trail { commits, states };
        let Some(uid) = uid else {
            return Ok(trail);
        };
        let further = elsewhere::elsewhere(git, &trail, &paths, uid)?;
        if further.is_empty() {
            return Ok(trail);
        }
        paths.extend(further);
    }
}

/// Where the sanctions of a case are kept apart.
pub fn apart(case: &str) -> String {
    case.replacen("cases/", "sanctions/", 1)
}

pub(super) fn states(
    git: &Git,
    commits: &[Commit],
    paths: &[String],
    uid: Option<&str>,
) -> Result<BTreeMap<String, State>, Problem> {
    let own = commits
        .iter()
        .flat_map(|commit| commit.parents.iter().chain([&commit.id]));
    let mut revs: BTreeSet<&str> = own.map(String::as_str).collect();
    revs.insert("HEAD");
    let mut places = Vec::new();
    for rev in &revs {
        for path in paths {
            places.push((*rev, path.clone()));
            places.push((*rev, apart(path)));
        }
    }
    let wanted: Vec<String> = places
        .iter()
        .map(|(rev, path)| format!("{rev}:./{path}"))
        .collect();
    let ids = git.ids(&wanted)?;
    let texts = texts(git, ids.iter().flatten())?;
    let text = |(place, id): (&(&str, String), &Option<String>)| {
        let id = id.clone()?;
        let text = texts.get(&id)?.clone();
        let path = place.1.clone();
        Some(Content { path, id, text })
    };
    let mut found: Vec<Option<Content>> = places.iter().zip(&ids).map(text).collect();
    let mut states = BTreeMap::new();
    for (pair, place) in found.chunks_mut(2).zip(places.chunks(2)) {
        let [case, apart] = pair else { continue };
        let Some((rev, _)) = place.first() else {
            continue;
        };
        if states.contains_key(*rev) {
            continue;
        }
        if let Some(case) = case
            .take()
            .filter(|case| uid.is_none_or(|uid| holds(case, uid)))
        {
            let apart = apart.take();
            states.insert((*rev).to_owned(), State { case, apart });
        }
    }
    Ok(states)
}

pub(super) fn texts<'a>(
    git: &Git,
    ids: impl Iterator<Item = &'a String>,
) -> Result<BTreeMap<String, Result<String, ReadFault>>, Problem> {
    let ids: BTreeSet<&String> = ids.collect();
    let ids: Vec<String> = ids.into_iter().cloned().collect();
    let blobs = git.blobs(&ids)?;
    Ok(ids
        .into_iter()
        .zip(blobs.into_iter().map(snapshot::text))
        .collect())
}

fn holds(case: &Content, uid: &str) -> bool {
    let text = case.text.as_ref().ok();
    text.is_some_and(|text| uid_of(text).as_deref() == Some(uid))
}

/// The identity a case file gives, even where the rest of it cannot be read.
pub fn uid_of(text: &str) -> Option<String> {
    let line = text.lines().find_map(|line| line.strip_prefix("uid:"))?;
    let value = line.split(" #").next().unwrap_or_default().trim();
    let value = value.trim_matches(['"', '\'']);
    (!value.is_empty()).then(|| value.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A case is known by its uid even in a version that is no YAML.
    #[test]
    fn the_identity_is_read_from_broken_files_too() {
        let of = |text: &str| uid_of(text);
        assert_eq!(of("format: 1\nuid: abc\n<<<<<<<\n").as_deref(), Some("abc"));
        assert_eq!(of("uid: \"abc\" # x\n").as_deref(), Some("abc"));
        assert_eq!(of("  uid: abc\nuid:\n"), None);
    }
}
