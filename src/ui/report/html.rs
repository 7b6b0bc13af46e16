//! A report as a page: its tables with their pictures, and below them what proves each figure.

use std::collections::{BTreeMap, BTreeSet};

use maud::{Markup, html};
use rust_decimal::Decimal;

use super::chart::{Chart, Kind};
use super::explained::{said, told};
use super::forms::Report;
use super::grid::{Cell, Figure, Grid, Link};
use super::speaking::Speaking;
use super::svg::drawing;
use crate::domain::word::Word as _;
use crate::msg;
use crate::report::explained::Explained;
use crate::report::indicators::Key;
use crate::ui::escape::{self, Safe, Xml};
use crate::ui::html::{self, Lines, Text};
use crate::ui::words::Words;

/// A report in words, before it is known what page it stands on.
#[derive(Clone, Debug)]
pub struct Sheets {
    /// What it is about.
    pub title: String,
    /// What stands below that.
    pub notes: Vec<String>,
    /// Its tables.
    pub grids: Vec<Grid>,
    /// What proves its figures.
    pub proofs: Vec<Proof>,
}

/// How an indicator came about.
#[derive(Clone, Debug)]
pub struct Proof {
    /// Which.
    pub key: Key,
    /// What it is called.
    pub title: String,
    /// Its formula, and why it is reckoned so.
    pub told: [String; 2],
    /// What cases add, and the numbers of those that add it.
    pub cases: Vec<(String, Vec<String>)>,
}

/// Where a case's own page is, if it has one.
pub type Pages<'a> = &'a dyn Fn(&str) -> Option<String>;

/// A proof of so many cases is open; a longer one opens when it is asked for.
const OPEN: usize = 60;

/// The report as a page of its own.
pub fn page(report: &impl Report, speaking: &Speaking) -> Safe<Xml> {
    let words = speaking.names.words;
    let sheets = Sheets::of(report, speaking);
    let body = sheets.markup(words, &|_| None);
    html::page(words.lang(), &sheets.title, &[], &body)
}

impl Sheets {
    /// The words of a report.
    pub fn of(report: &impl Report, speaking: &Speaking) -> Self {
        Self {
            title: speaking.names.words.say(&report.title()),
            notes: report.notes(speaking),
            grids: report.grids(speaking),
            proofs: report
                .proofs()
                .iter()
                .map(|it| Proof::of(it, speaking))
                .collect(),
        }
    }

    /// Every text in it but what we say ourselves of indicators.
    pub fn texts(&mut self, each: &mut dyn FnMut(&mut String)) {
        each(&mut self.title);
        self.notes.iter_mut().for_each(&mut *each);
        for grid in &mut self.grids {
            grid.texts_mut(each);
        }
        for proof in &mut self.proofs {
            proof.cases.iter_mut().for_each(|(said, _)| each(said));
        }
    }

    /// What stands on the page below its title.
    pub fn markup(&self, words: &Words, pages: Pages) -> Markup {
        let linking = Linking {
            pages,
            listed: self.grids.iter().flat_map(listed).collect(),
            proved: self.proofs.iter().map(|proof| proof.key).collect(),
        };
        let mut placed = BTreeSet::new();
        html! {
            @for note in &self.notes { p { (Lines(note)) } }
            @if self.grids.len() > 1 {
                nav aria-label=(Text(&words.text("report-contents"))) {
                    ul.contents {
                        @for (at, grid) in self.grids.iter().enumerate() {
                            li { a href=(format!("#table-{at}")) { (Text(&grid.title)) } }
                        }
                        @if !self.proofs.is_empty() {
                            li { a href="#proofs" { (Text(&words.text("report-proofs"))) } }
                        }
                    }
                }
            }
            @for (at, grid) in self.grids.iter().enumerate() {
                section id=(format!("table-{at}")) {
                    (linking.grid(grid, &format!("chart-{at}"), words, &mut placed))
                }
            }
            @if !self.proofs.is_empty() {
                h2 id="proofs" { (Text(&words.text("report-proofs"))) }
                @for proof in &self.proofs { (linking.proof(proof, words)) }
            }
        }
    }
}

/// The cases a table has a row for.
fn listed(grid: &Grid) -> impl Iterator<Item = &str> {
    let cells = grid.rows.iter().flatten();
    cells.filter_map(|cell| match &cell.link {
        Some(Link::Case(number)) => Some(number.as_str()),
        _ => None,
    })
}

impl Proof {
    fn of(explained: &Explained, speaking: &Speaking) -> Self {
        let words = speaking.names.words;
        let key = explained.key;
        let mut cases: BTreeMap<(Option<Decimal>, String), Vec<String>> = BTreeMap::new();
        for line in &explained.lines {
            let cell = said(&line.addend, speaking);
            let same = cases.entry((cell.value(), cell.text)).or_default();
            same.push(line.number.clone());
        }
        let named = msg!(
            "report-explained",
            indicator = key.named(),
            key = key.to_string()
        );
        Self {
            key,
            title: words.say(&named),
            told: ["formula", "why"].map(|attribute| told(key, attribute, words)),
            cases: cases
                .into_iter()
                .map(|((_, said), cases)| (said, cases))
                .collect(),
        }
    }
}

