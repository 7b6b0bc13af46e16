//! A version of a case, read, and what it has that those before it had not.

use std::rc::Rc;

use crate::codec;
use crate::codec::yaml::Doc;
use crate::domain::case::Case;
use crate::domain::history::{Change, Entry, changes, ledger};
use crate::domain::msg::Msg;
use crate::domain::record::Record;
use crate::domain::time::Calendar;
use crate::domain::tree::{self, Data, Node};
use crate::msg;
use crate::store::case_files::CaseFiles;
use crate::store::snapshot::case_place;
use crate::workspace::records;

/// A version of the case, read.
pub struct ReadVersion {
    /// The case with everything wrong with it.
    pub record: Record,
    /// Its facts, the sanctions kept apart among them.
    pub facts: Vec<Entry>,
}

/// What a version has that none of those before it had: of a merge, what it did itself.
pub fn own(former: &[Rc<ReadVersion>], version: &ReadVersion) -> Vec<Change> {
    let mut former = former
        .iter()
        .map(|former| changes(&former.facts, &version.facts));
    let Some(mut own) = former.next() else {
        return changes(&[], &version.facts);
    };
    for others in former {
        own.retain_mut(|change| shared(change, &others));
    }
    own
}

/// Whether the other side sees the change too; of a changed fact, what both see is left.
fn shared(change: &mut Change, others: &[Change]) -> bool {
    let same = |one: &Entry, other: &Entry| {
        one.kind == other.kind && one.stamp == other.stamp && one.fields == other.fields
    };
    match change {
        Change::Added(entry) => others
            .iter()
            .any(|other| matches!(other, Change::Added(added) if same(entry, added))),
        Change::Removed(entry) => others
            .iter()
            .any(|other| matches!(other, Change::Removed(gone) if same(entry, gone))),
        Change::Changed { after, fields, .. } => {
            let other = others.iter().find_map(|other| match other {
                Change::Changed {
                    after: entry,
                    fields,
                    ..
                } if entry.path == after.path => Some(fields),
                _ => None,
            });
            let theirs = other.map(Vec::as_slice).unwrap_or_default();
            fields.retain(|field| {
                theirs
                    .iter()
                    .any(|their| their.path == field.path && their.new == field.new)
            });
            !fields.is_empty()
        }
    }
}

/// Reads a version.
pub fn read(state: &CaseFiles, calendar: &Calendar) -> ReadVersion {
    let path = &state.case.path;
    let place = case_place(path).unwrap_or(((1970, 1), ""));
    let apart = state
        .apart
        .as_ref()
        .map(|apart| (apart.path.clone(), apart.text.clone()));
    let record = records::read(path, place, state.case.text.clone(), apart, calendar);
    let facts = facts(&record, state);
    ReadVersion { record, facts }
}

/// The facts of a version, those in the file of sanctions included.
fn facts(record: &Record, state: &CaseFiles) -> Vec<Entry> {
    let root = codec::record::document(record);
    let (Some(case), Some(root)) = (&record.case, &root) else {
        return Vec::new();
    };
    let apart = state
        .apart
        .as_ref()
        .and_then(|apart| apart.text.as_ref().ok());
    match apart.and_then(|apart| joined(case, root, apart)) {
        Some(root) => ledger(case, &root),
        None => ledger(case, root),
    }
}

/// The document with the sanctions kept apart in it, numbered as the case has them; `None` where
/// they could not all be read.
fn joined(case: &Case, root: &Node, apart: &str) -> Option<Node> {
    let apart = Doc::parse(apart).ok()?;
    let members = apart.node().get("sanctions")?.items().to_vec();
    let own = root.get("sanctions").map_or(&[][..], |list| list.items());
    let all: Vec<Node> = own.iter().cloned().chain(members).collect();
    if all.len() != case.sanctions.len() {
        return None;
    }
    let mut root = root.clone();
    let Data::Map(entries) = &mut root.data else {
        return None;
    };
    entries.retain(|entry| entry.key != "sanctions");
    entries.push(tree::Entry {
        key: "sanctions".to_owned(),
        key_span: 0..0,
        value: Node {
            data: Data::Seq(all),
            span: 0..0,
        },
    });
    Some(root)
}

/// What tells versions apart.
pub fn key(state: &CaseFiles) -> String {
    let apart = state.apart.as_ref().map_or("", |apart| apart.id.as_str());
    format!("{} {} {apart}", state.case.path, state.case.id)
}

/// Why a version cannot be read.
pub fn why(record: &Record) -> Msg {
    let broken = record.broken.as_ref().map(|broken| broken.what.clone());
    let fault = record.faults.first().map(|fault| fault.what.clone());
    broken
        .or(fault)
        .unwrap_or_else(|| msg!("command-case-unreadable"))
}
