//! Why a date or level is what it is: the facts and rules behind each clock and signature.

use std::collections::BTreeMap;

use crate::domain::case::Case;
use crate::domain::case::conduct::Hold;
use crate::domain::case::remedy::{Commitment, Remedy};
use crate::domain::case::settlement::{Approval, Settlement};
use crate::domain::judge::{self, ApprovalFault, Clock};
use crate::domain::money::Money;
use crate::domain::policy::{Band, Policy};
use crate::domain::staff::Staff;
use crate::domain::time::{Calendar, Moved, Stretch, Time, due, due_traced, moved};
use crate::domain::tree::Path;

/// Why a clock is due when it is.
#[derive(Clone, Debug)]
pub struct ClockReason<'a> {
    /// The clock.
    pub clock: &'a Clock,
    /// The fact that started it.
    pub start: Path,
    /// Who recorded that fact, where the case says so.
    pub by: Option<&'a str>,
    /// The holds of the case, each with what it did to this clock.
    pub holds: Vec<(&'a Hold, Held)>,
    /// The counting, day by day; empty for promises.
    pub trace: Vec<Stretch>,
    /// Whether the due was moved off rest days and closed hours; none for promises.
    pub moved: Option<Moved>,
}

/// What a hold did to a clock (time rule 6).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Held {
    /// It stopped the clock.
    Stopped,
    /// It is over and the due is the same without it: a limit in days gets back whole days alone.
    GaveNothing,
    /// The policy lets no hold stop this clock.
    NotAllowed,
    /// It began after the due.
    TooLate,
    /// It was over before the clock started, or began after the clock had stopped.
    Outside,
}

/// Why each clock is due when it is.
pub fn clocks<'a>(
    case: &'a Case,
    policy: &Policy,
    calendar: &Calendar,
    clocks: &'a [Clock],
    now: Time,
) -> Vec<ClockReason<'a>> {
    let reason = |clock: &'a Clock| {
        let (start, by) = start_of(case, clock);
        let traced = clock
            .terms
            .and_then(|terms| due_traced(clock.started, &terms, calendar, &clock.pauses, now).ok());
        let holds = case.pauses.iter();
        ClockReason {
            clock,
            start,
            by,
            holds: holds
                .map(|hold| {
                    let held = held(hold, clock, policy);
                    let over = held == Held::Stopped && hold.until.is_some();
                    let nothing = over && !gave_back(hold, clock, calendar, now);
                    (hold, if nothing { Held::GaveNothing } else { held })
                })
                .collect(),
            trace: traced.map(|due| due.trace).unwrap_or_default(),
            moved: clock
                .terms
                .and_then(|terms| moved(clock.started, &terms, calendar, &clock.pauses, now).ok()),
        }
    };
    clocks.iter().map(reason).collect()
}

fn held(hold: &Hold, clock: &Clock, policy: &Policy) -> Held {
    let over = hold
        .until
        .as_ref()
        .is_some_and(|until| until.stamp.at <= clock.started);
    let after = clock
        .stopped
        .is_some_and(|stopped| stopped <= hold.counts_from());
    if clock.terms.is_none() || !policy.pauses.stops(&clock.name) {
        Held::NotAllowed
    } else if over || after {
        Held::Outside
    } else if clock
        .pauses
        .iter()
        .any(|pause| pause.from == hold.counts_from())
    {
        Held::Stopped
    } else {
        Held::TooLate
    }
}

/// Whether the clock is due later for a hold.
fn gave_back(hold: &Hold, clock: &Clock, calendar: &Calendar, now: Time) -> bool {
    let mut others = clock.pauses.clone();
    others.retain(|pause| pause.from != hold.counts_from());
    let without = clock
        .terms
        .map(|terms| due(clock.started, &terms, calendar, &others, now));
    without.is_none_or(|without| without.is_ok_and(|without| without.due != clock.due))
}

/// The place of the fact that started the clock, and who recorded it.
fn start_of<'a>(case: &'a Case, clock: &Clock) -> (Path, Option<&'a str>) {
    let path = clock.path();
    if clock.fact == ("received", None) {
        return (path, case.received_by.as_deref());
    }
    let section = path.0.as_slice();
    let facts = case.dated();
    // A second round's fact stands in its round, not in the section of the current one.
    let named = |path: &Path| {
        let last = section.last();
        path.0.starts_with(section) || path.0.iter().any(|seg| Some(seg) == last)
    };
    let fitting = || facts.iter().filter(|fact| named(&fact.path));
    let exact = fitting().find(|fact| fact.stamp.at == clock.started);
    match exact.or_else(|| fitting().next()) {
        Some(fact) => (fact.path.clone(), Some(&fact.stamp.by)),
        None => (clock.path(), None),
    }
}

/// Why a settlement is signed by whom.
#[derive(Clone, Debug)]
pub struct Authority<'a> {
    /// The settlement.
    pub settlement: &'a Settlement,
    /// What it commits us to.
    pub commitment: Commitment,
    /// Of each item with options, the one that counts and its sum; `None`: of the whole.
    pub dearest: Vec<(Option<u64>, String, Money)>,
    /// The band that applies.
    pub band: Option<&'a Band>,
    /// The approval in force.
    pub approval: Option<&'a Approval>,
    /// Whether the policy asks for one.
    pub needed: bool,
    /// Why it does not hold.
    pub fault: Option<ApprovalFault>,
}

