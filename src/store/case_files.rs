//! A case as the commits have it: its file, and its sanctions where they are kept apart.

use std::collections::{BTreeMap, BTreeSet};

use super::files::ReadFault;
use super::git::error::GitError;
use super::git::{Commit, Git};
use super::private::{self, is_withheld};
use super::snapshot::{sanctions_of, text};
use crate::domain::private_part::private_of;

/// A text with the object that holds it.
#[derive(Clone, Debug)]
pub struct FileText {
    /// The path from the repository's root.
    pub path: String,
    /// The object's name; empty for the working tree.
    pub id: String,
    /// What stands there.
    pub text: Result<String, ReadFault>,
}

impl FileText {
    /// A case with its private part, as far as there is one.
    #[must_use]
    pub fn with_private(self, private: Option<Self>) -> Self {
        let Some(private) = private.filter(|it| it.text != Err(ReadFault::Missing)) else {
            return self;
        };
        Self {
            id: format!("{} {}", self.id, private.id),
            text: self.text.and_then(|text| {
                if is_withheld(&text) {
                    private::with(text, private.text)
                } else {
                    Ok(text)
                }
            }),
            ..self
        }
    }
}

/// A case as a commit has it: its file, and its sanctions where they are kept apart.
#[derive(Clone, Debug)]
pub struct CaseFiles {
    /// The case.
    pub case: FileText,
    /// The sanctions.
    pub apart: Option<FileText>,
}

impl CaseFiles {
    /// Whether nothing differs.
    pub fn is(&self, other: &Self) -> bool {
        let same = |one: &FileText, other: &FileText| {
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

/// The case at these commits and their parents, and at HEAD.
pub(super) fn states(
    git: &Git,
    commits: &[Commit],
    paths: &[String],
    uid: Option<&str>,
) -> Result<BTreeMap<String, CaseFiles>, GitError> {
    let own = commits
        .iter()
        .flat_map(|commit| commit.parents.iter().chain([&commit.id]));
    let mut revs: BTreeSet<&str> = own.map(String::as_str).collect();
    revs.insert("HEAD");
    let mut places = Vec::new();
    for rev in &revs {
        for path in paths {
            places.push((*rev, path.clone()));
            places.push((*rev, sanctions_of(path)));
            places.push((*rev, private_of(path)));
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
        Some(FileText { path, id, text })
    };
    let mut found: Vec<Option<FileText>> = places.iter().zip(&ids).map(text).collect();
    let mut states = BTreeMap::new();
    for (parts, place) in found.chunks_mut(3).zip(places.chunks(3)) {
        let [case, apart, private] = parts else {
            continue;
        };
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
            let (apart, private) = (apart.take(), private.take());
            let case = case.with_private(private);
            states.insert((*rev).to_owned(), CaseFiles { case, apart });
        }
    }
    Ok(states)
}

/// The texts of these objects.
pub(super) fn texts<'a>(
    git: &Git,
    ids: impl Iterator<Item = &'a String>,
) -> Result<BTreeMap<String, Result<String, ReadFault>>, GitError> {
    let ids: BTreeSet<&String> = ids.collect();
    let ids: Vec<String> = ids.into_iter().cloned().collect();
    let blobs = git.blobs(&ids)?;
    Ok(ids.into_iter().zip(blobs.into_iter().map(text)).collect())
}

fn holds(case: &FileText, uid: &str) -> bool {
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
