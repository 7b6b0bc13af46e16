//! The most a person repays: the loss the case caused.

use super::loss;
use crate::domain::case::Case;
use crate::domain::money::Money;
use crate::domain::policy::Policy;
use crate::domain::time::Calendar;

/// The loss the case caused, less what outside parties paid back; `None` where there is none, or it
/// cannot be told yet.
pub fn loss(case: &Case, policy: &Policy, calendar: &Calendar) -> Option<Money> {
    loss::account(case, policy, calendar)?.net()
}
