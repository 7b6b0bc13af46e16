//! Findings as a JUnit report: what CI systems show as tests.
//!
//! One test for each finding and one for each case without any, so that a consumer that reads a
//! single failure of a test misses nothing.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::checked::{Checked, line, what};
use crate::finding::Finding;
use crate::ui::escape::xml;
use crate::ui::format::rfc3339;
use crate::ui::words::Words;

/// The report. Findings that do not fail the run are passed tests that say what was found.
pub(super) fn junit(checked: &Checked, words: &Words) -> String {
    let found: BTreeSet<&str> = checked
        .findings
        .iter()
        .filter_map(|f| f.case.as_deref())
        .collect();
    let clean: Vec<&str> = checked
        .cases
        .iter()
        .copied()
        .filter(|case| !found.contains(case))
        .collect();
    let failures = checked
        .findings
        .iter()
        .filter(|finding| checked.failing(finding))
        .count();
    let tests = checked.findings.len() + clean.len();
    let counts = format!("tests=\"{tests}\" failures=\"{failures}\" errors=\"0\"");
    let mut text = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites {counts}>\n  \
         <testsuite name=\"complaint {}\" {counts} skipped=\"0\" time=\"0\" timestamp=\"{}\">\n",
        if checked.history.is_some() {
            "audit"
        } else {
            "check"
        },
        rfc3339(checked.as_of)
    );
    for finding in checked.findings {
        text.push_str(&test(checked, words, finding));
    }
    for case in clean {
        // Writing to a String cannot fail.
        let _ = writeln!(
            text,
            "    <testcase classname=\"{}\" name=\"check\" time=\"0\"/>",
            xml(case)
        );
    }
    text.push_str("  </testsuite>\n</testsuites>\n");
    text
}

fn test(checked: &Checked, words: &Words, finding: &Finding) -> String {
    let class = finding.case.as_deref().unwrap_or(&finding.file);
    let clock = finding.clock.iter().map(|clock| format!(" {clock}"));
    let name: String = std::iter::once(finding.rule.to_owned())
        .chain(clock)
        .collect();
    let at = line(finding).map_or_else(String::new, |line| format!(":{line}"));
    let file = checked.file(finding);
    let mut body = format!("{file}{at}");
    if let Some(help) = &finding.help {
        body.push('\n');
        body.push_str(&words.say(help));
    }
    let message = what(words, finding);
    let inside = if checked.failing(finding) {
        format!(
            "<failure type=\"{}\" message=\"{}\">{}</failure>",
            finding.rule,
            xml(&message),
            xml(&body)
        )
    } else {
        let said = format!("{}: {message}\n{body}", finding.severity);
        format!("<system-out>{}</system-out>", xml(&said))
    };
    format!(
        "    <testcase classname=\"{}\" name=\"{}\" file=\"{}\" time=\"0\">\n      {inside}\n    </testcase>\n",
        xml(class),
        xml(&name),
        xml(&file)
    )
}
