//! Findings in the forms of hosting sites: GitLab's code quality report, and Markdown for a comment.

use serde_json::{Value, json};

use super::checked::{Checked, line, what};
use crate::finding::{Finding, Severity};
use crate::safe;
use crate::ui::escape::{self, Markdown, Safe};
use crate::ui::words::Words;

/// GitLab's code quality report, a subset of Code Climate's. The fingerprint says that it is the
/// same finding as yesterday's, though its line has moved.
pub(super) fn gitlab(checked: &Checked, words: &Words) -> Value {
    let issue = |finding: &Finding| {
        let severity = match finding.severity {
            Severity::Error => "major",
            Severity::Warning => "minor",
            Severity::Note => "info",
        };
        json!({
            "description": with_help(words, finding),
            "check_name": finding.rule,
            "fingerprint": finding.fingerprint(),
            "severity": severity,
            "location": {"path": checked.file(finding), "lines": {"begin": line(finding).unwrap_or(1)}},
        })
    };
    checked.findings.iter().map(issue).collect()
}

/// How long a table for a comment is at most, in characters: GitHub takes 65,536, and something may
/// stand before it.
const LONGEST: usize = 60_000;

/// A table for a comment on a merge request or the summary of a run: the worst and new first, and
/// how many it has no room for.
pub(super) fn markdown(checked: &Checked, words: &Words) -> Safe<Markdown> {
    let heads = ["severity", "rule", "case", "line", "message"];
    let heads = heads.map(|head| words.text(&format!("check-head-{head}")));
    let mut text = Safe::empty();
    let worst = checked.worst_first();
    if !worst.is_empty() {
        let heads = heads.iter().map(|head| escape::markdown(head));
        text = safe!("| {} |\n|---|---|---|--:|---|\n", Safe::join(heads, " | "));
    }
    let mut length = text.chars().count();
    let mut shown = 0;
    for finding in &worst {
        let row = row(finding, words);
        length += row.chars().count();
        if length > LONGEST {
            break;
        }
        text.push(&row);
        shown += 1;
    }
    if !text.is_empty() {
        text.push_ours("\n");
    }
    text.push(&safe!("{}\n", words.say(&checked.summary())));
    if let Some(left) = checked.left_out(&worst[shown..]) {
        text.push(&safe!("\n{}\n", words.say(&left)));
    }
    text
}

fn row(finding: &Finding, words: &Words) -> Safe<Markdown> {
    let case = finding.case.as_deref().unwrap_or(&finding.file);
    let line = line(finding).map_or_else(String::new, |line| line.to_string());
    let level = words.say(&finding.severity.named());
    let said = what(words, finding);
    safe!(
        "| {} | {} | {} | {} | {} |\n",
        level,
        Safe::ours(finding.rule),
        case,
        line,
        said
    )
}

pub(super) fn with_help(words: &Words, finding: &Finding) -> String {
    let mut text = what(words, finding);
    if let Some(help) = &finding.help {
        text.push('\n');
        text.push_str(&words.say(help));
    }
    text
}
