//! By what the complaints of a month are divided: many are no more than few where more was shipped.

use rust_decimal::Decimal;

use crate::domain::month::Month;
use crate::domain::organization::Organization;
use crate::domain::time::{Calendar, Time};
use crate::words;

words! {
    /// By what the complaints of a month are divided.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Exposure named "report-exposure-" {
        /// By the pieces shipped in it, as the organisation's file states them.
        Pieces = "pieces",
        /// By its working days, where shipments are not stated for every month.
        Days = "days",
    }
}

/// What is divided by.
pub struct Basis<'a> {
    /// The calendar whose days count.
    pub calendar: &'a Calendar,
    /// What the organisation says of itself.
    pub organization: Option<&'a Organization>,
}

impl Basis<'_> {
    /// What the complaints of these months are divided by.
    pub fn of(&self, months: &[Month], now: Time) -> (Exposure, Vec<Decimal>) {
        let shipped: Option<Vec<Decimal>> =
            months.iter().map(|month| self.shipped(*month)).collect();
        if let Some(shipped) = shipped.filter(|shipped| !shipped.is_empty()) {
            return (Exposure::Pieces, shipped);
        }
        let days = |month: &Month| Decimal::from(self.working_days(*month, now));
        (Exposure::Days, months.iter().map(days).collect())
    }

    /// What was shipped in a month, where the organisation states it.
    fn shipped(&self, month: Month) -> Option<Decimal> {
        let mut all = self.organization?.shipped.iter();
        let stated = all.find(|shipped| shipped.month == month)?;
        Some(stated.quantity.number())
    }

    /// The working days of a month up to now.
    fn working_days(&self, month: Month, now: Time) -> usize {
        let today = self.calendar.in_zone(now).date_naive();
        let days = month.first_day().iter_days();
        let days = days.take_while(|day| *day <= month.last_day() && *day <= today);
        days.filter(|day| self.calendar.is_open(*day)).count()
    }
}
