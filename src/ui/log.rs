//! The story of a case, commit by commit.

use serde_json::{Value, json};
use similar::TextDiff;

use super::format::{self, known};
use super::narrator::Line;
use super::page::Page;
use super::paint::{Paint, Tone};
use super::words::Words;
use crate::domain::case::stamp::Stamp;
use crate::domain::history::FieldChange;
use crate::domain::msg::Msg;
use crate::domain::staff::{Found, Staff};
use crate::domain::time::{Calendar, Time};
use crate::msg;
use crate::ui::escape::{Safe, Terminal};

/// What a commit, or the working tree, did to a case.
#[derive(Clone, Debug)]
pub struct Chapter {
    /// The commit; `None` for what is not committed yet.
    pub made: Option<Made>,
    /// The file of the case, from the repository's root.
    pub file: String,
    /// Whether a shallow clone ends here: what it changed cannot be told.
    pub shallow: bool,
    /// What it did, in the order of the file.
    pub changes: Vec<LogLine>,
    /// The texts that differ.
    pub patches: Vec<Patch>,
}

/// A commit.
#[derive(Clone, Debug)]
pub struct Made {
    /// The full hash.
    pub id: String,
    /// Whose work it is, as the mailmap names them.
    pub author: String,
    /// Their address.
    pub email: String,
    /// When the work was done.
    pub date: Time,
    /// When the commit was made.
    pub committed: Time,
    /// The first line of the message.
    pub subject: String,
}

/// A change in words.
#[derive(Clone, Debug)]
pub struct LogLine {
    /// What sort of fact, or `file`.
    pub kind: String,
    /// `added`, `removed` or `changed`.
    pub action: &'static str,
    /// Where in the file; for a file its path.
    pub path: String,
    /// When and by whom, where the fact says.
    pub stamp: Option<Stamp>,
    /// The words.
    pub lines: Vec<Line>,
    /// What reads otherwise.
    pub fields: Vec<FieldChange>,
}

/// A text before and after, each with its path.
#[derive(Clone, Debug)]
pub struct Patch {
    /// Before; `None` where there was no file.
    pub old: Option<(String, String)>,
    /// After; `None` where there is none any more.
    pub new: Option<(String, String)>,
}

/// How the story is shown.
pub struct LogView<'a> {
    /// The words.
    pub words: &'a Words,
    /// The people: authors are called as the staff file does.
    pub staff: &'a Staff,
    /// Times are shown in its zone.
    pub calendar: &'a Calendar,
    /// Whether the texts that differ follow.
    pub patch: bool,
}

/// The story for people.
pub fn page(
    chapters: &[Chapter],
    telling: &LogView,
    width: Option<u16>,
    paint: Paint,
) -> Safe<Terminal> {
    let mut page = Page::new(width, paint);
    for chapter in chapters {
        page.heading(&telling.words.say(&head(chapter, telling)));
        let mut lines = chapter
            .changes
            .iter()
            .flat_map(|change| &change.lines)
            .peekable();
        if lines.peek().is_none() {
            let what = if chapter.shallow {
                msg!("log-shallow")
            } else {
                let subject = chapter.made.as_ref().map(|made| made.subject.as_str());
                match subject.filter(|subject| !subject.is_empty()) {
                    Some(subject) => msg!("log-layout-subject", subject = subject),
                    None => msg!("log-layout"),
                }
            };
            page.hanging_as("  ", &telling.words.say(&what), Some(Tone::Dim));
        }
        for line in lines {
            let tone = line.grave.then_some(Tone::Error);
            page.hanging_as("  ", &telling.words.say(&line.what), tone);
        }
        for patch in chapter.patches.iter().filter(|_| telling.patch) {
            page.verbatim("", None);
            for (line, tone) in patch.lines() {
                page.verbatim(&line, tone);
            }
        }
    }
    page.finish()
}

fn head(chapter: &Chapter, telling: &LogView) -> Msg {
    let Some(made) = &chapter.made else {
        return msg!("log-uncommitted");
    };
    let author = match telling.staff.person_by(&made.email) {
        Found::One(person) => &person.name,
        _ => &made.author,
    };
    msg!(
        "log-head",
        commit = made.id.chars().take(8).collect::<String>(),
        date = format::time(&telling.calendar.in_zone(made.date)),
        author = author
    )
}

impl Patch {
    /// As git writes and colours it.
    fn lines(&self) -> Vec<(String, Option<Tone>)> {
        let name = |side: &Option<(String, String)>, mark: &str| match side {
            Some((path, _)) => format!("{mark}/{path}"),
            None => "/dev/null".to_owned(),
        };
        let text = |side: &Option<(String, String)>| {
            side.as_ref()
                .map(|(_, text)| text.clone())
                .unwrap_or_default()
        };
        let (old, new) = (text(&self.old), text(&self.new));
        let diff = TextDiff::from_lines(&old, &new);
        let mut unified = diff.unified_diff();
        let shown = unified
            .header(&name(&self.old, "a"), &name(&self.new, "b"))
            .to_string();
        let toned = |(i, line): (usize, &str)| {
            let tone = match line.chars().next() {
                _ if i < 2 => Some(Tone::Heading),
                Some('+') => Some(Tone::Ok),
                Some('-') => Some(Tone::Gone),
                Some('@') => Some(Tone::Number),
                _ => None,
            };
            (line.to_owned(), tone)
        };
        shown.lines().enumerate().map(toned).collect()
    }
}

/// The story for programs; what is not known is absent.
pub fn json(chapters: &[Chapter], words: &Words) -> Value {
    let chapter = |chapter: &Chapter| {
        let made = chapter.made.as_ref();
        known(json!({
            "commit": made.map(|made| &made.id),
            "author": made.map(|made| &made.author),
            "email": made.map(|made| &made.email),
            "date": made.map(|made| format::rfc3339(made.date)),
            "committed": made.map(|made| format::rfc3339(made.committed)),
            "subject": made.map(|made| &made.subject),
            "file": chapter.file,
            "shallow": chapter.shallow.then_some(true),
            "changes": chapter.changes.iter().map(|line| change(line, words)).collect::<Vec<_>>(),
        }))
    };
    chapters.iter().map(chapter).collect()
}

fn change(line: &LogLine, words: &Words) -> Value {
    let lines = line.lines.iter();
    let text: Vec<String> = lines.map(|line| words.say(&line.what)).collect();
    let field = |field: &FieldChange| {
        known(json!({
            "path": field.path.to_string(),
            "corrected": field.correction.is_some(),
            "old": field.old,
            "new": field.new,
        }))
    };
    let fields: Vec<Value> = line.fields.iter().map(field).collect();
    known(json!({
        "kind": line.kind,
        "action": line.action,
        "path": line.path,
        "text": text.join("\n"),
        "by": line.stamp.as_ref().map(|stamp| &stamp.by),
        "at": line.stamp.as_ref().map(|stamp| format::rfc3339(stamp.at)),
        "fields": (!fields.is_empty()).then_some(fields),
    }))
}
