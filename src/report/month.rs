//! What a month's statistics hold besides figures: who bears what of the cases closed in it, and which
//! countermeasures were checked (M-9.10).

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::{Decimal, RoundingStrategy};

use super::Subject;
use super::period::Period;
use crate::domain::case::action::ActionKind;
use crate::domain::case::liability::Who;
use crate::domain::judge::loss::liability_amounts;
use crate::domain::money::Money;
use crate::domain::posted::{Borne, Measure};
use crate::domain::time::Time;

/// What a unit or an outside party bears of a month's cases.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Burden {
    /// The unit; `None` for an outside party.
    pub unit: Option<String>,
    /// The outside party.
    pub outside: Option<String>,
    /// In how many cases.
    pub cases: usize,
    /// How many cases its shares make up: half of one and all of another are one and a half.
    pub share: Decimal,
    /// That of all of them, in percent with one decimal.
    pub percent: Decimal,
    /// Its part of the losses that are known.
    pub loss: Money,
    /// In how many cases its part of the loss is not known.
    pub unknown: usize,
}

/// The complaints closed in the period that were judged to their end.
fn closed<'a>(
    subjects: &'a [Subject<'a>],
    period: &Period,
) -> impl Iterator<Item = &'a Subject<'a>> {
    subjects.iter().filter(move |subject| {
        let closing = subject.case.closing.as_ref();
        let judged = closing.is_some_and(|closing| !closing.without_duties());
        let at = subject.closed();
        subject.is_complaint() && judged && at.is_some_and(|at| period.holds(at, subject.calendar))
    })
}

/// Who bears what of the cases closed in the period, case by case.
pub fn borne(subjects: &[Subject], period: &Period) -> Vec<Borne> {
    let mut all = Vec::new();
    for subject in closed(subjects, period) {
        let case = &subject.case;
        let amounts = subject
            .policy
            .and_then(|policy| liability_amounts(case, policy, subject.calendar));
        for (i, charged) in case.charged().iter().enumerate() {
            let (unit, outside) = match &charged.liable.who {
                Who::Unit { unit, .. } => (Some(unit.clone()), None),
                Who::Outside(name) => (None, Some(name.clone())),
            };
            all.push(Borne {
                case: case.number.clone(),
                uid: case.uid.clone(),
                item: charged.item,
                unit,
                outside,
                share: charged.liable.share,
                loss: amounts.as_ref().and_then(|amounts| amounts.get(i).copied()),
            });
        }
    }
    all
}

/// The corrective actions of the cases closed in the period; steps of a settlement are none.
pub fn measures(subjects: &[Subject], period: &Period) -> Vec<Measure> {
    let mut all = Vec::new();
    for subject in closed(subjects, period) {
        let day = |at: Time| subject.calendar.in_zone(at).date_naive();
        for (n, action) in (1..).zip(&subject.case.actions) {
            if action.kind == ActionKind::Plan {
                continue;
            }
            all.push(Measure {
                case: subject.case.number.clone(),
                n,
                owner: action.owner.clone(),
                due: action.due,
                done: action.done.as_ref().map(|done| day(done.at)),
                works: action.verified.as_ref().map(|check| check.works),
            });
        }
    }
    all
}

/// The same by who bears it, the most first. The shares of a case make up one, however many items
/// they are of.
pub fn burdens(borne: &[Borne]) -> Vec<Burden> {
    let mut of_case: BTreeMap<&str, Decimal> = BTreeMap::new();
    for one in borne {
        *of_case.entry(&one.case).or_default() += one.share;
    }
    let mut found: Vec<(Burden, BTreeSet<&str>, BTreeSet<&str>)> = Vec::new();
    for one in borne {
        let part = one.share.checked_div(of_case[one.case.as_str()]);
        let same = |(known, ..): &&mut (Burden, BTreeSet<&str>, BTreeSet<&str>)| {
            known.unit == one.unit && known.outside == one.outside
        };
        if found.iter_mut().find(same).is_none() {
            let fresh = Burden {
                unit: one.unit.clone(),
                outside: one.outside.clone(),
                cases: 0,
                share: Decimal::ZERO,
                percent: Decimal::ZERO,
                loss: Money::ZERO,
                unknown: 0,
            };
            found.push((fresh, BTreeSet::new(), BTreeSet::new()));
        }
        let Some((burden, cases, unknown)) = found.iter_mut().find(same) else {
            continue;
        };
        burden.share += part.unwrap_or_default();
        cases.insert(&one.case);
        match one.loss {
            Some(loss) => burden.loss = burden.loss + loss,
            None => drop(unknown.insert(one.case.as_str())),
        }
    }
    let all = Decimal::from(of_case.len());
    let mut burdens: Vec<Burden> = found
        .into_iter()
        .map(|(burden, cases, unknown)| Burden {
            cases: cases.len(),
            unknown: unknown.len(),
            percent: tenths(burden.share * Decimal::ONE_HUNDRED, all),
            share: burden
                .share
                .round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero)
                .normalize(),
            ..burden
        })
        .collect();
    burdens.sort_by(|a, b| {
        let name = |it: &Burden| (it.unit.is_none(), it.unit.clone(), it.outside.clone());
        b.percent
            .cmp(&a.percent)
            .then_with(|| name(a).cmp(&name(b)))
    });
    burdens
}

fn tenths(part: Decimal, of: Decimal) -> Decimal {
    let share = part.checked_div(of).unwrap_or_default();
    let mut share = share.round_dp_with_strategy(1, RoundingStrategy::MidpointAwayFromZero);
    share.rescale(1);
    share
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(case: &str, unit: &str, share: i64, loss: Option<&str>) -> Borne {
        let ours = !unit.starts_with("outside");
        Borne {
            case: case.to_owned(),
            uid: None,
            item: None,
            unit: ours.then(|| unit.to_owned()),
            outside: (!ours).then(|| unit.to_owned()),
            share: Decimal::from(share),
            loss: loss.map(|loss| loss.parse().unwrap()),
        }
    }

    /// M-9.10: a case is one however many share it and however many items it has; what is not known of
    /// a loss is counted, not taken for nothing.
    #[test]
    fn m_9_10_the_shares_of_a_month_make_up_its_cases() {
        let all = [
            one("1", "a", 70, Some("70.00")),
            one("1", "outside b", 30, Some("30.00")),
            one("2", "a", 100, None),
            one("2", "c", 100, None),
        ];
        let told = burdens(&all);
        let named: Vec<(String, usize, String, String, String, usize)> = told
            .iter()
            .map(|it| {
                let who = it.unit.clone().or(it.outside.clone()).unwrap();
                let (share, percent) = (it.share.to_string(), it.percent.to_string());
                (
                    who,
                    it.cases,
                    share,
                    percent,
                    it.loss.to_string(),
                    it.unknown,
                )
            })
            .collect();
        let row = |who: &str, cases, share: &str, percent: &str, loss: &str, unknown| {
            let text = str::to_owned;
            (
                text(who),
                cases,
                text(share),
                text(percent),
                text(loss),
                unknown,
            )
        };
        assert_eq!(
            named,
            [
                row("a", 2, "1.2", "60.0", "70.00", 1),
                row("c", 1, "0.5", "25.0", "0.00", 1),
                row("outside b", 1, "0.3", "15.0", "30.00", 0),
            ]
        );
        assert!(burdens(&[]).is_empty());
    }
}
