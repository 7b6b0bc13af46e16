//! What a report keeps of a case: a few figures, not the case. A hundred thousand cases are reported on,
//! and of most only what they add is needed.

use std::sync::Arc;

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::indicators::addition::Addition;
use super::indicators::measure::{Addend, Of};
use super::period::Period;
use crate::domain::case::investigation::Outcome;
use crate::domain::case::remedy::Commitment;
use crate::domain::case::status::Status;
use crate::domain::kept;
use crate::domain::localized::Localized;
use crate::domain::money::Money;
use crate::domain::shared::Shared;
use crate::domain::time::Time;

/// A product family and a defect.
pub type Fault = (Shared, Shared);

/// What is kept of a case.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Tally {
    /// Its number.
    pub number: Box<str>,
    /// The policy it names.
    #[serde(with = "kept")]
    pub policy: Shared,
    /// The customer.
    #[serde(with = "kept")]
    pub customer: Option<Shared>,
    /// Whether it is a complaint of its own.
    pub complaint: bool,
    /// When it was received, in the zone of its calendar; so are the other times.
    #[serde(with = "kept")]
    pub received: Time,
    /// When it was closed or dismissed.
    #[serde(with = "kept")]
    pub closed: Option<Time>,
    /// When it was taken up again as another.
    #[serde(with = "kept")]
    pub again: Option<Time>,
    /// When it was investigated, and whether it was established.
    #[serde(with = "kept")]
    pub found: Option<(Time, bool)>,
    /// What it cost.
    pub cost: Option<Addend>,
    /// How many days old it is, where it is open.
    pub age: Option<u64>,
    /// The days on which something of it happened or was due.
    #[serde(with = "kept")]
    pub days: Box<[NaiveDate]>,
    /// What it adds to the indicators, in their order.
    pub added: Box<[Addition]>,
    /// The product family and the defect.
    #[serde(with = "kept")]
    pub fault: Option<Fault>,
    /// When its actions were found to work.
    #[serde(with = "kept")]
    pub checks: Box<[Time]>,
    /// When each stage ended, and what it took.
    #[serde(with = "kept")]
    pub took: Box<[(NaiveDate, Of, Decimal)]>,
    /// Its groups, each with its share of it, of each kind that is asked for.
    #[serde(with = "kept")]
    pub groups: Box<[Names]>,
    /// What its stages are called; kept in bytes it follows, and then what is shown of it, since they are seldom asked
    /// for.
    #[serde(skip)]
    pub titles: Titles,
    /// What is shown of it.
    #[serde(skip)]
    pub row: Option<Arc<CaseRow>>,
}

/// The days from which on and up to which something of a case may count; `None` where it may on any.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reach(#[serde(with = "kept")] pub Option<(NaiveDate, NaiveDate)>);

/// What stages are called.
pub type Titles = Box<[(Shared, Localized)]>;

/// The groups of a kind that a case is in, each with its share of it.
pub type Names = Box<[(Option<Shared>, Decimal)]>;

impl Tally {
    /// Whether it is shown where such days are reported on.
    pub fn shown(&self, has: impl Fn(NaiveDate) -> bool) -> bool {
        self.complaint && (self.age.is_some() || self.days.iter().any(|day| has(*day)))
    }

    /// On which days something of it may count.
    pub fn reach(&self) -> Reach {
        let on = |day: NaiveDate| Some((day, day));
        let of = |time: &Time| on(time.date_naive());
        let found = self.found.as_ref().map(|(at, _)| at);
        let times = [
            Some(&self.received),
            self.closed.as_ref(),
            self.again.as_ref(),
            found,
        ];
        let all = self.added.iter().map(|it| it.when.days());
        let all = all
            .chain(times.into_iter().flatten().map(of))
            .chain(self.days.iter().map(|day| on(*day)))
            .chain(self.took.iter().map(|(day, ..)| on(*day)))
            .chain(self.age.map(|_| None));
        let all = all.reduce(|one, other| {
            let ((from, until), (first, last)) = one.zip(other)?;
            Some((from.min(first), until.max(last)))
        });
        Reach(all.flatten())
    }

