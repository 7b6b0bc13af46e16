//! Findings in words and in the forms other programs read.

mod checked;
mod github;
mod hosts;
mod junit;
mod people;
mod sarif;

use serde::{Serialize, Serializer};
use serde_json::Value;

use super::diagnostic::Layout;
use super::escape::{Any, Safe};
use super::format::rfc3339;
use super::words::Words;
use crate::domain::time::Time;
use crate::finding::{Finding, Severity};
use crate::words;

pub use checked::{Checked, Counts, History};
pub use github::workflow_level;

use checked::line;

words! {
    /// The forms findings come in.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum FindingsFormat {
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

impl FindingsFormat {
    /// Whether a finding is shown in it: to people what the base has too, in a file that was not changed since, is
    /// only counted.
    pub fn shows(self, finding: &Finding) -> bool {
        let people = matches!(self, Self::Table | Self::Github | Self::Markdown);
        !people || !finding.is_unchanged()
    }
}

/// The findings in a form.
pub enum Rendered<'a> {
    /// Text.
    Text(Safe<Any>),
    /// Data, to be written as JSON.
    Data(Written<'a>),
}

/// The findings as data of one of the forms.
#[derive(Serialize)]
#[serde(untagged)]
pub enum Written<'a> {
    /// Of this program's own.
    Own(Data<'a>),
    /// Of another's.
    Other(Value),
}

/// The findings in a form. `width` is that of the terminal they go to; `None` for a pipe.
pub fn render<'a>(
    form: FindingsFormat,
    checked: &'a Checked<'a>,
    layout: &Layout<'a>,
    width: Option<u16>,
) -> Rendered<'a> {
    let words = layout.words;
    let other = |value| Rendered::Data(Written::Other(value));
    Rendered::Text(match form {
        FindingsFormat::Table => people::people(checked, layout, width).erased(),
        FindingsFormat::Github => github::github(checked, words).erased(),
        FindingsFormat::Junit => junit::junit(checked, words).erased(),
        FindingsFormat::Markdown => hosts::markdown(checked, words).erased(),
        FindingsFormat::Json => return Rendered::Data(Written::Own(Data::new(checked, words))),
        FindingsFormat::Gitlab => return other(hosts::gitlab(checked, words)),
        FindingsFormat::Sarif => return other(sarif::sarif(checked, words)),
    })
}

/// The findings as data, made one by one as they are written; what is not known is absent.
#[derive(Serialize)]
pub struct Data<'a> {
    #[serde(serialize_with = "moment")]
    as_of: Time,
    #[serde(skip_serializing_if = "Option::is_none")]
    base: Option<&'a str>,
    findings: Each<'a>,
    counts: Counts,
}

struct Each<'a>(&'a Checked<'a>, &'a Words);

impl<'a> Data<'a> {
    fn new(checked: &'a Checked, words: &'a Words) -> Self {
        Self {
            as_of: checked.as_of,
            base: checked.base,
            findings: Each(checked, words),
            counts: checked.counts(),
        }
    }
}

fn moment<S: Serializer>(time: &Time, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&rfc3339(*time))
}

impl Serialize for Each<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(checked, words) = self;
        let findings = checked.findings.iter();
        serializer.collect_seq(findings.map(|finding| One::new(finding, checked, words)))
    }
}

/// A finding; what is not known is absent.
#[derive(Serialize)]
struct One<'a> {
    rule: &'a str,
    severity: Severity,
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

impl<'a> One<'a> {
    fn new(finding: &'a Finding, checked: &Checked, words: &Words) -> Self {
        let origin = finding.origin.as_ref();
        let column = finding.place.as_ref().map(|place| place.column);
        Self {
            rule: finding.rule,
            severity: finding.severity,
            case: finding.case.as_deref(),
            clock: finding.clock.as_deref(),
            due: finding.due.map(rfc3339),
            late_by: finding.late_by,
            owner: finding.owner.as_deref(),
            commit: origin.map(|origin| origin.commit.as_str()),
            author: origin.map(|origin| origin.email.as_str()),
            authored: origin.map(|origin| rfc3339(origin.authored)),
            file: finding.shown_file(),
            line: line(finding),
            column: line(finding).and(column),
            fingerprint: finding.fingerprint(),
            message: words.say(&finding.what),
            help: finding.help.as_ref().map(|help| words.say(help)),
            known: checked.base.map(|_| finding.known.is_some()),
        }
    }
}
