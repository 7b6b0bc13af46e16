//! A key nobody reads, most often a slip of the pen.

use super::rule::{Check, Report, Rule};
use super::view::RecordView;
use crate::domain::case::sections;
use crate::domain::policy::nearest;
use crate::domain::reader::FaultSort;
use crate::domain::tree::Seg;
use crate::finding::{FindingKind, Severity, Target};
use crate::msg;

pub const RULE: Rule = Rule {
    id: "unknown-field",
    severity: Severity::Warning,
    kind: FindingKind::Data,
    holds: &[],
    check: Check::One(check),
};

/// Keys below the top level, for guessing what was meant.
const BELOW: &[&str] = &[
    "accepted",
    "address",
    "advance",
    "amount",
    "answered",
    "a_price",
    "at",
    "by",
    "by_date",
    "cause",
    "contact",
    "credit",
    "decided",
    "defect",
    "defective",
    "dismissed",
    "done",
    "due",
    "email",
    "entered_by",
    "field",
    "file",
    "from",
    "instruction",
    "item",
    "kept",
    "kind",
    "liability",
    "limit",
    "n",
    "name",
    "new",
    "old",
    "on_behalf_of",
    "option",
    "order",
    "outcome",
    "outside",
    "owner",
    "part",
    "person",
    "phone",
    "price",
    "proof",
    "quantity",
    "reason",
    "recorded",
    "rejected",
    "related",
    "remedies",
    "role",
    "root_cause",
    "rule",
    "sample_kept",
    "satisfaction",
    "settlement",
    "sha256",
    "share",
    "shipped",
    "superseded",
    "superseded_by",
    "supersedes",
    "text",
    "title",
    "to",
    "tolerance",
    "unit",
    "unresolved",
    "until",
    "via",
    "what",
];

fn check(view: &RecordView, report: &mut Report) {
    for fault in view
        .record
        .faults
        .iter()
        .filter(|f| f.sort == FaultSort::Unknown)
    {
        let known = if fault.path.0.len() == 1 {
            sections::ORDER
        } else {
            BELOW
        };
        let meant = match fault.path.0.last() {
            Some(Seg::Key(key)) => nearest(key, known),
            _ => None,
        };
        let target = Target::Bytes(fault.span.clone());
        let finding = report.target(view, target, fault.what.clone());
        finding.help = Some(match meant {
            Some(word) => msg!("check-did-you-mean", word = word),
            None => msg!("check-own-key"),
        });
    }
}
