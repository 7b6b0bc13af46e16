//! `init`: a new case repository, or what an existing one lacks.

use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::msg;
use crate::store::files;
use crate::store::halt::Halt;
use crate::store::repository::Repository;
use crate::store::setup::brought::brought;
use crate::store::setup::owners::{Owned, owned};
use crate::store::setup::{self, Ci, FileAction, Setup};
use crate::store::shipped;
use crate::ui::problem::Problem;
use crate::workspace::env::{Env, Exit};
use crate::workspace::open::too_old;
use crate::workspace::parsers::one_of;

/// The arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(value_name = "DIR")]
    dir: Option<PathBuf>,
    #[arg(long, value_name = "ID")]
    policy: Option<String>,
    #[arg(long, value_parser = one_of::<Ci>())]
    ci: Option<Ci>,
    #[arg(long)]
    hooks: bool,
    #[arg(long)]
    codeowners: bool,
    #[arg(long)]
    dry_run: bool,
}

/// Runs the command.
pub fn run(env: &mut Env, args: &Args) -> Result<Exit> {
    let dir = args.dir.as_deref().or(env.root.as_deref());
    let root = files::real(&env.cwd.join(dir.unwrap_or(Path::new(""))));
    let brought = brought(args.policy.as_deref(), setup::in_git(&root))?;
    refuse_newer(&root)?;
    let mut setup = Setup::plan(&root, &brought, &env.program)?;
    if let Some(ci) = args.ci {
        setup.ci(ci)?;
    }
    if args.hooks {
        setup.hooks()?;
    }
    if args.codeowners {
        setup.codeowners(&owners(env, &root, setup.existing)?)?;
    }
    let nothing = setup.is_empty();
    if !nothing && !args.dry_run {
        setup.carry_out(&Halt::after(env.halt))?;
    }
    tell(env, &setup, args.dry_run)?;
    if nothing {
        env.print(&msg!("intake-init-nothing"))?;
    } else if !args.dry_run && !setup.existing {
        next(env, &setup)?;
    }
    if setup.existing && args.policy.is_some() {
        let what = msg!("intake-init-policy-kept", file = shipped::ORGANIZATION);
        env.warn(&Problem::usage(what))?;
    }
    Ok(Exit::Fine)
}

/// Refuses a repository that is there already and needs a newer tool: what this one brings along
/// is older.
fn refuse_newer(root: &Path) -> Result<()> {
    if !setup::is_repository(root) {
        return Ok(());
    }
    let regulations = Repository::find(Some(root), root)?.regulations()?;
    match too_old(&regulations) {
        Some(problem) => Err(problem.into()),
        None => Ok(()),
    }
}

/// Who answers for what, by the repository's own regulations: those brought along know invented
/// people only.
fn owners(env: &Env, root: &Path, existing: bool) -> Result<Vec<Owned>> {
    let unknown = || {
        let help = msg!("intake-init-no-owners-help");
        Problem::usage(msg!("intake-init-no-owners")).help(help)
    };
    if !existing {
        return Err(unknown().into());
    }
    let regulations = Repository::find(Some(root), root)?.regulations()?;
    let today = env.clock.date_naive();
    Ok(owned(&regulations, today).ok_or_else(unknown)?)
}

/// What became, or would become, of each file.
fn tell(env: &mut Env, setup: &Setup, dry_run: bool) -> Result<()> {
    for file in &setup.files {
        let name = &file.shown;
        env.print(&match (file.action, dry_run) {
            (FileAction::Written, false) => msg!("intake-init-written", file = name),
            (FileAction::Written, true) => msg!("intake-init-would-write", file = name),
            (FileAction::Extended, false) => msg!("intake-init-extended", file = name),
            (FileAction::Extended, true) => msg!("intake-init-would-extend", file = name),
            (FileAction::Renewed, false) => msg!("intake-init-renewed", file = name),
            (FileAction::Renewed, true) => msg!("intake-init-would-renew", file = name),
            (FileAction::Kept, _) => msg!("intake-init-kept", file = name),
            (FileAction::Absent, _) => msg!("intake-init-absent", file = name),
        })?;
    }
    for setting in &setup.settings {
        let (key, value) = (setting.key, &setting.value);
        env.print(&match (setting.there, dry_run) {
            (true, _) => msg!("intake-init-config-kept", key = key, value = value),
            (false, false) => msg!("intake-init-config-set", key = key, value = value),
            (false, true) => msg!("intake-init-would-set", key = key, value = value),
        })?;
    }
    if setup.settings.is_empty() {
        env.print(&msg!("intake-init-no-config"))?;
    }
    Ok(())
}

fn next(env: &mut Env, setup: &Setup) -> Result<()> {
    env.gap()?;
    env.print(&msg!("intake-init-next"))?;
    env.print(&msg!("intake-init-next-staff"))?;
    env.print(&msg!("intake-init-next-join"))?;
    if setup.has_git() {
        env.print(&msg!("intake-init-next-commit"))?;
    } else {
        env.print(&msg!("intake-init-next-git"))?;
    }
    env.print(&msg!("intake-init-next-editor"))?;
    env.print(&msg!("intake-init-next-new"))
}
