//! Findings of the audit: asked for as an audit asks, and accepted.

use anyhow::Result;

use crate::audit::{self, AuditSettings, Audited};
use crate::domain::acceptance::{ACCEPTED, Acceptance, FILE, FORMAT};
use crate::domain::case::fact::Move;
use crate::domain::duties::BookFault;
use crate::domain::tree::{Edit, Path};
use crate::domain::word::Word as _;
use crate::finding::Finding;
use crate::msg;
use crate::store::git::Git;
use crate::store::write::ChangeSet;
use crate::ui::problem::Problem;
use crate::workspace::actor::Actor;
use crate::workspace::args::WriteArgs;
use crate::workspace::change;
use crate::workspace::env::Env;
use crate::workspace::in_name;
use crate::workspace::open::Workspace;
use crate::workspace::read_back;
use crate::workspace::writing;

/// How many digits of a fingerprint name a finding at least.
const DIGITS: usize = 8;

/// What an audit of a range gives, with what was accepted and does not count told.
pub fn audited(
    env: &mut Env,
    workspace: &Workspace,
    range: &str,
    asked: &AuditSettings,
    wanted: impl Fn(&str) -> bool + Sync,
) -> Result<(audit::Past, Audited)> {
    let Some(git) = Git::at(workspace.repository.root()) else {
        return Err(Problem::usage(msg!("audit-no-git")).into());
    };
    let organization = workspace.regulations.organization.as_ref();
    let named = organization.and_then(|it| it.main_branch.as_deref());
    let branch = (named, &workspace.calendar);
    let mut past = git.past(range, asked.require_signed, branch)?;
    let unread = audit::unreadable(&past, &workspace.calendar);
    git.earlier(&mut past, &unread)?;
    let found = audit::audit(&past, asked, &workspace.calendar, wanted);
    for (accepted, why) in &found.in_vain {
        let rule = &accepted.acceptance.rule;
        let what = msg!("audit-accept-in-vain", rule = rule, why = why.clone());
        env.warn(&Problem::usage(what).at(accepted.place.clone()))?;
    }
    for fault in &past.accepted.faults {
        env.warn(&unreadable(fault))?;
    }
    Ok((past, found))
}

fn unreadable(fault: &BookFault) -> Problem {
    let mut problem = Problem::usage(fault.what.clone());
    problem.place.clone_from(&fault.place);
    problem
}

/// Accepts the finding of a range with this fingerprint, or the beginning of one.
pub fn accept(
    env: &mut Env,
    workspace: &Workspace,
    (print, range, reason): (&str, &str, &str),
    args: &WriteArgs,
) -> Result<Finding> {
    let actor = Actor::find(env, workspace)?;
    let at = change::past_moment(workspace, args.at.as_deref())?;
    actor.there(workspace, at)?;
    in_name::refuse(workspace, actor.typed(), (None, None, Move::Waive.word()))?;
    let asked = AuditSettings {
        tolerance: None,
        require_signed: false,
    };
    let (past, found) = audited(env, workspace, range, &asked, |_| true)?;
    let finding = named(found.findings, print)?;
    let stamp = change::stamp(workspace, &actor, at);
    if let Some(why) = audit::refused(&past, &workspace.calendar, (&finding, &stamp)) {
        return Err(Problem::refused(why).rule("waiver").into());
    }
    let acceptance = Acceptance {
        finding: finding.fingerprint(),
        rule: finding.rule.to_owned(),
        stamp,
        reason: reason.to_owned(),
    };
    let path = workspace.repository.root().join(FILE);
    let old = workspace.repository.read_if_there(&path);
    let old = old.map_err(|fault| fault.of(FILE))?;
    let fresh = format!("format: {FORMAT}\n");
    let edit = Edit::Append(Path::root().key(ACCEPTED), acceptance.line());
    let new = read_back::edited(FILE, old.as_ref().unwrap_or(&fresh), &[edit])?;
    let mut files = ChangeSet::new();
    match old {
        Some(old) => files.replace(&path, old, new),
        None => files.create(&path, new),
    }
    let number = finding.case.clone().unwrap_or_default();
    let brief = msg!("story-word", word = finding.rule);
    let subject = writing::subject(workspace, &number, "waive", &[brief]);
    let mut trailers = writing::trailers(&number, "waive", &actor);
    trailers.retain(|(_, value)| !value.is_empty());
    writing::write(env, workspace, args, &files, &subject, &trailers)?;
    Ok(finding)
}

/// The finding whose fingerprint begins so.
fn named(findings: Vec<Finding>, print: &str) -> Result<Finding, Problem> {
    let print = print.trim().to_lowercase();
    let found = findings
        .into_iter()
        .map(|finding| (finding.fingerprint(), finding));
    let mut found = found.filter(|(whole, _)| print.len() >= DIGITS && whole.starts_with(&print));
    if let (Some((_, one)), None) = (found.next(), found.next()) {
        return Ok(one);
    }
    let what = msg!("command-waive-finding-unknown", finding = print);
    Err(Problem::usage(what).help(msg!("command-waive-finding-unknown-help")))
}
