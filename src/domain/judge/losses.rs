//! The loss of a case and its parts, for sanctions and deductions.

use rust_decimal::Decimal;

use super::portions::portions;
use crate::domain::case::Case;
use crate::domain::case::intake::Quantity;
use crate::domain::case::remedy::Remedy;
use crate::domain::money::Money;
use crate::domain::policy::{Formula, Policy};
use crate::domain::reader::Word;
use crate::domain::time::{Calendar, Time};

/// What the case costs us by the policy's formulas (M-A6); `None` while there is no settlement or
/// a quantity is open.
fn loss(case: &Case, policy: &Policy) -> Option<Money> {
    let remedies = &case.current.settlement.as_ref()?.remedies;
    remedies
        .iter()
        .map(|remedy| line(remedy, policy))
        .sum::<Option<Money>>()
}

fn line(remedy: &Remedy, policy: &Policy) -> Option<Money> {
    let Some(rule) = policy.loss_rule(remedy.kind.word()) else {
        return Some(Money::ZERO);
    };
    let zero = |amount: Option<Money>| amount.unwrap_or_default();
    let quantity = || match remedy.quantity {
        Some(Quantity::Pieces(pieces)) => Some(pieces),
        _ => None,
    };
    Some(match rule.formula {
        Formula::Amount => zero(remedy.amount),
        Formula::QuantityPricePercent => {
            let percent = rule.percent.unwrap_or(Decimal::ONE_HUNDRED);
            zero(remedy.price).times(quantity()?).percent(percent)
        }
        Formula::QuantityAPrice => zero(remedy.a_price).times(quantity()?),
        Formula::LabourHandlingWastage => {
            zero(remedy.labour) + zero(remedy.handling) + zero(remedy.wastage)
        }
        Formula::ResaleDifference => Money::ZERO,
    })
}

/// The part of the loss of each share of the liability in force, in its order; they add up to the
/// loss. Judged by the policy's calendar at a moment.
pub fn liability_amounts(
    case: &Case,
    policy: &Policy,
    _at: (&Calendar, Time),
) -> Option<Vec<Money>> {
    let loss = loss(case, policy)?;
    let weights = case.liability().iter().map(|liable| {
        let mut share = liable.share;
        share.rescale(12);
        u64::try_from(share.mantissa()).unwrap_or(0)
    });
    Some(portions(loss, &weights.collect::<Vec<u64>>()))
}
