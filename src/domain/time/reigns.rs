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

#[cfg(test)]
mod tests {
    use super::super::calendar::samples::read;

    /// An edition that begins where the time begins or ends cuts nothing off.
    #[test]
    fn time_is_cut_where_an_edition_begins_and_not_at_its_ends() {
        let text = "timezone = \"UTC\"\n[[hours]]\nmon = [\"09:00-17:00\"]\n\
                    [[hours]]\neffective_from = 2026-12-01\nmon = [\"09:00-16:00\"]\n";
        let calendar = read(text).0.unwrap();
        let cuts = |from: &str, to: &str| {
            let at = |text: &str| calendar.moment(&format!("{text}T00:00")).unwrap();
            let reigns = calendar.reigns(at(from), at(to)).into_iter();
            let days = reigns.map(|reign| reign.from.format("%m-%d").to_string());
            days.collect::<Vec<_>>()
        };
        assert_eq!(cuts("2026-11-30", "2026-12-02"), ["11-30", "12-01"]);
        assert_eq!(cuts("2026-11-30", "2026-12-01"), ["11-30"]);
        assert_eq!(cuts("2026-12-01", "2026-12-02"), ["12-01"]);
    }
}
