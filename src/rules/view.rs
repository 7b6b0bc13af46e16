//! What a rule is given of one record, and where it puts what it finds.

use std::borrow::Cow;

use crate::domain::case::Case;
use crate::domain::judge::{self, ApprovalFault, Clock, Uncounted};
use crate::domain::msg::Msg;
use crate::domain::policy::Policy;
use crate::domain::record::Record;
use crate::domain::regulations::Regulations;
use crate::domain::time::{Calendar, Time};
use crate::domain::tree::Path;
use crate::finding::{Finding, Target};
use crate::msg;

use super::{Asked, Rule};

/// What a rule sees of one record.
pub struct RecordView<'a> {
    /// The record.
    pub record: &'a Record,
    /// The case as known now; `None` where it cannot be read or was recorded later.
    pub case: Option<Cow<'a, Case>>,
    /// The policy in force for it.
    pub policy: Option<&'a Policy>,
    /// The policy's calendar, else the organisation's.
    pub calendar: Option<&'a Calendar>,
    /// Its clocks.
    pub clocks: Vec<Clock>,
    /// Limits that could not be counted.
    pub uncounted: Vec<Uncounted>,
    /// The regulations.
    pub regulations: &'a Regulations,
    /// What all checks are asked with.
    pub asked: &'a Asked,
}

/// Collects findings for one rule.
pub struct Report<'a> {
    /// The rule.
    pub rule: &'a Rule,
    /// What it found.
    pub findings: Vec<Finding>,
}

impl Report<'_> {
    /// A finding on a clock, at the fact that started it.
    pub fn clock(&mut self, view: &RecordView, clock: &Clock, what: Msg) -> &mut Finding {
        let finding = self.field(view, clock.path.clone(), what);
        finding.clock = Some(clock.name.clone());
        finding.due = Some(clock.due);
        finding.owner = Some(clock.owner.clone());
        finding
    }

    /// A finding on something that is no record.
    pub fn beside(&mut self, file: &str, what: Msg) -> &mut Finding {
        let (id, severity) = (self.rule.id, self.rule.severity);
        let finding = Finding::new(id, severity, file, Target::File, what);
        self.push(finding)
    }

    /// Adds a finding.
    pub fn push(&mut self, finding: Finding) -> &mut Finding {
        self.findings.push(finding);
        let last = self.findings.len() - 1;
        &mut self.findings[last]
    }

    /// A finding on a field of the case.
    pub fn field(&mut self, view: &RecordView, path: Path, what: Msg) -> &mut Finding {
        self.target(view, Target::Field(path), what)
    }

    /// A finding on the file as a whole.
    pub fn file(&mut self, view: &RecordView, what: Msg) -> &mut Finding {
        self.target(view, Target::File, what)
    }

    /// A finding on any part of the file.
    pub fn target(&mut self, view: &RecordView, target: Target, what: Msg) -> &mut Finding {
        let mut finding = Finding::new(
            self.rule.id,
            self.rule.severity,
            &view.record.file,
            target,
            what,
        );
        finding.case = Some(view.record.number.clone());
        finding.owner = view.owner();
        self.push(finding)
    }
}

impl<'a> RecordView<'a> {
    /// The record as judged at the moment asked about.
    pub fn new(record: &'a Record, regulations: &'a Regulations, asked: &'a Asked) -> Self {
        let case = record.known_at(asked.now);
        let policy = case.as_ref().and_then(|case| regulations.policy_of(case));
        let own = policy.and_then(|policy| regulations.calendar_of(policy));
        let calendar = own.or_else(|| regulations.calendar());
        let (clocks, uncounted) = match (&case, policy, calendar) {
            (Some(case), Some(policy), Some(calendar)) => {
                judge::clocks(case, policy, calendar, asked.now)
            }
            _ => (Vec::new(), Vec::new()),
        };
        Self {
            record,
            case,
            policy,
            calendar,
            clocks,
            uncounted,
            regulations,
            asked,
        }
    }

    /// Whether the file is written in a format this version does not know, so that nothing else
    /// can be said about it.
    pub fn newer(&self) -> bool {
        let case = self.record.case.as_ref();
        case.is_some_and(Case::newer)
    }

    /// Whether the case was recorded after the moment asked about.
    pub fn later(&self) -> bool {
        self.asked.as_of && self.record.case.is_some() && self.case.is_none()
    }

    /// Whose turn it is.
    pub fn owner(&self) -> Option<String> {
        let case = self.case.as_ref()?;
        Some(case.owner(self.policy?).to_owned())
    }

    /// What is wrong with the approval in force.
    pub fn approval_fault(&self) -> Option<ApprovalFault> {
        let (case, policy) = self.judged()?;
        judge::approval_fault(case, policy, &self.regulations.staff)
    }

    /// Where the approval in force stands.
    pub fn approval_path(&self) -> Path {
        let case = self.case.as_ref();
        let count = case.map_or(0, |case| case.current.approvals.len());
        Path::root().key("approvals").index(count.saturating_sub(1))
    }

    /// Case and policy, where both are there.
    pub fn judged(&self) -> Option<(&Case, &'a Policy)> {
        Some((self.case.as_ref()?, self.policy?))
    }
}

/// "Run this": the command, without `complaint` and the number, in `command`.
pub fn run(view: &RecordView, command: &str) -> Msg {
    let (name, rest) = command.split_once(' ').unwrap_or((command, ""));
    let line = format!("complaint {name} {} {rest}", view.record.number);
    msg!("check-run", command = line.trim_end())
}

/// A moment as messages show it.
pub fn shown(time: Time) -> String {
    time.format("%Y-%m-%d %H:%M").to_string()
}
