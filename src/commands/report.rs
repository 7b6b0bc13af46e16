//! `report`: statistics and lists for management.

use anyhow::Result;
use clap::ValueEnum;

use crate::domain::month::Month;
use crate::msg;
use crate::report::deductions::payroll;
use crate::report::groups::{Group, USUAL};
use crate::report::indicators::Scope;
use crate::report::period::Period;
use crate::report::postings::postings;
use crate::report::summary::summary;
use crate::ui::problem::Problem;
use crate::ui::report::{Report, Speaking, doubts};
use crate::workspace::env::{Env, Exit};
use crate::workspace::open::Workspace;
use crate::workspace::parsers::one_of;
use crate::workspace::problems;
use crate::workspace::subjects::subjects;

/// What `report deductions` is called: what payroll takes from the bonus (M-B).
const DEDUCTIONS: &str = "deductions";
/// What `report returns` is called: what accounting must post, and what is not collected meanwhile
/// (M-13).
const RETURNS: &str = "returns";

/// Its arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(value_name = "PERIOD", default_value = "monthly")]
    period: String,
    #[arg(long, value_name = "YYYY-MM")]
    month: Option<String>,
    #[arg(long, value_name = "FIELD", value_parser = one_of::<Group>, value_delimiter = ',')]
    group_by: Vec<Group>,
    #[arg(long, value_enum, default_value = "table")]
    format: ReportFormat,
}

/// The forms of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum ReportFormat {
    /// For people.
    Table,
    /// For programs.
    Json,
    /// The cases, for a spreadsheet.
    Csv,
    /// For a page or a merge request.
    Markdown,
}

/// Runs it.
pub fn run(env: &mut Env, args: &Args) -> Result<Exit> {
    if args.period == DEDUCTIONS {
        return deductions(env, args);
    }
    let workspace = Workspace::open(env)?;
    let today = workspace.now.date_naive();
    let returns = args.period == RETURNS;
    let asked = match (&args.month, returns) {
        (Some(month), _) => month,
        (None, true) => "monthly",
        (None, false) => args.period.as_str(),
    };
    let period = Period::read(asked, today)?;
    let subjects = subjects(env, &workspace)?;
    let scope = Scope {
        period: &period,
        now: workspace.now,
        staff: &workspace.regulations.staff,
    };
    if returns {
        return show(env, &workspace, &postings(&subjects, &scope), args.format);
    }
    let groups = if args.group_by.is_empty() {
        &USUAL[..]
    } else {
        &args.group_by
    };
    let report = summary(&subjects, &scope, groups);
    if report.cases.is_empty() && report.all.abnormalities == 0 {
        env.remark(&msg!("report-nothing"))?;
    }
    show(env, &workspace, &report, args.format)
}

/// What payroll deducts in a month; without one in the present month.
fn deductions(env: &mut Env, args: &Args) -> Result<Exit> {
    let workspace = Workspace::open_whole(env)?;
    if let Some(problem) = problems::bonuses(&workspace.regulations.staff.sheets) {
        return Err(problem.into());
    }
    let month = match &args.month {
        Some(text) => month_of(text)?,
        None => Month::of(workspace.now.date_naive()),
    };
    let subjects = subjects(env, &workspace)?;
    let payroll = payroll(
        &subjects,
        &workspace.regulations.staff,
        month,
        workspace.now,
    );
    for doubt in doubts(&payroll) {
        env.warn(&doubt)?;
    }
    if payroll.persons.is_empty() {
        env.remark(&msg!("sanction-deducted-nothing"))?;
        if args.format == ReportFormat::Table {
            return Ok(Exit::Fine);
        }
    }
    show(env, &workspace, &payroll, args.format)
}

/// Reads a month: `2026-12`.
fn month_of(text: &str) -> Result<Month, Problem> {
    let month = text.parse();
    month.map_err(|_| Problem::usage(msg!("field-not-a-month", value = text)))
}

fn show(
    env: &mut Env,
    workspace: &Workspace,
    report: &impl Report,
    format: ReportFormat,
) -> Result<Exit> {
    let speaking = Speaking {
        names: workspace.names(env),
        policies: &workspace.regulations.policies,
    };
    match format {
        ReportFormat::Json => env.json(&report.json())?,
        ReportFormat::Csv => env.write(&report.csv()?)?,
        ReportFormat::Markdown => env.write(&report.markdown(&speaking))?,
        ReportFormat::Table => env.write(&report.page(&speaking, (env.width, env.paint)))?,
    }
    Ok(Exit::Fine)
}
