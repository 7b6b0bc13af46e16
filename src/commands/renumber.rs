//! `renumber`: where two cases have one number, the newer gets the next free one (M-8).
//!
//! Two clones that register at once give one number twice; locks and a look at the branches only
//! narrow the window. The older record keeps the number, whichever side it is on; the uid stays;
//! the change of number is on record in the case itself.

use anyhow::Result;

use crate::domain::case::Case;
use crate::domain::numbering::is_draft;
use crate::domain::policy::Assign;
use crate::domain::time::Time;
use crate::store::git::Git;
use crate::ui::clap_named::Named;
use crate::ui::problem::Problem;
use crate::workspace::actor::Actor;
use crate::workspace::args::WriteArgs;
use crate::workspace::change;
use crate::workspace::env::{Env, Exit};
use crate::workspace::open::Workspace;
use crate::workspace::problems;
use crate::workspace::renumber::{self, Plan};
use crate::workspace::writing;

/// The arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(value_name = "ID|PATH", add = Named::CASE)]
    ids: Vec<String>,
    #[command(flatten)]
    write: WriteArgs,
}

/// Runs the command.
pub fn run(env: &mut Env, args: &Args) -> Result<Exit> {
    let workspace = Workspace::open_whole_to_write(env, &args.write)?;
    let actor = Actor::find(env, &workspace)?;
    actor.there(&workspace, workspace.now)?;
    let git = Git::at(workspace.repository.root());
    let mut found = renumber::survey(&workspace, git.as_ref())?;
    found.only(env, &workspace, &args.ids)?;
    if found.nothing() {
        return renumber::nothing(env, &args.write, &found);
    }
    let newest = found.received();
    let at = change::moment(
        &workspace,
        args.write.at.as_deref(),
        newest.unwrap_or(workspace.now),
    )?;
    let stamp = change::stamp(&workspace, &actor, at);
    for case in found.renumbered() {
        permitted(&workspace, &actor, case, at)?;
    }
    if let Some(git) = &git {
        renumber::refuse_blind(git, &found)?;
    }
    let plan = Plan {
        workspace: &workspace,
        git: git.as_ref(),
        found: &found,
        stamp,
    };
    let done = if args.write.dry_run {
        let (files, done) = renumber::tried(&plan)?;
        writing::write(env, &workspace, &args.write, &files, "", &[])?;
        done
    } else {
        // In the midst of a merge nothing is committed, but staged in a turn of its own.
        let apart = !found.in_index();
        let turn = apart.then(|| writing::turn(&workspace, &args.write));
        let turn = turn.transpose()?.flatten();
        let (written, done) = renumber::written(&plan)?;
        match &git {
            Some(git) if found.in_index() => {
                writing::name_left(env, &workspace, &written)?;
                let mut paths = written.paths;
                paths.extend(found.conflicts.iter().map(|conflict| conflict.path.clone()));
                paths.sort();
                paths.dedup();
                git.stage(&paths)?;
            }
            _ => {
                let (subject, trailers) = renumber::commit_words(&workspace, &done, &actor);
                let (write, words) = (&args.write, (subject.as_str(), &trailers[..]));
                writing::commit(env, &workspace, write, &written, words, turn.as_ref())?;
            }
        }
        done
    };
    renumber::say(env, &workspace, &args.write, git.as_ref(), &found, &done)
}

/// Who may give a number may give another: without a permission of its own that of the command
/// that numbers.
fn permitted(workspace: &Workspace, actor: &Actor, case: &Case, at: Time) -> Result<(), Problem> {
    let policy = workspace.policy(case).map_err(problems::of)?;
    let act = match policy.numbering.assign {
        _ if policy.reserves("renumber") => "renumber",
        Assign::AtRegistration if !is_draft(&case.number) => "register",
        _ => "new",
    };
    actor
        .permitted(workspace, (case, policy), act, at)
        .map_err(problems::of)
}
