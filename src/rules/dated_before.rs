//! A fact dated before what it follows.

use super::rule::{Check, Findings, Rule};
use super::view::RecordView;
use crate::domain::case::settlement::Round;
use crate::domain::policy::{Policy, Step};
use crate::domain::time::Time;
use crate::domain::time::shown;
use crate::domain::tree::Path;
use crate::finding::{FindingKind, Severity};
use crate::msg;

pub const RULE: Rule = Rule {
    id: "dated-before",
    severity: Severity::Error,
    kind: FindingKind::Data,
    holds: &["M-9.4", "L-1", "T-3"],
    check: Check::One(check),
};

/// A step with the first time it was made in a round, and its place.
type Made = (Step, Time, Path);

fn check(view: &RecordView, report: &mut Findings) {
    let Some((case, policy)) = view.judged() else {
        return;
    };
    for fact in case.dated() {
        if fact.stamp.at < case.received {
            let earlier = shown(case.received);
            let what = msg!("check-dated-before-received", received = earlier);
            let finding = report.field(view, fact.path.key("at"), what);
            finding.help = Some(msg!("check-correct-date"));
        }
    }
    let root = Path::root();
    let mut common: Vec<Made> = Vec::new();
    let registered = case.registration.as_ref();
    common.extend(registered.map(|s| (Step::Registered, s.at, root.key("registration"))));
    let assigned = case.assignments.first();
    let place = root.key("assignments").index(0);
    common.extend(assigned.map(|a| (Step::Assigned, a.stamp.at, place)));
    let found = case.investigation.as_ref();
    common.extend(found.map(|f| (Step::Investigated, f.stamp.at, root.key("investigation"))));
    let mut all = common.clone();
    all.extend(round(&case.current, &root));
    let closed = case.closing.as_ref().filter(|it| !it.without_duties());
    all.extend(closed.map(|c| (Step::Closed, c.stamp.at, root.key("closing"))));
    compare(view, report, policy, all, 0);
    for (i, former) in case.rounds.iter().enumerate() {
        let mut all = common.clone();
        all.extend(round(&former.round, &root.key("rounds").index(i)));
        compare(view, report, policy, all, common.len());
    }
}

fn round(round: &Round, at: &Path) -> Vec<Made> {
    let settlement = round.settlement.as_ref();
    let opinion = round.consolidations.first();
    // What was negotiated is decided on after the answer (M-9.6b).
    let negotiated = settlement.is_some_and(|it| it.negotiated);
    let answer = round.agreement.as_ref().filter(|_| !negotiated);
    let done = round.carried_out.as_ref();
    let approvals = round.approvals.iter().enumerate();
    let mut approved = approvals.filter(|(_, approval)| !approval.rejected);
    let (opinions, decisions) = (at.key("consolidations"), at.key("approvals"));
    [
        settlement.map(|s| (Step::Resolved, s.stamp.at, at.key("settlement"))),
        opinion.map(|o| (Step::Consolidated, o.stamp.at, opinions.index(0))),
        approved
            .next()
            .map(|(i, a)| (Step::Approved, a.stamp.at, decisions.index(i))),
        answer.map(|a| (Step::Agreed, a.stamp.at, at.key("agreement"))),
        done.map(|s| (Step::CarriedOut, s.stamp.at, at.key("carried_out"))),
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
    all: Vec<Made>,
    known: usize,
) {
    let place = |step: Step| policy.steps.iter().position(|used| used.step == step);
    let mut made: Vec<(usize, bool, Made)> = Vec::new();
    for (i, step) in all.into_iter().enumerate() {
        made.extend(place(step.0).map(|place| (place, i >= known, step)));
    }
    made.sort_by_key(|(place, _, _)| *place);
    let mut latest: Option<(Step, Time)> = None;
    for (_, new, (step, at, path)) in made {
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
                let finding = report.field(view, path.key("at"), what);
                finding.about = Some(before.to_string());
                finding.help = Some(msg!("check-correct-date"));
            }
            _ => latest = Some((step, at)),
        }
    }
}
