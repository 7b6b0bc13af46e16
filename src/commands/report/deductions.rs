//! `report deductions`: what payroll deducts from the bonus in a month (M-B).

use anyhow::Result;
use chrono::{Datelike, NaiveDate};

use super::Form;
use crate::domain::msg::Msg;
use crate::domain::problem::Problem;
use crate::domain::time::date_of;
use crate::msg;
use crate::report::deductions::payroll;
use crate::ui::names::Names;
use crate::ui::report::{deductions_csv, deductions_json, deductions_markdown, deductions_page};
use crate::workspace::env::{Env, Exit};
use crate::workspace::open::Workspace;
use crate::workspace::subjects::subjects;

/// Reads a month: `2026-12`.
fn month_of(text: &str) -> Result<NaiveDate, Problem> {
    let first = date_of(&format!("{text}-01"));
    first.ok_or_else(|| Problem::usage(msg!("sanction-not-a-month", value = text)))
}

/// Runs it; without a month the present one.
pub fn run(env: &mut Env, month: Option<&str>, format: Form) -> Result<Exit> {
    let workspace = Workspace::open_whole(env)?;
    let today = workspace.now.date_naive();
    let month = match month {
        Some(text) => month_of(text)?,
        None => today.with_day(1).unwrap_or(today),
    };
    let subjects = subjects(env, &workspace)?;
    let staff = &workspace.regulations.staff;
    let payroll = payroll(&subjects, staff, month, workspace.now);
    if !payroll.unknown.is_empty() {
        let cases = Msg::list(payroll.unknown.clone());
        env.warn(&Problem::usage(msg!(
            "sanction-loss-unknown",
            cases = cases
        )))?;
    }
    for line in payroll.persons.iter().filter(|line| line.stuck()) {
        let what = msg!("sanction-deducted-stuck", name = &line.person.name);
        env.warn(&Problem::usage(what).at(line.person.source.place.clone()))?;
    }
    if payroll.persons.is_empty() {
        env.remark(&msg!("sanction-deducted-nothing"))?;
    }
    let names = Names {
        words: env.layout.words,
        staff,
    };
    match format {
        Form::Json => env.json(&deductions_json(&payroll))?,
        Form::Csv => {
            let text = deductions_csv(&payroll)?;
            env.write(&text)?;
        }
        Form::Markdown => {
            let text = deductions_markdown(&payroll, &names);
            env.write(&text)?;
        }
        Form::Table if payroll.persons.is_empty() => {}
        Form::Table => {
            let text = deductions_page(&payroll, &names, env.width, env.paint);
            env.write(&text)?;
        }
    }
    Ok(Exit::Fine)
}
