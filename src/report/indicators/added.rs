//! What one case adds to each indicator.

use chrono::Months;
use rust_decimal::Decimal;

use super::improving::{self, Stopped};
use super::key::Key;
use super::measure::Addend;
use crate::domain::case::conduct::ReplyKind;
use crate::domain::case::intake::Extent;
use crate::domain::judge::{self, Clock, ClockState};
use crate::domain::staff::Staff;
use crate::domain::time::{Counting, Pause, Reign, Time, Week, elapsed};
use crate::report::Subject;
use crate::report::outcomes::{established, followed_up, redressed};
use crate::report::scope::Scope;
use crate::report::statistics::days;

/// A day of 24 hours.
const DAY: i64 = 86_400;

/// What a case adds, in the order of the indicators.
pub fn added(subject: &Subject, scope: &Scope, stopped: &Stopped) -> Vec<(Key, Addend)> {
    let mut all = Vec::new();
    let within =
        |time: Option<Time>| time.is_some_and(|time| scope.period.holds(time, subject.calendar));
    if subject.case.taken_over() {
        if within(Some(subject.case.received)) {
            all.push((Key::TakenOver, Addend::One));
        }
        return all;
    }
    let mut add = |key: Key, addend: Addend| all.push((key, addend));
    for kept in promises(subject, scope) {
        add(Key::PromisesKept, Addend::Fits(kept));
    }
    for works in improving::effective(subject, scope) {
        add(Key::ActionEffective, Addend::Fits(works));
    }
    if !subject.is_complaint() {
        if within(Some(subject.case.received)) {
            add(Key::Abnormalities, Addend::One);
        }
        return all;
    }
    let found = subject.case.investigation.as_ref();
    let cohorts = [
        (within(Some(subject.case.received)), on_receipt(subject)),
        (
            within(found.map(|found| found.stamp.at)),
            on_finding(subject, stopped),
        ),
        (within(subject.closed()), on_closing(subject, scope.staff)),
    ];
    all.extend(
        cohorts
            .into_iter()
            .filter(|(fits, _)| *fits)
            .flat_map(|it| it.1),
    );
    all.extend(standing(subject, scope));
    all.extend(punctual(subject, scope));
    all.sort_by_key(|(key, _)| *key);
    all
}

/// Of those received in the period.
fn on_receipt(subject: &Subject) -> Vec<(Key, Addend)> {
    let case = &subject.case;
    let figure = |figure| Addend::Figure(figure);
    let lag = calendar_days(subject, case.received, case.recorded);
    let mut all = vec![
        (Key::Received, Addend::One),
        (Key::Handovers, figure(Decimal::from(handovers(subject)))),
        (Key::RecordingLag, figure(lag)),
    ];
    all.extend(acknowledge_days(subject).map(|days| (Key::TimeToAcknowledge, figure(days))));
    all.extend(pieces(subject).map(|pieces| (Key::Ppm, pieces)));
    all
}

/// Of those investigated in the period.
fn on_finding(subject: &Subject, stopped: &Stopped) -> Vec<(Key, Addend)> {
    let mut all = vec![
        (Key::Upheld, Addend::Fits(established(subject))),
        (Key::Redressed, Addend::Fits(redressed(subject))),
    ];
    let back = improving::came_back(&subject.case, stopped);
    all.extend(back.map(|back| (Key::Recurrence, Addend::Fits(back))));
    all.extend(cost(subject).map(|cost| (Key::Loss, cost)));
    all
}

/// Of those closed in the period.
fn on_closing(subject: &Subject, staff: &Staff) -> Vec<(Key, Addend)> {
    let case = &subject.case;
    let mut all = vec![
        (Key::Closed, Addend::One),
        (Key::FirstContact, Addend::Fits(first_contact(subject))),
    ];
    let closing = case.closing.as_ref();
    if closing.is_some_and(|closing| closing.dismissed) {
        all.push((Key::Dismissed, Addend::One));
    } else {
        all.push((Key::Satisfaction, Addend::Score(satisfaction(subject))));
    }
    let days = gross_days(subject).zip(net_days(subject));
    all.extend(days.map(|(gross, net)| (Key::TimeToClose, Addend::Days { gross, net })));
    all.extend(signed(subject, staff).map(|fits| (Key::Authority, Addend::Fits(fits))));
    all
}

