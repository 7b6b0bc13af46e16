//! What a commit does to evidence that cases cite, though it may touch no case.
//!
//! Evidence is at fault where a commit leaves a case that cites it without it, or with other content
//! than the case recorded. Of a merge nothing is said that one of its sides has already.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use super::past::{Against, Past, PastCommit, Touch};
use super::version::{CaseVersion, record};
use crate::codec::record::place_of;
use crate::domain::case::evidence::{EvidenceFault, Holding};
use crate::domain::time::Calendar;
use crate::domain::tree::Path;
use crate::finding::{Finding, Severity, Target};
use crate::msg;
use crate::rules::{self, evidence_told};

/// A file's content at a path.
type At = (String, String);

/// What a version of a case cites.
struct Citation {
    /// Whose: the uid, else the path.
    case: String,
    /// Where in the list.
    nth: usize,
    file: String,
    sha256: Option<String>,
}

/// What is known of evidence up to a commit.
pub struct Evidence<'a> {
    past: &'a Past,
    citations: HashMap<At, Arc<Vec<Citation>>>,
}

impl<'a> Evidence<'a> {
    /// At the beginning of the range.
    pub fn new(past: &'a Past) -> Self {
        Self {
            past,
            citations: HashMap::new(),
        }
    }

    /// What is wrong with the evidence a commit touches.
    pub fn of(&mut self, commit: &PastCommit, calendar: &Calendar) -> Vec<Finding> {
        let left = self.left_by(commit);
        let mut found = Vec::new();
        if !left.is_empty() {
            for at in cases_of(commit) {
                for (nth, fault) in self.faults(&at, &left, calendar) {
                    let cited = &self.citations[&at][nth];
                    if !self.inherited(commit, cited, calendar) {
                        found.push(self.told(&at, cited, fault, calendar));
                    }
                }
            }
        }
        if self
            .past
            .commits
            .last()
            .is_some_and(|last| last.id == commit.id)
        {
            found.extend(self.away());
        }
        found
    }

    /// What a commit leaves where it changes or removes evidence; what it adds only where it has one
    /// parent, since of a merge the side that added it tells.
    fn left_by(&self, commit: &PastCommit) -> BTreeMap<String, Holding> {
        let touches = commit.against.iter().flat_map(|against| &against.evidence);
        let merge = commit.against.len() > 1;
        let touches = touches.filter(|touch| touch.old.is_some() || !merge);
        let left = touches.map(|touch| {
            let holding = touch.new.as_ref().map(|id| self.past.evidence.get(id));
            let holding = holding.map_or(Some(Holding::Nothing), Option::<&Holding>::cloned);
            (
                touch.path.clone(),
                holding.unwrap_or(Holding::Elsewhere(None)),
            )
        });
        left.collect()
    }

    /// The citations of a case that are at fault, by their place.
    fn faults(
        &mut self,
        at: &At,
        left: &BTreeMap<String, Holding>,
        calendar: &Calendar,
    ) -> Vec<(usize, EvidenceFault)> {
        let cited = self.cited(at, calendar);
        let fault = |(nth, cited): (usize, &Citation)| {
            let fault = left.get(&cited.file)?.fault(cited.sha256.as_deref())?;
            Some((nth, fault))
        };
        cited.iter().enumerate().filter_map(fault).collect()
    }

    /// Whether a side of a merge has it as the merge does: the case cites it, and it is the same.
    fn inherited(&self, commit: &PastCommit, cited: &Citation, calendar: &Calendar) -> bool {
        let merge = commit.against.len() > 1;
        let untouched = |against: &&Against| {
            let mut touches = against.evidence.iter();
            !touches.any(|touch: &Touch| touch.path == cited.file)
        };
        let mut sides = commit.against.iter().filter(untouched);
        let same = |at: &At| {
            let cases = read(self.past, at, calendar);
            let mut cases = cases.iter();
            cases.any(|it| {
                it.case == cited.case && it.file == cited.file && it.sha256 == cited.sha256
            })
        };
        merge && sides.any(|side| side.citing.iter().any(same))
    }

    fn cited(&mut self, at: &At, calendar: &Calendar) -> Arc<Vec<Citation>> {
        let past = self.past;
        let known = self.citations.entry(at.clone());
        known
            .or_insert_with(|| Arc::new(read(past, at, calendar)))
            .clone()
    }

    fn told(
        &self,
        (path, id): &At,
        cited: &Citation,
        fault: EvidenceFault,
        calendar: &Calendar,
    ) -> Finding {
        let (rule, what, help) = evidence_told(fault, &cited.file);
        let field = Path::root().key("attachments").index(cited.nth).key("file");
        let target = Target::Field(field.clone());
        let mut finding = Finding::new(rule, Severity::Error, path, target, what).help(help);
        let text = self.past.texts.get(id).cloned().flatten();
        let record = text.and_then(|text| record(path, text, calendar));
        finding.place = record.as_ref().and_then(|record| place_of(record, &field));
        finding.case = record.map(|record| record.number);
        finding.uid = Some(cited.case.clone());
        finding
    }

    /// What could not be looked at, all at once.
    fn away(&self) -> Option<Finding> {
        let holdings = self.past.evidence.values();
        let away = holdings.filter(|holding| matches!(holding, Holding::Elsewhere(_)));
        let count = away.count();
        let rule = rules::rule("evidence-not-here").filter(|_| count > 0)?;
        let what = msg!("check-evidence-not-here", count = count);
        let finding = Finding::new(rule.id, rule.severity, "attachments", Target::File, what);
        Some(finding.help(msg!("check-evidence-not-here-help")))
    }
}

/// The cases of a commit that may cite what it touches: those in it, where it changes or removes
/// evidence; those it writes itself.
fn cases_of(commit: &PastCommit) -> BTreeSet<At> {
    let touches = commit.against.iter().flat_map(|against| &against.touches);
    let written = touches.filter_map(|touch| Some((touch.path.clone(), touch.new.clone()?)));
    let written = written.filter(|(path, _)| path.starts_with("cases/"));
    written.chain(commit.citing.iter().cloned()).collect()
}

fn read(past: &Past, (path, id): &At, calendar: &Calendar) -> Vec<Citation> {
    let text = past.texts.get(id).and_then(Option::as_ref);
    let version = text.and_then(|text| CaseVersion::read(path, text, calendar));
    let Some((case, version)) = version.as_ref().and_then(|it| Some((it.case()?, it))) else {
        return Vec::new();
    };
    let cited = case.attachments.iter().enumerate();
    let cited = cited.map(|(nth, cited)| Citation {
        case: version.key.1.clone(),
        nth,
        file: cited.file.clone(),
        sha256: cited.sha256.clone(),
    });
    cited.collect()
}
