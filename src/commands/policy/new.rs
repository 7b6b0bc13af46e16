//! `policy new`: a blank policy with everything it may say.

use anyhow::Result;
use serde_json::json;

use crate::domain::document::Document;
use crate::domain::policy::{Facts, policies_in_force};
use crate::msg;
use crate::store::files;
use crate::store::write::ChangeSet;
use crate::ui::blank::{self, Start};
use crate::ui::problem::Problem;
use crate::workspace::actor::Actor;
use crate::workspace::args::{FileArgs, Format};
use crate::workspace::env::{Env, Exit};
use crate::workspace::open::Workspace;
use crate::workspace::writing;

/// Its arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(value_name = "ID")]
    id: String,
    #[command(flatten)]
    file: FileArgs,
}

/// Runs it.
pub fn run(env: &mut Env, args: &Args) -> Result<Exit> {
    let write = args.file.write();
    let workspace = Workspace::open_to_mend(env, &write)?;
    let actor = Actor::find(env, &workspace)?;
    let file = free(&workspace, &args.id)?;
    let text = blank::text(env.layout.words, &start(&workspace, &args.id));
    let mut files = ChangeSet::new();
    files.create(workspace.repository.root().join(&file), text);
    let said = msg!("blank-written", file = &file, policy = &args.id);
    let act = "policy new";
    let subject = writing::subject(&workspace, "", act, &[msg!("blank-subject", file = &file)]);
    let mut trailers = writing::trailers("", act, &actor);
    trailers.retain(|(_, value)| !value.is_empty());
    writing::write(env, &workspace, &write, &files, &subject, &trailers)?;
    if args.file.format == Format::Json {
        env.json(&json!({ "policy": args.id, "file": file }))?;
    } else if !args.file.dry_run {
        env.print(&said)?;
    }
    Ok(Exit::Fine)
}

/// The file of a policy that is not there yet.
fn free(workspace: &Workspace, id: &str) -> Result<String, Problem> {
    let letters = id
        .bytes()
        .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    let begins = id.bytes().next().is_some_and(|b| b.is_ascii_lowercase());
    let file = format!("policies/{id}.toml");
    if !letters || !begins || Document::of(&file) != Document::Policy {
        let what = msg!("blank-no-id", word = id);
        return Err(Problem::usage(what).help(msg!("blank-no-id-help")));
    }
    let mut known = workspace.regulations.policies.iter();
    let known = known
        .find(|policy| policy.id == id)
        .map(|policy| policy.file.clone());
    let there = files::is_taken(&workspace.repository.root().join(&file));
    match known.or_else(|| there.then(|| file.clone())) {
        Some(taken) => {
            let what = msg!("blank-taken", policy = id, file = taken);
            Err(Problem::usage(what).help(msg!("blank-taken-help")))
        }
        None => Ok(file),
    }
}

/// What it begins with: as the organisation's own policy has it, else what there is first.
fn start<'a>(workspace: &'a Workspace, id: &'a str) -> Start<'a> {
    let regulations = &workspace.regulations;
    let today = workspace.now.date_naive();
    let organization = regulations.organization.as_ref();
    let own =
        organization.and_then(|own| policies_in_force(&regulations.policies, &own.policy, today));
    let staff = &regulations.staff;
    let unit = own.map(|policy| policy.intake_unit.as_str());
    let unit = unit.filter(|unit| staff.unit(unit).is_some());
    let first = || staff.units.iter().find(|unit| !unit.ended(today));
    let role = own.and_then(|policy| policy.highest_authority(&Facts::default()));
    let held = || staff.persons.iter().find_map(|person| person.roles.first());
    Start {
        id,
        from: today,
        calendar: organization.map_or("cn", |own| own.calendar.as_str()),
        currency: organization.map_or("CNY", |own| own.currency.as_str()),
        unit: unit
            .or_else(|| Some(first()?.id.as_str()))
            .unwrap_or("unit"),
        role: role
            .map(|band| band.role.as_str())
            .or_else(|| held().map(String::as_str))
            .unwrap_or("role"),
    }
}
