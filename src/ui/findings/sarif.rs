//! Findings as SARIF 2.1.0, the form of code scanners.

use serde_json::{Value, json};

use super::checked::{Checked, line};
use super::hosts::with_help;
use crate::finding::Finding;
use crate::rules;
use crate::ui::escape;
use crate::ui::words::Words;

/// How many results of a run GitHub takes; of those it shows 5,000.
const MOST: usize = 25_000;

/// The report, with the rules the findings are of. Of more than a site takes, the worst and new
/// ones, and a notification of how many are left out.
pub(super) fn sarif(checked: &Checked, words: &Words) -> Value {
    let all = match checked.findings {
        few if few.len() <= MOST => few.iter().collect(),
        _ => checked.worst_first(),
    };
    let (shown, left) = all.split_at(all.len().min(MOST));
    let mut ids: Vec<&str> = shown.iter().map(|finding| finding.rule).collect();
    ids.sort_unstable();
    ids.dedup();
    let rule = |id: &&str| {
        let title = words.text(&format!("rule-{id}"));
        let kind = rules::rule(id).map_or("history".to_owned(), |rule| rule.kind.to_string());
        json!({"id": id, "shortDescription": {"text": title}, "properties": {"kind": kind}})
    };
    let mut run = json!({
        "tool": {"driver": {
            "name": "complaint",
            "version": env!("CARGO_PKG_VERSION"),
            "rules": ids.iter().map(rule).collect::<Vec<_>>(),
        }},
        "columnKind": "unicodeCodePoints",
        "results": shown.iter().map(|finding| result(checked, finding, words)).collect::<Vec<_>>(),
    });
    if let Some(left) = checked.left_out(left) {
        let told = json!({"level": "warning", "message": {"text": words.say(&left)}});
        run["invocations"] = json!([{
            "executionSuccessful": true,
            "toolExecutionNotifications": [told],
        }]);
    }
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [run],
    })
}

fn result(checked: &Checked, finding: &Finding, words: &Words) -> Value {
    let uri = escape::uri(&checked.file(finding));
    let mut physical = json!({"artifactLocation": {"uri": uri}});
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
        result["baselineState"] = json!(if finding.known.is_some() {
            "unchanged"
        } else {
            "new"
        });
    }
    result
}
