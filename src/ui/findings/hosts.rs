//! Findings in the forms of hosting sites and code scanners: GitHub's workflow commands, GitLab's
//! code quality report, SARIF, and Markdown for a comment.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::checked::{Checked, line, what};
use crate::finding::{Finding, Severity};
use crate::rules;
use crate::ui::escape;
use crate::ui::words::Words;

/// Workflow commands, which GitHub shows beside the lines.
pub(super) fn github(checked: &Checked, words: &Words) -> String {
    let mut text = String::new();
    for finding in checked.findings {
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
        // Writing to a String cannot fail.
        let _ = writeln!(text, "::{level} {properties}::{message}");
    }
    text
}

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

/// SARIF 2.1.0, with the rules the findings are of.
pub(super) fn sarif(checked: &Checked, words: &Words) -> Value {
    let mut ids: Vec<&str> = checked.findings.iter().map(|f| f.rule).collect();
    ids.sort_unstable();
    ids.dedup();
    let rule = |id: &&str| {
        let title = words.text(&format!("rule-{id}"));
        let kind = rules::rule(id).map_or("history".to_owned(), |rule| rule.kind.to_string());
        json!({"id": id, "shortDescription": {"text": title}, "properties": {"kind": kind}})
    };
    let result = |finding: &Finding| {
        let mut physical = json!({"artifactLocation": {"uri": checked.file(finding)}});
        if let (Some(line), Some(place)) = (line(finding), &finding.place) {
            physical["region"] = json!({"startLine": line, "startColumn": place.column});
        }
        let mut result = json!({
            "ruleId": finding.rule,
            "level": finding.severity.to_string(),
            "message": {"text": with_help(words, finding)},
            "locations": [{"physicalLocation": physical}],
            "partialFingerprints": {"finding/v2": finding.fingerprint()},
        });
        if let Some(origin) = &finding.origin {
            result["properties"] = json!({"commit": origin.commit, "author": origin.email});
        }
        if checked.base.is_some() {
            result["baselineState"] = json!(if finding.known { "unchanged" } else { "new" });
        }
        result
    };
    let results: Vec<Value> = checked.findings.iter().map(result).collect();
    let rules: Vec<Value> = ids.iter().map(rule).collect();
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "complaint",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            }},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    })
}

/// A table for a comment on a merge request.
pub(super) fn markdown(checked: &Checked, words: &Words) -> String {
    let heads = ["severity", "rule", "case", "line", "message"];
    let heads = heads.map(|head| words.text(&format!("check-head-{head}")));
    let mut text = String::new();
    if !checked.findings.is_empty() {
        text = format!("| {} |\n|---|---|---|--:|---|\n", heads.join(" | "));
    }
    for finding in checked.findings {
        let case = finding.case.as_deref().unwrap_or(&finding.file);
        let line = line(finding).map_or_else(String::new, |line| line.to_string());
        let level = words.say(&finding.severity.named());
        let (case, said) = (
            escape::markdown(case),
            escape::markdown(&what(words, finding)),
        );
        let _ = writeln!(
            text,
            "| {level} | {} | {case} | {line} | {said} |",
            finding.rule
        );
    }
    if !text.is_empty() {
        text.push('\n');
    }
    let _ = writeln!(text, "{}", words.say(&checked.summary()));
    text
}

fn with_help(words: &Words, finding: &Finding) -> String {
    let mut text = what(words, finding);
    if let Some(help) = &finding.help {
        text.push('\n');
        text.push_str(&words.say(help));
    }
    text
}
