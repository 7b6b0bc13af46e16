//! A breach stays a breach (time rule 9): what was overdue by the facts known then goes on being told
//! after a correction that moves its due. What was done in time and recorded late clears it.

use super::clock::{Clock, ClockState, Uncounted};
use super::clocks::{Law, clocks};
use crate::domain::case::Case;
use crate::domain::record::Former;
use crate::domain::time::Time;

/// The clocks of a case and of what its file said before each of its corrections (`former`): a due
/// that had passed before a correction moved it, or moved what stopped it, is marked; a clock that one took
/// away is kept. The clocks of a duplicate count nowhere.
pub fn clocks_of(
    case: &Case,
    former: &[Former],
    law: Law,
    now: Time,
) -> (Vec<Clock>, Vec<Uncounted>) {
    let (mut all, uncounted) = clocks(case, law, now);
    if !case.duplicate() {
        keep(&mut all, former, law, now);
    }
    (all, uncounted)
}

/// A clock that a correction took away after its due had passed: what was done later concerns it no more.
fn ended(clock: Clock, until: Time) -> Clock {
    let stopped = clock.stopped.filter(|stopped| *stopped <= until);
    let late_by = stopped.unwrap_or(until) - clock.due;
    Clock {
        breached: Some(clock.due),
        stopped: stopped.or(Some(until)),
        state: stopped.map_or(ClockState::Missed, |_| clock.state),
        late_by: late_by.num_seconds().max(0),
        ..clock
    }
}

fn failed(clock: &Clock) -> bool {
    matches!(
        clock.state,
        ClockState::Overdue | ClockState::Late | ClockState::Missed
    )
}

fn keep(now_clocks: &mut Vec<Clock>, former: &[Former], law: Law, now: Time) {
    for before in former.iter().filter(|before| before.until <= now) {
        let Some(case) = before.judged_at(now) else {
            continue;
        };
        let all = clocks(&case, law, now).0;
        for (place, old) in all.iter().enumerate() {
            if !failed(old) || old.due >= before.until {
                continue;
            }
            let same = |clock: &Clock| clock.name == old.name && clock.fact == old.fact;
            // What comes again has a clock each time.
            let run = all[..place].iter().filter(|clock| same(clock)).count();
            match now_clocks.iter_mut().filter(|clock| same(clock)).nth(run) {
                Some(clock) if clock.due > old.due || !failed(clock) => {
                    let earlier = clock.breached.map_or(old.due, |due| due.min(old.due));
                    clock.breached = Some(earlier);
                }
                Some(_) => {}
                None => now_clocks.push(ended(old.clone(), before.until)),
            }
        }
    }
}
