//! Which evidence of which cases differs: what is new stands in its case.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;

use super::range::Range;
use crate::domain::case::evidence::{AREA, Holding, Holdings};
use crate::domain::record::Record;
use crate::report::difference::{EvidenceChange, EvidenceTurn};
use crate::store::git::Git;
use crate::store::known_files::KnownEvidence;
use crate::workspace::open::Workspace;
use crate::workspace::records;

/// The evidence that was there before and is gone or another, of the cases wanted that cite it now.
pub fn evidence(
    workspace: &Workspace,
    git: &Git,
    range: &Range,
    wanted: impl Fn(&str) -> bool,
) -> Result<Vec<EvidenceChange>> {
    let touched = touched(git, range)?;
    if touched.is_empty() {
        return Ok(Vec::new());
    }
    let before = git.evidence_at(&range.base, &touched)?;
    let after = match &range.head {
        Some(head) => git.evidence_at(head, &touched)?,
        None => workspace
            .repository
            .evidence(&touched, &KnownEvidence::default())?,
    };
    let turns = turns(&before, &after);
    if turns.is_empty() {
        return Ok(Vec::new());
    }
    let cases = match &range.head {
        Some(head) => records::of(&git.snapshot(head, |_| true)?, &workspace.calendar),
        None => workspace.records()?,
    };
    let cases = cases.iter().filter(|record| wanted(&record.file));
    Ok(cases.flat_map(|record| changes(record, &turns)).collect())
}

/// The files of evidence that differ; a file that is only left out of the working tree does not.
fn touched(git: &Git, range: &Range) -> Result<BTreeSet<String>> {
    let Some(head) = &range.head else {
        return Ok(git.changed_since(&range.base, &[AREA])?);
    };
    let found = git.changes(&[(head, Some(&range.base))], &[AREA])?;
    let found = found.into_iter().flatten();
    Ok(found.map(|change| change.path).collect())
}

fn turns(before: &Holdings, after: &Holdings) -> BTreeMap<String, EvidenceTurn> {
    let turn = |(path, was): (&String, &Holding)| {
        let is = after.get(path).unwrap_or(&Holding::Nothing);
        let turn = match (was, is) {
            (Holding::Nothing | Holding::Outside | Holding::NotAFile, _) => return None,
            (_, Holding::Nothing | Holding::Outside | Holding::NotAFile) => EvidenceTurn::Removed,
            // A pointer stands for what it names.
            (was, is) if was.sha256().is_some() && was.sha256() == is.sha256() => return None,
            _ => EvidenceTurn::Replaced,
        };
        Some((path.clone(), turn))
    };
    before.iter().filter_map(turn).collect()
}

fn changes(record: &Record, turns: &BTreeMap<String, EvidenceTurn>) -> Vec<EvidenceChange> {
    let cited = record.case.iter().flat_map(|case| &case.attachments);
    let change = |file: &String| {
        Some(EvidenceChange {
            number: record.number.clone(),
            case: record.file.clone(),
            file: file.clone(),
            turn: *turns.get(file)?,
        })
    };
    cited.filter_map(|cited| change(&cited.file)).collect()
}
