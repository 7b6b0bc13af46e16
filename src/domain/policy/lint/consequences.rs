//! Percentages and formulas make sense.

use rust_decimal::Decimal;

use super::found::{Lint, Lints};
use crate::domain::case::discipline::SanctionKind;
use crate::domain::policy::consequences::{Consequences, Formula, LossRule};
use crate::domain::policy::regulation::Policy;
use crate::domain::severity::Severity;
use crate::domain::source::Source;
use crate::msg;

const PERCENT: &str = "policy-percent";

pub(super) fn check(policy: &Policy, lints: &mut Lints) {
    let rules = &policy.consequences;
    losses(rules, lints);
    conversions(rules, lints);
    penalties(policy, lints);
    deduction(rules, lints);
    if let Some(sharing) = &rules.sharing
        && sharing.total != Decimal::ONE_HUNDRED
    {
        let what = msg!("policy-shares-total", total = sharing.total.to_string());
        lints.error(PERCENT, &sharing.source, "total", what);
    }
    if let Some(returns) = &rules.returns {
        percent(returns.tolerance, &returns.source, "tolerance", lints);
    }
}

fn percent(value: Decimal, source: &Source, key: &str, lints: &mut Lints) {
    if value > Decimal::ONE_HUNDRED {
        let what = msg!("policy-percent-above", value = value.to_string());
        lints.error(PERCENT, source, key, what);
    }
}

fn losses(rules: &Consequences, lints: &mut Lints) {
    for rule in &rules.loss {
        loss_percent(rule, lints);
    }
}

/// The percentage belongs to one formula and to no other.
fn loss_percent(rule: &LossRule, lints: &mut Lints) {
    let needs = rule.formula == Formula::QuantityPricePercent;
    match rule.percent {
        Some(value) if needs => percent(value, &rule.source, "percent", lints),
        Some(_) => {
            let what = msg!("policy-percent-unused", formula = rule.formula.to_string());
            lints.error(PERCENT, &rule.source, "percent", what);
        }
        None if needs => {
            let what = msg!("policy-percent-missing", formula = rule.formula.to_string());
            lints.error(PERCENT, &rule.source, "formula", what);
        }
        None => {}
    }
}

/// A sanction of the regulation's own has consequences: money, a record, advice, damages.
fn penalties(policy: &Policy, lints: &mut Lints) {
    for penalty in &policy.consequences.penalties {
        let kind = SanctionKind::new(&penalty.id);
        if penalty.follows.is_empty() && policy.conversion(&kind).is_none() {
            lints.found.push(Lint {
                id: "policy-sanction-nothing",
                severity: Severity::Warning,
                place: lints.places.field(&penalty.source, "id"),
                what: msg!("policy-sanction-nothing", sanction = &penalty.id),
                help: Some(msg!("policy-sanction-nothing-help")),
            });
        }
    }
}

fn conversions(rules: &Consequences, lints: &mut Lints) {
    for conversion in &rules.conversions {
        if conversion.fine_from.is_none() && !conversion.whole_month_bonus {
            let what = msg!(
                "policy-conversion-empty",
                sanction = conversion.sanction.to_string()
            );
            lints.warning("policy-conversion", &conversion.source, "sanction", what);
        }
    }
}

fn deduction(rules: &Consequences, lints: &mut Lints) {
    let Some(deduction) = &rules.deduction else {
        return;
    };
    percent(
        deduction.cap_percent,
        &deduction.source,
        "cap_percent",
        lints,
    );
    if deduction.cap_percent.is_zero() {
        let what = msg!("policy-cap-zero");
        lints.error(PERCENT, &deduction.source, "cap_percent", what);
    }
    for level in &deduction.levels {
        if level.otherwise < level.smallest {
            let what = msg!(
                "policy-level-order",
                smallest = level.smallest.to_string(),
                otherwise = level.otherwise.to_string()
            );
            lints.error("policy-level-order", &level.source, "otherwise", what);
        }
    }
}
