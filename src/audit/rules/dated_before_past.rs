//! A commit that says it was made before what it follows: before a parent, or before what the files it
//! changes already record.

use crate::audit::rule::{AuditRule, Findings};
use crate::audit::touched::Touched;
use crate::audit::view::CommitView;
use crate::domain::time::{Time, shown};
use crate::finding::Severity;
use crate::msg;

pub const RULE: AuditRule = AuditRule {
    id: "dated-before-past",
    severity: Severity::Error,
    check,
};

fn check(view: &CommitView, report: &mut Findings) {
    let commit = view.commit;
    if commit.odd_date {
        return;
    }
    let zone = commit.committed.timezone();
    let before = |past: Time| (past - view.made()).num_seconds() > view.slack();
    let said = |past: Time| {
        msg!(
            "audit-dated-before-past",
            made = shown(view.made().with_timezone(&zone)),
            past = shown(past.with_timezone(&zone))
        )
    };
    let help = || msg!("audit-dated-before-past-help");
    let parent = view.past.filter(|past| before(*past));
    if let Some(past) = parent {
        match view.cases.iter().find(|touched| touched.own) {
            Some(touched) => report.case(touched, said(past), help()),
            None if view.changes_policies() => report.file("policies", None, said(past), help()),
            None => {}
        }
        return;
    }
    for touched in &view.cases {
        if let Some(past) = recorded_before(touched).filter(|past| before(*past)) {
            report.case(touched, said(past), help());
        }
    }
}

/// The latest time that a file the commit changes already recorded.
fn recorded_before(touched: &Touched) -> Option<Time> {
    let former = touched.former().flat_map(|(old, _)| &old.entries);
    let stamps = former.filter_map(|entry| entry.stamp.as_ref());
    stamps.map(|stamp| stamp.recorded).max()
}
