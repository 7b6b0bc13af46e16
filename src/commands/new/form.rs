//! What was told, wherever it comes from, and the policy it falls under.

use anyhow::Result;

use super::args::Args;
use super::from::{self, Source};
use super::questions;
use crate::codec::mail::{Enclosed, Mail};
use crate::domain::case::Case;
use crate::domain::case::form::Form;
use crate::domain::policy::Policy;
use crate::msg;
use crate::ui::format::rfc3339;
use crate::ui::problem::Problem;
use crate::ui::prompt::Ask;
use crate::workspace::correspondence;
use crate::workspace::env::Env;
use crate::workspace::open::Workspace;
use crate::workspace::problems;
use crate::workspace::similar;

/// What was told, and the cases that may tell of the same.
pub struct Told {
    /// What was told.
    pub form: Form,
    /// The other cases.
    pub similar: Vec<Case>,
    /// The files that came with it.
    pub files: Vec<Enclosed>,
}

/// What was told before anything is asked.
struct Given {
    form: Form,
    mail: Option<Mail>,
    /// Whether anything of this complaint is told: not only whom and what an earlier one was of.
    matter: bool,
}

/// What was told: by flags, a file, another case, or in answer to questions. Cases that may tell of
/// the same are warned of. `None` where the person decided against it.
pub fn told(env: &mut Env, workspace: &Workspace, args: &Args) -> Result<Option<Told>> {
    let given = given(env, workspace, args)?;
    let files = given.mail.as_ref().map(|mail| mail.files.clone());
    let (form, ask) = asked(env, workspace, given)?;
    let similar = similar::find(env, workspace, &form)?;
    similar::warn(env, &similar)?;
    if let Some(ask) = ask
        && !questions::confirm(env, &ask, &form, similar.is_empty())?
    {
        return Ok(None);
    }
    Ok(Some(Told {
        form,
        similar,
        files: files.unwrap_or_default(),
    }))
}

/// What flags, a file or a pipe, and another case tell, each where the one before says nothing.
fn given(env: &mut Env, workspace: &Workspace, args: &Args) -> Result<Given> {
    if args.flags.reads_input() && args.from.as_deref() == Some("-") {
        return Err(Problem::usage(msg!("intake-input-twice")).into());
    }
    let mut form = args.flags.form(env, workspace, args.write.at.as_deref())?;
    let source = match &args.from {
        Some(name) => from::file(env, workspace, name)?,
        None if env.piped && form.get("complaint").is_none() => from::piped(env)?,
        None => Source::default(),
    };
    form = form.over(source.form);
    form.tidy();
    let matter = !form.says_nothing() || args.from.is_some();
    if let Some(id) = &args.like {
        form = form.over(from::like(env, workspace, id)?);
        form.tidy();
    }
    if let Some(mail) = &source.mail {
        correspondence::sender(workspace, mail, &mut form)?;
    }
    let in_zone = |at| workspace.calendar.whole_second(at);
    form.received = form.received.map(in_zone);
    let received = form.received.filter(|at| *at > workspace.now);
    if let Some(at) = received {
        let (at, now) = (rfc3339(at), rfc3339(workspace.now));
        return Err(Problem::usage(msg!("intake-received-future", at = at, now = now)).into());
    }
    Ok(Given {
        form,
        mail: source.mail,
        matter,
    })
}

/// What was told, and whom to ask whether it is right, where it was told in answer to questions.
fn asked<'a>(
    env: &mut Env<'a>,
    workspace: &Workspace,
    given: Given,
) -> Result<(Form, Option<Ask<'a>>)> {
    let mut form = given.form;
    if given.matter {
        return something(form, None);
    }
    let Some(ask) = env.ask() else {
        return something(form, None);
    };
    questions::policy(env, &ask, workspace, &mut form)?;
    let policy = policy_for(workspace, &form)?;
    let asked = questions::story(env, &ask, policy, (workspace.today(), &form))?;
    something(form.over(asked), Some(ask))
}

/// Neither who complains nor about what is no complaint.
fn something(form: Form, ask: Option<Ask>) -> Result<(Form, Option<Ask>)> {
    if form.says_nothing() {
        let help = msg!("intake-nothing-told-help");
        return Err(Problem::usage(msg!("intake-nothing-told"))
            .help(help)
            .into());
    }
    Ok((form, ask))
}

/// The edition of the policy the complaint falls under.
pub fn policy_for<'a>(workspace: &'a Workspace, form: &Form) -> Result<&'a Policy, Problem> {
    let regulations = &workspace.regulations;
    let usual = regulations.organization.as_ref().map(|o| o.policy.as_str());
    let id = form.get("policy").or(usual).unwrap_or_default();
    let received = form.received.unwrap_or(workspace.now);
    if let Some(policy) = regulations.in_force(id, received) {
        return Ok(policy);
    }
    let mut known: Vec<&str> = regulations.policies.iter().map(|p| p.id.as_str()).collect();
    known.sort_unstable();
    known.dedup();
    if known.contains(&id) {
        let date = received.date_naive().to_string();
        return Err(Problem::usage(msg!(
            "intake-policy-not-in-force",
            policy = id,
            date = date
        )));
    }
    let help = problems::meant(id, known);
    Err(Problem::usage(msg!("intake-unknown-policy", policy = id)).help(help))
}
