//! Editions changed while in force, from the commit that changed them until they are restored: what
//! is done meanwhile is judged by the text before as well.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::past::{Past, PastCommit, Policies};
use super::state::RegulationsAt;
use crate::domain::policy::editions::{Breach, Edition, breaches};
use crate::domain::time::{Calendar, Time};

/// The editions that do not say any more what they said when they took effect.
type Changed = BTreeMap<Edition, Origin>;

/// Where the lawful text of an edition is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Origin {
    /// The commit that changed it.
    commit: String,
    /// The state and the file it stands in; `None` where there was none.
    text: Option<(usize, String)>,
}

/// The regulations as they would be, had nobody changed what was in force.
#[derive(Debug)]
pub struct Lawful {
    /// The regulations.
    pub state: RegulationsAt,
    /// The commits that changed what was in force, oldest first.
    pub commits: Vec<String>,
}

/// Keeps the editions that were changed, commit by commit.
pub struct Tampering<'a> {
    past: &'a Past,
    states: &'a [RegulationsAt],
    calendar: &'a Calendar,
    /// By commit; those without any are left out.
    changed: BTreeMap<String, Arc<Changed>>,
    read: BTreeMap<(usize, Arc<Changed>), Arc<Lawful>>,
}

impl<'a> Tampering<'a> {
    /// At the beginning of the range: what was before it is taken as given.
    pub fn new(past: &'a Past, states: &'a [RegulationsAt], calendar: &'a Calendar) -> Self {
        Self {
            past,
            states,
            calendar,
            changed: BTreeMap::new(),
            read: BTreeMap::new(),
        }
    }

    /// What a commit does to editions in force, and the regulations by which its steps were lawful
    /// where those in it are not.
    pub fn of(&mut self, commit: &PastCommit, latest: Time) -> (Vec<Breach>, Option<Arc<Lawful>>) {
        let new = self.breaches(commit, latest);
        let inherited = commit.parents.iter().filter_map(|id| self.changed.get(id));
        let inherited: Vec<Arc<Changed>> = inherited.cloned().collect();
        if new.is_empty() && inherited.is_empty() {
            return (new, None);
        }
        let mut changed: Changed = BTreeMap::new();
        for (edition, origin) in inherited.iter().flat_map(|changed| changed.iter()) {
            let known = changed.entry(edition.clone());
            known.or_insert_with(|| origin.clone());
        }
        for breach in &new {
            let edition = Edition {
                id: breach.id.clone(),
                effective_from: breach.effective_from,
            };
            let text = self.before(commit, &edition);
            changed.entry(edition).or_insert_with(|| Origin {
                commit: commit.id.clone(),
                text,
            });
        }
        changed.retain(|edition, origin| !self.is_restored(commit.policies, edition, origin));
        if changed.is_empty() {
            return (new, None);
        }
        let changed = Arc::new(changed);
        self.changed.insert(commit.id.clone(), changed.clone());
        let key = (commit.policies, changed);
        let lawful = match self.read.get(&key) {
            Some(read) => read.clone(),
            None => Arc::new(self.lawful(&key)),
        };
        self.read.insert(key, lawful.clone());
        (new, Some(lawful))
    }

    /// What reaches back behind the latest day the history has shown: in a merge, what no side did.
    fn breaches(&self, commit: &PastCommit, latest: Time) -> Vec<Breach> {
        let own = commit.policies;
        let Some(state) = self.states.get(own) else {
            return Vec::new();
        };
        let mut against = commit.against.iter();
        if against.any(|against| against.policies == Some(own)) {
            return Vec::new();
        }
        let made = state.calendar.in_zone(latest).date_naive();
        let mut found: Option<Vec<Breach>> = None;
        let parents = commit.against.iter().filter_map(|against| against.policies);
        for before in parents.filter_map(|i| self.states.get(i)) {
            let mut new = breaches(&before.documents, &state.documents, made);
            if let Some(found) = &found {
                new.retain(|breach| found.contains(breach));
            }
            found = Some(new);
        }
        found.unwrap_or_default()
    }

    /// Where an edition stands before a commit.
    fn before(&self, commit: &PastCommit, edition: &Edition) -> Option<(usize, String)> {
        let mut parents = commit.against.iter().filter_map(|against| against.policies);
        parents.find_map(|i| Some((i, self.states.get(i)?.file_of(edition)?.to_owned())))
    }

    /// Whether an edition says again what it said, comments and words aside.
    fn is_restored(&self, now: usize, edition: &Edition, origin: &Origin) -> bool {
        let Some(now) = self.states.get(now) else {
            return false;
        };
        let (Some((i, file)), Some(here)) = (&origin.text, now.file_of(edition)) else {
            return origin.text.is_none() && now.file_of(edition).is_none();
        };
        let document = |state: &RegulationsAt, file: &str| {
            let document = state.documents.get(file)?.clone();
            Some(BTreeMap::from([(String::new(), document)]))
        };
        let was = self.states.get(*i).and_then(|state| document(state, file));
        was.zip(document(now, here))
            .is_some_and(|(was, is)| breaches(&was, &is, edition.effective_from).is_empty())
    }

    fn lawful(&self, (now, changed): &(usize, Arc<Changed>)) -> Lawful {
        let all = &self.past.policies;
        let mut files: Policies = all.get(*now).cloned().unwrap_or_default();
        for (edition, origin) in changed.iter() {
            if let Some(file) = self.states.get(*now).and_then(|now| now.file_of(edition)) {
                files.remove(file);
            }
            let text = origin.text.as_ref();
            let id = text.and_then(|(i, file)| Some((file, all.get(*i)?.get(file)?)));
            if let Some((file, id)) = id {
                files.insert(file.clone(), id.clone());
            }
        }
        let mut commits: Vec<String> = changed.values().map(|o| o.commit.clone()).collect();
        commits.sort();
        commits.dedup();
        Lawful {
            state: RegulationsAt::read(&files, self.past, self.calendar),
            commits,
        }
    }
}