    /// What of it counts in periods it does not reach.
    #[must_use]
    pub fn outline(&self) -> Outline {
        let checks = Some(&self.checks).filter(|checks| !checks.is_empty());
        let stopped = self.fault.as_ref().zip(checks).map(|(fault, checks)| {
            Box::new(StoppedFault {
                number: self.number.clone(),
                fault: fault.clone(),
                checks: checks.clone(),
            })
        });
        Outline {
            policy: self.policy.clone(),
            complaint: self.complaint,
            received: self.received,
            stopped,
        }
    }

    /// Whether something of the case falls into the period.
    pub fn touches(&self, period: &Period) -> bool {
        self.days.iter().any(|day| period.has(*day))
    }
}

/// What of a case counts in periods it does not reach: that it was there, and which fault its actions stopped, since
/// that may come back at any time.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Outline {
    /// The policy it names.
    #[serde(with = "kept")]
    pub policy: Shared,
    /// Whether it is a complaint of its own.
    pub complaint: bool,
    /// When it was received.
    #[serde(with = "kept")]
    pub received: Time,
    /// What its actions stopped; few have any.
    pub stopped: Option<Box<StoppedFault>>,
}

/// A fault that actions of a case stopped.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct StoppedFault {
    /// Which case.
    pub number: Box<str>,
    /// The fault.
    #[serde(with = "kept")]
    pub fault: Fault,
    /// When each action was found to work.
    #[serde(with = "kept")]
    pub checks: Box<[Time]>,
}

/// What is kept of a case: all that may count in what is asked, or its outline.
#[derive(Clone, Debug)]
pub enum Kept {
    /// All of it.
    Whole(Box<Tally>),
    /// Its outline.
    Outline(Outline),
}

/// What is kept of the cases.
#[derive(Clone, Debug, Default)]
pub struct Tallies {
    /// Of those that may count.
    pub cases: Vec<Tally>,
    /// Of the others.
    pub beyond: Vec<Outline>,
}

impl Tallies {
    /// When each complaint was received.
    pub fn received(&self) -> impl Iterator<Item = Time> + Clone {
        let cases = self.cases.iter().filter(|case| case.complaint);
        let beyond = self.beyond.iter().filter(|case| case.complaint);
        let beyond = beyond.map(|case| case.received);
        cases.map(|case| case.received).chain(beyond)
    }

    /// Leaves those that name a policy.
    pub fn retain_of(&mut self, policy: &str) {
        self.cases.retain(|case| *case.policy == *policy);
        self.beyond.retain(|case| *case.policy == *policy);
    }
}

impl From<Vec<Tally>> for Tallies {
    fn from(cases: Vec<Tally>) -> Self {
        Self {
            cases,
            beyond: Vec::new(),
        }
    }
}

impl From<Vec<Kept>> for Tallies {
    fn from(all: Vec<Kept>) -> Self {
        let whole = all.iter().filter(|it| matches!(it, Kept::Whole(_)));
        let whole = whole.count();
        let mut tallies = Self {
            cases: Vec::with_capacity(whole),
            beyond: Vec::with_capacity(all.len() - whole),
        };
        for kept in all {
            match kept {
                Kept::Whole(tally) => tallies.cases.push(*tally),
                Kept::Outline(outline) => tallies.beyond.push(outline),
            }
        }
        tallies
    }
}

/// A case of a report.
#[derive(Clone, Debug, Serialize, Deserialize)]
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
    #[serde(with = "kept")]
    pub liable: Box<[(Option<u64>, String, Decimal)]>,
    /// When it was received.
    #[serde(with = "kept")]
    pub received: Time,
    /// When it was closed.
    #[serde(with = "kept")]
    pub closed: Option<Time>,
    /// Until when it had to be.
    #[serde(with = "kept")]
    pub due: Option<Time>,
    /// Whether it was; `None` while that is open.
    pub on_time: Option<bool>,
    /// Seconds past the overall due.
    pub late_by: i64,
    /// Received to closed in days of 24 hours.
    #[serde(with = "kept")]
    pub gross: Option<Decimal>,
    /// The same in the policy's counting, less pauses.
    #[serde(with = "kept")]
    pub net: Option<Decimal>,
    /// Established or not.
    pub outcome: Option<Outcome>,
    /// What was committed to the customer.
    pub committed: Option<Commitment>,
    /// What the customer claimed.
    #[serde(with = "kept")]
    pub claimed: Option<Money>,
}
