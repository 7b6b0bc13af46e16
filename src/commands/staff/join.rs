//! `staff join`: somebody comes, or comes back.

use anyhow::Result;

use crate::domain::input::Day;
use crate::domain::msg::Arg;
use crate::domain::staff::Joining;
use crate::msg;
use crate::ui::clap_named::Named;
use crate::workspace::args::FileArgs;
use crate::workspace::env::{Env, Exit};
use crate::workspace::open::Workspace;
use crate::workspace::parsers::{day, stated};
use crate::workspace::staffing::Staffing;

/// Its arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(long, value_name = "ID", value_parser = stated)]
    id: String,
    #[arg(long, value_parser = stated)]
    name: Option<String>,
    #[arg(long, value_name = "ADDRESS", value_parser = stated)]
    email: Option<String>,
    #[arg(long, value_name = "UNIT", add = Named::UNIT)]
    unit: String,
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
    let staffing = Staffing::joining(env, &workspace, args.email.as_deref())?;
    let unit = workspace.known_unit(&args.unit, from)?;
    let new = Joining {
        id: args.id.clone(),
        name: args.name.clone(),
        email: args.email.clone(),
        unit: unit.clone(),
        from,
        points: args.points,
    };
    let staff = staffing.staff();
    let name = args.name.as_ref();
    let name = name.or_else(|| staff.person(&args.id).map(|known| &known.name));
    let said = msg!(
        "staff-said-joined",
        person = name.unwrap_or(&args.id),
        unit = Arg::id(&unit, staff.called(&unit)),
        from = from.to_string()
    );
    let changed = staff.joining(&new);
    staffing.finish(
        env,
        &args.file,
        ("staff join", &args.id, Some(from)),
        changed,
        &said,
    )
}
