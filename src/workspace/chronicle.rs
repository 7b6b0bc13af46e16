//! What each commit did to a case.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::domain::regulations::Regulations;
use crate::domain::time::Calendar;
use crate::msg;
use crate::store::case_files::CaseFiles;
use crate::store::git::Git;
use crate::store::trail::Trail;
use crate::ui::log::{Chapter, LogLine};
use crate::ui::narrator::Line;
use crate::ui::problem::Problem;

mod found;
mod lines;
mod version;

pub use found::found;

use lines::{log_lines, made, of_file, patches};
use version::{ReadVersion, key, own, read, why};

/// Reads versions and tells what became of them.
pub struct Chronicle<'a> {
    git: &'a Git,
    calendar: &'a Calendar,
    /// Regulations by the tree that holds them.
    regulations: BTreeMap<String, Rc<Regulations>>,
    /// For versions that cannot be read, by their objects: the last before that could.
    before: BTreeMap<String, Rc<ReadVersion>>,
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
        let trees: Vec<String> = trail
            .commits
            .iter()
            .map(|c| format!("{}:./policies", c.id))
            .collect();
        let trees = self.git.ids(&trees)?;
        let mut chapters = Vec::new();
        for (commit, tree) in trail.commits.iter().zip(trees) {
            let new = trail.states.get(&commit.id);
            let olds: Vec<Option<&CaseFiles>> = commit
                .parents
                .iter()
                .map(|parent| trail.states.get(parent))
                .collect();
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
            let patches = if shallow {
                Vec::new()
            } else {
                patches(old, new)
            };
            chapters.push(Chapter {
                made: Some(made(commit)),
                file: new
                    .or(old)
                    .map(|state| state.case.path.clone())
                    .unwrap_or_default(),
                shallow,
                changes: told,
                patches,
            });
        }
        Ok(chapters)
    }

    /// What the working tree has that HEAD has not; nothing where they are alike.
    pub fn uncommitted(
        &mut self,
        head: Option<&CaseFiles>,
        working: Option<&CaseFiles>,
        regulations: &Regulations,
    ) -> Option<Chapter> {
        let told = self.step(&[head], working, regulations, None)?;
        let state = working.or(head)?;
        Some(Chapter {
            made: None,
            file: state.case.path.clone(),
            shallow: false,
            changes: told,
            patches: patches(head, working),
        })
    }

    /// What a step from its parents did. `None`: nothing of its own.
    fn step(
        &mut self,
        olds: &[Option<&CaseFiles>],
        new: Option<&CaseFiles>,
        regulations: &Regulations,
        author: Option<&str>,
    ) -> Option<Vec<LogLine>> {
        let calendar = regulations.calendar().unwrap_or(self.calendar);
        let there: Vec<&CaseFiles> = olds.iter().copied().flatten().collect();
        let Some(new) = new else {
            // Where one side of a merge had none, the merge took nothing away.
            let first = there.first().filter(|_| there.len() == olds.len())?;
            let path = &first.case.path;
            return Some(vec![of_file(
                "removed",
                path,
                Line::grave(msg!("log-removed", file = path)),
            )]);
        };
        if there.iter().any(|old| old.is(new)) {
            return None;
        }
        let mut told = Vec::new();
        let moved = there
            .first()
            .filter(|_| there.iter().all(|old| old.case.path != new.case.path));
        if let Some(old) = moved {
            let (old, path) = (&old.case.path, &new.case.path);
            told.push(of_file(
                "changed",
                path,
                Line::of(msg!("log-moved", old = old, new = path)),
            ));
        }
        let former: Vec<Rc<ReadVersion>> = there
            .iter()
            .filter_map(|old| self.readable(old, calendar))
            .collect();
        let version = Rc::new(read(new, calendar));
        if version.record.case.is_none() {
            if let Some(last) = former.first() {
                self.before.insert(key(new), Rc::clone(last));
            }
            let what = why(&version.record);
            told.push(of_file(
                "changed",
                &new.case.path,
                Line::grave(msg!("log-unreadable", what = what)),
            ));
            return Some(told);
        }
        let own = own(&former, &version);
        if own.is_empty() && told.is_empty() && there.len() > 1 {
            return None;
        }
        told.extend(log_lines(
            &own,
            &former,
            &version.record,
            regulations,
            author,
        ));
        Some(told)
    }

    /// The version as it is, or the last before it that can be read.
    fn readable(&self, state: &CaseFiles, calendar: &Calendar) -> Option<Rc<ReadVersion>> {
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
        let read = Rc::new(self.git.regulations_at(rev)?.regulations());
        self.regulations.insert(tree, Rc::clone(&read));
        Ok(read)
    }
}
