//! Who is to be sanctioned, for how much of the loss, and what is decided so far.

use chrono::{Datelike, Days, NaiveDate};

use super::loss::liability_amounts;
use crate::domain::case::Case;
use crate::domain::case::discipline::{Objection, Sanction};
use crate::domain::case::liability::Who;
use crate::domain::money::Money;
use crate::domain::policy::{Periodic, Policy};
use crate::domain::staff::{Found, Person, Staff};
use crate::domain::time::{Calendar, Time};

/// The periodic duty that says by when last month's sanctions are decided (M-12).
const REVIEW: &str = "sanction-review";

/// A person who is liable, with the part of the loss.
#[derive(Clone, Debug)]
pub struct LiablePerson<'a> {
    /// The person.
    pub person: &'a Person,
    /// The share of the loss; `None` while the loss is not known.
    pub share: Option<Money>,
}

/// The persons named in the liability in force, each once, with all they bear. Units, outside
/// parties and names nobody knows are left out.
pub fn liable_persons<'a>(
    case: &Case,
    policy: &Policy,
    staff: &'a Staff,
    at: (&Calendar, Time),
) -> Vec<LiablePerson<'a>> {
    let amounts = liability_amounts(case, policy, at);
    let mut found: Vec<LiablePerson> = Vec::new();
    for (i, charged) in case.charged().iter().enumerate() {
        let Who::Unit {
            person: Some(name), ..
        } = &charged.liable.who
        else {
            continue;
        };
        let Found::One(person) = staff.person_by(name) else {
            continue;
        };
        let share = amounts.as_ref().and_then(|amounts| amounts.get(i).copied());
        match found.iter_mut().find(|known| known.person.id == person.id) {
            Some(known) => known.share = known.share.zip(share).map(|(a, b)| a + b),
            None => found.push(LiablePerson { person, share }),
        }
    }
    found
}

/// The objections not decided yet, with their number.
pub fn undecided_objections(case: &Case) -> Vec<(usize, &Objection)> {
    let all = case.objections.iter().enumerate();
    let open = all.filter(|(_, objection)| objection.decision.is_none());
    open.map(|(i, objection)| (i + 1, objection)).collect()
}

/// The sanction that counts for a person: the last one filed, with its place in the list.
pub fn sanction_of<'a>(case: &'a Case, person: &Person) -> Option<(usize, &'a Sanction)> {
    let all = case.sanctions.iter().enumerate().rev();
    let mut all = all.filter(|(_, sanction)| person.is(&sanction.person));
    all.next()
}

/// Whether a filed sanction is in force: decided, or filed where the policy asks for no second
/// signature.
pub fn in_force(policy: &Policy, sanction: &Sanction) -> bool {
    sanction.decided.is_some() || !policy.reserves("sanction-approve")
}

/// The last day on which sanctions of a case closed that day are decided in time (M-12), with the
/// duty that says so.
pub fn review_due(policy: &Policy, closed: NaiveDate) -> Option<(NaiveDate, &Periodic)> {
    let mut duties = policy.office.periodic.iter();
    let duty = duties.find(|duty| duty.name == REVIEW)?;
    let month = closed
        .with_day(1)?
        .checked_add_months(chrono::Months::new(1))?;
    let days = duty.by_day.0.clamp(1, u32::from(month.num_days_in_month()));
    Some((
        month.checked_add_days(Days::new(u64::from(days - 1)))?,
        duty,
    ))
}