/// How it stands at the moment of reporting, and what of it belongs to the period otherwise.
fn standing(subject: &Subject, scope: &Scope) -> Vec<(Key, Addend)> {
    let mut all = Vec::new();
    if !subject.case.ended() {
        all.push((Key::Open, Addend::One));
        if let Some(clock) = subject.most_overdue() {
            let of = (clock.owner.clone(), clock.name.clone());
            all.push((Key::OverdueNow, Addend::One));
            all.push((Key::OverdueAge, Addend::Figure(days(clock.late_by, DAY))));
            all.push((Key::OverdueBy, Addend::OneOf(of)));
        }
    }
    if reopened_at(subject).is_some_and(|at| scope.period.holds(at, subject.calendar)) {
        all.push((Key::Reopenings, Addend::One));
    }
    let again = improving::reopened(subject, scope);
    all.extend(again.map(|again| (Key::Reopened, Addend::Fits(again))));
    let asked = followed_up(subject, scope.period, scope.now);
    all.extend(asked.map(|asked| (Key::FollowedUp, Addend::Fits(asked))));
    let last = scope.period.to;
    let year = last.checked_sub_months(Months::new(12)).unwrap_or(last);
    let day = subject.calendar.in_zone(subject.case.received).date_naive();
    if day > year && day <= last {
        all.extend(pieces(subject).map(|pieces| (Key::PpmYear, pieces)));
    }
    all
}

/// Whether what fell due in the period was done in time.
fn punctual(subject: &Subject, scope: &Scope) -> Vec<(Key, Addend)> {
    let due = subject.clocks.iter();
    let due = due.filter(|clock| fell_due(clock, subject, scope));
    let one = |clock: &Clock| {
        let stage = clock.name.strip_prefix("stage.");
        let whole = clock.name == "overall";
        match stage {
            Some(stage) => {
                let of = (stage.to_owned(), clock.owner.clone());
                Some((Key::StageOnTime, Addend::FitsOf(of, clock.in_time())))
            }
            None => whole.then(|| (Key::OnTime, Addend::Fits(clock.in_time()))),
        }
    };
    due.filter_map(one).collect()
}

/// Whether each promise due in the period was kept in time; one given with an abnormality note is a
/// promise like any other.
fn promises(subject: &Subject, scope: &Scope) -> Vec<bool> {
    let clocks = subject.clocks.iter();
    let clocks = clocks.filter(|clock| clock.name.starts_with("promise."));
    let due = clocks.filter(|clock| fell_due(clock, subject, scope));
    due.map(Clock::in_time).collect()
}

/// Whether the due falls into the period and is past. A paused clock is not due yet.
fn fell_due(clock: &Clock, subject: &Subject, scope: &Scope) -> bool {
    clock.counted_due() < scope.now
        && !matches!(clock.state, ClockState::Paused | ClockState::Void)
        && scope.period.holds(clock.counted_due(), subject.calendar)
}

/// What it cost, as far as the regulation tells.
pub fn cost(subject: &Subject) -> Option<Addend> {
    let policy = subject.policy?;
    let account = judge::loss::account(&subject.case, policy, subject.calendar)?;
    Some(match (account.total(), account.net()) {
        (Some(gross), Some(net)) => Addend::Cost { gross, net },
        _ => Addend::CostUnknown(account.range()),
    })
}

