//! `staff rename`: another address, or another name.

use anyhow::Result;

use crate::msg;
use crate::ui::clap_named::Named;
use crate::workspace::args::FileArgs;
use crate::workspace::env::{Env, Exit};
use crate::workspace::open::Workspace;
use crate::workspace::parsers::stated;
use crate::workspace::staffing::Staffing;

/// Its arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(value_name = "PERSON", add = Named::PERSON)]
    person: String,
    #[arg(long, value_name = "ADDRESS", value_parser = stated, required_unless_present = "name")]
    email: Option<String>,
    #[arg(long, value_parser = stated)]
    name: Option<String>,
    #[command(flatten)]
    file: FileArgs,
}

/// Runs it.
pub fn run(env: &mut Env, args: &Args) -> Result<Exit> {
    let workspace = Workspace::open_whole_to_write(env, &args.file.write())?;
    let staffing = Staffing::begin(env, &workspace)?;
    let person = workspace.person(&args.person)?;
    let said = msg!(
        "staff-said-renamed",
        person = args.name.as_ref().unwrap_or(&person.name),
        email = args.email.as_ref().unwrap_or(&person.email)
    );
    let (email, name) = (args.email.as_deref(), args.name.as_deref());
    let changed = staffing.staff().renaming(person, email, name);
    staffing.finish(
        env,
        &args.file,
        ("staff rename", &person.id, None),
        changed,
        &said,
    )
}
