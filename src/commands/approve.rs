//! `approve`: signs the settlement, if the actor's role may for this amount, or turns it down
//! (M-11).

use anyhow::Result;

use crate::domain::case::fact::{Fact, Move};
use crate::domain::case::remedy::Commitment;
use crate::domain::case::settlement::{Approval, Settlement};
use crate::domain::judge::{Signature, band_for, may_enter, proposed, signature, signers};
use crate::domain::money::UpTo;
use crate::domain::msg::Msg;
use crate::domain::policy::SelfApproval;
use crate::domain::staff::{Found, Person};
use crate::msg;
use crate::ui::problem::Problem;
use crate::workspace::args::{IdArg, WriteArgs};
use crate::workspace::change::{Change, amount_trailer, committed};
use crate::workspace::env::{Env, Exit};
use crate::workspace::open::Workspace;
use crate::workspace::parsers::stated;

/// The arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    id: IdArg,
    #[arg(long, requires = "reason")]
    reject: bool,
    #[arg(long, value_parser = stated)]
    reason: Option<String>,
    #[command(flatten)]
    write: WriteArgs,
}

/// Runs the command.
pub fn run(env: &mut Env, args: &Args) -> Result<Exit> {
    let workspace = Workspace::open_to_write(env, &args.write)?;
    let mut change = Change::begin(env, &workspace, &args.id.id, Move::Approve, &args.write)?;
    let Some(settlement) = change.case.current.settlement.clone() else {
        return Err(Problem::refused(msg!("command-nothing-to-approve")).into());
    };
    let signed = sign(&workspace, &change, &settlement)?;
    let approval = Approval {
        stamp: change.stamp(),
        rejected: args.reject,
        reason: args.reason.clone(),
        role: Some(signed.role.clone()),
        on_behalf_of: signed.on_behalf_of,
        limit: Some(signed.limit.map_or(UpTo::Unlimited, UpTo::Amount)),
        amount: Some(settlement.commitment()),
        settlement: Some(settlement.fingerprint()),
    };
    change.add(&Fact::Approval(approval));
    let amount = committed(settlement.commitment(), &change.policy.currency);
    let said = msg!(
        "command-signed-as",
        role = workspace.regulations.staff.role_called(&signed.role),
        amount = amount
    );
    change.trailers.push(amount_trailer(&settlement));
    change.finish(env, &args.write, &[said])
}

/// The role the actor signs in, or the refusal.
fn sign(workspace: &Workspace, change: &Change, settlement: &Settlement) -> Result<Signature> {
    let staff = &workspace.regulations.staff;
    let person = change.actor.person;
    let commitment = settlement.commitment();
    let date = change.at.date_naive();
    if proposed(settlement, person) && change.policy.self_approval == SelfApproval::Never {
        let mut problem = Problem::refused(msg!("command-self-approval", name = &person.name))
            .rule("self-approval")
            .help(msg!(
                "command-self-approval-help",
                who = may_sign(change, commitment)
            ));
        if let Some(source) = change.policy.setting("self_approval") {
            problem.place = Some(source.place.clone());
            problem.rule = source.rule.clone().or(problem.rule);
        }
        return Err(problem.into());
    }
    let Some(signed) = signature(change.policy, staff, person, date, commitment) else {
        return Err(beyond(change, commitment).into());
    };
    if let Some(typist) = &change.actor.entered_by {
        in_anothers_name(workspace, change, typist, person, commitment)?;
    }
    Ok(signed)
}

/// Whoever types another's approval needs that person's delegation.
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
            change.policy,
            staff,
            (typist, person),
            change.at.date_naive(),
            commitment,
        ),
        _ => false,
    };
    if lent {
        return Ok(());
    }
    let name = &person.name;
    let what = msg!("command-approve-for-another", name = name, typist = typist);
    Err(Problem::refused(what)
        .rule("delegation")
        .help(msg!("command-approve-for-another-help"))
        .into())
}

fn beyond(change: &Change, commitment: Commitment) -> Problem {
    let amount = committed(commitment, &change.policy.currency);
    let name = &change.actor.person.name;
    let what = msg!("command-beyond-authority", name = name, amount = amount);
    let who = may_sign(change, commitment);
    let mut problem = Problem::refused(what)
        .rule("authority")
        .help(msg!("command-beyond-help", who = who));
    if let Some(band) = band_for(change.policy, commitment) {
        problem.place = Some(band.source.place.clone());
        problem.rule = band.source.rule.clone().or(problem.rule);
    }
    problem
}

/// The role and the people who may sign, those whose role just suffices first.
fn may_sign(change: &Change, commitment: Commitment) -> Msg {
    let staff = &change.workspace.regulations.staff;
    let Some(band) = band_for(change.policy, commitment) else {
        return msg!("command-may-sign-nobody");
    };
    let people = signers(&change.case, change.policy, staff, change.at.date_naive());
    msg!(
        "command-may-sign",
        role = staff.role_called(&band.role),
        people = Msg::list(people.into_iter().take(5).collect())
    )
}
