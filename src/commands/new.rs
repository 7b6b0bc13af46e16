//! `new`: takes a complaint down, gives it a number and says when what is due (M-8, M-9.1).
//!
//! Any complaint is taken at once (B-5); what the policy needs besides is named, and asked for
//! when the case is registered.

use anyhow::Result;

use crate::domain::case::form::{Form, Head};
use crate::domain::case::imported::Imported;
use crate::domain::policy::Policy;
use crate::store::write::ChangeSet;
use crate::ui::problem::Problem;
use crate::workspace::actor::Actor;
use crate::workspace::change;
use crate::workspace::env::{Env, Exit};
use crate::workspace::importing::named::base_name;
use crate::workspace::incoming_mail::evidence;
use crate::workspace::intake::{Intake, titles};
use crate::workspace::open::Workspace;
use crate::workspace::own_values;
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
    form::begin_numbering(env, &workspace, args);
    let actor = Actor::find(env, &workspace)?;
    actor.there(&workspace, workspace.now)?;
    let Some(told) = form::told(env, &workspace, args)? else {
        return Ok(Exit::Fine);
    };
    let Told {
        mut form,
        similar,
        files,
        source,
        interview,
    } = told;
    let at = form.received.unwrap_or(workspace.now);
    let (policy, imported) = filed(&workspace, &actor, &mut form, source)?;
    form.by_word(policy);
    own::set(&mut form, (&workspace, policy), &args.set)?;
    own_values::check(&mut form, (&workspace, policy))?;
    problems::known_words(&form, policy)?;
    let head = Head {
        number: String::new(),
        uid: env.uid.to_string(),
        policy: policy.id.clone(),
        stamp: change::stamp(&workspace, &actor, at),
        imported,
    };
    let now = change::stamp(&workspace, &actor, workspace.now);
    let intake = Intake {
        workspace: &workspace,
        policy,
        titles: titles(&workspace, policy).into(),
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

/// The policy it is filed under, and that it is taken over, where a file tells what happened before this
/// register was begun.
fn filed<'w>(
    workspace: &'w Workspace,
    actor: &Actor,
    form: &mut Form,
    source: Option<(String, String)>,
) -> Result<(&'w Policy, Option<Imported>), Problem> {
    let Some((source, sha256)) = source else {
        return Ok((workspace.policy_for(form)?, None));
    };
    let filing = workspace.filing(form)?;
    workspace.file(form, filing.history);
    if !filing.history {
        return Ok((filing.policy, None));
    }
    actor.entrusted(workspace, "import", |permissions| &permissions.import)?;
    let imported = Imported {
        at: workspace.now,
        by: actor.person.email.clone(),
        source: base_name(&source).to_owned(),
        row: 1,
        sha256,
    };
    Ok((filing.policy, Some(imported)))
}
