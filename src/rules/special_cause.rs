//! More complaints of a product or a defect than chance explains (C-11).

use std::collections::BTreeMap;

use super::rule::{Check, Findings, Rule};
use super::told::{Across, Gist, Told};
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

/// The cases of a product family or a defect of a policy, month by month.
type Series<'v, 'a> = BTreeMap<Month, Vec<(&'v Told<'a>, &'v Gist<'a>)>>;

/// What is counted of a policy: a field, with what stands in it.
type Counting<'v> = (&'v str, (&'static str, &'static str), &'v str);

fn check(across: &Across, report: &mut Findings) {
    let Some((months, basis, now)) = looked_at(across) else {
        return;
    };
    let (_, numbers) = basis.of(&months, now);
    for ((_, (section, field), _), series) in &series(across.told) {
        let path = Path::root().key(section).key(field);
        let counts: Vec<_> = months
            .iter()
            .zip(&numbers)
            .map(|(month, by)| (*month, series.get(month).map_or(0, Vec::len) as u64, *by))
            .collect();
        let mut recent = counts.iter().rev().take(2);
        if recent.all(|(_, count, _)| *count < FEWEST) {
            continue;
        }
        let control = Control::of(Chart::Rate, &counts);
        let recent = control.points.iter().rev().take(2);
        for point in recent.rev().filter(|point| point.count >= FEWEST) {
            let rising = matches!(point.signal, Some(Signal::Above | Signal::RunAbove));
            let newest = series.get(&point.month).and_then(|cases| cases.last());
            if let Some((newest, _)) = newest.filter(|_| rising) {
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

/// The complaints by policy, field and what stands in it, each month's in order of receipt.
fn series<'v, 'a>(all_told: &'v [Box<Told<'a>>]) -> BTreeMap<Counting<'v>, Series<'v, 'a>> {
    let mut all: BTreeMap<Counting, Series> = BTreeMap::new();
    let cases = all_told.iter().filter_map(|told| {
        let case = told.case.as_ref()?;
        Some((&**told, case, case.counted.as_ref()?, case.calendar?))
    });
    for (told, case, counted, calendar) in cases {
        let month = Month::of(calendar.in_zone(case.received).date_naive());
        let defect = counted.defect.iter();
        let defect = defect.map(|name| (("investigation", "defect"), name));
        let family = counted.family.iter();
        let family = family.map(|family| (("product", family.field), &family.name));
        for (place, name) in family.chain(defect) {
            let series = all.entry((&case.policy_id, place, name)).or_default();
            series.entry(month).or_default().push((told, case));
        }
    }
    for series in all.values_mut().flat_map(BTreeMap::values_mut) {
        series.sort_by_key(|(told, case)| (case.received, told.known_as()));
    }
    all
}
