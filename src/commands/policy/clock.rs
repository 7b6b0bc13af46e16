//! `policy clock`: when a limit is due, how much time passed, whether a date is a working day.

use anyhow::Result;
use chrono::NaiveDate;
use serde_json::json;

use super::{calendar, reasoning};
use crate::domain::time::{Calendar, Counted, Counting, Limit, Pause, Terms, due_traced, elapsed};
use crate::msg;
use crate::ui::clap_error::ValueError;
use crate::ui::problem::Problem;
use crate::workspace::args::Format;
use crate::workspace::env::{Env, Exit};
use crate::workspace::parsers::one_of;

/// Its arguments.
#[derive(Debug, clap::Args)]
#[command(group = clap::ArgGroup::new("asked").required(true).args(["limit", "until", "is_workday"]))]
pub struct Args {
    #[arg(long, value_name = "FILE")]
    calendar: Option<String>,
    #[arg(long, value_name = "TIME", required_unless_present = "is_workday")]
    start: Option<String>,
    #[arg(long, allow_hyphen_values = true, value_parser = limit)]
    limit: Option<Limit>,
    #[arg(long, value_name = "TIME")]
    until: Option<String>,
    #[arg(
        long,
        value_name = "DATE",
        conflicts_with_all = ["start", "counting", "no_roll", "pause"]
    )]
    is_workday: Option<String>,
    #[arg(
        long,
        value_name = "working|calendar",
        value_parser = one_of::<Counting>(),
        required_unless_present = "is_workday"
    )]
    counting: Option<Counting>,
    #[arg(long)]
    no_roll: bool,
    #[arg(long, value_name = "TIME/TIME")]
    pause: Vec<String>,
    #[arg(long, value_enum)]
    format: Option<Format>,
}

fn limit(text: &str) -> Result<Limit, ValueError> {
    Ok(text.parse()?)
}

/// Runs it.
pub fn run(env: &mut Env, args: &Args) -> Result<Exit> {
    let calendar = calendar::of(env, args.calendar.as_deref())?;
    if let Some(date) = &args.is_workday {
        workday(env, args, &calendar, date)?;
        return Ok(Exit::Fine);
    }
    let read = |text: &str| calendar.moment(text);
    let start = calendar.in_zone(read(args.start.as_deref().unwrap_or_default())?);
    let counting = args.counting.unwrap_or(Counting::Working);
    let pauses = args.pause.iter().map(|text| pause(text, &calendar));
    let pauses = pauses.collect::<Result<Vec<_>, _>>()?;
    if let Some(until) = &args.until {
        let passed = elapsed(start, read(until)?, counting, &calendar, &pauses);
        if env.in_json(args.format) {
            env.json(&json!({ "elapsed_seconds": passed }))?;
        } else {
            let clock = Counted::Seconds(passed).to_string();
            env.print(&msg!("ask-elapsed", seconds = passed, clock = clock))?;
        }
    } else if let Some(limit) = args.limit {
        let terms = Terms {
            limit,
            counting,
            roll: !args.no_roll,
        };
        let due = due_traced(start, &terms, &calendar, &pauses, start);
        let due = due?;
        let json = env.in_json(args.format);
        reasoning::tell(env, json, start, limit, &due)?;
    }
    Ok(Exit::Fine)
}

/// Reads `T1/T2`.
fn pause(text: &str, calendar: &Calendar) -> Result<Pause, Problem> {
    let malformed = || Problem::usage(msg!("ask-pause-malformed", value = text));
    let (from, to) = text.split_once('/').ok_or_else(malformed)?;
    let read = |text: &str| calendar.moment(text);
    let (from, to) = (read(from)?, read(to)?);
    if from > to {
        return Err(Problem::usage(msg!("ask-pause-reversed", value = text)));
    }
    Ok(Pause { from, to: Some(to) })
}

fn workday(env: &mut Env, args: &Args, calendar: &Calendar, text: &str) -> Result<()> {
    // A date alone is that date, even one its zone skipped.
    let date = match text.parse::<NaiveDate>() {
        Ok(date) if text.len() == 10 => date,
        _ => {
            let moment = calendar.moment(text)?;
            calendar.in_zone(moment).date_naive()
        }
    };
    let (open, why) = calendar.is_workday(date);
    if env.in_json(args.format) {
        let why = env.say(&why);
        return env.json(&json!({ "workday": open, "why": why }));
    }
    let date = date.to_string();
    env.print(&if open {
        msg!("ask-workday-yes", date = date, why = why)
    } else {
        msg!("ask-workday-no", date = date, why = why)
    })
}
