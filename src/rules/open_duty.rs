//! A closed case with something the policy wants done before closing.

use super::rule::{Check, Findings, Rule};
use super::view::{RecordView, run};
use crate::domain::judge;
use crate::domain::policy::Need;
use crate::domain::tree::Path;
use crate::finding::{FindingKind, Severity};
use crate::msg;

pub const RULE: Rule = Rule {
    id: "open-duty",
    severity: Severity::Error,
    kind: FindingKind::Data,
    holds: &[
        "M-9.4", "M-9.6", "M-9.7", "M-9.11", "L-7", "R-8", "V-1b", "V-2b", "V-3", "C-10c", "C-13",
    ],
    check: Check::One(check),
};

fn check(view: &RecordView, report: &mut Findings) {
    let Some((case, policy)) = view.judged() else {
        return;
    };
    // What was dismissed, or is told by another case, ends without them; what the customer never accepts, without some.
    let Some(closing) = case.closing.as_ref().filter(|it| !it.without_duties()) else {
        return;
    };
    for unmet in view.unmet() {
        let elsewhere = match unmet.duty.need {
            // `unapproved-settlement`, `over-authority` and their like, `unanswered-item`,
            // `action-missing`, `shares-not-100`, `return-above-tolerance` and `return-unproved` say
            // these more exactly.
            Need::Approved => case.current.settlement.is_some(),
            Need::ItemsAnswered
            | Need::Action
            | Need::ActionVerified
            | Need::ReturnsDecided
            | Need::Proofs => true,
            Need::Liability => !case.charges().is_empty(),
            need => closing.unresolved && judge::ONLY_WHEN_ACCEPTED.contains(&need),
        };
        if elsewhere {
            continue;
        }
        let rule = unmet.duty.source.rule.as_deref().unwrap_or(&policy.id);
        let what = msg!("check-open-duty", what = unmet.what.clone(), rule = rule);
        let after = matches!(
            unmet.duty.need,
            Need::Answered
                | Need::WrittenNotice
                | Need::PromisesKept
                | Need::Informed
                | Need::Satisfaction
                | Need::Summary
        );
        let finding = report.field(view, Path::root().key("closing"), what);
        finding.about = Some(unmet.duty.need.to_string());
        finding.help = Some(if after {
            msg!("check-run", command = unmet.command.clone())
        } else {
            run(view, "reopen --reason TEXT")
        });
    }
}
