//! What a correction may mend, by the names people give it.

use anyhow::Result;

use crate::codec;
use crate::domain::case::Case;
use crate::domain::case::corrections::mendable;
use crate::domain::case::fact::Move;
use crate::domain::judge::{legal, mending_rights};
use crate::domain::msg::Msg;
use crate::domain::policy::{Policy, nearest, term_by};
use crate::domain::record::Record;
use crate::domain::schema::{self, Declared, Field, Kind, Names, Scalar};
use crate::domain::time::Time;
use crate::domain::tree::{Data, Node, Path, Seg, Value};
use crate::msg;
use crate::ui::hints;
use crate::ui::problem::Problem;
use crate::workspace::actor::Actor;
use crate::workspace::change::{Change, past_moment};
use crate::workspace::dates::typed_on;
use crate::workspace::open::Workspace;

/// A field that may be mended.
#[derive(Clone, Debug)]
pub struct Mendable {
    /// What it is called on the command line: the flag of `new` that fills it, else its path.
    pub name: String,
    /// Its path in the file.
    pub path: String,
    /// The key of what people call it.
    pub label: Option<String>,
    /// What it says, where it says anything.
    pub value: Option<String>,
}

/// What may be mended of a record: all that is told when a complaint comes in, there or not, then
/// every recorded value.
pub fn mendables(record: &Record) -> Vec<Mendable> {
    let root = codec::record::document(record);
    let value = |path: &Path| {
        let text = root.as_ref()?.at(path)?.text()?;
        Some(text.to_owned())
    };
    let told = schema::all(Case::FIELDS).into_iter();
    let told = told.filter(|(_, field)| field.told && field.below().is_empty());
    let mut found: Vec<Mendable> = told
        .filter_map(|(path, field)| {
            let place: Path = path.parse().ok().filter(mendable)?;
            Some(one(&place, Some(field), value(&place)))
        })
        .collect();
    if let Some(root) = &root {
        collect(root, &Path::root(), &mut found);
    }
    found
}

/// The recorded values at and below a place that are not named yet.
fn collect(node: &Node, place: &Path, found: &mut Vec<Mendable>) {
    match &node.data {
        Data::Map(entries) => {
            for entry in entries {
                collect(&entry.value, &place.key(&entry.key), found);
            }
        }
        Data::Seq(members) => {
            for (index, member) in members.iter().enumerate() {
                collect(member, &place.index(index), found);
            }
        }
        Data::Scalar(_) if mendable(place) => {
            let path = place.to_string();
            let listed = matches!(place.0.last(), Some(Seg::Index(_)));
            if !listed && !found.iter().any(|known| known.path == path) {
                let field = schema::at(Case::FIELDS, place);
                let value = node.text().map(str::to_owned);
                found.push(one(place, field, value));
            }
        }
        _ => {}
    }
}

fn one(place: &Path, field: Option<&Field>, value: Option<String>) -> Mendable {
    let path = place.to_string();
    let flag = field.and_then(|field| field.asked).map(|asked| asked.flag);
    Mendable {
        name: flag.map_or_else(|| path.clone(), str::to_owned),
        path,
        label: field.map(Field::label),
        value,
    }
}

/// Refuses whoever might not have made the step that a correction of a field mends.
pub fn mends(
    actor: &Actor,
    workspace: &Workspace,
    (case, policy): (&Case, &Policy),
    (field, at): (&Path, Time),
) -> Result<()> {
    let rights = mending_rights(case, policy, field).into_iter();
    let mut answers = rights.map(|right| actor.permitted(workspace, (case, policy), right, at));
    match answers.next() {
        Some(Err(refused)) if !answers.any(|other| other.is_ok()) => Err(refused),
        _ => Ok(()),
    }
}

/// The path of the field that a flag of `new` fills.
pub fn flagged(name: &str) -> Option<String> {
    let all = schema::all(Case::FIELDS).into_iter();
    let mut named = all.filter(|(_, field)| field.asked.is_some_and(|asked| asked.flag == name));
    named.next().map(|(path, _)| path)
}

/// The path of a field that may be mended, by the flag of `new` that fills it or by its path.
pub fn correctable(
    (case, policy, shape): (&Case, &Policy, &clap::Command),
    field: &str,
) -> Result<Path> {
    let path: Path = flagged(field)
        .as_deref()
        .unwrap_or(field)
        .parse()
        .map_err(|()| Problem::usage(msg!("command-correct-form", text = field)))?;
    if matches!(path.0.last(), Some(Seg::Index(_)) | None) {
        return Err(Problem::usage(msg!("command-correct-form", text = field)).into());
    }
    let own = |seg: &Seg| matches!(seg, Seg::Key(key) if key.starts_with("x-"));
    if schema::at(Case::FIELDS, &path).is_none() && !path.0.iter().any(own) {
        let all = schema::all(Case::FIELDS);
        let flags = all.iter().filter_map(|(_, field)| Some(field.asked?.flag));
        let known: Vec<&str> = all.iter().map(|(path, _)| path.as_str()).collect();
        let known: Vec<&str> = flags.chain(known).collect();
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
                .help(hints::told(
                    &mut hints::Commands::of(shape),
                    instead((case, policy), &path),
                ))
                .into(),
        );
    }
    Ok(path)
}

/// What changes a field that is never mended: what it follows from, or the command that records it anew.
fn instead((case, policy): (&Case, &Policy), path: &Path) -> Msg {
    let number = &case.number;
    let section = path.0.first().map(|seg| Path(vec![seg.clone()]));
    let section = section.map(|section| section.to_string());
    let section = section.as_deref().unwrap_or_default();
    let act = match section {
        "status" => {
            let command = format!("complaint explain {number}");
            return msg!("command-correct-status", command = command);
        }
        "policy" => {
            let new = format!("complaint new --like {number} --policy ID");
            let end = format!("complaint close {number} --duplicate-of NEW");
            return msg!("command-correct-policy", new = new, end = end);
        }
        "number" => return msg!("command-correct-anew", command = "complaint renumber"),
        "settlement" | "approvals" => Move::Resolve,
        "links" => Move::Link,
        "attachments" => Move::Attach,
        "objections" => Move::Object,
        _ => Move::Correct,
    };
    if act != Move::Correct && legal::check(case, policy, act, true).is_ok() {
        let command = format!("complaint {act} {number}");
        return msg!("command-correct-anew", command = command);
    }
    let command = format!("complaint log {number} --patch");
    msg!("command-correct-fixed-help", command = command)
}

/// Facts a command records are mended, not begun; what the customer told us may be added.
pub fn there(change: &Change, path: &Path) -> Result<()> {
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
pub fn value_of(change: &Change, path: &Path, new: &str) -> Result<(String, Value)> {
    let field = schema::at(Case::FIELDS, path);
    let new = match field.and_then(|field| field.names) {
        Some(Names::Term(vocabulary)) => {
            let term = term_by(change.policy.terms(vocabulary), new);
            term.map_or(new, |term| &term.id)
        }
        _ => new,
    };
    let value = match field.map_or(Kind::Text, |field| field.kind) {
        // What came in earlier than was thought is not before itself.
        Kind::Time if *path == Path::root().key("received") => {
            past_moment(change.workspace, Some(new))?.value()
        }
        Kind::Time => change.moment(new)?.value(),
        kind => typed_on(change.workspace.today(), kind, new).map_err(|why| {
            let field = path.to_string();
            Problem::usage(msg!("command-field-refused", field = field, why = why))
        })?,
    };
    Ok((value.text().unwrap_or(new).to_owned(), value))
}
