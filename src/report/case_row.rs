//! A case as lists show it.

use super::Subject;
use super::groups::party;
use super::indicators::{gross_days, net_days};
use super::tally::CaseRow;
use crate::domain::case::settlement::Settlement;
use crate::domain::judge::{Clock, ClockState};

/// A case as a report lists it.
pub fn case_row(subject: &Subject) -> CaseRow {
    let case = &subject.case;
    let overall = subject.overall();
    let shares = case.charged().into_iter();
    let shares = shares.map(|it| (it.item, party(&it.liable.who), it.liable.share));
    CaseRow {
        number: case.number.clone(),
        status: case.derived_status(),
        customer: case.customer.name.clone(),
        title: case.title.clone(),
        class: case.class.clone(),
        owner: subject.owner.clone(),
        liable: shares.collect(),
        received: subject.calendar.in_zone(case.received),
        closed: subject.closed().map(|at| subject.calendar.in_zone(at)),
        due: overall.map(Clock::counted_due),
        on_time: overall.and_then(|clock| match clock.state {
            _ if clock.breached.is_some() => Some(false),
            ClockState::Met => Some(true),
            ClockState::Late | ClockState::Overdue | ClockState::Missed => Some(false),
            ClockState::Running | ClockState::Paused | ClockState::Void => None,
        }),
        late_by: overall.map_or(0, |clock| clock.late_by),
        gross: gross_days(subject),
        net: net_days(subject),
        outcome: case.investigation.as_ref().map(|found| found.outcome),
        committed: case.current.settlement.as_ref().map(Settlement::commitment),
        claimed: case.claimed,
    }
}
