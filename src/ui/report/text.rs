//! A report as a page for a terminal, as Markdown, and its cases as CSV.

use super::grid::Grid;
use super::grids::{committed, grids, one_decimal};
use super::speaking::Speaking;
use crate::domain::msg::Msg;
use crate::domain::time::Time;
use crate::msg;
use crate::report::period::Period;
use crate::report::summary::{Line, Summary};
use crate::ui::page::Page;
use crate::ui::paint::{Paint, Tone};
use crate::ui::table::{Cell, Column, Overflow, Table};
use crate::ui::{escape, format};

fn title(report: &Summary) -> Msg {
    title_of(&report.period, report.now)
}

/// What the report is about, and when it was made.
pub fn title_of(period: &Period, now: Time) -> Msg {
    msg!(
        "report-title-line",
        from = format::date(period.from),
        to = format::date(period.to),
        time = format::time(&now)
    )
}

/// The report for a terminal.
pub fn page(report: &Summary, speaking: &Speaking, width: Option<u16>, paint: Paint) -> String {
    let head = speaking.names.words.say(&title(report));
    page_of(&head, &grids(report, speaking), width, paint)
}

/// Tables under a title for a terminal.
pub fn page_of(head: &str, grids: &[Grid], width: Option<u16>, paint: Paint) -> String {
    let mut page = Page::new(width, paint);
    page.toned(head, Tone::Heading);
    for grid in grids {
        page.heading(&grid.title);
        page.table(&table(grid));
    }
    page.finish()
}

fn table(grid: &Grid) -> Table {
    // Names give way on a narrow terminal; numbers, dates and the last column do not.
    let figures = grid.columns.iter().any(|(_, right)| *right);
    let one_line = !figures && grid.columns.len() > 2;
    let last = grid.columns.len().saturating_sub(1);
    let columns = grid.columns.iter().enumerate().map(|(i, (head, right))| {
        if *right {
            Column::number(head.clone())
        } else if one_line && (i < 3 || i == last) {
            Column::whole(head.clone())
        } else {
            Column::text(head.clone())
        }
    });
    let overflow = if one_line {
        Overflow::Cut
    } else {
        Overflow::Wrap
    };
    let mut table = Table::new(columns.collect(), overflow);
    for row in &grid.rows {
        table.row(row.iter().map(|text| Cell::from(text.clone())).collect());
    }
    table
}

/// The report in Markdown.
pub fn markdown(report: &Summary, speaking: &Speaking) -> String {
    let head = speaking.names.words.say(&title(report));
    markdown_of(&head, &grids(report, speaking))
}

/// Tables under a title in Markdown.
pub fn markdown_of(head: &str, grids: &[Grid]) -> String {
    let mut text = format!("# {}\n", escape::markdown(head));
    for grid in grids {
        let heads = grid.columns.iter().map(|(head, _)| escape::markdown(head));
        let rules = grid
            .columns
            .iter()
            .map(|(_, right)| if *right { "--:" } else { "---" });
        let mut lines = vec![
            format!("\n## {}\n", escape::markdown(&grid.title)),
            format!("| {} |", heads.collect::<Vec<_>>().join(" | ")),
            format!("| {} |", rules.collect::<Vec<_>>().join(" | ")),
        ];
        lines.extend(grid.rows.iter().map(|row| {
            let cells: Vec<String> = row.iter().map(|cell| escape::markdown(cell)).collect();
            format!("| {} |", cells.join(" | "))
        }));
        text.push_str(&lines.join("\n"));
        text.push('\n');
    }
    text
}

/// The columns of the cases in CSV; programs read them, so they have one language.
const HEADS: [&str; 17] = [
    "number",
    "status",
    "received",
    "closed",
    "customer",
    "title",
    "class",
    "owner",
    "due",
    "on_time",
    "late_by",
    "days_gross",
    "days_net",
    "outcome",
    "committed",
    "claimed",
    "liability",
];

/// The cases of the report as CSV for a spreadsheet: text that looks like a formula is marked as
/// text.
pub fn csv(report: &Summary) -> Result<String, csv::Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(HEADS)?;
    for line in &report.cases {
        writer.write_record(cells(line))?;
    }
    let bytes = writer
        .into_inner()
        .map_err(csv::IntoInnerError::into_error)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn cells(line: &Line) -> [String; 17] {
    let text = |text: &str| escape::spreadsheet(text);
    let maybe = |value: &Option<String>| text(value.as_deref().unwrap_or_default());
    let liable = line.liable.iter();
    let liable = liable.map(|(name, share)| format!("{name}={}", share.normalize()));
    [
        text(&line.number),
        line.status.to_string(),
        format::rfc3339(line.received),
        line.closed.map(format::rfc3339).unwrap_or_default(),
        maybe(&line.customer),
        maybe(&line.title),
        maybe(&line.class),
        text(&line.owner),
        line.due.map(format::rfc3339).unwrap_or_default(),
        line.on_time.map(|yes| yes.to_string()).unwrap_or_default(),
        line.late_by.to_string(),
        line.gross.map(one_decimal).unwrap_or_default(),
        line.net.map(one_decimal).unwrap_or_default(),
        line.outcome
            .map(|outcome| outcome.to_string())
            .unwrap_or_default(),
        committed(line.committed),
        line.claimed
            .map(|amount| amount.to_string())
            .unwrap_or_default(),
        text(&liable.collect::<Vec<_>>().join("; ")),
    ]
}
