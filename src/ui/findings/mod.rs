//! Findings in words and in the forms other programs read.

mod checked;
mod hosts;
mod junit;
mod people;

use serde_json::{Value, json};

use super::diagnostic::Layout;
use super::format::{known, rfc3339};
use super::words::Words;
use crate::finding::Finding;
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
        FindingsFormat::Github => hosts::github(checked, words),
        FindingsFormat::Junit => junit::junit(checked, words),
        FindingsFormat::Markdown => hosts::markdown(checked, words),
        FindingsFormat::Json => serde_json::to_string_pretty(&json(checked, words))? + "\n",
        FindingsFormat::Gitlab => {
            serde_json::to_string_pretty(&hosts::gitlab(checked, words))? + "\n"
        }
        FindingsFormat::Sarif => {
            serde_json::to_string_pretty(&hosts::sarif(checked, words))? + "\n"
        }
    })
}

/// The findings as data; what is not known is absent.
fn json(checked: &Checked, words: &Words) -> Value {
    let finding = |finding: &Finding| {
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
    };
    known(json!({
        "as_of": rfc3339(checked.as_of),
        "base": checked.base,
        "findings": checked.findings.iter().map(finding).collect::<Vec<_>>(),
        "counts": checked.counts(),
    }))
}
