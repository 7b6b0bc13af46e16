//! The checks, one file each. This is their only list.
//!
//! A rule looks at one case (or at all of them together) with the regulations and reports what is
//! wrong by field path; which line that is, the codec knows.
#![deny(clippy::disallowed_methods, reason = "rules judge what they are given")]

use std::collections::BTreeMap;

use crate::codec::place::LineIndex;
use crate::domain::case::Case;
use crate::domain::judge::{self, Clock};
use crate::domain::msg::Msg;
use crate::domain::policy::Policy;
use crate::domain::record::Record;
use crate::domain::regulations::Regulations;
use crate::domain::time::{Calendar, Time};
use crate::domain::tree::Path;
use crate::finding::{Finding, Kind, Severity, Target};

/// A check.
pub struct Rule {
    /// Its identifier, naming the problem in kebab case.
    pub id: &'static str,
    /// How grave its findings are.
    pub severity: Severity,
    /// Whether it is about the record or about the work.
    pub kind: Kind,
    /// The rules of the regulations it watches over.
    pub holds: &'static [&'static str],
    check: Check,
}

enum Check {
    /// Looks at one record.
    One(fn(&View, &mut Report)),
    /// Looks at all records together.
    All(fn(&[View], &mut Report)),
}

/// Every rule, in order of identifier.
pub const RULES: &[&Rule] = &[];

/// What a rule sees of one record.
pub struct View<'a> {
    /// The record.
    pub record: &'a Record,
    /// The case as known now; `None` where it cannot be read or was recorded later.
    pub case: Option<Case>,
    /// The policy in force for it.
    pub policy: Option<&'a Policy>,
    /// The policy's calendar, else the organisation's.
    pub calendar: Option<&'a Calendar>,
    /// Its clocks.
    pub clocks: Vec<Clock>,
    /// Limits that could not be counted.
    pub uncounted: Vec<Msg>,
    /// The regulations.
    pub regulations: &'a Regulations,
    /// What all checks are asked with.
    pub asked: &'a Asked,
}

/// What a check run is asked with.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The moment of judging.
    pub now: Time,
    /// How long before its due a clock counts as due soon, in seconds of calendar time.
    pub warn_within: Option<i64>,
}

/// Collects findings for one rule.
pub struct Report<'a> {
    rule: &'a Rule,
    findings: Vec<Finding>,
}

impl Report<'_> {
    /// A finding on a field of the case.
    pub fn field(&mut self, view: &View, path: Path, what: Msg) -> &mut Finding {
        self.target(view, Target::Field(path), what)
    }

    /// A finding on the file as a whole.
    pub fn file(&mut self, view: &View, what: Msg) -> &mut Finding {
        self.target(view, Target::File, what)
    }

    /// A finding on any part of the file.
    pub fn target(&mut self, view: &View, target: Target, what: Msg) -> &mut Finding {
        let mut finding = Finding::new(
            self.rule.id,
            self.rule.severity,
            &view.record.file,
            target,
            what,
        );
        finding.case = Some(view.record.number.clone());
        finding.owner = view.owner();
        self.findings.push(finding);
        let last = self.findings.len() - 1;
        &mut self.findings[last]
    }
}

impl<'a> View<'a> {
    fn new(record: &'a Record, regulations: &'a Regulations, asked: &'a Asked) -> Self {
        let case = record.known_at(asked.now);
        let policy = case.as_ref().and_then(|case| regulations.policy_of(case));
        let own = policy.and_then(|policy| regulations.calendar_of(policy));
        let calendar = own.or_else(|| regulations.calendar());
        let (clocks, uncounted) = match (&case, policy, calendar) {
            (Some(case), Some(policy), Some(calendar)) => {
                judge::clocks(case, policy, calendar, asked.now)
            }
            _ => (Vec::new(), Vec::new()),
        };
        Self {
            record,
            case,
            policy,
            calendar,
            clocks,
            uncounted,
            regulations,
            asked,
        }
    }

    fn owner(&self) -> Option<String> {
        let case = self.case.as_ref()?;
        Some(case.owner(self.policy?).to_owned())
    }

    /// Case and policy, where both are there.
    pub fn judged(&self) -> Option<(&Case, &'a Policy)> {
        Some((self.case.as_ref()?, self.policy?))
    }
}

/// The rule with this identifier.
pub fn rule(id: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.id == id)
}

/// Every finding of the rules on these records, waived ones left out; ordered by file, line and
/// rule. `chosen` says which rules run.
pub fn check(
    records: &[Record],
    regulations: &Regulations,
    asked: &Asked,
    chosen: impl Fn(&Rule) -> bool,
) -> Vec<Finding> {
    let views: Vec<View> = records
        .iter()
        .map(|record| View::new(record, regulations, asked))
        .collect();
    let mut findings = Vec::new();
    for rule in RULES.iter().filter(|rule| chosen(rule)) {
        let mut report = Report {
            rule,
            findings: Vec::new(),
        };
        match rule.check {
            Check::One(check) => views.iter().for_each(|view| check(view, &mut report)),
            Check::All(check) => check(&views, &mut report),
        }
        findings.append(&mut report.findings);
    }
    findings.sort_by(|a, b| a.file.cmp(&b.file));
    let by_file: BTreeMap<&str, &View> = views
        .iter()
        .map(|view| (view.record.file.as_str(), view))
        .collect();
    let mut kept = Vec::new();
    for group in findings.chunk_by_mut(|a, b| a.file == b.file) {
        let view = group
            .first()
            .and_then(|first| by_file.get(first.file.as_str()));
        if let Some(view) = view {
            place(group, view.record);
        }
        let case = view.and_then(|view| view.case.as_ref());
        kept.extend(
            group
                .iter()
                .filter(|finding| !waived(finding, case))
                .cloned(),
        );
    }
    kept.sort_by(|a, b| key(a).cmp(&key(b)));
    kept
}

/// The findings of the rules that look at single records, on this one.
pub fn check_one(record: &Record, regulations: &Regulations, now: Time) -> Vec<Finding> {
    let asked = Asked {
        now,
        warn_within: None,
    };
    check(std::slice::from_ref(record), regulations, &asked, |rule| {
        matches!(rule.check, Check::One(_))
    })
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

fn waived(finding: &Finding, case: Option<&Case>) -> bool {
    let named = |rule: &str| match &finding.clock {
        Some(clock) => rule == finding.rule || rule == format!("{}:{clock}", finding.rule),
        None => rule == finding.rule,
    };
    case.is_some_and(|case| case.waivers.iter().any(|waiver| named(&waiver.rule)))
}

/// Gives the findings of one file their places, from the text they are about.
fn place(findings: &mut [Finding], record: &Record) {
    let lines = LineIndex::new(&record.text);
    for finding in findings {
        finding.place = match (&finding.target, &record.root) {
            (Target::Field(path), Some(root)) => {
                Some(lines.place(&record.file, root.nearest(path).span.clone()))
            }
            (Target::Bytes(span), _) => Some(lines.place(&record.file, span.clone())),
            _ => None,
        };
    }
}
