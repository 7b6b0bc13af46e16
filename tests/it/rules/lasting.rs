//! What was made of a record holds as long as it says: at each moment until then the same comes of it
//! (M-10.1, M-14: "overdue" does not depend on when somebody looked last).

use std::borrow::Cow;
use std::sync::Arc;

use chrono::TimeDelta;

use super::{Fixture, codec, fixtures, policies, record, regulations, root};
use crate::common::texts;
use complaint::codec::bytes;
use complaint::domain::exposure::Basis;
use complaint::domain::judge;
use complaint::domain::kept::Kept as _;
use complaint::domain::record::Record;
use complaint::domain::regulations::Regulations;
use complaint::domain::shared::Words;
use complaint::domain::time::Time;
use complaint::finding::Finding;
use complaint::report::Subject;
use complaint::report::explained::proofs;
use complaint::report::groups::USUAL;
use complaint::report::indicators::Scope;
use complaint::report::period::Period;
use complaint::report::summary::summary;
use complaint::report::tally::{CaseRow, Kept, Tallies, Tally, Titles};
use complaint::report::wanted::Wanted;
use complaint::rules::{CheckSettings, Judged, Judging, KeptJudged, RULES, Rule};

/// The cases the rules are shown by, and the shipped ones.
fn records(regulations: &Regulations) -> Vec<Record> {
    let each = RULES.iter().flat_map(|rule| {
        let bad = fixtures(rule.id, "bad");
        bad.into_iter().chain(fixtures(rule.id, "good"))
    });
    let cases = each.filter(Fixture::is_case);
    let mut all: Vec<Record> = cases.map(|case| record(&case, regulations)).collect();
    let calendar = regulations.calendar().unwrap();
    for (path, text) in texts("cases", "yaml") {
        let file = path.strip_prefix(root()).unwrap().to_str().unwrap();
        let parts: Vec<&str> = file.split('/').collect();
        let month = (parts[1].parse().unwrap(), parts[2].parse().unwrap());
        let number = parts[3].trim_end_matches(".yaml");
        all.push(codec::record::read(file, number, month, text, calendar));
    }
    all
}

fn asked(now: Time) -> CheckSettings {
    CheckSettings {
        now,
        warn_within: Some(86_400),
        as_of: true,
        evidence: None,
    }
}

/// All that is found where this is what is known of the record.
fn said<'a>(judging: &Judging<'a>, judged: Judged<'a>, record: &'a Record) -> Vec<Finding> {
    judging.all(vec![judged], None, |_| Some(Cow::Borrowed(record)))
}

impl Held<'_> {
    /// At a moment the same comes of what was kept as of the record.
    fn is_so_at(&self, now: Time, made: &KeptJudged) {
        let asked = asked(now);
        let judging = Judging::new(RULES, (self.regulations, &asked), |_: &Rule| true);
        let file = &self.record.file;
        let mut kept = Judged::found_again(&made.found, file, &judging).unwrap();
        kept.put_told(
            judging
                .told_again(&made.told, &file.as_str().into())
                .unwrap(),
        );
        let kept = said(&judging, kept, self.record);
        let anew = said(&judging, judging.one(self.record, true), self.record);
        let of = &self.record.text;
        assert_eq!(kept, anew, "of {}, at {now}:\n{of}", self.since);
    }
}

struct Held<'r> {
    record: &'r Record,
    regulations: &'r Regulations,
    since: Time,
}

#[test]
fn what_was_found_is_found_until_it_is_said_to_end() {
    let regulations = regulations::read(&policies());
    let mut held = 0;
    for record in &records(&regulations) {
        let Some(case) = &record.case else { continue };
        let hours = [0, 7, 26, 75, 170, 800, 9000];
        for hour in hours {
            let since = case.recorded + TimeDelta::hours(hour) + TimeDelta::minutes(3 * hour);
            let asked = asked(since);
            let judging = Judging::new(RULES, (&regulations, &asked), |_: &Rule| true);
            let (judged, holds) = judging.holding(record);
            let Some(until) = holds.until else { continue };
            let made = judged.kept().unwrap();
            let far = since + TimeDelta::days(4000);
            let last = until.min(far);
            let span = (last - since).num_seconds();
            let of = Held {
                record,
                regulations: &regulations,
                since,
            };
            for part in [1, span / 3, span - 1, span] {
                of.is_so_at(since + TimeDelta::seconds(part.max(0)), &made);
            }
            held += 1;
        }
    }
    assert!(held > 400, "{held}");
}

/// What comparing finds has its places and whose turn it is as long as it says.
#[test]
fn what_was_placed_stands_until_it_is_said_to_end() {
    let regulations = regulations::read(&policies());
    let mut held = 0;
    for record in &records(&regulations) {
        let Some(case) = &record.case else { continue };
        let again = |_: &str| Some(Cow::Borrowed(record));
        for hour in [0, 75, 800] {
            let since = case.recorded + TimeDelta::hours(hour);
            let then = asked(since);
            let judging = Judging::new(RULES, (&regulations, &then), |_: &Rule| true);
            let told: Vec<_> = judging.one(record, true).take_told().into_iter().collect();
            let found = judging.compared(&told, None, &again, |rule| !rule.on_evidence());
            for (file, found) in found {
                let (mut placed, until) = judging.placed(found.clone(), &again);
                let Some(until) = until else { continue };
                for now in [since + (until - since) / 2, until] {
                    let now = asked(now);
                    let later = Judging::new(RULES, (&regulations, &now), |_: &Rule| true);
                    for finding in &mut placed {
                        finding.again(&file, now.now);
                    }
                    assert_eq!(later.placed(found.clone(), &again).0, placed, "{file}");
                    held += 1;
                }
            }
        }
    }
    assert!(held >= 20, "{held}");
}

