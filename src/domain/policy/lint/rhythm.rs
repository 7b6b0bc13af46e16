//! What comes again comes once for each period.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::found::Lints;
use crate::domain::month::Month;
use crate::domain::period::{CalendarPeriod, Every};
use crate::domain::policy::regulation::Policy;
use crate::msg;

/// The months of a duty leave out no half year or year, and name none twice: the later of two would
/// never be due.
pub(super) fn check(policy: &Policy, lints: &mut Lints) {
    for duty in &policy.office.periodic {
        let periods = match duty.every {
            Every::HalfYear => 2,
            Every::Year => 1,
            Every::Month => continue,
        };
        // Which year it is makes no difference.
        let day = |month: u32| NaiveDate::from_ymd_opt(2026, month, 1);
        let months = duty.months.iter().filter_map(|month| day(month.0));
        let months: Vec<Month> = months.map(Month::of).collect();
        let about = |month: &Month| CalendarPeriod::due_in(duty.every, *month).last_day();
        let ends = months.iter().map(about);
        let ends: BTreeSet<String> = ends.map(|day| day.format("%m").to_string()).collect();
        if !months.is_empty() && (months.len(), ends.len()) != (periods, periods) {
            let what = msg!(
                "policy-periodic-months",
                duty = &duty.name,
                periods = periods
            );
            lints.warning("policy-periodic-months", &duty.source, "months", what);
        }
    }
}
