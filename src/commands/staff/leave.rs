//! `staff leave`: somebody's last day.

use anyhow::Result;

use crate::domain::input::Day;
use crate::msg;
use crate::ui::clap_named::Named;
use crate::workspace::args::FileArgs;
use crate::workspace::env::{Env, Exit};
use crate::workspace::open::Workspace;
use crate::workspace::parsers::day;
use crate::workspace::staffing::Staffing;

/// Its arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(value_name = "PERSON", add = Named::PERSON)]
    person: String,
    #[arg(long, value_name = "DATE", value_parser = day)]
    until: Day,
    #[command(flatten)]
    file: FileArgs,
}

/// Runs it.
pub fn run(env: &mut Env, args: &Args) -> Result<Exit> {
    let workspace = Workspace::open_whole_to_write(env, &args.file.write())?;
    let until = workspace.day(&args.until)?;
    let staffing = Staffing::begin(env, &workspace)?;
    let person = workspace.person(&args.person)?;
    let said = msg!(
        "staff-said-left",
        person = &person.name,
        until = until.to_string()
    );
    let changed = staffing.staff().leaving(person, until);
    staffing.finish(
        env,
        &args.file,
        ("staff leave", &person.id, until.succ_opt()),
        changed,
        &said,
    )
}
