//! Pauses of a clock (time rule 6).

use super::second::{Secs, Time};

/// A stretch of time in which a clock stood still.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pause {
    /// When it began; no earlier than it was recorded.
    pub from: Time,
    /// When it ended; `None` while it goes on.
    pub to: Option<Time>,
}

/// Pauses merged: in order, none empty, none touching another. So nothing that is asked of them
/// can tell how the same time was split.
#[derive(Debug, Default)]
pub(super) struct Pauses(Vec<(Secs, Secs)>);

impl Pauses {
    /// Merges pauses, clipped to a clock that starts at `start`; one that goes on is counted up to
    /// `open_end`, one that ends before it begins counts for nothing.
    pub fn merge(pauses: &[Pause], start: Secs, open_end: Secs) -> Self {
        if pauses.is_empty() {
            return Self::default();
        }
        let instants = |pause: &Pause| {
            let to = pause.to.map_or(open_end, |to| to.timestamp());
            (pause.from.timestamp().max(start), to)
        };
        let mut all: Vec<_> = pauses.iter().map(instants).collect();
        all.retain(|(from, to)| from < to);
        all.sort_unstable();
        let mut merged: Vec<(Secs, Secs)> = Vec::with_capacity(all.len());
        for (from, to) in all {
            match merged.last_mut() {
                Some(last) if from <= last.1 => last.1 = last.1.max(to),
                _ => merged.push((from, to)),
            }
        }
        Self(merged)
    }

    /// The parts of `[from, to)` outside every pause, in order.
    pub fn outside(&self, from: Secs, to: Secs) -> Outside<'_> {
        let first = self.0.partition_point(|(_, end)| *end <= from);
        Outside {
            rest: self.0.get(first..).unwrap_or_default(),
            at: from,
            to,
        }
    }

    /// How many seconds of `[from, to)` lie outside every pause.
    pub fn seconds_outside(&self, from: Secs, to: Secs) -> i64 {
        self.outside(from, to).map(|(from, to)| to - from).sum()
    }

    /// Whether all of `[from, to)` is paused.
    pub fn cover(&self, from: Secs, to: Secs) -> bool {
        self.outside(from, to).next().is_none()
    }

    /// Whether there is no pause at all.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// See [`Pauses::outside`].
#[derive(Debug)]
pub(super) struct Outside<'a> {
    rest: &'a [(Secs, Secs)],
    at: Secs,
    to: Secs,
}

impl Iterator for Outside<'_> {
    type Item = (Secs, Secs);

    fn next(&mut self) -> Option<(Secs, Secs)> {
        while self.at < self.to {
            let from = self.at;
            let to = if let Some((&(pause, resume), rest)) = self.rest.split_first() {
                self.rest = rest;
                self.at = resume.max(from);
                pause.min(self.to)
            } else {
                self.at = self.to;
                self.to
            };
            if from < to {
                return Some((from, to));
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pauses(list: &[(Secs, Secs)]) -> Pauses {
        let time = |at| {
            chrono::DateTime::from_timestamp(at, 0)
                .unwrap()
                .fixed_offset()
        };
        let pause = |(from, to): &(Secs, Secs)| Pause {
            from: time(*from),
            to: Some(time(*to)),
        };
        Pauses::merge(&list.iter().map(pause).collect::<Vec<_>>(), 0, 0)
    }

    #[test]
    fn rule_6_overlapping_and_touching_pauses_are_one() {
        assert_eq!(
            pauses(&[(20, 30), (5, 12), (10, 20), (40, 50), (60, 55)]).0,
            [(5, 30), (40, 50)]
        );
        assert_eq!(pauses(&[(0, 100), (10, 20)]).0, [(0, 100)]);
    }

    #[test]
    fn rule_6_a_pause_that_goes_on_counts_up_to_now() {
        let from = chrono::DateTime::from_timestamp(100, 0)
            .unwrap()
            .fixed_offset();
        let open = [Pause { from, to: None }];
        assert_eq!(Pauses::merge(&open, 0, 150).0, [(100, 150)]);
        assert_eq!(Pauses::merge(&open, 0, 90).0, []);
    }

    #[test]
    fn rule_6_pauses_are_clipped_to_the_start_of_the_clock() {
        let from = chrono::DateTime::from_timestamp(100, 0)
            .unwrap()
            .fixed_offset();
        let open = [Pause { from, to: None }];
        assert_eq!(Pauses::merge(&open, 120, 150).0, [(120, 150)]);
        assert_eq!(Pauses::merge(&open, 150, 150).0, []);
    }

    #[test]
    fn what_lies_outside_is_cut_at_both_ends() {
        let pauses = pauses(&[(10, 20), (30, 40)]);
        let outside = |from, to| pauses.outside(from, to).collect::<Vec<_>>();
        assert_eq!(outside(0, 50), [(0, 10), (20, 30), (40, 50)]);
        assert_eq!(outside(15, 35), [(20, 30)]);
        assert_eq!(outside(20, 30), [(20, 30)]);
        assert_eq!(outside(12, 18), []);
        assert_eq!(outside(50, 50), []);
        assert!(pauses.cover(10, 20) && !pauses.cover(9, 20) && !pauses.cover(10, 21));
    }
}
