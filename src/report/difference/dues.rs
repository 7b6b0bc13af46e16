//! Which dates a change moves, and why.

use super::judged::JudgedRecord;
use crate::domain::case::Case;
use crate::domain::judge::{Clock, ClockState};
use crate::domain::policy::{Facts, Policy};
use crate::domain::time::{Counting, Limit, Terms, Time};
use crate::domain::tree::Path;

/// A clock that stands otherwise than before.
#[derive(Clone, Debug)]
pub struct DueMove {
    /// The clock.
    pub name: String,
    /// As it was; `None` where it did not run.
    pub before: Option<Clock>,
    /// As it is; `None` where it no longer runs.
    pub after: Option<Clock>,
    /// Why its due moved; empty where it did not.
    pub reasons: Vec<Reason>,
}

impl DueMove {
    /// Whether the clock ran before and runs now, with another due.
    pub fn moved(&self) -> bool {
        let (before, after) = (self.before.as_ref(), self.after.as_ref());
        before.zip(after).is_some_and(|(b, a)| b.due != a.due)
    }
}

/// Why a due moved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The limit is another one.
    Limit {
        /// As it was.
        old: Limit,
        /// As it is.
        new: Limit,
        /// The rule.
        rule: Option<String>,
    },
    /// It is counted otherwise.
    Counting {
        /// As it was.
        old: Counting,
        /// As it is.
        new: Counting,
    },
    /// It moves off a rest day, or no longer does.
    Roll(bool),
    /// It started at another time.
    Start {
        /// As it was.
        old: Time,
        /// As it is.
        new: Time,
        /// The fact that starts it.
        fact: Path,
    },
    /// It stood still for another time.
    Hold,
    /// A fact of the case changed by which the policy chooses the limit.
    Fact {
        /// `origin`, `grade` …
        field: &'static str,
        /// As it was.
        old: Option<String>,
        /// As it is.
        new: Option<String>,
    },
    /// Another policy, or another edition of it, judges the case.
    Edition {
        /// As it was: id and date.
        old: (String, chrono::NaiveDate),
        /// As it is.
        new: (String, chrono::NaiveDate),
    },
    /// The date itself was named anew: of a promise, of an action.
    Date,
    /// The working days or hours are other ones.
    Calendar,
}

/// The clocks of a case that stand otherwise than before, in the order of the later side; what
/// stopped running last. A clock that ran and still runs to the same due is not among them.
pub fn due_moves(before: Option<&JudgedRecord>, after: &JudgedRecord) -> Vec<DueMove> {
    let clocks = |side: Option<&JudgedRecord>| {
        let outlook = side.and_then(|judged| judged.outlook.as_ref());
        outlook.map(|outlook| outlook.clocks.clone())
    };
    let Some(new) = clocks(Some(after)) else {
        return Vec::new();
    };
    let old = clocks(before).unwrap_or_default();
    let mut left: Vec<Clock> = old;
    let mut moves = Vec::new();
    for clock in new {
        let partner = left.iter().position(|old| old.name == clock.name);
        let partner = partner.map(|place| left.remove(place));
        if partner.as_ref().is_some_and(|old| alike(old, &clock)) {
            continue;
        }
        let other = partner.as_ref().filter(|old| old.due != clock.due);
        let reasons = other
            .zip(before)
            .map(|(old, side)| reasons((old, side), (&clock, after)));
        moves.push(DueMove {
            name: clock.name.clone(),
            reasons: reasons.unwrap_or_default(),
            before: partner,
            after: Some(clock),
        });
    }
    moves.extend(left.into_iter().map(|gone| DueMove {
        name: gone.name.clone(),
        before: Some(gone),
        after: None,
        reasons: Vec::new(),
    }));
    moves
}

/// Whether nothing is to be told: the same due, and as open or done as before.
fn alike(old: &Clock, new: &Clock) -> bool {
    let done = |clock: &Clock| !clock.open();
    let held = |clock: &Clock| clock.state == ClockState::Paused;
    old.due == new.due && done(old) == done(new) && held(old) == held(new)
}

fn reasons(
    (old, before): (&Clock, &JudgedRecord),
    (new, after): (&Clock, &JudgedRecord),
) -> Vec<Reason> {
    let mut reasons = Vec::new();
    let edition = |judged: &JudgedRecord| {
        let policy: Option<&Policy> = judged.policy;
        policy.map(|policy| (policy.id.clone(), policy.effective_from))
    };
    if let (Some(old), Some(new)) = (edition(before), edition(after))
        && old != new
    {
        reasons.push(Reason::Edition { old, new });
    }
    match (old.terms, new.terms) {
        (Some(was), Some(is)) => {
            if was != is
                && let (Some(one), Some(other)) = (&before.case, &after.case)
                && terms_by(after.policy, &one.policy_facts(), &new.name) != Some(is)
            {
                reasons.extend(facts(one, other));
            }
            if was.limit != is.limit {
                let rule = new.source.as_ref().and_then(|source| source.rule.clone());
                let (old, new) = (was.limit, is.limit);
                reasons.push(Reason::Limit { old, new, rule });
            }
            if was.counting != is.counting {
                let (old, new) = (was.counting, is.counting);
                reasons.push(Reason::Counting { old, new });
            }
            if was.roll != is.roll {
                reasons.push(Reason::Roll(is.roll));
            }
        }
        _ => reasons.push(Reason::Date),
    }
    if old.started != new.started && new.terms.is_some() {
        reasons.push(Reason::Start {
            old: old.started,
            new: new.started,
            fact: new.path(),
        });
    }
    if old.pauses != new.pauses {
        reasons.push(Reason::Hold);
    }
    if reasons.is_empty() {
        reasons.push(Reason::Calendar);
    }
    reasons
}

/// The terms of a clock where the facts are these: facts that choose no other ones are no reason.
fn terms_by(policy: Option<&Policy>, facts: &Facts, clock: &str) -> Option<Terms> {
    let (policy, origin) = (policy?, facts.origin());
    let mut deadlines = policy.deadlines_for(facts).into_iter();
    let deadline = deadlines.find(|deadline| deadline.clock == clock);
    let deadline = deadline.map(|it| (&it.limits, it.counting, it.roll));
    let mut stages = policy.stages_for(facts).into_iter();
    let stage = stages.find(|stage| clock.strip_prefix("stage.") == Some(stage.name.as_str()));
    let stage = stage.map(|it| (&it.limits, it.counting, it.roll));
    let (limits, counting, roll) = deadline.or(stage)?;
    Some(Terms {
        limit: limits.of(origin),
        counting,
        roll,
    })
}

/// The facts by which a policy chooses that differ.
fn facts(old: &Case, new: &Case) -> Vec<Reason> {
    let (old, new) = (old.policy_facts(), new.policy_facts());
    let words = |facts: Vec<&str>| (!facts.is_empty()).then(|| facts.join(", "));
    let all = Facts::asked().map(|field| (field, words(old.of(field)), words(new.of(field))));
    let differing = all.filter(|(_, old, new)| old != new);
    let reason = differing.map(|(field, old, new)| Reason::Fact { field, old, new });
    reason.collect()
}
