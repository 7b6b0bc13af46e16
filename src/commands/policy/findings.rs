//! From regulations to findings: what reading found wrong and what the lint finds.

use crate::domain::document::{Document, calendar_name};
use crate::domain::place::Place;
use crate::domain::policy::{
    Lint, lint, lint_alone, lint_organization, lint_staff, lint_together, sure,
};
use crate::domain::regulations::{RegulationFault, Regulations};
use crate::domain::severity::Severity;
use crate::domain::staff::Staff;
use crate::domain::tree::Seg;

/// What the files that are linted may name. What is not known, because a file is broken or there
/// is no repository, is held against nobody.
#[derive(Default)]
pub struct Known<'a> {
    staff: Option<&'a Staff>,
    calendars: Option<Vec<&'a str>>,
    policies: Option<Vec<&'a str>>,
}

impl<'a> Known<'a> {
    /// What the files of a repository know.
    pub fn of(regulations: &'a Regulations, files: &'a [String]) -> Self {
        let faults = regulations.faults();
        let staff_broken = faults
            .iter()
            .any(|fault| file_of(fault, |file| is(file, Document::Staff)));
        let policy_broken = faults
            .iter()
            .any(|fault| file_of(fault, |file| is(file, Document::Policy)));
        let policies = regulations.policies.iter().map(|policy| policy.id.as_str());
        Self {
            staff: (!staff_broken).then_some(&regulations.staff),
            calendars: Some(
                files
                    .iter()
                    .filter_map(|file| calendar_name(file))
                    .collect(),
            ),
            policies: (!policy_broken).then(|| policies.collect()),
        }
    }

    /// Adds what single files know; a staff file among them is the one that counts.
    pub fn add(&mut self, alone: &'a Regulations, files: &[String]) {
        if files.iter().any(|name| is(name, Document::Staff)) {
            let broken = alone
                .faults()
                .iter()
                .any(|fault| file_of(fault, |file| is(file, Document::Staff)));
            self.staff = (!broken).then_some(&alone.staff);
        }
        if let Some(policies) = &mut self.policies {
            policies.extend(alone.policies.iter().map(|policy| policy.id.as_str()));
        }
    }
}

/// Everything wrong with the regulations, in the order of files and lines.
pub fn of(regulations: &Regulations, known: &Known) -> Vec<Lint> {
    let all = regulations.faults();
    let mut lints: Vec<Lint> = all.iter().map(fault).collect();
    for policy in regulations.policies.iter().chain(regulations.lacking()) {
        let found = match known.staff {
            Some(staff) => {
                let own = vec![policy.calendar.as_str()];
                lint(policy, staff, known.calendars.as_ref().unwrap_or(&own))
            }
            None => lint_alone(policy),
        };
        let faults = all
            .iter()
            .filter(|fault| file_of(fault, |file| file == policy.file));
        let unread: Vec<&str> = faults.filter_map(part).collect();
        lints.extend(sure(policy, found, &unread));
    }
    lints.extend(lint_together(&regulations.policies));
    lints.extend(lint_staff(&regulations.staff));
    if let Some(organization) = &regulations.organization {
        let (policies, calendars) = (known.policies.as_deref(), known.calendars.as_deref());
        let staff = known.staff;
        lints.extend(lint_organization(organization, staff, policies, calendars));
    }
    lints.sort_by_key(|lint| (lint.place.file.clone(), lint.place.line, lint.place.column));
    lints
}

/// What reading found wrong, as a finding named by what it says.
fn fault(fault: &RegulationFault) -> Lint {
    let nowhere = || Place {
        file: "policies/organization.toml".to_owned(),
        ..Place::nowhere()
    };
    Lint {
        id: fault.what.key,
        severity: Severity::Error,
        place: fault.place.clone().unwrap_or_else(nowhere),
        what: fault.what.clone(),
        help: fault.meant.clone(),
    }
}

/// The key at the top of the file under which a fault lies.
fn part(fault: &RegulationFault) -> Option<&str> {
    match fault.path.0.first() {
        Some(Seg::Key(key)) => Some(key),
        _ => None,
    }
}

fn file_of(fault: &RegulationFault, is: impl Fn(&str) -> bool) -> bool {
    fault.place.as_ref().is_some_and(|place| is(&place.file))
}

fn is(file: &str, sort: Document) -> bool {
    Document::of(file) == sort
}
