//! From the versions of a case to what each commit did to it.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::trail::{State, Trail};
use crate::codec::yaml::Doc;
use crate::commands::records;
use crate::domain::case::Case;
use crate::domain::history::{Change, Entry, changes, ledger};
use crate::domain::judge;
use crate::domain::msg::Msg;
use crate::domain::problem::Problem;
use crate::domain::record::Record;
use crate::domain::regulations::Regulations;
use crate::domain::time::Calendar;
use crate::domain::tree::{Data, Node};
use crate::msg;
use crate::store::files::ReadFault;
use crate::store::git::{Commit, Git};
use crate::store::snapshot::{Snapshot, case_place, is_policy, text};
use crate::ui::log::{Chapter, Made, Patch, Told};
use crate::ui::story::{Teller, tell};

/// A version of the case, read.
struct Version {
    record: Record,
    facts: Vec<Entry>,
}

/// Reads versions and tells what became of them.
pub struct Chronicle<'a> {
    git: &'a Git,
    calendar: &'a Calendar,
    /// Regulations by the tree that holds them.
    regulations: BTreeMap<String, Rc<Regulations>>,
    /// For versions that cannot be read, by their objects: the last before that could.
    before: BTreeMap<String, Rc<Version>>,
}

impl<'a> Chronicle<'a> {
    /// Nothing read yet. `calendar` is used where a commit has none of its own.
    pub fn new(git: &'a Git, calendar: &'a Calendar) -> Self {
        let (regulations, before) = (BTreeMap::new(), BTreeMap::new());
        Self {
            git,
            calendar,
            regulations,
            before,
        }
    }

    /// What each commit of the trail did to the case, oldest first.
    ///
    /// # Errors
    /// Exit 4 where git fails.
    pub fn of(&mut self, trail: &Trail) -> Result<Vec<Chapter>, Problem> {
        let edges = self.git.edges()?;
        let trees: Vec<String> = trail.commits.iter().map(|c| format!("{}:./policies", c.id)).collect();
        let trees = self.git.ids(&trees)?;
        let mut chapters = Vec::new();
        for (commit, tree) in trail.commits.iter().zip(trees) {
            let new = trail.states.get(&commit.id);
            let olds: Vec<Option<&State>> =
                commit.parents.iter().map(|parent| trail.states.get(parent)).collect();
            let regulations = self.regulations(&commit.id, tree)?;
            let author = Some(commit.author_email.as_str());
            let told = if edges.contains(&commit.id) {
                // What was before is not here, so nobody can say what this commit changed.
                Some(Vec::new())
            } else {
                self.step(&olds, new, &regulations, author)
            };
            let Some(told) = told else { continue };
            let shallow = edges.contains(&commit.id);
            let old = olds.into_iter().flatten().next().filter(|_| !shallow);
            let patches = if shallow { Vec::new() } else { patches(old, new) };
            chapters.push(Chapter {
                made: Some(made(commit)),
                file: new.or(old).map(|state| state.case.path.clone()).unwrap_or_default(),
                shallow,
                told,
                patches,
            });
        }
        Ok(chapters)
    }

    /// What the working tree has that HEAD has not; nothing where they are alike.
    pub fn uncommitted(
        &mut self,
        head: Option<&State>,
        working: Option<&State>,
        regulations: &Regulations,
    ) -> Option<Chapter> {
        let told = self.step(&[head], working, regulations, None)?;
        let state = working.or(head)?;
        Some(Chapter {
            made: None,
            file: state.case.path.clone(),
            shallow: false,
            told,
            patches: patches(head, working),
        })
    }

    /// What a step from its parents did. `None`: nothing of its own.
    fn step(
        &mut self,
        olds: &[Option<&State>],
        new: Option<&State>,
        regulations: &Regulations,
        author: Option<&str>,
    ) -> Option<Vec<Told>> {
        let calendar = regulations.calendar().unwrap_or(self.calendar);
        let there: Vec<&State> = olds.iter().copied().flatten().collect();
        let Some(new) = new else {
            // Where one side of a merge had none, the merge took nothing away.
            let first = there.first().filter(|_| there.len() == olds.len())?;
            let path = &first.case.path;
            return Some(vec![of_file("removed", path, msg!("log-removed", file = path))]);
        };
        if there.iter().any(|old| old.is(new)) {
            return None;
        }
        let mut told = Vec::new();
        let moved = there.first().filter(|_| there.iter().all(|old| old.case.path != new.case.path));
        if let Some(old) = moved {
            let (old, path) = (&old.case.path, &new.case.path);
            told.push(of_file("changed", path, msg!("log-moved", old = old, new = path)));
        }
        let former: Vec<Rc<Version>> =
            there.iter().filter_map(|old| self.readable(old, calendar)).collect();
        let version = Rc::new(read(new, calendar));
        if version.record.case.is_none() {
            if let Some(last) = former.first() {
                self.before.insert(key(new), Rc::clone(last));
            }
            let what = why(&version.record);
            told.push(of_file("changed", &new.case.path, msg!("log-unreadable", what = what)));
            return Some(told);
        }
        let own = own(&former, &version);
        if own.is_empty() && told.is_empty() && there.len() > 1 {
            return None;
        }
        told.extend(said(&own, &former, &version.record, regulations, author));
        Some(told)
    }

    /// The version as it is, or the last before it that can be read.
    fn readable(&self, state: &State, calendar: &Calendar) -> Option<Rc<Version>> {
        let version = read(state, calendar);
        match version.record.case {
            Some(_) => Some(Rc::new(version)),
            None => self.before.get(&key(state)).cloned(),
        }
    }

