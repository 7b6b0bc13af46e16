//! A settlement that gives the cost to somebody else than the fault does (F-2, R-5).

use super::rule::{Check, Findings, Rule};
use super::view::{RecordView, run};
use crate::domain::case::Case;
use crate::domain::case::investigation::Outcome;
use crate::domain::case::remedy::{Remedy, RemedyKind};
use crate::domain::judge;
use crate::domain::msg::Msg;
use crate::domain::policy::{CUSTOMER, CostRule, Exchange, Policy};
use crate::domain::tree::Path;
use crate::domain::word::Word;
use crate::finding::{FindingKind, Severity};
use crate::msg;

pub const RULE: Rule = Rule {
    id: "cost-contradicted",
    severity: Severity::Warning,
    kind: FindingKind::Data,
    holds: &["F-2", "R-5", "R-2b"],
    check: Check::One(check),
};

/// Remedies that exchange the goods, or undo the sale.
const EXCHANGES: [&str; 4] = ["exchange", "replacement", "return", "refund"];
/// Remedies that pay the customer.
const PAYMENTS: [&str; 3] = ["compensation", "allowance", "refund"];

fn check(view: &RecordView, report: &mut Findings) {
    let Some((case, policy)) = view.judged() else {
        return;
    };
    let Some(settlement) = &case.current.settlement else {
        return;
    };
    for (item, cost) in judge::cost_rules(case, policy) {
        let own = |remedy: &&Remedy| item.is_none() || remedy.item == item;
        let remedies = settlement.remedies.iter().filter(own);
        let given: Vec<RemedyKind> = remedies.map(|remedy| remedy.kind).collect();
        let what = contradicted(cost, outcome(case, item), &given, policy);
        if let Some(what) = what {
            let finding = report.field(view, Path::root().key("settlement"), what);
            finding.help = Some(run(view, "waive cost-contradicted --reason TEXT"));
            // A finding of the rule is told apart by the item it is about.
            finding.about = item.map(|n| n.to_string());
        }
    }
}

fn outcome(case: &Case, item: Option<u64>) -> Option<Outcome> {
    let own = item.and_then(|n| case.item(n));
    let own = own.and_then(|(_, item)| item.outcome);
    own.or(case.investigation.as_ref().map(|found| found.outcome))
}

/// What about these remedies the rule of who bears the cost does not allow.
fn contradicted(
    cost: &CostRule,
    outcome: Option<Outcome>,
    given: &[RemedyKind],
    policy: &Policy,
) -> Option<Msg> {
    let any_of = |kinds: &[&str]| given.iter().any(|kind| kinds.contains(&kind.word()));
    let established = outcome.is_some_and(Outcome::established);
    let rule = cost.source.rule.as_deref().unwrap_or(&policy.id);
    Some(match cost.exchange {
        Some(Exchange::Always) if established && !any_of(&EXCHANGES) => {
            msg!("check-cost-exchange-due", cause = &cost.cause, rule = rule)
        }
        Some(Exchange::Never) if any_of(&EXCHANGES) => {
            msg!(
                "check-cost-exchange-never",
                cause = &cost.cause,
                rule = rule
            )
        }
        _ if cost.bearer == CUSTOMER && outcome != Some(Outcome::Goodwill) && any_of(&PAYMENTS) => {
            msg!("check-cost-customer", cause = &cost.cause, rule = rule)
        }
        _ => return None,
    })
}
