//! A defect that comes back: too often in a window, or after an action that was found to stop it
//! (L-6, V-4).

use std::collections::BTreeMap;

use super::alike::{Links, Member, Series, named, places, series, window_end};
use super::repeat_complaint::of_a_customer;
use super::rule::{Check, Findings, Rule};
use super::told::Across;
use super::view::run_on;
use crate::domain::msg::Msg;
use crate::domain::time::Time;
use crate::domain::tree::Path;
use crate::finding::{FindingKind, Severity};
use crate::msg;

pub const RULE: Rule = Rule {
    id: "recurrence",
    severity: Severity::Warning,
    kind: FindingKind::Duty,
    holds: &["L-6", "V-4", "C-11"],
    check: Check::Across(None, check),
};

fn check(across: &Across, report: &mut Findings) {
    let links = Links::of(across.told);
    for series in series(across, |entry| !of_a_customer(entry)) {
        let places = places(&series.members);
        let checked = checked(&series.members);
        for (i, first) in series.firsts().into_iter().enumerate() {
            let member = &series.members[i];
            if !series.judges(member) {
                continue;
            }
            if let Some(stopped) = should_have_stopped(&series, &checked, i) {
                if !links.within(&places, member, stopped.place..stopped.place + 1) {
                    came_back(report, across, &series, (member, stopped));
                }
                continue;
            }
            let many = (i + 1 - first) as u64 >= u64::from(series.entry.count.0);
            if many && !links.within(&places, member, first..i) {
                too_often(report, &series, member, &series.members[first..i]);
            }
        }
    }
}

/// An action found to work.
#[derive(Clone, Copy)]
struct Checked {
    at: Time,
    /// The case's place in the series.
    place: usize,
    /// Which of the actions of the case that were found to work.
    nth: usize,
}

/// The actions found to work, in order of that.
fn checked(members: &[Member]) -> Vec<Checked> {
    let mut all = Vec::new();
    for (place, member) in members.iter().enumerate() {
        for (nth, worked) in member.case.worked.iter().enumerate() {
            all.push(Checked {
                at: worked.at,
                place,
                nth,
            });
        }
    }
    all.sort_by_key(|checked| (checked.at, checked.place, checked.nth));
    all
}

/// The last action found to work before the case came in, if that is within the window.
fn should_have_stopped<'c>(
    series: &Series,
    checked: &'c [Checked],
    i: usize,
) -> Option<&'c Checked> {
    let member = &series.members[i];
    let before = checked.partition_point(|checked| checked.at < member.case.received);
    let last = checked.get(before.checked_sub(1)?)?;
    let end = window_end(member.case, last.at, series.entry.window)?;
    (last.place != i && member.case.received <= end).then_some(last)
}

fn came_back(
    report: &mut Findings,
    across: &Across,
    series: &Series,
    (member, stopped): (&Member, &Checked),
) {
    let source = &series.members[stopped.place];
    let worked = &source.case.worked[stopped.nth];
    let path = Path::root().key("actions").index(worked.action);
    let file = &source.told.file;
    let line = (across.line)(file, &path.key("verified"));
    let number = source.told.known_as();
    let what = msg!(
        "check-recurrence-after-action",
        n = worked.action + 1,
        number = number,
        place = format!("{file}:{line}"),
        action = &worked.what
    );
    let finding = report.across(member.told, at(series), what);
    finding.about = Some(series.entry.name.clone());
    finding.help = Some(run_on(member.told.number(), &format!("link {number}")));
}

fn too_often(report: &mut Findings, series: &Series, member: &Member, earlier: &[Member]) {
    let named = named(earlier);
    let latest = named.first().cloned().unwrap_or_default();
    let what = msg!(
        "check-recurrence",
        count = earlier.len() + 1,
        cases = Msg::list(named),
        rule = series
            .entry
            .source
            .rule
            .as_deref()
            .unwrap_or(&series.policy.id)
    );
    let finding = report.across(member.told, at(series), what);
    finding.about = Some(series.entry.name.clone());
    finding.help = Some(run_on(member.told.number(), &format!("link {latest}")));
}

/// The last of the fields that are the same: the defect, as a rule.
fn at(series: &Series) -> Path {
    let aliases = BTreeMap::from([
        ("defect", "investigation.defect"),
        ("product.family", "product.part"),
    ]);
    let field = series.entry.same.last().map_or("", String::as_str);
    let field = aliases.get(field).copied().unwrap_or(field);
    field.parse().unwrap_or_else(|()| Path::root())
}
