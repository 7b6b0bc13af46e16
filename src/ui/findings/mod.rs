//! Findings in words and in the forms other programs read.

mod checked;
mod hosts;
mod junit;
mod people;

use serde::Serialize;

use super::diagnostic::Layout;
use super::format::rfc3339;
use super::words::Words;
use crate::finding::Finding;
use crate::words;

pub use checked::{Checked, Counts, History};

use checked::line;

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
