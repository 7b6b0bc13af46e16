//! What is owed after the end: the customer is asked again how things stand (回访, R-10).

use crate::domain::case::Case;
use crate::domain::case::conduct::Closing;
use crate::domain::policy::{FollowUpRule, Policy};
use crate::domain::time::{Calendar, Time};

/// The call after the end.
#[derive(Clone, Copy, Debug)]
pub struct Aftercare<'a> {
    /// Until when the customer is asked.
    pub due: Time,
    /// When that was first done.
    pub done: Option<Time>,
    /// The policy's rule.
    pub rule: &'a FollowUpRule,
}

impl Aftercare<'_> {
    /// Whether it was done by its due.
    pub fn in_time(&self) -> bool {
        self.done.is_some_and(|done| done <= self.due)
    }
}

/// The call a closed case is owed. None where the policy asks none, the case is open, another goes
/// on in its place, the customer never accepted, or it ended before anything was due of it.
pub fn aftercare<'a>(
    case: &Case,
    policy: &'a Policy,
    calendar: &Calendar,
) -> Option<Aftercare<'a>> {
    let rule = policy.care.follow_up.as_ref()?;
    let closing = case.closing.as_ref();
    let usual = |it: &&Closing| !it.without_duties() && !it.unresolved;
    let closing = closing.filter(usual).filter(|_| !case.superseded())?;
    if !rule.when.holds(&case.policy_facts()) {
        return None;
    }
    let asked = case.follow_ups.iter().map(|call| call.stamp.at);
    Some(Aftercare {
        due: calendar.window_end(closing.stamp.at, rule.limit)?,
        done: asked.min(),
        rule,
    })
}

/// The command that does it, where it is still to be done.
pub fn awaited(case: &Case, policy: &Policy, calendar: &Calendar) -> Option<String> {
    let open = aftercare(case, policy, calendar).filter(|it| it.done.is_none());
    open.map(|_| {
        format!(
            "complaint follow-up {} --via CHANNEL --text TEXT",
            case.number
        )
    })
}
