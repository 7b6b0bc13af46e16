//! What is to be said of a case.

use super::consequences::{authority, dues, figures, findings, next};
use super::section::{DiffLine, LineMark, Section, dotted};
use crate::domain::case::fact::FactKind;
use crate::domain::history::Change;
use crate::domain::msg::{Arg, Msg};
use crate::domain::tree::Path;
use crate::msg;
use crate::report::difference::{CaseDifference, JudgedRecord, PairChange};
use crate::ui::narrator::{Narrator, Story};

/// What is to be said of a case that differs.
pub(super) fn section(case: &CaseDifference) -> Section {
    Section {
        title: title(case),
        file: case.record().map(|record| record.file.clone()),
        lines: lines(case),
    }
}

fn title(case: &CaseDifference) -> Msg {
    let mut parts: Vec<Arg> = Vec::new();
    let record = case.record();
    parts.push(Arg::from(
        record.map_or("", |record| record.number.as_str()),
    ));
    match &case.fate {
        PairChange::New => parts.push(msg!("diff-new").into()),
        PairChange::Removed => parts.push(msg!("diff-removed").into()),
        PairChange::Replaced => parts.push(msg!("diff-replaced").into()),
        PairChange::Renumbered { number, file } => {
            let same = record.is_some_and(|record| record.number == *number);
            parts.push(if same {
                msg!("diff-moved-file", file = file).into()
            } else {
                msg!("diff-renumbered", number = number).into()
            });
        }
        PairChange::Kept => {}
    }
    if let Some(case) = case.case() {
        let named = case.title.as_ref().or(case.customer.name.as_ref());
        parts.extend(named.map(Arg::from));
    }
    parts.extend(status(case));
    dotted(parts)
}

fn status(case: &CaseDifference) -> Option<Arg> {
    let of = |side: &Option<JudgedRecord>| {
        let outlook = side.as_ref()?.outlook.as_ref()?;
        Some(outlook.status)
    };
    Some(match (of(&case.before), of(&case.after)) {
        (Some(old), Some(new)) if old != new => {
            let (old, new) = (old.named(), new.named());
            msg!("diff-status", old = old, new = new).into()
        }
        (_, Some(status)) | (Some(status), None) => status.named().into(),
        (None, None) => return None,
    })
}

fn lines(case: &CaseDifference) -> Vec<DiffLine> {
    let mut lines = Vec::new();
    let broken = |side: &Option<JudgedRecord>| {
        let record = side.as_ref().map(|judged| judged.record)?;
        let broken = record.broken.as_ref().map(|broken| broken.what.clone());
        record
            .case
            .is_none()
            .then(|| broken.unwrap_or_else(|| msg!("command-case-unreadable")))
    };
    if let Some(why) = broken(&case.before) {
        lines.push(DiffLine::new(
            LineMark::Warning,
            msg!("diff-was-unreadable", why = why),
        ));
    }
    if let Some(why) = broken(&case.after) {
        lines.push(DiffLine::new(
            LineMark::Error,
            msg!("diff-unreadable", why = why),
        ));
    }
    if case.fate == PairChange::Removed {
        lines.push(DiffLine::new(LineMark::Grave, msg!("diff-case-gone")));
        return lines;
    }
    if case.fate == PairChange::Replaced {
        lines.push(DiffLine::new(LineMark::Grave, msg!("diff-case-replaced")));
    }
    lines.extend(facts(case));
    let both = case.before.is_some() && case.after.is_some();
    if lines.is_empty() && both && case.fate == PairChange::Kept {
        lines.push(DiffLine::new(LineMark::Fact, msg!("diff-no-fact")));
    }
    if let Some(after) = &case.after {
        let before = case.before.as_ref();
        lines.extend(authority(before, after));
        lines.extend(figures(before, after));
        lines.extend(dues(&case.dues, after));
        lines.extend(next(before, after));
    }
    lines.extend(findings(&case.notices));
    lines
}

/// What was recorded, in words.
pub(super) fn facts(case: &CaseDifference) -> Vec<DiffLine> {
    let Some(judged) = case.judged() else {
        return Vec::new();
    };
    let side = |side: &Option<JudgedRecord<'_>>| {
        side.as_ref().and_then(|judged| judged.record.case.clone())
    };
    let (before, after) = (side(&case.before), side(&case.after));
    let Some(told) = after.as_ref().or(before.as_ref()) else {
        return Vec::new();
    };
    let story = Story {
        narrator: Narrator::new(told, judged.staff, judged.policy),
        before: before.as_ref(),
        author: None,
    };
    let mut lines = Vec::new();
    for change in &case.changes {
        let change = &without_number(change, &case.fate);
        for line in story.lines(change) {
            let mark = if line.grave {
                LineMark::Grave
            } else {
                LineMark::Fact
            };
            lines.push(DiffLine::new(mark, line.what));
        }
    }
    lines
}

/// A change without the new number of a renumbered case, which the title tells.
fn without_number(change: &Change, fate: &PairChange) -> Change {
    let mut change = change.clone();
    if let (Change::Changed { after, fields, .. }, PairChange::Renumbered { .. }) =
        (&mut change, fate)
        && after.kind == FactKind::Intake
    {
        let number = Path::root().key("number");
        fields.retain(|field| field.path != number);
    }
    change
}
