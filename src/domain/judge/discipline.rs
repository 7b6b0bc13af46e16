//! Who is to be sanctioned, for how much of the loss, and what is decided so far.

use chrono::NaiveDate;

use super::loss::liability_amounts;
use super::periodic;
use crate::domain::case::Case;
use crate::domain::case::discipline::{Objection, Sanction};
use crate::domain::case::fact::Fact;
use crate::domain::case::liability::Who;
use crate::domain::case::stamp::Stamp;
use crate::domain::money::Money;
use crate::domain::month::Month;
use crate::domain::policy::{Periodic, Policy, SanctionKind};
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
    calendar: &Calendar,
) -> Vec<LiablePerson<'a>> {
    let amounts = liability_amounts(case, policy, calendar);
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

/// The sanction that counts for a person: the last one filed, with its place in the list. What
/// stands beside it is not meant.
pub fn sanction_of<'a>(
    case: &'a Case,
    policy: &Policy,
    person: &Person,
) -> Option<(usize, &'a Sanction)> {
    let mut all = counting(case, policy, person, |_| true).into_iter();
    all.find(|(_, sanction)| own_line(policy, sanction).is_none())
}

/// The line a sanction belongs to, in which the last one counts: a kind that stands beside others
/// is a line of its own.
pub fn own_line<'s>(policy: &Policy, sanction: &'s Sanction) -> Option<&'s SanctionKind> {
    let kind = sanction.sanction.as_ref()?;
    policy.stands_beside(kind).then_some(kind)
}

/// The sanctions of a person that count, of those that are asked for: the last one of each line,
/// with its place. That there is none ends them all.
pub fn counting<'a>(
    case: &'a Case,
    policy: &Policy,
    person: &Person,
    asked: impl Fn(&Sanction) -> bool,
) -> Vec<(usize, &'a Sanction)> {
    let mut found: Vec<(usize, &Sanction)> = Vec::new();
    for (i, sanction) in case.sanctions.iter().enumerate().rev() {
        if !person.is(&sanction.person) || !asked(sanction) {
            continue;
        }
        let line = own_line(policy, sanction);
        if !found.iter().any(|(_, it)| own_line(policy, it) == line) {
            found.push((i, sanction));
        }
        if sanction.sanction.is_none() {
            break;
        }
    }
    found.reverse();
    found
}

/// The sanctions that count: the last one filed of each person in each line, with its place in the
/// list.
pub fn sanctions_of_each<'a>(
    case: &'a Case,
    policy: &Policy,
    staff: &Staff,
) -> Vec<(usize, &'a Sanction)> {
    let mut found: Vec<_> = case.sanctions.iter().enumerate().collect();
    found.retain(|(i, sanction)| match staff.person_by(&sanction.person) {
        Found::One(person) => {
            let own = counting(case, policy, person, |_| true);
            own.iter().any(|(place, _)| place == i)
        }
        _ => true,
    });
    found
}

/// Whether a filed sanction is in force: decided, or filed where the policy asks for no second
/// signature.
pub fn in_force(policy: &Policy, sanction: &Sanction) -> bool {
    sanction.decided.is_some() || !policy.reserves("sanction-approve")
}

/// What a policy calls the permission to decide what is filed.
pub const DECIDING_RIGHT: &str = "sanction-approve";

/// What the policy calls the permission to publish: one of its own, else that to file.
pub fn publishing_right(policy: &Policy) -> &'static str {
    const OWN: &str = "sanction-publish";
    if policy.reserves(OWN) {
        OWN
    } else {
        "sanction"
    }
}

/// What becomes of a filed sanction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Somebody with the role decides it.
    Decided,
    /// It is published (M-A7, M-12).
    Published,
}

impl Mark {
    /// The sanctions that wait for it, of one person or all, by their places. Only what counts and
    /// is in force is published.
    pub fn waiting(
        self,
        (case, policy, staff): (&Case, &Policy, &Staff),
        person: Option<&Person>,
    ) -> Vec<usize> {
        let open: Vec<(usize, &Sanction)> = match self {
            Self::Decided => {
                let all = case.sanctions.iter().enumerate();
                all.filter(|(_, it)| it.decided.is_none()).collect()
            }
            Self::Published => unpublished(case, policy, staff),
        };
        let open = open.into_iter();
        open.filter(|(_, it)| person.is_none_or(|person| person.is(&it.person)))
            .map(|(i, _)| i)
            .collect()
    }

    /// The fact, of the sanction in this place.
    pub fn fact(self, place: usize, stamp: Stamp) -> Fact {
        match self {
            Self::Decided => Fact::SanctionDecided((place, stamp)),
            Self::Published => Fact::SanctionPublished((place, stamp)),
        }
    }
}

/// The sanctions that count, are in force and not published; that there is none is not published.
pub fn unpublished<'a>(
    case: &'a Case,
    policy: &Policy,
    staff: &Staff,
) -> Vec<(usize, &'a Sanction)> {
    let mut found = sanctions_of_each(case, policy, staff);
    found.retain(|(_, it)| it.sanction.is_some() && it.published.is_none() && in_force(policy, it));
    found
}

/// The last moment at which a sanction in force of a case closed that day is published in time (M-12):
/// that of the case's month, or our choice, of the month it was decided in where that was later.
pub fn publishing_due(
    (policy, calendar): (&Policy, &Calendar),
    sanction: &Sanction,
    closed: NaiveDate,
) -> Option<Time> {
    let stamp = sanction.decided.as_ref().unwrap_or(&sanction.stamp);
    let (due, _) = review_due((policy, calendar), closed)?;
    if stamp.at <= due {
        return Some(due);
    }
    let decided = calendar.in_zone(stamp.at).date_naive();
    review_due((policy, calendar), decided).map(|(due, _)| due)
}

/// The last moment at which sanctions of a case closed that day are decided in time (M-12), with the
/// duty that says so.
pub fn review_due<'a>(
    (policy, calendar): (&'a Policy, &Calendar),
    closed: NaiveDate,
) -> Option<(Time, &'a Periodic)> {
    let mut duties = policy.office.periodic.iter();
    let duty = duties.find(|duty| duty.name == REVIEW)?;
    let (due, _) = periodic::due_in(duty, Month::of(closed).next(), calendar)?;
    Some((due, duty))
}
