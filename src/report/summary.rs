//! The management report: indicators of all cases, the same by group, and the cases themselves.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::Subject;
use super::improvement::{Improvement, improvement};
use super::indicators::{Indicators, Scope, gross_days, indicators, net_days};
use super::period::Period;
use crate::domain::case::investigation::Outcome;
use crate::domain::case::liability::Who;
use crate::domain::case::remedy::Commitment;
use crate::domain::case::settlement::Settlement;
use crate::domain::case::status::Status;
use crate::domain::judge::State;
use crate::domain::money::Money;
use crate::domain::reader::Word;
use crate::domain::time::Time;
use crate::words;

words! {
    /// What cases are grouped by.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
    pub enum Group {
        /// The class (M-5).
        Class = "class",
        /// The liable unit; a case with several counts in each (M-9.10).
        Unit = "unit",
        /// Who holds it.
        Owner = "owner",
        /// The customer.
        Customer = "customer",
        /// The category.
        Category = "category",
        /// The grade.
        Grade = "grade",
        /// Home or abroad.
        Origin = "origin",
        /// How it came.
        Channel = "channel",
        /// The defect code.
        Defect = "defect",
        /// The part number.
        Part = "part",
    }
}

/// The groups of a report that asks for none.
pub const USUAL: [Group; 3] = [Group::Class, Group::Unit, Group::Owner];

/// The indicators of each group, by its name; `None` holds the cases that do not say.
pub type Groups = BTreeMap<Option<String>, Indicators>;

/// A report.
#[derive(Clone, Debug)]
pub struct Summary {
    /// What it is about.
    pub period: Period,
    /// When it was made.
    pub now: Time,
    /// The indicators of all cases.
    pub all: Indicators,
    /// The same by group.
    pub by: Vec<(Group, Groups)>,
    /// Whether things get better.
    pub improvement: Improvement,
    /// The complaints received, decided, closed or due in the period, and those overdue now; by
    /// number.
    pub cases: Vec<Line>,
}

/// A case of a report.
#[derive(Clone, Debug)]
pub struct Line {
    /// The number.
    pub number: String,
    /// The status.
    pub status: Status,
    /// The customer.
    pub customer: Option<String>,
    /// The title.
    pub title: Option<String>,
    /// The class.
    pub class: Option<String>,
    /// Who holds it.
    pub owner: String,
    /// The liable units and outside parties with their shares in percent.
    pub liable: Vec<(String, Decimal)>,
    /// When it was received.
    pub received: Time,
    /// When it was closed.
    pub closed: Option<Time>,
    /// Until when it had to be.
    pub due: Option<Time>,
    /// Whether it was; `None` while that is open.
    pub on_time: Option<bool>,
    /// Seconds past the overall due.
    pub late_by: i64,
    /// Received to closed in days of 24 hours.
    pub gross: Option<Decimal>,
    /// The same in the policy's counting, less pauses.
    pub net: Option<Decimal>,
    /// Established or not.
    pub outcome: Option<Outcome>,
    /// What was committed to the customer.
    pub committed: Option<Commitment>,
    /// What the customer claimed.
    pub claimed: Option<Money>,
}

/// The report of these cases.
pub fn summary(subjects: &[Subject], scope: &Scope, groups: &[Group]) -> Summary {
    let everyone: Vec<&Subject> = subjects.iter().collect();
    let by: Vec<(Group, Groups)> = groups
        .iter()
        .map(|group| (*group, grouped(&everyone, scope, *group)))
        .collect();
    let mut cases: Vec<Line> = everyone
        .iter()
        .filter(|subject| listed(subject, scope))
        .map(|subject| line(subject))
        .collect();
    cases.sort_by(|a, b| a.number.cmp(&b.number));
    Summary {
        period: scope.period.clone(),
        now: scope.now,
        all: indicators(&everyone, scope),
        improvement: improvement(subjects, scope, &by),
        by,
        cases,
    }
}

fn grouped(subjects: &[&Subject], scope: &Scope, group: Group) -> Groups {
    let mut members: BTreeMap<Option<String>, Vec<&Subject>> = BTreeMap::new();
    for subject in subjects.iter().filter(|subject| belongs(subject, scope)) {
        for name in names(subject, group) {
            members.entry(name).or_default().push(subject);
        }
    }
    let measured = members.into_iter();
    measured
        .map(|(name, members)| (name, indicators(&members, scope)))
        .collect()
}

/// Whether an indicator of the period can count the case: what is open is counted as of now.
fn belongs(subject: &Subject, scope: &Scope) -> bool {
    subject.is_complaint() && (!subject.case.ended() || touches(subject, scope))
}

