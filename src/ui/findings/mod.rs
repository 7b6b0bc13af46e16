//! Findings in words and in the forms other programs read.

mod junit;
mod people;

use std::fmt::Write as _;

use serde::Serialize;

pub use junit::junit;
pub use people::people;

use super::escape;
use super::format;
use super::words::Words;
use crate::domain::time::Time;
use crate::finding::{Finding, Severity};

/// What a check run found.
#[derive(Clone, Copy, Debug)]
pub struct Checked<'a> {
    /// The moment of judging.
    pub as_of: Time,
    /// The findings, in the order they are shown.
    pub findings: &'a [Finding],
    /// The numbers of the cases that were checked, in order.
    pub cases: &'a [&'a str],
    /// The severity from which findings fail the run.
    pub fail_on: Severity,
}

/// How many findings there are of each severity, in how many cases that were checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Counts {
    error: usize,
    warning: usize,
    note: usize,
    cases: usize,
}

impl Checked<'_> {
    fn counts(&self) -> Counts {
        let of = |severity| {
            let these = self.findings.iter().filter(|f| f.severity == severity);
            these.count()
        };
        Counts {
            error: of(Severity::Error),
            warning: of(Severity::Warning),
            note: of(Severity::Note),
            cases: self.cases.len(),
        }
    }

    /// Whether something was found that fails the run.
    pub fn fails(&self) -> bool {
        self.findings.iter().any(|f| f.severity >= self.fail_on)
    }
}

/// The line of a finding, where it has one.
fn line(finding: &Finding) -> Option<usize> {
    let place = finding.place.as_ref()?;
    (place.line > 0).then_some(place.line)
}

/// What is wrong, with how late it is.
fn what(words: &Words, finding: &Finding) -> String {
    match finding.late_by {
        Some(seconds) => {
            let late = format::late(seconds);
            let what = finding.what.clone();
            words.say(&crate::msg!("check-late-by", what = what, late = late))
        }
        None => words.say(&finding.what),
    }
}

fn rfc3339(time: Time) -> String {
    time.to_rfc3339_opts(chrono::SecondsFormat::Secs, false)
}

#[derive(Serialize)]
struct Json<'a> {
    as_of: String,
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
    file: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<usize>,
    message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<String>,
}

/// The findings as data, for JSON.
pub fn json<'a>(checked: &Checked<'a>, words: &Words) -> impl Serialize + use<'a> {
    let finding = |finding: &'a Finding| JsonFinding {
        rule: finding.rule,
        severity: finding.severity.to_string(),
        case: finding.case.as_deref(),
        clock: finding.clock.as_deref(),
        due: finding.due.map(rfc3339),
        late_by: finding.late_by,
        owner: finding.owner.as_deref(),
        file: &finding.file,
        line: line(finding),
        column: line(finding).and(finding.place.as_ref().map(|place| place.column)),
        message: words.say(&finding.what),
        help: finding.help.as_ref().map(|help| words.say(help)),
    };
    Json {
        as_of: rfc3339(checked.as_of),
        findings: checked.findings.iter().map(finding).collect(),
        counts: checked.counts(),
    }
}

/// The findings as workflow commands, which GitHub shows beside the lines.
pub fn github(checked: &Checked, words: &Words) -> String {
    let mut text = String::new();
    for finding in checked.findings {
        let level = match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "notice",
        };
        let property = escape::workflow_property;
        let mut properties = vec![format!("file={}", property(&finding.file))];
        if let (Some(line), Some(place)) = (line(finding), &finding.place) {
            properties.push(format!("line={line}"));
            properties.push(format!("col={}", place.column));
        }
        properties.push(format!("title={}", property(finding.rule)));
        let mut message = what(words, finding);
        if let Some(help) = &finding.help {
            message.push('\n');
            message.push_str(&words.say(help));
        }
        let (properties, message) = (properties.join(","), escape::workflow_data(&message));
        // Writing to a String cannot fail.
        let _ = writeln!(text, "::{level} {properties}::{message}");
    }
    text
}