/// Why the current settlement is signed by whom; `None` without one.
pub fn authority<'a>(case: &'a Case, policy: &'a Policy, staff: &Staff) -> Option<Authority<'a>> {
    let settlement = case.current.settlement.as_ref()?;
    let commitment = settlement.commitment();
    Some(Authority {
        settlement,
        commitment,
        dearest: dearest(&settlement.remedies),
        band: judge::band_for(case, policy, commitment),
        approval: case.current.approval(),
        needed: judge::approval_needed(case, policy, staff),
        fault: judge::approval_fault_since(case, policy, staff),
    })
}

/// Of each item's options the dearest, since the customer chooses (C-6).
fn dearest(remedies: &[Remedy]) -> Vec<(Option<u64>, String, Money)> {
    let mut sums: BTreeMap<(Option<u64>, &str), Money> = BTreeMap::new();
    for remedy in remedies {
        if let (Some(option), Commitment::Amount(amount)) = (&remedy.option, remedy.commitment()) {
            let sum = sums.entry((remedy.item, option)).or_default();
            *sum = *sum + amount;
        }
    }
    let mut most: BTreeMap<Option<u64>, (String, Money)> = BTreeMap::new();
    for ((item, option), sum) in sums {
        let dearer = most.get(&item).is_none_or(|(_, known)| *known < sum);
        if dearer {
            most.insert(item, (option.to_owned(), sum));
        }
    }
    let most = most.into_iter();
    most.map(|(item, (option, sum))| (item, option, sum))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::samples::{at, regulations, subject};
    use super::*;

    /// Time rule 6: only the clocks the policy names are stopped, and none after its due.
    #[test]
    fn each_hold_says_what_it_did_to_each_clock() {
        let regulations = regulations();
        let now = at("2026-11-25T12:00");
        let lines = "received: 2026-11-02T09:00:00+08:00\n\
            registration: {at: 2026-11-02T10:00:00+08:00, by: gm.office@example.com}\n\
            pauses:\n  - {at: 2026-11-03T10:00:00+08:00, by: a@example.com, until: {at: 2026-11-04T10:00:00+08:00, by: a@example.com}}\n  \
            - {at: 2026-11-10T10:00:00+08:00, by: a@example.com, until: {at: 2026-11-11T10:00:00+08:00, by: a@example.com}}\n";
        let longer = lines.replace("until: {at: 2026-11-11", "until: {at: 2026-11-13");
        let whole = subject(&regulations, "261101", &longer, now);
        let policy = whole.policy.unwrap();
        let reasons = clocks(&whole.case, policy, whole.calendar, &whole.clocks, now);
        let held: Vec<Held> = reasons[0].holds.iter().map(|(_, held)| *held).collect();
        assert_eq!(held, [Held::GaveNothing, Held::Stopped]);
        let subject = subject(&regulations, "261101", lines, now);
        let policy = subject.policy.unwrap();
        let reasons = clocks(
            &subject.case,
            policy,
            subject.calendar,
            &subject.clocks,
            now,
        );
        let held: Vec<(&str, Vec<Held>)> = reasons
            .iter()
            .map(|r| {
                (
                    r.clock.name.as_str(),
                    r.holds.iter().map(|(_, held)| *held).collect(),
                )
            })
            .collect();
        // Rule 6: neither covers the business hours of a day entirely.
        assert_eq!(held[0], ("overall", vec![Held::GaveNothing; 2]));
        assert_eq!(held[1], ("stage.registration", vec![Held::NotAllowed; 2]));
        assert_eq!(
            held[2],
            ("stage.inquiry", vec![Held::GaveNothing, Held::TooLate])
        );
        assert_eq!(reasons[0].by, Some("gm.office@example.com"));
        assert_eq!(reasons[0].start.to_string(), "registration");
        let due = reasons[0].trace.last().map(|stretch| stretch.to);
        assert_eq!(due, Some(subject.clocks[0].due));
    }

    /// C-6: of each item's options the dearest counts.
    #[test]
    fn the_dearest_option_of_each_item_is_named() {
        let regulations = regulations();
        let lines = "received: 2026-11-02T09:00:00+08:00\nsettlement:\n  at: 2026-11-03T09:00:00+08:00\n  by: a@example.com\n  remedies:\n    \
            - {kind: refund, item: 2, option: a, amount: \"200\"}\n    - {kind: refund, item: 2, option: b, amount: \"1200\"}\n    - {kind: apology}\n";
        let subject = subject(&regulations, "261101", lines, at("2026-11-10"));
        let reason = authority(&subject.case, subject.policy.unwrap(), &regulations.staff).unwrap();
        let amount = "1200".parse().unwrap();
        assert_eq!(reason.dearest, [(Some(2), "b".to_owned(), amount)]);
        assert_eq!(
            reason.band.map(|band| band.role.as_str()),
            Some("business-manager")
        );
    }
}