/// A case as it is measured at a moment, with what may be kept of it and up to when.
struct Measured<'r> {
    subject: Subject<'r>,
    any: Tally,
    until: Option<Time>,
}

fn wanted(regulations: &Regulations, now: Time, period: Option<Period>) -> Wanted<'_> {
    Wanted {
        counted: period.as_ref().map(Period::looked_at),
        shown: period.map(|period| vec![period]),
        by: &USUAL,
        now,
        staff: &regulations.staff,
    }
}

fn measured<'r>(record: &Record, regulations: &'r Regulations, now: Time) -> Option<Measured<'r>> {
    let stands = record.stands_at(now);
    let (case, former) = record.clone().into_known_at(now)?;
    let policy = regulations.policy_of(&case)?;
    let calendar = regulations.calendar_of(policy)?;
    let staff = &regulations.staff;
    let clocks = judge::clocks_of(&case, &former, (policy, calendar, staff), now).0;
    let subject = Subject {
        owner: Subject::whose_turn(&case, Some(policy), staff, &clocks, now),
        clocks,
        case,
        policy: Some(policy),
        calendar,
    };
    let (any, until) = wanted(regulations, now, None).lasting(&subject, &Words::default());
    Some(Measured {
        subject,
        any,
        until: until.filter(|_| stands),
    })
}

/// Indicators: what was measured of a case that is over is so until it is said to end, is read again as it was
/// kept, and tells of a period what measuring for that period would.
#[test]
fn what_was_measured_is_so_until_it_is_said_to_end() {
    let regulations = regulations::read(&policies());
    let made =
        |tally: &Tally| bytes::made(&(tally, tally.titles.kept(), tally.row.as_deref())).unwrap();
    let (mut held, words) = (0, Words::default());
    for record in &records(&regulations) {
        let Some(case) = &record.case else { continue };
        for hour in [26, 170, 800, 2200, 9000] {
            let since = case.recorded + TimeDelta::hours(hour);
            let Some(then) = measured(record, &regulations, since) else {
                continue;
            };
            let kept = made(&then.any);
            let (mut again, rest): (Tally, _) = bytes::remade_first(&kept).unwrap();
            let (titles, row) = bytes::remade_first(rest).unwrap();
            again.titles = Titles::again(titles).unwrap();
            again.row = bytes::remade::<Option<CaseRow>>(row).unwrap().map(Arc::new);
            assert_eq!(made(&again), kept);
            for period in ["2026", "2026-10", "2026-11"] {
                let period = Period::read(period, since.date_naive()).unwrap();
                let wanted = wanted(&regulations, since, Some(period));
                let own = wanted.tally(&then.subject, &words);
                let of = &record.text;
                assert_eq!(made(&wanted.of_any(again.clone())), made(&own), "{of}");
            }
            let Some(until) = then.until else { continue };
            let span = (until.min(since + TimeDelta::days(4000)) - since).num_seconds();
            for part in [1, span / 3, span - 1, span] {
                let now = since + TimeDelta::seconds(part.max(0));
                let later = measured(record, &regulations, now).unwrap();
                let of = &record.text;
                assert_eq!(made(&later.any), kept, "of {since}, at {now}:\n{of}");
            }
            held += 1;
        }
    }
    assert!(held > 100, "{held}");
}

/// Indicators: where nothing of a case reaches the periods a report looks at, its outline tells as much as all
/// that was measured of it.
#[test]
fn an_outline_tells_as_much_of_periods_that_are_not_reached() {
    let regulations = regulations::read(&policies());
    let records = records(&regulations);
    let recorded = records.iter().filter_map(|record| record.case.as_ref());
    let now = recorded.map(|case| case.recorded).max().unwrap() + TimeDelta::days(900);
    let measured = records.iter().map(|it| measured(it, &regulations, now));
    let all: Vec<Tally> = measured.flatten().map(|it| it.any).collect();
    let basis = Basis {
        calendar: regulations.calendar().unwrap(),
        organization: regulations.organization.as_ref(),
    };
    let (mut beyond, mut within) = (0, 0);
    let months = (2024..2030).flat_map(|year| [1, 4, 6, 9, 11, 12].map(|month| (year, month)));
    let months = months.map(|(year, month)| format!("{year}-{month:02}"));
    for period in months.chain(["2024", "2026-H2", "2027", "2029"].map(str::to_owned)) {
        let period = Period::read(&period, now.date_naive()).unwrap();
        let wanted = wanted(&regulations, now, Some(period.clone()));
        let scope = Scope {
            period: &period,
            now,
            staff: &regulations.staff,
        };
        let told = |outlined: bool| {
            let some = |tally: &Tally| {
                if outlined {
                    wanted.kept(tally.clone())
                } else {
                    Kept::Whole(Box::new(wanted.of_any(tally.clone())))
                }
            };
            let cases = Tallies::from(all.iter().map(some).collect::<Vec<Kept>>());
            let summary = summary(&cases, &scope, (&USUAL, false), &basis);
            format!("{summary:?} {:?}", proofs(&cases, &scope))
        };
        assert_eq!(told(true), told(false), "{period:?}");
        let reached = all.iter().filter(|it| wanted.reaches(it.reach())).count();
        within += reached;
        beyond += all.len() - reached;
    }
    assert!(beyond > 500 && within > 500, "{beyond} {within}");
}
