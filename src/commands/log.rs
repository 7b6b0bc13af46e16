//! `log`: the story of a case from git, whatever its number was.

use anyhow::Result;

use crate::msg;
use crate::store::git::Git;
use crate::ui::log::{self, LogView};
use crate::ui::problem::Problem;
use crate::workspace::args::{Format, IdArg};
use crate::workspace::chronicle::{self, Chronicle};
use crate::workspace::env::{Env, Exit};
use crate::workspace::open::Workspace;

/// Its arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    case: IdArg,
    #[arg(long, short)]
    patch: bool,
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
    #[arg(long)]
    reverse: bool,
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
}

/// Runs it.
pub fn run(env: &mut Env, args: &Args) -> Result<Exit> {
    let workspace = Workspace::open(env)?;
    let Some(git) = Git::at(workspace.repository.root()) else {
        let help = msg!("log-no-git-help");
        return Err(Problem::unreadable(msg!("log-no-git")).help(help).into());
    };
    let (working, trail) = chronicle::found(env, &workspace, &git, &args.case.id)?;
    let mut chronicle = Chronicle::new(&git, &workspace.calendar);
    let mut chapters = chronicle.of(&trail)?;
    let head = trail.states.get("HEAD");
    chapters.extend(chronicle.uncommitted(head, working.as_ref(), &workspace.regulations));
    chapters.reverse();
    chapters.truncate(args.limit.unwrap_or(chapters.len()));
    if args.reverse {
        chapters.reverse();
    }
    if args.format == Format::Json {
        env.json(&log::json(&chapters, env.layout.words))?;
        return Ok(Exit::Fine);
    }
    let telling = LogView {
        words: env.layout.words,
        staff: &workspace.regulations.staff,
        calendar: &workspace.calendar,
        patch: args.patch,
    };
    let text = log::page(&chapters, &telling, env.width, env.paint);
    env.page(&text)?;
    Ok(Exit::Fine)
}
