//! Each page of a site.

use std::sync::Arc;

use maud::html;

use super::files::{Files, INDEX, report_file};
use super::withheld::Withheld;
use crate::report::indicators::Key;
use crate::report::summary::Summary;
use crate::report::tally::CaseRow;
use crate::ui::escape::{self, Safe, Xml};
use crate::ui::html::{Level, Text, blocks, page};
use crate::ui::page::Block;
use crate::ui::report::{Cell, Grid, Link, Sheets, Speaking, case_list};
use crate::ui::words::Words;

/// A period that has a report.
#[derive(Clone, Debug)]
pub struct Period {
    /// What its file is called.
    pub name: String,
    /// What is said of it in the overview.
    pub figures: [(Key, Cell); 4],
}

impl Period {
    /// The period of a report.
    pub fn of(name: &str, report: &Summary) -> Self {
        let count = |key| (key, Cell::count(report.all.count(key)));
        let on_time = Cell::percent(report.all.share(Key::OnTime).percent());
        Self {
            name: name.to_owned(),
            figures: [
                count(Key::Received),
                count(Key::Closed),
                (Key::OnTime, on_time),
                count(Key::Abnormalities),
            ],
        }
    }
}

/// The overview: the periods with their reports, and every case.
pub fn overview(
    (title, note): (&str, String),
    periods: &[Period],
    cases: &[Arc<CaseRow>],
    (files, withheld): (&Files, &Withheld),
    speaking: &Speaking,
) -> Safe<Xml> {
    let words = speaking.names.words;
    let mut columns = vec![(words.text("site-period"), false)];
    let heads = periods
        .first()
        .into_iter()
        .flat_map(|period| &period.figures);
    columns.extend(heads.map(|(key, _)| (words.say(&key.named()), true)));
    let row = |period: &Period| {
        let to = report_file(&period.name);
        let name = Cell {
            link: Some(Link::Page(to)),
            ..Cell::from(period.name.clone())
        };
        let figures = period.figures.iter().map(|(_, cell)| cell.clone());
        std::iter::once(name).chain(figures).collect()
    };
    let mut sheets = Sheets {
        title: title.to_owned(),
        notes: vec![note],
        grids: vec![
            Grid {
                title: words.text("site-heading-reports"),
                columns,
                rows: periods.iter().map(row).collect(),
                chart: None,
            },
            case_list("report-heading-cases", cases, speaking),
        ],
        proofs: Vec::new(),
    };
    withheld.sheets(&mut sheets);
    let body = sheets.markup(words, &|number| Some(escape::uri(files.of(number)?)));
    page(words.lang(), &sheets.title, &[], &body)
}

/// The report of a period.
pub fn report_page(
    mut sheets: Sheets,
    (files, withheld): (&Files, &Withheld),
    words: &Words,
) -> Safe<Xml> {
    withheld.sheets(&mut sheets);
    let to = |number: &str| Some(format!("../{}", escape::uri(files.of(number)?)));
    let body = sheets.markup(words, &to);
    page(words.lang(), &sheets.title, &back(words), &body)
}

/// The page of a case: what it is and what happened, and why its dates and levels are what they are.
pub fn case_page(
    (mut record, mut proof): (Vec<Block>, Vec<Block>),
    withheld: &Withheld,
    words: &Words,
) -> Safe<Xml> {
    withheld.blocks(&mut record);
    withheld.blocks(&mut proof);
    let title = match record.first() {
        Some(Block::Heading(title)) => title.clone(),
        _ => String::new(),
    };
    let body = html! {
        (blocks(record.get(1..).unwrap_or_default(), Level::Second))
        @if !proof.is_empty() {
            h2 id="proof" { (Text(&words.text("site-heading-proof"))) }
            (blocks(&proof, Level::Third))
        }
    };
    page(words.lang(), &title, &back(words), &body)
}

/// What leads back to the overview from a folder beside it.
fn back(words: &Words) -> Vec<(String, String)> {
    vec![(words.text("site-overview"), format!("../{INDEX}"))]
}
