//! A run of the checks: each record is looked at once, gives its findings and what is kept of it, and is
//! let go; what is kept is compared; and of the few files in which that finds something the places are
//! read again. All of it on every core.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::newer_format;
use super::of_history::asked_of;
use super::rule::{Check, Findings, Rule};
use super::told::{Across, Told};
use super::unknown_person::unknown;
use super::view::{CheckSettings, RecordView, Standing};
use super::waiver::waived;
use crate::codec::bytes;
use crate::codec::place::LineIndex;
use crate::codec::record::{place_of, reading};
use crate::domain::case::evidence::Holdings;
use crate::domain::cursor::Cursor;
use crate::domain::digest::Half;
use crate::domain::record::Record;
use crate::domain::regulations::Regulations;
use crate::domain::shared::{Shared, Words};
use crate::domain::staff::asking;
use crate::domain::time::Time;
use crate::domain::tree::Path;
use crate::finding::{self, Finding, Target};

/// A run of the checks.
pub struct Judging<'a> {
    rules: &'static [&'static Rule],
    chosen: Vec<&'static Rule>,
    regulations: &'a Regulations,
    asked: &'a CheckSettings,
    /// Whether any rule compares cases.
    across: bool,
    /// What those that are compared have in common.
    words: Words,
}

/// What came of looking at one record.
pub struct Judged<'a> {
    found: Box<[Finding]>,
    told: Option<Box<Told<'a>>>,
}

/// The same in bytes, to be kept.
pub struct KeptJudged {
    /// What was found; empty where nothing was.
    pub found: Vec<u8>,
    /// What is compared, and its fingerprint.
    pub told: Vec<u8>,
    /// Whether it cites evidence.
    pub cites: bool,
    /// Whether its lines are named where others are told of.
    pub placed: bool,
}

/// For how long that holds, and on what it depends besides the record itself.
#[derive(Debug)]
pub struct Holds {
    /// The last moment; `None` where it changes by the second.
    pub until: Option<Time>,
    /// Whom of the staff was asked for.
    pub whom: BTreeSet<String>,
    /// The policy it names; `None` where that cannot be read.
    pub policy: Option<String>,
    /// How the case stands.
    pub standing: Standing,
}

impl<'a> Judged<'a> {
    /// What was found in a file and kept, as it is at this moment, for a run of these rules. What is to be
    /// compared is not there yet.
    pub fn found_again(kept: &[u8], file: &str, judging: &Judging<'a>) -> Option<Self> {
        let mut found = match kept {
            [] => Vec::new(),
            kept => bytes::remade::<Vec<Finding>>(kept)?,
        };
        found.retain(|finding| judging.has(finding.rule));
        for finding in &mut found {
            finding.again(file, judging.asked.now);
        }
        Some(Self {
            found: found.into(),
            told: None,
        })
    }

    /// In bytes; `None` where it is not to be compared.
    pub fn kept(&self) -> Option<KeptJudged> {
        let told = self.told.as_ref()?;
        let found = match &self.found[..] {
            [] => Vec::new(),
            found => bytes::made(&found)?,
        };
        Some(KeptJudged {
            found,
            told: bytes::made(told)?,
            cites: !told.evidence().is_empty(),
            placed: told
                .case
                .as_ref()
                .is_some_and(|case| !case.worked.is_empty()),
        })
    }

    /// Takes out what is to be compared.
    pub fn take_told(&mut self) -> Option<Box<Told<'a>>> {
        self.told.take()
    }

    /// Puts that back.
    pub fn put_told(&mut self, told: Box<Told<'a>>) {
        self.told = Some(told);
    }

    /// Gives what is to be compared the name of its file as it is kept for all.
    pub fn share_name(&mut self, file: &Shared) {
        if let Some(told) = &mut self.told {
            told.file = Shared::clone(file);
        }
    }

    /// What was found in it.
    pub fn found(&self) -> &[Finding] {
        &self.found
    }

    /// Takes out what was found in it.
    pub fn take_found(&mut self) -> Vec<Finding> {
        std::mem::take(&mut self.found).into_vec()
    }

    /// Puts that back.
    pub fn put_found(&mut self, found: Vec<Finding>) {
        self.found = found.into();
    }

    /// The fingerprint of the identity of the record.
    pub fn uid(&self) -> Option<Half> {
        self.told.as_ref()?.uid
    }

    /// The evidence it cites, each with what was recorded of it.
    pub fn evidence(&self) -> impl Iterator<Item = (&str, Option<&str>)> {
        let cited = self.told.iter().flat_map(|told| told.evidence());
        cited.map(|cited| (cited.file.as_str(), cited.sha256.as_deref()))
    }

    /// Where the record says its evidence is.
    pub fn cited(&self) -> impl Iterator<Item = &str> {
        self.evidence().map(|(file, _)| file)
    }
}

