//! Limits: across steps, and of single departments.

use super::condition::When;
use crate::domain::localized::Localized;
use crate::domain::msg::Arg;
use crate::domain::reader::Reader;
use crate::domain::schema::{Entry, Field, Kind, Names, Scalar, Shape, Table};
use crate::domain::source::Places;
use crate::domain::step::{Mark, Step};
use crate::domain::time::{Counting, Limit};
use crate::{msg, table};

/// A limit for home and abroad: `limit = "3d"`, `limit = { domestic = "3d", foreign = "7d" }`, or the
/// two keys by themselves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// For domestic complaints.
    pub domestic: Limit,
    /// For foreign complaints.
    pub foreign: Limit,
}

const fn domestic(needed: bool) -> Field {
    let doc = "The limit for domestic complaints.";
    Field::new("domestic", Kind::Limit, needed, doc)
}

const fn foreign(needed: bool) -> Field {
    let doc = "The limit for foreign complaints.";
    Field::new("foreign", Kind::Limit, needed, doc)
}

impl Table for Limits {
    const FIELDS: Shape = &[
        Field::new(
            "limit",
            Kind::Either(&[Kind::Limit, Kind::Map(&[domestic(true), foreign(true)])]),
            false,
            "The limit: `3d`, `1mo`, `48h`, or one for each of `domestic` and `foreign`.",
        ),
        domestic(false),
        foreign(false),
    ];

    fn read(reader: &Reader, _: &Places) -> Option<Self> {
        let Some(value) = reader.value("limit") else {
            if !reader.has("domestic") && !reader.has("foreign") {
                reader.missing("limit");
                return None;
            }
            return Self::by_origin(reader);
        };
        if value.text().is_none() {
            return reader.map("limit", Self::by_origin);
        }
        let limit = Scalar::read(reader, "limit")?;
        Some(Self {
            domestic: limit,
            foreign: limit,
        })
    }

    fn show<'a>(&'a self, entry: &mut Entry<'a>) {
        entry.state::<Self>("domestic", "domestic", Some(self.domestic.value()));
        entry.state::<Self>("foreign", "foreign", Some(self.foreign.value()));
    }
}

impl Limits {
    fn by_origin(reader: &Reader) -> Option<Self> {
        let domestic = reader.required("domestic", Scalar::read(reader, "domestic"));
        let foreign = reader.required("foreign", Scalar::read(reader, "foreign"));
        Some(Self {
            domestic: domestic?,
            foreign: foreign?,
        })
    }
}

table! {
    /// A limit that runs across steps.
    #[derive(Clone, Debug)]
    pub struct Deadline at limit, domestic {
        /// `overall`, `acknowledge` or `answer`.
        clock: must String { names(Names::Clock) tells() },
        /// What starts it.
        from: must Mark,
        /// What stops it; each clock has an end of its own.
        until: usual Mark = (clock.as_deref().and_then(end_of)) { example("closed") },
        /// The limit.
        limits: flat Limits,
        /// How it is counted.
        counting: inherits Counting = (Counting::Calendar),
        /// Whether the last day moves to the next working day.
        roll: inherits bool = true,
        /// For which cases; the first deadline of a clock that fits is the one.
        when: or When,
    }
}

/// The clocks that run across steps, with what stops them where nothing else is said.
pub(super) const CLOCKS: [(&str, Mark); 3] = [
    ("overall", Mark::Step(Step::Closed)),
    ("acknowledge", Mark::Acknowledged),
    ("answer", Mark::Answered),
];

/// What a clock is called: a stage by its title.
pub fn clock_called(name: &str, title: Option<&Localized>) -> Arg {
    let called = match (title, name.split_once('.')) {
        (Some(title), _) => Arg::from(title),
        (None, Some(("promise", n))) => msg!("time-clock-promise", n = n).into(),
        (None, Some(("action", n))) => msg!("time-clock-action", n = n).into(),
        (None, _) if end_of(name).is_some() => Arg::Named(format!("prose-word-clock-{name}")),
        (None, _) => return name.into(),
    };
    Arg::id(name, called)
}

fn end_of(clock: &str) -> Option<Mark> {
    let known = CLOCKS.iter().find(|(name, _)| *name == clock);
    known.map(|(_, end)| *end)
}

table! {
    /// The limit of one department for one piece of work.
    #[derive(Clone, Debug)]
    pub struct Stage at limit, domestic {
        /// Its name; the clock is `stage.<name>`.
        name: must String { tells() example("inquiry") },
        /// Its title.
        title: named Localized = name,
        /// The units that share it; the first is the one reminded.
        units as "unit": some Vec<String> { names(Names::Unit) },
        /// The stage it is part of, whose limit holds as well.
        within: may String { example("handling") },
        /// What starts it; `assigned`: the assignment to one of its units, or into it.
        from: must Mark,
        /// What stops it.
        until: must Mark { example("investigated") },
        /// Whether it runs once only, from the first of what starts it: a second approval gives no
        /// new time.
        once: or bool,
        /// The limit.
        limits: flat Limits,
        /// How it is counted.
        counting: inherits Counting = (Counting::Calendar),
        /// Whether the last day moves to the next working day.
        roll: inherits bool = true,
        /// For which cases; the first stage of a name that fits is the one.
        when: or When,
    }
}
