//! What was told, wherever it comes from.

use anyhow::Result;

use super::args::Args;
use super::from::{self, Source};
use super::questions;
use super::told::Told;
use crate::codec::mail::Mail;
use crate::domain::case::form::Form;
use crate::msg;
use crate::ui::format::rfc3339;
use crate::ui::problem::Problem;
use crate::workspace::env::Env;
use crate::workspace::incoming_mail;
use crate::workspace::open::Workspace;
use crate::workspace::similar;

/// What was told before anything is asked.
struct Given {
    form: Form,
    mail: Option<Mail>,
    /// The file of a record, and the sum of it.
    file: Option<(String, String)>,
    /// Whether anything of this complaint is told: not only whom and what an earlier one was of.
    matter: bool,
}

/// Begins to ask for the number before it is known who is at work, where nobody is asked anything: while somebody
/// answers, others may number theirs.
pub fn begin_numbering(env: &Env, workspace: &Workspace, args: &Args) {
    if env.ask().is_some() {
        return;
    }
    let mut form = Form::default();
    if let Some(policy) = args.flags.told.get("policy") {
        form.set("policy", policy.clone());
    }
    workspace.begin_numbering(&form);
}

/// What was told: by flags, a file, another case, or in answer to questions. Cases that may tell of
/// the same are warned of. `None` where the person decided against it.
pub fn told(env: &mut Env, workspace: &Workspace, args: &Args) -> Result<Option<Told>> {
    let given = given(env, workspace, args)?;
    if args.resume || !given.matter {
        if let Some(ask) = env.ask() {
            return questions::told(env, &ask, workspace, given.form, args.resume);
        }
        if args.resume {
            return Err(Problem::usage(msg!("intake-resume-terminal")).into());
        }
    }
    if given.form.says_nothing() {
        let help = msg!("intake-nothing-told-help");
        let nothing = Problem::usage(msg!("intake-nothing-told"));
        return Err(nothing.help(help).into());
    }
    workspace.begin_numbering(&given.form);
    let similar = similar::find(env, workspace, &given.form)?;
    similar::warn(env, &similar)?;
    Ok(Some(Told {
        form: given.form,
        similar,
        files: given.mail.map(|mail| mail.files).unwrap_or_default(),
        source: given.file,
        interview: None,
    }))
}

/// What flags, a file or a pipe, and another case tell, each where the one before says nothing.
fn given(env: &mut Env, workspace: &Workspace, args: &Args) -> Result<Given> {
    if args.flags.reads_input() && args.from.as_deref() == Some("-") {
        return Err(Problem::usage(msg!("intake-input-twice")).into());
    }
    let mut form = args.flags.form(env, workspace, args.write.at.as_deref())?;
    let source = match &args.from {
        Some(name) => from::file(env, workspace, &form, name)?,
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
        incoming_mail::sender(workspace, mail, &mut form)?;
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
        file: source.file,
        matter,
    })
}
