//! `staff role`: somebody holds a role from a day on, or up to one.

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
    #[arg(value_name = "ROLE", add = Named::ROLE)]
    role: String,
    #[arg(long, value_name = "DATE", value_parser = day, required_unless_present = "end")]
    from: Option<Day>,
    #[arg(long, value_name = "DATE", value_parser = day, requires = "from")]
    until: Option<Day>,
    #[arg(long, value_name = "DATE", value_parser = day, conflicts_with_all = ["from", "until"])]
    end: Option<Day>,
    #[command(flatten)]
    file: FileArgs,
}

/// Runs it.
pub fn run(env: &mut Env, args: &Args) -> Result<Exit> {
    let workspace = Workspace::open_whole_to_write(env, &args.file.write())?;
    let staffing = Staffing::begin(env, &workspace)?;
    let person = workspace.person(&args.person)?;
    let (staff, role) = (staffing.staff(), args.role.as_str());
    let title = staff.role_called(role);
    let day = |day: &Option<Day>| workspace.maybe_day(day.as_ref());
    let (from, until, end) = (day(&args.from)?, day(&args.until)?, day(&args.end)?);
    let (changed, said) = match (from, end) {
        (Some(from), _) => (
            staff.appointing(person, role, (from, until)),
            msg!(
                "staff-said-appointed",
                person = &person.name,
                role = title,
                from = from.to_string()
            ),
        ),
        (None, end) => {
            let end = end.unwrap_or_else(|| workspace.now.date_naive());
            let said = msg!(
                "staff-said-resigned",
                person = &person.name,
                role = title,
                until = end.to_string()
            );
            (staff.resigning(person, role, end), said)
        }
    };
    staffing.finish(
        env,
        &args.file,
        ("staff role", &person.id, None),
        changed,
        &said,
    )
}
