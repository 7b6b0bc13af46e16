//! Findings in words and in the forms other programs read.

mod hosts;
mod junit;
mod people;

use serde::Serialize;

use super::diagnostic::Layout;
use super::format;
use super::words::Words;
use crate::domain::msg::{Arg, Msg};
use crate::domain::time::Time;
use crate::finding::{Finding, Severity};
use crate::{msg, words};

words! {
    /// The forms findings come in.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Form {
        /// For people.
        Table = "table",
        /// For programs.
        Json = "json",
        /// Workflow commands of GitHub.
        Github = "github",
        /// A code quality report of GitLab.
        Gitlab = "gitlab",
        /// A JUnit report.
        Junit = "junit",
        /// A report of code scanners.
        Sarif = "sarif",
        /// A table for a comment.
        Markdown = "markdown",
    }
}

/// The findings in a form. `width` is that of the terminal they go to; `None` for a pipe.
///
/// # Errors
/// Data that JSON cannot hold; there is none.
pub fn render(
    form: Form,
    checked: &Checked,
    layout: &Layout,
    width: Option<u16>,
) -> serde_json::Result<String> {
    let words = layout.words;
    Ok(match form {
        Form::Table => people::people(checked, layout, width),
        Form::Github => hosts::github(checked, words),
        Form::Junit => junit::junit(checked, words),
        Form::Markdown => hosts::markdown(checked, words),
        Form::Json => serde_json::to_string_pretty(&json(checked, words))? + "\n",
        Form::Gitlab => serde_json::to_string_pretty(&hosts::gitlab(checked, words))? + "\n",
        Form::Sarif => serde_json::to_string_pretty(&hosts::sarif(checked, words))? + "\n",
    })
}

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
}

impl History {
    /// "12 commits, 3 cases", and what could not be seen.
    fn seen(&self) -> Msg {
        let (commits, edges) = (self.commits, self.edges);
        let cases = msg!("audit-seen-cases", cases = self.cases);
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
    fn file(&self, finding: &Finding) -> String {
        format!("{}{}", self.below, finding.file)
    }

    fn counts(&self) -> Counts {
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
        }
    }

    /// "3 errors, 2 warnings in 12 cases", or that nothing was found.
    fn summary(&self) -> Msg {
        let counts = self.counts();
        if self.findings.is_empty() {
            return match self.history {
                Some(history) => msg!("audit-nothing", seen = history.seen()),
                None => msg!("check-nothing", cases = self.cases.len()),
            };
        }
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
        let parts: Arg = parts.into_iter().collect();
        let known = self.findings.iter().filter(|finding| finding.known);
        let known = known.count();
        let summary = match self.history {
            Some(history) => msg!("audit-summary", counts = parts, seen = history.seen()),
            None => msg!("check-summary", counts = parts, cases = self.cases.len()),
        };
        if known == 0 {
            return summary;
        }
        msg!("base-summary", summary = summary, count = known)
    }

    /// Whether something was found that fails the run.
    pub fn fails(&self) -> bool {
        self.findings.iter().any(|finding| self.failing(finding))
    }

    /// Whether a finding fails the run.
    fn failing(&self, finding: &Finding) -> bool {
        finding.severity >= self.fail_on && !finding.known
    }
}

/// The line of a finding, where it has one.
fn line(finding: &Finding) -> Option<usize> {
    let place = finding.place.as_ref()?;
    (place.line > 0).then_some(place.line)
}

/// As many digits of a commit's hash as are shown.
const SHORT: usize = 10;

/// The commit of a finding, short; nothing where it is about none.
fn commit(finding: &Finding) -> String {
    let origin = finding.origin.iter();
    origin
        .flat_map(|origin| origin.commit.chars().take(SHORT))
        .collect()
}

/// What is wrong, with how late it is, and in which commit.
fn what(words: &Words, finding: &Finding) -> String {
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
fn bare(words: &Words, finding: &Finding) -> String {
    let mut what = finding.what.clone();
    if let Some(seconds) = finding.late_by {
        what = msg!("check-late-by", what = what, late = format::late(seconds));
    }
    if finding.known {
        what = msg!("base-known", what = what);
    }
    words.say(&what)
}

fn rfc3339(time: Time) -> String {
    time.to_rfc3339_opts(chrono::SecondsFormat::Secs, false)
}

#[derive(Serialize)]
struct Json<'a> {
    as_of: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    base: Option<&'a str>,
    findings: Vec<JsonFinding<'a>>,
    counts: Counts,
}

#[derive(Serialize)]
struct JsonFinding<'a> {
    rule: &'a str,
    severity: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    case: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    clock: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    due: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    late_by: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    owner: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    commit: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    author: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    authored: Option<String>,
    file: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<usize>,
    fingerprint: String,
    message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    known: Option<bool>,
}

/// The findings as data, for JSON.
fn json<'a>(checked: &Checked<'a>, words: &Words) -> impl Serialize + use<'a> {
    let finding = |finding: &'a Finding| JsonFinding {
        rule: finding.rule,
        severity: finding.severity.to_string(),
        case: finding.case.as_deref(),
        clock: finding.clock.as_deref(),
        due: finding.due.map(rfc3339),
        late_by: finding.late_by,
        owner: finding.owner.as_deref(),
        commit: finding.origin.as_ref().map(|origin| origin.commit.as_str()),
        author: finding.origin.as_ref().map(|origin| origin.email.as_str()),
        authored: finding
            .origin
            .as_ref()
            .map(|origin| rfc3339(origin.authored)),
        file: &finding.file,
        line: line(finding),
        column: line(finding).and(finding.place.as_ref().map(|place| place.column)),
        fingerprint: finding.fingerprint(),
        message: words.say(&finding.what),
        help: finding.help.as_ref().map(|help| words.say(help)),
        known: checked.base.map(|_| finding.known),
    };
    Json {
        as_of: rfc3339(checked.as_of),
        base: checked.base,
        findings: checked.findings.iter().map(finding).collect(),
        counts: checked.counts(),
    }
}
