//! What a rule is, and where it puts what it finds.

use super::told::{Across, Told};
use super::view::{Beside, RecordView, run};
use crate::domain::case::corrections::mendable;
use crate::domain::judge::Clock;
use crate::domain::msg::Msg;
use crate::domain::reader::{Fault, FaultSort};
use crate::domain::tree::Path;
use crate::finding::{Finding, FindingKind, Severity, Target};
use crate::msg;

/// Rules whose findings mean that the record cannot be relied on; a waiver is part of that record
/// and does not reach them.
pub(super) const NEVER_WAIVED: &[&str] = &[
    "broken-file",
    "conflict-markers",
    "duplicate-number",
    "duplicate-uid",
    "duty-misrecorded",
    "duty-not-done",
    "evidence-changed",
    "evidence-not-here",
    "invalid-field",
    "invalid-policy",
    "missing-field",
    "newer-format",
    "number-path-mismatch",
    "policy-missing",
    "posted-changed",
    "recorded-in-future",
    "stray-file",
    "uncounted-clock",
    "unrecorded-complaint",
];

/// Rules that need to know what stands where evidence is kept.
const ON_EVIDENCE: &[&str] = &["evidence-changed", "evidence-missing", "evidence-not-here"];

/// A check.
pub struct Rule {
    /// Its identifier, naming the problem in kebab case.
    pub id: &'static str,
    /// How grave its findings are.
    pub severity: Severity,
    /// Whether it is about the record or about the work.
    pub kind: FindingKind,
    /// The rules of the regulations it watches over.
    pub holds: &'static [&'static str],
    /// What it does.
    pub(super) check: Check,
}

/// What a rule looks at.
pub(super) enum Check {
    /// Looks at one record.
    One(fn(&RecordView, &mut Findings)),
    /// Looks at what is kept of all records together, after one look at each where there is one.
    Across(
        Option<fn(&RecordView, &mut Findings)>,
        fn(&Across, &mut Findings),
    ),
    /// Looks at what stands beside the records.
    Beside(fn(&Beside, &mut Findings)),
}

impl Rule {
    /// Whether a finding of this rule can be accepted.
    pub fn waivable(&self) -> bool {
        !NEVER_WAIVED.contains(&self.id)
    }

    /// Whether it looks at what stands where evidence is kept.
    pub fn on_evidence(&self) -> bool {
        ON_EVIDENCE.contains(&self.id)
    }

    /// Whether it compares records.
    pub(super) fn across(&self) -> bool {
        matches!(self.check, Check::Across(..))
    }

    /// Whether it looks at one record alone, so that the others need not be read.
    pub fn alone(&self) -> bool {
        matches!(self.check, Check::One(_))
    }
}

/// Collects findings for one rule.
pub struct Findings<'a> {
    /// The rule.
    pub rule: &'a Rule,
    /// Every rule there is.
    pub rules: &'a [&'static Rule],
    /// What it found.
    pub found: Vec<Finding>,
}

impl Findings<'_> {
    /// A finding on a clock, at the fact that started it.
    pub fn clock(&mut self, view: &RecordView, clock: &Clock, what: Msg) -> &mut Finding {
        view.today();
        let finding = self.field(view, clock.path(), what);
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

    /// A finding on a field of a case that was compared with others. Whose turn it is there is asked
    /// when the file is read again for its place.
    pub fn across(&mut self, told: &Told, path: Path, what: Msg) -> &mut Finding {
        let (id, severity) = (self.rule.id, self.rule.severity);
        let mut finding = Finding::new(id, severity, &told.file, Target::Field(path), what);
        finding.case = Some(told.number().to_owned());
        self.push(finding)
    }

    /// Adds a finding.
    pub fn push(&mut self, finding: Finding) -> &mut Finding {
        self.found.push(finding);
        let last = self.found.len() - 1;
        &mut self.found[last]
    }

    /// A finding on a field of the case.
    pub fn field(&mut self, view: &RecordView, path: Path, what: Msg) -> &mut Finding {
        self.target(view, Target::Field(path), what)
    }

    /// A finding on a date that cannot be: it is mended, or written anew while it is not recorded.
    pub fn date(&mut self, view: &RecordView, path: Path, what: Msg) -> &mut Finding {
        let mend = if mendable(&path) {
            run(view, &format!("correct {path}=TIME --reason TEXT"))
        } else {
            msg!("check-mend-field")
        };
        let finding = self.field(view, path, what);
        finding.help = Some(mend);
        finding.unwritten = Some(Box::new(msg!("check-another-time")));
        finding
    }

    /// A finding on each field whose fault is of this sort, with what to do about it.
    pub fn faults(&mut self, view: &RecordView, sort: FaultSort, help: impl Fn(&Fault) -> Msg) {
        for fault in view.record.faults.iter().filter(|fault| fault.sort == sort) {
            let target = Target::Part(fault.path.clone(), fault.span.clone());
            let finding = self.target(view, target, fault.what.clone());
            finding.help = Some(help(fault));
        }
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
