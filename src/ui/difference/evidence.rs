//! What is to be said of evidence that is not what it was.

use super::section::{DiffLine, LineMark, Section};
use crate::msg;
use crate::report::difference::{Difference, EvidenceChange, EvidenceTurn};

/// The evidence that was replaced or removed; `None` where none was.
pub(super) fn section(difference: &Difference) -> Option<Section> {
    let lines: Vec<DiffLine> = difference.evidence.iter().map(line).collect();
    (!lines.is_empty()).then(|| Section {
        title: msg!("diff-evidence"),
        file: None,
        lines,
    })
}

fn line(change: &EvidenceChange) -> DiffLine {
    let (number, file) = (change.number.as_str(), change.file.as_str());
    let what = match change.turn {
        EvidenceTurn::Replaced => msg!("diff-evidence-replaced", number = number, file = file),
        EvidenceTurn::Removed => msg!("diff-evidence-removed", number = number, file = file),
    };
    DiffLine::new(LineMark::Error, what)
}
