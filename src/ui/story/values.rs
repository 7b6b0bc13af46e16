//! Values of a case file as people read them.

use super::Narrator;
use crate::domain::case::conduct::ReplyKind;
use crate::domain::case::intake::{Channel, Nature, Origin};
use crate::domain::case::investigation::Outcome;
use crate::domain::case::remedy;
use crate::domain::money::Money;
use crate::domain::msg::{Arg, Msg};
use crate::domain::policy::{Term, term};
use crate::domain::reader::Word;
use crate::domain::time::Time;
use crate::domain::tree::{Path, Seg};
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

/// A moment to the minute; as written where it is none.
pub(super) fn moment(text: &str) -> String {
    let time = Time::parse_from_rfc3339(text);
    time.map_or_else(|_| clip(text), |time| format::time(&time))
}

/// The last key of a path.
pub(super) fn last_key(path: &Path) -> &str {
    let keys = path.0.iter().rev().filter_map(|seg| match seg {
        Seg::Key(key) => Some(key.as_str()),
        Seg::Index(_) => None,
    });
    keys.take(1).next().unwrap_or_default()
}

/// A value as people read it, by what stands at its path.
pub(super) fn value(path: &Path, text: &str, narrator: &Narrator) -> Arg {
    let known = match last_key(path) {
        "outcome" => word::<Outcome>(text, Outcome::named),
        "channel" => word::<Channel>(text, Channel::named),
        "origin" => word::<Origin>(text, Origin::named),
        "nature" => word::<Nature>(text, Nature::named),
        "kind" => word::<remedy::RemedyKind>(text, remedy::RemedyKind::named)
            .or_else(|| word::<ReplyKind>(text, ReplyKind::named)),
        "class" => titled(
            text,
            narrator.policy.map(|policy| policy.classes.as_slice()),
        ),
        "category" => titled(
            text,
            narrator.policy.map(|policy| policy.categories.as_slice()),
        ),
        "grade" => titled(text, narrator.policy.map(|policy| policy.grades.as_slice())),
        "role" => Some(narrator.staff.role_called(text)),
        "by" | "entered_by" | "received_by" | "to" | "owner" | "person" | "unit" => {
            Some(narrator.staff.called(text))
        }
        "at" | "recorded" | "received" | "done" | "answered" => Some(Arg::from(moment(text))),
        "amount" | "price" | "a_price" | "labour" | "handling" | "wastage" | "claimed"
        | "limit" => text.parse::<Money>().ok().map(|it| Arg::from(it.grouped())),
        _ => None,
    };
    known.unwrap_or_else(|| Arg::from(clip(text)))
}

fn word<T: Word>(text: &str, name: impl Fn(T) -> Msg) -> Option<Arg> {
    T::from_word(text).map(|word| Arg::from(name(word)))
}

fn titled(text: &str, terms: Option<&[Term]>) -> Option<Arg> {
    let term = term(terms?, text)?;
    Some(Arg::Title {
        zh: term.title.zh.clone(),
        en: term.title.en.clone(),
    })
}

/// A field as people call it: by its title where it is one of the intake, else by its path, which
/// is also how it is corrected.
pub(super) fn field(path: &str) -> Arg {
    let title = match path {
        "title" => msg!("section-title"),
        "received" => msg!("show-received"),
        "received_by" => msg!("story-field-received-by"),
        "channel" => msg!("section-channel"),
        "origin" => msg!("section-origin"),
        "nature" => msg!("story-field-nature"),
        "class" => msg!("section-class"),
        "category" => msg!("section-category"),
        "grade" => msg!("section-grade"),
        "policy" => msg!("story-field-policy"),
        "number" => msg!("story-field-number"),
        "intake.read_back" => msg!("story-field-read-back"),
        "intake.recording" => msg!("story-field-recording"),
        "customer.name" => msg!("section-customer"),
        "customer.contact" => msg!("section-contact"),
        "customer.phone" => msg!("section-phone"),
        "customer.email" => msg!("story-field-email"),
        "customer.address" => msg!("story-field-address"),
        "product.name" => msg!("section-product"),
        "product.part" => msg!("section-part"),
        "product.order" => msg!("section-order"),
        "product.shipped" => msg!("section-shipped"),
        "product.quantity" => msg!("section-quantity"),
        "product.defective" => msg!("section-defective"),
        "product.sample_kept" => msg!("story-field-sample-kept"),
        "claimed" => msg!("section-claimed"),
        "demand" => msg!("section-demand"),
        "complaint" => msg!("section-complaint"),
        _ => return Arg::from(path),
    };
    Arg::from(title)
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
