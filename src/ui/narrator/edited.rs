//! A fact that reads otherwise than before.

use super::facts::answer;
use super::said::{Line, Narrator};
use super::values::{field, heading, shown};
use crate::domain::case::Case;
use crate::domain::case::fact::FactKind;
use crate::domain::case::item::Item;
use crate::domain::history::{Entry, FieldChange};
use crate::domain::schema::{self, Declared};
use crate::domain::tree::Path;
use crate::msg;

/// The version a change was made to, and what is known of the one it led to.
pub(super) struct Edited<'a> {
    pub(super) before: Option<&'a Case>,
    pub(super) narrator: &'a Narrator<'a>,
}

impl Edited<'_> {
    /// What reads otherwise, line by line; what a correction accounts for is said by the correction.
    pub(super) fn lines(&self, after: &Entry, fields: &[FieldChange]) -> Vec<Line> {
        let open = fields.iter().filter(|field| field.correction.is_none());
        let lines = open.filter_map(|change| match after.kind {
            FactKind::Intake => self.intake(change),
            FactKind::Item => self.item(change, after.path.nth()?),
            _ => self.silent(change),
        });
        lines.collect()
    }

    /// What was taken down of the complaint may be completed, and mended until it is acted upon.
    fn intake(&self, change: &FieldChange) -> Option<Line> {
        let declared = field(&change.path);
        let section = field(&Path(change.path.0.iter().take(1).cloned().collect()));
        let place = change.path.to_string();
        let name = || heading(&change.path);
        let shown = |text: &String| shown(&change.path, text, self.narrator);
        let closed = declared.is_some_and(|field| field.fixed || self.acted());
        Some(Line::of(match (&change.old, &change.new) {
            (Some(old), Some(new)) if place == "number" && old.starts_with("draft-") => {
                msg!("story-numbered", number = new)
            }
            (None, Some(new)) if place == "links.supersedes" => {
                msg!("story-supersedes", number = new)
            }
            // The step that wrote in a section is told.
            (None, _) if section.is_some_and(|section| section.heading) => return None,
            (None, Some(new)) => msg!("story-told", field = name(), new = shown(new)),
            _ if closed => return self.silent(change),
            (Some(old), Some(new)) => {
                msg!(
                    "story-mended",
                    field = name(),
                    old = shown(old),
                    new = shown(new)
                )
            }
            (Some(old), None) => msg!("story-dropped", field = name(), old = shown(old)),
            (None, None) => return None,
        }))
    }

    fn acted(&self) -> bool {
        self.before.is_some_and(|case| {
            case.registration.is_some() || !case.assignments.is_empty() || case.ended()
        })
    }

    /// Steps write what becomes of an item into the item.
    fn item(&self, change: &FieldChange, place: usize) -> Option<Line> {
        let item = |case: &Case| case.items.get(place).cloned();
        let decided = |item: Option<Item>| item.is_some_and(|item| item.decided.is_some());
        let n = item(self.narrator.case)?.n.to_string();
        let came = schema::came_with(Case::FIELDS, &change.path).is_some();
        let newly = !decided(self.before.and_then(item)) && decided(item(self.narrator.case));
        match (change.path.last_key()?, &change.old, &change.new) {
            ("answered", None, Some(at)) => {
                let time = shown(&change.path, at, self.narrator);
                Some(Line::of(msg!("story-item-answered", n = n, time = time)))
            }
            ("accepted", None, Some(yes)) => {
                let answer = answer(yes == "true");
                Some(Line {
                    brief: Some(msg!("story-item-brief", n = &n, answer = answer.clone())),
                    ..Line::of(msg!("story-item-answer", n = n, answer = answer))
                })
            }
            ("option", None, Some(option)) => {
                let option = msg!("story-option", option = option);
                Some(Line::of(msg!("story-item-option", n = n, option = option)))
            }
            // A new proposal asks the customer again; the answer stays with the former one.
            ("accepted" | "option" | "answered", Some(_), None) if self.new_round() => None,
            // The decision that came with it is told.
            (_, None, Some(_)) if came && newly => None,
            _ => self.silent(change),
        }
    }

    fn new_round(&self) -> bool {
        self.before
            .is_some_and(|before| self.narrator.case.rounds.len() > before.rounds.len())
    }

    /// A recorded value that changed with nothing to account for it.
    fn silent(&self, change: &FieldChange) -> Option<Line> {
        let name = heading(&change.path);
        let shown = |text: &String| shown(&change.path, text, self.narrator);
        Some(Line::grave(match (&change.old, &change.new) {
            (Some(old), Some(new)) => {
                msg!(
                    "story-changed",
                    field = name,
                    old = shown(old),
                    new = shown(new)
                )
            }
            (Some(old), None) => msg!("story-emptied", field = name, old = shown(old)),
            (None, Some(new)) => msg!("story-set", field = name, new = shown(new)),
            (None, None) => return None,
        }))
    }
}
