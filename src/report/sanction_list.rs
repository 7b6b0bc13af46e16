//! What personnel publishes (M-12): the sanctions decided on the cases closed in a month.
//!
//! A sanction that was decided after the day of its case's month belongs to the month it was decided in:
//! it is published by the day of that one.

use chrono::NaiveDate;

use super::Subject;
use super::indicators::Scope;
use super::period::Period;
use crate::domain::case::discipline::Sanction;
use crate::domain::judge::discipline::{in_force, publishing_due, review_due, sanctions_of_each};
use crate::domain::judge::{Fine, fines};
use crate::domain::money::Money;
use crate::domain::msg::Arg;
use crate::domain::policy::{Policy, SanctionKind};
use crate::domain::staff::{Found, Staff};
use crate::domain::time::Time;

/// The list of a period.
#[derive(Clone, Debug)]
pub struct SanctionList {
    /// The cases of which time.
    pub period: Period,
    /// When it was made.
    pub now: Time,
    /// The sanctions, by case.
    pub lines: Vec<SanctionLine>,
}

/// A sanction to be published.
#[derive(Clone, Debug)]
pub struct SanctionLine {
    /// The case.
    pub number: String,
    /// Its policy.
    pub policy: String,
    /// The person's address.
    pub person: String,
    /// The unit they were in on the day of the decision.
    pub unit: Option<String>,
    /// The sanction.
    pub sanction: SanctionKind,
    /// What people call it.
    pub called: Arg,
    /// How many times.
    pub times: u64,
    /// The ground (M-A4).
    pub ground: Option<String>,
    /// What is taken of them for it.
    pub fine: Option<Money>,
    /// Whether the whole bonus of a month goes.
    pub whole_bonus: bool,
    /// The superior who is sanctioned jointly (M-A3).
    pub superior: Option<String>,
    /// When it was decided.
    pub decided: Time,
    /// By whom.
    pub decided_by: String,
    /// Until when it is to be published.
    pub due: Option<Time>,
    /// When it was.
    pub published: Option<Time>,
}

/// The list.
pub fn sanction_list(subjects: &[Subject], scope: &Scope) -> SanctionList {
    let mut list = SanctionList {
        period: scope.period.clone(),
        now: scope.now,
        lines: Vec::new(),
    };
    for subject in subjects {
        let (Some(policy), Some(closed)) = (subject.policy, subject.closed()) else {
            continue;
        };
        let closed = subject.calendar.in_zone(closed).date_naive();
        let fines = fines(&subject.case, policy, scope.staff, subject.calendar);
        for (_, sanction) in sanctions_of_each(&subject.case, policy, scope.staff) {
            let month = falls_on((subject, policy), sanction, closed);
            let asked = scope.period.from <= month && month <= scope.period.to;
            if asked && in_force(policy, sanction) {
                let law = (policy, scope.staff);
                list.lines
                    .extend(line(subject, law, sanction, &fines, closed));
            }
        }
    }
    list.lines
        .sort_by(|a, b| (&a.number, &a.person).cmp(&(&b.number, &b.person)));
    list
}

/// A day of the month whose list it stands on: that of the closing, or of the decision where it came too
/// late for that.
fn falls_on(
    (subject, policy): (&Subject, &Policy),
    sanction: &Sanction,
    closed: NaiveDate,
) -> NaiveDate {
    let stamp = sanction.decided.as_ref().unwrap_or(&sanction.stamp);
    let decided = subject.calendar.in_zone(stamp.at).date_naive();
    match review_due((policy, subject.calendar), closed) {
        Some((due, _)) if stamp.at <= due => closed,
        Some(_) => decided,
        None => closed.max(decided),
    }
}

/// What is told of a sanction; nothing where it is none.
fn line(
    subject: &Subject,
    (policy, staff): (&Policy, &Staff),
    sanction: &Sanction,
    fines: &[Fine],
    closed: NaiveDate,
) -> Option<SanctionLine> {
    let kind = sanction.sanction.clone()?;
    let stamp = sanction.decided.as_ref().unwrap_or(&sanction.stamp);
    let person = match staff.person_by(&sanction.person) {
        Found::One(person) => Some(person),
        _ => None,
    };
    let day = subject.calendar.in_zone(stamp.at).date_naive();
    let unit = person.and_then(|person| staff.unit_of(person, day));
    let fine = fines.iter().find(|fine| {
        let theirs = person.is_some_and(|person| person.id == fine.person.id);
        theirs && fine.sanction == kind
    });
    Some(SanctionLine {
        number: subject.case.number.clone(),
        policy: policy.id.clone(),
        person: sanction.person.clone(),
        unit: unit.map(|unit| unit.id.clone()),
        called: policy.sanction_called(&kind),
        sanction: kind,
        times: sanction.times,
        ground: sanction.ground.clone(),
        fine: fine.map(|fine| fine.amount),
        whole_bonus: fine.is_some_and(|fine| fine.whole_bonus),
        superior: sanction.superior.clone(),
        decided: stamp.at,
        decided_by: stamp.by.clone(),
        due: publishing_due((policy, subject.calendar), sanction, closed),
        published: sanction.published.as_ref().map(|stamp| stamp.at),
    })
}
