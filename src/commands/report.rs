//! `report`: statistics and lists for management.

use anyhow::Result;

use crate::domain::month::Month;
use crate::domain::word::Word as _;
use crate::msg;
use crate::report::deductions::{Book, payroll};
use crate::report::groups::{By, USUAL};
use crate::report::indicators::Scope;
use crate::report::period::Period;
use crate::report::postings::postings;
use crate::report::summary::{Summary, summary};
use crate::ui::report::{Report, ReportFormat, Speaking, doubts};
use crate::workspace::args::PostArgs;
use crate::workspace::env::{Env, Exit};
use crate::workspace::lists::{List, ListArgs, listed};
use crate::workspace::open::Workspace;
use crate::workspace::parsers::{Grouping, month};
use crate::workspace::posted::{self, Asked};
use crate::workspace::subjects::{self, readable};

/// What `report deductions` is called: what payroll takes from the bonus (M-B).
const DEDUCTIONS: &str = "deductions";
/// What `report returns` is called: what accounting must post, and what is blocked meanwhile (M-13).
const RETURNS: &str = "returns";

/// Its arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(value_name = "PERIOD", default_value = "monthly")]
    period: String,
    #[arg(long, value_name = "YYYY-MM", value_parser = month)]
    month: Option<Month>,
    #[arg(long, value_name = "FIELD", value_parser = Grouping, value_delimiter = ',')]
    group_by: Vec<By>,
    #[arg(long, value_enum, default_value = "table")]
    format: ReportFormat,
    #[command(flatten)]
    lists: ListArgs,
    #[command(flatten)]
    post: PostArgs,
}

/// Runs it.
pub fn run(env: &mut Env, args: &Args) -> Result<Exit> {
    if args.period == DEDUCTIONS {
        return deductions(env, args);
    }
    if let Some(list) = List::from_word(&args.period) {
        let (workspace, listed) = listed(env, list, args.month, (args.lists, &args.post))?;
        return show(env, &workspace, &listed, args.format);
    }
    let write = args.post.write();
    let workspace = match &write {
        Some(write) => Workspace::open_to_write(env, write)?,
        None => Workspace::open(env)?,
    };
    let returns = args.period == RETURNS;
    let month = args.month.map(|month| month.to_string());
    let asked = match (&month, returns) {
        (Some(month), _) => month,
        (None, true) => "monthly",
        (None, false) => args.period.as_str(),
    };
    let period = Period::read(asked, workspace.now.date_naive())?;
    let records = readable(env, &workspace)?;
    if let Some(asked) = Asked::of(write, period.month().filter(|_| !returns))? {
        posted::statistics::post(env, &workspace, &records, &asked)?;
        if asked.write.dry_run {
            return Ok(Exit::Fine);
        }
    }
    let restated = posted::statistics::restatements(&workspace, &records, &period)?;
    let subjects = subjects::of(env, &workspace, records)?;
    let scope = Scope {
        period: &period,
        now: workspace.now,
        staff: &workspace.regulations.staff,
    };
    if returns {
        return show(env, &workspace, &postings(&subjects, &scope), args.format);
    }
    let usual = args.group_by.is_empty();
    let known = args.group_by.iter().filter_map(By::known);
    let groups = if usual {
        USUAL.to_vec()
    } else {
        known.collect()
    };
    let own: Vec<String> = args.group_by.iter().filter_map(By::own).collect();
    let report = Summary {
        restated,
        ..summary(&subjects, &scope, (&groups, &own))
    };
    if report.cases.is_empty() && report.all.abnormalities == 0 {
        env.remark(&msg!("report-nothing"))?;
    }
    show(env, &workspace, &report, args.format)
}

/// What payroll deducts in a month; without one in the present month.
fn deductions(env: &mut Env, args: &Args) -> Result<Exit> {
    let write = args.post.write();
    let workspace = match &write {
        Some(write) => Workspace::open_to_write(env, write)?,
        None => Workspace::open_whole(env)?,
    };
    posted::sheets_readable(&workspace)?;
    let month = args.month;
    let month = month.unwrap_or_else(|| Month::of(workspace.now.date_naive()));
    let records = readable(env, &workspace)?;
    if let Some(asked) = Asked::of(write, Some(month))? {
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
        if args.format == ReportFormat::Table {
            return Ok(Exit::Fine);
        }
    }
    show(env, &workspace, &payroll, args.format)
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
