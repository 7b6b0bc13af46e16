//! `notice` alone: what the policy has written about what is late.

use anyhow::Result;

use crate::domain::input::Day;
use crate::domain::month::Month;
use crate::msg;
use crate::report::Subject;
use crate::report::notices::{Asked, Notice, notices, unrecorded};
use crate::report::schedule::Whose;
use crate::ui::clap_named::Named;
use crate::ui::notices::{NoticeFormat, NoticePage, json};
use crate::workspace::args::{Format, WriteArgs};
use crate::workspace::change::past_moment;
use crate::workspace::env::{Env, Exit};
use crate::workspace::notices::{print, record};
use crate::workspace::open::Workspace;
use crate::workspace::parsers::{day, one_of};
use crate::workspace::subjects::wanted;

/// Its arguments.
#[derive(Debug, clap::Args)]
#[group(skip)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
pub struct Args {
    #[arg(value_name = "ID", add = Named::CASE)]
    ids: Vec<String>,
    #[arg(long, value_name = "UNIT", add = Named::UNIT)]
    unit: Option<String>,
    #[arg(long, value_name = "DATE", value_parser = day)]
    since: Option<Day>,
    #[arg(long)]
    unrecorded: bool,
    #[arg(long, value_parser = one_of::<NoticeFormat>(), default_value = "markdown")]
    format: NoticeFormat,
    #[arg(long)]
    record: bool,
    #[arg(long, value_name = "TIME", requires = "record")]
    at: Option<String>,
    #[arg(long, requires = "record")]
    commit: bool,
    #[arg(long, requires = "record")]
    dry_run: bool,
}

/// Runs it.
pub fn run(env: &mut Env, args: &Args) -> Result<Exit> {
    let write = args.write();
    let workspace = match &write {
        Some(write) => Workspace::open_whole_to_write(env, write)?,
        None => Workspace::open_whole(env)?,
    };
    let today = workspace.today();
    let unit = args.unit.as_ref();
    let unit = unit
        .map(|unit| workspace.known_unit(unit, today))
        .transpose()?;
    let since = workspace.maybe_day(args.since.as_ref())?;
    let cases = args
        .ids
        .iter()
        .map(|id| Ok(workspace.record(env, id)?.number));
    let cases: Vec<String> = cases.collect::<Result<_>>()?;
    let asked = Asked {
        whose: unit.map_or(Whose::All, Whose::Unit),
        cases: &cases,
        since: since.unwrap_or_else(|| Month::of(today).previous().first_day()),
    };
    let staff = &workspace.regulations.staff;
    let any = |subject: &Subject| {
        let alone = std::slice::from_ref(subject);
        !notices(alone, &asked, (staff, today)).is_empty()
    };
    let subjects = wanted(env, &workspace, any)?;
    let mut notices = notices(&subjects, &asked, (staff, today));
    if args.unrecorded {
        notices = unrecorded(notices);
    }
    let Some(write) = write else {
        return show(env, &workspace, &notices, args.format);
    };
    let at = past_moment(&workspace, write.at.as_deref())?;
    for notice in &mut notices {
        notice.lines.retain(|line| line.late_at(at));
    }
    record(env, &workspace, &notices, &write)
}

fn show(
    env: &mut Env,
    workspace: &Workspace,
    notices: &[Notice],
    format: NoticeFormat,
) -> Result<Exit> {
    if format == NoticeFormat::Json {
        env.json(&json(notices, env.shape))?;
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
    let pages = match format {
        NoticeFormat::Markdown => {
            let to = notices.iter().map(|notice| notice.to);
            to.zip(page.memos(notices)).collect()
        }
        _ => page.letters(notices),
    };
    print(env, workspace, format, &pages)?;
    Ok(Exit::Fine)
}

impl Args {
    /// How what was sent is recorded, where that is asked for.
    fn write(&self) -> Option<WriteArgs> {
        self.record.then(|| WriteArgs {
            at: self.at.clone(),
            commit: self.commit,
            dry_run: self.dry_run,
            format: match self.format {
                NoticeFormat::Json => Format::Json,
                _ => Format::Table,
            },
            held: false,
        })
    }
}
