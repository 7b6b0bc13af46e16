//! A report in every form, made of the same parts.

use clap::ValueEnum;
use serde::Serialize;

use super::chart::Chart;
use super::grid::Grid;
use super::speaking::Speaking;
use crate::domain::msg::Msg;
use crate::domain::organization::Csv;
use crate::report::explained::Explained;
use crate::safe;
use crate::ui::escape::{Markdown, Safe, Spreadsheet, Terminal};
use crate::ui::page::Page;
use crate::ui::paint::{Paint, Tone};
use crate::ui::table::{Cell, Column, Overflow, Table};

/// The forms of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ReportFormat {
    /// For people.
    Table,
    /// For programs.
    Json,
    /// The cases, for a spreadsheet.
    Csv,
    /// For a page or a merge request.
    Markdown,
    /// A page that stands by itself.
    Html,
    /// A workbook.
    Xlsx,
}

/// A report in its parts.
pub trait Report {
    /// What it is about, on one line.
    fn title(&self) -> Msg;

    /// What stands below that, in paragraphs.
    fn notes(&self, _speaking: &Speaking) -> Vec<String> {
        Vec::new()
    }

    /// Its tables, in order; those without rows are left out.
    fn grids(&self, speaking: &Speaking) -> Vec<Grid>;

    /// What proves its figures, where its form shows that.
    fn proofs(&self) -> &[Explained] {
        &[]
    }

    /// Its data for programs.
    fn json(&self) -> impl Serialize
    where
        Self: Sized;

    /// Its rows for a spreadsheet, the heads first, in the one language programs read.
    fn rows(&self) -> Vec<Vec<String>>;

    /// The report for a terminal.
    fn page(&self, speaking: &Speaking, (width, paint): (Option<u16>, Paint)) -> Safe<Terminal> {
        let mut page = Page::new(width, paint);
        page.toned(&speaking.names.words.say(&self.title()), Tone::Heading);
        for note in self.notes(speaking) {
            page.paragraph(&note);
        }
        for grid in self.grids(speaking) {
            if !grid.title.is_empty() {
                page.heading(&grid.title);
            }
            page.table(&table(&grid));
        }
        page.finish()
    }

    /// The report in Markdown.
    fn markdown(&self, speaking: &Speaking) -> Safe<Markdown> {
        let mut text = safe!("# {}\n", speaking.names.words.say(&self.title()));
        for note in self.notes(speaking) {
            text.push(&safe!("\n{}\n", note));
        }
        for grid in self.grids(speaking) {
            text.push_ours("\n");
            if !grid.title.is_empty() {
                text.push(&safe!("## {}\n\n", grid.title));
            }
            let heads = grid.columns.iter();
            let heads = heads.map(|(head, right)| (head.as_str(), *right));
            let rows = grid.rows.iter();
            let rows = rows.map(|row| row.iter().map(|cell| cell.text.as_str()));
            text.push(&markdown_table(heads, rows));
        }
        text
    }

    /// The rows as CSV. Here alone they are made harmless: whatever a row holds goes through it.
    ///
    /// # Errors
    /// Rows of different lengths; there are none.
    fn csv(&self, csv: Csv, speaking: &Speaking) -> Result<Safe<Spreadsheet>, csv::Error> {
        let mut writer = csv::Writer::from_writer(Vec::new());
        let mut rows = self.rows();
        if let (Csv::Excel, Some(heads)) = (csv, rows.first_mut()) {
            let words = speaking.names.words;
            let named =
                |head: &String| words.find(&format!("report-head-{}", head.replace('_', "-")));
            for head in heads {
                *head = named(head).unwrap_or_else(|| head.clone());
            }
        }
        for row in rows {
            writer.write_record(row.iter().map(|cell| written(cell)))?;
        }
        let bytes = writer
            .into_inner()
            .map_err(csv::IntoInnerError::into_error)?;
        // Excel takes a file without this mark for one of its own code page.
        let mark = match csv {
            Csv::Excel => "\u{feff}",
            Csv::Plain => "",
        };
        let rows = Safe::drawn(String::from_utf8_lossy(&bytes).into_owned());
        Ok(safe!("{}{}", Safe::ours(mark), rows))
    }
}

/// A cell of a CSV file: a number as it is, everything else as a text that is no formula.
fn written(cell: &str) -> Safe<Spreadsheet> {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let plain = cell.strip_prefix('-').unwrap_or(cell);
    let (whole, part) = plain.split_once('.').unwrap_or((plain, "0"));
    if digits(whole) && digits(part) {
        Safe::drawn(cell.to_owned())
    } else {
        Safe::of(cell)
    }
}

/// A table in Markdown; each head with whether its column stands to the right.
pub(super) fn markdown_table<'t>(
    heads: impl Iterator<Item = (&'t str, bool)> + Clone,
    rows: impl Iterator<Item = impl Iterator<Item = &'t str>>,
) -> Safe<Markdown> {
    let line = |cells: Vec<Safe<Markdown>>| safe!("| {} |\n", Safe::join(cells, " | "));
    let mut text = line(heads.clone().map(|(head, _)| Safe::of(head)).collect());
    let rule = |right| Safe::ours(if right { "--:" } else { "---" });
    text.push(&line(heads.map(|(_, right)| rule(right)).collect()));
    for row in rows {
        text.push(&line(row.map(Safe::of).collect()));
    }
    text
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
    let bars = grid.chart.as_ref().map(Chart::bars);
    let columns = columns.chain(bars.iter().map(|_| Column::whole("").spare(1)));
    let overflow = if one_line {
        Overflow::Cut
    } else {
        Overflow::Wrap
    };
    let mut table = Table::new(columns.collect(), overflow);
    for (i, row) in grid.rows.iter().enumerate() {
        let cells = row.iter().map(|cell| Cell::from(cell.text.clone()));
        let bar = bars.iter().filter_map(|bars| bars.get(i));
        let bar = bar.map(|bar| Cell::from(bar.clone()));
        table.row(cells.chain(bar).collect());
    }
    table
}
