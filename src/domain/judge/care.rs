//! What the channel asks, what grade a case deserves, who bears its cost.

use super::asking::channel_rules;
use crate::domain::case::Case;
use crate::domain::case::conduct::ReplyKind;
use crate::domain::case::fact::FactKind;
use crate::domain::case::investigation::Outcome;
use crate::domain::case::stamp::Stamp;
use crate::domain::policy::{ChannelRule, CostRule, Policy, Proofread, SeverityRule};
use crate::domain::time::Time;

/// What the channels' rules ask of the case and is not on record.
pub fn channel_gaps<'a>(case: &Case, policy: &'a Policy) -> Vec<(Proofread, &'a ChannelRule)> {
    let mut gaps: Vec<(Proofread, &ChannelRule)> = Vec::new();
    for rule in channel_rules(case, policy) {
        for asked in &rule.requires {
            let known = gaps.iter().any(|(gap, _)| gap == asked);
            if !known && !on_record(case, *asked) {
                gaps.push((*asked, rule));
            }
        }
    }
    gaps
}

fn on_record(case: &Case, asked: Proofread) -> bool {
    match asked {
        Proofread::Acknowledged => case
            .replies
            .iter()
            .any(|reply| !matches!(reply.kind, ReplyKind::Interim | ReplyKind::Inform)),
        Proofread::ReadBack => case.intake.read_back == Some(true),
        Proofread::Recording => case.intake.recording.is_some(),
    }
}

/// The grade the severity matrix gives the case: the first row that fits.
pub fn proposed_grade<'a>(case: &Case, policy: &'a Policy) -> Option<&'a SeverityRule> {
    let facts = case.policy_facts();
    policy.care.severity.iter().find(|row| {
        let enough = row
            .claimed_from
            .is_none_or(|from| case.claimed.is_some_and(|claimed| claimed >= from));
        enough && row.when.holds(&facts)
    })
}

/// Who bears the cost of an established complaint: by the fault found, else, in doubt, as the
/// policy has it for cases nobody can tell. `None` before an investigation, for what is not
/// established, and where the policy does not say.
pub fn cost_rule<'a>(case: &Case, policy: &'a Policy) -> Option<&'a CostRule> {
    cost_rule_of(case, policy, None)
}

/// Who bears the cost of one item of it: by the item's own fault, else as that of the whole.
pub fn cost_rule_of<'a>(
    case: &Case,
    policy: &'a Policy,
    item: Option<u64>,
) -> Option<&'a CostRule> {
    let found = case.investigation.as_ref();
    let own = item.and_then(|n| case.item(n)).map(|(_, item)| item);
    let outcome = own
        .and_then(|item| item.outcome)
        .or(found.map(|found| found.outcome))?;
    let fault = own.and_then(|item| item.fault.as_ref());
    let fault = fault.or(found.and_then(|found| found.fault.as_ref()));
    let costs = &policy.consequences.costs;
    // Where its items have faults of their own, the whole is in no doubt.
    let each = own.is_none() && case.items.iter().any(|item| item.fault.is_some());
    match fault {
        Some(fault) => costs.iter().find(|cost| cost.cause == *fault),
        None if each || outcome == Outcome::Rejected => None,
        None => costs.iter().find(|cost| cost.doubt),
    }
}

/// The rules of who bears the cost, each with the item it holds for: of the whole, or of each item
/// that has a fault of its own.
pub fn cost_rules<'a>(case: &Case, policy: &'a Policy) -> Vec<(Option<u64>, &'a CostRule)> {
    let items = case.items.iter().filter(|item| item.fault.is_some());
    let items = items.map(|item| Some(item.n));
    let all = items.chain([None]);
    all.filter_map(|item| Some((item, cost_rule_of(case, policy, item)?)))
        .collect()
}

/// When something last happened on a case; its own receipt at the least.
pub fn last_activity(case: &Case) -> Time {
    let facts = case.dated();
    let times = facts
        .iter()
        // That we were reminded is no work on it.
        .filter(|fact| FactKind::at(&fact.path) != Some(FactKind::Notice))
        .map(|fact| fact.stamp)
        .map(|stamp: &Stamp| stamp.at);
    times
        .max()
        .map_or(case.received, |at| at.max(case.received))
}
