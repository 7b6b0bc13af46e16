//! A case that no regulation judges.

use super::rule::{Check, Findings, Rule};
use super::view::RecordView;
use crate::domain::policy::nearest;
use crate::domain::tree::Path;
use crate::finding::{FindingKind, Severity};
use crate::msg;

pub const RULE: Rule = Rule {
    id: "policy-missing",
    severity: Severity::Error,
    kind: FindingKind::Data,
    holds: &["M-15"],
    check: Check::One(check),
};

fn check(view: &RecordView, report: &mut Findings) {
    let (Some(case), None) = (&view.case, view.policy) else {
        return;
    };
    let all = view.regulations.policies.iter();
    let ids: Vec<&str> = all.map(|policy| policy.id.as_str()).collect();
    let (what, help) = if ids.contains(&case.policy.as_str()) {
        let date = case.received.date_naive().to_string();
        let what = msg!("check-policy-later", policy = &case.policy, date = date);
        (what, msg!("check-policy-later-help"))
    } else {
        let help = match nearest(&case.policy, &ids) {
            Some(word) => msg!("check-did-you-mean", word = word),
            None => msg!("check-policy-missing-help"),
        };
        (msg!("check-policy-missing", policy = &case.policy), help)
    };
    report.field(view, Path::root().key("policy"), what).help = Some(help);
}
