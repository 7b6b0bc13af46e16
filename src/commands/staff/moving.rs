//! `staff move`: somebody is in another unit from a day on.

use anyhow::Result;

use crate::domain::input::Day;
use crate::domain::msg::Arg;
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
    #[arg(long, value_name = "UNIT", add = Named::UNIT)]
    to: String,
    #[arg(long, value_name = "DATE", value_parser = day)]
    from: Day,
    #[arg(long, value_name = "N")]
    points: Option<u64>,
    #[command(flatten)]
    file: FileArgs,
}

/// Runs it.
pub fn run(env: &mut Env, args: &Args) -> Result<Exit> {
    let workspace = Workspace::open_whole_to_write(env, &args.file.write())?;
    let from = workspace.day(&args.from)?;
    let staffing = Staffing::begin(env, &workspace)?;
    let person = workspace.person(&args.person)?;
    let unit = workspace.known_unit(&args.to, from)?;
    let said = msg!(
        "staff-said-moved",
        person = &person.name,
        unit = Arg::id(&unit, staffing.staff().called(&unit)),
        from = from.to_string()
    );
    let staff = staffing.staff();
    let changed = staff.moving(person, &unit, from, args.points);
    staffing.finish(
        env,
        &args.file,
        ("staff move", &person.id, Some(from)),
        changed,
        &said,
    )
}