impl<'a> Judging<'a> {
    /// What is to be compared of a file, from what was kept of it; `None` where that cannot be read.
    pub fn told_again(&self, kept: &[u8], file: &Shared) -> Option<Box<Told<'a>>> {
        let mut told: Box<Told<'a>> = bytes::remade(kept)?;
        told.again(file, self.regulations);
        Some(told)
    }

    /// Whether any rule looks at evidence.
    pub fn on_evidence(&self) -> bool {
        self.chosen.iter().any(|rule| rule.on_evidence())
    }

    /// Whether a rule of this name is among them.
    fn has(&self, rule: &str) -> bool {
        self.chosen.iter().any(|chosen| chosen.id == rule)
    }

    /// The names of those that look at one record alone: what they find in it depends on no other.
    pub fn alone(&self) -> BTreeSet<&'static str> {
        let alone = self.chosen.iter().filter(|rule| rule.alone());
        alone.map(|rule| rule.id).collect()
    }

    /// Whether all rules are: what is found by some of them is not all there is.
    pub fn whole(&self) -> bool {
        self.chosen.len() == self.rules.len()
    }

    /// A run of those of the rules that are `chosen`.
    pub fn new(
        rules: &'static [&'static Rule],
        (regulations, asked): (&'a Regulations, &'a CheckSettings),
        chosen: impl Fn(&Rule) -> bool,
    ) -> Self {
        let chosen: Vec<&Rule> = rules.iter().copied().filter(|rule| chosen(rule)).collect();
        Self {
            across: chosen.iter().any(|rule| rule.across()),
            rules,
            chosen,
            regulations,
            asked,
            words: Words::default(),
        }
    }

    /// The same for a part of the records, beside which the others are looked at.
    #[must_use]
    pub fn of_some(self) -> Self {
        Self {
            across: true,
            ..self
        }
    }

    /// Whether any rule compares records.
    pub fn compares(&self) -> bool {
        self.across
    }

    /// Looks at one record. Where it is not `wanted`, nothing is said of it by itself: it is there to
    /// be compared with.
    pub fn one(&self, record: &Record, wanted: bool) -> Judged<'a> {
        if !wanted && !self.across {
            return Judged {
                found: Box::default(),
                told: None,
            };
        }
        let view = RecordView::new(record, self.regulations, self.asked, wanted);
        self.look(&view, wanted)
    }

    /// Looks at one record, and says for how long what it says holds.
    pub fn holding(&self, record: &Record) -> (Judged<'a>, Holds) {
        let ((judged, until, standing), whom) = asking(|| {
            let view = RecordView::new(record, self.regulations, self.asked, true);
            (self.look(&view, true), view.until(), view.standing())
        });
        let policy = record.case.as_ref().map(|case| case.policy.clone());
        let holds = Holds {
            until,
            whom,
            policy,
            standing,
        };
        (judged, holds)
    }

    fn look(&self, view: &RecordView<'_, 'a>, wanted: bool) -> Judged<'a> {
        if view.later() {
            return Judged {
                found: Box::default(),
                told: None,
            };
        }
        let mut found = Vec::new();
        for rule in self.chosen.iter().filter(|_| wanted) {
            let mut report = self.report(rule);
            match rule.check {
                Check::One(check) if rule.id == newer_format::RULE.id || !view.newer() => {
                    check(view, &mut report);
                }
                Check::Across(Some(check), _) => check(view, &mut report),
                _ => {}
            }
            found.append(&mut report.found);
        }
        Judged {
            found: kept(found, view).into(),
            told: self.across.then(|| {
                let told = Told::of(view, unknown(view), &self.words);
                Box::new(told)
            }),
        }
    }

    /// Every finding, in order, once all records were looked at, in order of path. `evidence` is what
    /// stands where they say it is; `again` reads one of them again.
    pub fn all<'r>(
        &self,
        judged: Vec<Judged<'a>>,
        evidence: Option<&Holdings>,
        again: impl Fn(&str) -> Option<Cow<'r, Record>> + Sync,
    ) -> Vec<Finding> {
        let (mut findings, told) = split(judged);
        let compared = self.compared(&told, evidence, &again, |_| true);
        // What is found from here on is found in files, which are read again.
        drop(told);
        let placed = compared.into_par_iter();
        let placed = placed.map(|(_, found)| self.placed(found, &again).0);
        let placed: Vec<Vec<Finding>> = placed.collect();
        findings.extend(placed.into_iter().flatten());
        in_order(findings)
    }

    /// What the rules that compare records find, of those that are `wanted`, file by file and without its
    /// place there.
    pub fn compared<'r>(
        &self,
        told: &[Box<Told<'a>>],
        evidence: Option<&Holdings>,
        again: &(impl Fn(&str) -> Option<Cow<'r, Record>> + Sync),
        wanted: impl Fn(&Rule) -> bool + Sync,
    ) -> Vec<(String, Vec<Finding>)> {
        let line = |file: &str, path: &Path| {
            let record = again(file);
            let place = record.and_then(|record| place_of(&record, path));
            place.map_or(0, |place| place.line)
        };
        let chosen = self.chosen.par_iter().filter(|rule| wanted(rule));
        let rules = chosen.map(|rule| {
            let mut report = self.report(rule);
            if let Check::Across(_, check) = rule.check {
                let across = Across {
                    told,
                    regulations: self.regulations,
                    asked: self.asked,
                    evidence,
                    line: &line,
                };
                check(&across, &mut report);
            }
            report.found
        });
        let compared: Vec<Vec<Finding>> = rules.collect();
        let mut files: BTreeMap<String, Vec<Finding>> = BTreeMap::new();
        for finding in compared.into_iter().flatten() {
            let found = files.entry(finding.file.clone()).or_default();
            found.push(finding);
        }
        files.into_iter().collect()
    }

    /// The findings on one file with their places, and whose turn it is there; and up to when that holds,
    /// where it holds for a while.
    pub fn placed<'r>(
        &self,
        mut found: Vec<Finding>,
        again: &impl Fn(&str) -> Option<Cow<'r, Record>>,
    ) -> (Vec<Finding>, Option<Time>) {
        let Some(record) = found.first().and_then(|first| again(&first.file)) else {
            return (found, None);
        };
        let view = RecordView::new(&record, self.regulations, self.asked, true);
        let owner = view.owner();
        for finding in &mut found {
            finding.owner.clone_from(&owner);
        }
        (kept(found, &view), view.until())
    }

    /// A fingerprint of all beside the records that comparing them goes by.
    pub fn by(&self) -> String {
        let day = self.regulations.calendar().map(|calendar| {
            let now = calendar.in_zone(self.asked.now);
            now.date_naive().to_string()
        });
        let everybody = self.regulations.staff.known_of_everybody();
        let law = self.regulations.law(None);
        format!("{law} {everybody} {day:?} {}", self.asked.as_of)
    }

    /// The moment of judging.
    pub fn now(&self) -> Time {
        self.asked.now
    }

    fn report<'f>(&self, rule: &'f Rule) -> Findings<'f> {
        Findings {
            rule,
            rules: self.rules,
            found: Vec::new(),
        }
    }
}

