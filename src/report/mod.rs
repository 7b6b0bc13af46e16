//! Reports: cases in, plain data out. What is shown of it, and in which form, is the `ui`'s.
//!
//! Who counts where, in every report:
//! - An abnormality note (M-3) is no complaint. It is counted apart and in nothing else, except
//!   that a promise given with one is a promise like any other.
//! - What was taken over from a register kept before is counted apart and in nothing else: the figures
//!   of its time are in that register.
//! - A dismissed case is closed; it was never investigated, so it is not among the decided.
//! - A superseded case (M-9.9) goes on in its successor and is not open. Where it was closed before,
//!   it stays closed, with every figure of that time: to reopen unmakes no closing. Its limits stay
//!   in the indicators of punctuality, so that a new case cannot make a missed limit vanish.
#![deny(
    clippy::disallowed_methods,
    reason = "reports read no files, environment or clock"
)]

use chrono::NaiveDate;

use crate::domain::case::Case;
use crate::domain::case::intake::Nature;
use crate::domain::judge::{self, Clock, next};
use crate::domain::policy::Policy;
use crate::domain::staff::Staff;
use crate::domain::time::{Calendar, Time};

pub mod ageing;
pub mod agenda;
pub mod case_row;
pub mod crosswalk;
pub mod deductions;
pub mod difference;
pub mod digest;
pub mod duties;
pub mod eight_d;
pub mod explained;
pub mod explanation;
pub mod facts;
pub mod form;
pub mod groups;
pub mod indicators;
pub mod letter;
pub mod listing;
pub mod month;
pub mod notices;
mod outcomes;
pub mod pareto;
pub mod period;
pub mod personal;
pub mod postings;
pub mod restated;
pub mod roster;
pub mod sanction_list;
pub mod schedule;
mod scope;
pub mod stages;
pub mod statistics;
pub mod summary;
pub mod survey;
pub mod tally;
pub mod trend;
pub mod wanted;

/// A case as known at the moment of reporting, with what it is judged by.
#[derive(Clone, Debug)]
pub struct Subject<'a> {
    /// The case.
    pub case: Case,
    /// Its policy; `None` where no edition was in force when it was received.
    pub policy: Option<&'a Policy>,
    /// The calendar of the policy, else the organisation's.
    pub calendar: &'a Calendar,
    /// Its clocks; none without a policy.
    pub clocks: Vec<Clock>,
    /// Whose turn it is: a unit, a person or a role.
    pub owner: String,
}

impl Subject<'_> {
    /// Whether anything of it is to be done.
    pub fn waits(&self, staff: &Staff) -> bool {
        self.policy.map_or(!self.case.ended(), |policy| {
            next::waits(
                (&self.case, policy),
                staff,
                Some(self.calendar),
                &self.clocks,
            )
        })
    }

    /// Whether it is a complaint of its own: no abnormality note, no duplicate of another, and not taken
    /// over from a register kept before.
    pub fn is_complaint(&self) -> bool {
        let own = !self.case.duplicate() && !self.case.taken_over();
        self.case.nature == Nature::Complaint && own
    }

    /// The day of a moment, by its calendar.
    pub fn day(&self, time: Time) -> NaiveDate {
        self.calendar.in_zone(time).date_naive()
    }

    /// The clock of the whole case.
    pub fn overall(&self) -> Option<&Clock> {
        self.clocks.iter().find(|clock| clock.name == "overall")
    }

    /// Whose turn it is; without a policy, who was given it last.
    pub fn whose_turn(
        case: &Case,
        policy: Option<&Policy>,
        staff: &Staff,
        clocks: &[Clock],
        now: Time,
    ) -> String {
        match policy {
            Some(policy) => judge::turn(case, policy, staff, clocks, now),
            None => case.assignee().unwrap_or_default().to_owned(),
        }
    }

    /// When it was closed or dismissed; it stays so when it is reopened.
    pub fn closed(&self) -> Option<Time> {
        let closing = self.case.closing.as_ref();
        closing.map(|closing| closing.stamp.at)
    }

    /// The clock that has been due longest, if any is overdue.
    pub fn most_overdue(&self) -> Option<&Clock> {
        let overdue = self.clocks.iter().filter(|clock| clock.overdue());
        overdue.max_by_key(|clock| clock.late_by)
    }
}

