//! Persons on a form: sanctions in force and what is deducted from whom (M-12, M-A5, M-B3).

use super::datum::{Datum, Row, maybe, text, who};
use super::matter::Matter;
use super::rows::at;
use crate::domain::case::discipline::Sanction;
use crate::domain::judge::deductions::bearing;
use crate::domain::judge::discipline::{in_force, sanctions_of_each};
use crate::domain::judge::{fines, liability_amounts};
use crate::domain::money::Money;
use crate::domain::policy::term;
use crate::domain::schema::Stamp;
use crate::domain::staff::{Found, Staff};
use crate::domain::time::Time;

/// The sanctions that count and are in force.
pub(super) fn sanctions<'a>(matter: &Matter<'a>) -> Vec<&'a Sanction> {
    let each = sanctions_of_each(matter.case, matter.policy, matter.staff).into_iter();
    let each = each.map(|(_, sanction)| sanction);
    let counting = each.filter(|it| it.sanction.is_some() && in_force(matter.policy, it));
    counting.collect()
}

/// One of them.
pub(super) fn sanction(it: Option<(&Sanction, &Matter)>) -> Row {
    let own = it.map(|(sanction, _)| sanction);
    let kind = it.and_then(|(own, matter)| Some((own.sanction.as_ref()?, matter)));
    let ground = it.and_then(|(own, matter)| Some((own.ground.as_ref()?, matter)));
    let stamp = own.map(|it| it.decided.as_ref().unwrap_or(&it.stamp));
    let decided = it.zip(stamp);
    let unit = decided.and_then(|((own, matter), stamp)| unit(matter, &own.person, stamp.at));
    let published = it.and_then(|(own, matter)| Some((own.published.as_ref()?, matter)));
    vec![
        ("person", who(own.map(|it| it.person.as_str()))),
        ("unit", who(unit)),
        (
            "sanction",
            maybe(kind, |(kind, it)| {
                Datum::Said(it.policy.sanction_called(kind))
            }),
        ),
        ("times", maybe(own, |it| Datum::Count(it.times))),
        ("share", maybe(own.and_then(|it| it.share), Datum::Money)),
        (
            "ground",
            maybe(ground, |(id, it)| {
                let grounds = &it.policy.consequences.grounds;
                term(grounds, id).map_or_else(
                    || Datum::Text(id.clone()),
                    |ground| Datum::Said((&ground.title).into()),
                )
            }),
        ),
        ("superior", who(own.and_then(|it| it.superior.as_deref()))),
        ("repays", maybe(own.and_then(|it| it.repays), Datum::Money)),
        ("fine", maybe(it.and_then(fine), Datum::Money)),
        ("by", who(stamp.map(|stamp| stamp.by.as_str()))),
        (
            "at",
            maybe(decided, |((_, it), stamp)| at(it.calendar, stamp.at)),
        ),
        (
            "published",
            maybe(published, |(stamp, it): (&Stamp, _)| {
                at(it.calendar, stamp.at)
            }),
        ),
        ("reason", text(own.and_then(|it| it.reason.as_ref()))),
    ]
}

/// What it takes from the person's bonus, where that is a sum.
fn fine((sanction, matter): (&Sanction, &Matter)) -> Option<Money> {
    let Found::One(person) = matter.staff.person_by(&sanction.person) else {
        return None;
    };
    let all = fines(matter.case, matter.policy, matter.staff, matter.calendar);
    let mut own = all.into_iter();
    let own = own
        .find(|it| it.person.id == person.id && Some(&it.sanction) == sanction.sanction.as_ref());
    own.map(|it| it.amount)
        .filter(|amount| *amount > Money::ZERO)
}

fn unit<'a>(matter: &Matter<'a>, person: &str, when: Time) -> Option<&'a str> {
    let staff: &'a Staff = matter.staff;
    let Found::One(person) = staff.person_by(person) else {
        return None;
    };
    let day = matter.calendar.in_zone(when).date_naive();
    staff.unit_of(person, day).map(|unit| unit.id.as_str())
}

/// What a person pays of the loss of a liable unit.
pub(super) fn deduction(it: Option<(&str, Option<&str>, Money)>) -> Row {
    vec![
        ("person", who(it.map(|(person, ..)| person))),
        ("unit", who(it.and_then(|(_, unit, _)| unit))),
        ("amount", maybe(it, |(.., amount)| Datum::Money(amount))),
    ]
}

/// What each pays (M-B3); as it was stored at the closing, else by the staff of now.
pub(super) fn deductions(matter: &Matter) -> Vec<Row> {
    let (case, policy, staff) = (matter.case, matter.policy, matter.staff);
    let Some(rule) = &policy.consequences.deduction else {
        return Vec::new();
    };
    let losses = liability_amounts(case, policy, matter.calendar);
    let stored = case.bases();
    let closing = case.closing.as_ref();
    let decided = closing.map_or(matter.now, |closing| closing.stamp.at);
    let day = matter.calendar.in_zone(decided).date_naive();
    let mut rows = Vec::new();
    for (charged, loss) in case.charged().iter().zip(losses.unwrap_or_default()) {
        let Some(bearing) = bearing(rule, staff, &stored, (&charged.liable.who, day)) else {
            continue;
        };
        for part in bearing.parts(rule, staff, loss) {
            if part.amount > Money::ZERO {
                let own = unit(matter, part.payer.email, decided);
                let unit = bearing.unit().or(own);
                rows.push(deduction(Some((part.payer.email, unit, part.amount))));
            }
        }
    }
    rows
}
