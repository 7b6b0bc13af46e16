//! What a sanction in force costs the person in money (M-A3, M-A5, R-2): it is taken in the month after it
//! was decided, and no cap of the deductions covers it (M-B5b).

use super::damages;
use super::discipline::{counting, in_force};
use crate::domain::case::Case;
use crate::domain::case::discipline::Sanction;
use crate::domain::money::Money;
use crate::domain::msg::Arg;
use crate::domain::policy::{Policy, SanctionKind};
use crate::domain::staff::{Found, Person, Staff};
use crate::domain::time::{Calendar, Time};

/// The money of one sanction.
#[derive(Clone, Debug)]
pub struct Fine<'a> {
    /// Whose.
    pub person: &'a Person,
    /// The sanction.
    pub sanction: SanctionKind,
    /// What people call it.
    pub called: Arg,
    /// How many times.
    pub times: u64,
    /// What is taken: from the points, and the least fine for all times, for each of the person's
    /// base points where the regulation says so; and what is repaid of the loss.
    pub amount: Money,
    /// Whether the whole bonus of the month goes besides.
    pub whole_bonus: bool,
    /// When it was decided, or recorded where that is later.
    pub since: Time,
}

/// The money of the sanctions in force, the last of each person counting in each line; points are
/// those of the day it was decided.
pub fn fines<'a>(
    case: &Case,
    policy: &Policy,
    staff: &'a Staff,
    calendar: &Calendar,
) -> Vec<Fine<'a>> {
    let mut fines = Vec::new();
    for (i, sanction) in case.sanctions.iter().enumerate() {
        let Found::One(person) = staff.person_by(&sanction.person) else {
            continue;
        };
        let counted = counting(case, policy, person, |it| in_force(policy, it));
        if !counted.iter().any(|(place, _)| *place == i) {
            continue;
        }
        let stamp = sanction.decided.as_ref().unwrap_or(&sanction.stamp);
        let day = calendar.in_zone(stamp.at).date_naive();
        let points = staff.points_of(person, day).unwrap_or_default();
        let since = stamp.at.max(stamp.recorded);
        let loss = damages::loss(case, policy, calendar);
        let Some(kind) = &sanction.sanction else {
            continue;
        };
        let (amount, whole_bonus) = money(policy, (sanction, kind), points, loss);
        if amount > Money::ZERO || whole_bonus {
            fines.push(Fine {
                person,
                sanction: kind.clone(),
                called: policy.sanction_called(kind),
                times: sanction.times,
                amount,
                whole_bonus,
                since,
            });
        }
    }
    fines
}

/// What it takes, and whether the whole bonus goes besides. Damages are never above the loss.
fn money(
    policy: &Policy,
    (sanction, kind): (&Sanction, &SanctionKind),
    points: u64,
    loss: Option<Money>,
) -> (Money, bool) {
    let band = sanction.share.and_then(|share| policy.sanction_for(share));
    let band = band.filter(|band| band.sanction == *kind);
    let taken = band.and_then(|band| band.points_money).unwrap_or_default();
    let conversion = policy.conversion(kind);
    let fine = conversion.and_then(|it| it.fine_from).unwrap_or_default();
    let bases = if conversion.is_some_and(|it| it.per_base) {
        points
    } else {
        1
    };
    let repaid = sanction.repays.filter(|_| policy.repays(kind));
    let repaid = repaid.map(|repaid| loss.map_or(repaid, |loss| repaid.min(loss)));
    let amount = taken + fine.times(sanction.times.saturating_mul(bases));
    let whole = conversion.is_some_and(|it| it.whole_month_bonus);
    (amount + repaid.unwrap_or_default(), whole)
}
