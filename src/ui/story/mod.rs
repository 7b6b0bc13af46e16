//! What happened to a case between two versions, in words: for the log, for reviews.
//!
//! A message holds what people wrote as its raw arguments, cut to one line; it is escaped where it
//! is shown.

mod added;
mod edited;
mod values;

use crate::domain::case::Case;
use crate::domain::case::fact::FactKind;
use crate::domain::history::{Change, Entry};
use crate::domain::judge::Clock;
use crate::domain::money::Money;
use crate::domain::msg::Msg;
use crate::domain::policy::Policy;
use crate::domain::staff::{Found, Staff};
use crate::msg;
use crate::ui::format;

/// What is known beside a change. Whatever is missing is left out of the words.
#[derive(Clone, Copy)]
pub struct Narrator<'a> {
    /// The people and units of that time.
    pub staff: &'a Staff,
    /// The policy the case was judged by at that time.
    pub policy: Option<&'a Policy>,
    /// The earlier version.
    pub before: Option<&'a Case>,
    /// The later version.
    pub after: Option<&'a Case>,
    /// What is due in the later version: said with a new case.
    pub clocks: &'a [Clock],
    /// Whose work the change is (an e-mail address): that they did it is not said again.
    pub author: Option<&'a str>,
}

/// A change in words, one message a line. What the correction beside it says is not said twice, so
/// there may be nothing to say.
pub fn tell(change: &Change, narrator: &Narrator) -> Vec<Msg> {
    match change {
        Change::Added(entry) => {
            let fact = added::Fact {
                entry,
                case: narrator.after,
                narrator,
            };
            vec![narrator.signed(entry, fact.said())]
        }
        Change::Removed(entry) => vec![removed(entry, narrator)],
        Change::Changed {
            before,
            after,
            fields,
        } => edited::said((before, after), fields, narrator),
    }
}

/// Whether a line tells of what nobody may do: a recorded fact changed without a correction, or
/// taken away. It is shown so that nobody overlooks it.
pub fn stands_out(line: &Msg) -> bool {
    matches!(
        line.key,
        "story-removed" | "story-removed-undated" | "story-changed" | "story-set" | "story-emptied"
    )
}

fn removed(entry: &Entry, narrator: &Narrator) -> Msg {
    let what = entry.kind.named();
    match &entry.stamp {
        Some(stamp) => msg!(
            "story-removed",
            what = what,
            date = format::date(stamp.at.date_naive()),
            by = narrator.staff.called(&stamp.by)
        ),
        None => msg!(
            "story-removed-undated",
            what = what,
            path = entry.path.to_string()
        ),
    }
}

