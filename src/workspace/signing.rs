//! Whether the actor may sign a settlement, or why not.

use anyhow::Result;

use crate::domain::case::remedy::Commitment;
use crate::domain::case::settlement::Settlement;
use crate::domain::judge::{
    Signature, band_for, may_enter, proposed, signature, signers, signs_anew,
};
use crate::domain::msg::Msg;
use crate::domain::policy::SelfApproval;
use crate::domain::staff::{Found, Person};
use crate::msg;
use crate::ui::problem::Problem;
use crate::workspace::change::Change;
use crate::workspace::commitment::committed;
use crate::workspace::open::Workspace;

/// The role the actor signs in, or the refusal.
pub fn sign(workspace: &Workspace, change: &Change, settlement: &Settlement) -> Result<Signature> {
    let staff = &workspace.regulations.staff;
    let person = change.actor.person;
    let commitment = settlement.commitment();
    let date = change.at.date_naive();
    if let Some((what, setting)) = signs_own(change, settlement) {
        let who = may_sign(change, commitment);
        return Err(Problem::refused(what)
            .rule("self-approval")
            .stated(change.policy.setting(setting))
            .help(msg!("command-self-approval-help", who = who))
            .into());
    }
    let Some(signed) = signature(
        (&change.case, change.policy),
        staff,
        person,
        date,
        commitment,
    ) else {
        return Err(beyond(change, commitment).into());
    };
    let today = change.workspace.today();
    let own = change.actor.entered_by.is_none() && today != date;
    if own
        && signature(
            (&change.case, change.policy),
            staff,
            person,
            today,
            commitment,
        )
        .is_none()
    {
        let problem = beyond(change, commitment);
        return Err(problem
            .help(msg!("command-beyond-now-help", date = date.to_string()))
            .into());
    }
    let typist = change.actor.entered_by.as_ref();
    if let Some(typist) = typist.filter(|_| change.actor.paper.is_none()) {
        in_anothers_name(workspace, change, typist, person, commitment)?;
    }
    Ok(signed)
}

/// Why the actor may not sign whatever the amount, with the setting of the policy that says so.
fn signs_own(change: &Change, settlement: &Settlement) -> Option<(Msg, &'static str)> {
    let (person, policy) = (change.actor.person, change.policy);
    let name = &person.name;
    if policy.another_signs() && proposed(settlement, person) {
        let stated = policy.self_approval == SelfApproval::Never;
        let stated = stated && policy.setting("self_approval").is_some();
        let setting = if stated { "self_approval" } else { "approval" };
        return Some((msg!("command-self-approval", name = name), setting));
    }
    let refused = signs_anew(&change.case, policy, person);
    refused.then(|| (msg!("command-signs-anew", name = name), "reassessment"))
}

/// Whoever types another's approval without paper needs that person's delegation.
fn in_anothers_name(
    workspace: &Workspace,
    change: &Change,
    typist: &str,
    person: &Person,
    commitment: Commitment,
) -> Result<()> {
    let staff = &workspace.regulations.staff;
    let lent = match staff.person_by(typist) {
        Found::One(typist) => may_enter(
            (&change.case, change.policy),
            staff,
            (typist, person),
            change.workspace.today(),
            commitment,
        ),
        _ => false,
    };
    if lent {
        return Ok(());
    }
    let name = &person.name;
    let what = msg!(
        "command-act-for-another",
        name = name,
        typist = typist,
        command = change.act.to_string()
    );
    Err(Problem::refused(what)
        .rule("delegation")
        .help(msg!("command-act-for-another-help", name = name))
        .into())
}

fn beyond(change: &Change, commitment: Commitment) -> Problem {
    let amount = committed(commitment, &change.policy.currency);
    let name = &change.actor.person.name;
    let what = msg!("command-beyond-authority", name = name, amount = amount);
    let who = may_sign(change, commitment);
    let band = band_for(&change.case, change.policy, commitment);
    Problem::refused(what)
        .rule("authority")
        .stated(band.map(|band| &band.source))
        .help(msg!("command-beyond-help", who = who))
}

/// The role and the people who may sign, those whose role just suffices first.
fn may_sign(change: &Change, commitment: Commitment) -> Msg {
    let staff = &change.workspace.regulations.staff;
    let Some(band) = band_for(&change.case, change.policy, commitment) else {
        return msg!("command-may-sign-nobody");
    };
    let people = signers(&change.case, change.policy, staff, change.at.date_naive());
    let role = staff.role_called(&band.role);
    if people.is_empty() {
        return msg!("command-may-sign-none", role = role);
    }
    msg!(
        "command-may-sign",
        role = role,
        people = Msg::list(people.into_iter().take(5).collect())
    )
}
