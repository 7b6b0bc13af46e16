//! Goes through the commits in order and carries what the judgement of one needs of those before
//! it: the last readable version of each file, who had which number, what was deleted.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::beginning::stand_ins;
use super::duties::DutyChanges;
use super::evidence::Evidence;
use super::past::{Against, Past, PastCommit, Touch};
use super::recounted::recounts;
use super::state::RegulationsAt;
use super::tampering::Tampering;
use super::touched::{Before, Touched};
use super::version::{Area, CaseVersion, Key, area};
use super::view::{Asked, AuditSettings, CommitView};
use crate::domain::time::{Calendar, Time};

/// A file's content at a path.
type At = (String, String);

/// Goes through the commits.
pub struct Walk<'a> {
    pub(super) past: &'a Past,
    pub(super) states: &'a [RegulationsAt],
    asked: &'a AuditSettings,
    tampering: Tampering<'a>,
    evidence: Evidence<'a>,
    places: HashMap<&'a str, usize>,
    /// The versions the commits at hand name; `None` where one cannot be read.
    versions: HashMap<At, Option<Arc<CaseVersion>>>,
    /// For what cannot be read: the last readable version before it.
    stand_ins: HashMap<At, Arc<CaseVersion>>,
    /// What cannot be read and has nothing before it.
    unheard: HashSet<At>,
    /// Which content came after which: a way along these is told at its commits.
    successors: HashMap<At, Vec<String>>,
    /// The last version of what was deleted.
    deleted: HashMap<Key, Arc<CaseVersion>>,
    /// Who had which number, since which commit; `None` where since before the range.
    numbers: HashMap<String, Vec<(Key, Option<usize>)>>,
    /// Where the newest version of each case stands.
    pub(super) newest: HashMap<String, At>,
    /// The latest time shown up to each commit.
    shown: HashMap<&'a str, Time>,
}

/// A file on one side of a comparison.
struct Side {
    at: At,
    version: Option<Arc<CaseVersion>>,
    unreadable: bool,
}

/// How a commit differs from one parent, by whose file it is.
#[derive(Default)]
struct Compared {
    olds: BTreeMap<Key, Side>,
    news: BTreeMap<Key, Side>,
    /// Cases that could not be read at the beginning of the range.
    given: BTreeSet<Key>,
}

/// One case over the comparisons with all parents.
struct Gathered {
    file: String,
    now: Option<Arc<CaseVersion>>,
    unreadable: bool,
    gone: bool,
    before: Vec<Before>,
    differing: usize,
    /// What takes from the commit what it has: told of others, or given at the beginning.
    not_own: Option<NotOwn>,
}

/// Why a version is not the commit's own.
#[derive(Clone, Copy, PartialEq, Eq)]
enum NotOwn {
    /// Another commit made it.
    Elsewhere,
    /// What was before could not be read at the beginning of the range.
    Given,
}

impl<'a> Walk<'a> {
    /// At the beginning of the range.
    pub fn new(
        past: &'a Past,
        states: &'a [RegulationsAt],
        asked: &'a AuditSettings,
        calendar: &'a Calendar,
    ) -> Self {
        let ids = past.commits.iter().enumerate();
        Self {
            past,
            states,
            asked,
            tampering: Tampering::new(past, states, calendar),
            evidence: Evidence::new(past),
            places: ids.map(|(i, commit)| (commit.id.as_str(), i)).collect(),
            versions: HashMap::new(),
            stand_ins: stand_ins(past, calendar).collect(),
            unheard: HashSet::new(),
            successors: HashMap::new(),
            deleted: HashMap::new(),
            numbers: HashMap::new(),
            newest: HashMap::new(),
            shown: HashMap::new(),
        }
    }

