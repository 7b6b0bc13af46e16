//! Where the rows go, in the form asked for.

use std::collections::BTreeSet;
use std::io::Write as _;

use anyhow::Result;

use super::asked::{Asked, ExportFormat, Place};
use crate::domain::organization::Csv;
use crate::domain::word::Word as _;
use crate::exchange::cell::Column;
#[cfg(feature = "parquet")]
use crate::exchange::parquet;
use crate::exchange::table::{Row, Table};
use crate::exchange::{book, delimited};
use crate::msg;
use crate::safe;
use crate::store::output::OutFile;
use crate::store::site::{Filled, Site};
use crate::ui::container::Container;
use crate::ui::escape::{Any, Safe};
use crate::ui::problem::Problem;
use crate::workspace::env::Env;
use crate::workspace::open::Workspace;

/// What a case has in one table.
pub enum Part {
    /// Lines, ready to be written.
    Lines(Safe<Any>),
    /// Rows that a form takes as they are.
    Rows(Vec<Row>),
}

/// Where the tables go.
pub enum Target {
    /// One table to standard output.
    Stdout,
    /// One table into one file.
    File(OutFile),
    /// Each table into a file of its own.
    Files(Site, Vec<OutFile>),
    /// All of them into one workbook.
    Book(Vec<Vec<Row>>),
    /// Each table into a file for each year.
    #[cfg(feature = "parquet")]
    Years(Site, Vec<Yearly>),
}

/// A table that is written year by year.
#[cfg(feature = "parquet")]
pub struct Yearly {
    table: Table,
    open: Option<(i32, parquet::Writer<OutFile>)>,
    written: BTreeSet<String>,
}

impl Target {
    /// Begins to write; `years` are those of the cases.
    pub fn begin(
        env: &mut Env,
        workspace: &Workspace,
        (asked, years): (&Asked, &BTreeSet<i32>),
    ) -> Result<Self> {
        if asked.format == ExportFormat::Xlsx {
            return Ok(Self::Book(vec![Vec::new(); asked.tables.len()]));
        }
        let target = match &asked.place {
            Place::Stdout => Self::Stdout,
            Place::File(file) => Self::File(workspace.repository.begin_out(file)?),
            Place::Directory(dir) => {
                let files = asked.tables.iter();
                let files = files.flat_map(|table| file_names(*table, asked.format, years));
                let filled = (dir.as_path(), Filled::Tables);
                let site = workspace.repository.site(filled, files.collect())?;
                Self::into(site, asked)?
            }
        };
        let mut target = target;
        if asked.format == ExportFormat::Csv {
            let organization = workspace.regulations.organization.as_ref();
            let excel = organization.is_some_and(|of| of.csv == Csv::Excel);
            let mark = if excel { "\u{feff}" } else { "" };
            for (i, table) in asked.tables.iter().enumerate() {
                let heads = delimited::heads(table.columns());
                let heads = safe!("{}{}", Safe::ours(mark), heads).erased();
                target.put(env, i, (0, Part::Lines(heads)))?;
            }
        }
        Ok(target)
    }

    #[cfg(feature = "parquet")]
    fn into(site: Site, asked: &Asked) -> Result<Self> {
        if asked.format != ExportFormat::Parquet {
            return Self::lines(site, asked);
        }
        let tables = asked.tables.iter();
        let tables = tables.map(|table| Yearly {
            table: *table,
            open: None,
            written: BTreeSet::new(),
        });
        Ok(Self::Years(site, tables.collect()))
    }

    #[cfg(not(feature = "parquet"))]
    fn into(site: Site, asked: &Asked) -> Result<Self> {
        Self::lines(site, asked)
    }

    fn lines(site: Site, asked: &Asked) -> Result<Self> {
        let names = asked.tables.iter();
        let names = names.flat_map(|table| file_names(*table, asked.format, &BTreeSet::new()));
        let files: Result<Vec<OutFile>, _> = names.map(|file| site.begin(&file)).collect();
        Ok(Self::Files(site, files?))
    }

