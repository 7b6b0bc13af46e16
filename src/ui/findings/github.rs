//! Findings as GitHub's workflow commands, which it shows beside the lines.
//!
//! GitHub shows ten errors and ten warnings of a step and fifty annotations of a job, and drops the
//! rest without a word. So the worst and new ones are annotations, a notice says how many are not,
//! and the whole list follows in the log.

use super::checked::{Checked, line, what};
use super::hosts::with_help;
use crate::domain::msg::Msg;
use crate::finding::{Finding, Severity};
use crate::ui::escape::{self, Safe, Workflow};
use crate::ui::words::Words;
use crate::{msg, safe};

/// How many of a severity are annotations: what two steps show together is no more than a job may.
const fn most(severity: Severity) -> usize {
    match severity {
        Severity::Error | Severity::Warning => 10,
        Severity::Note => 4,
    }
}

/// The commands, and the log where they cannot hold all.
pub(super) fn github(checked: &Checked, words: &Words) -> Safe<Workflow> {
    let worst = checked.worst_first();
    let mut text = Safe::empty();
    let mut left = Vec::new();
    let mut shown = [0; 3];
    for finding in &worst {
        let count = &mut shown[finding.severity as usize];
        if *count < most(finding.severity) {
            *count += 1;
            text.push(&command(checked, finding, words));
        } else {
            left.push(*finding);
        }
    }
    let notice = |said: &Msg| safe!("::notice title=complaint::{}\n", words.say(said));
    let Some(said) = checked.left_out(&left) else {
        if checked.unchanged() > 0 {
            text.push(&notice(&checked.summary()));
        }
        return text;
    };
    text.push(&notice(&said));
    let title = words.say(&msg!("check-whole-list"));
    text.push(&safe!("::group::{}\n", title));
    for finding in worst {
        text.push(&logged(checked, finding, words));
    }
    text.push_ours("::endgroup::\n");
    text
}

/// The command that says how bad something is.
pub fn workflow_level(severity: Severity) -> Safe<Workflow> {
    Safe::ours(match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    })
}

fn command(checked: &Checked, finding: &Finding, words: &Words) -> Safe<Workflow> {
    let level = workflow_level(finding.severity);
    let property = escape::workflow_property;
    let mut properties = vec![safe!("file={}", property(&checked.file(finding)))];
    if let (Some(line), Some(place)) = (line(finding), &finding.place) {
        properties.push(safe!("line={}", line));
        properties.push(safe!("col={}", place.column));
    }
    properties.push(safe!("title={}", property(finding.rule)));
    let (properties, message) = (Safe::join(properties, ","), with_help(words, finding));
    safe!("::{} {}::{}\n", level, properties, message)
}

/// One line of the log: `error[overdue] cases/2026/11/261105.yaml:12: …`.
fn logged(checked: &Checked, finding: &Finding, words: &Words) -> Safe<Workflow> {
    let at = line(finding).map_or_else(String::new, |line| format!(":{line}"));
    let (severity, rule) = (finding.severity, finding.rule);
    let file = checked.file(finding);
    let line = format!("{severity}[{rule}] {file}{at}: {}", what(words, finding));
    safe!("{}\n", escape::workflow_log(&line))
}
