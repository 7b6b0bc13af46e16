//! Last month's closed case with a person liable and no sanction decided (M-12), a decided one not published, and a filed
//! sanction that says nothing of the superior's joint one (M-A3); nothing decided of who else answers (T-6).

use chrono::NaiveDate;

use super::rule::{Check, Findings, Rule};
use super::view::{RecordView, run};
use crate::domain::case::Case;
use crate::domain::judge::Clock;
use crate::domain::judge::answerable::{command, undecided};
use crate::domain::judge::discipline::{
    in_force, liable_persons, publishing_due, review_due, sanction_of, unpublished,
};
use crate::domain::judge::joint::unsaid_of;
use crate::domain::msg::Arg;
use crate::domain::policy::{Answerable, Policy};
use crate::domain::time::{Calendar, Time, shown};
use crate::domain::tree::Path;
use crate::finding::{FindingKind, Severity};
use crate::msg;

pub const RULE: Rule = Rule {
    id: "sanction-undecided",
    severity: Severity::Warning,
    kind: FindingKind::Duty,
    holds: &["M-12", "M-A3", "M-A7", "T-6"],
    check: Check::One(check),
};

fn check(view: &RecordView, report: &mut Findings) {
    let (Some((case, policy)), Some(calendar)) = (view.judged(), view.calendar) else {
        return;
    };
    let staff = &view.regulations.staff;
    for (i, sanction) in unsaid_of(case, policy, staff) {
        let what = msg!(
            "sanction-check-superior",
            name = staff.called(&sanction.person)
        );
        let path = Path::root().key("sanctions").index(i);
        let finding = report.field(view, path, what);
        finding.help = Some(msg!("sanction-check-superior-help"));
    }
    owed((view, report), (case, policy, calendar));
    let Some(closing) = case.closing.as_ref().filter(|it| !it.without_duties()) else {
        return;
    };
    let closed = calendar.in_zone(closing.stamp.at).date_naive();
    let Some((due, duty)) = review_due((policy, calendar), closed) else {
        return;
    };
    if !view.past(due) {
        return;
    }
    unpublished_ones((view, report), (case, policy, calendar), closed);
    for liable in liable_persons(case, policy, staff, calendar) {
        let filed = sanction_of(case, policy, liable.person);
        if filed.is_some_and(|(_, sanction)| in_force(policy, sanction)) {
            continue;
        }
        let (name, due) = (&liable.person.name, day_of(due, calendar));
        let what = msg!("sanction-check-undecided", name = name, due = due);
        let path = match filed {
            Some((i, _)) => Path::root().key("sanctions").index(i),
            None => Path::root().key("closing"),
        };
        let finding = report.field(view, path, what);
        finding.owner = Some(duty.unit.clone());
        let person = &liable.person.id;
        finding.about = Some(person.clone());
        finding.help = Some(run(
            view,
            &match filed {
                Some(_) => format!("sanction --approve --person {person}"),
                None => format!("sanction --as-proposed --person {person}"),
            },
        ));
    }
}

/// The head of the liable unit and who was late: a sanction is decided, or that there is none (T-6).
fn owed(
    (view, report): (&RecordView, &mut Findings),
    (case, policy, calendar): (&Case, &Policy, &Calendar),
) {
    let staff = &view.regulations.staff;
    let all = undecided((case, &view.clocks), policy, staff, calendar);
    for owed in all.iter().filter(|owed| view.past(owed.due)) {
        let (unit, due) = (staff.called(&owed.unit), shown(owed.due));
        let name = owed.person.map(|person| &person.name);
        let what = match (owed.rule.who, name, &owed.clock) {
            (Answerable::Delayed, Some(name), Some(clock)) => {
                msg!(
                    "sanction-check-delayed",
                    name = name,
                    clock = called(view, clock),
                    due = due
                )
            }
            (Answerable::Head, Some(name), _) => {
                msg!("sanction-check-head", name = name, unit = unit, due = due)
            }
            (_, Some(name), _) => msg!("sanction-check-undecided", name = name, due = due),
            (_, None, _) => msg!("sanction-check-no-head", unit = unit, due = due),
        };
        let finding = report.field(view, Path::root().key("closing"), what);
        finding.due = Some(owed.due);
        view.late(finding, owed.due);
        finding.about = owed.person.map(|person| person.id.clone());
        finding.help = Some(run(view, &command(owed)));
    }
}

/// What is decided is published by the day of the same duty (M-A7, M-12).
fn unpublished_ones(
    (view, report): (&RecordView, &mut Findings),
    (case, policy, calendar): (&Case, &Policy, &Calendar),
    closed: NaiveDate,
) {
    let staff = &view.regulations.staff;
    for (i, sanction) in unpublished(case, policy, staff) {
        let due = publishing_due((policy, calendar), sanction, closed);
        let Some(due) = due.filter(|due| view.past(*due)) else {
            continue;
        };
        let (name, due) = (staff.called(&sanction.person), day_of(due, calendar));
        let what = msg!("sanction-check-unpublished", name = name, due = due);
        let path = Path::root().key("sanctions").index(i);
        let finding = report.field(view, path, what);
        finding.about = Some(sanction.person.clone());
        finding.help = Some(run(view, "sanction --publish"));
    }
}

fn day_of(due: Time, calendar: &Calendar) -> String {
    calendar.in_zone(due).date_naive().to_string()
}

/// What a clock of the case is called.
fn called(view: &RecordView, name: &str) -> Arg {
    let clock = view.clocks.iter().find(|clock| clock.name == name);
    clock.map_or_else(|| Arg::from(name), Clock::called)
}
