//! Findings for people: with the lines they are about while they are few, else one line each.

use super::checked::{Checked, bare, commit, line, short_fingerprint, what};
use crate::domain::place::Place;
use crate::finding::{Finding, rule_called};
use crate::safe;
use crate::ui::diagnostic::{Diagnostic, Layout};
use crate::ui::escape::{Safe, Terminal};
use crate::ui::paint::Tone;
use crate::ui::table::{Cell, Column, Overflow, Table};
use crate::ui::words::Words;

/// Up to how many findings are shown with their lines on a terminal.
const FEW: usize = 5;

/// The findings and how many there are. `width` is that of the terminal; `None` for a pipe, which
/// always gets one line for each.
pub(super) fn people(checked: &Checked, layout: &Layout, width: Option<u16>) -> Safe<Terminal> {
    let words = layout.words;
    if checked.findings.is_empty() {
        let said = words.line(&checked.summary());
        return safe!("{}\n", layout.paint.tone(Tone::Ok, &said));
    }
    let summary = safe!("{}\n", words.line(&checked.summary()));
    let count = checked.shown().count();
    if count == 0 {
        return summary;
    }
    let mut text = if width.is_some() && count <= FEW {
        let shown = checked.shown().map(|finding| diagnostic(finding, layout));
        Safe::join(shown, "\n")
    } else {
        table(checked, layout).render(width, layout.paint)
    };
    text.push(&safe!("\n{}", summary));
    text
}

fn diagnostic(finding: &Finding, layout: &Layout) -> Safe<Terminal> {
    let whole = Place {
        file: finding.file.clone(),
        line: 0,
        column: 1,
        excerpt: String::new(),
        width: 1,
    };
    layout.render(&Diagnostic {
        severity: finding.severity,
        rule: Some(finding.rule),
        what: what(layout.words, finding),
        place: Some(finding.place.as_ref().unwrap_or(&whole)),
        help: finding.help.as_ref().map(|help| layout.words.say(help)),
    })
}

/// A rule as the language has it: by its identifier, or by its title.
fn rule(words: &Words, id: &str) -> String {
    words.called(&rule_called(id))
}

fn table(checked: &Checked, layout: &Layout) -> Table {
    let words = layout.words;
    let history = checked.history.is_some();
    let mut columns = vec![
        Column::whole(words.text("check-head-severity")),
        Column::whole(words.text("check-head-rule")),
    ];
    if history {
        columns.push(Column::whole(words.text("audit-head-commit")));
        columns.push(Column::whole(words.text("audit-head-author")));
        columns.push(Column::whole(words.text("audit-head-fingerprint")));
    }
    columns.extend([
        Column::whole(words.text("check-head-case")),
        Column::number(words.text("check-head-line")),
        Column::text(words.text("check-head-message")),
    ]);
    let mut table = Table::new(columns, Overflow::Wrap);
    for finding in checked.shown() {
        let severity = words.say(&finding.severity.named());
        let case = finding.case.as_deref().unwrap_or(&finding.file);
        let mut row = vec![
            Cell::toned(severity, Tone::from(finding.severity)),
            Cell::from(rule(words, finding.rule)),
        ];
        if history {
            let author = finding.origin.as_ref().map(|origin| origin.author.as_str());
            row.push(Cell::toned(commit(finding), Tone::Number));
            row.push(Cell::from(author.unwrap_or_default()));
            row.push(Cell::toned(short_fingerprint(finding), Tone::Number));
        }
        row.extend([
            Cell::toned(case, Tone::Number),
            Cell::from(line(finding).map_or_else(String::new, |line| line.to_string())),
            Cell::from(bare(words, finding)),
        ]);
        table.row(row);
    }
    table
}
