//! What happened to a case between two versions, in words: for the log, for reviews, for the
//! subject of the commit.

use super::edited::Edited;
use super::said::{Line, Narrator, Said, Text};
use super::values::clip;
use crate::domain::case::Case;
use crate::domain::case::fact::FactKind;
use crate::domain::history::{Change, Entry};
use crate::domain::msg::Msg;
use crate::domain::staff::Found;
use crate::msg;
use crate::ui::format;

/// The two versions a story leads between.
#[derive(Clone, Copy)]
pub struct Story<'a> {
    /// What is known of the later version; of the earlier where there is no later.
    pub narrator: Narrator<'a>,
    /// The earlier version.
    pub before: Option<&'a Case>,
    /// Whose work the change is (an e-mail address): that they did it is not said again.
    pub author: Option<&'a str>,
}

impl Story<'_> {
    /// A change in words. What the correction beside it says is not said twice, so there may be
    /// nothing to say.
    pub fn lines(&self, change: &Change) -> Vec<Line> {
        match change {
            Change::Added(entry) => vec![self.added(entry)],
            Change::Removed(entry) => vec![self.removed(entry)],
            Change::Changed { after, fields, .. } => {
                let edited = Edited {
                    before: self.before,
                    narrator: &self.narrator,
                };
                edited.lines(after, fields)
            }
        }
    }

    /// A fact that was recorded.
    pub fn added(&self, entry: &Entry) -> Line {
        let said = self.narrator.said(&entry.path);
        let said = said.unwrap_or_else(|| Said::of(entry.kind.named()));
        Line {
            brief: said.brief.clone(),
            ..Line::of(self.signed(entry, on_one_line(said)))
        }
    }

    fn removed(&self, entry: &Entry) -> Line {
        let what = entry.kind.named();
        Line::grave(match &entry.stamp {
            Some(stamp) => msg!(
                "story-removed",
                what = what,
                date = format::date(stamp.at.date_naive()),
                by = self.narrator.called(&stamp.by)
            ),
            None => msg!(
                "story-removed-undated",
                what = what,
                path = entry.path.to_string()
            ),
        })
    }

    /// The words with who did it, where that is not the author of the change, and who typed it.
    fn signed(&self, entry: &Entry, what: Msg) -> Msg {
        let Some(stamp) = &entry.stamp else {
            return what;
        };
        let other = |written: &str| !self.author.is_some_and(|author| self.same(author, written));
        let signature = entry.kind == FactKind::Approval;
        let by = Some(&stamp.by).filter(|by| signature || other(by));
        let typed = stamp.entered_by.as_ref().filter(|typed| other(typed));
        let called = |written: &String| self.narrator.called(written);
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
        let staff = self.narrator.staff;
        match (staff.person_by(one), staff.person_by(other)) {
            (Found::One(one), Found::One(other)) => one.id == other.id,
            _ => one == other,
        }
    }
}

/// Everything that is said of a fact, cut where people wrote much.
fn on_one_line(said: Said) -> Msg {
    let text = |text| match text {
        Text::Written(text) => msg!("story-word", word = clip(&text)),
        Text::Told(text) => text,
    };
    let texts = said.texts.into_iter().map(text);
    let together = texts.reduce(|one, next| msg!("story-and", before = one, next = next));
    let what = match together {
        Some(text) => msg!("story-text", what = said.what, text = text),
        None => said.what,
    };
    match said.why {
        Some(why) => msg!("story-reason", what = what, reason = clip(&why)),
        None => what,
    }
}
