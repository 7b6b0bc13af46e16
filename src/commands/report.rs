//! `report`: statistics and lists for management.

use anyhow::Result;
use clap::ValueEnum;

use crate::domain::problem::Problem;
use crate::msg;
use crate::report::groups::{Group, USUAL};
use crate::report::indicators::Scope;
use crate::report::period::Period;
use crate::report::summary::summary;
use crate::ui::names::Names;
use crate::ui::report::{Speaking, csv, json, markdown, page};
use crate::workspace::env::{Env, Exit};
use crate::workspace::open::Workspace;
use crate::workspace::parsers::one_of;
use crate::workspace::subjects::subjects;

mod deductions;
mod postings;

/// What `report deductions` is called: what payroll takes from the bonus (M-B).
const DEDUCTIONS: &str = "deductions";
/// What `report returns` is called: what accounting must post (M-13).
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
    format: Form,
}

/// The forms of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Form {
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
        return deductions::run(env, args.month.as_deref(), args.format);
    }
    let workspace = Workspace::open(env)?;
    let today = workspace.now.date_naive();
    let returns = args.period == RETURNS;
    let asked = match (&args.month, returns) {
        (Some(month), _) => month,
        (None, true) => "monthly",
        (None, false) => args.period.as_str(),
    };
    let period = Period::read(asked, today).map_err(Problem::usage)?;
    let subjects = subjects(env, &workspace)?;
    let scope = Scope {
        period: &period,
        now: workspace.now,
        staff: &workspace.regulations.staff,
    };
    if returns {
        return postings::run(env, &workspace, &subjects, &scope, args.format);
    }
    let groups = if args.group_by.is_empty() {
        &USUAL[..]
    } else {
        &args.group_by
    };
    let report = summary(&subjects, &scope, groups);
    let names = Names {
        words: env.layout.words,
        staff: &workspace.regulations.staff,
    };
    let speaking = Speaking {
        names,
        policies: &workspace.regulations.policies,
    };
    if report.cases.is_empty() && report.all.abnormalities == 0 {
        env.remark(&msg!("report-nothing"))?;
    }
    match args.format {
        Form::Table => {
            let text = page(&report, &speaking, env.width, env.paint);
            env.write(&text)?;
        }
        Form::Json => env.json(&json(&report))?,
        Form::Csv => {
            let text = csv(&report)?;
            env.write(&text)?;
        }
        Form::Markdown => {
            let text = markdown(&report, &speaking);
            env.write(&text)?;
        }
    }
    Ok(Exit::Fine)
}
