//! How a [`Stamp`] stands in a record.

use super::declared::{Counts, Declared};
use super::field::{Field, Kind, Names, Shape};
use super::scalar::Scalar;
use super::stamp::Stamp;
use crate::domain::reader::Reader;
use crate::domain::trail::Trail;
use crate::domain::tree::Value;

impl Declared for Stamp {
    const ON_ONE_LINE: bool = true;

    const FIELDS: Shape = &[
        Field::new("at", Kind::Time, true, "When it happened."),
        Field::new(
            "recorded",
            Kind::Time,
            false,
            "When it was recorded; the same moment where it is not there.",
        )
        .like("at")
        .fixed(),
        Field::new("by", Kind::Text, true, "Who did it, by e-mail address.")
            .names(Names::Person)
            .personal()
            .fixed(),
        Field::new(
            "entered_by",
            Kind::Text,
            false,
            "Who typed it, where that is somebody else.",
        )
        .names(Names::Person)
        .personal()
        .fixed(),
        Field::new(
            "paper",
            Kind::Text,
            false,
            "The scan of the paper it was entered from, of those attached.",
        )
        .fixed(),
        Field::new(
            "as_of",
            Kind::Flag,
            false,
            "Whether it was recorded under a replaced clock.",
        )
        .fixed(),
    ];

    /// `recorded` is `at` in files made by hand.
    fn read(reader: &Reader) -> Option<Self> {
        let at = reader.required("at", reader.time("at"));
        let recorded = reader.time("recorded");
        let by = reader.required("by", reader.text("by"));
        let entered_by = reader.text("entered_by");
        let paper = reader.text("paper");
        let as_of = reader.flag("as_of").unwrap_or(false);
        let at = at?;
        Some(Self {
            at,
            recorded: recorded.unwrap_or(at),
            by: by?,
            entered_by,
            paper,
            as_of,
        })
    }

    fn entries(&self) -> Vec<(String, Value)> {
        let differs = self.recorded != self.at;
        let entries = [
            ("at", Some(self.at.value())),
            ("recorded", differs.then(|| self.recorded.value())),
            ("by", Some(self.by.value())),
            ("entered_by", self.entered_by.as_ref().map(Scalar::value)),
            ("paper", self.paper.as_ref().map(Scalar::value)),
            ("as_of", self.as_of.then(|| true.value())),
        ];
        let stated = entries.into_iter();
        stated
            .filter_map(|(key, value)| Some((key.to_owned(), value?)))
            .collect()
    }

    fn facts<'a>(&'a self, place: &Trail, found: &mut dyn FnMut(&Trail, &'a Stamp)) {
        found(place, self);
    }

    fn keep(&mut self, counts: Counts) -> bool {
        counts(self)
    }
}
