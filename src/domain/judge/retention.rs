//! How long it is kept who the customer of a case was.

use crate::domain::case::Case;
use crate::domain::case::intake::Customer;
use crate::domain::policy::{Policy, Retention};
use crate::domain::time::{Calendar, Time};

/// What is kept, and until when.
#[derive(Clone, Copy, Debug)]
pub struct Kept<'a> {
    /// The last moment.
    pub until: Time,
    /// The policy's rule.
    pub rule: &'a Retention,
}

/// Until when it is kept who the customer of an ended case was. None where the policy sets no time, or
/// the case no longer says it; where it is only withheld here, it may be read elsewhere.
pub fn retention<'a>(case: &Case, policy: &'a Policy, calendar: &Calendar) -> Option<Kept<'a>> {
    let rule = policy.care.retention.as_ref()?;
    let told = case.withheld || case.customer != Customer::default();
    if !told || case.forgotten.is_some() || !rule.when.holds(&case.policy_facts()) {
        return None;
    }
    let closed = case.closing.as_ref().map(|closing| closing.stamp.at);
    let superseded = case.links.superseded.as_ref().map(|end| end.stamp.at);
    Some(Kept {
        until: calendar.window_end(closed.or(superseded)?, rule.personal)?,
        rule,
    })
}