impl Narrator<'_> {
    /// The words with who did it, where that is not the author of the change, and who typed it.
    fn signed(&self, entry: &Entry, what: Msg) -> Msg {
        let Some(stamp) = &entry.stamp else {
            return what;
        };
        let other = |written: &str| !self.author.is_some_and(|author| self.same(author, written));
        // The words of a signature name who signed.
        let named = entry.kind == FactKind::Approval;
        let by = Some(&stamp.by).filter(|by| !named && other(by));
        let typed = stamp.entered_by.as_ref().filter(|typed| other(typed));
        let called = |written: &String| self.staff.called(written);
        match (by, typed) {
            (None, None) => what,
            (Some(by), None) => msg!("story-by", what = what, by = called(by)),
            (None, Some(typed)) => msg!("story-entered", what = what, entered = called(typed)),
            (Some(by), Some(typed)) => msg!(
                "story-by-entered",
                what = what,
                by = called(by),
                entered = called(typed)
            ),
        }
    }

    fn same(&self, one: &str, other: &str) -> bool {
        match (self.staff.person_by(one), self.staff.person_by(other)) {
            (Found::One(one), Found::One(other)) => one.id == other.id,
            _ => one == other,
        }
    }

    fn money(&self, amount: Money) -> Msg {
        match self.policy {
            Some(policy) => format::money(amount, &policy.currency),
            None => msg!("show-amount-stated", amount = amount.grouped()),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::domain::case::stamp::Stamp;
    use crate::domain::reader::Word;
    use crate::domain::tree::Path;
    use crate::ui::lang::Lang;
    use crate::ui::words::Words;

    fn narrator(staff: &Staff) -> Narrator<'_> {
        Narrator {
            staff,
            policy: None,
            before: None,
            after: None,
            clocks: &[],
            author: None,
        }
    }

    fn entry(kind: FactKind, fields: &[(&str, &str)]) -> Entry {
        let at = "2026-11-05T09:20:00+08:00".parse().unwrap();
        let stamp = Stamp {
            at,
            recorded: at,
            by: "a@example.com".into(),
            entered_by: None,
            as_of: false,
        };
        let field = |(path, text): &(&str, &str)| (path.parse().unwrap(), (*text).to_owned());
        Entry {
            kind,
            path: Path::root().key("x").index(1),
            stamp: (kind != FactKind::Intake).then_some(stamp),
            fields: fields.iter().map(field).collect::<BTreeMap<_, _>>(),
        }
    }

    fn both(lines: &[Msg]) -> Vec<String> {
        let say = |lang| lines.iter().map(move |line| Words::new(lang).say(line));
        say(Lang::En).chain(say(Lang::Zh)).collect()
    }

    /// Whatever a version records has words in both languages, however little of it is there.
    #[test]
    fn every_kind_of_fact_has_words() {
        let staff = Staff::default();
        for (name, kind) in FactKind::WORDS {
            for change in [
                Change::Added(entry(*kind, &[])),
                Change::Removed(entry(*kind, &[])),
            ] {
                let said = both(&tell(&change, &narrator(&staff)));
                assert_eq!(said.len(), 2, "{name}");
                for line in &said {
                    assert!(!line.contains("story-") && !line.contains("{$"), "{line}");
                }
                assert_ne!(said[0], said[1], "{name}");
            }
        }
    }

    /// Issue: steps once recorded are not changed without a recorded correction. Such a line
    /// stands out, and what people wrote in it is still raw: hosts escape it their own way.
    #[test]
    fn a_silent_change_stands_out() {
        let staff = Staff::default();
        let field = crate::domain::history::FieldChange {
            path: "settlement.remedies[0].amount".parse().unwrap(),
            old: Some("100.00".into()),
            new: Some("9000.00".into()),
            correction: None,
        };
        let changed = |field| Change::Changed {
            before: entry(FactKind::Settlement, &[]),
            after: entry(FactKind::Settlement, &[]),
            fields: vec![field],
        };
        let lines = tell(&changed(field.clone()), &narrator(&staff));
        assert!(stands_out(&lines[0]));
        assert_eq!(
            both(&lines),
            [
                "settlement.remedies[0].amount changed 100.00 → 9,000.00 WITHOUT a correction",
                "【无更正记录】settlement.remedies[0].amount 由 100.00 改为 9,000.00"
            ]
        );
        let mended = crate::domain::history::FieldChange {
            correction: Some(Path::root().key("corrections").index(0)),
            ..field
        };
        assert!(tell(&changed(mended), &narrator(&staff)).is_empty());
        let removed = tell(
            &Change::Removed(entry(FactKind::Note, &[])),
            &narrator(&staff),
        );
        assert!(stands_out(&removed[0]));
        let note = Change::Added(entry(FactKind::Note, &[("text", "@ops <b>\nmore")]));
        let lines = tell(&note, &narrator(&staff));
        assert!(!stands_out(&lines[0]));
        assert_eq!(both(&lines)[0], "note: @ops <b> … (by a@example.com)");
        let author = Narrator {
            author: Some("a@example.com"),
            ..narrator(&staff)
        };
        assert_eq!(both(&tell(&note, &author))[0], "note: @ops <b> …");
    }
}
