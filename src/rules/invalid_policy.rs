//! A regulation, staff file or calendar that cannot be meant as it stands.

use super::rule::{Check, Findings, Rule};
use super::view::Beside;
use crate::domain::msg::Msg;
use crate::domain::place::Place;
use crate::domain::policy::{self, Lint};
use crate::finding::{Finding, FindingKind, Severity, Target};
use crate::msg;

pub const RULE: Rule = Rule {
    id: "invalid-policy",
    severity: Severity::Error,
    kind: FindingKind::Data,
    holds: &["M-15"],
    check: Check::Beside(check),
};

fn check(beside: &Beside, report: &mut Findings) {
    let regulations = beside.regulations;
    for fault in &regulations.faults() {
        let meant = fault.meant.clone();
        let finding = add(report, fault.place.clone(), &fault.what, meant);
        finding.target = Target::Field(fault.path.clone());
    }
    let calendars: Vec<&str> = regulations.calendars.keys().map(String::as_str).collect();
    let mut lints = policy::lint_staff(&regulations.staff);
    for policy in &regulations.policies {
        lints.extend(policy::lint(policy, &regulations.staff, &calendars));
    }
    lints.extend(policy::lint_together(&regulations.policies));
    let grave = |lint: &Lint| lint.severity == Severity::Error;
    for lint in lints.into_iter().filter(grave) {
        add(report, Some(lint.place), &lint.what, lint.help).about = Some(lint.id.to_owned());
    }
}

fn add<'r>(
    report: &'r mut Findings,
    place: Option<Place>,
    what: &Msg,
    help: Option<Msg>,
) -> &'r mut Finding {
    let file = place
        .as_ref()
        .map_or("policies", |place| place.file.as_str());
    let finding = report.beside(file, what.clone());
    finding.help = Some(help.unwrap_or_else(|| msg!("check-lint-policies")));
    finding.place = place;
    finding
}
