//! M-9.10, M-12: how periodic duties stand, and what is wrong with one done.

use super::{MAKER, at, china, person, policy, staff};
use crate::domain::duties::{Act, DutyBook, DutyDone};
use crate::domain::judge::periodic::{
    ActFault, DutyState, around, fault, overdue, turn_of, turns, turns_about,
};
use crate::domain::month::Month;
use crate::domain::place::Place;
use crate::domain::policies::{PolicyFile, PolicyRead};
use crate::domain::regulations::Regulations;
use crate::domain::schema::Stamp;

const STATISTICS: (&str, &str) = ("manufacturing", "monthly-statistics");

fn read(_: &str, text: &str) -> PolicyRead {
    PolicyRead {
        policy: Some(policy(text)),
        ..PolicyRead::default()
    }
}

/// The regulation, and the same again from a date.
fn regulations(later: Option<&str>) -> Regulations {
    let dates = ["2026-01-01"].into_iter().chain(later);
    in_force_from(&dates.collect::<Vec<_>>())
}

/// The regulation in an edition of each date.
fn in_force_from(dates: &[&str]) -> Regulations {
    editions(MAKER, dates)
}

fn editions(text: &str, dates: &[&str]) -> Regulations {
    let mut regulations = Regulations {
        staff: staff(""),
        ..Regulations::default()
    };
    regulations.calendars.insert("cn".to_owned(), china());
    for date in dates {
        let first = "effective_from = 2026-01-01";
        let text = text.replacen(first, &format!("effective_from = {date}"), 1);
        regulations.policies.add(PolicyFile {
            place: 0,
            edition: None,
            file: "p.toml".to_owned(),
            text,
            read,
        });
    }
    regulations
}

fn month(text: &str) -> Month {
    text.parse().unwrap()
}

/// The statistics of a month, done on a day by somebody.
fn done(period: &str, on: &str, by: &str) -> Act {
    let at = at(on);
    Act {
        done: DutyDone {
            policy: STATISTICS.0.to_owned(),
            duty: STATISTICS.1.to_owned(),
            period: period.parse().unwrap(),
            stamp: Stamp {
                at,
                recorded: at,
                by: format!("{by}@example.com"),
                entered_by: None,
                paper: None,
                as_of: false,
            },
            missing: None,
        },
        place: Place::nowhere(),
    }
}

fn book(acts: &[Act]) -> DutyBook {
    DutyBook {
        acts: acts.to_vec(),
        faults: Vec::new(),
    }
}

/// October's statistics are due on Tuesday 2026-11-10 at 17:30, that moment included.
#[test]
fn m_9_10_how_a_duty_stands() {
    let regulations = regulations(None);
    let turn = turn_of(&regulations, STATISTICS, "2026-10".parse().unwrap()).unwrap();
    assert_eq!(turn.due, at("2026-11-10T17:30"));
    let standing = |acts: &[Act], now| turn.standing(&book(acts), at(now)).0;
    let office = "gm.office";
    let in_time = done("2026-10", "2026-11-10T17:30", office);
    assert_eq!(standing(&[in_time], "2026-11-20"), DutyState::Done);
    let late = done("2026-10", "2026-11-10T17:30:01", office);
    assert_eq!(standing(&[late], "2026-11-20"), DutyState::Late);
    assert_eq!(standing(&[], "2026-11-10T17:30"), DutyState::Open);
    assert_eq!(standing(&[], "2026-11-10T17:30:01"), DutyState::Unrecorded);
    // The book of the policy begins with another month.
    let begun = |on| standing(&[done("2026-09", on, office)], "2026-11-20");
    assert_eq!(begun("2026-11-10T17:30"), DutyState::Overdue);
    assert_eq!(begun("2026-11-10T17:30:01"), DutyState::Unrecorded);
    let day = at("2026-11-10").date_naive();
    let may = |who| turn.may(&regulations.staff, person(&regulations.staff, who), day);
    assert!(may("he.ping") && !may("wang.min"));
}

