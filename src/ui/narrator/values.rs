//! Fields and values of a case file as people read them, by what the field is declared to be.

use super::said::Narrator;
use crate::domain::case::Case;
use crate::domain::case::discipline::NO_SANCTION;
use crate::domain::judge::field_called;
use crate::domain::money::Money;
use crate::domain::msg::Arg;
use crate::domain::policy::{Policy, SanctionKind, term};
use crate::domain::schema::{self, Declared as _, Field, Kind, Names};
use crate::domain::time::Time;
use crate::domain::tree::Path;
use crate::msg;
use crate::ui::format;
use crate::ui::width;

/// How wide a text may be, in columns, without the dots where it is cut.
const WIDEST: usize = 60;

/// The first line that says something, cut where it is long: the case itself has it all.
pub(super) fn clip(text: &str) -> String {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let line = lines.next().unwrap_or_default();
    let mut short = width::cut(line, WIDEST + 1);
    if short == line && lines.next().is_some() {
        short.push_str(" …");
    }
    short
}

/// The declared field at a place of a case.
pub(super) fn field(place: &Path) -> Option<&'static Field> {
    schema::at(Case::FIELDS, place)
}

/// A field as people call it: by its name where the complaint is taken down with it, else with its
/// path, which is also how it is corrected.
pub(super) fn heading(place: &Path) -> Arg {
    match field(place) {
        Some(field) if field.told || place.0.len() == 1 => Arg::Named(field.label()),
        _ => field_called(&place.to_string()),
    }
}

/// A value as people read it.
pub fn shown(place: &Path, text: &str, narrator: &Narrator) -> Arg {
    let known = field(place).and_then(|field| match (field.kind, field.names) {
        (Kind::Word(words, Some(prefix)), _) => words()
            .contains(&text)
            .then(|| Arg::Named(format!("{prefix}{text}"))),
        (Kind::Time, _) => {
            let time = Time::parse_from_rfc3339(text);
            time.ok().map(|time| format::time(&time).into())
        }
        (Kind::Money | Kind::MoneyOr(_), _) => {
            let amount = text.parse::<Money>();
            amount.ok().map(|amount| amount.grouped().into())
        }
        (_, Some(Names::Term(vocabulary))) => {
            term(narrator.policy?.terms(vocabulary), text).map(|term| Arg::from(&term.title))
        }
        (_, Some(Names::Sanction)) if text == NO_SANCTION => Some(msg!("sanction-none").into()),
        (_, Some(Names::Sanction)) => Some(narrator.sanction(&SanctionKind::new(text))),
        (_, Some(Names::Role)) => Some(narrator.staff.role_called(text)),
        (_, Some(Names::RoleOrPerson)) => Some(narrator.informed(text)),
        (_, Some(Names::Person | Names::Unit | Names::UnitOrPerson)) => Some(narrator.called(text)),
        _ => None,
    });
    known.unwrap_or_else(|| clip(text).into())
}

/// A field of a case by which a policy chooses, and what stands in it, as people call them.
pub fn chosen_by(key: &str, text: &str, policy: Option<&Policy>) -> (Arg, Arg) {
    let declared = field(&Path::root().key(key));
    let name = declared.map_or_else(
        || key.into(),
        |field| Arg::id(key, Arg::Named(field.label())),
    );
    let called = declared.and_then(|field| match (field.kind, field.names) {
        (Kind::Word(words, Some(prefix)), _) => words()
            .contains(&text)
            .then(|| Arg::Named(format!("{prefix}{text}"))),
        (_, Some(Names::Term(vocabulary))) => {
            term(policy?.terms(vocabulary), text).map(|term| Arg::from(&term.title))
        }
        _ => None,
    });
    (
        name,
        called.map_or_else(|| text.into(), |called| Arg::id(text, called)),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What people wrote is shown on one line, and says when there is more.
    #[test]
    fn texts_are_cut_to_one_line() {
        assert_eq!(clip("\n 阻焊脱落 \n"), "阻焊脱落");
        assert_eq!(clip("one\ntwo"), "one …");
        assert_eq!(clip(&"阻".repeat(31)), format!("{}…", "阻".repeat(30)));
        assert_eq!(clip(&"x".repeat(60)), "x".repeat(60));
        assert_eq!(clip(""), "");
    }
}
