//! `policy show`: one regulation as a page.

use anyhow::Result;
use serde_json::{Map, Value, json};

use super::super::args::Format;
use super::super::desk::{Desk, Exit};
use super::super::room::Room;
use super::page::{self, Section};
use super::writer::{self, Writer};
use super::{care, conduct, consequences, edition};
use crate::domain::policy::Policy;
use crate::msg;
use crate::ui::format;

/// Its arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(value_name = "ID")]
    policy: Option<String>,
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
}

/// Runs it.
pub fn run(desk: &mut Desk, args: &Args) -> Result<Exit> {
    let room = Room::open(desk)?;
    edition::warn_of_faults(desk, &room)?;
    let policy = edition::in_force(&room, args.policy.as_deref(), room.now.date_naive())?;
    let sections = sections(desk, &room, policy);
    if args.format == Format::Json {
        let mut page = head(policy);
        page::as_data(sections, &mut page);
        desk.json(&page)?;
    } else {
        let title = writer::title(desk.lang(), &policy.title, &policy.id);
        desk.print(&msg!("ask-page-title", title = title, policy = &policy.id))?;
        desk.print(&msg!(
            "ask-page-edition",
            file = &policy.file,
            version = policy.version.as_deref().unwrap_or("–"),
            from = format::date(policy.effective_from)
        ))?;
        page::print(desk, &sections)?;
    }
    Ok(Exit::Fine)
}

fn sections(desk: &Desk, room: &Room, policy: &Policy) -> Vec<Section> {
    let with = Writer {
        words: desk.layout.words,
        policy,
        staff: &room.regulations.staff,
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
