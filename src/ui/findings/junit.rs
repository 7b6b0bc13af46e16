//! Findings as a JUnit report: what CI systems show as tests.
//!
//! One test for each finding and one for each case without any, so that a consumer that reads a
//! single failure of a test misses nothing.

use std::collections::BTreeSet;

use super::checked::{Checked, line, what};
use crate::finding::Finding;
use crate::safe;
use crate::ui::escape::{Safe, Xml};
use crate::ui::format::rfc3339;
use crate::ui::words::Words;

/// The report. Findings that do not fail the run are passed tests that say what was found.
pub(super) fn junit(checked: &Checked, words: &Words) -> Safe<Xml> {
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
    let counts = safe!("tests=\"{}\" failures=\"{}\" errors=\"0\"", tests, failures);
    let mut text = safe!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites {}>\n  \
         <testsuite name=\"complaint {}\" {} skipped=\"0\" time=\"0\" timestamp=\"{}\">\n",
        counts,
        Safe::ours(match checked.history {
            Some(_) => "audit",
            None => "check",
        }),
        counts,
        rfc3339(checked.as_of)
    );
    for finding in checked.findings {
        text.push(&test(checked, words, finding));
    }
    for case in clean {
        text.push(&safe!(
            "    <testcase classname=\"{}\" name=\"check\" time=\"0\"/>\n",
            case
        ));
    }
    text.push_ours("  </testsuite>\n</testsuites>\n");
    text
}

fn test(checked: &Checked, words: &Words, finding: &Finding) -> Safe<Xml> {
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
        safe!(
            "<failure type=\"{}\" message=\"{}\">{}</failure>",
            Safe::ours(finding.rule),
            message,
            body
        )
    } else {
        let said = format!("{}: {message}\n{body}", finding.severity);
        safe!("<system-out>{}</system-out>", said)
    };
    safe!(
        "    <testcase classname=\"{}\" name=\"{}\" file=\"{}\" time=\"0\">\n      {}\n    </testcase>\n",
        class,
        name,
        file,
        inside
    )
}
