//! The indicators by hand.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::super::Subject;
use super::super::period::Period;
use super::super::samples::{at, regulations, subject};
use super::super::wanted::indicators;
use super::*;
use crate::domain::regulations::Regulations;
use crate::domain::time::{Counting, Week};

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
    indicators(&subjects, &scope)
}

/// Indicator on_time: an open overdue case is in the denominator, one not yet due is not.
#[test]
fn an_open_overdue_case_lowers_punctuality() {
    let in_time = closing("2026-10-14T17:30:00");
    let late = closing("2026-10-14T17:30:01");
    let open = registered("");
    let cases = [in_time.clone(), late, open];
    let kpi = october(&cases, "2026-10-20T09:00");
    assert_eq!(kpi.share(Key::OnTime), Ratio { part: 1, of: 3 });
    assert_eq!(
        kpi.share(Key::OnTime).percent().unwrap().to_string(),
        "33.3"
    );
    assert_eq!(
        (
            kpi.count(Key::Received),
            kpi.count(Key::Closed),
            kpi.count(Key::Open),
            kpi.count(Key::OverdueNow)
        ),
        (3, 2, 1, 1)
    );
    let early = october(&[in_time, registered("")], "2026-10-14T17:30");
    assert_eq!(early.share(Key::OnTime), Ratio::default());
}

/// Indicator time_to_close: 13 days 8.5 hours are 13.4 days; a pause of two days is not net.
#[test]
fn pauses_are_not_net_time() {
    let paused = "pauses:\n  - {at: 2026-10-08T00:00:00+08:00, by: a@example.com, \
        until: {at: 2026-10-10T00:00:00+08:00, by: a@example.com}}\n";
    let case = closing("2026-10-14T17:30:00") + paused;
    let kpi = october(&[case], "2026-10-20T09:00");
    assert_eq!(kpi.closing_days().0.unwrap().mean.to_string(), "13.4");
    assert_eq!(kpi.closing_days().1.unwrap().mean.to_string(), "11.4");
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
        kpi.closing_days().1.unwrap().mean.to_string()
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
        (
            kpi.count(Key::Received),
            kpi.count(Key::Closed),
            kpi.count(Key::Open),
            kpi.count(Key::Abnormalities)
        ),
        (1, 0, 0, 1)
    );
    assert_eq!(kpi.share(Key::OnTime), Ratio { part: 0, of: 1 });
    assert_eq!(kpi.closing_days().0, None);
}

/// M-9.9: a case that was closed and then reopened stays closed, with its days; it is not open.
#[test]
fn reopening_unmakes_no_closing() {
    let mark = "links: {superseded_by: \"261009\", superseded: {at: 2026-10-20T10:00:00+08:00, by: a@example.com}}\n";
    let reopened = closing("2026-10-14T17:30:00") + mark;
    let kpi = october(&[reopened], "2026-10-25T09:00");
    assert_eq!(
        (
            kpi.count(Key::Received),
            kpi.count(Key::Closed),
            kpi.count(Key::Open)
        ),
        (1, 1, 0)
    );
    assert_eq!(kpi.closing_days().0.unwrap().mean.to_string(), "13.4");
    assert_eq!(kpi.share(Key::OnTime), Ratio { part: 1, of: 1 });
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
    assert_eq!(kpi.share(Key::Upheld), Ratio { part: 1, of: 2 });
    assert_eq!(kpi.share(Key::PromisesKept), Ratio { part: 1, of: 2 });
    assert_eq!(
        kpi.spread(Key::RecordingLag).unwrap().p90.to_string(),
        "1.0"
    );
    assert_eq!(
        kpi.spread(Key::TimeToAcknowledge)
            .map(|s| (s.n, s.mean.to_string())),
        Some((1, "0.5".into()))
    );
    assert_eq!(
        kpi.spread(Key::Handovers)
            .map(|s| (s.mean.to_string(), s.max)),
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
    assert_eq!(kpi.share(Key::Authority), Ratio { part: 1, of: 2 });
}

const FAULT: &str = "product: {part: PCB-4L-220, quantity: 1000, defective: 5}\n\
    investigation: {at: 2026-10-04T09:00:00+08:00, by: a@example.com, outcome: upheld, defect: open}\n";

/// A young closing dilutes nothing, an unchecked action is none that works, and the action of a
/// case does not count against itself.
#[test]
fn what_comes_back_and_what_works() {
    let action = "actions:\n  - {at: 2026-10-05T09:00:00+08:00, by: a@example.com, what: x, \
        owner: drilling, due: 2026-10-06, verify_by: 2026-10-20, verified: {at: 2026-10-07T09:00:00+08:00, \
        by: gm.office@example.com, works: true}}\n  - {at: 2026-10-05T09:00:00+08:00, by: a@example.com, \
        what: y, owner: drilling, due: 2026-10-06, verify_by: 2026-10-20}\n";
    let first = format!(
        "received: 2026-10-01T09:00:00+08:00\n{FAULT}{action}\
        closing: {{at: 2026-10-08T09:00:00+08:00, by: a@example.com}}\n\
        links: {{superseded_by: \"261009\", superseded: {{at: 2026-11-07T09:00:00+08:00, by: a@example.com}}}}\n"
    );
    let second = format!(
        "received: 2026-10-12T09:00:00+08:00\n{}\
        closing: {{at: 2026-10-31T09:00:00+08:00, by: a@example.com}}\n",
        FAULT.replace("10-04", "10-13").replace("220", "221")
    );
    let found = october(&[first, second], "2026-11-15T09:00");
    assert_eq!(found.share(Key::Recurrence), Ratio { part: 1, of: 2 });
    assert_eq!(found.share(Key::ActionEffective), Ratio { part: 1, of: 2 });
    assert_eq!(found.share(Key::Reopened), Ratio { part: 1, of: 1 });
    let parts = Measure::PerMillion(Some(Decimal::from(5000)));
    let each: BTreeMap<Key, &Measure> = found.each().collect();
    assert_eq!(each[&Key::Ppm], &parts);
    assert_eq!(each[&Key::PpmYear], &parts);
}

/// Indicator satisfaction: who says nothing is not left out of the response rate, and the last word
/// counts.
#[test]
fn a_silent_customer_is_counted_as_one() {
    let by = "by: gm.office@example.com";
    let of = |rest: &str| {
        registered(&format!(
            "closing: {{at: 2026-10-08T09:00:00+08:00, {by}{rest}}}\n"
        ))
    };
    let called = of(", satisfaction: 5")
        + &format!(
            "follow_ups:\n  - {{at: 2026-10-12T09:00:00+08:00, {by}, satisfaction: 2, text: slow}}\n"
        );
    let cases = [called, of(", satisfaction: 3"), of("")];
    let found = october(&cases, "2026-10-20T09:00");
    let score = found.each().find_map(|(_, measure)| match measure {
        Measure::Score(score) => Some(*score),
        _ => None,
    });
    let score = score.unwrap();
    assert_eq!(score.points, [0, 1, 1, 0, 0]);
    assert_eq!(score.said, Ratio { part: 2, of: 3 });
    assert_eq!(score.mean().unwrap().to_string(), "2.50");
}