    /// What the rules see of the next commits.
    pub fn views(&mut self, commits: &'a [PastCommit]) -> Vec<CommitView<'a>> {
        self.read(commits);
        commits.iter().map(|commit| self.view(commit)).collect()
    }

    /// Reads every version the commits name, each once.
    fn read(&mut self, commits: &'a [PastCommit]) {
        let mut wanted: BTreeMap<(&str, &str), usize> = BTreeMap::new();
        for commit in commits {
            for touch in commit.against.iter().flat_map(|against| &against.touches) {
                for id in touch.old.iter().chain(&touch.new) {
                    wanted.entry((&touch.path, id)).or_insert(commit.policies);
                }
            }
        }
        let (texts, states) = (&self.past.texts, self.states);
        let read = wanted.into_par_iter().map(|((path, id), state)| {
            let text = texts.get(id).and_then(Option::as_ref);
            let version = text
                .zip(states.get(state))
                .and_then(|(text, state)| CaseVersion::read(path, text, &state.calendar));
            ((path.to_owned(), id.to_owned()), version.map(Arc::new))
        });
        self.versions = read.collect();
    }

    fn view(&mut self, commit: &'a PastCommit) -> CommitView<'a> {
        let compared: Vec<Compared> = commit
            .against
            .iter()
            .map(|against| self.compared(against))
            .collect();
        let mut gathered: BTreeMap<Key, Gathered> = BTreeMap::new();
        for one in &compared {
            self.gather(one, commit.against.len() > 1, &mut gathered);
        }
        let place = self.places.get(commit.id.as_str()).copied();
        let place = place.unwrap_or_default();
        let mut cases = Vec::new();
        for (key, one) in gathered {
            cases.extend(self.touched(commit, place, (key, one), &compared));
        }
        self.remember(commit, place, &compared);
        let state = |i: usize| self.states.get(i);
        let parents = commit.against.iter().filter_map(|against| against.policies);
        // The states are read for every index a commit names.
        let empty = || &self.states[0];
        let past = self.shown_before(commit);
        let latest = past.map_or(commit.made(), |past| past.max(commit.made()));
        self.shown.insert(&commit.id, latest);
        let (breaches, lawful) = self.tampering.of(commit, latest);
        let at = state(commit.policies).unwrap_or_else(empty);
        CommitView {
            commit,
            state: at,
            evidence: self.evidence.of(commit, &at.calendar),
            duties: DutyChanges::of(self.past, commit, &at.calendar),
            before: parents.filter_map(state).collect(),
            merge_base: commit.merge_base.and_then(state),
            cases,
            breaches,
            recounts: recounts(self.past, self.states, commit),
            lawful,
            past,
            asked: Asked::by(self.asked, self.base_of(commit)),
        }
    }

    /// The regulations that set what a commit is judged with: those at the beginning of the range,
    /// else those in its first parent, else, of the first there is, its own.
    fn base_of(&self, commit: &PastCommit) -> Option<&'a RegulationsAt> {
        let first = commit.against.first();
        let parent = first.and_then(|against| against.policies);
        let place = self.past.base.or(parent).unwrap_or(commit.policies);
        self.states.get(place)
    }

    /// The latest time the history had shown before a commit: its own claim counts for nothing.
    fn shown_before(&self, commit: &PastCommit) -> Option<Time> {
        let parents = commit.parents.iter().filter_map(|id| {
            let within = self.shown.get(id.as_str());
            within.or_else(|| self.past.outside.get(id)).copied()
        });
        parents.max()
    }

    /// The readable version of a file's content, else the last one before it.
    fn effective(&self, at: &At) -> Option<Arc<CaseVersion>> {
        let read = self.versions.get(at).cloned().flatten();
        read.or_else(|| self.stand_ins.get(at).cloned())
    }

    fn compared(&mut self, against: &Against) -> Compared {
        let mut compared = Compared::default();
        for touch in &against.touches {
            let Some(id) = &touch.old else { continue };
            let at = (touch.path.clone(), id.clone());
            if let Some(version) = self.effective(&at) {
                let key = free(&compared.olds, version.key.clone(), &touch.path);
                let side = Side {
                    at,
                    version: Some(version),
                    unreadable: false,
                };
                compared.olds.insert(key, side);
            }
        }
        // A copy must not pass for the original: what stayed in its place goes first.
        let stays = |touch: &&Touch| {
            let at = |id: &String| (touch.path.clone(), id.clone());
            let old = touch.old.as_ref().and_then(|id| self.effective(&at(id)));
            let new = touch.new.as_ref().and_then(|id| self.effective(&at(id)));
            old.zip(new).is_some_and(|(old, new)| old.key == new.key)
        };
        let (stayed, other): (Vec<&Touch>, Vec<_>) = against.touches.iter().partition(stays);
        for touch in stayed.into_iter().chain(other) {
            self.place_new(touch, &mut compared);
        }
        compared
    }

    fn place_new(&mut self, touch: &Touch, compared: &mut Compared) {
        let Some(id) = &touch.new else { return };
        let at = (touch.path.clone(), id.clone());
        let before = touch
            .old
            .as_ref()
            .map(|id| (touch.path.clone(), id.clone()));
        let old = before.as_ref().and_then(|at| self.effective(at));
        let read = self.versions.get(&at).cloned().flatten();
        let unreadable = read.is_none();
        if unreadable {
            match &old {
                Some(old) => drop(self.stand_ins.insert(at.clone(), old.clone())),
                None => drop(self.unheard.insert(at.clone())),
            }
        }
        let version = read.or_else(|| old.clone());
        let by_path = || (area(&touch.path).unwrap_or(Area::Case), touch.path.clone());
        let key = version.as_ref().map_or_else(by_path, |v| v.key.clone());
        let key = free(&compared.news, key, &touch.path);
        if before.is_some_and(|at| old.is_none() && !self.unheard.contains(&at)) {
            compared.given.insert(key.clone());
        }
        let side = Side {
            at,
            version,
            unreadable,
        };
        compared.news.insert(key, side);
    }

    fn gather(&self, one: &Compared, merge: bool, all: &mut BTreeMap<Key, Gathered>) {
        let keys: BTreeSet<&Key> = one.olds.keys().chain(one.news.keys()).collect();
        for key in keys {
            let (old, new) = (one.olds.get(key), one.news.get(key));
            let file = new.or(old).map(|side| side.at.0.clone());
            let entry = all.entry(key.clone()).or_insert_with(|| Gathered {
                file: file.unwrap_or_default(),
                now: None,
                unreadable: false,
                gone: false,
                before: Vec::new(),
                differing: 0,
                not_own: None,
            });
            entry.differing += 1;
            if one.given.contains(key) {
                entry.not_own = Some(NotOwn::Given);
            }
            match new {
                Some(new) => {
                    entry.file.clone_from(&new.at.0);
                    entry.now.clone_from(&new.version);
                    entry.unreadable = new.unreadable;
                }
                None => entry.gone = true,
            }
            let told = old
                .zip(new)
                .is_some_and(|(old, new)| self.leads(&old.at, &new.at));
            if merge && told {
                entry.not_own.get_or_insert(NotOwn::Elsewhere);
            } else {
                entry
                    .before
                    .push(Before::new(old.and_then(|old| old.version.clone())));
            }
        }
    }

    /// Whether one content of a file became another over commits that were judged.
    fn leads(&self, from: &At, to: &At) -> bool {
        if from.0 != to.0 {
            return false;
        }
        let (mut seen, mut next) = (HashSet::new(), vec![from.1.as_str()]);
        while let Some(id) = next.pop() {
            if id == to.1 {
                return true;
            }
            if seen.insert(id) {
                let after = self.successors.get(&(from.0.clone(), id.to_owned()));
                next.extend(after.into_iter().flatten().map(String::as_str));
            }
        }
        false
    }

    fn touched(
        &mut self,
        commit: &PastCommit,
        place: usize,
        (key, one): (Key, Gathered),
        compared: &[Compared],
    ) -> Option<Touched> {
        let merge = commit.against.len() > 1;
        // What a side of the merge deleted is told there.
        if one.gone && merge && self.deleted.contains_key(&key) {
            return None;
        }
        let own = one.differing == commit.against.len() && one.not_own.is_none();
        let mut before = one.before;
        if one.not_own == Some(NotOwn::Given) {
            before.clear();
        }
        if !own {
            before.retain(|before| before.version.is_some());
        }
        if !merge && let Some(deleted) = self.deleted.get(&key) {
            for before in before.iter_mut().filter(|before| before.version.is_none()) {
                before.version = Some(deleted.clone());
            }
        }
        let now = one.now.filter(|_| !one.gone);
        let taken_from = now
            .as_ref()
            .filter(|_| own && !one.unreadable)
            .and_then(|now| self.taken_from(now, &key, place, compared));
        let of = (key.0 == Area::Sanctions).then(|| self.case_of(commit, &key, compared));
        Some(Touched {
            key,
            file: one.file,
            now,
            unreadable: one.unreadable,
            before,
            own,
            taken_from,
            of: of.flatten(),
            fresh: Vec::new(),
        })
    }

    /// The uid of another case that had the number before, where this case newly has it.
    fn taken_from(
        &self,
        now: &CaseVersion,
        key: &Key,
        place: usize,
        compared: &[Compared],
    ) -> Option<String> {
        let number = now.number();
        let held = |side: &Side| side.version.as_ref().is_some_and(|v| v.number() == number);
        let mut same = compared.iter().filter_map(|one| one.olds.get(key));
        if key.0 != Area::Case || same.any(held) {
            return None;
        }
        let mut olds = compared.iter().flat_map(|one| &one.olds);
        let holder =
            olds.find(|(other, side)| other.0 == Area::Case && *other != key && held(side));
        if let Some((other, side)) = holder {
            // Two cases under one number: the older record keeps it, the other takes a new one.
            let moved = compared.iter().find_map(|one| one.news.get(other));
            let moved = moved.and_then(|side| side.version.as_ref());
            let recorded = |version: &CaseVersion| version.case().map(|case| case.recorded);
            let yields = side
                .version
                .as_ref()
                .is_some_and(|v| recorded(v) >= recorded(now));
            let resolved = yields && moved.is_some_and(|moved| moved.number() != number);
            return (!resolved).then(|| other.1.clone());
        }
        let had = self.numbers.get(number)?.iter();
        let mut others = had.filter(|(other, _)| other != key);
        let (other, _) = others.find(|(_, at)| at.is_none_or(|at| self.is_ancestor(at, place)))?;
        Some(other.1.clone())
    }

    /// The case whose sanctions a file holds.
    fn case_of(
        &self,
        commit: &PastCommit,
        key: &Key,
        compared: &[Compared],
    ) -> Option<Arc<CaseVersion>> {
        let case = (Area::Case, key.1.clone());
        let here = compared.iter().find_map(|one| one.news.get(&case));
        if let Some(here) = here {
            return here.version.clone();
        }
        let (path, id) = self.newest.get(&key.1)?;
        let text = self.past.texts.get(id)?.as_ref()?;
        let state = self.states.get(commit.policies)?;
        CaseVersion::read(path, text, &state.calendar).map(Arc::new)
    }

    fn is_ancestor(&self, one: usize, of: usize) -> bool {
        let (mut seen, mut next) = (HashSet::new(), vec![of]);
        while let Some(place) = next.pop() {
            if place == one {
                return true;
            }
            // Parents come first: nothing before it leads to it.
            if place > one && seen.insert(place) {
                let parents = self.past.commits.get(place).map(|commit| &commit.parents);
                let parents = parents.into_iter().flatten();
                next.extend(parents.filter_map(|id| self.places.get(id.as_str())));
            }
        }
        false
    }

    fn remember(&mut self, commit: &PastCommit, place: usize, compared: &[Compared]) {
        for touch in commit.against.iter().flat_map(|against| &against.touches) {
            if let (Some(old), Some(new)) = (&touch.old, &touch.new) {
                let after = self.successors.entry((touch.path.clone(), old.clone()));
                after.or_default().push(new.clone());
            }
        }
        for one in compared {
            for (key, side) in &one.olds {
                let Some(was) = &side.version else { continue };
                let now = one.news.get(key).and_then(|side| side.version.as_ref());
                if now.is_none() {
                    self.deleted.insert(key.clone(), was.clone());
                }
                if key.0 == Area::Case {
                    self.had(was.number(), key, None);
                }
            }
            for (key, side) in &one.news {
                self.deleted.remove(key);
                if key.0 == Area::Case {
                    self.newest.insert(key.1.clone(), side.at.clone());
                }
                let number = side.version.as_ref().map(|version| version.number());
                let was = one.olds.get(key).and_then(|side| side.version.as_ref());
                if let (Area::Case, Some(number)) = (key.0, number)
                    && was.is_none_or(|was| was.number() != number)
                {
                    self.had(number, key, Some(place));
                }
            }
        }
    }

    /// Remembers whose a number was, and since which commit: `None` where since before the range.
    fn had(&mut self, number: &str, key: &Key, since: Option<usize>) {
        let had = self.numbers.entry(number.to_owned()).or_default();
        let before = || had.iter().any(|(other, _)| other == key);
        if since.is_some() || !before() {
            had.push((key.clone(), since));
        }
    }
}

/// The key, or where it is taken by another file, that of the path.
fn free(taken: &BTreeMap<Key, Side>, key: Key, path: &str) -> Key {
    if taken.contains_key(&key) {
        (key.0, path.to_owned())
    } else {
        key
    }
}
