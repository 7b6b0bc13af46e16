//! Days and moments a command was told, and how they were read.

use std::sync::PoisonError;

use anyhow::Result;
use chrono::NaiveDate;

use crate::domain::input::Day;
use crate::domain::time::Time;
use crate::msg;
use crate::workspace::dates;
use crate::workspace::env::Env;
use crate::workspace::open::Workspace;

impl Workspace {
    /// The day it is where the organisation is.
    pub fn today(&self) -> NaiveDate {
        self.calendar.in_zone(self.now).date_naive()
    }

    /// The moment a text means.
    pub fn moment(&self, text: &str) -> Result<Time> {
        let time = dates::read(text, self.today(), |text| self.calendar.moment(text))?;
        if self.calendar.moment(text).is_err() {
            let shown = self.calendar.in_zone(time).format("%Y-%m-%d %H:%M");
            self.understood(text, shown.to_string());
        }
        Ok(time)
    }

    /// The day a text means.
    pub fn day(&self, day: &Day) -> Result<NaiveDate> {
        let date = day.on(self.today())?;
        if day.text() != date.to_string() {
            self.understood(day.text(), date.to_string());
        }
        Ok(date)
    }

    /// The day of a flag that may not be given.
    pub fn maybe_day(&self, day: Option<&Day>) -> Result<Option<NaiveDate>> {
        day.map(|day| self.day(day)).transpose()
    }

    fn understood(&self, text: &str, as_what: String) {
        let mut read_as = self.read_as.lock().unwrap_or_else(PoisonError::into_inner);
        read_as.push((text.to_owned(), as_what));
    }

    /// Says how what was not written in the files' own way was read.
    pub fn tell_read(&self, env: &mut Env) -> Result<()> {
        let mut read_as = self.read_as.lock().unwrap_or_else(PoisonError::into_inner);
        for (text, as_what) in read_as.drain(..) {
            env.remark(&msg!("command-read-as", text = text, date = as_what))?;
        }
        Ok(())
    }
}
