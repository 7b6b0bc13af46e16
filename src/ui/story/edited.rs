//! A fact that reads otherwise than before.

use super::Teller;
use super::values::{field, moment, value};
use crate::domain::history::{Entry, FieldChange, Kind};
use crate::domain::msg::{Arg, Msg};
use crate::domain::tree::{Path, Seg};
use crate::msg;

/// What reads otherwise, line by line; what a correction accounts for is said by the correction.
pub(super) fn said(
    (before, after): (&Entry, &Entry),
    fields: &[FieldChange],
    teller: &Teller,
) -> Vec<Msg> {
    let open = fields.iter().filter(|field| field.correction.is_none());
    let lines = open.filter_map(|change| match after.kind {
        Kind::Intake => intake(change, teller),
        Kind::Item => item(change, (before, after), teller),
        _ => Some(uncorrected(change, teller)),
    });
    lines.collect()
}

/// What was taken down of the complaint may be completed, and mended until it is acted upon.
fn intake(change: &FieldChange, teller: &Teller) -> Option<Msg> {
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
    let acted = teller.before.is_some_and(|case| {
        case.registration.is_some() || !case.assignments.is_empty() || case.ended()
    });
    let name = field(&path);
    let shown = |text: &str| value(&change.path, text, teller);
    Some(match (&change.old, &change.new) {
        (None, Some(new)) => msg!("story-told", field = name, new = shown(new)),
        // Nobody changes a number or an identity by hand.
        _ if (acted && !own) || matches!(first, "number" | "uid") => uncorrected(change, teller),
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
fn item(change: &FieldChange, (before, after): (&Entry, &Entry), teller: &Teller) -> Option<Msg> {
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
        ("accepted" | "answered", Some(_), None) if new_round(teller) => None,
        ("outcome" | "cause", None, Some(_))
            if !decided(teller.before, before) && decided(teller.after, after) =>
        {
            None
        }
        _ => Some(uncorrected(change, teller)),
    }
}

fn new_round(teller: &Teller) -> bool {
    match (teller.before, teller.after) {
        (Some(before), Some(after)) => after.rounds.len() > before.rounds.len(),
        _ => false,
    }
}

/// A recorded value that changed with nothing to account for it.
fn uncorrected(change: &FieldChange, teller: &Teller) -> Msg {
    let name: Arg = field(&change.path.to_string());
    let shown = |text: &str| value(&change.path, text, teller);
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