/// Defective pieces and pieces delivered, of a case that states both in one unit.
fn pieces(subject: &Subject) -> Option<Addend> {
    let product = &subject.case.product;
    let delivered = product.quantity.and_then(Extent::known);
    let known = product.defective.zip(delivered);
    let (bad, all) = known.filter(|(bad, all)| bad.agrees(*all))?;
    Some(Addend::Pieces {
        defective: bad.number(),
        delivered: all.number(),
    })
}

/// What the customer said of the handling last: in the call afterwards, else with the closing.
fn satisfaction(subject: &Subject) -> Option<u64> {
    let case = &subject.case;
    let calls = case.follow_ups.iter().rev();
    let mut called = calls.filter_map(|call| call.satisfaction);
    let closing = case.closing.as_ref();
    called
        .next()
        .or_else(|| closing.and_then(|closing| closing.satisfaction))
}

fn calendar_days(subject: &Subject, from: Time, to: Time) -> Decimal {
    days(
        elapsed(from, to, Counting::Calendar, subject.calendar, &[]),
        DAY,
    )
}

/// Received to closed, in days of 24 hours.
pub fn gross_days(subject: &Subject) -> Option<Decimal> {
    Some(calendar_days(
        subject,
        subject.case.received,
        subject.closed()?,
    ))
}

/// Received to closed in the counting of the overall limit, less its pauses. A working day is as
/// long as the first open weekday of its edition.
pub fn net_days(subject: &Subject) -> Option<Decimal> {
    let closed = subject.closed()?;
    let overall = subject.overall().and_then(|clock| clock.terms);
    let counting = overall.map_or(Counting::Calendar, |terms| terms.counting);
    let pauses: Vec<Pause> = subject.policy.map_or_else(Vec::new, |policy| {
        judge::pauses_of(&subject.case, policy, "overall")
    });
    let received = subject.case.received;
    let used = |from, to| elapsed(from, to, counting, subject.calendar, &pauses);
    if counting == Counting::Calendar {
        return Some(days(used(received, closed), DAY));
    }
    let reigns = subject.calendar.reigns(received, closed).into_iter();
    let parts = reigns.map(|reign| days(used(reign.from, reign.to), working_day(&reign)));
    Some(parts.sum())
}

fn working_day(reign: &Reign) -> i64 {
    let open = |week: &Week| {
        let first = week.iter().find(|day| !day.is_empty())?;
        let seconds = first
            .iter()
            .map(|s| i64::from(s.close()) - i64::from(s.open()));
        Some(seconds.sum())
    };
    reign.week.and_then(open).unwrap_or(DAY)
}

fn acknowledge_days(subject: &Subject) -> Option<Decimal> {
    let case = &subject.case;
    let told = [ReplyKind::Acknowledgement, ReplyKind::Answer];
    let told = case
        .replies
        .iter()
        .filter(|reply| told.contains(&reply.kind));
    let first = told.map(|reply| reply.stamp.at).min()?;
    Some(calendar_days(subject, case.received, first))
}

fn first_contact(subject: &Subject) -> bool {
    let day = |time| subject.calendar.in_zone(time).date_naive();
    let same_day = subject.closed().map(day) == Some(day(subject.case.received));
    same_day && handovers(subject) == 0
}

/// When a closed case was taken up again (M-9.9).
fn reopened_at(subject: &Subject) -> Option<Time> {
    subject.closed()?;
    let again = subject.case.links.superseded.as_ref();
    again.map(|again| again.stamp.at)
}

fn handovers(subject: &Subject) -> u64 {
    subject.case.assignments.len().saturating_sub(1) as u64
}

/// Whether a sufficient level signed the settlement; `None` where there is none, or none needs to.
fn signed(subject: &Subject, staff: &Staff) -> Option<bool> {
    let (case, policy) = (&subject.case, subject.policy?);
    case.current.settlement.as_ref()?;
    let approved = case.current.approval().is_some();
    let holds = approved && judge::approval_fault_since(case, policy, staff).is_none();
    Some(holds || !judge::approval_needed(case, policy, staff))
}
