//! `policy due`: what would be due when, for a complaint received at a moment.

use crate::domain::msg::Arg;
use crate::domain::time::{Counting, Time};
use anyhow::Result;
use serde::Serialize;

use super::edition;
use super::facts::FactArgs;
use crate::domain::case::intake::Origin;
use crate::domain::policy::{Policy, Projected, clock_called, project};
use crate::domain::reader::Word as _;
use crate::domain::source::Source;
use crate::msg;
use crate::ui::clap_named::Named;
use crate::ui::format;
use crate::ui::format::rfc3339;
use crate::ui::problem::Problem;
use crate::ui::source;
use crate::ui::table::{Cell, Column, Overflow, Table};
use crate::workspace::args::Format;
use crate::workspace::env::{Env, Exit};
use crate::workspace::open::Workspace;
use crate::workspace::parsers::one_of;

/// Its arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(long, value_name = "ID", add = Named::POLICY)]
    policy: Option<String>,
    #[arg(long, value_name = "TIME")]
    received: String,
    #[arg(long, value_parser = one_of::<Origin>())]
    origin: Origin,
    #[command(flatten)]
    facts: FactArgs,
    #[arg(long, value_enum)]
    format: Option<Format>,
}

/// The answer in JSON.
#[derive(Debug, Serialize)]
struct DueView<'a> {
    policy: &'a str,
    received: String,
    deadlines: Vec<ClockView<'a>>,
}

#[derive(Debug, Serialize)]
struct ClockView<'a> {
    clock: &'a str,
    due: String,
    limit: String,
    counting: String,
    provisional: bool,
    capped: bool,
    source: &'a Source,
}

/// Runs it.
pub fn run(env: &mut Env, args: &Args) -> Result<Exit> {
    let workspace = Workspace::open_strict(env)?;
    // Which edition it is depends on the date; the date's zone is the organisation's until then.
    let moment = workspace.moment(&args.received);
    let received = workspace.calendar.in_zone(moment?);
    let policy = edition::in_force(&workspace, args.policy.as_deref(), received.date_naive())?;
    let calendar = workspace.calendar_of(policy)?;
    let moment = calendar.moment(&args.received);
    let received = calendar.in_zone(moment?);
    let facts = args
        .facts
        .known_to(policy, Some(("origin", args.origin.word())))?;
    let clocks = project(policy, calendar, &facts, received)?;
    if clocks.iter().any(|clock| clock.provisional) {
        env.warn(&Problem::usage(msg!("ask-provisional")))?;
    }
    if env.in_json(args.format) {
        env.json(&view(policy, received, &clocks))?;
    } else if clocks.is_empty() {
        env.remark(&msg!("ask-no-clocks", policy = &policy.id))?;
    } else {
        env.print(&msg!(
            "ask-due-head",
            policy = Arg::id(&policy.id, &policy.title),
            received = format::time(&received),
            file = &policy.file
        ))?;
        table(env, &clocks)?;
    }
    Ok(Exit::Fine)
}

fn view<'a>(policy: &'a Policy, received: Time, clocks: &'a [Projected]) -> DueView<'a> {
    let clock = |clock: &'a Projected| ClockView {
        clock: &clock.clock,
        due: rfc3339(clock.due),
        limit: clock.limit.to_string(),
        counting: clock.counting.to_string(),
        provisional: clock.provisional,
        capped: clock.capped,
        source: &clock.source,
    };
    DueView {
        policy: &policy.id,
        received: rfc3339(received),
        deadlines: clocks.iter().map(clock).collect(),
    }
}

fn table(env: &mut Env, clocks: &[Projected]) -> Result<()> {
    let words = env.layout.words;
    let (head, called) = (|key| words.text(key), |arg: &Arg| words.called(arg));
    let columns = vec![
        Column::whole(head("ask-clock")),
        Column::whole(head("ask-due")),
        Column::whole(head("ask-limit")),
        Column::whole(head("ask-counting")),
        Column::text(head("ask-source")),
    ];
    let mut table = Table::new(columns, Overflow::Wrap);
    for clock in clocks {
        // What the marks mean stands below the table.
        let capped = if clock.capped { " *" } else { "" };
        let provisional = if clock.provisional { " ~" } else { "" };
        table.row(vec![
            Cell::from(called(&clock_called(&clock.clock, clock.title.as_ref()))),
            Cell::from(format!("{}{capped}{provisional}", format::time(&clock.due))),
            Cell::from(env.say(&clock.limit.said())),
            Cell::from(called(&counted(clock.counting))),
            Cell::from(source::shown(env.width, &clock.source)),
        ]);
    }
    env.table(&table)?;
    if clocks.iter().any(|clock| clock.capped) {
        env.print(&msg!("ask-capped"))?;
    }
    if clocks.iter().any(|clock| clock.provisional) {
        env.print(&msg!("ask-provisional-mark"))?;
    }
    Ok(())
}

fn counted(counting: Counting) -> Arg {
    let word = counting.word();
    Arg::id(word, Arg::Named(format!("prose-word-counting-{word}")))
}
