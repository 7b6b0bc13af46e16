//! Percentages, formulas and the units that bear a loss.

use rust_decimal::Decimal;

use super::Lints;
use super::names::{UNIT, units, unknown_unit};
use crate::domain::policy::{Consequences, Formula, LossRule, Policy, REMEDIES, Source};
use crate::domain::staff::Staff;
use crate::msg;

const PERCENT: &str = "policy-percent";

pub(super) fn check(policy: &Policy, staff: &Staff, lints: &mut Lints) {
    let rules = &policy.consequences;
    losses(rules, lints);
    conversions(rules, lints);
    deduction(rules, staff, lints);
    costs(rules, staff, lints);
    if let Some(sharing) = &rules.sharing
        && sharing.total != Decimal::ONE_HUNDRED
    {
        let what = msg!("policy-shares-total", total = sharing.total.to_string());
        lints.error(PERCENT, &sharing.source, "total", what);
    }
    if let Some(returns) = &rules.returns {
        percent(returns.tolerance, &returns.source, "tolerance", lints);
    }
    for proof in &rules.proofs {
        let asked = lints.ask(
            "policy-unknown-remedy",
            &proof.source,
            "remedy",
            &proof.remedy,
        );
        lints.known(&asked, &REMEDIES, |word| {
            msg!("policy-unknown-remedy", word = word)
        });
    }
    ruled(rules, lints);
}

fn percent(value: Decimal, source: &Source, key: &str, lints: &mut Lints) {
    if value > Decimal::ONE_HUNDRED {
        let what = msg!("policy-percent-above", value = value.to_string());
        lints.error(PERCENT, source, key, what);
    }
}

fn losses(rules: &Consequences, lints: &mut Lints) {
    let mut known = REMEDIES.to_vec();
    known.push("resale");
    for rule in &rules.loss {
        let asked = lints.ask(
            "policy-unknown-remedy",
            &rule.source,
            "remedy",
            &rule.remedy,
        );
        lints.known(&asked, &known, |word| {
            msg!("policy-unknown-remedy", word = word)
        });
        loss_percent(rule, lints);
    }
    let named = rules.loss.iter();
    lints.once(named.map(|r| (r.remedy.as_str(), &r.source)), "remedy");
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
    for (i, conversion) in rules.conversions.iter().enumerate() {
        let same = |c: &&super::super::Conversion| c.sanction == conversion.sanction;
        if let Some(first) = rules.conversions[..i].iter().find(same) {
            let line = first.source.place.line.to_string();
            let id = conversion.sanction.to_string();
            let what = msg!("policy-duplicate-id", id = id, line = line);
            lints.error("policy-duplicate-id", &conversion.source, "sanction", what);
        }
    }
}

fn deduction(rules: &Consequences, staff: &Staff, lints: &mut Lints) {
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
        for unit in &level.units {
            let asked = lints.ask(UNIT, &level.source, "units", unit);
            lints.known(&asked, &units(staff), unknown_unit);
        }
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

fn costs(rules: &Consequences, staff: &Staff, lints: &mut Lints) {
    let mut known = vec!["company", "customer", "supplier", "liable"];
    known.extend(units(staff));
    for cost in &rules.costs {
        let asked = lints.ask(
            "policy-unknown-bearer",
            &cost.source,
            "bearer",
            &cost.bearer,
        );
        lints.known(&asked, &known, |word| {
            msg!("policy-unknown-bearer", word = word)
        });
    }
}

fn ruled(rules: &Consequences, lints: &mut Lints) {
    lints.ruled(rules.loss.iter().map(|e| e.source.clone()));
    lints.ruled(rules.sanctions.iter().map(|e| e.source.clone()));
    lints.ruled(rules.conversions.iter().map(|e| e.source.clone()));
    lints.ruled(rules.grounds.iter().map(|e| e.source.clone()));
    lints.ruled(rules.proofs.iter().map(|e| e.source.clone()));
    lints.ruled(rules.costs.iter().map(|e| e.source.clone()));
    lints.ruled(rules.resale.iter().map(|e| e.source.clone()));
    lints.ruled(rules.sharing.iter().map(|e| e.source.clone()));
    lints.ruled(rules.returns.iter().map(|e| e.source.clone()));
    if let Some(deduction) = &rules.deduction {
        lints.ruled([deduction.source.clone()]);
        if deduction.share.source != deduction.source {
            lints.ruled([deduction.share.source.clone()]);
        }
        lints.ruled(deduction.levels.iter().map(|e| e.source.clone()));
    }
}
