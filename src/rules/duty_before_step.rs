//! A step made before what the policy wants done first (F-3.1b).

use super::rule::{Check, Findings, Rule};
use super::view::RecordView;
use crate::domain::judge;
use crate::domain::policy::{Mark, Step};
use crate::domain::tree::Path;
use crate::finding::{FindingKind, Severity};
use crate::msg;

pub const RULE: Rule = Rule {
    id: "duty-before-step",
    severity: Severity::Error,
    kind: FindingKind::Data,
    holds: &["F-3.1b"],
    check: Check::One(check),
};

fn check(view: &RecordView, report: &mut Findings) {
    let Some((case, policy)) = view.judged() else {
        return;
    };
    let staff = &view.regulations.staff;
    let steps = policy.steps.iter().map(|used| used.step);
    for step in steps.filter(|step| *step != Step::Closed) {
        let made = case.times(Mark::Step(step));
        let Some(last) = made.into_iter().max() else {
            continue;
        };
        for unmet in judge::unmet_at(case, policy, staff, (step, last)) {
            let rule = unmet.duty.source.rule.as_deref().unwrap_or(&policy.id);
            let what = msg!(
                "check-duty-before-step",
                step = step.named(),
                what = unmet.what,
                rule = rule
            );
            let finding = report.field(
                view,
                Path::root().key(judge::section_of(Mark::Step(step))),
                what,
            );
            finding.about = Some(unmet.duty.need.to_string());
            finding.help = Some(msg!("check-duty-before-step-help"));
        }
    }
}
