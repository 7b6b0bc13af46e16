//! What a check run found, and the words for it.

use std::cmp::Reverse;

use serde::Serialize;

use crate::domain::msg::{Arg, Msg};
use crate::domain::time::Time;
use crate::finding::{Finding, Severity};
use crate::msg;
use crate::ui::format;
use crate::ui::words::Words;

/// What a check run found.
#[derive(Clone, Copy, Debug)]
pub struct Checked<'a> {
    /// The moment of judging.
    pub as_of: Time,
    /// The findings, in the order they are shown.
    pub findings: &'a [Finding],
    /// The numbers of the cases that were checked, in order.
    pub cases: &'a [&'a str],
    /// How much was looked at, where the history was.
    pub history: Option<History>,
    /// The severity from which findings fail the run.
    pub fail_on: Severity,
    /// The way from the top of git's work tree to the case repository, with `/` at its end: sites
    /// and scanners name files from there.
    pub below: &'a str,
    /// The revision compared with, whose findings do not fail the run.
    pub base: Option<&'a str>,
}

/// How much of the history was looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct History {
    /// How many commits.
    pub commits: usize,
    /// How many cases they touch.
    pub cases: usize,
    /// At how many commits a shallow clone ends.
    pub edges: usize,
    /// How many findings somebody accepted.
    pub accepted: usize,
}

/// How many findings there are of each severity, in how many cases that were checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Counts {
    error: usize,
    warning: usize,
    note: usize,
    cases: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    commits: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    edges: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    accepted: Option<usize>,
}

impl History {
    /// "12 commits, 3 cases", and what could not be seen.
    pub(super) fn seen(&self) -> Msg {
        let cases = msg!("audit-seen-cases", cases = self.cases);
        let seen = self.commits_seen(cases);
        match self.accepted {
            0 => seen,
            count => msg!("audit-seen-accepted", seen = seen, count = count),
        }
    }

    fn commits_seen(&self, cases: Msg) -> Msg {
        let (commits, edges) = (self.commits, self.edges);
        if edges > 0 {
            msg!(
                "audit-seen-shallow",
                commits = commits,
                cases = cases,
                edges = edges
            )
        } else {
            msg!("audit-seen", commits = commits, cases = cases)
        }
    }
}

impl Checked<'_> {
    /// The file of a finding from the top of git's work tree.
    pub(super) fn file(&self, finding: &Finding) -> String {
        format!("{}{}", self.below, finding.shown_file())
    }

    pub(super) fn counts(&self) -> Counts {
        let of = |severity| {
            let these = self.findings.iter().filter(|f| f.severity == severity);
            these.count()
        };
        Counts {
            error: of(Severity::Error),
            warning: of(Severity::Warning),
            note: of(Severity::Note),
            cases: self
                .history
                .map_or(self.cases.len(), |history| history.cases),
            commits: self.history.map(|history| history.commits),
            edges: self.history.map(|history| history.edges),
            accepted: self.history.map(|history| history.accepted),
        }
    }

    /// "3 errors, 2 warnings".
    fn by_severity(&self) -> Arg {
        let counts = self.counts();
        let mut parts: Vec<Msg> = Vec::new();
        if counts.error > 0 {
            parts.push(msg!("check-errors", count = counts.error));
        }
        if counts.warning > 0 {
            parts.push(msg!("check-warnings", count = counts.warning));
        }
        if counts.note > 0 {
            parts.push(msg!("check-notes", count = counts.note));
        }
        parts.into_iter().collect()
    }

    /// "3 errors, 2 warnings in 12 cases", or that nothing was found.
    pub(super) fn summary(&self) -> Msg {
        if self.findings.is_empty() {
            return match self.history {
                Some(history) => msg!("audit-nothing", seen = history.seen()),
                None => msg!("check-nothing", cases = self.cases.len()),
            };
        }
        let parts = self.by_severity();
        let known = self.findings.iter().filter_map(|finding| finding.known);
        let (known, unchanged) = (known.clone().count(), self.unchanged());
        let summary = match self.history {
            Some(history) => msg!("audit-summary", counts = parts, seen = history.seen()),
            None => msg!("check-summary", counts = parts, cases = self.cases.len()),
        };
        if known == 0 {
            return summary;
        }
        if unchanged == 0 {
            return msg!("base-summary", summary = summary, count = known);
        }
        msg!(
            "base-summary-unchanged",
            summary = summary,
            count = known,
            unchanged = unchanged
        )
    }

    /// Those that are shown to people.
    pub(super) fn shown(&self) -> impl Iterator<Item = &Finding> {
        let findings = self.findings.iter();
        findings.filter(|finding| !finding.is_unchanged())
    }

    /// How many are only counted.
    pub(super) fn unchanged(&self) -> usize {
        let findings = self.findings.iter();
        findings.filter(|finding| finding.is_unchanged()).count()
    }

    /// Those that are shown, for who shows only the first few: new ones, then the gravest, then the latest.
    pub(super) fn worst_first(&self) -> Vec<&Finding> {
        let mut findings: Vec<&Finding> = self.shown().collect();
        findings.sort_by_key(|it| (it.known, Reverse(it.severity), Reverse(it.late_by)));
        findings
    }

    /// How many are shown nowhere here, by severity; nothing where all are.
    pub(super) fn left_out(&self, left: &[&Finding]) -> Option<Msg> {
        let rest: Vec<Finding> = left.iter().copied().cloned().collect();
        let rest = Checked {
            findings: &rest,
            ..*self
        };
        let (all, left) = (self.summary(), rest.by_severity());
        (!rest.findings.is_empty()).then(|| msg!("check-left-out", all = all, left = left))
    }

    /// Whether something was found that fails the run.
    pub fn fails(&self) -> bool {
        self.findings.iter().any(|finding| self.failing(finding))
    }

    /// Whether a finding fails the run.
    pub(super) fn failing(&self, finding: &Finding) -> bool {
        finding.severity >= self.fail_on && finding.known.is_none()
    }
}

/// The line of a finding, where it has one.
pub(super) fn line(finding: &Finding) -> Option<usize> {
    let place = finding.place.as_ref()?;
    (place.line > 0).then_some(place.line)
}

/// As many digits of a commit's hash as are shown.
const SHORT: usize = 10;

/// The commit of a finding, short; nothing where it is about none.
pub(super) fn commit(finding: &Finding) -> String {
    let origin = finding.origin.iter();
    origin
        .flat_map(|origin| origin.commit.chars().take(SHORT))
        .collect()
}

/// As many digits of a fingerprint as `waive --finding` takes at least.
const DIGITS: usize = 8;

/// The fingerprint of a finding, short.
pub(super) fn short_fingerprint(finding: &Finding) -> String {
    finding.fingerprint().chars().take(DIGITS).collect()
}

/// What is wrong, with how late it is, and in which commit.
pub(super) fn what(words: &Words, finding: &Finding) -> String {
    let said = bare(words, finding);
    match &finding.origin {
        Some(origin) => {
            let (commit, author) = (commit(finding), &origin.author);
            words.say(&msg!("audit-in-commit", commit = commit, author = author)) + &said
        }
        None => said,
    }
}

/// What is wrong, with how late it is.
pub(super) fn bare(words: &Words, finding: &Finding) -> String {
    let mut what = finding.what.clone();
    if let Some(seconds) = finding.late_by {
        what = msg!("check-late-by", what = what, late = format::late(seconds));
    }
    if finding.known.is_some() {
        what = msg!("base-known", what = what);
    }
    words.say(&what)
}
