//! More complaints of a product or a defect than chance explains (C-11).

use std::collections::BTreeMap;

use super::rule::{Check, Findings, Rule};
use super::told::{Across, Told};
use crate::domain::control::{Chart, Control, Point, Signal};
use crate::domain::exposure::Basis;
use crate::domain::month::Month;
use crate::domain::time::Time;
use crate::domain::tree::Path;
use crate::finding::{FindingKind, Severity};
use crate::msg;

pub const RULE: Rule = Rule {
    id: "special-cause",
    severity: Severity::Warning,
    kind: FindingKind::Signal,
    holds: &["C-11", "L-6"],
    check: Check::Across(None, check),
};

/// Months that are looked at, this one and the last among them.
const MONTHS: usize = 13;

/// Fewer complaints in a month are never told: of what is rare a single one would be beyond its limit.
const FEWEST: u64 = 3;

/// The cases of a product family or a defect of a policy, month by month: how many, and the newest.
type Series<'v, 'a> = BTreeMap<Month, (u64, &'v Told<'a>)>;

/// What is counted of a policy: a field, with what stands in it.
type Counting<'v> = (&'v str, (&'static str, &'static str), &'v str);

fn check(across: &Across, report: &mut Findings) {
    let Some((months, basis, now)) = looked_at(across) else {
        return;
    };
    let (_, numbers) = basis.of(&months, now);
    for ((_, (section, field), _), series) in &series(across.told, &months) {
        let path = Path::root().key(section).key(field);
        let counts: Vec<_> = months
            .iter()
            .zip(&numbers)
            .map(|(month, by)| {
                (
                    *month,
                    series.get(month).map_or(0, |(count, _)| *count),
                    *by,
                )
            })
            .collect();
        let mut recent = counts.iter().rev().take(2);
        if recent.all(|(_, count, _)| *count < FEWEST) {
            continue;
        }
        let control = Control::of(Chart::Rate, &counts);
        let recent = control.points.iter().rev().take(2);
        for point in recent.rev().filter(|point| point.count >= FEWEST) {
            let rising = matches!(point.signal, Some(Signal::Above | Signal::RunAbove));
            let newest = series.get(&point.month).map(|(_, newest)| newest);
            if let Some(newest) = newest.filter(|_| rising) {
                rising_in(report, newest, &path, (point, &control));
            }
        }
    }
}

fn rising_in(
    report: &mut Findings,
    newest: &Told,
    path: &Path,
    (point, control): (&Point, &Control),
) {
    let usual = control.middle.unwrap_or_default() * point.of;
    let count = point.count.to_string();
    let month = point.month.to_string();
    let usual = usual.round_dp(1).normalize().to_string();
    let what = match point.signal {
        Some(Signal::RunAbove) => {
            msg!(
                "check-special-cause-run",
                count = count,
                month = month,
                usual = usual
            )
        }
        _ => msg!(
            "check-special-cause",
            count = count,
            month = month,
            usual = usual
        ),
    };
    let finding = report.across(newest, path.clone(), what);
    finding.about = Some(month_of(point));
    finding.help = Some(msg!("check-special-cause-help"));
}

/// A finding of another month is another one.
fn month_of(point: &Point) -> String {
    point.month.to_string()
}

/// The months up to now, since the first complaint there is, with what they are divided by.
fn looked_at<'a>(across: &Across<'_, 'a>) -> Option<(Vec<Month>, Basis<'a>, Time)> {
    let calendar = across.regulations.calendar()?;
    let now = across.asked.now;
    let basis = Basis {
        calendar,
        organization: across.regulations.organization.as_ref(),
    };
    let received = across.told.iter().filter_map(|told| told.case.as_ref());
    let begun = received.map(|case| Month::of(calendar.in_zone(case.received).date_naive()));
    let begun = begun.min()?;
    let this = Month::of(calendar.in_zone(now).date_naive());
    let months = std::iter::successors(Some(this), |month| Some(month.previous()));
    let mut months: Vec<Month> = months
        .take(MONTHS)
        .take_while(|month| *month >= begun)
        .collect();
    months.reverse();
    Some((months, basis, now))
}

/// What tells which of two came later.
fn came<'v>(told: &'v Told) -> (Option<Time>, &'v str) {
    let received = told.case.as_ref().map(|case| case.received);
    (received, told.known_as())
}

/// The complaints of these months, which are in order, by policy, field and what stands in it.
fn series<'v, 'a>(
    all_told: &'v [Box<Told<'a>>],
    months: &[Month],
) -> BTreeMap<Counting<'v>, Series<'v, 'a>> {
    let mut all: BTreeMap<Counting, Series> = BTreeMap::new();
    let cases = all_told.iter().filter_map(|told| {
        let case = told.case.as_ref()?;
        Some((&**told, case, case.counted.as_ref()?, case.calendar?))
    });
    for (told, case, counted, calendar) in cases {
        let month = Month::of(calendar.in_zone(case.received).date_naive());
        if months.binary_search(&month).is_err() {
            continue;
        }
        let defect = counted.defect.iter();
        let defect = defect.map(|name| (("investigation", "defect"), name));
        let family = counted.family.iter();
        let family = family.map(|family| (("product", family.field), &family.name));
        for (place, name) in family.chain(defect) {
            let series = all.entry((&case.policy_id, place, name)).or_default();
            let (count, newest) = series.entry(month).or_insert((0, told));
            *count += 1;
            if came(newest) < came(told) {
                *newest = told;
            }
        }
    }
    all
}
