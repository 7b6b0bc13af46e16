//! What was told, and the policy it falls under.

use crate::codec::mail::Enclosed;
use crate::domain::case::Case;
use crate::domain::case::form::Form;
use crate::domain::policy::Policy;
use crate::msg;
use crate::ui::problem::Problem;
use crate::workspace::interview::Interview;
use crate::workspace::open::Workspace;
use crate::workspace::problems;

/// What was told, and the cases that may tell of the same.
pub struct Told {
    /// What was told.
    pub form: Form,
    /// The other cases.
    pub similar: Vec<Case>,
    /// The files that came with it.
    pub files: Vec<Enclosed>,
    /// The interview it was told in.
    pub interview: Option<Interview>,
}

/// The edition of the policy the complaint falls under.
pub fn policy_for<'a>(workspace: &'a Workspace, form: &Form) -> Result<&'a Policy, Problem> {
    let regulations = &workspace.regulations;
    let usual = regulations.organization.as_ref().map(|o| o.policy.as_str());
    let id = form.get("policy").or(usual).unwrap_or_default();
    let received = form.received.unwrap_or(workspace.now);
    workspace.sound(id)?;
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
