//! `new`: takes a complaint down, gives it a number and says when what is due (M-8, M-9.1).
//!
//! Any complaint is taken at once (B-5); what the policy needs besides is named, and asked for
//! when the case is registered.

use anyhow::Result;

use crate::domain::case::form::Head;
use crate::store::write::ChangeSet;
use crate::workspace::actor::Actor;
use crate::workspace::change;
use crate::workspace::env::{Env, Exit};
use crate::workspace::incoming_mail::evidence;
use crate::workspace::intake::Intake;
use crate::workspace::open::Workspace;
use crate::workspace::problems;

mod answer;
mod args;
mod flags;
mod form;
mod from;
mod own;
mod questions;
mod told;

pub use args::Args;
use told::Told;

/// Runs the command.
pub fn run(env: &mut Env, args: &Args) -> Result<Exit> {
    let workspace = Workspace::open_to_write(env, &args.write)?;
    let actor = Actor::find(env, &workspace)?;
    actor.there(&workspace, workspace.now)?;
    let Some(told) = form::told(env, &workspace, args)? else {
        return Ok(Exit::Fine);
    };
    let Told {
        mut form,
        similar,
        files,
        interview,
    } = told;
    let at = form.received.unwrap_or(workspace.now);
    let policy = told::policy_for(&workspace, &form)?;
    form.by_word(policy);
    own::set(&mut form, (&workspace, policy), &args.set)?;
    own::check(&mut form, (&workspace, policy))?;
    problems::known_words(&form, policy)?;
    let head = Head {
        number: String::new(),
        uid: env.uid.to_string(),
        policy: policy.id.clone(),
        stamp: change::stamp(&workspace, &actor, at),
    };
    let now = change::stamp(&workspace, &actor, workspace.now);
    let intake = Intake {
        workspace: &workspace,
        policy,
        form,
        evidence: evidence(&head.uid, &now, files),
        head,
        links: None,
    };
    let nothing = |_: &str| Ok(ChangeSet::new());
    let record = intake.record(env, &actor, "new", &args.write, nothing)?;
    if let Some(interview) = interview.filter(|_| !args.write.dry_run) {
        interview.recorded()?;
    }
    answer::say(env, &intake, (&record, &similar), &args.write)
}
