//! `duty done`: a periodic duty was done.

use anyhow::Result;
use serde_json::json;

use crate::domain::msg::Arg;
use crate::domain::period::CalendarPeriod;
use crate::msg;
use crate::ui::clap_named::Named;
use crate::ui::format;
use crate::workspace::args::{Format, WriteArgs};
use crate::workspace::duties::{self, Asked};
use crate::workspace::env::{Env, Exit};
use crate::workspace::open::Workspace;
use crate::workspace::parsers::{ordinal, period};

/// Its arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(value_name = "DUTY", add = Named::Duty)]
    name: String,
    #[arg(long, value_name = "PERIOD", value_parser = period)]
    period: CalendarPeriod,
    #[arg(long, value_name = "ID", add = Named::POLICY)]
    policy: Option<String>,
    #[arg(long, value_name = "N", value_parser = ordinal)]
    missing: Option<u64>,
    #[command(flatten)]
    write: WriteArgs,
}

/// Runs it.
pub fn run(env: &mut Env, args: &Args) -> Result<Exit> {
    let workspace = Workspace::open_whole_to_write(env, &args.write)?;
    let asked = Asked {
        name: &args.name,
        period: args.period,
        policy: args.policy.as_deref(),
        missing: args.missing,
    };
    let recorded = duties::record(env, &workspace, &asked, &args.write)?;
    workspace.tell_read(env)?;
    let (turn, done) = (&recorded.turn, &recorded.done);
    let period = turn.period.to_string();
    if args.write.format == Format::Json {
        env.json(&format::known(json!({
            "policy": done.policy,
            "duty": done.duty,
            "period": period,
            "due": format::rfc3339(turn.due),
            "state": recorded.state(),
            "missing": done.missing,
            "file": recorded.file,
        })))?;
    } else if !args.write.dry_run {
        env.print(&msg!(
            "duty-said-done",
            duty = Arg::Localized(turn.duty.title.clone()),
            period = period,
            state = recorded.state(),
            due = format::date(turn.due.date_naive()),
            file = &recorded.file
        ))?;
    }
    Ok(Exit::Fine)
}
