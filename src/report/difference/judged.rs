//! A case by the regulations of one side.

use std::borrow::Cow;

use crate::domain::case::Case;
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

/// A record by the regulations of its side.
pub fn judged<'a>(record: &'a Record, regulations: &'a Regulations, now: Time) -> JudgedRecord<'a> {
    let case = record.known_at(now).map(Cow::into_owned);
    let policy = case.as_ref().and_then(|case| regulations.policy_of(case));
    let own = policy.and_then(|policy| regulations.calendar_of(policy));
    let calendar = own.or_else(|| regulations.calendar());
    let staff = &regulations.staff;
    let outlook = match (&case, policy, calendar) {
        (Some(case), Some(policy), Some(calendar)) => {
            Some(outlook(case, policy, calendar, staff, now))
        }
        _ => None,
    };
    JudgedRecord {
        record,
        case,
        policy,
        calendar,
        staff,
        outlook,
    }
}