#[test]
fn m_9_10_what_is_wrong_with_a_duty_done() {
    let regulations = regulations(None);
    let wrong = |before: &[Act], act: &Act| fault(&regulations, before, &act.done);
    let good = done("2026-10", "2026-11-03T10:00", "gm.office");
    assert_eq!(wrong(&[], &good), None);
    assert_eq!(
        wrong(&[done("2026-09", "2026-10-05", "gm.office")], &good),
        None
    );
    let again = wrong(std::slice::from_ref(&good), &good);
    assert!(matches!(again, Some(ActFault::Again { .. })), "{again:?}");
    let first = wrong(&[], &done("2026-10", "2026-10-01T00:00", "gm.office"));
    assert_eq!(first, None);
    let early = wrong(&[], &done("2026-10", "2026-09-30T23:59", "gm.office"));
    assert!(matches!(early, Some(ActFault::Early { .. })), "{early:?}");
    for by in ["wang.min", "gone"] {
        let others = wrong(&[], &done("2026-10", "2026-11-03", by));
        assert!(
            matches!(others, Some(ActFault::NotPermitted { .. })),
            "{by}"
        );
    }
    let of = |policy: &str, duty: &str, period: &str| {
        turn_of(&regulations, (policy, duty), period.parse().unwrap())
            .map(|turn| turn.period.to_string())
    };
    assert_eq!(
        of(STATISTICS.0, STATISTICS.1, "2026-10").unwrap(),
        "2026-10"
    );
    let year = of(STATISTICS.0, STATISTICS.1, "2026").unwrap_err();
    assert!(matches!(year, ActFault::NotOwed { .. }), "{year:?}");
    for (policy, duty) in [("retail", STATISTICS.1), (STATISTICS.0, "survey")] {
        let unknown = of(policy, duty, "2026-10").unwrap_err();
        assert!(matches!(unknown, ActFault::Unknown { .. }), "{unknown:?}");
    }
}

/// An edition that takes effect within a month asks for nothing a second time; what was over before
/// the policy took effect is not owed.
#[test]
fn m_9_10_each_month_is_owed_once() {
    let owed = |later, from: &str, to: &str| {
        let regulations = regulations(later);
        let all = turns(&regulations, month(from), month(to)).into_iter();
        let all = all.filter(|turn| turn.duty.name == STATISTICS.1);
        let told = all.map(|turn| format!("{} {}", turn.period, turn.policy.effective_from));
        told.collect::<Vec<_>>()
    };
    // December 2025 was over on the day before.
    let first = ["2026-01 2026-01-01", "2026-02 2026-01-01"];
    assert_eq!(owed(None, "2026-01", "2026-03"), first);
    let second = ["2026-09 2026-01-01", "2026-10 2026-10-15"];
    assert_eq!(owed(Some("2026-10-15"), "2026-10", "2026-11"), second);
    let second = ["2026-08 2026-01-01", "2026-09 2026-10-01"];
    assert_eq!(owed(Some("2026-10-01"), "2026-09", "2026-10"), second);
    let last_day = in_force_from(&["2026-01-31"]);
    let all = turns(&last_day, month("2026-01"), month("2026-02")).into_iter();
    let all: Vec<String> = all.map(|turn| turn.period.to_string()).collect();
    assert_eq!(all, ["2026-01", "2026-01"]);
    let about = regulations(None);
    let about = turns_about(&about, "2026-10".parse().unwrap());
    let dues: Vec<String> = about
        .iter()
        .map(|turn| turn.due.format("%m-%d").to_string())
        .collect();
    assert!(dues.contains(&"11-10".to_owned()), "{dues:?}");
}

/// Overdue is what was not done since the duties are recorded at all.
#[test]
fn m_9_10_what_is_overdue_since_it_is_recorded() {
    let regulations = regulations(None);
    let told = |acts: &[Act], now| {
        let book = book(acts);
        let all = overdue(&regulations, &book, at(now)).into_iter();
        let all = all.filter(|turn| turn.duty.name == STATISTICS.1);
        all.map(|turn| turn.period.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(told(&[], "2026-11-20"), [""; 0]);
    let august = done("2026-08", "2026-09-08", "gm.office");
    assert_eq!(
        told(std::slice::from_ref(&august), "2026-11-20"),
        ["2026-09", "2026-10"]
    );
    let november = done("2026-10", "2026-11-03", "gm.office");
    assert_eq!(told(&[august, november], "2026-11-20"), ["2026-09"]);
}

/// Of each duty the last turn that is over and the next, the moment of the due still being next.
#[test]
fn m_9_10_the_turns_around_a_moment() {
    let review = MAKER.find("name = \"sanction-review\"").unwrap();
    let (first, rest) = MAKER.split_at(review);
    let text = first.to_owned() + &rest.replacen("by_day = 10", "by_day = 20", 1);
    let regulations = editions(&text, &["2026-01-01"]);
    let told = |now| {
        let all = around(&regulations, at(now)).into_iter();
        let all = all.map(|turn| format!("{} {}", turn.duty.name, turn.period));
        let mut all: Vec<String> = all.collect();
        all.sort();
        all
    };
    let of = |months: [&str; 4]| {
        let [a, b, c, d] = months;
        [
            format!("monthly-statistics {a}"),
            format!("monthly-statistics {b}"),
            format!("sanction-review {c}"),
            format!("sanction-review {d}"),
        ]
    };
    let between = of(["2026-10", "2026-11", "2026-09", "2026-10"]);
    assert_eq!(told("2026-11-15"), between);
    let at_due = of(["2026-09", "2026-10", "2026-09", "2026-10"]);
    assert_eq!(told("2026-11-10T17:30"), at_due);
    assert_eq!(told("2026-11-10T17:30:01"), between);
}
