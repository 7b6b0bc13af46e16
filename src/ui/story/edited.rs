//! A fact that reads otherwise than before.

use super::Narrator;
use super::values::{field, moment, value};
use crate::domain::case::fact::FactKind;
use crate::domain::history::{Entry, FieldChange};
use crate::domain::msg::{Arg, Msg};
use crate::domain::tree::{Path, Seg};
use crate::msg;

/// What reads otherwise, line by line; what a correction accounts for is said by the correction.
pub(super) fn said(
    (before, after): (&Entry, &Entry),
    fields: &[FieldChange],
    narrator: &Narrator,
) -> Vec<Msg> {
    let open = fields.iter().filter(|field| field.correction.is_none());
    let lines = open.filter_map(|change| match after.kind {
        FactKind::Intake => intake(change, narrator),
        FactKind::Item => item(change, (before, after), narrator),
        _ => Some(uncorrected(change, narrator)),
    });
    lines.collect()
}

/// What was taken down of the complaint may be completed, and mended until it is acted upon.
fn intake(change: &FieldChange, narrator: &Narrator) -> Option<Msg> {
    let path = change.path.to_string();
    let first = change.path.0.first().map(|seg| match seg {
        Seg::Key(key) => key.as_str(),
        Seg::Index(_) => "",
    });
    let first = first.unwrap_or_default();
    match (path.as_str(), &change.old, &change.new) {
        ("number", Some(old), Some(new)) if old.starts_with("draft-") => {
            return Some(msg!("story-numbered", number = new));
        }
        ("links.supersedes", None, Some(new)) => {
            return Some(msg!("story-supersedes", number = new));
        }
        // The step that wrote these is told.
        (_, None, _) if matches!(first, "links" | "rounds") => return None,
        _ => {}
    }
    let own = first.starts_with("x-");
    let acted = narrator.before.is_some_and(|case| {
        case.registration.is_some() || !case.assignments.is_empty() || case.ended()
    });
    let name = field(&path);
    let shown = |text: &str| value(&change.path, text, narrator);
    Some(match (&change.old, &change.new) {
        (None, Some(new)) => msg!("story-told", field = name, new = shown(new)),
        // Nobody changes a number or an identity by hand.
        _ if (acted && !own) || matches!(first, "number" | "uid") => uncorrected(change, narrator),
        (Some(old), Some(new)) => {
            msg!(
                "story-mended",
                field = name,
                old = shown(old),
                new = shown(new)
            )
        }
        (Some(old), None) => msg!("story-dropped", field = name, old = shown(old)),
        (None, None) => return None,
    })
}

/// Steps write what becomes of an item into the item.
fn item(
    change: &FieldChange,
    (before, after): (&Entry, &Entry),
    narrator: &Narrator,
) -> Option<Msg> {
    let n = after
        .fields
        .get(&Path::root().key("n"))
        .cloned()
        .unwrap_or_default();
    let decided = |case: Option<&crate::domain::case::Case>, entry: &Entry| {
        let item = case.and_then(|case| match entry.path.0.last() {
            Some(Seg::Index(index)) => case.items.get(*index),
            _ => None,
        });
        item.is_some_and(|item| item.decided.is_some())
    };
    match (
        super::values::last_key(&change.path),
        &change.old,
        &change.new,
    ) {
        ("answered", None, Some(at)) => Some(msg!("story-item-answered", n = n, time = moment(at))),
        ("accepted", None, Some(yes)) if yes == "true" => Some(msg!("story-item-accepted", n = n)),
        ("accepted", None, Some(_)) => Some(msg!("story-item-refused", n = n)),
        // A new proposal asks the customer again; the answer stays with the former one.
        ("accepted" | "answered", Some(_), None) if new_round(narrator) => None,
        ("outcome" | "cause", None, Some(_))
            if !decided(narrator.before, before) && decided(narrator.after, after) =>
        {
            None
        }
        _ => Some(uncorrected(change, narrator)),
    }
}

fn new_round(narrator: &Narrator) -> bool {
    match (narrator.before, narrator.after) {
        (Some(before), Some(after)) => after.rounds.len() > before.rounds.len(),
        _ => false,
    }
}

/// A recorded value that changed with nothing to account for it.
fn uncorrected(change: &FieldChange, narrator: &Narrator) -> Msg {
    let name: Arg = field(&change.path.to_string());
    let shown = |text: &str| value(&change.path, text, narrator);
    match (&change.old, &change.new) {
        (Some(old), Some(new)) => {
            msg!(
                "story-changed",
                field = name,
                old = shown(old),
                new = shown(new)
            )
        }
        (Some(old), None) => msg!("story-emptied", field = name, old = shown(old)),
        (_, new) => {
            let new = new.as_deref().unwrap_or_default();
            msg!("story-set", field = name, new = shown(new))
        }
    }
}
