//! What a report keeps of a case: a few figures, not the case. A hundred thousand cases are reported on,
//! and of most only what they add is needed.

use std::sync::Arc;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::indicators::addition::Addition;
use super::indicators::measure::{Addend, Of};
use super::period::Period;
use crate::domain::case::investigation::Outcome;
use crate::domain::case::remedy::Commitment;
use crate::domain::case::status::Status;
use crate::domain::localized::Localized;
use crate::domain::money::Money;
use crate::domain::shared::Shared;
use crate::domain::time::Time;

/// A product family and a defect.
pub type Fault = (Shared, Shared);

/// What is kept of a case.
#[derive(Clone, Debug)]
pub struct Tally {
    /// Its number.
    pub number: Box<str>,
    /// The customer.
    pub customer: Option<Shared>,
    /// Whether it is a complaint of its own.
    pub complaint: bool,
    /// When it was received, in the zone of its calendar; so are the other times.
    pub received: Time,
    /// When it was closed or dismissed.
    pub closed: Option<Time>,
    /// When it was taken up again as another.
    pub again: Option<Time>,
    /// When it was investigated, and whether it was established.
    pub found: Option<(Time, bool)>,
    /// What it cost.
    pub cost: Option<Addend>,
    /// How many days old it is, where it is open.
    pub age: Option<u64>,
    /// The days on which something of it happened or was due.
    pub days: Box<[NaiveDate]>,
    /// What it adds to the indicators, in their order.
    pub added: Box<[Addition]>,
    /// The product family and the defect.
    pub fault: Option<Fault>,
    /// When its actions were found to work.
    pub checks: Box<[Time]>,
    /// When each stage ended, and what it took.
    pub took: Box<[(NaiveDate, Of, Decimal)]>,
    /// What its stages are called.
    pub titles: Box<[(Shared, Localized)]>,
    /// Its groups, each with its share of it, of each kind that is asked for.
    pub groups: Box<[Names]>,
    /// What is shown of it.
    pub row: Option<Arc<CaseRow>>,
}

/// The groups of a kind that a case is in, each with its share of it.
pub type Names = Box<[(Option<Shared>, Decimal)]>;

impl Tally {
    /// Whether something of the case falls into the period.
    pub fn touches(&self, period: &Period) -> bool {
        self.days.iter().any(|day| period.has(*day))
    }
}

/// A case of a report.
#[derive(Clone, Debug)]
pub struct CaseRow {
    /// The number.
    pub number: String,
    /// The status.
    pub status: Status,
    /// The customer.
    pub customer: Option<String>,
    /// The title.
    pub title: Option<String>,
    /// The class.
    pub class: Option<String>,
    /// Who holds it.
    pub owner: String,
    /// The liable units and outside parties with their shares in percent, and of which item.
    pub liable: Vec<(Option<u64>, String, Decimal)>,
    /// When it was received.
    pub received: Time,
    /// When it was closed.
    pub closed: Option<Time>,
    /// Until when it had to be.
    pub due: Option<Time>,
    /// Whether it was; `None` while that is open.
    pub on_time: Option<bool>,
    /// Seconds past the overall due.
    pub late_by: i64,
    /// Received to closed in days of 24 hours.
    pub gross: Option<Decimal>,
    /// The same in the policy's counting, less pauses.
    pub net: Option<Decimal>,
    /// Established or not.
    pub outcome: Option<Outcome>,
    /// What was committed to the customer.
    pub committed: Option<Commitment>,
    /// What the customer claimed.
    pub claimed: Option<Money>,
}
