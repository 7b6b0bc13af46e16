//! The indicators, each by one formula.
//!
//! Cohorts: *received*, *due*, *investigated* and *closed* in the period. Punctuality
//! divides by everything that fell due in the period and is past, what is still open included:
//! who divides by closed cases makes open ones vanish.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::Serialize;

use super::Subject;
use super::outcomes::{established, followed_up, redressed};
use super::period::Period;
use super::statistics::{Ratio, Spread, days};
use crate::domain::case::conduct::ReplyKind;
use crate::domain::judge::{self, Clock, ClockState, StageTitles};
use crate::domain::money::Money;
use crate::domain::staff::Staff;
use crate::domain::time::{Counting, Pause, Reign, Time, Week, elapsed};

/// What is measured, and by whose clock.
#[derive(Clone, Copy, Debug)]
pub struct Scope<'a> {
    /// The period.
    pub period: &'a Period,
    /// The moment of reporting.
    pub now: Time,
    /// The people.
    pub staff: &'a Staff,
}

/// The indicators of a set of cases.
#[derive(Clone, Debug, Default)]
pub struct Indicators {
    /// Complaints received in the period.
    pub received: u64,
    /// Complaints closed in the period, dismissed ones among them.
    pub closed: u64,
    /// Those dismissed.
    pub dismissed: u64,
    /// Complaints that had been closed and were taken up again in the period, whenever closed.
    pub reopenings: u64,
    /// Complaints open at the moment of reporting, whenever received.
    pub open: u64,
    /// Open ones with a clock past its due.
    pub overdue_now: u64,
    /// How long overdue they are, in days.
    pub overdue_age: Option<Spread>,
    /// Overdue ones by the unit or person whose clock is oldest, and by clock.
    pub overdue_by: BTreeMap<(String, String), u64>,
    /// Abnormality notes received in the period.
    pub abnormalities: u64,
    /// Closed at or before the overall due, of those due.
    pub on_time: Ratio,
    /// The same for stages, by stage and unit.
    pub stage_on_time: BTreeMap<(String, String), Ratio>,
    /// What stages are called.
    pub stage_titles: StageTitles,
    /// Received to closed, in days.
    pub gross: Option<Spread>,
    /// The same in the policy's own counting, less pauses.
    pub net: Option<Spread>,
    /// Received to the first acknowledgement or answer, in days; never paused.
    pub acknowledge: Option<Spread>,
    /// Established, wholly or in part, of those investigated; goodwill is no fault.
    pub upheld: Ratio,
    /// Those that got any remedy, goodwill included, of those investigated.
    pub redressed: Ratio,
    /// Closed ones whose customer was asked again in time, of those due.
    pub followed_up: Ratio,
    /// Promises kept in time, of those due.
    pub promises_kept: Ratio,
    /// Closed on the day received without a hand-over, of those closed.
    pub first_contact: Ratio,
    /// Assignments after the first, per case received.
    pub handovers: Option<Spread>,
    /// Received to recorded, in days.
    pub recording_lag: Option<Spread>,
    /// Settlements of closed cases that a sufficient level signed.
    pub authority: Ratio,
    /// The loss accounts of the cases investigated.
    pub loss: Losses,
}

/// The sum of loss accounts, in the organisation's currency.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Losses {
    /// What they cost.
    pub gross: Money,
    /// What outside parties paid back of it.
    pub recovered: Money,
    /// What remains.
    pub net: Money,
    /// Cases whose loss is known.
    pub cases: u64,
    /// Cases whose loss cannot be told yet.
    pub unknown: u64,
    /// Of these, the least and the most of those whose loss depends on the option the customer takes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub range: Option<(Money, Money)>,
}

impl Losses {
    fn of(cohort: &[&Subject], now: Time) -> Self {
        let mut all = Self::default();
        for subject in cohort {
            let account = subject.policy.and_then(|policy| {
                judge::loss::account(&subject.case, policy, subject.calendar, now)
            });
            let Some(account) = account else { continue };
            let (Some(total), Some(net)) = (account.total(), account.net()) else {
                all.unknown += 1;
                let known = all.range.unwrap_or_default();
                let sum = |(least, most): (Money, Money)| (known.0 + least, known.1 + most);
                all.range = account.range().map(sum).or(all.range);
                continue;
            };
            all.cases += 1;
            all.gross = all.gross + total;
            all.net = all.net + net;
            // What was paid back beyond the loss is a finding of its own.
            all.recovered = all.recovered + (total - net);
        }
        all
    }
}

