//! The two sides, as far as they differ: only what changed is read, and where the regulations
//! changed, the open cases besides.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;
use rayon::prelude::*;

use super::super::records;
use super::super::room::Room;
use super::range::Range;
use crate::codec::toml;
use crate::domain::record::Record;
use crate::domain::regulations::Regulations;
use crate::domain::tree::Node;
use crate::store::files::{self, ReadFault};
use crate::store::git::Git;
use crate::store::snapshot::{self, Snapshot, case_place, is_policy};

const DIRS: [&str; 3] = ["cases", "sanctions", "policies"];

/// One side.
pub struct Half {
    /// Its regulations.
    pub regulations: Regulations,
    /// The files of its regulations: as a document; `None` where they are none.
    pub documents: BTreeMap<String, Option<Node>>,
    /// Those of its cases that differ from the other side's, in order of path.
    pub records: Vec<Record>,
}

/// Both sides.
pub struct Sides {
    /// The earlier.
    pub before: Half,
    /// The later.
    pub after: Half,
    /// The files of the regulations that differ.
    pub policies: BTreeSet<String>,
    /// The cases that are the same on both sides; only where the regulations differ.
    pub same: Vec<Record>,
}

type Texts = BTreeMap<String, Result<String, ReadFault>>;

/// Reads both sides.
pub fn sides(room: &Room, git: &Git, range: &Range) -> Result<Sides> {
    let changed = changed(git, range)?;
    let policies: BTreeSet<String> = changed.iter().filter(|path| is_policy(path)).cloned().collect();
    let cases: BTreeSet<String> = changed
        .iter()
        .filter(|path| case_place(path).is_some())
        .map(|path| path.replacen("sanctions/", "cases/", 1))
        .collect();
    let read = |rev: Option<&str>| -> Result<Half> {
        let texts = regulations(room, git, rev)?;
        let mut documents = BTreeMap::new();
        for (file, text) in &texts {
            let node = text.as_ref().ok().and_then(|text| toml::parse(text).ok());
            documents.insert(file.clone(), node);
        }
        let snapshot = Snapshot {
            policies: texts,
            ..Snapshot::default()
        };
        let regulations = snapshot.regulations();
        let texts = case_texts(room, git, rev, &cases)?;
        Ok(Half {
            records: parsed(&texts, room, &regulations),
            regulations,
            documents,
        })
    };
    let before = read(Some(&range.base))?;
    let after = read(range.head.as_deref())?;
    let mut sides = Sides {
        before,
        after,
        policies,
        same: Vec::new(),
    };
    if sides.regulations_differ() {
        sides.same = unchanged(room, git, range, &cases)?;
    }
    Ok(sides)
}

impl Sides {
    /// Whether the regulations differ in more than comments and layout.
    fn regulations_differ(&self) -> bool {
        self.policies.iter().any(|file| {
            let (old, new) = (self.before.documents.get(file), self.after.documents.get(file));
            let whole = |side: Option<&Option<Node>>| side.is_none_or(Option::is_some);
            let figures = crate::domain::policy::alterations(
                old.and_then(Option::as_ref),
                new.and_then(Option::as_ref),
            );
            !whole(old) || !whole(new) || !figures.is_empty()
        })
    }
}

/// The paths that differ.
fn changed(git: &Git, range: &Range) -> Result<BTreeSet<String>> {
    match &range.head {
        None => Ok(git.changed_since(&range.base, &DIRS)?),
        Some(head) => {
            let pair = [(head.as_str(), Some(range.base.as_str()))];
            let found = git.changes(&pair, &DIRS)?;
            Ok(found.into_iter().flatten().map(|change| change.path).collect())
        }
    }
}

fn regulations(room: &Room, git: &Git, rev: Option<&str>) -> Result<Texts> {
    let Some(rev) = rev else {
        let paths = room.repository.list_policies()?;
        let read = paths.iter();
        let read = read.map(|path| (room.repository.relative(path), files::read_text(path)));
        return Ok(read.collect());
    };
    let mut found = git.files_at(rev, &["policies"])?;
    found.retain(|file| is_policy(&file.path));
    let ids: Vec<String> = found.iter().map(|file| file.id.clone()).collect();
    let texts = git.blobs(&ids)?.into_iter().map(snapshot::text);
    Ok(found.into_iter().map(|file| file.path).zip(texts).collect())
}

/// The texts of cases and of their sanctions kept apart; what is not there is left out.
fn case_texts(room: &Room, git: &Git, rev: Option<&str>, cases: &BTreeSet<String>) -> Result<Texts> {
    let apart = cases.iter().map(|path| path.replacen("cases/", "sanctions/", 1));
    let paths: Vec<String> = cases.iter().cloned().chain(apart).collect();
    let texts: Vec<Result<String, ReadFault>> = if let Some(rev) = rev {
        let wanted = paths.iter().map(|path| format!("{rev}:./{path}"));
        let found = git.blobs(&wanted.collect::<Vec<_>>())?;
        found.into_iter().map(snapshot::text).collect()
    } else {
        let read = |path: &String| {
            let place = room.repository.root().join(path);
            if path.starts_with("cases/") {
                room.repository.read_case(&place)
            } else {
                files::read_text(&place)
            }
        };
        paths.par_iter().map(read).collect()
    };
    let there = paths.into_iter().zip(texts);
    Ok(there.filter(|(_, text)| *text != Err(ReadFault::Missing)).collect())
}

fn parsed(texts: &Texts, room: &Room, regulations: &Regulations) -> Vec<Record> {
    let calendar = regulations.calendar().unwrap_or(&room.calendar);
    let cases = texts.par_iter().filter(|(file, _)| file.starts_with("cases/"));
    let read = cases.filter_map(|(file, text)| {
        let apart = file.replacen("cases/", "sanctions/", 1);
        let apart = texts.get(&apart).map(|text| (apart, text.clone()));
        Some(records::read(file, case_place(file)?, text.clone(), apart, calendar))
    });
    let mut read: Vec<Record> = read.collect();
    read.sort_by(|a, b| a.file.cmp(&b.file));
    read
}

/// The cases that are the same on both sides, as the later one has them.
fn unchanged(
    room: &Room,
    git: &Git,
    range: &Range,
    changed: &BTreeSet<String>,
) -> Result<Vec<Record>> {
    let Some(head) = &range.head else {
        let mut all = room.records()?;
        all.retain(|record| !changed.contains(&record.file));
        return Ok(all);
    };
    let mut snapshot = git.snapshot(head)?;
    snapshot.cases.retain(|file, _| !changed.contains(file));
    let regulations = snapshot.regulations();
    let mut texts = snapshot.cases;
    texts.extend(snapshot.sanctions);
    Ok(parsed(&texts, room, &regulations))
}
