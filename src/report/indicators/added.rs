//! What one case adds to each indicator, and when.

use rust_decimal::Decimal;

use super::addition::{Addition, Measuring, When};
use super::improving;
use super::key::Key;
use super::measure::Addend;
use crate::domain::case::conduct::ReplyKind;
use crate::domain::case::intake::Extent;
use crate::domain::judge::{self, Clock, ClockState};
use crate::domain::staff::Staff;
use crate::domain::time::{Counting, Pause, Reign, Time, Week, elapsed};
use crate::report::Subject;
use crate::report::outcomes::{established, followed_up, redressed};
use crate::report::statistics::days;

/// A day of 24 hours.
const DAY: i64 = 86_400;

/// What a case adds, in the order of the indicators.
pub fn added(subject: &Subject, by: &Measuring) -> Vec<Addition> {
    let mut all = Vec::new();
    let received = When::On(subject.day(subject.case.received));
    let mut add = |when: When, key: Key, addend: Addend| all.push(Addition { key, when, addend });
    if subject.case.taken_over() {
        add(received, Key::TakenOver, Addend::One);
        return all;
    }
    for (due, kept) in promises(subject, by) {
        add(due, Key::PromisesKept, Addend::Fits(kept));
    }
    for (day, works) in improving::effective(subject, by) {
        add(When::On(day), Key::ActionEffective, Addend::Fits(works));
    }
    if !subject.is_complaint() {
        add(received, Key::Abnormalities, Addend::One);
        return all;
    }
    let found = subject.case.investigation.as_ref();
    let on = |time: Time| When::On(subject.day(time));
    let cohorts = [
        Some((received, on_receipt(subject))),
        found.map(|found| (on(found.stamp.at), on_finding(subject))),
        subject
            .closed()
            .map(|at| (on(at), on_closing(subject, by.staff))),
    ];
    for (when, cohort) in cohorts.into_iter().flatten() {
        for (key, addend) in cohort {
            add(when, key, addend);
        }
    }
    all.extend(standing(subject, by));
    all.extend(punctual(subject, by));
    all.sort_by_key(|it| it.key);
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

/// Of those investigated in the period. Whether the fault came back is known once all cases are.
fn on_finding(subject: &Subject) -> Vec<(Key, Addend)> {
    let mut all = vec![
        (Key::Upheld, Addend::Fits(established(subject))),
        (Key::Redressed, Addend::Fits(redressed(subject))),
    ];
    if improving::fault(&subject.case).is_some() {
        all.push((Key::Recurrence, Addend::Fits(false)));
    }
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

/// How it stands at the moment of reporting, and what of it belongs to a period otherwise.
fn standing(subject: &Subject, by: &Measuring) -> Vec<Addition> {
    let mut all = Vec::new();
    let mut add = |when: When, key: Key, addend: Addend| all.push(Addition { key, when, addend });
    if !subject.case.ended() {
        add(When::Always, Key::Open, Addend::One);
        if let Some(clock) = subject.most_overdue() {
            let of = (by.words.share(&clock.owner), by.words.share(&clock.name));
            let age = days(clock.late_by, DAY);
            add(When::Always, Key::OverdueNow, Addend::One);
            add(When::Always, Key::OverdueAge, Addend::Figure(age));
            add(When::Always, Key::OverdueBy, Addend::OneOf(of));
        }
    }
    let on = |time: Time| When::On(subject.day(time));
    if let Some(at) = reopened_at(subject) {
        add(on(at), Key::Reopenings, Addend::One);
    }
    if let Some((closed, again)) = improving::reopened(subject, by) {
        add(on(closed), Key::Reopened, Addend::Fits(again));
    }
    if let Some((due, asked)) = followed_up(subject, by) {
        add(on(due), Key::FollowedUp, Addend::Fits(asked));
    }
    if let Some(pieces) = pieces(subject) {
        let day = subject.day(subject.case.received);
        add(When::Year(day), Key::PpmYear, pieces);
    }
    all
}

/// Whether what fell due was done in time.
fn punctual(subject: &Subject, by: &Measuring) -> Vec<Addition> {
    let due = subject.clocks.iter();
    let due = due.filter(|clock| fell_due(clock, by));
    let one = |clock: &Clock| {
        let stage = clock.name.strip_prefix("stage.");
        let whole = clock.name == "overall";
        let (key, addend) = match stage {
            Some(stage) => {
                let of = (by.words.share(stage), by.words.share(&clock.owner));
                (Key::StageOnTime, Addend::FitsOf(of, clock.in_time()))
            }
            None if whole => (Key::OnTime, Addend::Fits(clock.in_time())),
            None => return None,
        };
        let when = When::On(subject.day(clock.counted_due()));
        Some(Addition { key, when, addend })
    };
    due.filter_map(one).collect()
}

/// Whether each promise that fell due was kept in time; one given with an abnormality note is a promise
/// like any other.
fn promises(subject: &Subject, by: &Measuring) -> Vec<(When, bool)> {
    let clocks = subject.clocks.iter();
    let clocks = clocks.filter(|clock| clock.name.starts_with("promise."));
    let due = clocks.filter(|clock| fell_due(clock, by));
    let kept = due.map(|clock| {
        let when = When::On(subject.day(clock.counted_due()));
        (when, clock.in_time())
    });
    kept.collect()
}

/// Whether the due is past. A paused clock is not due yet.
fn fell_due(clock: &Clock, by: &Measuring) -> bool {
    let counts = !matches!(clock.state, ClockState::Paused | ClockState::Void);
    counts && by.past(clock.counted_due())
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
