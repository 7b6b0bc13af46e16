//! The part of the history that is audited, as it was read: nothing is interpreted yet.

use std::collections::{BTreeMap, HashMap};

use crate::domain::acceptance::Acceptances;
use crate::domain::case::evidence::Holding;
use crate::domain::staff::Mailmap;
use crate::domain::time::Time;

/// The files of the regulations at a commit: path and object name.
pub type Policies = BTreeMap<String, String>;

/// The part of the history that is audited.
#[derive(Clone, Debug, Default)]
pub struct Past {
    /// The commits, parents before children.
    pub commits: Vec<PastCommit>,
    /// The text of every object named, by its name; `None` where it has no readable text.
    pub texts: HashMap<String, Option<String>>,
    /// What the objects hold that stood where evidence is kept, by their names.
    pub evidence: HashMap<String, Holding>,
    /// Every state the regulations were in.
    pub policies: Vec<Policies>,
    /// The addresses the mailmap joins.
    pub mailmap: Mailmap,
    /// Where the range begins after a commit: the state of the regulations in it. Settings come from
    /// there, since what is audited may not set them for itself.
    pub base: Option<usize>,
    /// What was accepted of what is found, on the branch that counts.
    pub accepted: Acceptances,
    /// The state of the regulations at the tip of that branch.
    pub accepted_under: Option<usize>,
    /// Of files that could not be read where the range begins, by path and object: the objects that stood
    /// there before, newest first.
    pub earlier: HashMap<(String, String), Vec<String>>,
    /// When the commits outside were made that those within come after.
    pub outside: BTreeMap<String, Time>,
}

/// A commit with what it changed.
#[derive(Clone, Debug)]
pub struct PastCommit {
    /// The full hash.
    pub id: String,
    /// The full hashes of its parents.
    pub parents: Vec<String>,
    /// Whose work it is, by the mailmap.
    pub author: String,
    /// Their address, by the mailmap.
    pub email: String,
    /// Their address as the commit itself has it.
    pub raw: String,
    /// When the work was done, as the author says.
    pub authored: Time,
    /// The address of whoever made the commit.
    pub committer: String,
    /// When the commit was made.
    pub committed: Time,
    /// Whether one of its times cannot be read.
    pub odd_date: bool,
    /// Git's letter for its signature; `None` where it was not asked.
    pub signature: Option<char>,
    /// Whom the key is of that signed it.
    pub signer: Option<String>,
    /// The message.
    pub message: String,
    /// Whether its parents are cut off by a shallow clone.
    pub edge: bool,
    /// The comparisons: one for each parent, one with nothing at a root, none at an edge.
    pub against: Vec<Against>,
    /// The cases in it that may cite evidence, by path and object, where it changes or removes any.
    pub citing: Vec<(String, String)>,
    /// The state of the regulations in it: an index into [`Past::policies`].
    pub policies: usize,
    /// Of a merge whose sides have other regulations: the state they both came from.
    pub merge_base: Option<usize>,
}

impl PastCommit {
    /// The moment by which its work was done: the later of its two times.
    pub fn made(&self) -> Time {
        self.authored.max(self.committed)
    }
}

/// How a commit differs from a parent.
#[derive(Clone, Debug)]
pub struct Against {
    /// The files of cases and of their sanctions that differ.
    pub touches: Vec<Touch>,
    /// The files of duties done that differ.
    pub duties: Vec<Touch>,
    /// The files of evidence that differ.
    pub evidence: Vec<Touch>,
    /// The cases in the parent that may cite evidence, where a merge changes or removes any.
    pub citing: Vec<(String, String)>,
    /// Whether the addresses git joins differ.
    pub mailmap: bool,
    /// The state of the regulations in the parent; `None` where there is no parent.
    pub policies: Option<usize>,
    /// The cases in the parent, by path and object, where a calendar differs: whose dates may move.
    pub counted: Vec<(String, String)>,
}

/// A file that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Touch {
    /// The path.
    pub path: String,
    /// The object before.
    pub old: Option<String>,
    /// The object after.
    pub new: Option<String>,
}
