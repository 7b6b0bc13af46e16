//! What a change of a calendar does to dates that were counted before it.

use chrono::NaiveDate;

use super::calendar::Calendar;

impl Calendar {
    /// This calendar with those changes of it, made on a date, that reach what was firm before. Firm
    /// are the dates of published years, and hours whatever the date. Nothing firm is moved by days
    /// of a year that was not published, nor by hours that begin on the day of the change or later. A
    /// year that was published stays so: what is taken back was firm.
    #[must_use]
    pub fn amended(&self, new: &Self, made: NaiveDate) -> Self {
        let began = |from: &NaiveDate| *from < made;
        let known = |from: NaiveDate| self.hours.since(from);
        let mut hours = new
            .hours
            .filtered(|from| from.is_none_or(|from| began(&from) || from == made && known(from)));
        let ahead = self
            .hours
            .filtered(|from| from.is_some_and(|from| from > made));
        for (from, week) in ahead.iter() {
            hours.add(from, week.clone());
        }
        let of = |calendar: &Self, firm: bool| {
            let days = calendar.days.clone().into_iter();
            days.filter(move |(date, _)| self.provisional(*date) != firm)
                .collect::<Vec<_>>()
        };
        let through = [self.published_through, new.published_through];
        Self {
            zone: new.zone,
            hours,
            published_from: self.published_from.max(new.published_from),
            published_through: through.into_iter().flatten().min(),
            days: of(new, true).into_iter().chain(of(self, false)).collect(),
            ..self.clone()
        }
    }

    /// Whether everything is counted alike and as firmly, whatever days are called.
    pub fn counts_like(&self, other: &Self) -> bool {
        let published = |calendar: &Self| (calendar.published_from, calendar.published_through);
        let dates = self.days.keys().chain(other.days.keys());
        let mut differing = dates.filter(|date| self.hours_on(**date) != other.hours_on(**date));
        let same = self.zone == other.zone && published(self) == published(other);
        same && self.hours == other.hours && differing.next().is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::super::calendar::samples::read;
    use super::*;

    const OLD: &str = "timezone = \"Asia/Shanghai\"\npublished_through = 2026\n";
    const WEEK: &str = "mon = [\"08:30-17:30\"]\ntue = [\"08:30-17:30\"]\n";
    const SHORT: &str = "mon = [\"09:00-16:00\"]\ntue = [\"09:00-16:00\"]\n";

    fn calendar(tables: &str) -> Calendar {
        let (calendar, faults) = read(&format!("{OLD}{tables}"));
        assert_eq!(faults, []);
        calendar.unwrap()
    }

    /// Whether a change on 2026-11-20 leaves alone what was firm.
    fn leaves_alone(old: &str, new: &str) -> bool {
        let (old, new) = (calendar(old), calendar(new));
        old.counts_like(&old.amended(&new, "2026-11-20".parse().unwrap()))
    }

    fn hours(editions: &[(&str, &str)]) -> String {
        let table = |(from, week): &(&str, &str)| match *from {
            "" => format!("[[hours]]\n{week}"),
            from => format!("[[hours]]\neffective_from = {from}\n{week}"),
        };
        editions.iter().map(table).collect()
    }

    fn with_day(date: &str, kind: &str) -> String {
        let ever = hours(&[("", WEEK)]);
        format!("{ever}[[day]]\ndate = \"{date}\"\nkind = \"{kind}\"\nname = \"x\"\n")
    }

    #[test]
    fn hours_that_begin_later_are_an_addition() {
        let ever = hours(&[("", WEEK)]);
        let from = |date| hours(&[("", WEEK), (date, SHORT)]);
        assert!(leaves_alone(&ever, &from("2026-11-21")));
        assert!(leaves_alone(&ever, &from("2026-11-20")));
        assert!(!leaves_alone(&ever, &from("2026-11-19")));
        assert!(!leaves_alone(&ever, &hours(&[("", SHORT)])));
        assert!(!leaves_alone(&from("2026-11-20"), &ever), "in force today");
        // What has not begun may still be changed, put off or taken back.
        assert!(leaves_alone(&from("2026-12-01"), &ever));
        assert!(leaves_alone(&from("2026-12-01"), &from("2026-12-08")));
        let other = hours(&[("", WEEK), ("2026-12-01", WEEK)]);
        assert!(leaves_alone(&from("2026-12-01"), &other));
        assert!(!leaves_alone(&from("2026-12-01"), &from("2026-11-01")));
        assert!(!leaves_alone("", &ever), "days were 24 hours long");
        let today = from("2026-11-20");
        assert!(leaves_alone(&today, &today), "in force today, and still");
    }

    #[test]
    fn another_zone_moves_everything() {
        let old = calendar(&hours(&[("", WEEK)]));
        let mut new = old.clone();
        new.zone = chrono_tz::Asia::Tokyo;
        assert!(!old.counts_like(&old.amended(&new, "2026-11-20".parse().unwrap())));
    }

    /// Else a year could be taken back, filled otherwise, and published again.
    #[test]
    fn a_year_that_was_published_stays_so() {
        let hours = hours(&[("", WEEK)]);
        let (old, _) = read(&format!("{OLD}{hours}"));
        let old = old.unwrap();
        let leaves_alone = |through: &str| {
            let (new, _) = read(&format!("timezone = \"Asia/Shanghai\"\n{through}{hours}"));
            old.counts_like(&old.amended(&new.unwrap(), "2026-11-20".parse().unwrap()))
        };
        assert!(!leaves_alone("published_through = 2025\n"));
        assert!(leaves_alone("published_through = 2027\n"));
        assert!(leaves_alone(""), "waits for nobody's notices");
        assert!(!leaves_alone(
            "published_from = 2020\npublished_through = 2026\n"
        ));
    }

    #[test]
    fn days_of_a_year_not_published_are_an_addition() {
        let ever = hours(&[("", WEEK)]);
        let with = |date, kind| with_day(date, kind);
        assert!(leaves_alone(&ever, &with("2027-01-04", "holiday")));
        assert!(leaves_alone(&with("2027-01-04", "holiday"), &ever));
        assert!(!leaves_alone(&ever, &with("2026-11-30", "holiday")));
        assert!(!leaves_alone(&with("2026-11-02", "holiday"), &ever));
        assert!(!leaves_alone(&ever, &with("2026-11-28", "workday")));
        // A rest day that is called a holiday stays a rest day.
        assert!(leaves_alone(&ever, &with("2026-11-29", "holiday")));
        let renamed = with("2026-11-30", "holiday").replace("\"x\"", "\"y\"");
        assert!(leaves_alone(&with("2026-11-30", "holiday"), &renamed));
    }
}
