//! Findings in words and in the forms other programs read.

mod checked;
mod github;
mod hosts;
mod junit;
mod people;
mod sarif;

use serde::{Serialize, Serializer};
use serde_json::json;

use super::diagnostic::Layout;
use super::escape;
use super::format::{known, rfc3339};
use super::words::Words;
use crate::domain::time::Time;
use crate::words;

pub use checked::{Checked, Counts, History};

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

/// The findings in a form. `width` is that of the terminal they go to; `None` for a pipe.
///
/// # Errors
/// Data that JSON cannot hold; there is none.
pub fn render(
    form: FindingsFormat,
    checked: &Checked,
    layout: &Layout,
    width: Option<u16>,
) -> serde_json::Result<String> {
    let words = layout.words;
    Ok(match form {
        FindingsFormat::Table => people::people(checked, layout, width),
        FindingsFormat::Github => github::github(checked, words),
        FindingsFormat::Junit => junit::junit(checked, words),
        FindingsFormat::Markdown => hosts::markdown(checked, words),
        FindingsFormat::Json => pretty(&Data::new(checked, words))?,
        FindingsFormat::Gitlab => pretty(&hosts::gitlab(checked, words))?,
        FindingsFormat::Sarif => pretty(&sarif::sarif(checked, words))?,
    })
}

fn pretty(value: &impl Serialize) -> serde_json::Result<String> {
    Ok(escape::json(&serde_json::to_string_pretty(value)?) + "\n")
}

/// The findings as data, made one by one as they are written; what is not known is absent.
#[derive(Serialize)]
struct Data<'a> {
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
        serializer.collect_seq(checked.findings.iter().map(|finding| {
            let origin = finding.origin.as_ref();
            let column = finding.place.as_ref().map(|place| place.column);
            known(json!({
                "rule": finding.rule,
                "severity": finding.severity,
                "case": finding.case,
                "clock": finding.clock,
                "due": finding.due.map(rfc3339),
                "late_by": finding.late_by,
                "owner": finding.owner,
                "commit": origin.map(|origin| &origin.commit),
                "author": origin.map(|origin| &origin.email),
                "authored": origin.map(|origin| rfc3339(origin.authored)),
                "file": finding.file,
                "line": line(finding),
                "column": line(finding).and(column),
                "fingerprint": finding.fingerprint(),
                "message": words.say(&finding.what),
                "help": finding.help.as_ref().map(|help| words.say(help)),
                "known": checked.base.map(|_| finding.known),
            }))
        }))
    }
}
