//! Reading limits: deadlines and stages.

use super::{title_or, when};
use crate::domain::policy::{Deadline, Limits, Mark, Stage, Step};
use crate::domain::reader::Reader;
use crate::domain::source::Places;
use crate::domain::time::{Counting, Limit};
use crate::domain::values::FieldError;

/// How limits are counted where an entry does not say: calendar days, as regulations that write
/// 天 or 日 mean it, rolled to the next working day (Civil Code art. 203).
pub(super) struct Defaults {
    pub(super) counting: Counting,
    pub(super) roll: bool,
}

impl Defaults {
    pub(super) fn read(reader: &Reader) -> Self {
        Self {
            counting: reader.word("counting").unwrap_or(Counting::Calendar),
            roll: reader.flag("roll").unwrap_or(true),
        }
    }

    pub(super) fn counted(&self, reader: &Reader) -> (Counting, bool) {
        (
            reader.word("counting").unwrap_or(self.counting),
            reader.flag("roll").unwrap_or(self.roll),
        )
    }
}

pub(super) fn deadline(reader: &Reader, places: &Places, defaults: &Defaults) -> Option<Deadline> {
    let source = places.source(reader, figure(reader));
    let clock = reader.required("clock", reader.text("clock"));
    let from = reader.required("from", mark(reader, "from"));
    let until = match clock.as_deref() {
        _ if reader.has("until") => mark(reader, "until"),
        Some("acknowledge") => Some(Mark::Acknowledged),
        Some("answer") => Some(Mark::Answered),
        Some("overall") => Some(Mark::Step(Step::Closed)),
        _ => reader.required("until", None),
    };
    let limits = limits(reader);
    let (counting, roll) = defaults.counted(reader);
    Some(Deadline {
        when: when(reader),
        clock: clock?,
        from: from?,
        until: until?,
        limits: limits?,
        counting,
        roll,
        source,
    })
}

pub(super) fn stage(reader: &Reader, places: &Places, defaults: &Defaults) -> Option<Stage> {
    let source = places.source(reader, figure(reader));
    let name = reader.required("name", reader.text("name"));
    let title = title_or(reader, name.as_ref());
    if !reader.has("unit") {
        reader.missing("unit");
    }
    let units = reader.texts("unit");
    let from = reader.required("from", mark(reader, "from"));
    let until = reader.required("until", mark(reader, "until"));
    let within = reader.text("within");
    let limits = limits(reader);
    let (counting, roll) = defaults.counted(reader);
    Some(Stage {
        when: when(reader),
        name: name?,
        title,
        units,
        within,
        from: from?,
        until: until?,
        limits: limits?,
        counting,
        roll,
        source,
    })
}

/// The key whose place stands for the figure.
fn figure(reader: &Reader) -> &'static str {
    if reader.has("limit") {
        "limit"
    } else {
        "domestic"
    }
}

/// `limit = "3d"`, `limit = { domestic = "3d", foreign = "7d" }`, or the two keys by themselves.
fn limits(reader: &Reader) -> Option<Limits> {
    let Some(value) = reader.value("limit") else {
        if !reader.has("domestic") && !reader.has("foreign") {
            reader.missing("limit");
            return None;
        }
        return by_origin(reader);
    };
    if value.text().is_none() {
        return reader.map("limit", by_origin);
    }
    let limit = limit(reader, "limit")?;
    Some(Limits {
        domestic: limit,
        foreign: limit,
    })
}

fn by_origin(reader: &Reader) -> Option<Limits> {
    let domestic = reader.required("domestic", limit(reader, "domestic"));
    let foreign = reader.required("foreign", limit(reader, "foreign"));
    Some(Limits {
        domestic: domestic?,
        foreign: foreign?,
    })
}

fn limit(reader: &Reader, key: &str) -> Option<Limit> {
    reader.read(key, str::parse)
}

fn mark(reader: &Reader, key: &str) -> Option<Mark> {
    reader.read(key, |text| {
        Mark::from_word(text).ok_or_else(|| FieldError::NotAWord {
            value: text.to_owned(),
            words: Mark::words(),
        })
    })
}