/// Where things are on the page.
struct Linking<'a> {
    pages: Pages<'a>,
    listed: BTreeSet<&'a str>,
    proved: BTreeSet<Key>,
}

/// Where a case's row is.
fn row_id(number: &str) -> String {
    format!("case-{number}")
}

impl Linking<'_> {
    /// Where a case is told of: on its own page, else in the row of the list.
    fn case(&self, number: &str) -> Option<String> {
        let row = || {
            let listed = self.listed.contains(number);
            listed.then(|| format!("#{}", escape::uri(&row_id(number))))
        };
        (self.pages)(number).or_else(row)
    }

    fn grid<'g>(
        &self,
        grid: &'g Grid,
        id: &str,
        words: &Words,
        placed: &mut BTreeSet<&'g str>,
    ) -> Markup {
        let unnamed = words.text("report-sheet-table");
        let name = if grid.title.is_empty() {
            &unnamed
        } else {
            &grid.title
        };
        html! {
            @if !grid.title.is_empty() { h2 { (Text(&grid.title)) } }
            @if let Some(chart) = &grid.chart {
                figure {
                    (drawing(chart, &grid.title, id))
                    @let left = left_out(chart);
                    @if left > 0 {
                        figcaption.dim {
                            (Text(&words.say(&msg!("report-chart-more", count = left))))
                        }
                    }
                }
            }
            div.scroll role="region" tabindex="0" aria-label=(Text(name)) {
                table.sort {
                    @if !grid.title.is_empty() { caption { (Text(&grid.title)) } }
                    thead {
                        tr {
                            @for (head, right) in &grid.columns {
                                th class=[right.then_some("r")] scope="col" { (Text(head)) }
                            }
                        }
                    }
                    tbody {
                        @for row in &grid.rows { (self.row(row, &grid.columns, placed)) }
                    }
                }
            }
        }
    }

    fn row<'g>(
        &self,
        cells: &'g [Cell],
        columns: &[(String, bool)],
        placed: &mut BTreeSet<&'g str>,
    ) -> Markup {
        let own = cells.iter().find_map(|cell| match &cell.link {
            Some(Link::Case(number)) => Some(number.as_str()),
            _ => None,
        });
        // The first row of a case is its place.
        let id = own.filter(|number| placed.insert(number)).map(row_id);
        let here = id.is_some();
        html! {
            tr id=[id.as_deref().map(Text)] {
                @for (at, cell) in cells.iter().enumerate() {
                    @let right = columns.get(at).is_some_and(|(_, right)| *right);
                    @if at == 0 {
                        th scope="row" data-v=[sorted(cell)] { (self.cell(cell, here)) }
                    } @else {
                        td class=[right.then_some("r")] data-v=[sorted(cell)] { (self.cell(cell, here)) }
                    }
                }
            }
        }
    }

    fn cell(&self, cell: &Cell, here: bool) -> Markup {
        let to = match &cell.link {
            Some(Link::Case(number)) => {
                let to = self.case(number);
                to.filter(|to| !(here && to.starts_with('#')))
            }
            Some(Link::Indicator(key)) => {
                let proved = self.proved.contains(key);
                proved.then(|| format!("#{}", proof_id(*key)))
            }
            Some(Link::Page(to)) => Some(escape::uri(to)),
            None => None,
        };
        html! {
            @match to {
                Some(to) => a href=(Text(&to)) { (Text(&cell.text)) },
                None => (Text(&cell.text)),
            }
        }
    }

    fn proof(&self, proof: &Proof, words: &Words) -> Markup {
        let count: usize = proof.cases.iter().map(|(_, cases)| cases.len()).sum();
        html! {
            section id=(proof_id(proof.key)) {
                h3 { (Text(&proof.title)) }
                @for told in &proof.told { p { (Lines(told)) } }
                details open[count <= OPEN] {
                    summary { (Text(&words.say(&msg!("report-proof-lines", count = count)))) }
                    dl.of {
                        @for (said, cases) in &proof.cases {
                            dt { (Text(said)) }
                            dd {
                                @for number in cases {
                                    @match self.case(number) {
                                        Some(to) => a href=(Text(&to)) { (Text(number)) },
                                        None => i { (Text(number)) },
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn proof_id(key: Key) -> String {
    format!("proof-{}", key.word())
}

/// The figure a row is sorted by, where its text does not say it.
fn sorted(cell: &Cell) -> Option<String> {
    match cell.figure? {
        Figure::Day(_) => None,
        _ => cell.value().map(|value| value.to_string()),
    }
}

/// How many bars the picture leaves to the table.
fn left_out(chart: &Chart) -> usize {
    match &chart.kind {
        Kind::Pareto(bars) => bars.len().saturating_sub(super::chart::MOST),
        _ => 0,
    }
}