/// Whether the report lists the case.
fn listed(subject: &Subject, scope: &Scope) -> bool {
    let overdue = !subject.case.ended() && subject.most_overdue().is_some();
    subject.is_complaint() && (overdue || touches(subject, scope))
}

/// Whether something of the case falls into the period.
fn touches(subject: &Subject, scope: &Scope) -> bool {
    let within = |time: Time| scope.period.holds(time, subject.calendar);
    let case = &subject.case;
    let decided = case.investigation.as_ref().map(|found| found.stamp.at);
    let times = [Some(case.received), subject.closed(), decided];
    let dues = subject.clocks.iter().map(|clock| clock.due);
    times.into_iter().flatten().chain(dues).any(within)
}

fn names(subject: &Subject, group: Group) -> BTreeSet<Option<String>> {
    let case = &subject.case;
    let one = |name: Option<&str>| BTreeSet::from([name.map(str::to_owned)]);
    match group {
        Group::Class => one(case.class.as_deref()),
        Group::Owner => one(Some(subject.owner())),
        Group::Customer => one(case.customer.name.as_deref()),
        Group::Category => one(case.category.as_deref()),
        Group::Grade => one(case.grade.as_deref()),
        Group::Origin => one(case.policy_facts().origin()),
        Group::Channel => one(case.channel.map(Word::word)),
        Group::Defect => {
            let found = case.investigation.as_ref();
            one(found.and_then(|found| found.defect.as_deref()))
        }
        Group::Part => one(case.product.part.as_deref()),
        Group::Unit => {
            let units: BTreeSet<_> = case
                .liability()
                .iter()
                .map(|l| Some(party(&l.who)))
                .collect();
            if units.is_empty() { one(None) } else { units }
        }
    }
}

/// Who is liable, as one name.
fn party(who: &Who) -> String {
    match who {
        Who::Unit { unit, .. } => unit.clone(),
        Who::Outside(name) => name.clone(),
    }
}

fn line(subject: &Subject) -> Line {
    let case = &subject.case;
    let overall = subject.overall();
    let shares = case.liability().iter();
    Line {
        number: case.number.clone(),
        status: case.derived_status(),
        customer: case.customer.name.clone(),
        title: case.title.clone(),
        class: case.class.clone(),
        owner: subject.owner().to_owned(),
        liable: shares.map(|l| (party(&l.who), l.share)).collect(),
        received: subject.calendar.in_zone(case.received),
        closed: subject.closed().map(|at| subject.calendar.in_zone(at)),
        due: overall.map(|clock| clock.due),
        on_time: overall.and_then(|clock| match clock.state {
            State::Met => Some(true),
            State::Late | State::Overdue => Some(false),
            State::Running | State::Paused => None,
        }),
        late_by: overall.map_or(0, |clock| clock.late_by),
        gross: gross_days(subject),
        net: net_days(subject),
        outcome: case.investigation.as_ref().map(|found| found.outcome),
        committed: case.current.settlement.as_ref().map(Settlement::commitment),
        claimed: case.claimed,
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::super::samples::{at, regulations, subject};
    use super::*;

    /// M-9.10: a case with two liable units counts in both groups, and once in all.
    #[test]
    fn a_case_counts_with_each_liable_unit() {
        let regulations = regulations();
        let now = at("2026-10-20T09:00");
        let lines = "received: 2026-10-01T09:00:00+08:00\n\
            investigation:\n  at: 2026-10-04T09:00:00+08:00\n  by: a@example.com\n  outcome: upheld\n  \
            liability: [{unit: drilling, share: 60}, {outside: ink, share: 40}]\n";
        let subjects = [
            subject(&regulations, "261001", lines, now),
            subject(
                &regulations,
                "261002",
                "received: 2026-10-02T09:00:00+08:00\n",
                now,
            ),
            subject(
                &regulations,
                "260901",
                "received: 2026-09-01T09:00:00+08:00\n\
                closing: {at: 2026-09-02T09:00:00+08:00, by: a@example.com}\n",
                now,
            ),
        ];
        let period = Period::read("2026-10", NaiveDate::default()).unwrap();
        let scope = Scope {
            period: &period,
            now,
            staff: &regulations.staff,
        };
        let report = summary(&subjects, &scope, &[Group::Unit]);
        let (_, groups) = &report.by[0];
        let received: Vec<_> = groups
            .iter()
            .map(|(name, kpi)| (name.as_deref(), kpi.received))
            .collect();
        assert_eq!(
            received,
            [(None, 1), (Some("drilling"), 1), (Some("ink"), 1)]
        );
        assert_eq!(report.all.received, 2);
        let listed: Vec<_> = report
            .cases
            .iter()
            .map(|case| case.number.as_str())
            .collect();
        assert_eq!(listed, ["261001", "261002"]);
    }
}
