//! `log`: the story of a case from git, whatever its number was.

use std::path::Path;

use anyhow::Result;

use crate::msg;
use crate::store::case_files::{CaseFiles, FileText, uid_of};
use crate::store::files::ReadFault;
use crate::store::git::Git;
use crate::store::snapshot::sanctions_of;
use crate::store::trail::{self, Trail};
use crate::ui::log::{self, Telling};
use crate::ui::problem::Problem;
use crate::workspace::args::{Format, IdArg};
use crate::workspace::chronicle::Chronicle;
use crate::workspace::env::{Env, Exit};
use crate::workspace::open::{Workspace, is_unknown};

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
    let (working, trail) = found(env, &workspace, &git, &args.case.id)?;
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
    let telling = Telling {
        words: env.layout.words,
        staff: &workspace.regulations.staff,
        calendar: &workspace.calendar,
        patch: args.patch,
    };
    let text = log::page(&chapters, &telling, env.width, env.paint);
    env.write(&text)?;
    Ok(Exit::Fine)
}

/// The case as the working tree has it, where it does, and its way through the history.
fn found(
    env: &Env,
    workspace: &Workspace,
    git: &Git,
    id: &str,
) -> Result<(Option<CaseFiles>, Trail)> {
    let committed = git.head()?.is_some();
    let path = match workspace.find(env, id) {
        Ok(path) => path,
        Err(error) if !is_unknown(&error) => return Err(error),
        Err(unknown) => {
            let number = id
                .rsplit(['/', std::path::MAIN_SEPARATOR])
                .next()
                .unwrap_or(id);
            let number = number.strip_suffix(".yaml").unwrap_or(number);
            let once = if committed {
                trail::once(git, number)?
            } else {
                None
            };
            let Some((path, uid)) = once else {
                return Err(unknown);
            };
            let trail = trail::follow(git, &path, uid.as_deref())?;
            let working = now(workspace, &trail)?;
            return Ok((working, trail));
        }
    };
    let state = working(workspace, &workspace.repository.relative(&path))?;
    let text = state.case.text.as_ref().ok();
    let uid = text.and_then(|text| uid_of(text));
    if !committed {
        return Ok((Some(state), Trail::default()));
    }
    let mut trail = trail::follow(git, &state.case.path, uid.as_deref())?;
    if let (true, Some(uid)) = (trail.commits.is_empty(), &uid) {
        // A new path that is not committed yet.
        for other in git.files_holding("HEAD", uid, "cases")? {
            let other = trail::follow(git, &other, Some(uid))?;
            if other.states.contains_key("HEAD") {
                trail = other;
            }
        }
    }
    Ok((Some(state), trail))
}

/// The case in the working tree where HEAD has it.
fn now(workspace: &Workspace, trail: &Trail) -> Result<Option<CaseFiles>> {
    let Some(state) = trail.states.get("HEAD") else {
        return Ok(None);
    };
    let state = working(workspace, &state.case.path)?;
    Ok((state.case.text != Err(ReadFault::Missing)).then_some(state))
}

fn working(workspace: &Workspace, path: &str) -> Result<CaseFiles> {
    let content = |path: String| match workspace.repository.read(Path::new(&path)) {
        Err(fault) if fault.stops() => Err(fault.of(&path)),
        text => Ok(FileText {
            text,
            id: String::new(),
            path,
        }),
    };
    let apart = content(sanctions_of(path))?;
    Ok(CaseFiles {
        case: content(path.to_owned())?,
        apart: (apart.text != Err(ReadFault::Missing)).then_some(apart),
    })
}
