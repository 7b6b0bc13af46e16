//! What a rule sees of one commit.

use std::sync::Arc;

use chrono::NaiveDate;

use super::duties::DutyChanges;
use super::past::PastCommit;
use super::state::RegulationsAt;
use super::tampering::Lawful;
use super::touched::Touched;
use crate::domain::digest::sha256;
use crate::domain::policy::editions::Breach;
use crate::domain::time::{Limit, Time};
use crate::finding::{CommitOrigin, Finding};
use crate::report::difference::Recount;

/// What an audit is asked with.
#[derive(Clone, Debug, Default)]
pub struct AuditSettings {
    /// By how many seconds a fact's `recorded` may differ from the time of its commit, whatever the
    /// organisation says.
    pub tolerance: Option<i64>,
    /// Whether every commit that records something must bear a good signature.
    pub require_signed: bool,
}

/// What one commit is judged with: as the regulations before it set it, since no commit sets it for
/// itself.
#[derive(Clone, Debug)]
pub struct Asked {
    /// By how many seconds a fact's `recorded` may differ from the time of its commit, where it was asked
    /// or the organisation says; else it goes by the policy's time to record.
    pub tolerance: Option<i64>,
    /// Whether every commit that records something must bear a good signature.
    pub require_signed: bool,
    /// Addresses hosting sites commit under, besides those known.
    pub hosts: Vec<String>,
    /// The roles that may enter what others did or said; none: everybody known.
    pub enter_for: Vec<String>,
    /// The roles that may take over cases of another register; none: everybody known.
    pub import: Vec<String>,
    /// The first day that is no history any more, where the organisation says it.
    pub taken_over_until: Option<NaiveDate>,
}

/// A fact is recorded by the command and committed later, but the same day, where nothing else is said.
pub const TOLERANCE: i64 = 86_400;

impl Asked {
    /// As the organisation's file said, unless it was asked otherwise.
    pub fn by(asked: &AuditSettings, regulations: Option<&RegulationsAt>) -> Self {
        let organization = regulations.and_then(|state| state.regulations.organization.as_ref());
        let set = organization.and_then(|organization| organization.audit.as_ref());
        let permissions = organization.and_then(|organization| organization.permissions.as_ref());
        let own = set.and_then(|set| set.tolerance);
        Self {
            tolerance: asked.tolerance.or(own.map(Limit::nominal_seconds)),
            require_signed: asked.require_signed,
            hosts: set.map(|set| set.hosts.clone()).unwrap_or_default(),
            enter_for: permissions.map_or_else(Vec::new, |it| it.enter_for.clone()),
            import: permissions.map_or_else(Vec::new, |it| it.import.clone()),
            taken_over_until: organization.and_then(|it| it.taken_over_until),
        }
    }
}

/// What a rule sees of one commit.
pub struct CommitView<'a> {
    /// The commit.
    pub commit: &'a PastCommit,
    /// The regulations in it.
    pub state: &'a RegulationsAt,
    /// The regulations in its parents.
    pub before: Vec<&'a RegulationsAt>,
    /// Of a merge of other regulations: those its sides came from.
    pub merge_base: Option<&'a RegulationsAt>,
    /// The cases it touches.
    pub cases: Vec<Touched>,
    /// What is wrong with evidence since it.
    pub evidence: Vec<Finding>,
    /// What it does to the record of periodic duties.
    pub duties: DutyChanges,
    /// What it does to editions in force.
    pub breaches: Vec<Breach>,
    /// What it does to dates counted by its parents' calendars.
    pub recounts: Vec<Recount>,
    /// The regulations as they would be, had nobody changed what was in force, where somebody did.
    pub lawful: Option<Arc<Lawful>>,
    /// The latest time that the commits before it were made at.
    pub past: Option<Time>,
    /// What the audit is asked with.
    pub asked: Asked,
}

impl CommitView<'_> {
    /// By how many seconds two times of commits may differ.
    pub fn slack(&self) -> i64 {
        self.asked.tolerance.unwrap_or(TOLERANCE)
    }

    /// Compares every case with what it was.
    pub fn compare(&mut self) {
        self.cases.iter_mut().for_each(Touched::compare);
    }

    /// The same commit under other regulations.
    pub fn under<'b>(&'b self, state: &'b RegulationsAt) -> CommitView<'b> {
        CommitView {
            commit: self.commit,
            state,
            before: Vec::new(),
            merge_base: None,
            cases: self.cases.clone(),
            duties: self.duties.clone(),
            evidence: Vec::new(),
            breaches: Vec::new(),
            recounts: Vec::new(),
            lawful: None,
            past: self.past,
            asked: self.asked.clone(),
        }
    }

    /// The commit, as findings name it.
    pub fn origin(&self) -> CommitOrigin {
        CommitOrigin {
            commit: self.commit.id.clone(),
            author: self.commit.author.clone(),
            email: self.author().to_owned(),
            authored: self.commit.authored,
        }
    }

    /// The address of whoever made it. The mailmap joins one person's addresses; it does not make
    /// of one person another, nor of somebody known then an address that came later.
    pub fn author(&self) -> &str {
        let commit = self.commit;
        match (
            self.state.person(&commit.raw),
            self.state.person(&commit.email),
        ) {
            (Some(raw), Some(mapped)) if raw.id != mapped.id => &commit.raw,
            (Some(_), None) => &commit.raw,
            _ => &commit.email,
        }
    }

    /// How it changed a file of the regulations: the same for whatever commit changes it so.
    pub fn patch(&self, file: &str) -> Option<String> {
        let text = |state: &RegulationsAt| state.texts.get(file).cloned().unwrap_or_default();
        let (now, before) = (text(self.state), self.before.first().map(|it| text(it)));
        let before = before.unwrap_or_default();
        (now != before).then(|| sha256(format!("{before}\0{now}").as_bytes()))
    }

    /// Whether the organisation had entrusted the staff to whoever made it; `None` where it had said
    /// nothing of that.
    pub fn entrusted(&self) -> Option<bool> {
        let day = self.made().date_naive();
        let entrusted = self.before.iter().filter_map(|state| {
            let organization = state.regulations.organization.as_ref()?;
            let roles = &organization.permissions.as_ref()?.staff;
            let held = state.person(self.author());
            let held = held.map(|author| state.regulations.staff.roles_of(&author.id, day));
            let mut held = held.into_iter().flatten();
            (!roles.is_empty()).then(|| held.any(|held| roles.iter().any(|it| it == held.role)))
        });
        entrusted.reduce(|one, other| one || other)
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
        self.commit.made()
    }
}
