//! A fact dated before what it follows.

use super::rule::{Check, Findings, Rule};
use super::view::RecordView;
use crate::domain::case::settlement::Round;
use crate::domain::policy::{Policy, Step};
use crate::domain::time::Time;
use crate::domain::time::shown;
use crate::domain::trail::Trail;
use crate::finding::{FindingKind, Severity};
use crate::msg;

pub const RULE: Rule = Rule {
    id: "dated-before",
    severity: Severity::Error,
    kind: FindingKind::Data,
    holds: &["M-9.4", "L-1", "T-3"],
    check: Check::One(check),
};

/// A step with the first time it was made in a round, and its section with the member of it.
type Made = (Step, Time, (&'static str, Option<usize>));

fn check(view: &RecordView, report: &mut Findings) {
    let Some((case, policy)) = view.judged() else {
        return;
    };
    case.each_dated(|place, fact| {
        if fact.at < case.received {
            let earlier = shown(case.received);
            let what = msg!("check-dated-before-received", received = earlier);
            report.date(view, place.key("at").path(), what);
        }
    });
    let mut common: Vec<Made> = Vec::new();
    let registered = case.registration.as_ref();
    common.extend(registered.map(|s| (Step::Registered, s.at, ("registration", None))));
    let assigned = case.assignments.first();
    common.extend(assigned.map(|a| (Step::Assigned, a.stamp.at, ("assignments", Some(0)))));
    let found = case.investigation.as_ref();
    common.extend(found.map(|f| (Step::Investigated, f.stamp.at, ("investigation", None))));
    let mut all = common.clone();
    all.extend(round(&case.current));
    let closed = case.closing.as_ref().filter(|it| !it.without_duties());
    all.extend(closed.map(|c| (Step::Closed, c.stamp.at, ("closing", None))));
    compare(view, report, policy, (all, Trail::Root), 0);
    let rounds = Trail::Root.key("rounds");
    for (i, former) in case.rounds.iter().enumerate() {
        let mut all = common.clone();
        all.extend(round(&former.round));
        compare(view, report, policy, (all, rounds.index(i)), common.len());
    }
}

fn round(round: &Round) -> Vec<Made> {
    let settlement = round.settlement.as_ref();
    let opinion = round.consolidations.first();
    // What was negotiated is decided on after the answer (M-9.6b).
    let negotiated = settlement.is_some_and(|it| it.negotiated);
    let answer = round.agreement.as_ref().filter(|_| !negotiated);
    let done = round.carried_out.as_ref();
    let approvals = round.approvals.iter().enumerate();
    let mut approved = approvals.filter(|(_, approval)| !approval.rejected);
    [
        settlement.map(|s| (Step::Resolved, s.stamp.at, ("settlement", None))),
        opinion.map(|o| (Step::Consolidated, o.stamp.at, ("consolidations", Some(0)))),
        approved
            .next()
            .map(|(i, a)| (Step::Approved, a.stamp.at, ("approvals", Some(i)))),
        answer.map(|a| (Step::Agreed, a.stamp.at, ("agreement", None))),
        done.map(|s| (Step::CarriedOut, s.stamp.at, ("carried_out", None))),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Reports each step dated before one the policy has earlier; of the first `known` nothing is said.
fn compare(
    view: &RecordView,
    report: &mut Findings,
    policy: &Policy,
    (all, within): (Vec<Made>, Trail),
    known: usize,
) {
    let place = |step: Step| policy.steps.iter().position(|used| used.step == step);
    let mut made: Vec<(usize, bool, Made)> = Vec::new();
    for (i, step) in all.into_iter().enumerate() {
        made.extend(place(step.0).map(|place| (place, i >= known, step)));
    }
    made.sort_by_key(|(place, _, _)| *place);
    let mut latest: Option<(Step, Time)> = None;
    for (_, new, (step, at, (section, member))) in made {
        match latest {
            Some((before, time)) if at < time => {
                if !new {
                    continue;
                }
                let what = msg!(
                    "check-dated-before",
                    step = step,
                    at = shown(at),
                    before = before,
                    time = shown(time)
                );
                let section = within.key(section);
                let path = match member {
                    Some(member) => section.index(member).key("at").path(),
                    None => section.key("at").path(),
                };
                report.date(view, path, what).about = Some(before.to_string());
            }
            _ => latest = Some((step, at)),
        }
    }
}