    /// The regulations a commit has.
    fn regulations(&mut self, rev: &str, tree: Option<String>) -> Result<Rc<Regulations>, Problem> {
        let Some(tree) = tree else {
            return Ok(Rc::default());
        };
        if let Some(known) = self.regulations.get(&tree) {
            return Ok(Rc::clone(known));
        }
        let mut files = self.git.files_at(rev, &["policies"])?;
        files.retain(|file| is_policy(&file.path));
        let ids: Vec<String> = files.iter().map(|file| file.id.clone()).collect();
        let texts = self.git.blobs(&ids)?.into_iter().map(text);
        let policies = files.into_iter().map(|file| file.path).zip(texts).collect();
        let snapshot = Snapshot {
            policies,
            ..Snapshot::default()
        };
        let read = Rc::new(snapshot.regulations());
        self.regulations.insert(tree, Rc::clone(&read));
        Ok(read)
    }
}

/// The changes in words.
fn said(
    own: &[Change],
    former: &[Rc<Version>],
    record: &Record,
    regulations: &Regulations,
    author: Option<&str>,
) -> Vec<Told> {
    let case = record.case.as_ref();
    let policy = case.and_then(|case| regulations.policy_of(case));
    let mut clocks = Vec::new();
    if let (true, Some(case), Some(policy)) = (former.is_empty(), case, policy)
        && let Some(calendar) = regulations.calendar_of(policy)
    {
        clocks = judge::clocks(case, policy, calendar, case.recorded).0;
        clocks.retain(|clock| !clock.name.contains('.'));
    }
    let teller = Teller {
        staff: &regulations.staff,
        policy,
        before: former.first().and_then(|version| version.record.case.as_ref()),
        after: case,
        clocks: &clocks,
        author,
    };
    let told = own.iter().map(|change| {
        let entry = change.entry();
        let (action, fields) = match change {
            Change::Added(_) => ("added", Vec::new()),
            Change::Removed(_) => ("removed", Vec::new()),
            Change::Changed { fields, .. } => ("changed", fields.clone()),
        };
        Told {
            kind: entry.kind.to_string(),
            action,
            path: entry.path.to_string(),
            stamp: entry.stamp.clone(),
            lines: tell(change, &teller),
            fields,
        }
    });
    told.collect()
}

/// What a version has that none of those before it had: of a merge, what it did itself.
fn own(former: &[Rc<Version>], version: &Version) -> Vec<Change> {
    let mut former = former.iter().map(|former| changes(&former.facts, &version.facts));
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
                theirs.iter().any(|their| their.path == field.path && their.new == field.new)
            });
            !fields.is_empty()
        }
    }
}

fn read(state: &State, calendar: &Calendar) -> Version {
    let path = &state.case.path;
    let place = case_place(path).unwrap_or(((1970, 1), ""));
    let apart = state.apart.as_ref().map(|apart| (apart.path.clone(), apart.text.clone()));
    let record = records::read(path, place, state.case.text.clone(), apart, calendar);
    let facts = facts(&record, state);
    Version { record, facts }
}

/// The facts of a version, those in the file of sanctions included.
fn facts(record: &Record, state: &State) -> Vec<Entry> {
    let (Some(case), Some(root)) = (&record.case, &record.root) else {
        return Vec::new();
    };
    let apart = state.apart.as_ref().and_then(|apart| apart.text.as_ref().ok());
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
    entries.push(crate::domain::tree::Entry {
        key: "sanctions".to_owned(),
        key_span: 0..0,
        value: Node {
            data: Data::Seq(all),
            span: 0..0,
        },
    });
    Some(root)
}

fn key(state: &State) -> String {
    let apart = state.apart.as_ref().map_or("", |apart| apart.id.as_str());
    format!("{} {} {apart}", state.case.path, state.case.id)
}

fn why(record: &Record) -> Msg {
    let broken = record.broken.as_ref().map(|broken| broken.what.clone());
    let fault = record.faults.first().map(|fault| fault.what.clone());
    broken.or(fault).unwrap_or_else(|| msg!("command-case-unreadable"))
}

fn of_file(action: &'static str, path: &str, line: Msg) -> Told {
    Told {
        kind: "file".to_owned(),
        action,
        path: path.to_owned(),
        stamp: None,
        lines: vec![line],
        fields: Vec::new(),
    }
}

fn made(commit: &Commit) -> Made {
    Made {
        id: commit.id.clone(),
        author: commit.author_name.clone(),
        email: commit.author_email.clone(),
        date: commit.authored,
        committed: commit.committed,
        subject: commit.message.lines().next().unwrap_or_default().to_owned(),
    }
}

/// The texts that differ.
fn patches(old: Option<&State>, new: Option<&State>) -> Vec<Patch> {
    let case = |state: &State| Some(state.case.clone());
    let apart = |state: &State| state.apart.clone();
    let side = |text: Option<super::trail::Content>| {
        text.map(|text| (text.path, text.text.unwrap_or_else(|fault| unread(&fault))))
    };
    let pairs = [
        (side(old.and_then(case)), side(new.and_then(case))),
        (side(old.and_then(apart)), side(new.and_then(apart))),
    ];
    let differing = pairs.into_iter().filter(|(old, new)| old != new);
    differing.map(|(old, new)| Patch { old, new }).collect()
}

/// What is no text has no lines to compare.
fn unread(fault: &ReadFault) -> String {
    format!("{fault:?}\n")
}