    /// Writes what a case of a year has in the table at this place.
    #[cfg_attr(
        not(feature = "parquet"),
        expect(unused_variables, reason = "only Parquet parts the years")
    )]
    pub fn put(&mut self, env: &mut Env, at: usize, (year, part): (i32, Part)) -> Result<()> {
        match (self, part) {
            (Self::Stdout, Part::Lines(lines)) => env.write(&lines)?,
            (Self::File(file), Part::Lines(lines)) => file.write_all(lines.as_ref())?,
            (Self::Files(_, files), Part::Lines(lines)) => {
                if let Some(file) = files.get_mut(at) {
                    file.write_all(lines.as_ref())?;
                }
            }
            (Self::Book(sheets), Part::Rows(rows)) => {
                if let Some(sheet) = sheets.get_mut(at) {
                    sheet.extend(rows);
                }
            }
            #[cfg(feature = "parquet")]
            (Self::Years(site, tables), Part::Rows(rows)) => {
                if let Some(table) = tables.get_mut(at) {
                    table.put(site, year, rows)?;
                }
            }
            // A form is made of lines or of rows, as whoever asked for it makes them.
            (_, Part::Lines(_) | Part::Rows(_)) => {}
        }
        Ok(())
    }

    /// Puts everything in its place.
    pub fn finish(self, env: &mut Env, workspace: &Workspace, asked: &Asked) -> Result<()> {
        match self {
            Self::Stdout => {}
            Self::File(file) => file.finish()?,
            Self::Files(site, files) => {
                for file in files {
                    file.finish()?;
                }
                site.finish()?;
            }
            Self::Book(sheets) => {
                let named = asked.tables.iter().zip(sheets);
                let named = named.map(|(table, rows)| (table.word(), table.columns(), rows));
                let named: Vec<(&str, &[Column], Vec<Row>)> = named.collect();
                let made = book::book(&named, &workspace.calendar, workspace.now);
                let bytes = made.map_err(|error| {
                    let reason = error.to_string();
                    Problem::usage(msg!("report-xlsx-failed", reason = reason))
                })?;
                match &asked.place {
                    Place::File(file) => workspace.repository.write_out(file, &bytes)?,
                    Place::Stdout | Place::Directory(_) => {
                        env.container(&Container::made(bytes))?;
                    }
                }
            }
            #[cfg(feature = "parquet")]
            Self::Years(mut site, tables) => {
                let mut written = BTreeSet::new();
                for mut table in tables {
                    table.close()?;
                    written.append(&mut table.written);
                }
                site.only(written);
                site.finish()?;
            }
        }
        Ok(())
    }
}

#[cfg(feature = "parquet")]
impl Yearly {
    /// Writes rows of a year; cases come in order of their years.
    fn put(&mut self, site: &Site, year: i32, rows: Vec<Row>) -> Result<()> {
        if rows.is_empty() {
            return Ok(());
        }
        if self.open.as_ref().is_some_and(|(open, _)| *open != year) {
            self.close()?;
        }
        let writer = match &mut self.open {
            Some((_, writer)) => writer,
            none => {
                let name = year_file(self.table, year);
                let file = site.begin(&name)?;
                self.written.insert(name);
                let begun = parquet::Writer::new(file, self.table.columns())
                    .map_err(|error| failed(&error))?;
                &mut none.insert((year, begun)).1
            }
        };
        writer.add(rows).map_err(|error| failed(&error))
    }

    /// Ends the file of the year.
    fn close(&mut self) -> Result<()> {
        if let Some((_, writer)) = self.open.take() {
            writer.finish().map_err(|error| failed(&error))?.finish()?;
        }
        Ok(())
    }
}

/// What a Parquet file cannot hold.
#[cfg(feature = "parquet")]
fn failed(error: &::parquet::errors::ParquetError) -> anyhow::Error {
    let reason = error.to_string();
    Problem::usage(msg!("export-parquet-failed", reason = reason)).into()
}

/// The files of a table.
fn file_names(table: Table, format: ExportFormat, years: &BTreeSet<i32>) -> Vec<String> {
    match format {
        ExportFormat::Parquet => years.iter().map(|year| year_file(table, *year)).collect(),
        other => vec![format!("{table}.{other}")],
    }
}

/// Where the rows of a year stand.
fn year_file(table: Table, year: i32) -> String {
    format!("{table}/year={year}/part-0.parquet")
}
