//! `renumber`: where two cases have one number, the newer gets the next free one (M-8).
//!
//! Two clones that register at once give one number twice; locks and a look at the branches only
//! narrow the window. The older record keeps the number, whichever side it is on; the uid stays;
//! the change of number is on record in the case itself.

use anyhow::Result;

use super::actor::Actor;
use super::args::WriteArgs;
use super::change;
use super::desk::{Desk, Exit};
use super::numbered;
use super::room::Room;
use super::writing;
use crate::domain::case::Case;
use crate::domain::numbering::is_draft;
use crate::domain::policy::Assign;
use crate::domain::problem::Problem;
use crate::domain::time::Time;
use crate::store::git::Git;

mod carried;
mod found;
mod index;
mod links;
mod plan;
mod said;
mod tree;
mod work;

/// The arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(value_name = "ID|PATH")]
    ids: Vec<String>,
    #[command(flatten)]
    write: WriteArgs,
}

/// Runs the command.
pub fn run(desk: &mut Desk, args: &Args) -> Result<Exit> {
    let room = Room::open_whole(desk)?;
    let actor = Actor::find(desk, &room)?;
    let git = Git::at(room.repository.root());
    let mut found = found::all(&room, git.as_ref())?;
    found.only(desk, &room, &args.ids)?;
    if found.nothing() {
        return said::nothing(desk, &args.write, &found);
    }
    let newest = found.received();
    let at = change::moment(&room, args.write.at.as_deref(), newest.unwrap_or(room.now))?;
    let stamp = change::stamp(&room, &actor, at);
    for case in found.renumbered() {
        permitted(&room, &actor, case, at)?;
    }
    if let Some(git) = &git {
        index::refuse_blind(git, &found)?;
    }
    let plan = plan::Plan { room: &room, git: git.as_ref(), found: &found, stamp };
    let done = if args.write.dry_run {
        let (files, done) = plan.tried()?;
        writing::write(desk, &room, &args.write, &files, "", &[])?;
        done
    } else {
        let (files, done) = plan.written()?;
        let mut paths = files.paths(&room.repository);
        match &git {
            Some(git) if found.in_index() => {
                paths.extend(found.conflicts.iter().map(|conflict| conflict.path.clone()));
                paths.sort();
                paths.dedup();
                git.stage(&paths)?;
            }
            _ => {
                let (subject, trailers) = said::commit_words(&room, &done, &actor);
                writing::commit(desk, &room, &args.write, &paths, &subject, &trailers)?;
            }
        }
        done
    };
    said::say(desk, &room, &args.write, git.as_ref(), &found, &done)
}

/// Who may give a number may give another: without a permission of its own that of the command
/// that numbers.
fn permitted(
    room: &Room,
    actor: &Actor,
    case: &Case,
    at: Time,
) -> Result<(), Problem> {
    let policy = room.policy(case).map_err(numbered::problem_of)?;
    let act = match policy.numbering.assign {
        _ if policy.permission("renumber").is_some() => "renumber",
        Assign::AtRegistration if !is_draft(&case.number) => "register",
        _ => "new",
    };
    actor.permitted(room, policy, act, at).map_err(numbered::problem_of)
}
