//! What is to be said of the regulations, and of the cases they move.

use super::consequences::{authority, dues, figures, findings, ruled};
use super::section::{DiffLine, LineMark, Section, dotted};
use crate::domain::msg::{Arg, Msg};
use crate::domain::policy::Alteration;
use crate::domain::policy::editions::{Breach, How};
use crate::msg;
use crate::report::difference::{Difference, FileDifference, Moved, Recount};

/// How many cases that a policy moves are listed; the others are counted.
const LISTED: usize = 50;

/// How many figures that move dates are named where they are accused; all are told below.
const NAMED: usize = 3;

/// What changed in the regulations.
pub(super) fn sections(difference: &Difference) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    let mut told: Vec<&Breach> = Vec::new();
    for file in &difference.files {
        let breaches = difference
            .breaches
            .iter()
            .filter(|breach| breach.file == file.file);
        let breaches: Vec<&Breach> = breaches.collect();
        let mut lines: Vec<DiffLine> = breaches.iter().map(|breach| reaches_back(breach)).collect();
        told.extend(breaches);
        let recounts = difference.recounts.iter();
        let recounts = recounts.filter(|recount| recount.file == file.file);
        lines.extend(recounts.map(recounted));
        lines.extend(file_lines(file));
        sections.push(Section {
            title: file_title(file),
            file: Some(file.file.clone()),
            lines,
        });
    }
    let left = difference
        .breaches
        .iter()
        .filter(|breach| !told.contains(breach));
    sections.extend(left.map(|breach| Section {
        title: msg!("diff-plain", what = &breach.file),
        file: Some(breach.file.clone()),
        lines: vec![reaches_back(breach)],
    }));
    if !difference.regulations.is_empty() {
        sections.push(Section {
            title: msg!("diff-regulations"),
            file: None,
            lines: findings(&difference.regulations),
        });
    }
    sections
}

fn file_title(file: &FileDifference) -> Msg {
    let mut parts = vec![Arg::from(&file.file)];
    match (file.before, file.after) {
        (false, true) => parts.push(msg!("diff-new").into()),
        (true, false) => parts.push(msg!("diff-removed").into()),
        _ => {}
    }
    if let Some(edition) = &file.edition {
        let from = edition.effective_from.to_string();
        parts.push(msg!("diff-edition", id = &edition.id, from = from).into());
    }
    dotted(parts)
}

fn file_lines(file: &FileDifference) -> Vec<DiffLine> {
    let mut lines = Vec::new();
    if file.unreadable {
        lines.push(DiffLine::new(
            LineMark::Error,
            msg!("diff-policy-unreadable"),
        ));
        return lines;
    }
    if let Some(other) = &file.follows {
        lines.push(DiffLine::new(
            LineMark::Fact,
            msg!("diff-follows", file = other),
        ));
    }
    // A whole file that came or went is not told figure by figure.
    let whole = file.before != file.after && file.follows.is_none();
    if whole {
        let count = file.alterations.len();
        lines.push(DiffLine::new(
            LineMark::Fact,
            msg!("diff-figures", count = count),
        ));
        return lines;
    }
    if file.alterations.is_empty() {
        lines.push(DiffLine::new(LineMark::Fact, msg!("diff-layout-only")));
    }
    let figures = file.alterations.iter().map(figure);
    lines.extend(figures.map(|what| DiffLine::new(LineMark::Fact, what)));
    lines
}

/// A figure that changed: `deadline overall domestic 13d → 10d (M-10.1)`.
pub(super) fn figure(alteration: &Alteration) -> Msg {
    let path = alteration.path.join(" ");
    let what = match (&alteration.old, &alteration.new) {
        (Some(old), Some(new)) => msg!("diff-figure", path = path, old = old, new = new),
        (None, Some(new)) => msg!("diff-figure-new", path = path, new = new),
        (old, None) => {
            let old = old.clone().unwrap_or_default();
            msg!("diff-figure-gone", path = path, old = old)
        }
    };
    ruled(what, alteration.rule.as_deref())
}

fn reaches_back(breach: &Breach) -> DiffLine {
    let (id, from) = (&breach.id, breach.effective_from.to_string());
    DiffLine::new(
        LineMark::Error,
        match breach.how {
            How::Rewritten(_) => msg!("diff-rewritten", id = id, from = from),
            How::Withdrawn => msg!("diff-withdrawn", id = id, from = from),
            How::BackDated => msg!("diff-back-dated", id = id, from = from),
        },
    )
}

/// The calendars' own way to reach back: the dates that move are told case by case.
fn recounted(recount: &Recount) -> DiffLine {
    let count = recount.cases.len();
    let figures = recount.figures.iter().take(NAMED).map(figure);
    let mut figures: Vec<Arg> = figures.map(Arg::from).collect();
    if recount.figures.len() > NAMED {
        figures.push("…".into());
    }
    let figures: Arg = figures.into_iter().collect();
    let what = if recount.gone {
        msg!("diff-calendar-gone", count = count)
    } else {
        msg!("diff-recounted", count = count, figures = figures)
    };
    DiffLine::new(LineMark::Error, what)
}

/// The cases that the regulations move, open ones first: all counted, the first listed.
pub(super) fn moved(difference: &Difference) -> Vec<Section> {
    let of = |ended| {
        let cases = difference.moved.iter().filter(|moved| moved.ended == ended);
        cases.collect::<Vec<_>>()
    };
    let sections = [
        moved_section(&of(false), |n| msg!("diff-moved", count = n)),
        moved_section(&of(true), |n| msg!("diff-moved-ended", count = n)),
    ];
    sections.into_iter().flatten().collect()
}

fn moved_section(cases: &[&Moved], title: fn(usize) -> Msg) -> Option<Section> {
    let count = cases.len();
    if count == 0 {
        return None;
    }
    let mut lines: Vec<DiffLine> = Vec::new();
    for moved in cases.iter().take(LISTED) {
        lines.extend(moved_lines(moved));
    }
    if count > LISTED {
        let more = count - LISTED;
        lines.push(DiffLine::new(
            LineMark::Note,
            msg!("diff-more-cases", count = more),
        ));
    }
    Some(Section {
        title: title(count),
        file: None,
        lines,
    })
}

fn moved_lines(moved: &Moved) -> Vec<DiffLine> {
    let (before, after) = (Some(&moved.before), &moved.after);
    let mut lines = authority(before, after);
    lines.extend(figures(before, after));
    lines.extend(dues(&moved.dues, after));
    lines.extend(findings(&moved.notices));
    let number = after.record.number.as_str();
    let of = |line: DiffLine| DiffLine {
        what: msg!("diff-of-case", number = number, what = line.what),
        ..line
    };
    lines.into_iter().map(of).collect()
}
