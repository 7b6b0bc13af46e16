//! The complaint as a person tells it in answer to questions.

use std::collections::BTreeSet;

use anyhow::Result;

use super::told::Told;
use crate::domain::case::form::{Form, POLICY};
use crate::msg;
use crate::ui::prompt::Ask;
use crate::workspace::asking::answered;
use crate::workspace::env::Env;
use crate::workspace::interview::{self, Interview};
use crate::workspace::open::Workspace;

/// What is told, beginning with what is known or with what was left last time. `None` where the
/// person decided against it.
pub fn told(
    env: &mut Env,
    ask: &Ask,
    workspace: &Workspace,
    known: Form,
    resume: bool,
) -> Result<Option<Told>> {
    let mut interview = if resume {
        Interview::resume(env, workspace)?
    } else {
        Interview::begin(env, workspace, known)?
    };
    let open = interview.form(workspace).get(POLICY).is_none();
    let policies = if open {
        policies(workspace)
    } else {
        Vec::new()
    };
    if policies.len() > 1 {
        // Whoever calls tells what happened first; which policy that falls under is seen then.
        if let Ok(usual) = workspace.policy_for(&interview.form(workspace)) {
            interview.beginning(env, ask, (workspace, usual))?;
        }
        interview.under(&policy(env, ask, workspace, &policies)?);
    }
    let policy = workspace.policy_for(&interview.form(workspace))?;
    match interview.run(env, ask, (workspace, policy))? {
        interview::Told::Complaint(form, similar) => Ok(Some(Told {
            form: *form,
            similar,
            files: Vec::new(),
            source: None,
            interview: Some(interview),
        })),
        interview::Told::Discarded => {
            env.remark(&msg!("intake-discarded"))?;
            Ok(None)
        }
        interview::Told::Kept => Ok(None),
    }
}

/// The policies there are, the organisation's usual one first.
fn policies(workspace: &Workspace) -> Vec<&str> {
    let all = workspace.regulations.policies.iter();
    let ids: BTreeSet<&str> = all.map(|policy| policy.id.as_str()).collect();
    let usual = workspace.regulations.organization.as_ref();
    let usual = usual.map_or("", |organization| organization.policy.as_str());
    let mut ids: Vec<&str> = ids.into_iter().collect();
    ids.sort_by_key(|id| *id != usual);
    ids
}

/// Asks which policy.
fn policy(env: &Env, ask: &Ask, workspace: &Workspace, ids: &[&str]) -> Result<String> {
    let label = |id: &str| {
        let found = workspace.regulations.in_force(id, workspace.now);
        let title = found.map_or("", |policy| policy.title.text(env.lang()));
        if title.is_empty() { id } else { title }.to_owned()
    };
    let options = ids.iter().map(|id| ((*id).to_owned(), label(id))).collect();
    answered(ask.choice("prompt-new-policy", options))
}