/// What was found in each record, and what is compared of each.
fn split(judged: Vec<Judged<'_>>) -> (Vec<Finding>, Vec<Box<Told<'_>>>) {
    let many = judged.iter().map(|one| one.found.len()).sum();
    let mut findings = Vec::with_capacity(many);
    let mut told = Vec::with_capacity(judged.len());
    for mut one in judged {
        findings.extend(one.take_found());
        told.extend(one.told);
    }
    (findings, told)
}

/// The findings on one record with their places, without the waived ones and those that are not asked of
/// what was taken over.
fn kept(mut findings: Vec<Finding>, view: &RecordView) -> Vec<Finding> {
    if !findings.is_empty() {
        place(&mut findings, view.record);
        let case = view.case.as_deref();
        findings.retain(|finding| asked_of(finding.rule, case) && !waived(finding, view));
    }
    findings
}

/// The findings in the order they are shown in, each with its number among those like it.
pub fn in_order(mut findings: Vec<Finding>) -> Vec<Finding> {
    let mut order: Vec<usize> = (0..findings.len()).collect();
    order.sort_by(|a, b| key(&findings[*a]).cmp(&key(&findings[*b])));
    // They are large: each is put in its place where they are. What stood there before was moved to where the
    // one that came to it was taken from.
    for place in 0..order.len() {
        let mut from = order[place];
        while from < place {
            from = order[from];
        }
        findings.swap(place, from);
    }
    finding::number(&mut findings);
    findings
}

fn key(finding: &Finding) -> (&str, usize, usize, &str, Option<&str>) {
    let place = finding.place.as_ref();
    let line = place.map_or(0, |place| place.line);
    let column = place.map_or(0, |place| place.column);
    (
        &finding.file,
        line,
        column,
        finding.rule,
        finding.clock.as_deref(),
    )
}

/// Gives the findings of one file their places and the uid of its case, from the text they are about.
fn place(findings: &mut [Finding], record: &Record) {
    let lines = LineIndex::new(&record.text);
    let at = |span| Some(lines.place(&record.file, span));
    for finding in &mut *findings {
        if let Target::Part(_, span) | Target::Bytes(span) = &finding.target {
            finding.place = at(span.clone());
        }
    }
    reading(record, |root| {
        let uid = root.get("uid").and_then(Cursor::text);
        let uid = uid.filter(|uid| !uid.trim().is_empty());
        for finding in findings {
            finding.uid = uid.map(str::to_owned);
            if let Target::Field(path) = &finding.target {
                finding.place = at(root.nearest(path).span());
            }
        }
    });
}
