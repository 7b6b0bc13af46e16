//! When a settlement was decided (M-13.0).

use crate::domain::case::Case;
use crate::domain::policy::{ApprovalMode, Policy, Step};
use crate::domain::time::Time;

/// When the last decision that each settlement needed was given: the signature. What nobody signed was
/// within the proposer's authority once it was acted on, where the policy lets that be: decided by the
/// office's opinion, else by the proposal. Where nothing is owed, the finding decides.
pub fn decided(case: &Case, policy: &Policy) -> Vec<Time> {
    let always = policy.approval == ApprovalMode::Always && policy.uses(Step::Approved);
    let mut times: Vec<Time> = Vec::new();
    for round in case.all_rounds() {
        let signed = round.signatures().map(|approval| approval.stamp.at).max();
        let acted =
            round.agreement.is_some() || round.carried_out.is_some() || case.closing.is_some();
        let opinion = round.consolidations.iter().map(|it| it.stamp.at).min();
        let proposed = round.settlement.as_ref().map(|it| it.stamp.at);
        let free = opinion.or(proposed).filter(|_| acted && !always);
        times.extend(signed.or(free));
    }
    times.extend(case.nothing_owed());
    times.sort();
    times
}
