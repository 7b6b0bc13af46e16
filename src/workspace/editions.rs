//! The edition of a policy that a question is about.

use anyhow::Result;
use chrono::NaiveDate;

use crate::domain::msg::Msg;
use crate::domain::policy::{Policy, nearest};
use crate::msg;
use crate::ui::problem::Problem;
use crate::workspace::open::Workspace;

/// The policy with this id (the organisation's own where none is named) in force on a date.
pub fn in_force<'a>(
    workspace: &'a Workspace,
    id: Option<&str>,
    date: NaiveDate,
) -> Result<&'a Policy> {
    let policies = &workspace.regulations.policies;
    let default = workspace.regulations.organization.as_ref();
    let Some(id) = id.or_else(|| default.map(|default| default.policy.as_str())) else {
        return Err(Problem::usage(msg!("policy-organization-missing")).into());
    };
    workspace.sound(id)?;
    if let Some(policy) = policies.in_force(id, date) {
        return Ok(policy);
    }
    let editions = policies.iter().filter(|policy| policy.id == id);
    match editions.min_by_key(|policy| policy.effective_from) {
        Some(first) => Err(not_yet(first, date).into()),
        None => Err(unknown(policies, id).into()),
    }
}

/// The same now.
pub fn in_force_now<'a>(workspace: &'a Workspace, id: Option<&str>) -> Result<&'a Policy> {
    in_force(workspace, id, workspace.now.date_naive())
}

fn not_yet(first: &Policy, date: NaiveDate) -> Problem {
    let what = msg!(
        "ask-not-in-force",
        policy = &first.id,
        date = date.to_string(),
        from = first.effective_from.to_string()
    );
    let problem = Problem::usage(what);
    match first.setting("effective_from") {
        Some(source) => problem.at(source.place.clone()),
        None => problem,
    }
}

fn unknown(policies: &[Policy], id: &str) -> Problem {
    let mut known: Vec<&str> = policies.iter().map(|policy| policy.id.as_str()).collect();
    known.sort_unstable();
    known.dedup();
    let what = msg!(
        "ask-unknown-policy",
        word = id,
        known = Msg::list(known.clone())
    );
    let problem = Problem::usage(what);
    match nearest(id, &known) {
        Some(word) => problem.help(msg!("policy-did-you-mean", word = word)),
        None => problem,
    }
}
