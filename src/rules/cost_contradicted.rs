//! A settlement that gives the cost to somebody else than the fault does (F-2, R-5).

use super::rule::{Check, Findings, Rule};
use super::view::{RecordView, run};
use crate::domain::case::investigation::Outcome;
use crate::domain::judge;
use crate::domain::policy::Exchange;
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
    let (Some(settlement), Some(found)) = (&case.current.settlement, &case.investigation) else {
        return;
    };
    let Some(cost) = judge::cost_rule(case, policy) else {
        return;
    };
    let gives = |kinds: &[&str]| {
        let mut remedies = settlement.remedies.iter();
        remedies.any(|remedy| kinds.contains(&remedy.kind.word()))
    };
    let established = matches!(found.outcome, Outcome::Upheld | Outcome::Partly);
    let rule = cost.source.rule.as_deref().unwrap_or(&policy.id);
    let what = match cost.exchange {
        Some(Exchange::Always) if established && !gives(&EXCHANGES) => {
            msg!("check-cost-exchange-due", cause = &cost.cause, rule = rule)
        }
        Some(Exchange::Never) if gives(&EXCHANGES) => {
            msg!(
                "check-cost-exchange-never",
                cause = &cost.cause,
                rule = rule
            )
        }
        _ if cost.bearer == "customer"
            && found.outcome != Outcome::Goodwill
            && gives(&PAYMENTS) =>
        {
            msg!("check-cost-customer", cause = &cost.cause, rule = rule)
        }
        _ => return,
    };
    let finding = report.field(view, Path::root().key("settlement"), what);
    finding.help = Some(run(view, "waive cost-contradicted --reason TEXT"));
}
