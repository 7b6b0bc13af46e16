//! What a sanction in force costs the person in money (M-A3, M-A5): it is taken in the month after it
//! was decided, and no cap of the deductions covers it (M-B5b).

use chrono::NaiveDate;

use super::discipline::in_force;
use crate::domain::case::Case;
use crate::domain::case::discipline::Sanction;
use crate::domain::money::Money;
use crate::domain::policy::{Policy, SanctionKind};
use crate::domain::staff::{Found, Person, Staff};
use crate::domain::time::Time;

/// The money of one sanction.
#[derive(Clone, Debug)]
pub struct Fine<'a> {
    /// Whose.
    pub person: &'a Person,
    /// The sanction.
    pub sanction: SanctionKind,
    /// How many times.
    pub times: u64,
    /// What is taken: from the points, and the least fine for all times, for each of the person's
    /// base points where the regulation says so.
    pub amount: Money,
    /// Whether the whole bonus of the month goes besides.
    pub whole_bonus: bool,
    /// When it was decided, or recorded where that is later.
    pub since: Time,
}

/// The money of the sanctions in force, the last of each person counting; points are those of the
/// day it was decided.
pub fn fines<'a>(
    case: &Case,
    policy: &Policy,
    staff: &'a Staff,
    day: impl Fn(Time) -> NaiveDate,
) -> Vec<Fine<'a>> {
    let mut fines: Vec<Fine> = Vec::new();
    for sanction in case.sanctions.iter().rev() {
        let Found::One(person) = staff.person_by(&sanction.person) else {
            continue;
        };
        let known = fines.iter().any(|fine| fine.person.id == person.id);
        if known || !in_force(policy, sanction) {
            continue;
        }
        let stamp = sanction.decided.as_ref().unwrap_or(&sanction.stamp);
        let points = staff.points_of(person, day(stamp.at)).unwrap_or_default();
        if let Some((kind, amount, whole_bonus)) = money(policy, sanction, points) {
            fines.push(Fine {
                person,
                sanction: kind,
                times: sanction.times,
                amount,
                whole_bonus,
                since: stamp.at.max(stamp.recorded),
            });
        }
    }
    fines.reverse();
    fines
}

fn money(policy: &Policy, sanction: &Sanction, points: u64) -> Option<(SanctionKind, Money, bool)> {
    let kind = sanction.sanction?;
    let band = sanction.share.and_then(|share| policy.sanction_for(share));
    let band = band.filter(|band| band.sanction == kind);
    let taken = band.and_then(|band| band.points_money).unwrap_or_default();
    let conversion = policy.conversion(kind);
    let fine = conversion.and_then(|it| it.fine_from).unwrap_or_default();
    let bases = if conversion.is_some_and(|it| it.per_base) {
        points
    } else {
        1
    };
    let amount = taken + fine.times(sanction.times.saturating_mul(bases));
    let whole = conversion.is_some_and(|it| it.whole_month_bonus);
    (amount > Money::ZERO || whole).then_some((kind, amount, whole))
}
