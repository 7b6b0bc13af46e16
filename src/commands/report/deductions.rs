//! `report deductions`: what payroll deducts from the bonus in a month (M-B).

use anyhow::Result;
use chrono::{Datelike, NaiveDate};

use super::super::desk::{Desk, Exit};
use super::super::room::Room;
use super::super::subjects::subjects;
use super::Form;
use crate::domain::msg::Msg;
use crate::domain::problem::Problem;
use crate::msg;
use crate::report::deductions::payroll;
use crate::ui::names::Names;
use crate::ui::report::{deductions_csv, deductions_json, deductions_markdown, deductions_page};

/// Reads a month: `2026-12`.
fn month_of(text: &str) -> Result<NaiveDate, Problem> {
    let day = NaiveDate::parse_from_str(&format!("{text}-01"), "%Y-%m-%d");
    day.map_err(|_| Problem::usage(msg!("sanction-not-a-month", value = text)))
}

/// Runs it; without a month the present one.
pub fn run(desk: &mut Desk, month: Option<&str>, format: Form) -> Result<Exit> {
    let room = Room::open_whole(desk)?;
    let today = room.now.date_naive();
    let month = match month {
        Some(text) => month_of(text)?,
        None => today.with_day(1).unwrap_or(today),
    };
    let subjects = subjects(desk, &room)?;
    let staff = &room.regulations.staff;
    let payroll = payroll(&subjects, staff, month, room.now);
    if !payroll.unknown.is_empty() {
        let cases = Msg::list(payroll.unknown.clone());
        desk.warn(&Problem::usage(msg!("sanction-loss-unknown", cases = cases)))?;
    }
    for line in payroll.persons.iter().filter(|line| line.stuck()) {
        let what = msg!("sanction-deducted-stuck", name = &line.person.name);
        desk.warn(&Problem::usage(what).at(line.person.source.place.clone()))?;
    }
    if payroll.persons.is_empty() {
        desk.remark(&msg!("sanction-deducted-nothing"))?;
    }
    let names = Names { words: desk.layout.words, staff };
    match format {
        Form::Json => desk.json(&deductions_json(&payroll))?,
        Form::Csv => {
            let text = deductions_csv(&payroll)?;
            desk.write(&text)?;
        }
        Form::Markdown => {
            let text = deductions_markdown(&payroll, &names);
            desk.write(&text)?;
        }
        Form::Table if payroll.persons.is_empty() => {}
        Form::Table => {
            let text = deductions_page(&payroll, &names, desk.width, desk.paint);
            desk.write(&text)?;
        }
    }
    Ok(Exit::Fine)
}
