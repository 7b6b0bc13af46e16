//! `policy show`: one regulation as a page.

use anyhow::Result;

use super::edition;
use crate::msg;
use crate::safe;
use crate::ui::clap_named::Named;
use crate::ui::format;
use crate::ui::regulation::{self, Page};
use crate::workspace::args::Format;
use crate::workspace::env::{Env, Exit};
use crate::workspace::open::Workspace;

/// Its arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(value_name = "ID", add = Named::POLICY)]
    policy: Option<String>,
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
}

/// Runs it.
pub fn run(env: &mut Env, args: &Args) -> Result<Exit> {
    let workspace = Workspace::open(env)?;
    edition::warn_of_faults(env, &workspace)?;
    let policy = edition::in_force_now(&workspace, args.policy.as_deref())?;
    if args.format == Format::Json {
        env.json(&regulation::data(policy))?;
        return Ok(Exit::Fine);
    }
    let names = workspace.names(env);
    let title = names.title(&policy.title);
    env.print(&msg!("ask-page-title", title = title, policy = &policy.id))?;
    env.print(&msg!(
        "ask-page-edition",
        file = &policy.file,
        version = policy.version.as_deref().unwrap_or("–"),
        from = format::date(policy.effective_from)
    ))?;
    let page = Page {
        policy,
        names,
        width: env.width,
    };
    for (title, table) in page.sections() {
        env.show(&safe!("\n{}\n", title))?;
        env.table(&table)?;
    }
    Ok(Exit::Fine)
}