#[cfg(test)]
pub(crate) mod samples {
    use super::{Subject, judge};
    use crate::codec;
    use crate::domain::record::Record;
    use crate::domain::regulations::Regulations;
    use crate::domain::time::Time;

    /// The regulations that ship with the tool.
    pub fn regulations() -> Regulations {
        regulations_with(include_str!("../../policies/staff.toml"))
    }

    /// The same with this staff file.
    pub fn regulations_with(staff: &str) -> Regulations {
        let files = [
            (
                "policies/calendar-cn.toml",
                include_str!("../../policies/calendar-cn.toml"),
            ),
            (
                "policies/manufacturing.toml",
                include_str!("../../policies/manufacturing.toml"),
            ),
            (
                "policies/organization.toml",
                include_str!("../../policies/organization.toml"),
            ),
            ("policies/staff.toml", staff),
        ];
        let files = files.map(|(name, text)| (name.to_owned(), text.to_owned()));
        let regulations = codec::regulations::read(&files);
        let faults = regulations.faults();
        assert!(faults.is_empty(), "{faults:?}");
        regulations
    }

    /// A moment in China.
    pub fn at(text: &str) -> Time {
        let zoned = if text.len() == 10 {
            format!("{text}T09:00:00+08:00")
        } else {
            format!("{text}:00+08:00")
        };
        Time::parse_from_rfc3339(&zoned).unwrap_or_else(|e| panic!("{text}: {e}"))
    }

    /// A case of the shipped regulation with these further lines, judged at `now`.
    pub fn subject<'a>(
        regulations: &'a Regulations,
        number: &str,
        lines: &str,
        now: Time,
    ) -> Subject<'a> {
        let text = format!(
            "format: 1\nnumber: \"{number}\"\nuid: u\npolicy: manufacturing\nstatus: received\n{lines}"
        );
        from_text(regulations, number, text, now)
    }

    /// The record of a case of the shipped regulation with these further lines.
    pub fn record(regulations: &Regulations, number: &str, lines: &str) -> Record {
        let text = format!(
            "format: 1\nnumber: \"{number}\"\nuid: u{number}\npolicy: manufacturing\nstatus: received\n{lines}"
        );
        let calendar = regulations.calendar().unwrap();
        let file = format!("cases/2026/01/{number}.yaml");
        let record = codec::record::read(&file, number, (2026, 1), text, calendar);
        assert!(record.faults.is_empty(), "{:?}", record.faults);
        record
    }

    /// The sample case with everything in it, judged at noon of 2026-11-12.
    pub fn full(regulations: &Regulations) -> Subject<'_> {
        let text = include_str!("../../tests/fixtures/queries/cases/2026/11/261105.yaml");
        from_text(
            regulations,
            "261105",
            text.to_owned(),
            at("2026-11-12T12:00"),
        )
    }

    fn from_text<'a>(
        regulations: &'a Regulations,
        number: &str,
        text: String,
        now: Time,
    ) -> Subject<'a> {
        let calendar = regulations.calendar().unwrap();
        let record = codec::record::read("cases/x.yaml", number, (2026, 11), text, calendar);
        assert!(record.faults.is_empty(), "{:?}", record.faults);
        let case = record.known_at(now).unwrap().into_owned();
        let policy = regulations.policy_of(&case);
        let staff = &regulations.staff;
        let clocks = policy.map(|policy| judge::clocks(&case, (policy, calendar, staff), now).0);
        let clocks = clocks.unwrap_or_default();
        Subject {
            owner: Subject::whose_turn(&case, policy, staff, &clocks, now),
            clocks,
            policy,
            calendar,
            case,
        }
    }
}
