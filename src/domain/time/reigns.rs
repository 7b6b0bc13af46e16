//! Which edition of the hours holds when.

use super::calendar::Calendar;
use super::hours::Week;
use super::second::Time;

/// A stretch of time under one edition of the hours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reign<'a> {
    /// When it begins.
    pub from: Time,
    /// When it ends, and the next one begins.
    pub to: Time,
    /// The hours; `None` where there are none.
    pub week: Option<&'a Week>,
}

impl Calendar {
    /// The time from one moment to another, cut where a new edition of the hours begins.
    pub fn reigns(&self, from: Time, to: Time) -> Vec<Reign<'_>> {
        let cuts = self.hours.iter().filter_map(|(date, _)| date);
        let cuts = cuts.map(|date| self.time(self.begins(date)));
        let mut bounds: Vec<Time> = cuts.filter(|cut| from < *cut && *cut < to).collect();
        bounds.insert(0, from);
        bounds.push(to);
        let cut = |pair: &[Time]| {
            let [from, to] = pair else { return None };
            let date = self.workday_of(from.timestamp());
            Some(Reign {
                from: *from,
                to: *to,
                week: self.hours.on(date).map(|(_, week)| week),
            })
        };
        bounds.windows(2).filter_map(cut).collect()
    }
}
