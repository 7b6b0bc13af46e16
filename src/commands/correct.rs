//! `correct`: mends a recorded fact; the old value is kept, with the reason.

use anyhow::Result;

use crate::domain::case::mendable;
use crate::domain::case::moves::Move;
use crate::domain::case::stamp;
use crate::domain::money::Money;
use crate::domain::problem::Problem;
use crate::domain::tree::{Path, Seg, Value};
use crate::msg;
use crate::workspace::args::{IdArg, WriteArgs};
use crate::workspace::change::Change;
use crate::workspace::env::{Env, Exit};
use crate::workspace::open::Workspace;
use crate::workspace::parsers::stated;

/// The arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    id: IdArg,
    #[arg(value_name = "FIELD=VALUE", required = true)]
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
        let fact = change.stamp().block(vec![
            ("field", Some(Value::Text(field.to_owned()))),
            ("old", stamp::text(old.as_ref())),
            ("new", Some(Value::Text(shown.clone()))),
            ("reason", stamp::text(Some(&args.reason))),
        ]);
        change.append("corrections", fact);
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
    let (Some(section), true) = (path.0.first().and_then(key), path.0.len() > 1) else {
        return Ok(());
    };
    if matches!(section, "customer" | "product" | "intake")
        || change.holds(&Path::root().key(section))
    {
        return Ok(());
    }
    let what = msg!("command-correct-absent", section = section);
    Err(Problem::usage(what).into())
}

fn key(seg: &Seg) -> Option<&str> {
    match seg {
        Seg::Key(key) => Some(key),
        Seg::Index(_) => None,
    }
}

/// How a field holds its value: what is shown of it, and what is written.
fn value_of(change: &Change, path: &Path, new: &str) -> Result<(String, Value)> {
    let last = path.0.last().and_then(key).unwrap_or_default();
    let plain = |text: String| (text.clone(), Value::Plain(text));
    Ok(match last {
        "at" | "received" | "done" => plain(
            change
                .moment(new)?
                .to_rfc3339_opts(chrono::SecondsFormat::Secs, false),
        ),
        "shipped" | "by_date" | "due" | "verify_by" => {
            let date: chrono::NaiveDate = new
                .parse()
                .map_err(|_| Problem::usage(msg!("field-not-a-date", value = new)))?;
            plain(date.to_string())
        }
        "quantity" | "defective" | "sample_kept" | "read_back" | "satisfaction" | "accepted"
        | "outcome" | "origin" | "channel" | "nature" | "kind" | "via" => plain(new.to_owned()),
        "share" if new.bytes().all(|b| b.is_ascii_digit()) => plain(new.to_owned()),
        "claimed" => {
            let amount = new.parse::<Money>();
            let text = amount.map_or_else(|_| new.to_owned(), |amount| amount.to_string());
            (text.clone(), Value::Quoted(text))
        }
        "share" => (new.to_owned(), Value::Quoted(new.to_owned())),
        _ => (new.to_owned(), Value::Text(new.to_owned())),
    })
}