/// The indicators of these cases.
pub fn indicators(subjects: &[&Subject], scope: &Scope) -> Indicators {
    let period = scope.period;
    let within = |subject: &Subject, time: Option<Time>| {
        time.is_some_and(|time| period.holds(time, subject.calendar))
    };
    let complaints: Vec<&Subject> = subjects
        .iter()
        .copied()
        .filter(|s| s.is_complaint())
        .collect();
    let cohort = |time: fn(&Subject) -> Option<Time>| {
        let mut fitting = complaints.clone();
        fitting.retain(|s| within(s, time(s)));
        fitting
    };
    let received = cohort(|s| Some(s.case.received));
    let closed = cohort(closed_at);
    let investigated = cohort(|s| s.case.investigation.as_ref().map(|found| found.stamp.at));
    let notes = subjects
        .iter()
        .filter(|s| !s.is_complaint() && within(s, Some(s.case.received)));
    let mut all = Indicators {
        received: received.len() as u64,
        closed: closed.len() as u64,
        dismissed: closed.iter().filter(|s| dismissed(s)).count() as u64,
        reopenings: cohort(reopened_at).len() as u64,
        open: complaints.iter().filter(|s| !s.case.ended()).count() as u64,
        abnormalities: notes.count() as u64,
        gross: spread(&closed, gross_days),
        net: spread(&closed, net_days),
        acknowledge: spread(&received, acknowledge_days),
        upheld: investigated.iter().map(|s| established(s)).collect(),
        redressed: investigated.iter().map(|s| redressed(s)).collect(),
        followed_up: complaints
            .iter()
            .filter_map(|s| followed_up(s, scope.period, scope.now))
            .collect(),
        first_contact: closed.iter().map(|s| first_contact(s)).collect(),
        handovers: spread(&received, |s| Some(Decimal::from(handovers(s)))),
        recording_lag: spread(&received, |s| {
            Some(calendar_days(s, s.case.received, s.case.recorded))
        }),
        authority: closed
            .iter()
            .filter_map(|s| signed(s, scope.staff))
            .collect(),
        loss: Losses::of(&investigated, scope.now),
        ..Indicators::default()
    };
    all.punctuality(&complaints, subjects, scope);
    all
}

impl Indicators {
    fn punctuality(&mut self, complaints: &[&Subject], all: &[&Subject], scope: &Scope) {
        let mut ages = Vec::new();
        for subject in complaints {
            if let Some(clock) = subject.most_overdue().filter(|_| !subject.case.ended()) {
                ages.push(days(clock.late_by, DAY));
                let key = (clock.owner.clone(), clock.name.clone());
                *self.overdue_by.entry(key).or_default() += 1;
            }
            for clock in subject
                .clocks
                .iter()
                .filter(|clock| fell_due(clock, subject, scope))
            {
                if clock.name == "overall" {
                    self.on_time.count(clock.in_time());
                } else if let Some(stage) = clock.name.strip_prefix("stage.") {
                    self.stage_titles.extend(clock.stage_titled());
                    let key = (stage.to_owned(), clock.owner.clone());
                    let ratio = self.stage_on_time.entry(key).or_default();
                    ratio.count(clock.in_time());
                }
            }
        }
        self.overdue_now = ages.len() as u64;
        self.overdue_age = Spread::of(ages);
        for subject in all {
            let clocks = subject
                .clocks
                .iter()
                .filter(|c| c.name.starts_with("promise."));
            for clock in clocks.filter(|clock| fell_due(clock, subject, scope)) {
                self.promises_kept.count(clock.in_time());
            }
        }
    }
}

/// A day of 24 hours.
const DAY: i64 = 86_400;

/// Whether the due falls into the period and is past. A paused clock is not due yet.
fn fell_due(clock: &Clock, subject: &Subject, scope: &Scope) -> bool {
    clock.counted_due() < scope.now
        && !matches!(clock.state, ClockState::Paused | ClockState::Void)
        && scope.period.holds(clock.counted_due(), subject.calendar)
}

fn spread(cohort: &[&Subject], figure: impl Fn(&Subject) -> Option<Decimal>) -> Option<Spread> {
    Spread::of(
        cohort
            .iter()
            .filter_map(|subject| figure(subject))
            .collect(),
    )
}

