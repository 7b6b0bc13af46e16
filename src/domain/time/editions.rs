//! Business hours that change: each edition holds from its date on, until the next one's.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::hours::Week;

/// The business hours of a calendar, edition by edition. On a date before all of them, as on every
/// date where there are none, Monday to Friday are working days of 24 hours.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Editions(BTreeMap<Option<NaiveDate>, Week>);

impl Editions {
    /// Hours that held since ever.
    pub fn always(week: Week) -> Self {
        Self(BTreeMap::from([(None, week)]))
    }

    /// Adds the hours from a date on, since ever without one; false where there are such hours.
    pub fn add(&mut self, from: Option<NaiveDate>, week: Week) -> bool {
        self.0.insert(from, week).is_none()
    }

    /// The hours of a date's own edition, and since when it holds.
    pub fn on(&self, date: NaiveDate) -> Option<(Option<NaiveDate>, &Week)> {
        let (from, week) = self.0.range(..=Some(date)).next_back()?;
        Some((*from, week))
    }

    /// Whether an edition holds from this very date.
    pub fn since(&self, from: NaiveDate) -> bool {
        self.0.contains_key(&Some(from))
    }

    /// The hours of the edition before the one that holds from a date.
    pub fn before(&self, from: NaiveDate) -> Option<&Week> {
        let before = self.0.range(..Some(from)).next_back();
        before.map(|(_, week)| week)
    }

    /// Each edition with the date it holds from, the oldest first.
    pub fn iter(&self) -> impl Iterator<Item = (Option<NaiveDate>, &Week)> {
        self.0.iter().map(|(from, week)| (*from, week))
    }

    /// Those that hold from a date the function wants.
    #[must_use]
    pub fn filtered(&self, wanted: impl Fn(Option<NaiveDate>) -> bool) -> Self {
        let wanted = self.iter().filter(|(from, _)| wanted(*from));
        Self(wanted.map(|(from, week)| (from, week.clone())).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::super::hours::Segment;
    use super::*;

    /// Time rule 7: a moment is counted by the edition of its own date.
    #[test]
    fn each_date_has_its_own_edition() {
        let date = |text: &str| text.parse::<NaiveDate>().unwrap();
        let week = |hours: &str| {
            let mut week = Week::default();
            week[0] = vec![hours.parse::<Segment>().unwrap()];
            week
        };
        let mut editions = Editions::default();
        assert_eq!(editions.on(date("2026-11-30")), None);
        assert!(editions.add(Some(date("2026-12-01")), week("09:00-16:00")));
        assert_eq!(editions.on(date("2026-11-30")), None);
        assert!(editions.add(None, week("08:00-17:00")));
        assert!(!editions.add(Some(date("2026-12-01")), week("09:00-16:00")));
        let said = |day: &str| {
            let (from, week) = editions.on(date(day)).unwrap();
            (from, week[0][0].to_string())
        };
        assert_eq!(said("2026-11-30"), (None, "08:00-17:00".to_owned()));
        let new = (Some(date("2026-12-01")), "09:00-16:00".to_owned());
        assert_eq!(said("2026-12-01"), new);
        assert_eq!(said("2199-12-01"), new);
    }
}
