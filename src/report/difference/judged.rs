//! A case by the regulations of one side.

use std::borrow::Cow;

use crate::domain::case::Case;
use crate::domain::case::status::Status;
use crate::domain::judge::clocks;
use crate::domain::judge::outlook::{Outlook, outlook};
use crate::domain::policy::Policy;
use crate::domain::record::Record;
use crate::domain::regulations::Regulations;
use crate::domain::staff::Staff;
use crate::domain::time::{Calendar, Time};

/// A case by the regulations of one side.
#[derive(Clone, Debug)]
pub struct JudgedRecord<'a> {
    /// The record.
    pub record: &'a Record,
    /// The case as known at the moment of judging; `None` where it cannot be read or was recorded
    /// later.
    pub case: Option<Case>,
    /// The edition it is judged by.
    pub policy: Option<&'a Policy>,
    /// The calendar of the policy, else of the organisation.
    pub calendar: Option<&'a Calendar>,
    /// The people.
    pub staff: &'a Staff,
    /// What follows; `None` without case, policy or calendar.
    pub outlook: Option<Outlook>,
}

impl JudgedRecord<'_> {
    /// The role whose signature the settlement waits for.
    pub fn waits_for(&self) -> Option<&str> {
        let outlook = self.outlook.as_ref()?;
        let over = matches!(
            outlook.status,
            Status::Closed
                | Status::Dismissed
                | Status::Superseded
                | Status::Rejected
                | Status::Refused
        );
        let signer = outlook.signer.as_ref()?;
        (!outlook.signed && !over).then_some(signer.role.as_str())
    }
}

/// A record by the regulations of its side.
pub fn judged<'a>(record: &'a Record, regulations: &'a Regulations, now: Time) -> JudgedRecord<'a> {
    let case = record.known_at(now).map(Cow::into_owned);
    let (policy, calendar) = case
        .as_ref()
        .map_or((None, None), |case| laid_down(case, regulations));
    let staff = &regulations.staff;
    let outlook = match (&case, policy, calendar) {
        (Some(case), Some(policy), Some(calendar)) => {
            let known = (case, record.former.as_slice());
            Some(outlook(known, policy, calendar, staff, now))
        }
        _ => None,
    };
    JudgedRecord {
        record,
        case,
        policy,
        calendar: calendar.or_else(|| regulations.calendar()),
        staff,
        outlook,
    }
}

/// A clock's name, its due, and whether that is provisional.
type Date = (String, Time, bool);

/// The dates of a record by some regulations, clock by clock, each with whether it is provisional;
/// `None` without case, policy or calendar.
pub fn dues(record: &Record, regulations: &Regulations, now: Time) -> Option<Vec<Date>> {
    let case = record.known_at(now)?;
    let (policy, calendar) = laid_down(&case, regulations);
    let (clocks, _) = clocks(&case, (policy?, calendar?, &regulations.staff), now);
    let clocks = clocks.into_iter();
    Some(
        clocks
            .map(|clock| (clock.name, clock.due, clock.provisional))
            .collect(),
    )
}

/// The edition that judges a case, and its calendar, else the organisation's.
fn laid_down<'a>(
    case: &Case,
    regulations: &'a Regulations,
) -> (Option<&'a Policy>, Option<&'a Calendar>) {
    let policy = regulations.policy_of(case);
    let own = policy.and_then(|policy| regulations.calendar_of(policy));
    (policy, own.or_else(|| regulations.calendar()))
}
