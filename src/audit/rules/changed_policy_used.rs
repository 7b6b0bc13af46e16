//! A step that only an edition changed while in force allowed: by the text before it was not legal.

use super::{entered_for_another, not_permitted};
use crate::audit::legality;
use crate::audit::rule::{AuditRule, Findings};
use crate::audit::view::CommitView;
use crate::domain::msg::Msg;
use crate::finding::{Finding, Severity};
use crate::msg;

pub const RULE: AuditRule = AuditRule {
    id: "changed-policy-used",
    severity: Severity::Error,
    check,
};

fn check(view: &CommitView, report: &mut Findings) {
    let Some(lawful) = &view.lawful else { return };
    let known = judged(view);
    for finding in judged(&view.under(&lawful.state)) {
        let same = |known: &Finding| {
            (known.rule, &known.file, &known.target)
                == (finding.rule, &finding.file, &finding.target)
        };
        if known.iter().any(same) {
            continue;
        }
        let commits = lawful
            .commits
            .iter()
            .map(|id| id.chars().take(SHORT).collect());
        let commits: Vec<String> = commits.collect();
        let what = msg!(
            "audit-changed-policy-used",
            commits = Msg::list(commits),
            what = finding.what.clone()
        );
        report.again(finding, what, msg!("audit-changed-policy-used-help"));
    }
}

/// As many digits of a hash as messages show.
const SHORT: usize = 10;

/// What is said of the steps of a commit by the regulations it is seen under.
fn judged(view: &CommitView) -> Vec<Finding> {
    let mut found = legality::faults(view);
    for rule in [&entered_for_another::RULE, &not_permitted::RULE] {
        let mut report = Findings::new(rule, view);
        (rule.check)(view, &mut report);
        found.append(&mut report.into_findings());
    }
    found
}
