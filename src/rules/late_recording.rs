//! A fact written down later than the policy tolerates.

use super::rule::{Check, Findings, Rule};
use super::view::{RecordView, run};
use crate::domain::case::Case;
use crate::domain::staff::Found;
use crate::domain::time::shown;
use crate::domain::time::{Calendar, Counting, Limit, Terms, Time, due};
use crate::domain::trail::Trail;
use crate::finding::{FindingKind, Severity};
use crate::msg;

pub const RULE: Rule = Rule {
    id: "late-recording",
    severity: Severity::Warning,
    kind: FindingKind::Data,
    holds: &["B-5", "L-6", "M-9.1"],
    check: Check::One(check),
};

fn check(view: &RecordView, report: &mut Findings) {
    let (Some((case, policy)), Some(calendar)) = (view.judged(), view.calendar) else {
        return;
    };
    let Some(rule) = &policy.recording else {
        return;
    };
    let limit = rule.tolerance;
    let mut look = |place: &Trail, intake: bool, (at, recorded): (Time, Time)| {
        if !tolerated(at, recorded, limit, calendar) {
            let what = msg!(
                "check-late-recording",
                at = shown(at),
                recorded = shown(recorded),
                tolerance = limit.said(),
                rule = rule.source.rule.as_deref().unwrap_or(&policy.id)
            );
            let help = run(view, "waive late-recording --reason TEXT");
            let finding = report.field(view, place.path(), what);
            finding.help = Some(help);
            if let Some(unit) = receiver(view, case).filter(|_| intake) {
                finding.owner = Some(unit);
            }
        }
    };
    let intake = Trail::Root.key("received");
    look(&intake, true, (case.received, case.recorded));
    case.each_dated(|place, fact| look(&place.key("at"), false, (fact.at, fact.recorded)));
}

/// The unit of who received the complaint: what it kept to itself is its own delay (M-10.2).
fn receiver(view: &RecordView, case: &Case) -> Option<String> {
    let staff = &view.regulations.staff;
    let Found::One(person) = staff.person_by(case.received_by.as_deref()?) else {
        return None;
    };
    let unit = staff.unit_of(person, case.received.date_naive())?;
    Some(unit.id.clone())
}

/// Whether it was recorded by the last moment a limit from the fact on would allow.
fn tolerated(at: Time, recorded: Time, limit: Limit, calendar: &Calendar) -> bool {
    let lag = (recorded - at).num_seconds();
    // A day's limit may end at closing, so somewhat short of its nominal length.
    if lag <= limit.nominal_seconds() / 2 {
        return true;
    }
    let terms = Terms::new(limit, Counting::Calendar);
    due(at, &terms, calendar, &[], recorded).map_or(true, |counted| recorded <= counted.due)
}