fn closed_at(subject: &Subject) -> Option<Time> {
    subject.closed()
}

fn dismissed(subject: &Subject) -> bool {
    let closing = subject.case.closing.as_ref();
    closing.is_some_and(|closing| closing.dismissed)
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

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::super::samples::{at, regulations, subject};
    use super::*;
    use crate::domain::regulations::Regulations;

    /// The regulation's overall limit is 13 days (M-10.1): registered on the 1st (Thursday) it is
    /// due on the 14th (Wednesday) at closing.
    fn registered(rest: &str) -> String {
        format!(
            "received: 2026-10-01T09:00:00+08:00\nrecorded: 2026-10-02T09:00:00+08:00\n\
             registration: {{at: 2026-10-01T10:00:00+08:00, by: gm.office@example.com}}\n{rest}"
        )
    }

    fn closing(at: &str) -> String {
        registered(&format!(
            "closing: {{at: {at}+08:00, by: gm.office@example.com}}\n"
        ))
    }

    fn october(cases: &[String], now: &str) -> Indicators {
        october_under(&regulations(), cases, now)
    }

    fn october_under(regulations: &Regulations, cases: &[String], now: &str) -> Indicators {
        let now = at(now);
        let period = Period::read("2026-10", NaiveDate::default()).unwrap();
        let numbered = cases.iter().enumerate();
        let subjects: Vec<Subject> = numbered
            .map(|(i, lines)| subject(regulations, &format!("26100{i}"), lines, now))
            .collect();
        let scope = Scope {
            period: &period,
            now,
            staff: &regulations.staff,
        };
        indicators(&subjects.iter().collect::<Vec<_>>(), &scope)
    }

    /// Indicator on_time: an open overdue case is in the denominator, one not yet due is not.
    #[test]
    fn an_open_overdue_case_lowers_punctuality() {
        let in_time = closing("2026-10-14T17:30:00");
        let late = closing("2026-10-14T17:30:01");
        let open = registered("");
        let cases = [in_time.clone(), late, open];
        let kpi = october(&cases, "2026-10-20T09:00");
        assert_eq!(kpi.on_time, Ratio { part: 1, of: 3 });
        assert_eq!(kpi.on_time.percent().unwrap().to_string(), "33.3");
        assert_eq!(
            (kpi.received, kpi.closed, kpi.open, kpi.overdue_now),
            (3, 2, 1, 1)
        );
        let early = october(&[in_time, registered("")], "2026-10-14T17:30");
        assert_eq!(early.on_time, Ratio::default());
    }

    /// Indicator time_to_close: 13 days 8.5 hours are 13.4 days; a pause of two days is not net.
    #[test]
    fn pauses_are_not_net_time() {
        let paused = "pauses:\n  - {at: 2026-10-08T00:00:00+08:00, by: a@example.com, \
            until: {at: 2026-10-10T00:00:00+08:00, by: a@example.com}}\n";
        let case = closing("2026-10-14T17:30:00") + paused;
        let kpi = october(&[case], "2026-10-20T09:00");
        assert_eq!(kpi.gross.unwrap().mean.to_string(), "13.4");
        assert_eq!(kpi.net.unwrap().mean.to_string(), "11.4");
    }

    /// Time rule 7: a working day is as long as its own edition says. Four days of eight hours and,
    /// from the 13th, two of six are six days, as they were before the hours changed.
    #[test]
    fn net_days_are_those_of_their_edition() {
        let mut regulations = regulations();
        let deadlines = regulations
            .policies
            .iter_mut()
            .flat_map(|p| &mut p.deadlines);
        deadlines.for_each(|deadline| deadline.counting = Counting::Working);
        let case = [closing("2026-10-14T17:30:00")];
        let net = |regulations: &Regulations| {
            let kpi = october_under(regulations, &case, "2026-10-20T09:00");
            kpi.net.unwrap().mean.to_string()
        };
        assert_eq!(net(&regulations), "6.0");
        let mut week = Week::default();
        week[..5].fill(
            ["09:00-12:00", "13:00-16:00"]
                .map(|text| text.parse().unwrap())
                .to_vec(),
        );
        let calendar = regulations.calendars.get_mut("cn").unwrap();
        calendar.hours.add("2026-10-13".parse().ok(), week);
        assert_eq!(net(&regulations), "6.0");
    }

    /// M-3, M-9.9: notes are counted apart, a superseded case is neither open nor closed.
    #[test]
    fn notes_and_superseded_cases_are_not_counted_as_closed() {
        let note = registered("nature: abnormality\n");
        let gone = registered(
            "links: {superseded_by: \"261009\", superseded: {at: 2026-10-20T10:00:00+08:00, by: a@example.com}}\n",
        );
        let kpi = october(&[note, gone], "2026-10-25T09:00");
        assert_eq!(
            (kpi.received, kpi.closed, kpi.open, kpi.abnormalities),
            (1, 0, 0, 1)
        );
        assert_eq!(kpi.on_time, Ratio { part: 0, of: 1 });
        assert_eq!(kpi.gross, None);
    }

    /// M-9.9: a case that was closed and then reopened stays closed, with its days; it is not open.
    #[test]
    fn reopening_unmakes_no_closing() {
        let mark = "links: {superseded_by: \"261009\", superseded: {at: 2026-10-20T10:00:00+08:00, by: a@example.com}}\n";
        let reopened = closing("2026-10-14T17:30:00") + mark;
        let kpi = october(&[reopened], "2026-10-25T09:00");
        assert_eq!((kpi.received, kpi.closed, kpi.open), (1, 1, 0));
        assert_eq!(kpi.gross.unwrap().mean.to_string(), "13.4");
        assert_eq!(kpi.on_time, Ratio { part: 1, of: 1 });
    }

    /// Indicators upheld, promises_kept, recording_lag, time_to_acknowledge, handovers.
    #[test]
    fn the_other_indicators_by_hand() {
        let by = "by: wang.min@example.com";
        let case = registered(&format!(
            "assignments:\n  - {{at: 2026-10-02T09:00:00+08:00, {by}, to: quality}}\n  - {{at: 2026-10-03T09:00:00+08:00, {by}, to: drilling}}\n\
             investigation: {{at: 2026-10-04T09:00:00+08:00, {by}, outcome: partly}}\n\
             replies:\n  - {{at: 2026-10-01T21:00:00+08:00, {by}, kind: acknowledgement}}\n\
             promises:\n  - {{at: 2026-10-02T09:00:00+08:00, {by}, what: x, by_date: 2026-10-05, kept: {{at: 2026-10-05T12:00:00+08:00, {by}}}}}\n  - {{at: 2026-10-02T09:00:00+08:00, {by}, what: y, by_date: 2026-10-06}}\n"
        ));
        let rejected = registered(&format!(
            "investigation: {{at: 2026-10-04T09:00:00+08:00, {by}, outcome: rejected}}\n"
        ));
        let kpi = october(&[case, rejected], "2026-10-10T09:00");
        assert_eq!(kpi.upheld, Ratio { part: 1, of: 2 });
        assert_eq!(kpi.promises_kept, Ratio { part: 1, of: 2 });
        assert_eq!(kpi.recording_lag.unwrap().p90.to_string(), "1.0");
        assert_eq!(
            kpi.acknowledge.map(|s| (s.n, s.mean.to_string())),
            Some((1, "0.5".into()))
        );
        assert_eq!(
            kpi.handovers.map(|s| (s.mean.to_string(), s.max)),
            Some(("0.5".into(), Decimal::ONE))
        );
    }

    /// Indicator authority (M-11): 100,000 is the business manager's, a fen more is not.
    #[test]
    fn a_signature_beyond_authority_does_not_count() {
        let settled = |amount: &str| {
            let by = "gm.office@example.com";
            let rest = format!(
                "settlement:\n  at: 2026-10-05T09:00:00+08:00\n  by: wang.min@example.com\n  remedies: [{{kind: compensation, amount: \"{amount}\"}}]\n\
                 approvals:\n  - {{at: 2026-10-06T09:00:00+08:00, by: li.jing@example.com, role: business-manager, limit: \"100000.00\", amount: \"{amount}\"}}\n\
                 closing: {{at: 2026-10-08T09:00:00+08:00, by: {by}}}\n"
            );
            registered(&rest)
        };
        let cases = [settled("100000.00"), settled("100000.01")];
        let kpi = october(&cases, "2026-10-20T09:00");
        assert_eq!(kpi.authority, Ratio { part: 1, of: 2 });
    }
}
