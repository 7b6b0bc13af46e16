//! `notice` alone: what the policy has written about what is late.

use anyhow::Result;

use crate::domain::input::Day;
use crate::domain::month::Month;
use crate::msg;
use crate::report::notices::{Asked, notices};
use crate::report::schedule::Whose;
use crate::ui::clap_named::Named;
use crate::ui::notices::{NoticeFormat, NoticePage, json};
use crate::workspace::env::{Env, Exit};
use crate::workspace::open::Workspace;
use crate::workspace::parsers::{day, one_of};
use crate::workspace::subjects::subjects;

/// Its arguments.
#[derive(Debug, clap::Args)]
#[group(skip)]
pub struct Args {
    #[arg(long, value_name = "UNIT", add = Named::UNIT)]
    unit: Option<String>,
    #[arg(long, value_name = "DATE", value_parser = day)]
    since: Option<Day>,
    #[arg(long, value_parser = one_of::<NoticeFormat>(), default_value = "markdown")]
    format: NoticeFormat,
}

/// Runs it.
pub fn run(env: &mut Env, args: &Args) -> Result<Exit> {
    let workspace = Workspace::open_whole(env)?;
    let subjects = subjects(env, &workspace)?;
    let today = workspace.today();
    let unit = args.unit.as_ref();
    let unit = unit
        .map(|unit| workspace.known_unit(unit, today))
        .transpose()?;
    let since = workspace.maybe_day(args.since.as_ref())?;
    let asked = Asked {
        whose: unit.map_or(Whose::All, Whose::Unit),
        since: since.unwrap_or_else(|| Month::of(today).previous().first_day()),
    };
    let staff = &workspace.regulations.staff;
    let notices = notices(&subjects, &asked, (staff, today));
    if args.format == NoticeFormat::Json {
        env.json(&json(&notices, env.shape))?;
        return Ok(Exit::Fine);
    }
    if notices.is_empty() {
        env.remark(&msg!("notice-nothing"))?;
        return Ok(Exit::Fine);
    }
    let page = NoticePage {
        names: workspace.names(env),
        shape: env.shape,
        now: workspace.now,
    };
    let text = page.markdown(&notices);
    env.page(&text)?;
    Ok(Exit::Fine)
}
