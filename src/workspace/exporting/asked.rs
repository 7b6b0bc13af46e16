//! What is to be exported, and where to.

use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::domain::word::Word as _;
use crate::exchange::table::Table;
use crate::exchange::veil::Redaction;
use crate::ui::problem::Problem;
use crate::workspace::env::Env;
use crate::workspace::filters::FilterFlags;
use crate::workspace::open::Workspace;
use crate::workspace::private::secret;
use crate::{msg, words};

words! {
    /// The forms of an export.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum ExportFormat {
        /// Comma-separated values.
        Csv = "csv",
        /// A JSON object a line.
        Jsonl = "jsonl",
        /// A workbook.
        Xlsx = "xlsx",
        /// Columns for databases and data frames.
        Parquet = "parquet",
    }
}

/// Where it goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// To standard output.
    Stdout,
    /// Into one file.
    File(PathBuf),
    /// Into a directory of files.
    Directory(PathBuf),
}

/// What is asked for.
#[derive(Clone, Debug, clap::Args)]
pub struct Export {
    #[arg(long, value_parser = crate::workspace::parsers::one_of::<ExportFormat>(), default_value = "csv")]
    format: ExportFormat,
    #[arg(long, value_name = "NAME", value_parser = crate::workspace::parsers::one_of::<Table>(), value_delimiter = ',')]
    table: Vec<Table>,
    #[arg(long, value_name = "PATH", value_hint = clap::ValueHint::AnyPath)]
    out: Option<PathBuf>,
    #[arg(long)]
    redact: bool,
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath, requires = "redact")]
    key: Option<PathBuf>,
    #[arg(long, requires = "redact")]
    keep_text: bool,
    #[command(flatten)]
    filter: FilterFlags,
}

/// The same, understood.
#[derive(Debug)]
pub struct Asked<'a> {
    /// The form.
    pub format: ExportFormat,
    /// The tables, in order.
    pub tables: Vec<Table>,
    /// Where they go.
    pub place: Place,
    /// The same as it was given.
    pub shown: String,
    /// Which cases.
    pub filter: &'a FilterFlags,
}

impl Export {
    /// What is meant by it; refused where it cannot be.
    pub fn asked(&self, env: &Env) -> Result<Asked<'_>> {
        let (format, out) = (self.format, self.out.as_ref());
        if format == ExportFormat::Parquet && cfg!(not(feature = "parquet")) {
            let problem = Problem::usage(msg!("export-no-parquet"));
            return Err(problem.help(msg!("export-no-parquet-help")).into());
        }
        let place = out.map_or(Place::Stdout, |out| place(&env.cwd.join(out), format));
        let directory = matches!(place, Place::Directory(_));
        let mut tables = self.table.clone();
        if tables.is_empty() && (directory || format == ExportFormat::Xlsx) {
            tables = Table::WORDS.iter().map(|(_, table)| *table).collect();
        } else if tables.is_empty() {
            tables = vec![Table::Cases];
        }
        tables.sort();
        tables.dedup();
        let single = tables.len() == 1 || format == ExportFormat::Xlsx;
        let refused = match (&place, format) {
            (Place::Stdout, ExportFormat::Parquet) => Some(msg!("export-parquet-place")),
            (Place::Stdout, ExportFormat::Xlsx) if env.width.is_some() => {
                Some(msg!("report-binary"))
            }
            (Place::Stdout | Place::File(_), _) if !single => Some(msg!("export-one-table")),
            _ => None,
        };
        if let Some(what) = refused {
            let help = msg!("export-place-help", format = format.word());
            return Err(Problem::usage(what).help(help).into());
        }
        Ok(Asked {
            format,
            tables,
            place,
            shown: out.map_or_else(String::new, |out| out.to_string_lossy().into_owned()),
            filter: &self.filter,
        })
    }

    /// How it is redacted, where it is.
    pub fn redaction<'a>(
        &self,
        env: &mut Env,
        workspace: &'a Workspace,
    ) -> Result<Option<Redaction<'a>>> {
        if !self.redact {
            return Ok(None);
        }
        let key = if let Some(file) = &self.key {
            secret(&env.cwd.join(file), &file.to_string_lossy())?
        } else {
            env.remark(&msg!("export-once"))?;
            env.uid.as_bytes().to_vec()
        };
        let staff = &workspace.regulations.staff;
        let redaction = Redaction::new(key, staff, self.keep_text);
        let many = || Problem::usage(msg!("site-withheld-many"));
        Ok(Some(redaction.ok_or_else(many)?))
    }
}

/// One file where the path ends like one of the form, else a directory.
fn place(out: &Path, format: ExportFormat) -> Place {
    let like = out.extension().is_some_and(|end| end == format.word());
    let file = match format {
        ExportFormat::Xlsx => true,
        ExportFormat::Parquet => false,
        ExportFormat::Csv | ExportFormat::Jsonl => like,
    };
    let out = out.to_owned();
    if file {
        Place::File(out)
    } else {
        Place::Directory(out)
    }
}
