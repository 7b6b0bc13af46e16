//! `report deductions`: what payroll deducts in a month.

use anyhow::Result;

use crate::domain::month::Month;
use crate::msg;
use crate::report::deductions::{Book, payroll};
use crate::ui::report::{ReportFormat, doubts};
use crate::workspace::args::WriteArgs;
use crate::workspace::env::{Env, Exit};
use crate::workspace::open::Workspace;
use crate::workspace::posted::{self, Asked};
use crate::workspace::reporting::{Form, write};
use crate::workspace::subjects::readable;

/// Runs it; without a month for the present one.
pub(super) fn run(
    env: &mut Env,
    month: Option<Month>,
    posting: Option<WriteArgs>,
    form: &Form,
) -> Result<Exit> {
    let workspace = match &posting {
        Some(write) => Workspace::open_whole_to_write(env, write)?,
        None => Workspace::open_whole(env)?,
    };
    posted::sheets_readable(&workspace)?;
    let month = month.unwrap_or_else(|| Month::of(workspace.now.date_naive()));
    let records = readable(env, &workspace)?;
    if let Some(asked) = Asked::of(posting, Some(month))? {
        posted::payroll::post(env, &workspace, &records, &asked)?;
        if asked.write.dry_run {
            return Ok(Exit::Fine);
        }
    }
    let book = Book::new(&records, &workspace.regulations);
    let payroll = payroll(&book, &posted::ledger(&workspace)?, month, workspace.now);
    for doubt in doubts(&payroll) {
        env.warn(&doubt)?;
    }
    if payroll.persons.is_empty() && payroll.fines.is_empty() {
        env.remark(&msg!("sanction-deducted-nothing"))?;
        if form.format == ReportFormat::Table && form.out.is_none() {
            return Ok(Exit::Fine);
        }
    }
    write(env, &workspace, &payroll, form)
}
