//! What the history proves: commit by commit, whether each step was legal when it was made, by
//! whoever made the commit, and was left alone afterwards.
//!
//! A commit is compared with each of its parents, so that a merge that drops or changes what one
//! side recorded is seen. What was there before the range, or beyond the edge of a shallow clone,
//! is taken as given. The rules judge one commit at a time; the walk carries what they need
//! of the commits before it.
#![deny(
    clippy::disallowed_methods,
    reason = "the audit judges what it is given"
)]

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::domain::acceptance::Accepted;
use crate::domain::msg::Msg;
use crate::domain::schema::Stamp;
use crate::domain::time::Calendar;
use crate::finding::{self, Finding, Target};

mod accepted;
mod attribution;
mod beginning;
mod duties;
mod evidence;
mod legality;
mod past;
mod recounted;
mod rule;
mod rules;
mod settled;
mod state;
mod tampering;
mod touched;
mod version;
mod view;
mod walk;

pub use beginning::{Unreadable, unreadable};
pub use past::{Against, Past, PastCommit, Policies, Touch};
pub use rule::AuditRule;
pub use rules::RULES;
pub use view::AuditSettings;

use rule::Findings;
use state::RegulationsAt;
use view::CommitView;
use walk::Walk;

/// The rule with this identifier.
pub fn rule(id: &str) -> Option<&'static AuditRule> {
    RULES.iter().copied().find(|rule| rule.id == id)
}

/// How many commits are read and judged together: enough to keep every core busy, few enough that
/// a long history does not fill the memory.
const AT_ONCE: usize = 512;

/// Every finding, in the order of the commits; of one commit by file, line and rule. `chosen` says
/// by identifier which are wanted. `calendar` reads the times of states without one of their own.
pub fn audit(
    past: &Past,
    asked: &AuditSettings,
    calendar: &Calendar,
    chosen: impl Fn(&str) -> bool + Sync,
) -> Audited {
    let states = states(past, calendar);
    let mut walk = Walk::new(past, &states, asked, calendar);
    let mut findings = Vec::new();
    let mut cases = BTreeSet::new();
    let mut told = Reported::new(past);
    for commits in past.commits.chunks(AT_ONCE) {
        let views = walk.views(commits);
        let touched = views.iter().flat_map(|view| &view.cases);
        cases.extend(touched.filter(|t| t.is_case()).map(|t| t.key.1.clone()));
        let found: Vec<Vec<Finding>> = views
            .into_par_iter()
            .map(|view| judged(view, &chosen))
            .collect();
        findings.extend(
            found
                .into_iter()
                .flatten()
                .filter(|finding| told.first(finding)),
        );
    }
    findings.retain(|finding| !walk.confirmed(finding));
    finding::number(&mut findings);
    let (accepted, in_vain) = walk.accepted(&mut findings);
    Audited {
        findings,
        cases: cases.len(),
        accepted,
        in_vain,
    }
}

/// Every state the regulations were in.
fn states(past: &Past, calendar: &Calendar) -> Vec<RegulationsAt> {
    let policies = past.policies.par_iter();
    let states = policies.map(|files| RegulationsAt::read(files, past, calendar));
    states.collect()
}

/// Why somebody may not accept a finding of this part of the history; nothing where they may.
pub fn refused(
    past: &Past,
    calendar: &Calendar,
    (finding, stamp): (&Finding, &Stamp),
) -> Option<Msg> {
    let states = states(past, calendar);
    let asked = AuditSettings::default();
    let mut walk = Walk::new(past, &states, &asked, calendar);
    for commits in past.commits.chunks(AT_ONCE) {
        drop(walk.views(commits));
    }
    let judged = walk.judged(finding)?;
    accepted::refused(finding, stamp, &judged)
}

/// What an audit gives.
#[derive(Clone, Debug)]
pub struct Audited {
    /// The findings.
    pub findings: Vec<Finding>,
    /// How many cases the commits touch.
    pub cases: usize,
    /// How many findings somebody accepted who may.
    pub accepted: usize,
    /// What was accepted and does not count, with why.
    pub in_vain: Vec<(Accepted, Msg)>,
}

/// The rules by which a merge shows again what one of its sides did.
const OF_SIDES: &[&str] = &["case-deleted", "step-changed", "step-removed"];

/// What was told already: once of a commit, and of a merge nothing that was told of a side.
struct Reported<'a> {
    merges: BTreeSet<&'a str>,
    /// By rule and file: what was told, and of which commits.
    told: BTreeMap<(&'static str, String), Vec<Repeated>>,
}

/// A finding and the commits it was told of.
struct Repeated {
    target: Target,
    what: Msg,
    commits: BTreeSet<String>,
}

impl<'a> Reported<'a> {
    fn new(past: &'a Past) -> Self {
        let merges = past
            .commits
            .iter()
            .filter(|commit| commit.parents.len() > 1);
        Self {
            merges: merges.map(|commit| commit.id.as_str()).collect(),
            told: BTreeMap::new(),
        }
    }

    fn first(&mut self, finding: &Finding) -> bool {
        let Some(origin) = &finding.origin else {
            return true;
        };
        let of_side = OF_SIDES.contains(&finding.rule);
        let merge = of_side && self.merges.contains(origin.commit.as_str());
        let told = self.told.entry((finding.rule, finding.file.clone()));
        let told = told.or_default();
        let same =
            |told: &&mut Repeated| told.target == finding.target && told.what == finding.what;
        if let Some(told) = told.iter_mut().find(same) {
            return told.commits.insert(origin.commit.clone()) && !merge;
        }
        told.push(Repeated {
            target: finding.target.clone(),
            what: finding.what.clone(),
            commits: BTreeSet::from([origin.commit.clone()]),
        });
        true
    }
}

fn judged(mut view: CommitView, chosen: impl Fn(&str) -> bool) -> Vec<Finding> {
    view.compare();
    let mut findings = Vec::new();
    for rule in RULES {
        let mut report = Findings::new(rule, &view);
        (rule.check)(&view, &mut report);
        findings.append(&mut report.into_findings());
    }
    findings.append(&mut legality::faults(&view));
    for mut finding in std::mem::take(&mut view.evidence) {
        finding.origin = Some(Box::new(view.origin()));
        findings.push(finding);
    }
    findings.retain(|finding| chosen(finding.rule));
    findings.sort_by(|a, b| key(a).cmp(&key(b)));
    findings
}

fn key(finding: &Finding) -> (&str, usize, usize, &str) {
    let place = finding.place.as_ref();
    let line = place.map_or(0, |place| place.line);
    let column = place.map_or(0, |place| place.column);
    (&finding.file, line, column, finding.rule)
}
