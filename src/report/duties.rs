//! Periodic duties: which are owed, and how they stand.

use crate::domain::duties::{Act, DutyBook};
use crate::domain::judge::periodic::{self, DutyState, Turn};
use crate::domain::period::CalendarPeriod;
use crate::domain::regulations::Regulations;
use crate::domain::time::Time;

/// A periodic duty about one period, and what is recorded of it.
pub struct DutyRow<'a> {
    /// The duty.
    pub turn: Turn<'a>,
    /// How it stands.
    pub state: DutyState,
    /// What was done.
    pub act: Option<&'a Act>,
}

/// Of each duty of the policy asked for, or of all, in order of policy and due: what is about the
/// period or a part of it; without one, the last turn, the next, and what was never done.
pub fn duty_rows<'a>(
    regulations: &'a Regulations,
    book: &'a DutyBook,
    now: Time,
    (policy, period): (Option<&str>, Option<CalendarPeriod>),
) -> Vec<DutyRow<'a>> {
    let current = || {
        let mut turns = periodic::around(regulations, now);
        turns.extend(periodic::overdue(regulations, book, now));
        turns
    };
    let about = period.map(|period| periodic::turns_about(regulations, period));
    let mut turns = about.unwrap_or_else(current);
    turns.retain(|turn| policy.is_none_or(|id| id == turn.policy.id));
    let key = |turn: &Turn| {
        let names = (turn.policy.id.clone(), turn.due, turn.duty.name.clone());
        (names, turn.period)
    };
    turns.sort_by_key(key);
    turns.dedup_by_key(|turn| key(turn));
    let rows = turns.into_iter().map(|turn| {
        let (state, act) = turn.standing(book, now);
        DutyRow { turn, state, act }
    });
    rows.collect()
}
