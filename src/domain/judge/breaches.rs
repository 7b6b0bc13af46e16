//! A breach stays a breach (time rule 9): what was overdue by the facts known then goes on being told
//! after a correction that moves its due. What was done in time and recorded late clears it.

use super::clock::{Clock, ClockState, Uncounted};
use super::clocks::{Law, clocks};
use crate::domain::case::Case;
use crate::domain::record::Former;
use crate::domain::time::Time;

/// The clocks of a case and of what its file said before each of its corrections (`former`): a due
/// that had passed before a correction moved it, or moved what stopped it, is marked; a clock that one took
/// away is kept.
pub fn clocks_of(
    case: &Case,
    former: &[Former],
    law: Law,
    now: Time,
) -> (Vec<Clock>, Vec<Uncounted>) {
    let (mut all, uncounted) = clocks(case, law, now);
    keep(&mut all, former, law, now);
    (all, uncounted)
}

/// A clock that a correction took away after its due had passed.
fn ended(clock: Clock, until: Time) -> Clock {
    Clock {
        breached: Some(clock.due),
        stopped: clock.stopped.or(Some(until)),
        state: ClockState::Missed,
        late_by: (clock.stopped.unwrap_or(until) - clock.due).num_seconds(),
        ..clock
    }
}

fn keep(now_clocks: &mut Vec<Clock>, former: &[Former], law: Law, now: Time) {
    for before in former.iter().filter(|before| before.until <= now) {
        let Some(case) = before.judged_at(now) else {
            continue;
        };
        for old in clocks(&case, law, now).0 {
            let failed = matches!(
                old.state,
                ClockState::Overdue | ClockState::Late | ClockState::Missed
            );
            if !failed || old.due >= before.until {
                continue;
            }
            let same = |clock: &&mut Clock| clock.name == old.name && clock.fact == old.fact;
            match now_clocks.iter_mut().find(same) {
                Some(clock) if clock.due > old.due || clock.state == ClockState::Met => {
                    let earlier = clock.breached.map_or(old.due, |due| due.min(old.due));
                    clock.breached = Some(earlier);
                }
                Some(_) => {}
                None => now_clocks.push(ended(old, before.until)),
            }
        }
    }
}
