//! A grade other than the severity matrix gives, without a word why (C-3, L-1).

use super::rule::{Check, Findings, Rule};
use super::view::{RecordView, run};
use crate::domain::judge;
use crate::domain::msg::Arg;
use crate::domain::policy::Policy;
use crate::domain::tree::Path;
use crate::finding::{FindingKind, Severity};
use crate::msg;

pub const RULE: Rule = Rule {
    id: "grade-differs",
    severity: Severity::Warning,
    kind: FindingKind::Data,
    holds: &["C-3", "L-1"],
    check: Check::One(check),
};

fn check(view: &RecordView, report: &mut Findings) {
    let Some((case, policy)) = view.judged() else {
        return;
    };
    let (Some(grade), Some(row)) = (&case.grade, judge::proposed_grade(case, policy)) else {
        return;
    };
    // Whoever changed the grade with a reason has answered for it.
    let reasoned = case
        .corrections
        .iter()
        .any(|correction| correction.field == "grade");
    if *grade == row.grade || reasoned {
        return;
    }
    let what = msg!(
        "check-grade-differs",
        grade = called(policy, grade),
        proposed = called(policy, &row.grade),
        rule = row.source.rule.as_deref().unwrap_or(&policy.id)
    );
    let finding = report.field(view, Path::root().key("grade"), what);
    let command = format!("correct grade={} --reason TEXT", row.grade);
    finding.help = Some(run(view, &command));
}

/// What people call a grade.
fn called(policy: &Policy, grade: &str) -> Arg {
    let term = policy.grades.iter().find(|term| term.id == grade);
    term.map_or_else(|| grade.into(), |term| Arg::id(grade, &term.title))
}
