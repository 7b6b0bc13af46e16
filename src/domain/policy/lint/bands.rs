//! Bands: of authority (M-11) and of sanctions (M-A3).

use super::found::{Lint, Lints};
use crate::domain::money::Money;
use crate::domain::policy::consequences::SanctionBand;
use crate::domain::policy::regulation::Policy;
use crate::domain::policy::settings::{ApprovalMode, SelfApproval};
use crate::domain::severity::Severity;
use crate::domain::source::Source;
use crate::domain::step::Step;
use crate::msg;

const BANDS: &str = "policy-authority-bands";

pub(super) fn check(policy: &Policy, lints: &mut Lints) {
    for ladder in policy.ladders() {
        let ends = ladder.iter().map(|band| (band.up_to, &band.source));
        ordered(BANDS, &ends.collect::<Vec<_>>(), lints);
    }
    let sanctions: Vec<_> = policy
        .consequences
        .sanctions
        .iter()
        .map(|band| (band.up_to, &band.source))
        .collect();
    ordered("policy-sanction-bands", &sanctions, lints);
    heavier(policy, lints);
    somebody_answers(policy, lints);
    somebody_approves(policy, lints);
}

/// Each band ends above the one before, nothing is left over above the last.
fn ordered(id: &'static str, bands: &[(Option<Money>, &Source)], lints: &mut Lints) {
    let mut before: Option<Money> = Some(Money::ZERO);
    for (i, (up_to, source)) in bands.iter().enumerate() {
        let last = i + 1 == bands.len();
        match (up_to, before) {
            (_, None) => {
                let what = msg!("policy-band-after-unlimited");
                lints.error(id, source, "up_to", what);
            }
            (Some(end), _) if *end == Money::ZERO => {
                lints.error(id, source, "up_to", msg!("policy-band-zero"));
            }
            (Some(end), Some(before)) if *end <= before => {
                let what = msg!(
                    "policy-band-order",
                    end = end.to_string(),
                    before = before.to_string()
                );
                lints.error(id, source, "up_to", what);
            }
            _ => {}
        }
        if last && let Some(end) = up_to {
            let what = msg!("policy-band-last", end = end.to_string());
            let place = lints.places.field(source, "up_to");
            lints.error_at(id, place, what, Some(msg!("policy-band-last-help")));
        }
        before = before.and(*up_to);
    }
}

/// A larger share brings no lighter sanction.
fn heavier(policy: &Policy, lints: &mut Lints) {
    let bands = &policy.consequences.sanctions;
    let weight = |band: &SanctionBand| (policy.sanction_weight(&band.sanction), band.times);
    for pair in bands.windows(2) {
        if weight(&pair[1]) < weight(&pair[0]) {
            let what = msg!("policy-sanction-lighter");
            lints.warning("policy-sanction-bands", &pair[1].source, "sanction", what);
        }
    }
    for band in bands {
        if band.times == 0 {
            let what = msg!("policy-sanction-times");
            lints.error("policy-sanction-bands", &band.source, "times", what);
        }
    }
}

/// A policy in which settlements are approved says by whom.
/// What a settlement costs somebody answers for, whether it is signed or not.
fn somebody_answers(policy: &Policy, lints: &mut Lints) {
    let losses = policy.consequences.loss.iter().map(|loss| &loss.source);
    let standing = policy.practice.standing.iter().map(|it| &it.source);
    let costs = losses.chain(standing).next();
    if let Some(source) = costs.filter(|_| policy.authority.is_empty()) {
        let what = msg!("policy-money-nobody");
        lints.found.push(Lint {
            id: BANDS,
            severity: Severity::Warning,
            place: source.place.clone(),
            what,
            help: Some(msg!("policy-money-nobody-help")),
        });
    }
}

fn somebody_approves(policy: &Policy, lints: &mut Lints) {
    let Some(steps) = policy.setting("steps") else {
        return;
    };
    let always = policy.authority.iter().any(|band| band.when.is_always());
    if policy.uses(Step::Approved) && !always {
        let what = msg!("policy-authority-missing");
        lints.error(BANDS, steps, "steps", what);
    }
    if policy.approval == ApprovalMode::Always && !policy.uses(Step::Approved) {
        let what = msg!("policy-approval-no-step");
        let source = policy.setting("approval").unwrap_or(steps);
        lints.error(BANDS, source, "approval", what);
    }
    if policy.approval == ApprovalMode::Always && policy.self_approval == SelfApproval::WithinLimit
    {
        let what = msg!("policy-approval-own");
        let source = policy.setting("self_approval").unwrap_or(steps);
        lints.error("policy-approval-own", source, "self_approval", what);
    }
}
