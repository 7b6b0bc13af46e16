//! `migrate`: brings older files up to what new ones are written like.
//!
//! There is one format yet; what an older file may lack is the heading of a section that came later,
//! without which plain git does not join two branches that fill it and its neighbour; the private part,
//! where the organisation keeps one since; and dates in the
//! staff file, without which whoever moves would have moved since ever.

use anyhow::Result;
use serde::Serialize;

use crate::codec::record::layout;
use crate::codec::yaml::Doc;
use crate::domain::record::Record;
use crate::domain::staff::{Person, Staff};
use crate::msg;
use crate::store::write::ChangeSet;
use crate::workspace::actor::Actor;
use crate::workspace::args::{Format, WriteArgs};
use crate::workspace::env::{Env, Exit};
use crate::workspace::intake::titles;
use crate::workspace::open::Workspace;
use crate::workspace::parting;
use crate::workspace::staffing;
use crate::workspace::writing;

/// The arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    write: WriteArgs,
}

/// What it says in JSON.
#[derive(Serialize)]
struct Migrated<'a> {
    files: Vec<&'a str>,
}

/// Runs the command.
pub fn run(env: &mut Env, args: &Args) -> Result<Exit> {
    let workspace = Workspace::open_whole_to_write(env, &args.write)?;
    let actor = Actor::find(env, &workspace)?;
    actor.there(&workspace, workspace.now)?;
    let records = workspace.records()?;
    let mut files = ChangeSet::new();
    let mut changed = Vec::new();
    for record in &records {
        if let Some(text) = renewed(&workspace, record)? {
            let path = workspace.repository.root().join(&record.file);
            files.replace(path, record.text.as_str(), text);
            changed.push(record.file.as_str());
        }
    }
    let dated = dated(env, &workspace, &actor)?;
    let people = dated.as_ref().map_or(0, |(_, people)| *people);
    if let Some((staff, _)) = dated {
        files.append(staff);
        changed.push(staffing::FILE);
    }
    let subject = writing::subject(&workspace, "", "migrate", &[]);
    let trailers = writing::trailers("", "migrate", &actor);
    writing::write(env, &workspace, &args.write, &files, &subject, &trailers)?;
    if args.write.format == Format::Json {
        env.json(&Migrated { files: changed })?;
    } else if changed.is_empty() {
        env.print(&msg!("command-nothing-changed"))?;
    } else if !args.write.dry_run {
        let cases = changed.len() - usize::from(people > 0);
        let said = [
            (cases, msg!("command-migrated", count = cases)),
            (people, msg!("staff-said-dated", count = people)),
        ];
        for (_, what) in said.iter().filter(|(count, _)| *count > 0) {
            env.print(what)?;
        }
    }
    Ok(Exit::Fine)
}

/// The staff file with the units and points of so many people dated; `None` where they are, or where
/// somebody else has to do that.
fn dated(
    env: &mut Env,
    workspace: &Workspace,
    actor: &Actor,
) -> Result<Option<(ChangeSet, usize)>> {
    let staff = &workspace.regulations.staff;
    let edits = staff.dating();
    if edits.is_empty() {
        return Ok(None);
    }
    if let Err(problem) = staffing::permitted(workspace, actor.person) {
        env.warn(&problem)?;
        return Ok(None);
    }
    let undated = |staff: &Staff| {
        let stated = |person: &&Person| person.unit.is_some() || person.points.is_some();
        staff.persons.iter().filter(stated).count()
    };
    let (files, after) = staffing::edited(workspace, &edits)?;
    Ok(Some((files, undated(staff) - undated(&after))))
}

/// The text with the headings its policy's new files have, and with what is private in its part; `None`
/// where it has all that, or where nobody can say what it should have.
fn renewed(workspace: &Workspace, record: &Record) -> Result<Option<String>> {
    let Some(text) = with_headings(workspace, record) else {
        return Ok(None);
    };
    let text = parting::renewed(workspace, record, text)?;
    Ok((text != record.text).then_some(text))
}

fn with_headings(workspace: &Workspace, record: &Record) -> Option<String> {
    let policy = workspace.regulations.policy_of(record.case.as_ref()?)?;
    let doc = Doc::parse(&record.text).ok()?;
    let text = doc.with_headings(&titles(workspace, policy), &layout());
    Some(text.unwrap_or_else(|| record.text.clone()))
}
