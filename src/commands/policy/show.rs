//! `policy show`: one regulation as a page.

use anyhow::Result;
use serde_json::{Map, Value, json};

use super::page::{self, Section};
use super::writer::{self, Writer};
use super::{care, conduct, consequences, edition};
use crate::domain::policy::Policy;
use crate::msg;
use crate::ui::format;
use crate::workspace::args::Format;
use crate::workspace::env::{Env, Exit};
use crate::workspace::open::Workspace;

/// Its arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(value_name = "ID")]
    policy: Option<String>,
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
}

/// Runs it.
pub fn run(env: &mut Env, args: &Args) -> Result<Exit> {
    let workspace = Workspace::open(env)?;
    edition::warn_of_faults(env, &workspace)?;
    let policy = edition::in_force(
        &workspace,
        args.policy.as_deref(),
        workspace.now.date_naive(),
    )?;
    let sections = sections(env, &workspace, policy);
    if args.format == Format::Json {
        let mut page = head(policy);
        page::as_data(sections, &mut page);
        env.json(&page)?;
    } else {
        let title = writer::title(env.lang(), &policy.title, &policy.id);
        env.print(&msg!("ask-page-title", title = title, policy = &policy.id))?;
        env.print(&msg!(
            "ask-page-edition",
            file = &policy.file,
            version = policy.version.as_deref().unwrap_or("–"),
            from = format::date(policy.effective_from)
        ))?;
        page::print(env, &sections)?;
    }
    Ok(Exit::Fine)
}

fn sections(env: &Env, workspace: &Workspace, policy: &Policy) -> Vec<Section> {
    let with = Writer {
        words: env.layout.words,
        policy,
        staff: &workspace.regulations.staff,
    };
    let mut sections = conduct::sections(&with);
    sections.extend(care::sections(&with));
    sections.extend(consequences::sections(&with));
    sections
}

/// What the page says of the regulation itself.
fn head(policy: &Policy) -> Map<String, Value> {
    let head = [
        ("id", json!(policy.id)),
        ("title", writer::titles(&policy.title)),
        ("version", json!(policy.version)),
        ("approved_by", json!(policy.approved_by)),
        ("effective_from", json!(format::date(policy.effective_from))),
        ("calendar", json!(policy.calendar)),
        ("currency", json!(policy.currency)),
        ("file", json!(policy.file)),
    ];
    let stated = head.into_iter().filter(|(_, value)| !value.is_null());
    stated.map(|(key, value)| (key.to_owned(), value)).collect()
}
