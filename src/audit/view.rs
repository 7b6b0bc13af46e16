//! What a rule sees of one commit.

use super::Asked;
use super::past::Commit;
use super::state::State;
use super::touched::Touched;
use crate::domain::time::Time;
use crate::finding::Origin;

/// What a rule sees of one commit.
pub struct View<'a> {
    /// The commit.
    pub commit: &'a Commit,
    /// The regulations in it.
    pub state: &'a State,
    /// The regulations in its parents.
    pub before: Vec<&'a State>,
    /// The cases it touches.
    pub cases: Vec<Touched>,
    /// What the audit is asked with.
    pub asked: &'a Asked,
}

impl View<'_> {
    /// Compares every case with what it was.
    pub fn compare(&mut self) {
        self.cases.iter_mut().for_each(Touched::compare);
    }

    /// The commit, as findings name it.
    pub fn origin(&self) -> Origin {
        Origin {
            commit: self.commit.id.clone(),
            author: self.commit.author.clone(),
            email: self.commit.email.clone(),
            authored: self.commit.authored,
        }
    }

    /// Whether it joins several lines of work.
    pub fn is_merge(&self) -> bool {
        self.commit.parents.len() > 1
    }

    /// Whether its regulations are none of its parents'.
    pub fn changes_policies(&self) -> bool {
        let own = self.commit.policies;
        let mut parents = self.commit.against.iter();
        !self.commit.against.is_empty() && parents.all(|against| against.policies != Some(own))
    }

    /// The moment by which its work was done: the later of the commit's two times.
    pub fn made(&self) -> Time {
        self.commit.authored.max(self.commit.committed)
    }
}
