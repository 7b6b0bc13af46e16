//! `correct`: mends a recorded fact; the old value is kept, with the reason.

use anyhow::Result;

use crate::domain::case::Case;
use crate::domain::case::conduct::Correction;
use crate::domain::case::corrections::mendable;
use crate::domain::case::fact::{Fact, Move};
use crate::domain::policy::{nearest, term_by};
use crate::domain::schema::{self, Declared, Field, Kind, Names, Scalar};
use crate::domain::tree::{Path, Seg, Value};
use crate::msg;
use crate::ui::clap_named::Named;
use crate::ui::problem::Problem;
use crate::workspace::args::{IdArg, WriteArgs};
use crate::workspace::change::Change;
use crate::workspace::dates::typed_on;
use crate::workspace::env::{Env, Exit};
use crate::workspace::newly_liable::newly_liable;
use crate::workspace::open::Workspace;
use crate::workspace::parsers::stated;

/// The arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    id: IdArg,
    #[arg(value_name = "FIELD=VALUE", required = true, add = Named::Correction)]
    fields: Vec<String>,
    #[arg(long, value_parser = stated)]
    reason: String,
    #[command(flatten)]
    write: WriteArgs,
}

/// Runs the command.
pub fn run(env: &mut Env, args: &Args) -> Result<Exit> {
    let workspace = Workspace::open_to_write(env, &args.write)?;
    let mut change = Change::begin(env, &workspace, &args.id.id, Move::Correct, &args.write)?;
    let mut said = Vec::new();
    for text in &args.fields {
        let (field, new) = text
            .split_once('=')
            .ok_or_else(|| Problem::usage(msg!("command-correct-form", text = text)))?;
        if new.trim().is_empty() {
            return Err(Problem::usage(msg!("command-correct-form", text = text)).into());
        }
        let path = correctable(field)?;
        there(&change, &path)?;
        let old = change.text_at(&path);
        let (shown, value) = value_of(&change, &path, new)?;
        if old.as_deref() == Some(shown.as_str()) {
            continue;
        }
        change.set(&path, value);
        change.add(&Fact::Correction(Correction {
            stamp: change.stamp(),
            field: field.to_owned(),
            old: old.clone(),
            new: shown.clone(),
            reason: Some(args.reason.clone()),
            basis: newly_liable(&change, &path)?,
        }));
        let old = old.unwrap_or_else(|| "–".to_owned());
        said.push(msg!(
            "command-corrected",
            field = field,
            old = old,
            new = shown
        ));
    }
    change.finish(env, &args.write, &said)
}

/// The path of a field that may be mended.
fn correctable(field: &str) -> Result<Path> {
    let path: Path = field
        .parse()
        .map_err(|()| Problem::usage(msg!("command-correct-form", text = field)))?;
    if matches!(path.0.last(), Some(Seg::Index(_)) | None) {
        return Err(Problem::usage(msg!("command-correct-form", text = field)).into());
    }
    let own = |seg: &Seg| matches!(seg, Seg::Key(key) if key.starts_with("x-"));
    if schema::at(Case::FIELDS, &path).is_none() && !path.0.iter().any(own) {
        let known = schema::all(Case::FIELDS);
        let known: Vec<&str> = known.iter().map(|(path, _)| path.as_str()).collect();
        let problem = Problem::usage(msg!("field-unknown", field = field));
        return Err(match nearest(field, &known) {
            Some(word) => problem.help(msg!("check-did-you-mean", word = word)),
            None => problem,
        }
        .into());
    }
    if !mendable(&path) {
        return Err(
            Problem::refused(msg!("command-correct-fixed", field = field))
                .rule("correction")
                .help(msg!("command-correct-fixed-help"))
                .into(),
        );
    }
    Ok(path)
}

/// Facts a command records are mended, not begun; what the customer told us may be added.
fn there(change: &Change, path: &Path) -> Result<()> {
    let Some((Seg::Key(section), true)) = path.0.first().map(|seg| (seg, path.0.len() > 1)) else {
        return Ok(());
    };
    let told = |field: &Field| field.below().iter().any(|field| field.told);
    let section = Path::root().key(section);
    if schema::at(Case::FIELDS, &section).is_some_and(told) || change.holds(&section) {
        return Ok(());
    }
    let what = msg!("command-correct-absent", section = section.to_string());
    Err(Problem::usage(what).into())
}

/// How a field holds its value: what is shown of it, and what is written.
fn value_of(change: &Change, path: &Path, new: &str) -> Result<(String, Value)> {
    let field = schema::at(Case::FIELDS, path);
    let new = match field.and_then(|field| field.names) {
        Some(Names::Term(vocabulary)) => {
            let term = term_by(change.policy.terms(vocabulary), new);
            term.map_or(new, |term| &term.id)
        }
        _ => new,
    };
    let value = match field.map_or(Kind::Text, |field| field.kind) {
        Kind::Time => change.moment(new)?.value(),
        kind => typed_on(change.workspace.today(), kind, new).map_err(|why| {
            let field = path.to_string();
            Problem::usage(msg!("command-field-refused", field = field, why = why))
        })?,
    };
    Ok((value.text().unwrap_or(new).to_owned(), value))
}
