//! Findings as GitHub's workflow commands, which it shows beside the lines.
//!
//! GitHub shows ten errors and ten warnings of a step and fifty annotations of a job, and drops the
//! rest without a word. So the worst and new ones are annotations, a notice says how many are not,
//! and the whole list follows in the log.

use std::fmt::Write as _;

use super::checked::{Checked, line, what};
use super::hosts::with_help;
use crate::finding::{Finding, Severity};
use crate::msg;
use crate::ui::escape;
use crate::ui::words::Words;

/// How many of a severity are annotations: what two steps show together is no more than a job may.
const fn most(severity: Severity) -> usize {
    match severity {
        Severity::Error | Severity::Warning => 10,
        Severity::Note => 4,
    }
}

/// The commands, and the log where they cannot hold all.
pub(super) fn github(checked: &Checked, words: &Words) -> String {
    let worst = checked.worst_first();
    let mut text = String::new();
    let mut left = Vec::new();
    let mut shown = [0; 3];
    for finding in &worst {
        let count = &mut shown[finding.severity as usize];
        if *count < most(finding.severity) {
            *count += 1;
            text.push_str(&command(checked, finding, words));
        } else {
            left.push(*finding);
        }
    }
    let Some(said) = checked.left_out(&left) else {
        return text;
    };
    let totals = escape::workflow_data(&words.say(&said));
    let title = escape::workflow_data(&words.say(&msg!("check-whole-list")));
    // Writing to a String cannot fail.
    let _ = writeln!(text, "::notice title=complaint::{totals}\n::group::{title}");
    for finding in worst {
        text.push_str(&logged(checked, finding, words));
    }
    text.push_str("::endgroup::\n");
    text
}

fn command(checked: &Checked, finding: &Finding, words: &Words) -> String {
    let level = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let property = escape::workflow_property;
    let mut properties = vec![format!("file={}", property(&checked.file(finding)))];
    if let (Some(line), Some(place)) = (line(finding), &finding.place) {
        properties.push(format!("line={line}"));
        properties.push(format!("col={}", place.column));
    }
    properties.push(format!("title={}", property(finding.rule)));
    let properties = properties.join(",");
    let message = escape::workflow_data(&with_help(words, finding));
    format!("::{level} {properties}::{message}\n")
}

/// One line of the log: `error[overdue] cases/2026/11/261105.yaml:12: …`.
fn logged(checked: &Checked, finding: &Finding, words: &Words) -> String {
    let at = line(finding).map_or_else(String::new, |line| format!(":{line}"));
    let (severity, rule) = (finding.severity, finding.rule);
    let file = checked.file(finding);
    let line = format!("{severity}[{rule}] {file}{at}: {}", what(words, finding));
    escape::workflow_log(&line) + "\n"
}
