//! From the files of the cases to the rows of the tables: read and made in parallel, written in order
//! of path, so many cases at a time, so that no more than those need be held.

use std::collections::BTreeSet;

use anyhow::Result;

use super::asked::{Asked, ExportFormat};
use super::target::{Part, Target};
use crate::domain::record::Record;
use crate::exchange::table::{Exported, Table};
use crate::exchange::veil::{Redaction, Veil};
use crate::exchange::{delimited, document, lines};
use crate::msg;
use crate::report::Subject;
use crate::report::listing::Filter;
use crate::ui::problem::Problem;
use crate::workspace::env::Env;
use crate::workspace::open::Workspace;
use crate::workspace::subjects::{self, Past, judged_at};

/// So many cases are read at once, and written before the next.
const AT_ONCE: usize = 512;

/// How a case is made into rows.
struct Maker<'a> {
    workspace: &'a Workspace,
    asked: &'a Asked<'a>,
    filter: Filter<'a>,
    redaction: Option<&'a Redaction<'a>>,
}

/// What was made of a file.
enum Made {
    /// A case that is wanted: its year, a part for each table, and its number where no policy is in force
    /// for it.
    Case(i32, Vec<Part>, Option<String>),
    /// A case that is not wanted, or was not known yet.
    Other,
    /// No case can be read from it.
    Unreadable(String),
    /// It names more people than can be looked for.
    Crowded,
}

/// Exports the cases; how many there are.
pub fn export(
    env: &mut Env,
    workspace: &Workspace,
    (asked, redaction): (&Asked, Option<&Redaction>),
) -> Result<usize> {
    let maker = Maker {
        workspace,
        asked,
        filter: asked.filter.filter(env, workspace)?,
        redaction,
    };
    let years = workspace.years()?;
    let begin = |env: &mut Env| Target::begin(env, workspace, (asked, &years));
    let mut target = None;
    let (mut count, mut unreadable, mut lawless) = (0, Vec::new(), Vec::new());
    workspace.each_record(
        AT_ONCE,
        |record| maker.made(&record),
        |made| {
            match made {
                Made::Case(year, parts, without) => {
                    count += 1;
                    lawless.extend(without);
                    let target = match &mut target {
                        Some(target) => target,
                        none => none.insert(begin(env)?),
                    };
                    for (at, part) in parts.into_iter().enumerate() {
                        target.put(env, at, (year, part))?;
                    }
                }
                Made::Other => {}
                Made::Unreadable(file) => unreadable.push(file),
                Made::Crowded => return Err(Problem::usage(msg!("site-withheld-many")).into()),
            }
            Ok(())
        },
    )?;
    if count == 0 {
        let all = subjects::subjects(env, workspace)?;
        asked.filter.refuse_unknown(env, workspace, &all)?;
    } else {
        let unreadable = subjects::unreadable_files(&unreadable);
        let lawless = subjects::lawless_cases(&lawless);
        for problem in unreadable.into_iter().chain(lawless) {
            env.warn(&problem)?;
        }
    }
    let target = match target {
        Some(target) => target,
        None => begin(env)?,
    };
    target.finish(env, workspace, asked)?;
    Ok(count)
}

impl Maker<'_> {
    fn made(&self, record: &Record) -> Made {
        if record.case.is_none() {
            return Made::Unreadable(record.file.clone());
        }
        let now = self.workspace.now;
        let staff = &self.workspace.regulations.staff;
        let subject = judged_at(self.workspace, record, now, Past::Known);
        let Some(subject) = subject.filter(|subject| self.filter.wants(subject, staff)) else {
            return Made::Other;
        };
        let Some(veil) = Veil::of(&subject.case, self.redaction) else {
            return Made::Crowded;
        };
        let tables = self.asked.tables.iter();
        let parts = tables.map(|table| self.part(*table, (record, &subject), &veil));
        let without = subject
            .policy
            .is_none()
            .then(|| subject.case.number.clone());
        Made::Case(record.month.0, parts.collect(), without)
    }

    fn part(&self, table: Table, (record, subject): (&Record, &Subject), veil: &Veil) -> Part {
        let organization = self.workspace.regulations.organization.as_ref();
        let exported = Exported {
            subject,
            veil,
            plant: organization.and_then(|of| of.plant.as_deref()),
        };
        let rows = || table.rows(&exported);
        match self.asked.format {
            ExportFormat::Csv => Part::Lines(delimited::rows(&rows()).erased()),
            ExportFormat::Jsonl if table == Table::Cases => {
                let document = document::document(record, veil, self.workspace.now);
                Part::Lines(lines::line(&document).erased())
            }
            ExportFormat::Jsonl => Part::Lines(lines::rows(table.columns(), &rows()).erased()),
            ExportFormat::Xlsx | ExportFormat::Parquet => Part::Rows(rows()),
        }
    }
}

/// The years whose cases there may be.
impl Workspace {
    fn years(&self) -> Result<BTreeSet<i32>> {
        let cases = self.repository.list_cases()?.cases;
        Ok(cases.iter().map(|case| case.month().0).collect())
    }
}
